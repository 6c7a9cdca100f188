"""Deadlines of 100,000 cases beside numpy counting the same days, dates converted in and out."""

from datetime import date, timedelta
from random import Random

import numpy as np

from benchmarks.ratio import Ratio, in_turn
from chc_desktop.domain.deadlines import deadlines
from chc_desktop.domain.explaining import Explanation, explain
from chc_desktop.domain.milestones import Milestones
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.domain.working_days import Counting, england
from tests import make

CASES = 100_000


def deadlines_of_cases() -> Ratio:
    """Every deadline of every case, whole, against `numpy.busday_offset` giving the same three dates of each."""
    random = Random(2024)
    cases = [Milestones(date(2024, 4, 1) + timedelta(random.randrange(1200))) for _ in range(CASES)]
    edition, counting = make.hos_2024(), Counting(england())
    calendar = np.busdaycalendar(holidays=np.array(sorted(counting.calendar.holidays), dtype="datetime64[D]"))
    acknowledge, respond = (edition.limit(duty).days for duty in (Duty.STAGE1_ACKNOWLEDGEMENT, Duty.STAGE1_RESPONSE))

    def ours() -> list[tuple[date, ...]]:
        found = (deadlines(edition, case, counting) for case in cases)
        return [(first.due, second.due, second.latest_if_extended or date.max) for first, second in found]

    def floor() -> list[tuple[date, ...]]:
        starts = np.array([case.received for case in cases], dtype="datetime64[D]")
        first = np.busday_offset(starts + 1, acknowledge - 1, roll="forward", busdaycal=calendar)
        second = np.busday_offset(first, respond, roll="forward", busdaycal=calendar)
        latest = np.busday_offset(second, 10, roll="forward", busdaycal=calendar)
        return list(zip(first.tolist(), second.tolist(), latest.tolist(), strict=True))

    assert ours() == floor()
    return Ratio("deadlines of 100,000 cases, three dates each", *in_turn(ours, floor, 5), "ms", 5.0)


def one_case_explained() -> Ratio:
    """Every deadline of one case that went to stage 2, with every explanation. Its floor is a plain millisecond."""
    edition, counting = make.hos_2024(), Counting(england())
    asked = Milestones(date(2026, 12, 18), date(2026, 12, 24), escalated=date(2027, 1, 29))
    assert len(deadlines(edition, asked, counting)) == 4

    def ours() -> list[Explanation]:
        return [explain(each, counting) for each in deadlines(edition, asked, counting)]

    taken, _same = in_turn(ours, ours, 500)
    return Ratio("one case with every date explained", taken, 1.0, "ms", 1.0)
