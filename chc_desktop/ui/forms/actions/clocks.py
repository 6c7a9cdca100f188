"""Forms for the other clocks of a case: starting one, marking a step as done, and one that is no longer needed."""

from chc_desktop.domain import words
from chc_desktop.domain.clocks.kind import ClockKind
from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import ClockStarted, ClockStepDone, ClockStopped
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import NOBODY_YET, ask_day, draft_key, officer, recording
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskDay, AskText, Filled


def start_clock(office: Office, view: CaseView) -> ActionForm:
    """Another clock begins to run beside the complaint."""
    kinds = office.desk.kinds

    def event(answers: Filled) -> ClockStarted:
        kind = kinds.get(answers.text("kind"))
        dated = kind and kind.dated_step()
        return ClockStarted(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            clock_kind=kind.slug if kind else "",
            what=answers.text(_what(kind)).strip() if kind else "",
            due=answers.day_or_none(_given(kind)) if kind and dated else None,
        )

    return ActionForm(
        draft_key(view, "start-clock"),
        "Start another clock",
        "For a date that another law, the Ombudsman or you yourself set on this case. It runs beside the complaint: it "
        "changes none of the Code’s dates, and stays on Today until it is done, after the case is closed too.",
        "Start it",
        (
            AskChoice(
                name="kind",
                label="Which?",
                choices=(NOBODY_YET, *((kind.slug, kind.title) for kind in kinds.values())),
            ),
            ask_day(
                office,
                "From which day does it run?",
                "The day the request, the decision or the news of the hazard reached you, before the complaint too.",
            ),
            *(ask for kind in kinds.values() for ask in _of_kind(office, kind, view.edition)),
        ),
        recording(office, view, event),
        help_name="clocks",
    )


def clock_step(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """A step of another clock was done; `key` is the one asked about, the next if none is named."""
    steps = sorted((step for clock in view.clocks for step in clock.open_steps), key=lambda step: step.due)

    def event(answers: Filled) -> ClockStepDone:
        clock, _dot, step = answers.text("step").partition(".")
        return ClockStepDone(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            clock=int(clock or 0),
            step=step,
            evidence=answers.text("evidence"),
        )

    return ActionForm(
        draft_key(view, f"clock-step/{key}" if key else "clock-step"),
        "A step of another clock was done",
        "What runs from this step is counted from the day you give here.",
        "Mark it as done",
        (
            AskChoice(
                name="step",
                label="Which step?",
                choices=tuple((step.key, f"{step.words}, by {words.short_day(step.due)}") for step in steps),
                value=key or (steps[0].key if steps else ""),
            ),
            AskText(
                name="evidence",
                label="What shows that it was done?",
                help="Such as the letter, the contractor’s sheet, or who saw it and when.",
                lines=3,
            ),
            ask_day(office, "When was it done?"),
        ),
        recording(office, view, event),
        help_name="clocks",
    )


def stop_clock(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """Another clock is no longer needed; `key` is the entry it was started in."""
    running = [clock for clock in view.clocks if clock.is_open]

    def event(answers: Filled) -> ClockStopped:
        return ClockStopped(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            clock=int(answers.text("clock") or 0),
            why=answers.text("why"),
        )

    return ActionForm(
        draft_key(view, f"stop-clock/{key}" if key else "stop-clock"),
        "Another clock is no longer needed",
        "It goes from Today for good; what was done on it stays in the record. This is not a pause: to put right a "
        "clock that was started by mistake, correct its entry in the record.",
        "It is no longer needed",
        (
            AskChoice(
                name="clock",
                label="Which?",
                choices=tuple((str(clock.clock.key), clock.title) for clock in running),
                value=key or (str(running[0].clock.key) if running else ""),
            ),
            AskText(name="why", label="Why is it no longer needed?", lines=3),
            ask_day(office, "Since when?"),
        ),
        recording(office, view, event),
        help_name="clocks",
    )


def _of_kind(office: Office, kind: ClockKind, edition: Edition) -> tuple[Ask, ...]:
    """What is asked about one kind, once it is chosen: what it is about, and the date that comes with it."""
    when = ("kind", kind.slug)
    unchecked = f"Not checked: {kind.note}" if not kind.checked else ""
    about = AskText(
        name=_what(kind),
        label=kind.asks,
        help=" ".join(part for part in (kind.about, unchecked) if part),
        lines=2,
        only_when=when,
    )
    step = kind.dated_step()
    if step is None:
        return (about,)
    may_stay_empty = "" if kind.needs_date(edition) else " (may stay empty)"
    return about, AskDay(
        name=_given(kind),
        label=f"{words.capital(step.typed_in)}{may_stay_empty}",
        value=None,
        today=office.today(),
        optional=True,
        only_when=when,
    )


def _what(kind: ClockKind) -> str:
    return f"what/{kind.slug}"


def _given(kind: ClockKind) -> str:
    return f"due/{kind.slug}"
