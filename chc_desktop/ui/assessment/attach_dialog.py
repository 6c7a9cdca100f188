"""Choosing something of the register to attach: a complaint found by any word, and what of it; or what was learnt."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from chc_desktop.domain.listing.asked import Asked
from chc_desktop.office.evidence_offered import Offered
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.widgets.choices import Answers
from chc_desktop.ui.widgets.fields import labelled
from chc_desktop.ui.widgets.wrap import WrapLabel
from chc_desktop.ui.writing.search_line import SearchLine

_CASES, _LESSONS = "cases", "lessons"
_MOST = 40
"""Complaints that are offered at once; typing more finds the others."""


class AttachDialog(FormDialog):
    """What is attached is named in words that tell nobody's name, since the evidence is published."""

    attached = Signal(object)

    def __init__(self, office: Office, year: int, slug: str, parent: QWidget) -> None:
        super().__init__("Attach evidence from the register", "Attach it", parent)
        self._office, self._year, self._slug = office, year, slug
        self._offered: tuple[Offered, ...] = ()
        self.what = Answers("From where", ((_CASES, "A complaint"), (_LESSONS, "What we learnt")))
        self.search = SearchLine("Find the complaint", "Number, name, home or any word")
        self.cases = _list("Complaints that were found")
        self.pieces = _list("What can be attached")
        self.said = WrapLabel("", "soft")
        self._cases = labelled("Which complaint", self.cases)
        self._pieces = labelled("What of it", self.pieces)
        self.body.addWidget(WrapLabel(self.windowTitle(), "title"))
        for part in (self.what, self.search, self._cases, self._pieces, self.said):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.what.set_value(_CASES)
        self.what.changed.connect(self._show_what)
        self.search.changed.connect(self._look)
        self.search.stepped.connect(lambda by: self.cases.setCurrentRow(max(0, self.cases.currentRow() + by)))
        self.search.taken.connect(self.pieces.setFocus)
        self.search.left.connect(self.reject)
        self.cases.currentRowChanged.connect(lambda _row: self._show_pieces())
        self.pieces.currentRowChanged.connect(lambda _row: self._say())
        self.pieces.itemActivated.connect(lambda _item: self.submit())
        self._show_what()
        self.search.setFocus()

    def submit(self) -> None:
        offered = self.chosen()
        if offered is None:
            self.show_error("Please choose what to attach. Nothing was changed.")
            return
        found: list[object] = []
        if self.attempt(lambda: found.append(self._office.evidence.attach(self._year, self._slug, offered))):
            self.accept()
            self.attached.emit(found[0])

    def chosen(self) -> Offered | None:
        """What is marked."""
        place = self.pieces.currentRow()
        return self._offered[place] if 0 <= place < len(self._offered) else None

    def _show_what(self) -> None:
        by_case = self.what.value() == _CASES
        for part in (self.search, self._cases):
            part.setVisible(by_case)
        if by_case:
            self._look()
        else:
            self._offer(self._office.evidence.offered_lessons())

    def _look(self) -> None:
        """The complaints in which every word typed stands, the newest first."""
        self.cases.clear()
        for line in self._office.lists.page(Asked(_CASES, self.search.value()), 0, _MOST):
            item = QListWidgetItem(f"{line.reference}  {line.person}: {line.title}")
            item.setData(_CASE, line.case_id)
            self.cases.addItem(item)
        self.cases.setCurrentRow(0)
        if not self.cases.count():
            self._offer(())

    def _show_pieces(self) -> None:
        item = self.cases.currentItem()
        if item:
            self._offer(self._office.evidence.offered(item.data(_CASE)))

    def _offer(self, offered: Sequence[Offered]) -> None:
        self._offered = tuple(offered)
        self.pieces.clear()
        for each in self._offered:
            words = " ".join(each.known_as.split())
            self.pieces.addItem(f"{each.title}: {words}" if words else each.title)
        self.pieces.setCurrentRow(0)
        self._say()

    def _say(self) -> None:
        offered = self.chosen()
        self.said.setText(f"The evidence will say: “{offered.title}”." if offered else "Nothing was found.")


_CASE = Qt.ItemDataRole.UserRole


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setUniformItemSizes(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    made.setMinimumHeight(made.fontMetrics().height() * 7)
    return made
