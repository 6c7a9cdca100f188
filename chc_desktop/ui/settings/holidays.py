"""Settings: England's bank holidays, what the program's list proposes, and the changes that can be taken back."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from chc_desktop.domain import words
from chc_desktop.domain.calendar_change import CalendarChange, Proposal, in_words
from chc_desktop.domain.working_days import FIRST_YEAR, LAST_YEAR
from chc_desktop.office.first_answers import AnswerWrong
from chc_desktop.office.office import Office
from chc_desktop.office.working_calendar import PastChange
from chc_desktop.ui.settings.dates import dates_are_clear, day_of
from chc_desktop.ui.settings.form import Form
from chc_desktop.ui.settings.moves import MovesDialog
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.theme import link_button, plain_button, role
from chc_desktop.ui.widgets.fields import Choice, DateField, LineField, labelled
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, chips, stacked

_ABOUT = (
    "England’s bank holidays are not working days. Now and then one is declared at short notice, or moved. Add it, "
    "move it or take it out here; before anything changes you see which open cases move."
)
_FURTHER = ("", "No, it is a further day")
_SHOWN = 6
"""So many changes are listed; older ones stay in the record."""


class HolidaysPart(SettingsPart):
    """Every change shows first what it moves. `done` tells what was done."""

    done = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._room = office.working_calendar
        self.year = Choice("Year", tuple((str(year), str(year)) for year in range(FIRST_YEAR, LAST_YEAR + 1)))
        self.year.set_value(str(office.today().year))
        self.proposal = Card("What the program’s list proposes")
        self.published = WrapLabel()
        self.holidays = Card("Bank holidays")
        self.form = self._form()
        self.add = plain_button("Add a bank holiday…")
        self.changes = Card("Changes made")
        self._changes_title = WrapLabel("Changes to the bank holidays", "section")
        self._lay_out()
        self.year.changed.connect(self._show_year)
        self.add.clicked.connect(self._ask_to_add)
        self.form.finished.connect(self._ask_to_add)

    def refresh(self) -> None:
        """Read the calendar again."""
        self._show_proposal(self._room.proposal())
        self._show_published()
        self._show_year()
        self._show_changes(self._room.changes()[:_SHOWN])

    def _form(self) -> Form:
        day, name = DateField("Date of the bank holiday", self._office.today()), LineField("What it is called")
        return Form(
            {
                "day": labelled("Another bank holiday", day),
                "name": labelled("What is it called?", name),
                "instead": labelled("Does it take the place of another?", Choice("Does it take the place of another?")),
            }
        )

    def _lay_out(self) -> None:
        self.arrange(
            WrapLabel("Bank holidays", "section"),
            self.proposal,
            WrapLabel(_ABOUT),
            self.published,
            chips(self.year),
            self.holidays,
            self.form,
            chips(self.add),
            self._changes_title,
            self.changes,
        )

    def _show_proposal(self, proposal: Proposal) -> None:
        self.proposal.clear()
        self.proposal.setVisible(bool(proposal.is_something or proposal.own))
        if proposal.is_something:
            self.proposal.add_row(self._proposed(proposal.change))
        if proposal.own:
            days = words.listed([f"{words.day(each.day)} ({each.name})" for each in proposal.own])
            self.proposal.add_row(
                WrapLabel(f"The program’s list differs on days you decided yourself, which stay as they are: {days}.")
            )

    def _proposed(self, change: CalendarChange) -> Row:
        look = plain_button("See what would move…")
        look.clicked.connect(partial(self._ask_to_follow, change))
        buttons = [look]
        if change.days:
            keep = plain_button("Keep ours")
            keep.setAccessibleName("Keep our bank holidays as they are")
            keep.clicked.connect(self._keep_ours)
            buttons.append(keep)
        said = [WrapLabel(sentence) for sentence in in_words(change)]
        title = WrapLabel("The list this program comes with proposes a change", "strong")
        return Row(None, stacked(title, *said, WrapLabel("No date has moved.", "soft"), gap=4), *buttons)

    def _show_published(self) -> None:
        to = words.day(self._room.published_to())
        ends = "Few of them are left: ask whoever looks after the program for you whether there is a newer one. "
        soon = self._room.ends_soon()
        self.published.setText(
            f"Government’s bank holidays are known to {to}. {ends if soon else ''}Dates after that are provisional."
        )
        role(self.published, "notice-amber" if soon else "soft")

    def _show_year(self) -> None:
        self.holidays.clear()
        found = self._room.holidays(int(self.year.value()))
        for day, name in found:
            self.holidays.add_row(_row(day, name, partial(self._ask_to_remove, day, name)))
        instead = self.form.question("instead").field
        assert isinstance(instead, Choice)
        instead.set_choices((_FURTHER, *((day.isoformat(), f"{name}, {words.day(day)}") for day, name in found)))

    def _show_changes(self, changes: tuple[PastChange, ...]) -> None:
        self.changes.clear()
        for change in changes:
            self.changes.add_row(self._past(change))
        self._changes_title.setVisible(bool(changes))
        self.changes.setVisible(bool(changes))

    def _past(self, change: PastChange) -> Row:
        said = stacked(
            *map(WrapLabel, change.sentences), WrapLabel(f"Noted in the record {words.day(change.made_on)}.", "soft")
        )
        if not change.can_be_taken_back:
            return Row(None, said)
        back = link_button("Take this change back…")
        back.setAccessibleName(f"Take this change back: {' '.join(change.sentences)}")
        back.clicked.connect(partial(self._ask_to_take_back, change))
        return Row(None, said, back)

    def _ask_to_add(self) -> None:
        if not dates_are_clear(self.form):
            return
        answers, instead = self.form.values(), str(self.form.values()["instead"])
        try:
            change = self._room.adding(
                day_of(self.form, "day"), str(answers["name"]), date.fromisoformat(instead) if instead else None
            )
        except AnswerWrong as wrong:
            self.form.show_wrong([wrong])
            return
        self.form.show_wrong([])
        holiday = change.added[0]
        verb, agree = ("Move", "Move it") if change.removed else ("Add", "Add it")
        title = f"{verb} “{holiday.name}” to {words.day(holiday.day)}?" if change.removed else (
            f"Add {words.day(holiday.day)}, “{holiday.name}”?"
        )  # fmt: skip
        self._ask(title, change, agree, self._empty_form)

    def _empty_form(self) -> None:
        day = day_of(self.form, "day")
        self.form.fill({"day": None, "name": "", "instead": ""})
        if day:
            self.year.set_value(str(day.year))

    def _ask_to_remove(self, day: date, name: str) -> None:
        self._ask(f"Take out {words.day(day)}, “{name}”?", self._room.removing(day), "Take it out")

    def _ask_to_follow(self, change: CalendarChange) -> None:
        self._ask("Take over what the list proposes?", change, "Take it over")

    def _ask_to_take_back(self, past: PastChange) -> None:
        self._ask("Take this change back?", self._room.taking_back(past.entry), "Take it back")

    def _keep_ours(self) -> None:
        self._room.keep_ours()
        self.refresh()
        self.done.emit("Your calendar stays as it is. The record notes that the list was looked at.")

    def _ask(self, title: str, change: CalendarChange, agree: str, then: Callable[[], None] = lambda: None) -> None:
        sentences = in_words(change)

        def act() -> None:
            self._room.agree(change)
            then()
            self.refresh()
            self.done.emit(f"{' '.join(sentences)} Open cases were counted anew.")

        MovesDialog(title, self._room.preview(change), agree, act, self, sentences).open()


def _row(day: date, name: str, remove: Callable[[], None]) -> Row:
    button = link_button("Take out")
    button.setAccessibleName(f"Take out {name}, {words.day(day)}")
    button.clicked.connect(lambda: remove())
    return Row(None, Phrase(Part(words.day(day), bold=True), f" · {name}"), button)
