"""What must be done today and by when: the first screen and the calendar, read from the register."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from chc_desktop.domain import agenda, agenda_lines, words
from chc_desktop.domain.agenda import AgendaLine, DayView, Reckoning, TodayView, Urgency
from chc_desktop.domain.facts import Person, Scheme
from chc_desktop.domain.summary import CaseSummary, Task
from chc_desktop.office.desk import Desk
from chc_desktop.store.register import Transaction

__all__ = ["Agenda", "AgendaLine", "DayView", "TodayView", "Urgency"]


class Agenda:
    """The officer's agenda."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def today(self) -> TodayView:
        """What is late, due today, soon and later; what can be done about each; and what else to know."""
        today = self._desk.today()
        with self._desk.register.transaction() as shelves:
            reckoning = self._reckoning(shelves)
            groups = agenda.grouped(self._lines(shelves, reckoning))
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
        """So many days from `start`, each with what is due on it and whether it is worked."""
        with self._desk.register.transaction() as shelves:
            reckoning = self._reckoning(shelves)
            return agenda.days(start, days, self._lines(shelves, reckoning), reckoning.calendar)

    def reckoning(self) -> Reckoning:
        """What dates are judged by today, for lists that say of each how far off it is."""
        with self._desk.register.transaction() as shelves:
            return self._reckoning(shelves)

    def _reckoning(self, shelves: Transaction) -> Reckoning:
        return Reckoning(self._desk.counting(shelves).calendar, self._desk.today())

    def _lines(self, shelves: Transaction, reckoning: Reckoning) -> list[AgendaLine]:
        tasks = shelves.projections.tasks()
        expected = agenda_lines.expected_only(tasks)
        summaries = shelves.projections.with_tasks()
        people = {person.id: person for person in shelves.facts.people()}
        begun = {draft.key for draft in shelves.scratch.drafts("letter/")}
        lines = [
            _begun(_task_line(task, summaries[task.case_id], people, reckoning, expected), begun) for task in tasks
        ]
        return lines + list(_reviews(shelves, people, reckoning))

    def _self_assessment(self, shelves: Transaction) -> tuple[str, ...]:
        from chc_desktop.domain.assessments.reporting_year import last_ended, submission  # not for the first screen

        organisation, today = shelves.facts.organisation(), self._desk.today()
        if not organisation or organisation.scheme not in (Scheme.HOUSING_OMBUDSMAN, Scheme.BOTH):
            return ()
        year, edition = last_ended(today, organisation.year_end), self._desk.edition_on(today)
        answers = shelves.scratch.answers(year.number, edition.id).values()
        answered = sum(1 for answer in answers if answer.comply)
        progress = f"Self-assessment {year.number}: {answered} of {len(edition.form.rows)} answered"
        due = submission(year, organisation.homes).due
        return (progress, f"Submission to the Ombudsman due {words.day(due)}") if due >= today else (progress,)


def _task_line(
    task: Task, summary: CaseSummary, people: Mapping[int, Person], reckoning: Reckoning, expected: set[tuple[int, str]]
) -> AgendaLine:
    second = task.duty.startswith("stage2") and summary.handler in people
    reviewer = people[summary.handler].title if second else ""
    is_expected = (task.case_id, task.duty) in expected
    return agenda_lines.task_line(task, summary, people[summary.person_id], reckoning, is_expected, reviewer)


def _begun(line: AgendaLine, drafts: set[str]) -> AgendaLine:
    """A letter that was begun asks to be finished."""
    is_begun = line.letter and f"letter/{line.case_id}/{line.letter}" in drafts
    return replace(line, button="Finish the letter") if is_begun else line


def _reviews(shelves: Transaction, people: Mapping[int, Person], reckoning: Reckoning) -> Iterable[AgendaLine]:
    for person in people.values():
        if person.adjustment_review:
            yield agenda_lines.review_line(person, _newest_case(shelves, person), reckoning)


def _newest_case(shelves: Transaction, person: Person) -> CaseSummary | None:
    """The newest case of a person that is still open, else the newest of all."""
    found = filter(None, map(shelves.projections.summary, shelves.projections.of_person(person.id)))
    return max(found, key=lambda summary: (not summary.ended_on, summary.case_id), default=None)
