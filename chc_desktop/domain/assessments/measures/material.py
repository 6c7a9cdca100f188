"""What figures are worked out from, and the judgements that measures share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain.assessments.reporting_year import ReportingYear
from chc_desktop.domain.assessments.timeliness import Judged, Mark, refused
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import deadline
from chc_desktop.domain.facts import Person
from chc_desktop.domain.lessons.lesson import Lesson
from chc_desktop.domain.vocabulary import RESPONSE, Measure
from chc_desktop.domain.working_days import Counting


@dataclass(frozen=True, slots=True)
class Material:
    """The cases under an edition, the people by id, the year asked about, the calendar and the day it is."""

    cases: tuple[Case, ...]
    people: Mapping[int, Person]
    year: ReportingYear
    edition: Edition
    counting: Counting
    today: date
    lessons: tuple[Lesson, ...] = ()
    """What was learnt, in any year."""

    @property
    def received(self) -> tuple[Case, ...]:
        """The complaints received in the year."""
        return tuple(case for case in self.cases if case.received_on in self.year)

    def at(self, stage: int) -> tuple[Case, ...]:
        """What a stage is measured by: complaints received and taken on, or a later stage asked for and taken on."""
        if stage == 1:
            return tuple(case for case in self.received if not refused(case, 1))
        asked = (case for case in self.cases if case.at(stage).asked_on in self.year)
        return tuple(case for case in asked if not refused(case, stage))

    def answered(self, stage: int) -> tuple[Case, ...]:
        """Those of them that were answered at the stage."""
        return tuple(case for case in self.at(stage) if case.at(stage).response)

    def took_longer(self, case: Case, stage: int) -> bool:
        """Whether the answer came, or is still to come, after the Code's own limit without an extension."""
        original = deadline(self.edition, RESPONSE[stage], case.milestones, self.counting).original
        return self.waited_until(case, stage) > original

    def waited_until(self, case: Case, stage: int) -> date:
        """The day the resident's wait for the answer ended; today while it goes on."""
        return case.at(stage).responded_on or case.ended_on or self.today


def verdict(case: Case, *faults: tuple[str, ...]) -> Judged:
    """Good where there is no fault, else amiss with the faults for the reason."""
    why = ", ".join(fault for found in faults for fault in found)
    return Judged(case, Mark.AMISS if why else Mark.GOOD, why)


def unless(well: object, fault: str) -> tuple[str, ...]:
    """The fault, unless what should be there is; a text of spaces is not."""
    return () if (well.strip() if isinstance(well, str) else well) else (fault,)


def stage_of(measure: Measure) -> int:
    """The stage a measure is about."""
    return 2 if "stage2" in measure.value else 1


COUNTED = {
    1: ("complaint received in the year", "complaints received in the year"),
    2: ("request for stage 2 made in the year", "requests for stage 2 made in the year"),
}
"""What a stage is counted in, one and many."""
