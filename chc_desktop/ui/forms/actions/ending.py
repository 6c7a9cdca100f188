"""Forms for how a case ends, and for opening it again."""

from chc_desktop.domain.actions import refusable_stage
from chc_desktop.domain.code import Exclusion
from chc_desktop.domain.events import Closed, Refused, Reopened, Withdrawn
from chc_desktop.domain.vocabulary import Measure, Rule
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import NOBODY_YET, ask_day, draft_key, officer, provision, recording
from chc_desktop.ui.forms.asks import AskChoice, AskText, AskTick, Filled


def refuse(office: Office, view: CaseView) -> ActionForm:
    """The complaint is not accepted, or not taken to stage 2."""
    stage = refusable_stage(view.case)
    rule = Rule.EXCLUSIONS if stage == 1 else Rule.REFUSAL_TO_ESCALATE
    grounds = tuple(_ground(ground) for ground in view.edition.exclusions)

    def event(answers: Filled) -> Refused:
        return Refused(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            stage=stage,
            exclusion=answers.text("exclusion"),
            reasons=answers.text("reasons"),
            ombudsman_told=answers.ticked("ombudsman_told"),
        )

    return ActionForm(
        draft_key(view, "refuse"),
        "Refuse the complaint" if stage == 1 else "Refuse to take it to stage 2",
        "A complaint is accepted unless there is a valid ground not to, which you can show evidence for"
        f"{view.edition.cite(rule)}. A safety or safeguarding concern is never turned away. Not told yet? “Write a "
        "letter” writes the refusal, and issuing it records all of this.",
        "Record the refusal",
        (
            AskChoice(name="exclusion", label="On which ground?", choices=(NOBODY_YET, *grounds)),
            AskText(name="reasons", label=f"The reasons, in detail, as the {view.edition.person} was told", lines=5),
            ask_day(office, f"When was the {view.edition.person} told, in writing?"),
            AskTick(
                name="ombudsman_told",
                label="They were told that they can take this decision to the Ombudsman, and how",
            ),
        ),
        recording(office, view, event),
    )


def _ground(ground: Exclusion) -> tuple[str, str]:
    return ground.slug, f"{ground.title} ({ground.provision})" if ground.provision else ground.title


def withdraw(office: Office, view: CaseView) -> ActionForm:
    """The resident does not want to go on."""
    return ActionForm(
        draft_key(view, "withdraw"),
        f"The {view.edition.person} withdrew the complaint",
        f"Only the {view.edition.person} can withdraw a complaint, and of their own accord. It can be opened again.",
        "Record the withdrawal",
        (
            AskText(name="why", label="How did they tell you, and in which words?"),
            ask_day(office, "When?"),
        ),
        recording(
            office,
            view,
            lambda answers: Withdrawn(
                happened_on=answers.day("happened_on"), done_by=officer(office), why=answers.text("why")
            ),
        ),
    )


def close(office: Office, view: CaseView) -> ActionForm:
    """Nothing more is to be answered."""

    def act(answers: Filled, draft: str) -> None:
        closed = Closed(happened_on=answers.day("happened_on"), done_by=officer(office), why=answers.text("why"))
        office.lessons.close(view.case.id, closed, answers.text("learnt") if learnt else "", draft)

    learnt = () if view.lessons else (_learnt(view),)
    promises = "The promises stay on Today until they are kept. " if view.case.open_promises else ""
    return ActionForm(
        draft_key(view, "close"),
        "Close the case",
        f"The complaint has been answered and nobody asks for more. {promises}It can be opened again.",
        "Close the case",
        (
            AskText(name="why", label="Anything to note? (may stay empty)", lines=2),
            *learnt,
            ask_day(office, "Closed on"),
        ),
        act,
    )


def _learnt(view: CaseView) -> AskText:
    asked = provision(view.edition, Measure.LESSONS_NOTED)
    return AskText(
        name="learnt",
        label="Is there something to learn? (may stay empty)",
        help=f"What would keep it from happening again{asked}. Written here, it stands on the Learning page too.",
        lines=2,
    )


def reopen(office: Office, view: CaseView) -> ActionForm:
    """A case that had ended goes on."""
    return ActionForm(
        draft_key(view, "reopen"),
        "Open the case again",
        "It goes on where it stood before it ended, and its deadlines count again from the same days.",
        "Open it again",
        (AskText(name="why", label="Why?"), ask_day(office, "When?")),
        recording(
            office,
            view,
            lambda answers: Reopened(
                happened_on=answers.day("happened_on"), done_by=officer(office), why=answers.text("why")
            ),
        ),
    )
