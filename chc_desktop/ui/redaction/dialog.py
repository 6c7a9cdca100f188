"""Asks what a redacted copy is of and what is taken out of it, makes it, and shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.redacting.places import Offer, spans
from chc_desktop.office.desk import Desk
from chc_desktop.office.office import Office
from chc_desktop.office.redacting import Redacting
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.redaction.pages import Pages, Tick
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.choices import Tick as TickBox
from chc_desktop.ui.widgets.fields import Choice, labelled
from chc_desktop.ui.widgets.long_text import LongText
from chc_desktop.ui.widgets.wrap import WrapLabel, chips
from chc_desktop.ui.work_dialog import WorkDialog

_ABOUT = (
    "The pages become pictures, and what you take out is painted over in them. Its words are gone from the copy: they "
    "cannot be selected, copied or searched. The original stays as it is."
)
_LOOK = "Look at every page before it leaves the house: a name that is misspelt is not found."


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a source."""

    content: bytes
    texts: tuple[str, ...]
    offers: tuple[Offer, ...]


class RedactionDialog(FormDialog):
    """First what of, then a list with tick boxes of the names and details found in it, and room for further words."""

    def __init__(self, office: Office, prompts: Asking, case_id: int, reference: str, parent: QWidget) -> None:
        super().__init__("A redacted copy", "Make the copy", parent)
        self._office, self._prompts = office, prompts
        self._case_id, self._reference = case_id, reference
        self._read: Read | None = None
        sources = Redacting(office.desk).sources(case_id)
        self.source = Choice("A copy of what?", tuple((each.key, each.title) for each in sources))
        self.look = plain_button("Look for names in it")
        self.found = WrapLabel("", "section")
        self.ticks: dict[str, TickBox] = {}
        self.pages: dict[int, TickBox] = {}
        self.more = LongText("Also take out", is_prose=False)
        self._more = labelled("Also take out", self.more, "Words or names, one a line.")
        self._place = self.body.count()
        self._lay_out_body()
        self._show_read(None)
        self.look.clicked.connect(self._begin_reading)
        self.source.changed.connect(lambda: self._show_read(None))

    def submit(self) -> None:
        """Make the copy, with its progress in view, and show it."""
        read = self._read
        if read is None:
            self._begin_reading()
            return
        wanted = [words_ for words_, tick in self.ticks.items() if tick.value()]
        wanted += str(self.more.value()).splitlines()
        whole = [page for page, tick in self.pages.items() if tick.value()]
        work = WorkDialog("Making the copy…", "You can stop it; then there is none.", self._office.desk, self)
        work.came_out.connect(self._show)
        work.failed.connect(self.show_error)
        work.begin(lambda desk, tick: _made(desk, read, wanted, whole, tick))

    def _lay_out_body(self) -> None:
        self.body.addWidget(WrapLabel("A redacted copy", "title"))
        self.body.addWidget(WrapLabel(_ABOUT))
        self.body.addWidget(labelled("A copy of what?", self.source))
        self.body.addWidget(chips(self.look))
        self.body.addWidget(self.found)
        self._place = self.body.count()
        self.body.addWidget(self._more)
        self.body.addWidget(WrapLabel(_LOOK, "soft"))
        self.body.addStretch(1)

    def _begin_reading(self) -> None:
        case_id, key = self._case_id, str(self.source.value())
        work = WorkDialog("Reading…", "You can stop it; nothing is changed.", self._office.desk, self)
        work.came_out.connect(self._show_read)
        work.failed.connect(self.show_error)
        work.begin(lambda desk, _tick: _read(desk, case_id, key))

    def _show_read(self, read: Read | None) -> None:
        self._read = read
        for tick in (*self.ticks.values(), *self.pages.values()):
            self.body.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self.ticks, self.pages = {}, {}
        self.found.setVisible(read is not None)
        self._more.setVisible(read is not None)
        self.look.setVisible(read is None)
        self.done_button.setEnabled(read is not None)
        if read:
            self._offer(read)
            self.resize(self.sizeHint())

    def _offer(self, read: Read) -> None:
        self.found.setText("What to take out" if read.offers else "No name the register knows stands in it")
        for each in read.offers:
            tick = TickBox(f"{each.words} ({words.count(each.times, 'time')})")
            tick.set_value(each.taken_out)
            self.ticks[each.words] = tick
        for page in (page for page, text in enumerate(read.texts) if not text.strip()):
            tick = TickBox(f"Page {page + 1}, all of it: no words can be found on it")
            tick.set_value(True)
            self.pages[page] = tick
        for place, tick in enumerate((*self.ticks.values(), *self.pages.values())):
            self.body.insertWidget(self._place + place, tick)

    def _show(self, content: bytes) -> None:
        name = Path(f"{self._reference} redacted copy.pdf")
        PdfWindow(content, "Redacted copy", name, self._prompts, self, _LOOK).open()


def _read(desk: Desk, case_id: int, key: str) -> Read:
    room = Redacting(desk)
    content = room.content(case_id, key)
    pages = Pages(content)
    texts = pages.texts()
    pages.close()
    return Read(content, texts, room.offered(case_id, texts))


def _made(desk: Desk, read: Read, wanted: Sequence[str], whole: Sequence[int], tick: Tick) -> bytes:
    pages = Pages(read.content)
    sheets = pages.sheets(spans(read.texts, wanted), whole, tick)
    content = Redacting(desk).make(sheets, pages.count())
    pages.close()
    return content
