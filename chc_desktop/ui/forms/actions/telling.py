"""Forms for what the resident was told or told us: acknowledged another way, an update, a note, a further point."""

from chc_desktop.domain import words
from chc_desktop.domain.events import Acknowledged, Noted, PointAdded, Updated
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.vocabulary import ACKNOWLEDGEMENT, Duty, Rule, Trigger
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import ask_day, ask_kept_back, draft_key, officer, recording
from chc_desktop.ui.forms.asks import AskDay, AskSentence, AskText, AskTick, Filled


def acknowledged(office: Office, view: CaseView) -> ActionForm:
    """The acknowledgement went out without this program."""
    stage = view.case.stage.number
    duty = ACKNOWLEDGEMENT[stage]
    limit = view.edition.limit(duty) if view.edition.sets(duty) else None
    within = f" It has to go out within {limit.days} working days ({words.cited(limit.provision)})." if limit else ""
    not_ours = tuple(
        AskTick(name=_not_ours(point.number), label=f"Point {point.number} is not our responsibility: {point.text}")
        for point in view.case.points
        if stage == 1
    )

    def event(answers: Filled) -> Acknowledged:
        return Acknowledged(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            stage=stage,
            not_ours=tuple(n.number for n in view.case.points if stage == 1 and answers.ticked(_not_ours(n.number))),
        )

    return ActionForm(
        draft_key(view, "acknowledged"),
        f"Stage {stage} was acknowledged another way",
        "For an acknowledgement that was sent without this program. The letter itself will not be in the register, so "
        f"keep a copy.{within}",
        "Record the acknowledgement",
        (ask_day(office, "When was it sent?", _what_runs(view, duty)), *not_ours),
        recording(office, view, event),
    )


def _what_runs(view: CaseView, duty: Duty) -> str:
    """That the time to answer runs from the acknowledgement, where the edition has it so."""
    trigger = Trigger.ACKNOWLEDGED if duty is Duty.STAGE1_ACKNOWLEDGEMENT else Trigger.STAGE2_ACKNOWLEDGED
    runs = any(limit.runs_from is trigger for limit in view.edition.limits)
    return "The time to answer runs from this day." if runs else ""


def update(office: Office, view: CaseView) -> ActionForm:
    """Whoever complained was told how things stand."""
    person = view.edition.person

    def event(answers: Filled) -> Updated:
        return Updated(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            text=answers.text("text"),
            next_update=answers.day_or_none("next_update"),
        )

    return ActionForm(
        draft_key(view, "update"),
        f"Note an update to the {person}",
        f"What you told the {person} about how things stand, by telephone, letter or email. When an answer is late, "
        f"the {person} is kept informed as often as was agreed{view.edition.cite(Rule.UPDATES)}.",
        "Keep the update",
        (
            AskText(name="text", label="What were they told?"),
            ask_day(office, "When?"),
            AskDay(
                name="next_update",
                label="When will they hear again?",
                help=_heard_next(view),
                value=None,
                today=office.today(),
                optional=True,
            ),
        ),
        recording(office, view, event),
    )


def _heard_next(view: CaseView) -> str:
    agreed = view.case.updates_agreed
    if agreed:
        return f"Leave it empty to keep to what was agreed: {agreed.every.words}."
    return "Leave it empty if nothing was agreed."


def note(office: Office, view: CaseView) -> ActionForm:
    """Something for the record."""
    return ActionForm(
        draft_key(view, "note"),
        "Add a note",
        "A call, a visit, something found out or decided. It becomes part of the record and can be corrected later, "
        "not removed.",
        "Add the note",
        (
            AskText(name="text", label="What happened?", lines=6),
            ask_day(office, "When?"),
            ask_kept_back(),
        ),
        recording(
            office,
            view,
            lambda answers: Noted(
                happened_on=answers.day("happened_on"),
                done_by=officer(office),
                text=answers.text("text"),
                kept_back=KeptBack(answers.text("kept_back")),
            ),
        ),
    )


def add_point(office: Office, view: CaseView) -> ActionForm:
    """A related point raised since."""
    return ActionForm(
        draft_key(view, "add-point"),
        "Add a related point",
        "A related point raised before stage 1 is answered joins this complaint"
        f"{view.edition.cite(Rule.NEW_POINTS)}. An unrelated one, or one that would hold the answer up, is "
        "logged as a new complaint.",
        "Add the point",
        (AskSentence(name="text", label="The new point, in a sentence"), ask_day(office, "When was it raised?")),
        recording(
            office,
            view,
            lambda answers: PointAdded(
                happened_on=answers.day("happened_on"), done_by=officer(office), text=answers.text("text").strip()
            ),
        ),
    )


def _not_ours(number: int) -> str:
    return f"not_ours_{number}"
