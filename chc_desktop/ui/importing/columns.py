"""Which column of the spreadsheet is which, with three of its values beside each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.exchange.book import Book, BookSheet, Value, plain
from chc_desktop.exchange.cells import brief
from chc_desktop.exchange.days import day
from chc_desktop.exchange.mapping import Mapping, samples_of
from chc_desktop.exchange.targets import TARGETS, Read, Target
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.fields import Choice, labelled
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, stacked

_SAMPLES = 3
_HEADING_ROWS = 20
_NOTE = "Keep it in the note"
_TARGETS = (("", _NOTE), *((target.value, target.words) for target in Target))


class ColumnsPage(QWidget):
    """The sheet, the row of its headings, and what each column is taken for. `place_changed` tells the first two."""

    place_changed = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.sheet = Choice("Sheet")
        self.heading_row = Choice("Row of the headings")
        self._sheet_field = labelled("Sheet", self.sheet)
        self.card = Card("Columns of the spreadsheet")
        self.mapping = Mapping()
        self._before = ("", Mapping())
        self._columns: dict[str, _ColumnRow] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(12))
        layout.addWidget(WrapLabel("What is in which column?", "title"))
        layout.addWidget(
            WrapLabel(
                "The program has guessed by the headings and by what you chose before. Please look through it. What "
                "you leave to the note is not lost: it stands in the record of each complaint and can be searched."
            )
        )
        layout.addWidget(self._sheet_field)
        layout.addWidget(labelled("Row of the headings", self.heading_row))
        layout.addWidget(self.card)
        layout.addStretch(1)
        self.sheet.changed.connect(lambda: self.place_changed.emit(self.sheet.value(), 0))
        self.heading_row.changed.connect(self._moved)

    def show_sheet(self, book: Book, sheet: BookSheet, mapping: Mapping) -> None:
        """Show the columns of a sheet as a mapping takes them."""
        self._offer(self.sheet, tuple((one.name, one.name) for one in book.sheets if one.rows), sheet.name)
        self._sheet_field.setVisible(len(book.sheets) > 1)
        self._offer(self.heading_row, _heading_rows(sheet), str(sheet.heading_row))
        self.mapping = mapping
        self._before = ("", mapping)
        self.card.clear()
        self._columns = {
            heading: _ColumnRow(heading, cells[:_SAMPLES], book.dates_from_1904)
            for heading, cells in zip(sheet.headings, samples_of(sheet), strict=True)
        }
        for column in self._columns.values():
            self.card.add_row(column)
            column.chosen.connect(self._choose)
        self._show_mapping()

    def column(self, heading: str) -> Choice:
        """The choice beside a heading."""
        return self._columns[heading].choice

    def _choose(self, heading: str, key: str) -> None:
        """Take a column for something; what the arrow keys only pass on the way takes nothing from other columns."""
        if self._before[0] != heading:
            self._before = (heading, self.mapping)
        self.mapping = self._before[1].with_column(heading, Target(key) if key else None)
        self._show_mapping()

    def _show_mapping(self) -> None:
        for heading, column in self._columns.items():
            column.show_target(self.mapping.target(heading))

    def _moved(self) -> None:
        if self.heading_row.value():
            self.place_changed.emit(self.sheet.value(), int(self.heading_row.value()))

    @staticmethod
    def _offer(choice: Choice, choices: tuple[tuple[str, str], ...], value: str) -> None:
        blocked = choice.blockSignals(True)
        choice.set_choices(choices)
        choice.set_value(value)
        choice.blockSignals(blocked)


class _ColumnRow(Row):
    """One column: its heading, some of what stands in it, what it is taken for."""

    chosen = Signal(str, str)

    def __init__(self, heading: str, samples: tuple[Value, ...], from_1904: bool) -> None:
        self.choice = Choice(f"What “{heading}” is", _TARGETS)
        self._samples, self._from_1904 = samples, from_1904
        self._shown = WrapLabel("", "soft")
        super().__init__(None, stacked(Phrase(Part(heading, bold=True)), self._shown), self.choice)
        self.choice.changed.connect(lambda: self.chosen.emit(heading, self.choice.value()))

    def show_target(self, target: Target | None) -> None:
        """Choose it, with the samples as they are read then: dates with their month in words."""
        blocked = self.choice.blockSignals(True)
        self.choice.set_value(target.value if target else "")
        self.choice.blockSignals(blocked)
        dated = target is not None and TARGETS[target].read is Read.DAY
        said = [self._said(value, dated) for value in self._samples]
        self._shown.setText("  ·  ".join(said) or "Nothing stands in it.")

    def _said(self, value: Value, dated: bool) -> str:
        read = day(value, self._from_1904).value if dated else None
        return brief(read or value)


def _heading_rows(sheet: BookSheet) -> tuple[tuple[str, str], ...]:
    first = [row for row in sheet.rows[:_HEADING_ROWS] if row.number <= max(_HEADING_ROWS, sheet.heading_row)]
    return tuple((str(row.number), f"Row {row.number}: {_begins(row.values)}") for row in first)


def _begins(values: tuple[Value, ...]) -> str:
    said = ", ".join(plain(value) for value in values if value is not None)
    return said if len(said) <= 60 else f"{said[:57]}…"
