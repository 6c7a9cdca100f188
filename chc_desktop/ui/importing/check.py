"""Row by row what would come in, what is wrong with it, and which kinds of trouble are taken as they are."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.exchange.given_days import GivenDays
from chc_desktop.exchange.planned import PlannedCase, Problem, Trouble
from chc_desktop.office.importing import Looked
from chc_desktop.ui.importing.days import DayAsk, name_for_all, name_for_one
from chc_desktop.ui.tables import RIGHT, Column, RowTable
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.choices import Answers, Tick
from chc_desktop.ui.widgets.in_view import bring_into_view
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
    who: str = ""
    """Whose row it is, where it makes no case."""

    @property
    def name(self) -> str:
        return self.case.person if self.case else self.who

    @property
    def place(self) -> str:
        """“Row 14, Ann Day”."""
        return f"Row {self.number}, {self.name}" if self.name else f"Row {self.number}"

    @property
    def says(self) -> str:
        given = "You gave the day it was received." if self.has_given_day else ""
        return " ".join(filter(None, (given, *(problem.sentence for problem in self.problems))))

    @property
    def has_given_day(self) -> bool:
        return self.case is not None and self.case.day_given

    @property
    def is_without_day(self) -> bool:
        """Whether the spreadsheet has no day of receipt for it."""
        return self.has_given_day or any(problem.trouble is Trouble.NO_DATE for problem in self.problems)


class CheckPage(QWidget):
    """`changed` tells that something was accepted, or is not any more; `days_given` that days of receipt were."""

    changed = Signal()
    days_given = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._given = GivenDays()
        self._asked_for = 0
        self._looked = Looked(0, (), (), ())
        self.numbers = WrapLabel("", "strong")
        self._notes = WrapLabel("", "soft")
        self._troubles = Card("What is wrong, and what can be taken as it is")
        self.ticks: dict[Trouble, Tick] = {}
        self.over = Tick("Complaints received more than a year ago whose row names no end are over")
        self.which = Answers("Rows", _SHOW)
        self.table = RowTable("Rows of the spreadsheet", _COLUMNS, "No row is like that.")
        self.whole = WrapLabel()
        self.for_all: DayAsk | None = None
        self.for_one = DayAsk(today, "Empty, the day for all of them stands for it, if there is one.")
        self._lay_out()
        self.which.set_value(ALL)
        self.table.row_chosen.connect(self._choose_row)
        self.for_one.asked.connect(self.days_given)
        self.which.changed.connect(self._fill)

    def show_rows(self, looked: Looked) -> None:
        """Show these rows, with nothing accepted yet."""
        self.ticks.clear()
        self.show_again(looked)
        self.which.set_value(ALL)

    def show_again(self, looked: Looked) -> None:
        """Show them as they were read with the days given; what was accepted stays so."""
        accepted, self._given = self.accepted(), self.given()
        self._looked = looked
        self._notes.setText("\n".join(looked.notes))
        self._notes.setVisible(bool(looked.notes))
        self._troubles.clear()
        self.ticks.clear()
        self.for_all = self._ask_for_all(looked.without_day())
        for trouble in Trouble:
            rows = len({problem.row for problem in looked.problems if problem.trouble is trouble})
            if rows and trouble is not Trouble.NO_DATE:
                self._troubles.add_row(self._about(trouble, rows, trouble in accepted))
        self._troubles.setVisible(bool(looked.problems) or self.for_all is not None)
        self._fill()

    def forget_days(self) -> None:
        """The rows are other ones now."""
        self._given, self._asked_for, self.for_all = GivenDays(), 0, None

    def given(self) -> GivenDays:
        """The days of receipt the officer gives, as they stand in the fields."""
        given = self._given
        if self.for_all:
            given = given.with_every(self.for_all.field.value())
        return given.with_row(self._asked_for, self.for_one.field.value()) if self._asked_for else given

    def are_days_understood(self) -> bool:
        """Whether the fields for a day hold one or nothing; what is wrong stands at the field."""
        asked = (self.for_all, self.for_one if self._asked_for else None)
        return all(ask.is_understood() for ask in asked if ask)

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
        layout.addWidget(self.for_one)
        self.whole.hide()
        self.for_one.hide()
        self.table.setMinimumHeight(self.table.fontMetrics().height() * 14)

    def _ask_for_all(self, rows: int) -> DayAsk | None:
        """Asks for one day for every row without one, at the top of what is wrong; None where each has its own."""
        if not rows:
            return None
        ask = DayAsk(
            self._today, "Without one they stay behind. To give a row a day of its own, choose it in the list."
        )
        ask.show_day(name_for_all(rows), self._given.every)
        ask.asked.connect(self.days_given)
        said = f"{_TROUBLES[Trouble.NO_DATE]}: {words.count(rows, 'row')}"
        self._troubles.add_row(stacked(WrapLabel(said, "strong"), WrapLabel(Trouble.NO_DATE.if_accepted, "soft"), ask))
        return ask

    def _about(self, trouble: Trouble, rows: int, is_accepted: bool) -> QWidget:
        said = f"{_TROUBLES[trouble]}: {words.count(rows, 'row')}"
        if not trouble.can_be_accepted:
            return stacked(WrapLabel(said, "strong"), WrapLabel(trouble.if_accepted, "soft"))
        tick = Tick(f"{said}. Bring them in all the same")
        tick.set_value(is_accepted)
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
        shown = [row for row in rows if which == ALL or (row.stays if which == LEFT else row.says)]
        chosen = self.table.current_row()
        self.table.show_rows(shown)
        again = next((row for row in shown if chosen and row.number == chosen.number), None)
        self.table.choose(again)
        self._choose_row(again)

    def _choose_row(self, row: PreviewRow | None) -> None:
        """What is wrong with the row that was chosen, where the list has no room for all of it, and its day."""
        self.whole.setText(f"{row.place}: {row.says}" if row and row.says else "")
        self.whole.setVisible(bool(self.whole.text()))
        self._given = self.given()
        self._asked_for = row.number if row and row.is_without_day else 0
        self.for_one.show_day(name_for_one(self._asked_for), self._given.rows.get(self._asked_for))
        self.for_one.setVisible(bool(self._asked_for))
        if self._asked_for and self.table.hasFocus():
            QTimer.singleShot(0, self, lambda: bring_into_view(self.for_one))


def preview(looked: Looked, left: set[int]) -> tuple[PreviewRow, ...]:
    """Every row, in the order of the spreadsheet."""
    cases = {case.row: case for case in looked.cases}
    wrong: dict[int, list[Problem]] = {}
    for problem in looked.problems:
        wrong.setdefault(problem.row, []).append(problem)
    return tuple(
        PreviewRow(number, cases.get(number), tuple(wrong.get(number, ())), number in left, looked.who.get(number, ""))
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
    Column("Name", lambda row: row.name, width=18),
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
