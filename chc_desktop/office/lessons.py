"""What the officer can do with what was learnt: note it, plan and make a change, say who was told, find themes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import history, words
from chc_desktop.domain.assessments.reporting_year import ReportingYear, year_of
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.code import Edition
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Closed, Corrected, Event
from chc_desktop.domain.lessons import rules, themes
from chc_desktop.domain.lessons.events import LessonLinked, LessonNoted
from chc_desktop.domain.lessons.lesson import Lesson, apply, opened
from chc_desktop.office import lesson_projections
from chc_desktop.office.chronicle import Line
from chc_desktop.office.corrections import check_kind, correction, not_correctable, what_is_wrong
from chc_desktop.office.desk import Desk
from chc_desktop.office.lesson_projections import lessons
from chc_desktop.office.lesson_words import lesson_chronicle
from chc_desktop.office.links import of_reference
from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class LearntFrom:
    """A complaint that taught something, as far as the lists know it."""

    case_id: int
    reference: str
    title: str
    category: str


@dataclass(frozen=True, slots=True)
class LessonView:
    """A lesson as windows show it. `year` is the reporting year it was noted in, `owner` who sees to the change."""

    lesson: Lesson
    cases: tuple[LearntFrom, ...]
    owner: str
    year: ReportingYear
    overdue: bool

    @property
    def categories(self) -> frozenset[str]:
        """What the complaints were about."""
        return frozenset(case.category for case in self.cases)


@dataclass(frozen=True, slots=True)
class Learning:
    """All that was learnt, the newest first. `received` says of each category how many complaints came, by year."""

    lessons: tuple[LessonView, ...]
    received: Mapping[int, Mapping[str, int]]
    this_year: ReportingYear
    edition: Edition

    @property
    def years(self) -> tuple[ReportingYear, ...]:
        """The years in which something was learnt, and the present one; the latest first."""
        found = {view.year for view in self.lessons} | {self.this_year}
        return tuple(sorted(found, key=lambda year: -year.number))

    def of_year(self, number: int) -> tuple[LessonView, ...]:
        """What was learnt in a year; of all years for 0."""
        return tuple(view for view in self.lessons if number in (0, view.year.number))


@dataclass(frozen=True, slots=True)
class LessonRecord:
    """One lesson with the entries of its record."""

    view: LessonView
    lines: tuple[Line, ...]
    edition: Edition


class Lessons:
    """What was learnt from the complaints in the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def note(self, event: LessonNoted, draft: str = "") -> int:
        """Note something that was learnt; its id. The draft it was written in is dropped."""
        with self._desk.register.transaction() as shelves:
            lesson = note(self._desk, shelves, event)
            if draft:
                shelves.scratch.drop_draft(draft)
        self._desk.on_change()
        return lesson

    def record(self, lesson_id: int, event: Event, draft: str = "") -> Lesson:
        """Let something happen to a lesson. Refused in a sentence if it may not."""
        with self._desk.register.transaction() as shelves:
            lesson = _lesson(shelves, lesson_id)
            rules.check(event, lesson, self._desk.today())
            _append(self._desk, shelves, event, lesson_id)
            if draft:
                shelves.scratch.drop_draft(draft)
        self._desk.on_change()
        return apply(lesson, event)

    def close(self, case_id: int, closed: Closed, learnt: str, draft: str = "") -> None:
        """Close a case, and note what it taught where something was written; all of it, or nothing."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            desk.write(shelves, desk.case(shelves, case_id), closed)
            if learnt.strip():
                on, by = closed.happened_on, closed.done_by
                note(desk, shelves, LessonNoted(happened_on=on, done_by=by, learnt=learnt.strip(), cases=(case_id,)))
            if draft:
                shelves.scratch.drop_draft(draft)
        desk.on_change()

    def link(self, lesson_id: int, reference: str, draft: str = "") -> None:
        """Say that another complaint taught the same, by its reference."""
        with self._desk.register.transaction() as shelves:
            case = of_reference(shelves, reference)
            officer = self._desk.officer(shelves)
        self.record(
            lesson_id,
            LessonLinked(
                happened_on=self._desk.today(),
                done_by=officer,
                lesson=lesson_id,
                case=case,
                reference=reference.strip(),
            ),
            draft,
        )

    def correct(self, lesson_id: int, entry: int, why: str, replacement: Event | None, draft: str = "") -> None:
        """Put an earlier entry right: replaced, or declared never to have happened. The old one stays in the record.

        Where the first entry never happened, the lesson is gone from every list.
        """
        desk = self._desk
        with desk.register.transaction() as shelves:
            corrected = correction(desk, shelves, entry, why, replacement)
            past = shelves.lessons.history(lesson_id)
            _check_correction(past, entry, replacement)
            written = desk.append(shelves, None, corrected)
            shelves.lessons.add(written.number, lesson_id)
            _replay([*past, written], desk.today())
            _keep(desk, shelves, lesson_id)
            if draft:
                shelves.scratch.drop_draft(draft)
        desk.on_change()

    def all(self) -> Learning:
        """Everything that was learnt, and what it is seen against."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            year_end, today = desk.organisation(shelves).year_end, desk.today()
            found = sorted(lessons(shelves), key=lambda lesson: (lesson.noted_on, lesson.id), reverse=True)
            views = tuple(view_of(desk, shelves, lesson) for lesson in found)
            this_year = year_of(today, year_end)
            years = {view.year for view in views} | {this_year}
            received = {
                year.number: shelves.lessons.received_by_category(year.first.isoformat(), year.last.isoformat())
                for year in years
            }
            return Learning(views, received, this_year, desk.edition_on(shelves, today))

    def view(self, lesson_id: int) -> LessonRecord:
        """One lesson, with its record."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            view = view_of(desk, shelves, _lesson(shelves, lesson_id))
            names = {person.id: person.title for person in shelves.facts.people()}
            lines = lesson_chronicle(shelves.lessons.history(lesson_id), names)
            return LessonRecord(view, lines, self._desk.edition_on(shelves, self._desk.today()))

    def entry(self, lesson_id: int, number: int) -> Event:
        """What an entry of a lesson says, corrections applied."""
        with self._desk.register.transaction() as shelves:
            return dict(history.effective(shelves.lessons.history(lesson_id)))[number]

    def themes(self) -> tuple[str, ...]:
        """The themes that were given so far, the most frequent first."""
        with self._desk.register.transaction() as shelves:
            return themes.named(lessons(shelves))

    def case_of(self, reference: str) -> int:
        """The complaint of a reference. Refused where there is none."""
        with self._desk.register.transaction() as shelves:
            return of_reference(shelves, reference)


def view_of(desk: Desk, shelves: Transaction, lesson: Lesson) -> LessonView:
    """A lesson as windows show it."""
    known = shelves.projections.some(lesson.cases)
    cases = (known[case_id] for case_id in lesson.cases if case_id in known)
    return LessonView(
        lesson,
        tuple(LearntFrom(each.case_id, each.reference, each.title, each.category) for each in cases),
        shelves.facts.person(lesson.owner).title if lesson.owner else "",
        year_of(lesson.noted_on, desk.organisation(shelves).year_end),
        lesson.is_overdue(desk.today()),
    )


def taught(desk: Desk, shelves: Transaction, case_id: int) -> tuple[LessonView, ...]:
    """What a complaint taught, the oldest first."""
    return tuple(view_of(desk, shelves, lesson) for lesson in lesson_projections.taught(shelves, case_id))


def note(desk: Desk, shelves: Transaction, event: LessonNoted) -> int:
    """Note something within an action that does something else too; its id."""
    rules.check_noted(event, desk.today())
    entry = desk.append(shelves, None, event)
    shelves.lessons.add(entry.number, entry.number)
    _keep(desk, shelves, entry.number)
    return entry.number


def _append(desk: Desk, shelves: Transaction, event: Event, lesson_id: int) -> None:
    shelves.lessons.add(desk.append(shelves, None, event).number, lesson_id)
    _keep(desk, shelves, lesson_id)


def _keep(desk: Desk, shelves: Transaction, lesson_id: int) -> None:
    """Bring up to date what is known of a lesson, and by what its complaints are found."""
    before = shelves.projections.changes.learnt_from(lesson_id)
    lesson_projections.keep(shelves, lesson_id)
    desk.project_listed(shelves, {*before, *shelves.projections.changes.learnt_from(lesson_id)})


def _lesson(shelves: Transaction, lesson_id: int) -> Lesson:
    lesson = lesson_projections.lesson(shelves, lesson_id)
    if lesson is None:
        raise RuleBroken("What was learnt here was struck out of the record since. Nothing was changed.")
    return lesson


def _check_correction(past: Sequence[Recorded], entry: int, replacement: Event | None) -> None:
    wrong = next((recorded.event for recorded in past if recorded.number == entry), None)
    if wrong is None or isinstance(wrong, Corrected):
        raise not_correctable()
    check_kind(wrong, replacement)


def _replay(entries: Sequence[Recorded], today: date) -> None:
    """Refuse a correction after which something else could not have happened."""
    events = history.effective(entries)
    if not events or not isinstance(events[0][1], LessonNoted):
        return  # the lesson itself never was
    (number, first), *rest = events
    event: Event = first
    assert isinstance(first, LessonNoted)
    try:
        rules.check_noted(first, today)
        lesson = opened(number, first)
        for _number, event in rest:
            rules.check(event, lesson, today)
            lesson = apply(lesson, event)
    except RuleBroken as broken:
        raise RuleBroken(
            f"With this correction, the entry of {words.day(event.happened_on)} could not stand. "
            f"{what_is_wrong(broken)} Nothing was changed."
        ) from broken
