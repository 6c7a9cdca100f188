"""Works out what lists, Today, calendar and search know of a case, and keeps beside its record."""

from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.case import Case
from chc_desktop.domain.clock_face import ClockFace, clock_face
from chc_desktop.domain.clocks.dates import running_clocks
from chc_desktop.domain.clocks.due_words import about_extension, stricter_dates, why_due
from chc_desktop.domain.clocks.kind import Kinds
from chc_desktop.domain.clocks.tasks import clock_tasks, update_task
from chc_desktop.domain.clocks.updates import update_due
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import Deadline, deadlines
from chc_desktop.domain.facts import Person
from chc_desktop.domain.people.tasks import people_tasks
from chc_desktop.domain.points.outcome import case_outcome
from chc_desktop.domain.promises.projection import NO_LINES, PromiseLines, promise_lines, promise_tasks
from chc_desktop.domain.summary import SETTLED, UNPUBLISHED, WAITING, CaseSummary, Task, home
from chc_desktop.domain.working_days import Counting, WorkingDays


@dataclass(frozen=True, slots=True)
class Projection:
    """All that is kept about a case beside its events."""

    summary: CaseSummary
    tasks: tuple[Task, ...]
    text: str
    face: ClockFace | None = None
    promises: PromiseLines = NO_LINES
    others: tuple[int, ...] = ()
    """Who else is in it, by id, so that it is found by their names as they are now."""


def project(
    case: Case, person: Person, edition: Edition, counting: Counting, kinds: Kinds, text: str = ""
) -> Projection:
    """What lists, Today, calendar and search know of a case. `kinds` are those of its other clocks.

    `text` is all by which the case is found: `findable` of its entries and people.
    """
    open_duties = open_deadlines(case, edition, counting)
    clocks = running_clocks(case.clocks, kinds, edition, counting) if case.clocks else ()
    response = next((duty for duty in open_duties if duty.duty.is_response), None)
    update = update_due(case, edition, response)
    tasks = (
        *(_duty_task(case, duty, counting.calendar) for duty in open_duties),
        *((update_task(case, update, edition.person),) if update else ()),
        *promise_tasks(case),
        *clock_tasks(case, clocks),
        *people_tasks(case, edition.person),
    )
    others = tuple(one for one in case.parties.findable if one != person.id)
    return Projection(
        _summary(case, person, edition, open_duties),
        tasks,
        text,
        clock_face(case),
        promise_lines(case, person, edition),
        others,
    )


def open_deadlines(case: Case, edition: Edition, counting: Counting) -> tuple[Deadline, ...]:
    """The duties of a case that are still to be done, the next one first. An ended case has none.

    A stage that was answered has none either: what came from a spreadsheet may lack its acknowledgement.
    """
    if not case.awaits_answer:
        return ()
    found = (due for due in deadlines(edition, case.milestones, counting) if due.is_open)
    return tuple(due for due in found if due.duty.value.startswith(f"stage{case.stage.number}"))


def _summary(case: Case, person: Person, edition: Edition, open_duties: tuple[Deadline, ...]) -> CaseSummary:
    duty = open_duties[0] if open_duties else None
    promises = sorted(promise.by for promise in case.open_promises)
    outcome = case_outcome(case, edition)
    return CaseSummary(
        case_id=case.id,
        reference=case.reference,
        title=case.title,
        person=_named(person, case),
        home=home(person),
        category=case.category.words,
        channel=case.channel.words,
        status=case.status.value,
        stage=case.stage.number,
        received_on=case.received_on.isoformat(),
        next_duty=duty.duty.value if duty else "",
        next_due=duty.due.isoformat() if duty else "",
        promise_due=promises[0].isoformat() if promises else "",
        ended_on=case.ended_on.isoformat() if case.ended_on else "",
        handler=case.stage.handler,
        person_id=person.id,
        vulnerable=int(bool(person.vulnerability)),
        adjusted=int(person.is_adjusted),
        restricted=int(bool(person.restriction)),
        ombudsman=int(any(clock.kind.startswith(_OMBUDSMAN) for clock in case.clocks)),
        answered_on=max((stage.responded_on.isoformat() for stage in case.stages if stage.responded_on), default=""),
        outcome=outcome.value if outcome else "",
    )


def _named(person: Person, case: Case) -> str:
    """“Joan Bell”, or “Joan Bell and 2 others” where several complain."""
    others = len(case.parties.complaining) - 1
    return person.name if others < 1 else f"{person.name} and {words.count(others, 'other')}"


_OMBUDSMAN = "ombudsman-"
"""What the kinds of clock begin with that the Ombudsman sets."""


def _duty_task(case: Case, duty: Deadline, calendar: WorkingDays) -> Task:
    why = " ".join((why_due(case, duty, calendar), *about_extension(duty)))
    waits = case.milestones.started(duty.runs_from) is None
    return Task(
        case.id,
        duty.duty.value,
        "",
        duty.due.isoformat(),
        WAITING if waits else UNPUBLISHED if duty.provisional else SETTLED,
        duty.words,
        "\n".join((why, *stricter_dates(duty))),
    )
