"""Forms about who deals with a complaint: taking it to stage 2, and a change of hands."""

from chc_desktop.domain.events import Escalated, HandlerChanged
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import (
    NOBODY_YET,
    ask_day,
    called,
    colleagues,
    draft_key,
    officer,
    recording,
)
from chc_desktop.ui.forms.asks import AskChoice, AskText, Filled


def escalate(office: Office, view: CaseView) -> ActionForm:
    """The resident asks for stage 2."""
    provisions = view.edition.provisions

    def event(answers: Filled) -> Escalated:
        return Escalated(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            reviewer=answers.person("reviewer"),
            still_unhappy_with=answers.text("still_unhappy_with"),
        )

    return ActionForm(
        draft_key(view, "escalate"),
        "Take the complaint to stage 2",
        "Stage 2 is considered by somebody who did not handle stage 1 "
        f"(Code {provisions.stage2_other_person}), such as a trustee. Everything written so far stays with the case.",
        "Take it to stage 2",
        (
            ask_day(office, "When did the resident ask?", "The day the request reached you, however it came."),
            AskChoice(name="reviewer", label="Who will consider it?", choices=_reviewers(office, view)),
            AskText(
                name="still_unhappy_with",
                label="What is still wrong, in their words (may stay empty)",
                help=f"No reasons are needed (Code {provisions.reasons_to_escalate}).",
            ),
        ),
        recording(office, view, event),
    )


def change_handler(office: Office, view: CaseView) -> ActionForm:
    """Somebody else takes the stage over."""
    stage = view.case.stage.number

    def event(answers: Filled) -> HandlerChanged:
        return HandlerChanged(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            stage=stage,
            handler=answers.person("handler"),
            why=answers.text("why"),
        )

    people = _reviewers(office, view) if stage == 2 else _everybody(office)
    return ActionForm(
        draft_key(view, "change-handler"),
        f"Change who deals with stage {stage}",
        "The record keeps who dealt with it until now.",
        "Change it",
        (
            AskChoice(name="handler", label="Who takes over?", choices=people),
            AskText(name="why", label="Why? (may stay empty)", lines=2),
            ask_day(office, "From when?"),
        ),
        recording(office, view, event),
    )


def _everybody(office: Office) -> tuple[tuple[str, str], ...]:
    return (NOBODY_YET, *((str(person.id), called(person)) for person in colleagues(office)))


def _reviewers(office: Office, view: CaseView) -> tuple[tuple[str, str], ...]:
    """Everybody, whoever handled stage 1 last and marked so."""
    stage1 = view.case.stage1
    handled = {stage1.handler, stage1.response.done_by if stage1.response else stage1.handler}
    people = sorted(colleagues(office), key=lambda person: person.id in handled)
    return (
        NOBODY_YET,
        *((str(one.id), called(one) + (" (handled stage 1)" if one.id in handled else "")) for one in people),
    )
