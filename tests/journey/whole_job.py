"""The officer's whole job, from the first questions to the approved self-assessment, through the office."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.case import Status
from chc_desktop.domain.events import Closed, Escalated
from chc_desktop.domain.facts import Person, Role
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.letters.letter import Decision, Offer
from chc_desktop.domain.vocabulary import Duty, LetterKind, Outcome
from chc_desktop.office.first_answers import FirstAnswers
from chc_desktop.office.office import Office
from chc_desktop.office.opening import NewComplaint
from chc_desktop.sample import Clock
from tests import make

IN_FORCE = date(2024, 4, 1)
VECTORS = [
    {name: date.fromisoformat(value) for name, value in row.items()}
    for row in csv.DictReader((Path(__file__).parent.parent / "domain" / "deadlines.csv").open(encoding="utf-8"))
    if date.fromisoformat(row["received"]) >= IN_FORCE
]


@dataclass(frozen=True, slots=True)
class Words:
    """A complaint in somebody's words."""

    category: Category
    title: str
    said: str


@dataclass
class Job:
    """One charity's job, with a clock that is set by hand."""

    office: Office
    clock: Clock

    @property
    def officer(self) -> int:
        return next(person.id for person in self.office.cases.people(Role.OFFICER))

    @property
    def trustee(self) -> int:
        return next(person.id for person in self.office.cases.people(Role.GOVERNING_BODY))

    def log(self, words: Words, received: date) -> int:
        """Log a complaint on the day it came in."""
        self.clock.day = max(self.clock.day, received)
        complaint = NewComplaint(
            person=Person(name=f"Resident of {words.title}", address=f"{len(words.title)} Garden Row\nTown\nTN1 1AA"),
            channel=Channel.LETTER,
            category=words.category,
            made_on=received,
            received_on=received,
            title=words.title,
            their_words=words.said,
            points=(words.said,),
            outcome_sought="For it to be put right.",
            handler=self.officer,
        )
        return self.office.cases.log(complaint)

    def issue(self, case_id: int, kind: LetterKind, on: date, by: int, **changes: object) -> bytes:
        """Write a letter from what the program fills in, with these changes, and issue it on a day; its bytes."""
        self.clock.day = on
        contents = replace(self.office.letters.open(case_id, kind).contents, **changes)  # type: ignore[arg-type]
        document = self.office.letters.issue(case_id, kind, contents, sent="by post, first class", dated=on, done_by=by)
        return self.office.cases.document(document)

    def due(self, case_id: int, duty: Duty) -> date:
        deadline = self.office.cases.view(case_id).deadline(duty)
        assert deadline
        return deadline.due


def begin(folder: Path, answers: FirstAnswers, first_day: date) -> Job:
    """A new register with the first questions answered."""
    clock = Clock(first_day)
    office = make.an_office(folder, clock.today, set_up=False)
    office.organisation.set_up(answers)
    return Job(office, clock)


def log_with_worked_dates(job: Job, complaints: Sequence[Words]) -> list[int]:
    """Log each complaint on a day whose deadlines are known, and see that the program gives the same."""
    cases = []
    for number, words in enumerate(complaints):
        known = VECTORS[number % len(VECTORS)]
        case_id = job.log(words, known["received"])
        assert job.due(case_id, Duty.STAGE1_ACKNOWLEDGEMENT) == known["acknowledge_by"]
        assert job.due(case_id, Duty.STAGE1_RESPONSE) == known["stage1_if_acknowledged_on_last_day"]
        cases.append(case_id)
    return cases


def through_both_stages(job: Job, words: Words) -> list[bytes]:
    """One complaint from its receipt to closed after stage 2, with every letter; the letters."""
    day = job.clock.day
    case_id = job.log(words, day)
    letters = [job.issue(case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1, day, job.officer)]
    decided = {"decisions": (Decision(1, Outcome.NOT_UPHELD, "The visit of 3 March found nothing wrong."),)}
    nothing = {"no_remedy": True, "no_remedy_because": "Nothing was found to put right.", "nothing_outstanding": True}
    answer_by = job.due(case_id, Duty.STAGE1_RESPONSE)
    letters.append(job.issue(case_id, LetterKind.RESPONSE_STAGE1, answer_by, job.officer, **decided, **nothing))
    job.office.cases.record(case_id, Escalated(happened_on=answer_by, done_by=job.officer, reviewer=job.trustee))
    letters.append(job.issue(case_id, LetterKind.ACKNOWLEDGEMENT_STAGE2, answer_by, job.officer))
    final_by = job.due(case_id, Duty.STAGE2_RESPONSE)
    letters.append(
        job.issue(
            case_id,
            LetterKind.RESPONSE_STAGE2,
            final_by,
            job.trustee,
            decisions=(Decision(1, Outcome.UPHELD, "A second visit found what the first had missed."),),
            offers=(Offer("action-on-delay", "Do the work that was found to be needed", final_by),),
            nothing_outstanding=True,
        )
    )
    case = job.office.cases.record(case_id, Closed(happened_on=final_by, done_by=job.officer, why="Stage 2 answered."))
    assert case.status is Status.CLOSED
    assert [line.what for line in job.office.cases.view(case_id).lines].count("Closed") == 1
    return letters


def answer_rows(job: Job, year: int, answers: Mapping[str, tuple[Comply, str]]) -> int:
    """Answer rows of a year's self-assessment; how many then are answered."""
    for slug, (comply, evidence) in answers.items():
        job.office.assessments.save_answer(year, Answer(slug=slug, comply=comply, evidence=evidence))
    kept = job.office.assessments.open(year).answers
    assert {slug: (kept[slug].comply, kept[slug].evidence) for slug in answers} == dict(answers)
    return len(kept)
