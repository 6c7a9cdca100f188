"""Row by row what would come in, what is wrong with it, and which kinds of trouble are taken as they are."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.exchange.planned import PlannedCase, Problem, Trouble
from chc_desktop.office.importing import Looked
from chc_desktop.ui.tables import RIGHT, Column, RowTable
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.choices import Answers, Tick
from chc_desktop.ui.widgets.tag import Tone
from chc_desktop.ui.widgets.wrap import Card, WrapLabel, stacked

ALL, WRONG, LEFT = "all", "wrong", "left"
_SHOW = ((ALL, "All rows"), (WRONG, "Rows with something wrong"), (LEFT, "Rows that stay behind"))
_TROUBLES = {
    Trouble.NO_DATE: "No day of receipt that is a date",
    Trouble.LATER_THAN_TODAY: "Received after today",
    Trouble.NO_PERSON: "Nobody is named",
    Trouble.TWICE: "Stands there twice",
    Trouble.ALREADY_HERE: "The reference is in the register already",
    Trouble.NOT_READ: "A cell that cannot be read",
    Trouble.OUT_OF_ORDER: "Dates that do not fit each other",
    Trouble.NO_RESULT: "A formula without a result",
}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the spreadsheet: the case it makes (None: it cannot come in), and what is wrong with it."""

    number: int
    case: PlannedCase | None
    problems: tuple[Problem, ...]
    stays: bool

    @property
    def says(self) -> str:
        return " ".join(problem.sentence for problem in self.problems)


class CheckPage(QWidget):
    """`changed` tells that something was accepted, or is not any more."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._looked = Looked(0, (), (), ())
        self.numbers = WrapLabel("", "strong")
        self._notes = WrapLabel("", "soft")
        self._troubles = Card("What is wrong, and what can be taken as it is")
        self.ticks: dict[Trouble, Tick] = {}
        self.over = Tick("Complaints received more than a year ago whose row names no end are over")
        self.which = Answers("Rows", _SHOW)
        self.table = RowTable("Rows of the spreadsheet", _COLUMNS, "No row is like that.")
        self.whole = WrapLabel()
        self._lay_out()
        self.which.set_value(ALL)
        self.table.row_chosen.connect(self._say_in_full)
        self.which.changed.connect(self._fill)

    def show_rows(self, looked: Looked) -> None:
        """Show these rows, with nothing accepted yet."""
        self._looked = looked
        self._notes.setText("\n".join(looked.notes))
        self._notes.setVisible(bool(looked.notes))
        self._troubles.clear()
        self.ticks.clear()
        for trouble in Trouble:
            rows = len({problem.row for problem in looked.problems if problem.trouble is trouble})
            if rows:
                self._troubles.add_row(self._about(trouble, rows))
        self._troubles.setVisible(bool(looked.problems))
        self.which.set_value(ALL)
        self._fill()

    def accepted(self) -> tuple[Trouble, ...]:
        """The kinds of trouble that are taken as they are."""
        return tuple(trouble for trouble, tick in self.ticks.items() if tick.value())

    def over_before(self, today: date) -> date | None:
        """Rows received before this day that name no end are over; None where none is."""
        return today - timedelta(days=365) if self.over.value() else None

    def is_any_coming(self) -> bool:
        """Whether a row comes in at all."""
        return bool(self._looked.coming(self.accepted()))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(12))
        for widget in (
            WrapLabel("Please look through the rows", "title"),
            self.numbers,
            self._notes,
            self._troubles,
            self.over,
            self.which,
        ):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.whole)
        self.whole.hide()
        self.table.setMinimumHeight(self.table.fontMetrics().height() * 14)

    def _about(self, trouble: Trouble, rows: int) -> QWidget:
        said = f"{_TROUBLES[trouble]}: {words.count(rows, 'row')}"
        if not trouble.can_be_accepted:
            return stacked(WrapLabel(said, "strong"), WrapLabel(trouble.if_accepted, "soft"))
        tick = Tick(f"{said}. Bring them in all the same")
        tick.changed.connect(self._fill)
        tick.changed.connect(self.changed)
        self.ticks[trouble] = tick
        return stacked(tick, WrapLabel(trouble.if_accepted, "soft"))

    def _fill(self) -> None:
        """Count, and show the rows that are asked for."""
        left = {problem.row for problem in self._looked.left(self.accepted())}
        coming = self._looked.rows - len(left)
        need = f"{words.count(len(left), 'row')} {'needs' if len(left) == 1 else 'need'} you" if left else (
            "no row needs you"
        )  # fmt: skip
        self.numbers.setText(f"{words.count(coming, 'complaint')} can come in, {need}.")
        rows = preview(self._looked, left)
        which = self.which.value()
        shown = [row for row in rows if which == ALL or (row.stays if which == LEFT else row.problems)]
        self.table.show_rows(shown)

    def _say_in_full(self, row: PreviewRow | None) -> None:
        """What is wrong with the row that was chosen, where the list has no room for all of it."""
        self.whole.setText(f"Row {row.number}: {row.says}" if row and row.problems else "")
        self.whole.setVisible(bool(self.whole.text()))


def preview(looked: Looked, left: set[int]) -> tuple[PreviewRow, ...]:
    """Every row, in the order of the spreadsheet."""
    cases = {case.row: case for case in looked.cases}
    wrong: dict[int, list[Problem]] = {}
    for problem in looked.problems:
        wrong.setdefault(problem.row, []).append(problem)
    return tuple(
        PreviewRow(number, cases.get(number), tuple(wrong.get(number, ())), number in left)
        for number in sorted(cases.keys() | wrong.keys())
    )


def _day(name: str, title: str, yields: int = 0) -> Column:
    def found(row: PreviewRow) -> date | None:
        return getattr(row.case, name, None) if row.case else None

    def said(row: PreviewRow) -> str:
        day = found(row)
        return words.letter_day(day) if day else ""

    return Column(title, said, sort=found, width=17, yields=yields)


def _tone(row: PreviewRow) -> Tone | None:
    return Tone.AMBER if row.stays else Tone.PLAIN


_COLUMNS = (
    Column("Row", lambda row: str(row.number), sort=lambda row: row.number, align=RIGHT, width=6),
    Column("Comes in", lambda row: "Stays behind" if row.stays else "Yes", tone=_tone, width=15),
    Column("Name", lambda row: row.case.person if row.case else "", width=18),
    _day("received", "Received", yields=1),
    _day("acknowledged", "Acknowledged", yields=5),
    _day("answered1", "Answered", yields=2),
    _day("escalated", "Stage 2 asked for", yields=7),
    _day("answered2", "Stage 2 answered", yields=6),
    _day("closed", "Closed", yields=4),
    Column(
        "Outcome",
        lambda row: row.case.outcome.words if row.case and row.case.outcome else "",
        width=12,
        yields=3,
    ),
    Column("What is wrong", lambda row: row.says, width=0),
)
