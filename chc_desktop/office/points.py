"""What the officer can do with the points of a complaint while they are investigated, and with linked complaints."""

from datetime import datetime

from chc_desktop.domain.letters.letter import Decision
from chc_desktop.office import findings, links
from chc_desktop.office.desk import Desk


class Points:
    """The points of the complaints in the register. What becomes part of the record goes through `office.cases`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def finding(self, case_id: int, point: int) -> Decision:
        """What is written so far on a point at the stage the case is at."""
        with self._desk.register.transaction() as shelves:
            written = findings.kept(shelves, self._desk.case(shelves, case_id))
        return next((each for each in written if each.point == point), Decision(point))

    def keep_finding(self, case_id: int, decision: Decision) -> datetime:
        """Keep what is written on one point, for the case and the letter alike; when that was.

        Once the stage was answered nothing is kept: the record says what was decided.
        """
        with self._desk.register.transaction() as shelves:
            case = self._desk.case(shelves, case_id)
            if case.stage.response is None:
                others = (each for each in findings.kept(shelves, case) if each.point != decision.point)
                findings.keep(self._desk, shelves, case, sorted((*others, decision), key=lambda each: each.point))
        return self._desk.now()

    def link(self, case_id: int, reference: str, why: str, draft: str = "") -> None:
        """Link a complaint with another one, by its reference; both say so. Refused where there is none of it."""
        with self._desk.register.transaction() as shelves:
            links.link(self._desk, shelves, case_id, links.of_reference(shelves, reference), why)
            if draft:
                shelves.scratch.drop_draft(draft)
        self._desk.on_change()
