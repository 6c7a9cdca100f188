"""One row of the list: a letter that was issued, a draft, or a letter, call, email or file of the case."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.papers.events import Direction, Way
from chc_desktop.exchange.paper import Kind
from chc_desktop.office.issued_letters import Issued
from chc_desktop.office.paper_lines import PaperLine, towards
from chc_desktop.store.record_shelf import Document
from chc_desktop.ui.papers.sign import CALL, EMAIL, FILE, LETTER, PICTURE, TALK, Sign
from chc_desktop.ui.theme import Button, link_button, open_under
from chc_desktop.ui.widgets.wrap import Part, Phrase, Row, WrapLabel, stacked

_PICTURES = {Kind.PNG.value, Kind.JPEG.value, Kind.HEIC.value, Kind.TIFF.value}
_LONGEST = 400


class PaperRow(Row):
    """A paper, with what can be done with it."""

    open_asked = Signal(object)
    save_asked = Signal(object)
    correct_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, line: PaperLine, email: str = "") -> None:
        self._line = line
        self.show_it = link_button("Open")
        self.more = link_button("More ▾")
        buttons = (self.show_it, self.more) if line.has_file else (self.more,)
        super().__init__(Sign(_sign(line), line.direction), stacked(*_texts(line, email)), *buttons)
        self.menu = QMenu(self.more)
        self._name_buttons()
        self._fill_menu()
        self.show_it.clicked.connect(lambda: self.open_asked.emit(line))
        self.more.clicked.connect(lambda: open_under(self.more, self.menu))

    def offer_redaction(self, redact: Callable[[PaperLine], object]) -> None:
        """Offer a copy of it without what others must not read."""
        action = QAction("A redacted copy…", self.menu)
        action.triggered.connect(lambda: redact(self._line))
        self.menu.insertAction(self.menu.actions()[1], action)

    def _name_buttons(self) -> None:
        about = f"“{self._line.subject}” of {words.day(self._line.happened_on)}"
        self.setAccessibleName(f"{self._line.heading}: {about}")
        self.show_it.setAccessibleName(f"Open {about}")
        self.more.setAccessibleName(f"More about {about}")

    def _fill_menu(self) -> None:
        if self._line.has_file:
            self.menu.addAction("Save a copy…").triggered.connect(lambda: self.save_asked.emit(self._line))
        self.menu.addAction("Correct…").triggered.connect(lambda: self.correct_asked.emit(self._line))
        self.menu.addAction("Take away…").triggered.connect(lambda: self.remove_asked.emit(self._line))


def document_row(document: Document, issued: Issued | None, *buttons: Button) -> Row:
    """A letter that was issued from here: how it went, which version it is, and what changed."""
    for button in buttons:
        button.setAccessibleName(f"{button.text().rstrip('…')}: {document.title}")
    texts: list[QWidget] = [
        Phrase(Part("Letter issued: ", soft=True), Part(document.title, bold=True)),
        WrapLabel(_how_it_went(document, issued), "soft"),
    ]
    if issued and (said := _version(issued)):
        texts.append(WrapLabel(said))
    return Row(Sign(LETTER, Direction.OUT), stacked(*texts), *buttons)


def _how_it_went(document: Document, issued: Issued | None) -> str:
    """“Tue 24 Nov 2026 · out to Joan Bell by first class post · issued by the Chief Officer · printed …”."""
    day = words.day(date.fromisoformat(document.dated))
    if issued is None:
        return f"{day} · out. Kept exactly as it was sent."
    to = f" to {issued.to}" if issued.to else ""
    by = f"issued by {issued.issued_by}" if issued.issued_by else ""
    printed = f"printed on {words.day(issued.printed_on)}" if issued.printed_on else ""
    facts = (day, f"out{to} {issued.how}".rstrip(), by, printed)
    return f"{' · '.join(filter(None, facts))}. Kept exactly as it was sent."


def _version(issued: Issued) -> str:
    """“Version 2, replaces the letter of Tue 3 Nov 2026. What changed: …”."""
    version = f"Version {issued.version}" if issued.version > 1 else ""
    replaces = f"replaces the letter of {words.day(issued.replaces)}" if issued.replaces else ""
    replaced = f"replaced by the letter of {words.day(issued.replaced_by)}" if issued.replaced_by else ""
    said = words.capital(", ".join(filter(None, (version, replaces, replaced))))
    return " ".join(
        filter(None, (f"{said}." if said else "", f"What changed: {issued.changed}" if issued.changed else ""))
    )


def _texts(line: PaperLine, email: str) -> list[QWidget]:
    heading = Phrase(Part(f"{line.heading}: ", soft=True), Part(line.subject, bold=True))
    texts: list[QWidget] = [heading, WrapLabel(_facts(line), "soft")]
    if email:
        texts.append(WrapLabel(f"Came with the email “{email}”.", "soft"))
    if said := _said(line):
        texts.append(WrapLabel(said))
    return texts


def _facts(line: PaperLine) -> str:
    """“Thu 19 Nov 2026, 14:05 · from Joan Bell by telephone, 12 minutes · dealt with by the Chief Officer”."""
    who = f"{towards(line.direction, line.way)} {line.with_whom}" if line.with_whom else ""
    how = ", ".join(filter(None, (line.way.by, words.count(line.minutes, "minute") if line.minutes else "")))
    dealt = f"dealt with by {line.dealt_with}" if line.dealt_with else ""
    kept_back = line.kept_back.words if line.kept_back else ""
    facts = line.when, " ".join(filter(None, (who, how))), dealt, line.file_beside_subject, kept_back
    return " · ".join(filter(None, facts))


def _said(line: PaperLine) -> str:
    """The note, and what was said; of an email only how it begins."""
    text = " ".join(line.text.split()) if line.has_file else line.text
    if line.has_file and len(text) > _LONGEST:
        text = f"{text[:_LONGEST].rstrip()}…"
    return "\n".join(filter(None, (line.note, text)))


def _sign(line: PaperLine) -> str:
    if line.way is Way.TELEPHONE:
        return CALL
    if line.is_call:
        return TALK
    if line.file_kind in _PICTURES:
        return PICTURE
    if line.way in (Way.EMAIL, Way.TEXT, Way.ONLINE) and not line.came_with:
        return EMAIL
    return FILE if line.came_with or line.way in (Way.ON_FILE, Way.OTHER) else LETTER
