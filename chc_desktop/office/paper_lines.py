"""Papers as windows, lists and the case file show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.finding.folding import fold
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.papers.events import CALLS, TOGETHER, Corresponded, Direction, PaperRemoved, PaperTakenBack, Way
from chc_desktop.domain.papers.paper import Paper
from chc_desktop.exchange.file_names import stem_and_ending
from chc_desktop.exchange.paper import AS_PAGES

_MEGABYTE = 1024 * 1024
_PAGED = {*AS_PAGES, "GIF picture", "WebP picture"}


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One letter, call, email or file, people called by their names. `id` is that of the paper: its entry’s number.

    `file_name` is empty where there is no file; `content` of the office’s room gives the bytes of one. `digest` is
    their SHA-256. `came_with` is the id of the email it was attached to, 0 where it came by itself.
    """

    id: int
    record_id: int
    happened_on: date
    at: str
    direction: Direction
    way: Way
    subject: str
    person: int
    with_whom: str
    done_by: int
    dealt_with: str
    note: str
    text: str
    minutes: int
    file_name: str
    file_kind: str
    file_what: str
    file_size: int
    digest: str
    came_with: int
    kept_back: KeptBack = KeptBack.NOT

    @property
    def has_file(self) -> bool:
        return bool(self.digest)

    @property
    def has_pages(self) -> bool:
        """Whether its file can be shown page by page."""
        return self.file_kind in _PAGED or self.file_what in _PAGED

    @property
    def is_call(self) -> bool:
        return self.way in CALLS

    @property
    def heading(self) -> str:
        """“Email in”, “Call out”, “Paper kept on file”."""
        return heading(self.direction, self.way, bool(self.came_with))

    @property
    def when(self) -> str:
        """“Tue 3 Nov 2026, 14:05”."""
        return ", ".join(filter(None, (words.day(self.happened_on), self.at)))

    @property
    def file_words(self) -> str:
        """“letter.pdf, PDF document, 240 KB”; empty where there is no file."""
        return file_words(self.file_name, self.file_what, self.file_size) if self.has_file else ""

    @property
    def file_beside_subject(self) -> str:
        """The same without a name that only says the subject again: “PDF document, 240 KB”."""
        name = "" if _told_by(self.file_name) & _told_by(self.subject) else self.file_name
        return file_words(name, self.file_what, self.file_size) if self.has_file else ""


def _told_by(name: str) -> set[str]:
    """The letters and digits of a name, with its ending and without: what a file name keeps of a subject."""
    ways = (name, stem_and_ending(name)[0])
    return {plain for way in ways if (plain := "".join(letter for letter in fold(way) if letter.isalnum()))}


def line(paper: Paper, record_id: int, names: Mapping[int, str]) -> PaperLine:
    """A paper as it is shown. `names` are the people by id."""
    said = paper.said
    return PaperLine(
        id=paper.id,
        record_id=record_id,
        happened_on=said.happened_on,
        at=said.at,
        direction=said.direction,
        way=said.way,
        subject=said.subject,
        person=said.person,
        with_whom=with_whom(said, names),
        done_by=said.done_by,
        dealt_with=names.get(said.done_by, ""),
        note=said.note,
        text=said.text,
        minutes=said.minutes,
        file_name=said.file_name,
        file_kind=said.file_kind,
        file_what=said.file_what,
        file_size=said.file_size,
        digest=said.digest,
        came_with=said.came_with,
        kept_back=said.kept_back,
    )


def lines(papers: Iterable[Paper], record_id: int, names: Mapping[int, str]) -> tuple[PaperLine, ...]:
    """Papers as they are shown, in the order given."""
    return tuple(line(paper, record_id, names) for paper in papers)


def heading(direction: Direction, way: Way, attached: bool = False) -> str:
    """“Email in”, “Attachment out”, “Visit”."""
    noun = "attachment" if attached else way.noun
    if way in TOGETHER:
        return words.capital(noun)
    if direction is Direction.INTERNAL:
        return words.capital(f"{noun}, within the office")
    return words.capital(f"{noun} {direction.value}")


def with_whom(said: Corresponded, names: Mapping[int, str]) -> str:
    """Who it was with, by name."""
    return said.with_whom.strip() or names.get(said.person, "")


def towards(direction: Direction, way: Way) -> str:
    """“from”, “to”, or “with” where people met."""
    if way in TOGETHER or direction is Direction.INTERNAL:
        return "with"
    return "from" if direction is Direction.IN else "to"


def size_words(size: int) -> str:
    """“240 KB”, “3.4 MB”."""
    if size < 1024:
        return words.count(size, "byte")
    if size < _MEGABYTE:
        return f"{-(-size // 1024)} KB"
    return f"{size / _MEGABYTE:.1f} MB"


def file_words(name: str, what: str, size: int) -> str:
    """“letter.pdf, PDF document, 240 KB”."""
    return ", ".join(filter(None, (name, what, size_words(size))))


def say_corresponded(event: Corresponded, names: Mapping[int, str]) -> tuple[str, str]:
    """What the record says of a paper: what it was, and the detail."""
    what = f"{heading(event.direction, event.way, bool(event.came_with))}: {event.subject}"
    person = with_whom(event, names)
    facts = [
        f"{words.capital(event.way.by)}.",
        f"{words.capital(towards(event.direction, event.way))} {person}." if person else "",
        f"At {event.at}." if event.at else "",
        f"{words.count(event.minutes, 'minute')}." if event.minutes else "",
        f"Attached to the email of entry {event.came_with}." if event.came_with else "",
    ]
    said = "" if event.has_file else event.text  # what an email says is in the email
    file = file_words(event.file_name, event.file_what, event.file_size) if event.has_file else ""
    kept = f"File: {file}. SHA-256 {event.digest}." if file else ""
    return what, "\n".join(filter(None, (" ".join(filter(None, facts)), event.note.strip(), said.strip(), kept)))


def say_removed(event: PaperRemoved) -> tuple[str, str]:
    return f"Put into the bin: {event.subject}", f"{event.why} (Entry {event.paper}; it can be taken back.)"


def say_taken_back(event: PaperTakenBack) -> tuple[str, str]:
    return f"Taken back from the bin: {event.subject}", f"Entry {event.paper}."
