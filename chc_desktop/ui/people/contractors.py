"""Forms about a contractor who deals with a complaint inside our stages."""

from datetime import date, timedelta

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.people.events import ContractorReplied, ContractorStep, PassedToContractor
from chc_desktop.domain.vocabulary import Rule
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import ask_day, draft_key, officer
from chc_desktop.ui.forms.asks import AskChoice, AskDay, AskText, Filled
from chc_desktop.ui.people.common import ask_paper, ask_who, name_of, of_this_case, telling, who

_STEPS = (
    (ContractorStep.ANSWERED.value, "They answered us"),
    (ContractorStep.RECEIVED.value, "They have it"),
    (ContractorStep.NEW_DATE.value, "They were given a new date"),
    (ContractorStep.TAKEN_BACK.value, "We took it back"),
)


def pass_on(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """A contractor deals with the complaint, or a part of it."""

    def event(answers: Filled) -> PassedToContractor:
        return PassedToContractor(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            person=0,
            what=answers.text("what"),
            answer_by=answers.day("answer_by"),
        )

    return ActionForm(
        draft_key(view, "people/contractor"),
        "Pass it to a contractor",
        f"{_inside_our_stages(view.edition)} Our own time to answer goes on{_ours(view)}.",
        "Record it",
        (
            *ask_who(office, "Which contractor?"),
            AskText(name="what", label="What do they deal with?", lines=2),
            ask_day(office, "When was it passed to them?"),
            AskDay(
                name="answer_by",
                label="By when do we want their answer?",
                help="Today and the calendar remind you of it.",
                value=_suggested(office, view),
                today=office.today(),
            ),
        ),
        telling(office, view, lambda answers: who(office, answers), event),
        help_name="people",
    )


def reply(office: Office, view: CaseView, key: str) -> ActionForm:
    """What came of it."""

    def event(answers: Filled) -> ContractorReplied:
        step = ContractorStep(answers.text("step"))
        return ContractorReplied(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            person=0,
            step=step,
            text=answers.text("text"),
            answer_by=answers.day_or_none("answer_by") if step is ContractorStep.NEW_DATE else None,
            paper=answers.person("paper") if step is ContractorStep.ANSWERED else 0,
        )

    return ActionForm(
        draft_key(view, f"people/contractor-replied/{key}"),
        f"What came of it: {name_of(view, int(key))}",
        f"It becomes part of the record. Our own time to answer goes on{_ours(view)}.",
        "Record it",
        (
            AskChoice(name="step", label="What happened?", choices=_STEPS, value=ContractorStep.ANSWERED.value),
            AskText(name="text", label="What did they say, or why was it taken back?", lines=3),
            AskDay(
                name="answer_by",
                label="By when do we want their answer now?",
                value=None,
                today=office.today(),
                optional=True,
                only_when=("step", ContractorStep.NEW_DATE.value),
            ),
            ask_paper(view, ("step", ContractorStep.ANSWERED.value)),
            ask_day(office, "When?"),
        ),
        telling(office, view, lambda _answers: of_this_case(view, key), event),
        help_name="people",
    )


def _inside_our_stages(edition: Edition) -> str:
    return (
        "What a contractor does stays inside our two stages, and nobody has to complain to them as well"
        f"{edition.cite(Rule.CONTRACTORS)}; we answer for what they do{edition.cite(Rule.ANSWERS_FOR_OTHERS)}."
    )


def _ours(view: CaseView) -> str:
    """“: the answer is due Tue 1 Dec 2026”."""
    due = next((each for each in view.open_deadlines if each.duty.is_response), None)
    return f": the answer is due {words.day(due.due)}" if due else ""


def _suggested(office: Office, view: CaseView) -> date:
    """Some days before our own answer is due, else a week from now."""
    due = next((each.due for each in view.open_deadlines if each.duty.is_response), None)
    before = due - timedelta(3) if due else office.today() + timedelta(7)
    return max(before, office.today())
