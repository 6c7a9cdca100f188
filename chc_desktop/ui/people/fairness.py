"""Forms about who may not deal with the case: whom it is about, and who has an interest of their own in it."""

from chc_desktop.domain.people.events import ComplainedAbout, ConflictDeclared, ConflictEnded, NotComplainedAbout
from chc_desktop.domain.vocabulary import Rule
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import ask_day, draft_key, officer
from chc_desktop.ui.forms.asks import AskText, Filled
from chc_desktop.ui.people.common import ask_colleague, colleague, of_this_case, telling


def accuse(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """The complaint is about what somebody did."""

    def event(answers: Filled) -> ComplainedAbout:
        return ComplainedAbout(
            happened_on=answers.day("happened_on"), done_by=officer(office), person=0, what=answers.text("what")
        )

    return ActionForm(
        draft_key(view, "people/accused"),
        "Somebody is complained about",
        "A member of staff, somebody of the governing body, or a contractor’s worker. Their name is kept discreetly: "
        "no letter, list or search shows it. They cannot deal with the complaint or review it"
        f"{view.edition.cite(Rule.CONFLICTS)}.",
        "Record it",
        (
            *ask_colleague(office, "Who is it?"),
            AskText(name="what", label="What are they said to have done?", lines=2),
            ask_day(office, "Since when have you known?"),
        ),
        telling(office, view, lambda answers: colleague(office, answers), event),
        help_name="people",
    )


def accuse_no_more(office: Office, view: CaseView, key: str) -> ActionForm:
    """The complaint is no longer about somebody."""

    def event(answers: Filled) -> NotComplainedAbout:
        return NotComplainedAbout(
            happened_on=answers.day("happened_on"), done_by=officer(office), person=0, why=answers.text("why")
        )

    return ActionForm(
        draft_key(view, f"people/not-accused/{key}"),
        "It is no longer about them",
        "They may then deal with complaints of this case again. If they were named by mistake, strike the entry out in "
        "the record instead.",
        "Record it",
        (AskText(name="why", label="Why?", lines=2), ask_day(office, "Since when?")),
        telling(office, view, lambda _answers: of_this_case(view, key), event),
        help_name="people",
    )


def declare_conflict(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """Somebody has an interest of their own in the case."""

    def event(answers: Filled) -> ConflictDeclared:
        return ConflictDeclared(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            person=0,
            what=answers.text("what"),
            done=answers.text("done"),
            may_go_on_because=answers.text("may_go_on_because"),
        )

    return ActionForm(
        draft_key(view, "people/conflict"),
        "A conflict of interest",
        "Somebody who deals with the case, or may, knows one of the people, had a part in it, or could gain or lose by "
        f"the answer; that it looks so is enough{view.edition.cite(Rule.CONFLICTS)}. They cannot deal with it then, "
        "unless you write why they may go on.",
        "Record it",
        (
            *ask_colleague(office, "Who is it?"),
            AskText(name="what", label="What is the conflict?", lines=2),
            AskText(name="done", label="What was done about it?", lines=2),
            AskText(name="may_go_on_because", label="They may go on, because… (may stay empty)", lines=2),
            ask_day(office, "Since when have you known?"),
        ),
        telling(office, view, lambda answers: colleague(office, answers), event),
        help_name="people",
    )


def end_conflict(office: Office, view: CaseView, key: str) -> ActionForm:
    """A conflict of interest is over."""

    def event(answers: Filled) -> ConflictEnded:
        return ConflictEnded(
            happened_on=answers.day("happened_on"), done_by=officer(office), person=0, why=answers.text("why")
        )

    return ActionForm(
        draft_key(view, f"people/conflict-ended/{key}"),
        "The conflict of interest is over",
        "They may then deal with the case again. The record keeps what was declared and done.",
        "Record it",
        (AskText(name="why", label="Why?", lines=2), ask_day(office, "Since when?")),
        telling(office, view, lambda _answers: of_this_case(view, key), event),
        help_name="people",
    )
