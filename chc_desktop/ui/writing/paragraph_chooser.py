"""The window in which a paragraph of the library is found, read as it will stand in the letter, and taken."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.intake import Category
from chc_desktop.domain.letters.gaps import unfilled_gaps
from chc_desktop.domain.paragraphs.filling import filled
from chc_desktop.domain.paragraphs.paragraph import Paragraph, Purpose, fits, found
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.wrap import Card, WrapLabel, stacked
from chc_desktop.ui.writing.search_line import SearchLine

_LINES = 11


class ParagraphChooser(FormDialog):
    """`chosen` tells the paragraph as it is to be put in. First stand those for the part that is being written."""

    chosen = Signal(str)

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        known: Mapping[str, str],
        purposes: tuple[Purpose, ...],
        category: Category | None,
        parent: QWidget,
    ) -> None:
        super().__init__("Insert a paragraph", "Insert", parent)
        self._paragraphs, self._known = tuple(paragraphs), known
        self._purposes, self._category = purposes, category
        self.search = SearchLine("Find a paragraph", "A word of it, or what it is about")
        self.list = _list()
        self.where = WrapLabel("", "soft")
        self.whole = WrapLabel("")
        self.gaps = WrapLabel("", "soft")
        card = Card("The paragraph as it will stand")
        card.add_row(stacked(self.where, self.whole, self.gaps, gap=6))
        for part in (role(WrapLabel("Insert a paragraph"), "title"), self.search, self.list, card):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.search.changed.connect(self._fill)
        self.search.stepped.connect(self.step)
        self.search.taken.connect(self.submit)
        self.search.left.connect(self.reject)
        self.list.itemDoubleClicked.connect(lambda _item: self.submit())
        self.list.currentItemChanged.connect(lambda _item, _before: self._show_whole())
        self._fill()
        self.search.setFocus()

    def submit(self) -> None:
        """Take the one that is chosen."""
        if paragraph := self.current():
            self.accept()
            self.chosen.emit(filled(paragraph.text, self._known))

    def current(self) -> Paragraph | None:
        """The one that is chosen."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def step(self, by: int) -> None:
        """Choose one further down or up, over the headings between them."""
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(Qt.ItemDataRole.UserRole)]
        if rows:
            place = rows.index(self.list.currentRow()) + by
            self.list.setCurrentRow(rows[place % len(rows) if abs(by) == 1 else max(0, min(place, len(rows) - 1))])

    def preferred_width(self) -> int:
        return 44

    def spare_lines(self) -> int:
        return 4

    def _fill(self) -> None:
        self.list.clear()
        those = found(self._paragraphs, self.search.value(), self._purposes, self._category)
        here = [each for each in those if fits(each, self._purposes)]
        others = [each for each in those if not fits(each, self._purposes)]
        self._add("For this part of the letter", here if self._purposes else [])
        self._add("For other parts" if here else "", others)
        self._choose_first()
        self._show_whole()

    def _choose_first(self) -> None:
        rows = range(self.list.count())
        self.list.setCurrentRow(next((row for row in rows if self._holds(row)), -1))

    def _holds(self, row: int) -> bool:
        return self.list.item(row).data(Qt.ItemDataRole.UserRole) is not None

    def _add(self, heading: str, paragraphs: Sequence[Paragraph]) -> None:
        if heading and paragraphs:
            line = QListWidgetItem(heading)
            line.setFont(_bold(self.list.font()))
            line.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(line)
        for paragraph in paragraphs:
            line = QListWidgetItem(f"{paragraph.name}  ·  {_subject(paragraph)}")
            line.setData(Qt.ItemDataRole.UserRole, paragraph)
            self.list.addItem(line)

    def _show_whole(self) -> None:
        paragraph = self.current()
        said = filled(paragraph.text, self._known) if paragraph else "No paragraph has these words."
        self.where.setText(about(paragraph) if paragraph else "")
        self.whole.setText(said)
        gaps = unfilled_gaps(said)
        self.gaps.setText(_to_fill(len(gaps)))
        for label in (self.where, self.gaps):
            label.setVisible(bool(label.text()))
        self.done_button.setEnabled(paragraph is not None)
        named = f"{paragraph.name}. {self.where.text()}. " if paragraph else ""
        self.search.setAccessibleDescription(f"{named}{said}")


def about(paragraph: Paragraph) -> str:
    """What it is about and for, and when somebody last looked whether it still holds."""
    whose = "Yours · " if paragraph.is_own else ""
    return f"{whose}{paragraph.where} · last checked {words.day(paragraph.checked)}"


def _subject(paragraph: Paragraph) -> str:
    purpose = paragraph.purposes[0].words if paragraph.purposes else "anything"
    if paragraph.is_own:
        return f"{purpose}  ·  yours"
    return f"{purpose}  ·  {paragraph.subject}"


def _to_fill(gaps: int) -> str:
    if not gaps:
        return ""
    return f"{words.count(gaps, 'gap')} to fill. A letter with a gap in it cannot be issued."


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _list() -> QListWidget:
    made = QListWidget()
    made.setAccessibleName("Paragraphs")
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFixedHeight(min(made.fontMetrics().height() * _LINES, round(made.screen().availableSize().height() * 0.3)))
    return made
