"""The preview of a further bank holiday over 10,000 open cases beside the bare driver and numpy."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import numpy as np

from benchmarks.ratio import Ratio, in_turn
from chc_desktop.domain.projection import Projection, project
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office.office import Office
from chc_desktop.store import database
from tests import make

CASES = 10_000
FACES = "SELECT case_id, reference, edition, own_limits, stage, milestones FROM clock_face"


def preview_of_a_holiday(folder: Path) -> Ratio:
    """Which dates would move: every open case read and counted, against the same rows read by the bare driver and the
    same two dates counted by numpy under both calendars. None of the ten weeks is without cases."""
    office = make.an_office(folder / "calendar")
    _fill(office)
    change = office.working_calendar.adding(make.TODAY, "A new bank holiday")
    bare = database.connect(office.desk.register.path, office.desk.register.key)
    edition = make.hos_2024()
    acknowledge, respond = (edition.limit(duty).days for duty in (Duty.STAGE1_ACKNOWLEDGEMENT, Duty.STAGE1_RESPONSE))
    with office.desk.register.transaction() as shelves:
        now = office.desk.counting(shelves).calendar
    calendars = [
        np.busdaycalendar(holidays=np.array(sorted(calendar.holidays), dtype="datetime64[D]"))
        for calendar in (now, change.applied(now))
    ]

    def floor() -> list[tuple[str, date, date]]:
        rows = bare.execute(FACES).fetchall()
        starts = np.array([row[5][:10] for row in rows], dtype="datetime64[D]")
        moved = []
        first = [np.busday_offset(starts + 1, acknowledge - 1, roll="forward", busdaycal=each) for each in calendars]
        second = [np.busday_offset(day, respond, busdaycal=each) for day, each in zip(first, calendars, strict=True)]
        for before, after in (first, second):
            for place in np.flatnonzero(before != after):
                moved.append((rows[place][1], before[place].item(), after[place].item()))
        return moved

    expected = sorted(floor())
    assert (
        sorted((move.reference, move.before, move.after) for move in office.working_calendar.preview(change))
        == expected
    )
    ours, least = in_turn(lambda: office.working_calendar.preview(change), floor, 15)
    office.close()
    return Ratio(f"preview of a holiday, 10,000 open cases, {len(expected):,} moves", ours, least, "ms", 5.0)


def _fill(office: Office) -> None:
    """Ten thousand complaints of the last ten weeks, none acknowledged yet."""
    random = Random(2026)
    case_id = make.a_complaint(office, received_on=make.TODAY)
    with office.desk.register.transaction() as shelves:
        case = office.desk.case(shelves, case_id)
        counting = office.desk.counting(shelves)
        first = project(
            case,
            shelves.facts.person(case.complainant),
            office.desk.edition_of(shelves, case),
            counting,
            office.desk.kinds,
        )
        assert first.face
        for number in range(2, CASES + 1):
            reference = f"2025-{number:05}"
            case_id = shelves.record.new_complaint(reference)
            received = make.TODAY - timedelta(random.randrange(70))
            summary = first.summary._replace(case_id=case_id, reference=reference)
            milestones = first.face.milestones.replace(make.TODAY.isoformat(), received.isoformat())
            face = first.face._replace(case_id=case_id, reference=reference, milestones=milestones)
            shelves.projections.keep(Projection(summary, (), f"{summary.title} {number}", face))
