"""What the register says beside all rows of the form, on 10,000 complaints of one year, beside bare SQL of the same.

The floor runs the very statements the program runs, word for word, through the bare driver with the same key, and
fetches every row; both sides come to the same numbers. That they are counted from what is kept of each case is what
makes it quick, so what it takes to make that anew for all of them is a line of its own.
"""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import large
from benchmarks.ratio import Ratio, in_turn
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.figure import Figure
from chc_desktop.domain.assessments.measures import measured
from chc_desktop.domain.assessments.measures.measured import Measured
from chc_desktop.domain.assessments.reporting_year import reporting_year
from chc_desktop.domain.events import (
    Acknowledged,
    Escalated,
    Event,
    Extended,
    Finding,
    LetterIssued,
    PromiseKept,
    Refused,
    Remedy,
    Responded,
    Updated,
)
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.lessons.events import Audience, LessonNoted, LessonTold
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.office.assessments.figures import figures_of_year, measure
from chc_desktop.office.office import Office
from chc_desktop.office.requests import NewRequest
from chc_desktop.store import database, measured_shelf
from chc_desktop.store.measured_shelf import Asked
from chc_desktop.store.person_rows import PERSON
from tests import make

if TYPE_CHECKING:
    from chc_desktop.ui.assessment.page import AssessmentPage

CASES = 10_000
FEW = 100
YEAR = 2026
FIRST = date(2025, 11, 1)
_ADJUSTED, _REQUESTS, _LESSONS_NOTED = 200, 300, 40
_LESSONS = "SELECT lesson_entry.entry, lesson_entry.lesson FROM lesson_entry"
_ENTRIES = """
    SELECT event.number, event.case_id, event.kind, event.recorded_at, event.recorded_by, event_content.body
    FROM event LEFT JOIN event_content ON event_content.number = event.number WHERE event.number IN ({})
"""
_ROUNDS = "SELECT DISTINCT year FROM assessment_entry ORDER BY year"
_OF_CASES = """
    SELECT event.case_id, event_content.body FROM event JOIN event_content USING (number)
    WHERE event.case_id IS NOT NULL ORDER BY event.number
"""


def of_a_year(folder: Path) -> Iterator[Ratio]:
    """Every line about the figures, on one register."""
    from benchmarks import screen

    application = screen.application()
    office, few = make.an_office(folder / "figures"), make.an_office(folder / "few-figures")
    fill(office, CASES)
    fill(few, FEW)
    bare = database.connect(office.desk.register.path, office.desk.register.key)
    yield _made_anew(office, bare)
    yield _read(office, bare)
    yield _opened(office, bare)
    few.assessments.measure(lambda _share: None)
    yield from _in_the_window(office, few, bare)
    application.processEvents()
    bare.close()
    for each in (office, few):
        each.close()


def _made_anew(office: Office, bare: Any) -> Ratio:
    """All cases measured for the first time, against reading what they say and writing down the same lines."""
    before = time.perf_counter()
    measure(office.desk, lambda _share: None)
    ours = time.perf_counter() - before
    kept = bare.execute("SELECT * FROM measured").fetchall()
    before = time.perf_counter()
    for _case, body in bare.execute(_OF_CASES).fetchall():
        json.loads(body)
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("DELETE FROM measured")
    bare.executemany(f"INSERT INTO measured VALUES ({','.join('?' * len(Measured._fields))})", kept)
    bare.execute("COMMIT")
    floor = time.perf_counter() - before
    return Ratio(f"figures made anew, {CASES:,} cases", ours * 1000, floor * 1000, "ms", 6.0)


def _read(office: Office, bare: Any) -> Ratio:
    """The figures for all rows, with the cases behind them."""
    found = _figures(office)
    _assert_the_same(found, _floor(bare))
    ours, least = in_turn(lambda: _figures(office), lambda: _floor(bare), 15)
    return Ratio(f"figures for all {len(found)} rows, {CASES:,} cases", ours, least, "ms", 2.0)


def _opened(office: Office, bare: Any) -> Ratio:
    """The form as its window reads it, answers, those of last year and figures, once a case has changed."""
    for row in make.hos_2024().form.rows:
        for year in (YEAR - 1, YEAR):
            office.assessments.save_answer(
                year, Answer(slug=row.slug, comply=Comply.YES, evidence="See our policy. " * 9)
            )

    def floor() -> None:
        _floor(bare)
        bare.execute("SELECT * FROM answer").fetchall()

    def opened() -> object:
        return office.assessments.open(YEAR).review

    ours, least = in_turn(_after_a_change(office, opened), floor, 15)
    return Ratio(f"the form opened after a change, {CASES:,} cases", ours, least, "ms", 2.0)


def _in_the_window(office: Office, few: Office, bare: Any) -> Iterator[Ratio]:
    """The page going on to the next section, painted, beside the same with few cases; and to another year and back,
    beside the same with few cases and bare SQL of both years' figures."""
    page, small = _page(office), _page(few)

    def another_year() -> None:
        _other_year(small)
        for year in (YEAR + 1, YEAR):
            _floor(bare, year)

    ours, least = in_turn(lambda: _next_section(page), lambda: _next_section(small), 15)
    yield Ratio(f"another section of the form, {CASES:,} cases beside {FEW}", ours, least, "ms", 2.0)
    ours, least = in_turn(lambda: _other_year(page), another_year, 8)
    yield Ratio(f"another year's form and back, {CASES:,} cases", ours, least, "ms", 2.0)


def _page(office: Office) -> "AssessmentPage":
    from chc_desktop.ui.assessment.page import AssessmentPage
    from chc_desktop.ui.prompts import Prompts

    page = AssessmentPage(office, Prompts())
    page.resize(1366, 768)
    page.show()
    return page


def _next_section(page: "AssessmentPage") -> None:
    sections = page.view.form.sections
    shown = {row.slug for row in page.view.form.rows} & set(page.cards.slugs())
    place = next(place for place, section in enumerate(sections) if shown & {row.slug for row in section.rows})
    page.show_section((place + 1) % len(sections))
    page.grab()


def _other_year(page: "AssessmentPage") -> None:
    for year in (YEAR + 1, YEAR):
        page.show_year(year)
        page.grab()


def _after_a_change(office: Office, opened: Callable[[], object]) -> Callable[[], object]:
    """One case has changed each time, and is measured by the opening. That it changed is put down by hand."""
    connection = database.connect(office.desk.register.path, office.desk.register.key)

    def act() -> object:
        connection.execute("INSERT OR IGNORE INTO to_measure (case_id) VALUES (1)")
        return opened()

    return act


def _figures(office: Office) -> dict[str, Figure]:
    with office.desk.register.transaction() as shelves:
        return figures_of_year(office.desk, shelves, reporting_year(YEAR, make.ORGANISATION.year_end), make.hos_2024())


def _floor(bare: Any, year: int = YEAR) -> list[tuple[Any, ...]]:
    """Every row of every statement the program runs for the figures of a year."""
    days = (each.isoformat() for each in (date(year - 1, 11, 1), date(year, 10, 31), make.TODAY))
    asked = Asked("hos-2024", *days)
    execute = bare.execute
    execute("SELECT measured FROM projection_state").fetchall()
    execute("SELECT count(*) FROM to_measure").fetchall()
    both = asked, asked._replace(edition=measured.ANY_EDITION)
    counted = [(each, row) for each in both for row in execute(measured_shelf.COUNTED, tuple(each)).fetchall()]
    for statement, values in measured_shelf.names_asked(dict.fromkeys((each, *row[:3]) for each, row in counted)):
        execute(statement, values).fetchall()
    people = execute(f"{PERSON} WHERE {measured_shelf.OF_FIGURES}").fetchall()
    marks = ",".join("?" * len(people))
    execute(measured_shelf.LATEST.format(marks), (*(row[0] for row in people), *asked[:3])).fetchall()
    entries = [entry for entry, _lesson in execute(_LESSONS).fetchall()]
    for row in execute(_ENTRIES.format(",".join("?" * len(entries))), entries).fetchall():
        json.loads(row[5])
    execute(_ROUNDS).fetchall()
    return [row for _each, row in counted]


def _assert_the_same(found: dict[str, Figure], counted: list[tuple[Any, ...]]) -> None:
    """Every share comes to the same numbers on both sides."""
    for figure in found.values():
        if figure.measure in measured.CASES and figure.judges:
            good, amiss = (
                sum(row[3] for row in counted if row[:2] == (figure.measure.value, mark)) for mark in ("good", "amiss")
            )
            assert (figure.numerator, figure.denominator) == (good, good + amiss), figure
    assert found["5.10"].denominator, "nobody has an adjustment"
    assert sum(figure.denominator > 0 for figure in found.values()) > len(found) // 2, "too little is counted"


def fill(office: Office, cases: int) -> None:
    """So many complaints of the year in every way a case goes, requests, lessons, people with adjustments."""
    large.fill(office, cases, _told())
    for number in range(_REQUESTS):
        asked_on = FIRST + timedelta(number)
        office.requests.log(
            NewRequest(
                person=make.RESIDENT,
                channel=Channel.TELEPHONE,
                category=Category.REPAIRS,
                asked_on=asked_on,
                title="Tap",
                their_words="It drips.",
                review_on=asked_on + timedelta(14),
            )
        )
    for number in range(_LESSONS_NOTED):
        noted = LessonNoted(happened_on=FIRST + timedelta(number), done_by=1, learnt="Look sooner", cases=(number + 1,))
        lesson = office.lessons.note(noted)
        told = LessonTold(
            happened_on=FIRST + timedelta(number + 9), done_by=1, lesson=lesson, audience=Audience.STAFF, how="Meeting"
        )
        office.lessons.record(lesson, told)
    with office.desk.register.transaction() as shelves:
        for person in shelves.facts.people()[:_ADJUSTED]:
            known = replace(
                person, adjustment="Large print", adjustment_review=make.TODAY + timedelta(person.id % 9 - 1)
            )
            shelves.facts.save_person(known, office.desk.now(), 1)


def _told() -> Iterator[tuple[Event, ...]]:
    """Each way a case goes, spread over the year."""
    for number in range(1_000):
        received_on = FIRST + timedelta(number * 37 % 365)
        yield _WAYS[number % len(_WAYS)](received_on, number)


def _in_time(day: date, number: int) -> tuple[Event, ...]:
    received, acknowledged, *_rest = large.events(day, number, ended=True)
    letter = LetterIssued(
        happened_on=day + timedelta(3),
        done_by=1,
        document=1,
        letter="acknowledgement-stage1",
        title="Acknowledgement",
        digest="",
        sent="",
        texts="{}",
    )
    return received, letter, acknowledged, _answer(day + timedelta(10), 1)


def _late(day: date, number: int) -> tuple[Event, ...]:
    received, *_rest = large.events(day, number, ended=True)
    acknowledged = Acknowledged(happened_on=day + timedelta(12), done_by=1, stage=1)
    update = Updated(happened_on=day + timedelta(40), done_by=1, text="Nearly there.")
    return received, acknowledged, update, _answer(day + timedelta(60), 1)


def _extended(day: date, number: int) -> tuple[Event, ...]:
    received, acknowledged, *_rest = large.events(day, number, ended=True)
    told = Extended(
        happened_on=day + timedelta(12 + number % 3 * 9),
        done_by=1,
        stage=1,
        new_date=day + timedelta(28),
        reason="A surveyor has to look first.",
        ombudsman_told=bool(number % 2),
    )
    return received, acknowledged, told, _answer(day + timedelta(27), 1)


def _escalated(day: date, number: int) -> tuple[Event, ...]:
    asked = day + timedelta(30)
    return (
        *_in_time(day, number),
        PromiseKept(happened_on=day + timedelta(20), done_by=1, promise="4.1", evidence="The invoice"),
        Escalated(happened_on=asked, done_by=1, reviewer=1 + number % 4),
        Acknowledged(happened_on=asked + timedelta(4), done_by=1, stage=2),
        _answer(asked + timedelta(20 + number % 2 * 30), 2),
    )


def _refused(day: date, number: int) -> tuple[Event, ...]:
    received, *_rest = large.events(day, number, ended=True)
    ground = ("already-considered", "over-12-months", "we-are-busy")[number % 3]
    refusal = Refused(
        happened_on=day + timedelta(3), stage=1, exclusion=ground, reasons="It was answered.", ombudsman_told=True
    )
    return received, refusal


def _open(day: date, number: int) -> tuple[Event, ...]:
    return large.events(day, number, ended=False)


def _answer(on: date, stage: int) -> Responded:
    remedies = (Remedy("action-on-delay", "Fit dampers to the pump", on + timedelta(14)),) if stage == 1 else ()
    findings = (Finding(1, Outcome.UPHELD, "The records show it."),)
    return Responded(happened_on=on, done_by=2, stage=stage, findings=findings, remedies=remedies, letter=1)


_WAYS = (_in_time, _in_time, _in_time, _in_time, _late, _extended, _escalated, _in_time, _refused, _open)
