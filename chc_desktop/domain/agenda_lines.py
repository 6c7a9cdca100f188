"""How a task, or an adjustment to look at again, becomes a line that says what to do and leads to doing it."""

from datetime import date, datetime

from chc_desktop.domain import words
from chc_desktop.domain.agenda import (
    EDIT_PERSON,
    LOG,
    REVIEW,
    AgendaLine,
    Reckoning,
    Urgency,
    closed_in_words,
)
from chc_desktop.domain.clocks.telling import Because, due_day
from chc_desktop.domain.facts import Person
from chc_desktop.domain.people.actions import PeopleAction
from chc_desktop.domain.people.tasks import AUTHORITY, CONTRACTOR
from chc_desktop.domain.requests.summary import RequestSummary
from chc_desktop.domain.summary import CLOCK, PROMISE, UPDATE, WAITING, CaseSummary, Task, home
from chc_desktop.domain.vocabulary import Duty, LetterKind

Newest = CaseSummary | RequestSummary
"""The newest case or service request of a person, which their reviews open."""


def task_line(
    task: Task, summary: CaseSummary, person: Person, reckoning: Reckoning, reviewer: str = "", owner: str = ""
) -> AgendaLine:
    """The line of a task.

    It is only expected while its clock has not started. `reviewer` is who takes a later stage, `owner` who has to keep
    a promise.
    """
    due = _due_day(task, reckoning)
    expected = task.provisional == WAITING
    urgency = Urgency.EXPECTED if expected else reckoning.urgency(due)
    because, *cautions = task.sentence.splitlines()
    to_do = (_reviewing(reviewer), _to_be_kept(owner), _last_day_to_extend(task, urgency))
    why = " ".join(part for part in (because, *to_do) if part)
    closed = "" if expected else closure_warning(due, reckoning)
    return AgendaLine(
        case_id=task.case_id,
        duty=task.duty,
        key=task.key,
        due=due,
        days_left=reckoning.days_left(due),
        left_in_words=urgency.words.lower() if expected else reckoning.left_in_words(due),
        urgency=urgency,
        what=task.what,
        reference=summary.reference,
        title=summary.title,
        home=summary.home,
        person=summary.person,
        sentence=_when(task, urgency, due, why, reckoning),
        warning=" ".join(part for part in (*cautions, closed) if part),
        vulnerable=person.vulnerability.strip(),
        provisional=bool(task.provisional),
        short=_short(task, summary, reckoning.today, expected),
        button=_BUTTONS.get(task.duty, "Open the case"),
        letter=_LETTERS.get(task.duty, ""),
        action=_action(task),
    )


def stands_now(task: Task, reckoning: Reckoning) -> bool:
    """Whether a task is shown yet: to tell the resident because the answer is late, only once it is."""
    if task.duty != UPDATE:
        return True
    if Because(task.key).days:
        return date.fromisoformat(task.due) <= reckoning.today
    return task.key != Because.LATE or _due_day(task, reckoning) <= reckoning.today


def review_line(person: Person, summary: Newest | None, reckoning: Reckoning) -> AgendaLine:
    """The line that asks to look at a person's adjustment again, with the case it opens."""
    assert person.adjustment_review
    what = _first_line(person.adjustment) or "what was agreed"
    sentence = "Ask whether it still helps, and set the next date."
    about = (str(person.id), "adjustment", what, sentence)
    return reviewing_line(person, person.adjustment_review, about, summary, reckoning)


def restriction_line(person: Person, summary: Newest | None, reckoning: Reckoning) -> AgendaLine:
    """The line that asks to look at a restriction on contact again, with the case it opens."""
    assert person.restriction_review
    what = _first_line(person.restriction) or "what was decided"
    sentence = "Ask whether it is still needed and still fair; end it, or set the next date."
    about = (f"{person.id}/restriction", "restriction on contact", what, sentence)
    return reviewing_line(person, person.restriction_review, about, summary, reckoning)


def reviewing_line(
    person: Person,
    due: date,
    about: tuple[str, str, str, str],
    summary: Newest | None,
    reckoning: Reckoning,
) -> AgendaLine:
    """`about` is the line’s key, the kind of thing to look at again, which one it is, and what to ask."""
    key, kind, what, sentence = about
    urgency = reckoning.urgency(due)
    return AgendaLine(
        case_id=summary.case_id if summary else 0,
        duty=REVIEW,
        key=key,
        due=due,
        days_left=reckoning.days_left(due),
        left_in_words=reckoning.left_in_words(due),
        urgency=urgency,
        what=f"Review the {kind}: {what}",
        reference=summary.reference if summary else "",
        title=person.name,
        home=home(person),
        person=person.name,
        sentence=_due_sentence(urgency, due, sentence, reckoning),
        warning=closure_warning(due, reckoning),
        vulnerable=person.vulnerability.strip(),
        short=f"Review: {what}",
        button="Look at it again" if summary else "",
        action=EDIT_PERSON if summary else "",
    )


def half_written_line(name: str, title: str, kept_at: datetime, reckoning: Reckoning) -> AgendaLine:
    """The line that leads back to a complaint that was begun and not logged."""
    today = reckoning.today
    kept = f"{words.clock(kept_at)} today" if kept_at.date() == today else reckoning.day(kept_at.date())
    return AgendaLine(
        case_id=0,
        duty=LOG,
        key="",
        due=today,
        days_left=0,
        left_in_words="half-written",
        urgency=Urgency.TODAY,
        what="A half-written complaint is kept: finish it",
        reference="",
        title=title,
        home="",
        person=name or ("" if title else "no name written yet"),
        sentence=f"Kept {'at ' if kept_at.date() == today else 'on '}{kept}. It is not in the register yet, so nothing "
        "reminds you of its dates.",
        short="Half-written complaint",
        button="Finish the complaint",
        page=LOG,
    )


def closure_warning(due: date, reckoning: Reckoning) -> str:
    """“Office closed 24 Dec to 3 Jan: do it by Wed 23 Dec.” Empty where it is open, or too late for it."""
    closure = reckoning.calendar.closure_on(due)
    if not closure or reckoning.act_by(due) < reckoning.today:
        return ""
    return f"{closed_in_words(closure)}: do it by {reckoning.day(reckoning.act_by(due))}."


_LETTERS = {
    Duty.STAGE1_ACKNOWLEDGEMENT.value: LetterKind.ACKNOWLEDGEMENT_STAGE1.value,
    Duty.STAGE1_RESPONSE.value: LetterKind.RESPONSE_STAGE1.value,
    Duty.STAGE2_ACKNOWLEDGEMENT.value: LetterKind.ACKNOWLEDGEMENT_STAGE2.value,
    Duty.STAGE2_RESPONSE.value: LetterKind.RESPONSE_STAGE2.value,
    Duty.STAGE3_RESPONSE.value: LetterKind.RESPONSE_STAGE3.value,
    UPDATE: LetterKind.UPDATE.value,
}

_BUTTONS = {
    Duty.STAGE1_ACKNOWLEDGEMENT.value: "Write acknowledgement",
    Duty.STAGE1_RESPONSE.value: "Write the response",
    Duty.STAGE2_ACKNOWLEDGEMENT.value: "Write acknowledgement",
    Duty.STAGE2_RESPONSE.value: "Write the response",
    Duty.STAGE3_RESPONSE.value: "Write the response",
    PROMISE: "Mark as done",
    CLOCK: "Mark as done",
    UPDATE: "Write an update",
    CONTRACTOR: "Note what came of it",
    AUTHORITY: "Record it",
}

_SHORT = {
    Duty.STAGE1_ACKNOWLEDGEMENT.value: "acknowledge",
    Duty.STAGE1_RESPONSE.value: "stage 1 response",
    Duty.STAGE2_ACKNOWLEDGEMENT.value: "acknowledge stage 2",
    Duty.STAGE2_RESPONSE.value: "stage 2 response",
    Duty.STAGE3_RESPONSE.value: "stage 3 response",
    UPDATE: "send an update",
    CONTRACTOR: "contractor’s answer",
    AUTHORITY: "authority to speak",
}

_OF_PEOPLE = {CONTRACTOR: PeopleAction.CONTRACTOR_REPLIED.value, AUTHORITY: PeopleAction.AUTHORITY_GIVEN.value}

_DUE = {Urgency.LATE: "Was due", Urgency.EXPECTED: "Expected by"}

_RESPONSES = frozenset(duty.value for duty in Duty if duty.is_response)


def _due_day(task: Task, reckoning: Reckoning) -> date:
    day = date.fromisoformat(task.due)
    return due_day(task.key, day, reckoning.calendar) if task.duty == UPDATE else day


def _action(task: Task) -> str:
    """What the button starts on the case: the action, and what it is done to."""
    if task.duty in (CLOCK, PROMISE):
        return f"{'clock-step' if task.duty == CLOCK else 'promise-kept'}/{task.key}"
    if task.duty in _OF_PEOPLE:
        return f"{_OF_PEOPLE[task.duty]}/{task.key}"
    return ""


def _first_line(text: str) -> str:
    return next(iter(text.strip().splitlines()), "")


def _reviewing(reviewer: str) -> str:
    return f"{words.capital(reviewer)} will review." if reviewer else ""


def _to_be_kept(owner: str) -> str:
    return f"To be done by {owner}." if owner else ""


def _last_day_to_extend(task: Task, urgency: Urgency) -> str:
    """A response that was not extended yet can be, up to its own due date."""
    may_extend = task.duty in _RESPONSES and not task.sentence.startswith("Extended")
    near = urgency in (Urgency.TODAY, Urgency.SOON)
    return "Also the last day to tell them of an extension." if may_extend and near else ""


def _when(task: Task, urgency: Urgency, due: date, why: str, reckoning: Reckoning) -> str:
    if task.duty == PROMISE:
        return f"Promised by {reckoning.day(due)} {why.removeprefix('Promised ')}"
    return _due_sentence(urgency, due, why, reckoning)


def _due_sentence(urgency: Urgency, due: date, why: str, reckoning: Reckoning) -> str:
    """“Was due Fri 20 Nov. Received Fri 13 Nov by telephone.”"""
    begins = f"{_DUE.get(urgency, 'Due')} {reckoning.day(due)}"
    return f"{begins}, {why}" if why[:1].isdigit() else f"{begins}. {why}"


def _short(task: Task, summary: CaseSummary, today: date, expected: bool) -> str:
    """“014 stage 1 response”, for a small box. A reference of this year goes without its year."""
    reference = summary.reference.removeprefix(f"{today.year}-")
    if task.duty == PROMISE:
        return f"{task.what}, {reference}"
    what = task.what.partition(": ")[2] if task.duty == CLOCK else _SHORT[task.duty]
    return f"{reference} {what}" + (", expected" if expected else "")
