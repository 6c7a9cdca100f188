"""Forms about who deals with a complaint: taking it to the next stage, and a change of hands."""

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import Escalated, HandlerChanged
from chc_desktop.domain.people.routing import barred
from chc_desktop.domain.vocabulary import Rule
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
    """The resident asks for the next stage."""
    edition, stage = view.edition, view.case.stage.number + 1

    def event(answers: Filled) -> Escalated:
        return Escalated(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            reviewer=answers.person("reviewer"),
            still_unhappy_with=answers.text("still_unhappy_with"),
            stage=stage,
        )

    return ActionForm(
        draft_key(view, "escalate"),
        f"Take the complaint to stage {stage}",
        f"{_by_whom(edition, stage)} Everything written so far stays with the case.",
        f"Take it to stage {stage}",
        (
            ask_day(
                office, f"When did the {view.edition.person} ask?", "The day the request reached you, however it came."
            ),
            AskChoice(name="reviewer", label="Who will consider it?", choices=_who_could(office, view, stage)),
            AskText(
                name="still_unhappy_with",
                label="What is still wrong, in their words (may stay empty)",
                help=f"No reasons are needed{edition.cite(Rule.NO_REASONS_NEEDED)}.",
            ),
        ),
        recording(office, view, event),
    )


def _by_whom(edition: Edition, stage: int) -> str:
    """Who is to consider a later stage, as far as the edition asks."""
    if edition.number(Rule.OTHER_PERSON):
        return (
            f"Stage {stage} is considered by somebody who did not handle {words.stages_before(stage)}"
            f"{edition.cite(Rule.OTHER_PERSON)}, such as a trustee."
        )
    return (
        f"Decide who considers stage {stage}{edition.cite(Rule.REVIEWER)}: best somebody who has not handled the "
        "complaint yet, such as a trustee."
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

    return ActionForm(
        draft_key(view, "change-handler"),
        f"Change who deals with stage {stage}",
        "The record keeps who dealt with it until now.",
        "Change it",
        (
            AskChoice(name="handler", label="Who takes over?", choices=_who_could(office, view, stage)),
            AskText(name="why", label="Why? (may stay empty)", lines=2),
            ask_day(office, "From when?"),
        ),
        recording(office, view, event),
    )


def _who_could(office: Office, view: CaseView, stage: int) -> tuple[tuple[str, str], ...]:
    """Everybody; those who handled an earlier stage or may not deal with the case come last, and marked so."""
    handled, out = view.case.earlier_handlers(stage), barred(view.case.parties)
    mark = f" (handled stage {stage - 1})" if stage == 2 else " (handled an earlier stage)"
    marks = dict.fromkeys(handled, mark) | dict.fromkeys(out, " (may not deal with this case)")
    people = sorted(colleagues(office), key=lambda person: person.id in marks)
    return NOBODY_YET, *((str(one.id), called(one) + marks.get(one.id, "")) for one in people)
