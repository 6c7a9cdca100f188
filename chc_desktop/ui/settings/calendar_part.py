"""Settings: bank holidays and office closures, and how days are counted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from chc_desktop.domain import words
from chc_desktop.domain.working_days import FIRST_YEAR, LAST_YEAR, Closure
from chc_desktop.office.first_answers import AnswerWrong
from chc_desktop.office.office import Office
from chc_desktop.office.organisation import Move
from chc_desktop.ui.settings.form import Form
from chc_desktop.ui.settings.moves import MovesDialog
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.theme import link_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import Choice, DateField, LineField, labelled
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, chips

_ABOUT_HOLIDAYS = (
    "England’s bank holidays are not working days. Now and then one is declared at short notice, or moved. Add it or "
    "take it out here; before anything changes you see which open cases move."
)
_ABOUT_CLOSURES = (
    "Days on which nobody is in the office. They never stop a clock: where something is due on such a day, the program "
    "says by when it has to be done before."
)


class CalendarPart(SettingsPart):
    """Each change asks first where it moves a case, and takes effect at once."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._room = office.organisation
        self.banner = Banner()
        self.year = Choice("Year", tuple((str(year), str(year)) for year in range(FIRST_YEAR, LAST_YEAR + 1)))
        self.year.set_value(str(office.today().year))
        self.holidays = Card("Bank holidays")
        self.closures = Card("Office closures")
        self.new_holiday = self._holiday_form()
        self.new_closure = self._closure_form()
        self.add_holiday = plain_button("Add a bank holiday…")
        self.add_closure = plain_button("Add a closure")
        self.from_the_day_itself = Tick("Count the day itself as day 1, which leaves one day in hand")
        self._published = WrapLabel("", "soft")
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the calendar again."""
        self._show_holidays()
        self._show_closures()
        organisation = self._room.organisation()
        blocked = self.from_the_day_itself.blockSignals(True)
        self.from_the_day_itself.set_value(bool(organisation and organisation.count_from_the_day_itself))
        self.from_the_day_itself.blockSignals(blocked)
        self._published.setText(
            f"Government has published bank holidays to {words.day(self._room.published_to())}. "
            "Dates after that are shown as provisional."
        )

    def _holiday_form(self) -> Form:
        day, name = DateField("Date of the bank holiday", self._office.today()), LineField("What it is called")
        return Form(
            {"day": labelled("Another bank holiday", day), "name": labelled("What is it called?", name)},
        )

    def _closure_form(self) -> Form:
        today = self._office.today()
        return Form(
            {
                "first": labelled("Closed from", DateField("Closed from", today), "The first day nobody is in."),
                "last": labelled("Closed to", DateField("Closed to", today), "The last day nobody is in."),
                "why": labelled("Why?", LineField("Why the office is closed"), "Such as Christmas closure."),
            }
        )

    def _lay_out(self) -> None:
        self.arrange(
            self.banner,
            WrapLabel("Bank holidays", "section"),
            WrapLabel(_ABOUT_HOLIDAYS),
            chips(self.year),
            self.holidays,
            self._published,
            self.new_holiday,
            chips(self.add_holiday),
            WrapLabel("Office closures", "section"),
            WrapLabel(_ABOUT_CLOSURES),
            self.closures,
            self.new_closure,
            chips(self.add_closure),
            WrapLabel("How days are counted", "section"),
            WrapLabel(
                "Day 1 is the next working day. You may keep to the stricter reading instead. Dates of open cases then "
                "come one working day earlier, and their explanation says so."
            ),
            self.from_the_day_itself,
            gap=12,
        )  # fmt: skip

    def _connect(self) -> None:
        self.year.changed.connect(self._show_holidays)
        self.add_holiday.clicked.connect(self._ask_to_add)
        self.new_holiday.finished.connect(self._ask_to_add)
        self.add_closure.clicked.connect(self._add_closure)
        self.new_closure.finished.connect(self._add_closure)
        self.from_the_day_itself.changed.connect(self._ask_to_count)

    def _show_holidays(self) -> None:
        self.holidays.clear()
        for day, name in self._room.holidays(int(self.year.value())):
            self.holidays.add_row(
                _row(words.day(day), name, f"Take out {name}", partial(self._ask_to_remove, day, name))
            )

    def _show_closures(self) -> None:
        self.closures.clear()
        closures = [each for each in self._room.closures() if each.last >= self._office.today()]
        for closure in closures:
            days = f"{words.day(closure.first)} to {words.day(closure.last)}"
            self.closures.add_row(
                _row(days, closure.why, f"Take out {closure.why}", partial(self._remove_closure, closure))
            )
        if not closures:
            self.closures.add_row(WrapLabel("None from today on.", "soft"))

    def _ask_to_add(self) -> None:
        day, name = _day(self.new_holiday, "day"), str(self.new_holiday.values()["name"])
        if not _dates_are_clear(self.new_holiday) or day is None:
            return
        try:
            self._room.check_holiday(day, name)
        except AnswerWrong as wrong:
            self.new_holiday.show_wrong([wrong])
            return
        self.new_holiday.show_wrong([])
        self._ask(
            f"Add {words.day(day)}, “{name}”?",
            self._room.preview_holiday(day),
            "Add it",
            lambda: self._add(day, name),
        )

    def _add(self, day: date, name: str) -> None:
        self._room.add_holiday(day, name)
        self.new_holiday.fill({"day": None, "name": ""})
        self.year.set_value(str(day.year))
        self.banner.show_good_news(f"{words.day(day)}, {name}, is a bank holiday now. Open cases were counted anew.")

    def _ask_to_remove(self, day: date, name: str) -> None:
        self._ask(
            f"Take out {words.day(day)}, “{name}”?",
            self._room.preview_removal(day),
            "Take it out",
            lambda: self._remove(day, name),
        )

    def _remove(self, day: date, name: str) -> None:
        self._room.remove_holiday(day)
        self.banner.show_good_news(f"{words.day(day)}, {name}, is not a bank holiday any more.")

    def _add_closure(self) -> None:
        form = self.new_closure
        first, last = _day(form, "first"), _day(form, "last")
        if not _dates_are_clear(form) or first is None or last is None:
            return
        try:
            self._room.add_closure(first, last, str(form.values()["why"]))
        except AnswerWrong as wrong:
            form.show_wrong([wrong])
            return
        form.show_wrong([])
        form.fill({"first": None, "last": None, "why": ""})
        self.banner.show_good_news("The closure is noted. No date has moved.")

    def _remove_closure(self, closure: Closure) -> None:
        self._room.remove_closure(closure)
        self.banner.show_good_news("The closure was taken out.")

    def _ask_to_count(self) -> None:
        wanted = self.from_the_day_itself.value()
        title = "Count the day itself as day 1?" if wanted else "Count from the next working day?"
        dialog = self._ask(title, self._room.preview_counting(wanted), "Count so", lambda: self._count(wanted))
        dialog.rejected.connect(self.refresh)

    def _count(self, from_the_day_itself: bool) -> None:
        organisation = self._room.organisation()
        assert organisation
        self._room.save(replace(organisation, count_from_the_day_itself=from_the_day_itself))

    def _ask(self, title: str, moves: tuple[Move, ...], agree: str, act: Callable[[], object]) -> MovesDialog:
        dialog = MovesDialog(title, moves, agree, act, self)
        dialog.accepted.connect(self.refresh)
        dialog.open()
        return dialog


def _row(when: str, what: str, remove_name: str, remove: Callable[[], None]) -> Row:
    button = link_button("Take out")
    button.setAccessibleName(remove_name)
    button.clicked.connect(lambda: remove())
    return Row(None, Phrase(Part(when, bold=True), f" · {what}"), button)


def _day(form: Form, name: str) -> date | None:
    value = form.values()[name]
    return value if isinstance(value, date) else None


def _dates_are_clear(form: Form) -> bool:
    """Whether every date could be understood; what could not is said beside it."""
    problems = [
        AnswerWrong(name, sentence)
        for name in form.values()
        if isinstance(field := form.question(name).field, DateField) and (sentence := field.problem())
    ]
    form.show_wrong(problems)
    return not problems
