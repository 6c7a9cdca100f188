"""The rows of the people tab about authority, fairness and contractors."""

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.people.actions import PeopleAction
from chc_desktop.domain.people.parties import Accused, Conflict, Handling, Representative, Standing
from chc_desktop.domain.vocabulary import Rule
from chc_desktop.office.cases import CaseView
from chc_desktop.office.people_words import letters_go
from chc_desktop.ui.people.common import name_of
from chc_desktop.ui.theme import Button, link_button
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Row, WrapLabel, stacked

Buttons = Callable[..., list[Button]]
"""What can be done about somebody, as buttons: by their id, then words and action of each."""


def standing_tag(representative: Representative, today: date) -> Tag:
    """Whether they may speak for the resident now."""
    standing = representative.standing(today)
    what = representative.what_is_needed
    said = {
        Standing.IN_FORCE: (f"has {what}", Tone.GREEN),
        Standing.NOT_NEEDED: (f"no {what} needed", Tone.PLAIN),
        Standing.MISSING: (f"{what} to come", Tone.AMBER),
        Standing.LAPSED: (f"{what} ran out", Tone.RED),
        Standing.ENDED: ("ended", Tone.PLAIN),
    }
    return Tag(*said[standing])


def authority_words(view: CaseView, representative: Representative) -> str:
    """What whoever complains gave, the paper that shows it, and where letters go."""
    letters = letters_go(representative.letters_to, view.edition.person) if representative.stands else ""
    return " ".join(filter(None, (_given(view, representative), letters, _ended(representative))))


def accused_rows(view: CaseView, buttons: Buttons) -> Iterator[Row]:
    """Who is complained about: their names only once they are asked for."""
    for each in view.case.parties.accused:
        doing = [] if each.ended_on else buttons(each.person, ("No longer about them…", PeopleAction.NOT_ACCUSED))
        for button in doing:
            button.setAccessibleName("No longer about them: whoever is complained about")
        yield Row(None, Discreet(view, each), *doing)


def conflict_rows(view: CaseView, buttons: Buttons) -> Iterator[Row]:
    for each in view.case.parties.conflicts:
        told = [
            WrapLabel(f"{name_of(view, each.person)}: {each.what}", "strong"),
            WrapLabel(f"What was done, {words.day(each.since)}: {each.done}"),
            *_may(view, each),
        ]
        doing = [] if each.ended_on else buttons(each.person, ("It is over…", PeopleAction.CONFLICT_ENDED))
        yield Row(None, stacked(*told), *doing)


def contractor_rows(view: CaseView, buttons: Buttons) -> Iterator[Row]:
    """Each with its own dates beside the stage they fall in; ours go on unchanged."""
    for each in view.case.parties.contractors:
        told = [
            WrapLabel(f"{name_of(view, each.person)}: {each.what}", "strong"),
            WrapLabel(_dates(view, each)),
            WrapLabel(_within(view, each), "soft"),
        ]
        if each.answer.strip():
            told.append(WrapLabel(f"Their answer: {each.answer}"))
        doing = buttons(each.person, ("What came of it…", PeopleAction.CONTRACTOR_REPLIED)) if each.is_open else []
        yield Row(None, stacked(*told), *doing)


class Discreet(QWidget):
    """Says that somebody is complained about, and who once that is asked for."""

    def __init__(self, view: CaseView, accused: Accused) -> None:
        super().__init__()
        over = f", until {words.day(accused.ended_on)}: {accused.ended_because}" if accused.ended_on else ""
        self.who = WrapLabel(f"{name_of(view, accused.person)}: {accused.what}", "strong")
        self.show_who = link_button("Show who and what")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(WrapLabel(f"Somebody is named, {words.day(accused.since)}{over}."))
        column.addWidget(self.who)
        column.addWidget(self.show_who)
        self.who.hide()
        self.show_who.clicked.connect(self._show)

    def _show(self) -> None:
        """Show or hide it; the keyboard stays where it is."""
        shown = self.who.isHidden()
        self.who.setVisible(shown)
        self.show_who.setText("Hide it again" if shown else "Show who and what")


def _given(view: CaseView, representative: Representative) -> str:
    authority, what = representative.authority, words.capital(representative.what_is_needed)
    if authority:
        until = f", until {words.day(authority.until)}" if authority.until else ""
        paper = next((line for line in view.papers if line.id == authority.paper), None)
        shown = f" Paper: {paper.subject}, {words.day(paper.happened_on)}." if paper else " Paper to come."
        return f"{what} given {words.day(authority.given_on)}{until}: {authority.how.strip().rstrip('.')}.{shown}"
    if representative.not_needed_because:
        return f"No consent is needed, because: {representative.not_needed_because}"
    by = f", wanted by {words.day(representative.wanted_by)}" if representative.wanted_by else ""
    return f"{what} still to come{by}."


def _ended(representative: Representative) -> str:
    if representative.ended_on is None:
        return ""
    return f"No longer speaks for them since {words.day(representative.ended_on)}: {representative.ended_because}"


def _may(view: CaseView, conflict: Conflict) -> Iterator[QWidget]:
    if conflict.ended_on:
        yield WrapLabel(f"Over since {words.day(conflict.ended_on)}: {conflict.ended_because}", "soft")
    elif conflict.may_go_on_because.strip():
        yield WrapLabel(f"May go on, because: {conflict.may_go_on_because}")
    else:
        yield WrapLabel(f"May not deal with this case{view.edition.cite(Rule.CONFLICTS)}.", "soft")


def _dates(view: CaseView, handling: Handling) -> str:
    """“Passed on Tue 3 Nov, in stage 1. They had it Wed 4 Nov. Answer wanted by Fri 13 Nov.”"""
    said = [f"Passed on {words.day(handling.passed_on)}, in stage {_stage_on(view, handling.passed_on)}."]
    if handling.received_on:
        said.append(f"They had it {words.day(handling.received_on)}.")
    if handling.answered_on:
        late = f" (wanted by {words.day(handling.answer_by)})" if handling.answered_on > handling.answer_by else ""
        stage = _stage_on(view, handling.answered_on)
        said.append(f"They answered us {words.day(handling.answered_on)}{late}, in stage {stage}.")
    elif handling.taken_back_on:
        said.append(f"Taken back {words.day(handling.taken_back_on)}: {handling.taken_back_because}")
    else:
        said.append(f"Answer wanted by {words.day(handling.answer_by)}.")
    return " ".join(said)


def _within(view: CaseView, handling: Handling) -> str:
    """That our own clock is unchanged, and whether their answer would come too late for it."""
    said = f"It is inside our stages, and our own dates stay as they are{view.edition.cite(Rule.CONTRACTORS)}."
    due = next((each for each in view.open_deadlines if each.duty.is_response), None)
    if handling.is_open and due and handling.answer_by >= due.due:
        return f"{said} Our answer is due {words.day(due.due)}: theirs would leave no time for it."
    return said


def _stage_on(view: CaseView, day: date) -> int:
    """The stage the case was at on a day."""
    return max((stage.number for stage in view.case.stages if stage.asked_on and stage.asked_on <= day), default=1)
