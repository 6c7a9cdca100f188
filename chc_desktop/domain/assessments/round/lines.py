"""How a year's round becomes a line of Today: what comes next and by when; and what exceptional circumstances ask."""

from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.agenda import ASSESSMENT, AgendaLine, Reckoning, Urgency
from chc_desktop.domain.agenda_lines import closure_warning
from chc_desktop.domain.assessments.reporting_year import Submission
from chc_desktop.domain.assessments.round.reasons import Duty
from chc_desktop.domain.assessments.round_summary import OpenDuty, RoundSummary, Stage, Step, unpacked


def round_line(summary: RoundSummary, due: date, submission: Submission | None, reckoning: Reckoning) -> AgendaLine:
    """The line of a year's self-assessment, with what comes next."""
    urgency = reckoning.urgency(due)
    what, about, button = _next(summary)
    return AgendaLine(
        case_id=0,
        duty=ASSESSMENT,
        key=str(summary.year),
        due=due,
        days_left=reckoning.days_left(due),
        left_in_words=reckoning.left_in_words(due),
        urgency=urgency,
        what=f"Self-assessment {summary.year}: {what}",
        reference="",
        title=about,
        home="",
        person="",
        sentence=f"{'Was due' if urgency is Urgency.LATE else 'Due'} {reckoning.day(due)}. "
        f"{_why(summary, due, submission, reckoning)}",
        warning=closure_warning(due, reckoning),
        short=f"Self-assessment {summary.year}",
        button=button,
        page=f"{ASSESSMENT}/{summary.year}",
    )


def duty_lines(summary: RoundSummary, reckoning: Reckoning) -> tuple[AgendaLine, ...]:
    """A line for each duty of exceptional circumstances that is still to be done: open each day until it is."""
    return tuple(_duty_line(summary.year, each, reckoning) for each in unpacked(summary.duties))


def _duty_line(year: int, each: OpenDuty, reckoning: Reckoning) -> AgendaLine:
    asked = f"{words.cited(each.provision)} gives no day for it" if each.provision else "Our own good practice"
    return AgendaLine(
        case_id=0,
        duty=ASSESSMENT,
        key=f"{year}/{each.entry}/{list(Duty).index(Duty(each.duty))}",
        due=reckoning.today,
        days_left=0,
        left_in_words="open",
        urgency=Urgency.TODAY,
        what=f"Exceptional circumstances: {_lower(Duty(each.duty).words)}",
        reference="",
        title=f"self-assessment {year}",
        home="",
        person="",
        sentence=f"Noted on {reckoning.day(date.fromisoformat(each.since))}. {asked}: do it as soon as you can.",
        short="Exceptional circumstances",
        button="Open the self-assessment",
        page=f"{ASSESSMENT}/{year}",
    )


def _next(summary: RoundSummary) -> tuple[str, str, str]:
    """What comes next, more about it, and the words of the button."""
    if summary.step == Step.ANSWER:
        begun = summary.stage != Stage.NOT_STARTED
        what = f"{words.count(summary.gaps, 'gap')} left" if begun else "not begun yet"
        return what, "to be filled in, and approved by the governing body", "Open the self-assessment"
    return _STEPS[Step(summary.step)]


def _why(summary: RoundSummary, due: date, submission: Submission | None, reckoning: Reckoning) -> str:
    """Where the day comes from, and the Ombudsman's beside it."""
    if submission and due == submission.due:
        return submission.why if summary.step == Step.SUBMIT else f"{submission.why} The Ombudsman expects it by then."
    if summary.stage == Stage.IN_REVIEW:
        by = f" The Ombudsman expects it by {reckoning.day(submission.due)}." if submission else ""
        return f"It was sent to the governing body for its meeting of that day.{by}"
    return f"The day you set for version {summary.version}."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


_STEPS = {
    Step.SEND: ("for the governing body’s approval", "every provision is answered", "Open the self-assessment"),
    Step.APPROVE: ("with the governing body", "record what it decides", "Record what it decided"),
    Step.RESPOND: ("the governing body’s response", "to be recorded, and published with it", "Record the response"),
    Step.PUBLISH: ("to be published", "approved by the governing body", "Record where it is"),
    Step.SUBMIT: ("submit it to the Ombudsman", "approved and published", "Record the submission"),
}
