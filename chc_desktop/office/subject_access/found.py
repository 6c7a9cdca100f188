"""What is found of a person beside their own complaints and requests, gathered while it is looked for."""

from dataclasses import dataclass, field
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.subject_access.passages import Group, Passage
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.exchange.pdf_words import words_of_pages
from chc_desktop.office.desk import Desk
from chc_desktop.office.subject_access.concerns import Concerns
from chc_desktop.office.subject_access.files import Content, File


@dataclass
class Finder:
    """Keeps what was found. `files` are to be weighed with the passages; `by_hand` is what no passage can show."""

    desk: Desk
    of: Concerns
    passages: list[Passage] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)

    def tell(self, group: Group, day: date | None, text: str, stands: str) -> None:
        """Keep a passage; of a long text the paragraphs that name them."""
        when = words.day(day) if day else "Not dated"
        self.passages.append(Passage(group, when, self.of.naming.part_of(text), stands))

    def tell_if_named(self, group: Group, day: date | None, text: str, stands: str) -> None:
        """The same where the text names them."""
        if self.of.naming.is_in(text):
            self.tell(group, day, text, stands)

    def put_beside(self, name: str, content: Content, stands: str) -> str:
        """Put a file beside the passages; where its passage stands, with that said."""
        self.files.append(File(safe_name(name), content))
        return f"{stands}; its file is “{safe_name(name)}”, beside the passages"

    def is_named_on_pages(self, content: bytes | None) -> bool:
        """Whether the words of a PDF name them."""
        is_pdf = content is not None and content.startswith(b"%PDF")
        return is_pdf and self.of.naming.is_in("\n".join(words_of_pages(content or b"")))
