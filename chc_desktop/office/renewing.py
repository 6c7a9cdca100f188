"""Makes all that is kept beside the record anew, where an older version of the program made it."""

from collections.abc import Callable

from chc_desktop.office import lesson_projections, request_projections
from chc_desktop.office.assessments.round import reading as round_reading
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction

_AT_ONCE = 500

Tick = Callable[[float], object]
"""Told how far it is, from 0 to 1."""


def renew(desk: Desk, shelves: Transaction, tick: Tick) -> bool:
    """Make it anew; whether all of it could be: not where the Code of a case cannot be read."""
    shelves.projections.clear()
    shelves.facts.index_people()
    lesson_projections.renew(shelves)
    finished = _renew_cases(desk, shelves, tick)
    request_projections.renew(shelves, shelves.record.requests())
    round_reading.renew(desk, shelves)
    return finished


def _renew_cases(desk: Desk, shelves: Transaction, tick: Tick) -> bool:
    """Many at once are read and kept far more quickly than one after the other."""
    every, finished = shelves.record.complaints(), True
    for start in range(0, len(every), _AT_ONCE):
        some = every[start : start + _AT_ONCE]
        shelves.record.read_ahead(some)
        cases = [desk.case(shelves, case_id) for case_id in some]
        shelves.projections.keep_new([desk.projected(shelves, case) for case in cases], lambda _more: None)
        finished = finished and all(case.edition in desk.editions for case in cases)
        tick((start + len(some)) / len(every))
    return finished
