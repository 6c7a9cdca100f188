"""Settings: bank holidays and office closures, and how days are counted."""

from dataclasses import replace
from functools import partial

from chc_desktop.domain import words
from chc_desktop.domain.working_days import Closure
from chc_desktop.office.first_answers import AnswerWrong
from chc_desktop.office.office import Office
from chc_desktop.ui.settings.dates import dates_are_clear, day_of
from chc_desktop.ui.settings.form import Form
from chc_desktop.ui.settings.holidays import HolidaysPart
from chc_desktop.ui.settings.moves import MovesDialog
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.theme import link_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import DateField, LineField, labelled
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, chips

_ABOUT_CLOSURES = (
    "Days on which nobody is in the office. They never stop a clock: where something is due on such a day, the program "
    "says by when it has to be done before."
)


class CalendarPart(SettingsPart):
    """Each change asks first where it moves a case, and takes effect at once."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._room = office.working_calendar
        self.banner = Banner()
        self.bank_holidays = HolidaysPart(office)
        self.closures = Card("Office closures")
        self.new_closure = self._closure_form()
        self.add_closure = plain_button("Add a closure")
        self.from_the_day_itself = Tick("Count the day itself as day 1, which leaves one day in hand")
        self._lay_out()
        self.bank_holidays.done.connect(self.banner.show_good_news)
        self.add_closure.clicked.connect(self._add_closure)
        self.new_closure.finished.connect(self._add_closure)
        self.from_the_day_itself.changed.connect(self._ask_to_count)

    def refresh(self) -> None:
        """Read the calendar again."""
        self.bank_holidays.refresh()
        self._show_closures()
        organisation = self._office.organisation.organisation()
        blocked = self.from_the_day_itself.blockSignals(True)
        self.from_the_day_itself.set_value(bool(organisation and organisation.count_from_the_day_itself))
        self.from_the_day_itself.blockSignals(blocked)

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
            self.bank_holidays,
            WrapLabel("Office closures", "section"),
            WrapLabel(_ABOUT_CLOSURES),
            self.closures,
            self.new_closure,
            chips(self.add_closure),
            WrapLabel("How days are counted", "section"),
            WrapLabel(
                "Day 1 is the next working day. You may keep to the stricter reading instead, by which it is the day "
                "itself, where that is a working day. The dates of every case, open or ended, are then counted so: "
                "most come one working day earlier, and their explanation says so."
            ),
            self.from_the_day_itself,
        )

    def _show_closures(self) -> None:
        self.closures.clear()
        closures = [each for each in self._room.closures() if each.last >= self._office.today()]
        for closure in closures:
            self.closures.add_row(self._row(closure))
        if not closures:
            self.closures.add_row(WrapLabel("None from today on.", "soft"))

    def _row(self, closure: Closure) -> Row:
        days = f"{words.day(closure.first)} to {words.day(closure.last)}"
        remove = link_button("Take out")
        remove.setAccessibleName(f"Take out {closure.why}")
        remove.clicked.connect(partial(self._remove_closure, closure))
        return Row(None, Phrase(Part(days, bold=True), f" · {closure.why}"), remove)

    def _add_closure(self) -> None:
        form = self.new_closure
        first, last = day_of(form, "first"), day_of(form, "last")
        if not dates_are_clear(form) or first is None or last is None:
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
        dialog = MovesDialog(title, self._room.preview_counting(wanted), "Count so", lambda: self._count(wanted), self)
        dialog.accepted.connect(self.refresh)
        dialog.rejected.connect(self.refresh)
        dialog.open()

    def _count(self, from_the_day_itself: bool) -> None:
        organisation = self._office.organisation.organisation()
        assert organisation
        self._office.organisation.save(replace(organisation, count_from_the_day_itself=from_the_day_itself))
