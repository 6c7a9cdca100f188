"""What must be done today and by when: the first screen and the calendar, read from the register."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from chc_desktop.domain import agenda, agenda_lines, words
from chc_desktop.domain.agenda import LOG, AgendaLine, DayView, Reckoning, TodayView, Urgency
from chc_desktop.domain.agenda_lines import Newest
from chc_desktop.domain.agenda_spans import spans, tasks_between
from chc_desktop.domain.assessments.reporting_year import ReportingYear, last_ended, reporting_year, submission
from chc_desktop.domain.assessments.round_summary import RoundSummary, asks_by_itself, due_day, not_begun
from chc_desktop.domain.facts import Organisation, Person, Scheme
from chc_desktop.domain.persons import reviews
from chc_desktop.domain.requests.lines import request_lines
from chc_desktop.domain.requests.summary import RequestSummary
from chc_desktop.domain.summary import PROMISE, CaseSummary, Task
from chc_desktop.office import request_agenda
from chc_desktop.office.desk import Desk
from chc_desktop.office.lesson_agenda import changes
from chc_desktop.office.library import Library
from chc_desktop.store.transaction import Transaction

__all__ = ["Agenda", "AgendaLine", "DayView", "TodayView", "Urgency"]

FIRST_LINES: Mapping[Urgency, int] = dict.fromkeys(Urgency, 20)
"""How many lines of each urgency the first screen shows at first."""

_AT_ONCE, _OF_A_DAY = 1_000, 20
"""How much the calendar shows whole, and how much of each day where there is more."""

_SUBMITTING = (Scheme.HOUSING_OMBUDSMAN, Scheme.BOTH)

_ANNOUNCED = timedelta(60)
"""How long before its day the self-assessment begins to stand on the first screen."""

_ALWAYS = timedelta.max


class Agenda:
    """The officer's agenda."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def today(self, most: Mapping[Urgency, int] = FIRST_LINES) -> TodayView:
        """What is late, due today, soon and later; what can be done about each; and what else to know.

        Of each no more than `most` are shown, and the others counted.
        """
        today = self._desk.today()
        with self._desk.register.transaction() as shelves:
            reckoning = self._reckoning(shelves)
            lines, others = self._most_pressing(shelves, reckoning, most)
            nearest = self._self_assessment_lines(shelves, reckoning, _ANNOUNCED)
            groups = agenda.grouped([*lines, *nearest, *_half_written(shelves, reckoning)], most, others)
            return TodayView(
                date_in_words=words.long_day(today),
                headline=agenda.headline(groups, reckoning),
                groups=groups,
                any_cases=bool(groups) or shelves.projections.any(),
            )

    def footer(self) -> tuple[str, ...]:
        """How far the self-assessment of the year that ended last is, and when the Ombudsman wants it."""
        with self._desk.register.transaction() as shelves:
            return self._self_assessment(shelves)

    def month(self, first: date) -> tuple[DayView, ...]:
        """Every day of the whole weeks around the month of `first`, Monday first."""
        return self.agenda(*agenda.weeks_around(first))

    def agenda(self, start: date, days: int) -> tuple[DayView, ...]:
        """So many days from `start`, each with what is due on it and whether it is worked.

        Where there is very much, each day has its first lines, and how many there are beside them.
        """
        with self._desk.register.transaction() as shelves:
            reckoning = self._reckoning(shelves)
            tasks, requests, others = self._falling(shelves, reckoning, start, start + timedelta(days))
            lines = [
                *self._lines(shelves, reckoning, tasks, requests),
                *self._self_assessment_lines(shelves, reckoning, _ALWAYS),
            ]
            found = agenda.days(start, days, lines, reckoning.calendar)
            return tuple(replace(day, more=others.get(day.date, 0)) for day in found) if others else found

    def lines(self) -> list[AgendaLine]:
        """All that is due, whenever."""
        with self._desk.register.transaction() as shelves:
            reckoning = self._reckoning(shelves)
            return [
                *self._lines(shelves, reckoning, shelves.projections.tasks(), shelves.request_projections.waiting()),
                *self._self_assessment_lines(shelves, reckoning, _ALWAYS),
            ]

    def reckoning(self) -> Reckoning:
        """What dates are judged by today, for lists that say of each how far off it is."""
        with self._desk.register.transaction() as shelves:
            return self._reckoning(shelves)

    def _reckoning(self, shelves: Transaction) -> Reckoning:
        return Reckoning(self._desk.counting(shelves).calendar, self._desk.today())

    def _falling(
        self, shelves: Transaction, reckoning: Reckoning, first: date, until: date
    ) -> tuple[list[Task], list[RequestSummary], dict[date, int]]:
        """What falls between two days; where it is very much, the first of each day, and how many there are beside."""
        reasons = shelves.projections.reasons_to_update()
        asked = tasks_between(first, until, reckoning, only_started=False, reasons=reasons)
        requests = shelves.request_projections.waiting(first.isoformat(), until.isoformat())
        if shelves.projections.how_many(asked) <= _AT_ONCE:
            return shelves.projections.tasks(asked), requests, {}
        tasks: list[Task] = []
        others: dict[date, int] = {}
        for day in (first + timedelta(n) for n in range((until - first).days)):
            asked = tasks_between(day, day + timedelta(1), reckoning, only_started=False, reasons=reasons)
            some = shelves.projections.tasks(asked, _OF_A_DAY)
            others[day] = shelves.projections.how_many(asked) - len(some)
            tasks += some
        return tasks, requests, others

    def _most_pressing(
        self, shelves: Transaction, reckoning: Reckoning, most: Mapping[Urgency, int]
    ) -> tuple[list[AgendaLine], dict[Urgency, int]]:
        """The first lines of each urgency, and how many there are beside them."""
        tasks: list[Task] = []
        requests: list[RequestSummary] = []
        others: dict[Urgency, int] = {}
        reasons = shelves.projections.reasons_to_update()
        for span in spans(reckoning):
            asked = tasks_between(span.first, span.until, reckoning, only_started=True, reasons=reasons)
            some = shelves.projections.tasks(asked, most[span.urgency])
            days = span.first.isoformat(), span.until.isoformat()
            waiting = shelves.request_projections.waiting(*days, most[span.urgency])
            full = len(some) == most[span.urgency], len(waiting) == most[span.urgency]
            every = shelves.projections.how_many(asked) if full[0] else len(some)
            every += shelves.request_projections.how_many_wait(*days) if full[1] else len(waiting)
            tasks += some
            requests += waiting
            others[span.urgency] = every - len(some) - len(waiting)
        return self._lines(shelves, reckoning, tasks, requests), others

    def _lines(
        self, shelves: Transaction, reckoning: Reckoning, tasks: Iterable[Task], requests: Sequence[RequestSummary]
    ) -> list[AgendaLine]:
        """The lines of these tasks and service requests, and all that is to be looked at again."""
        tasks = [task for task in tasks if agenda_lines.stands_now(task, reckoning)]
        summaries = shelves.projections.some({task.case_id for task in tasks})
        concerned = {person for summary in summaries.values() for person in (summary.person_id, summary.handler)}
        owners = shelves.projections.promises.owners({task.case_id for task in tasks if task.duty == PROMISE})
        asking = (request.person_id for request in requests)
        people = shelves.facts.people_of({*concerned, *asking, *owners.values()})
        begun = {draft.key for draft in shelves.scratch.drafts("letter/")}
        lines = [_begun(_task_line(task, summaries[task.case_id], people, reckoning, owners), begun) for task in tasks]
        lines = _only_to_be_read(lines, self._read_only(shelves, {task.case_id for task in tasks}))
        return [
            *lines,
            *_reviews(shelves, reckoning),
            *request_lines(requests, people, reckoning),
            *changes(shelves, reckoning),
        ]

    def _read_only(self, shelves: Transaction, case_ids: Iterable[int]) -> set[int]:
        """The cases whose Code was found to have a broken file: nothing can be done on them."""
        desk = self._desk
        faulty = desk.editions.known_faulty() if isinstance(desk.editions, Library) else ()
        return {case_id for case_id in case_ids if desk.case(shelves, case_id).edition in faulty} if faulty else set()

    def _self_assessment_lines(
        self, shelves: Transaction, reckoning: Reckoning, ahead: timedelta
    ) -> tuple[AgendaLine, ...]:
        """What the rounds of the self-assessment ask for next, where it is due so soon; only of the year that ended
        last, and of those that are with the governing body or made anew. What exceptional circumstances ask, always.
        """
        organisation = shelves.facts.organisation()
        if organisation is None:
            return ()
        last, found = last_ended(reckoning.today, organisation.year_end).number, shelves.projections.rounds()
        known = {each.year: each for each in found if each.year == last or asks_by_itself(each)}
        waiting = []
        for summary in ({last: not_begun(last)} | known).values():
            year = reporting_year(summary.year, organisation.year_end)
            wanted = submission(year, organisation.homes) if organisation.scheme in _SUBMITTING else None
            due = due_day(summary, wanted)
            if due and due - reckoning.today <= ahead:
                waiting.append((summary, due, wanted))
        if not waiting and not any(each.duties for each in found):
            return ()
        from chc_desktop.domain.assessments.round.lines import duty_lines, round_line  # seldom on the first screen

        made = [round_line(*each, reckoning) for each in waiting]
        if ahead == _ALWAYS:  # a calendar keeps its words for months: it says what is due, not how it stands today
            made = [replace(line, what=line.short) for line in made]
        return *made, *(line for each in found for line in duty_lines(each, reckoning))

    def _self_assessment(self, shelves: Transaction) -> tuple[str, ...]:
        organisation, today = _submitting(shelves), self._desk.today()
        if not organisation:
            return ()
        year = last_ended(today, organisation.year_end)
        summary = shelves.projections.round(year.number)
        stands, is_sent = _after_approval(summary) if summary else ("", False)
        anew = summary is not None and summary.version > 1
        due = submission(year, organisation.homes).due
        which = f", version {summary.version}" if summary and anew else ""
        progress = f"Self-assessment {year.number}{which}: {stands or self._answered(shelves, year)}"
        if is_sent or anew or due < today:
            return (progress,)
        return progress, f"Submission to the Ombudsman due {words.day(due)}"

    def _answered(self, shelves: Transaction, year: ReportingYear) -> str:
        edition = self._desk.edition_on(shelves, year.last)
        answers = shelves.scratch.answers(year.number, edition.id).values()
        answered = sum(1 for answer in answers if answer.looked_at and (answer.comply or answer.said))
        return f"{answered} of {len(edition.form.rows)} answered"


def _after_approval(summary: RoundSummary) -> tuple[str, bool]:
    """Where it stands once it is approved, empty before; and whether nothing is left to be sent to the Ombudsman."""
    from chc_desktop.domain.assessments.round.stage import APPROVED, Stage, said_of  # not for the first screen

    stage = Stage(summary.stage)
    if stage not in APPROVED:
        return "", False
    return said_of(stage), stage is Stage.SUBMITTED or not summary.step


def _submitting(shelves: Transaction) -> Organisation | None:
    """The organisation, if its scheme asks for the self-assessment."""
    organisation = shelves.facts.organisation()
    submits = organisation and organisation.scheme in _SUBMITTING
    return organisation if submits else None


def _half_written(shelves: Transaction, reckoning: Reckoning) -> tuple[AgendaLine, ...]:
    """The complaint and the service request that were begun and not logged, where there are any."""
    request = request_agenda.half_written(shelves, reckoning)
    draft = shelves.scratch.draft(LOG)
    if not draft:
        return request
    said = json.loads(draft.value)
    name, title = (str(said.get(key) or "").strip() for key in ("name", "title"))
    return (agenda_lines.half_written_line(name, title, draft.saved_at, reckoning), *request)


def _task_line(
    task: Task,
    summary: CaseSummary,
    people: Mapping[int, Person],
    reckoning: Reckoning,
    owners: Mapping[tuple[int, str], int],
) -> AgendaLine:
    later_stage = task.duty.startswith(("stage2", "stage3")) and summary.handler in people
    reviewer = people[summary.handler].title if later_stage else ""
    owner = people.get(owners.get((task.case_id, task.key), 0)) if task.duty == PROMISE else None
    return agenda_lines.task_line(
        task, summary, people[summary.person_id], reckoning, reviewer, owner.title if owner else ""
    )


def _begun(line: AgendaLine, drafts: set[str]) -> AgendaLine:
    """A letter that was begun asks to be finished."""
    is_begun = line.letter and f"letter/{line.case_id}/{line.letter}" in drafts
    return replace(line, button="Finish the letter") if is_begun else line


def _only_to_be_read(lines: Iterable[AgendaLine], read_only: set[int]) -> list[AgendaLine]:
    """The lines, those of cases that can only be read with the way to the case instead of something to do."""
    return [
        replace(line, button="Open the case", letter="", action="") if line.case_id in read_only else line
        for line in lines
    ]


def _reviews(shelves: Transaction, reckoning: Reckoning) -> Iterable[AgendaLine]:
    for person in shelves.facts.people_to_review():
        yield from reviews.review_lines(person, _newest_case(shelves, person), reckoning)


def _newest_case(shelves: Transaction, person: Person) -> Newest | None:
    """The newest case or service request of a person that is still open, else the newest of all."""
    cases = filter(None, map(shelves.projections.summary, shelves.projections.of_person(person.id)))
    found: list[Newest] = [*cases, *shelves.request_projections.by(person.id)]
    return max(found, key=lambda summary: (not summary.ended_on, summary.case_id), default=None)
