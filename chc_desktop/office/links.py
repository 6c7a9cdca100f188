"""Complaints that belong together: each of the two says so in its own record."""

from dataclasses import dataclass

from chc_desktop.domain import history
from chc_desktop.domain.case import Case, Status
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Corrected
from chc_desktop.domain.points.events import CaseLinked
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class LinkedCase:
    """A complaint linked with the one in view, as far as the lists know it."""

    case_id: int
    reference: str
    title: str
    stands: str
    text: str


def linked_cases(shelves: Transaction, case: Case) -> tuple[LinkedCase, ...]:
    """The complaints linked with a case, the first linked first. One that an undone import took out is left out."""
    found = ((link, shelves.projections.summary(link.case_id)) for link in case.links)
    return tuple(
        LinkedCase(link.case_id, known.reference, known.title, Status(known.status).words, link.text)
        for link, known in found
        if known
    )


def link(desk: Desk, shelves: Transaction, one: int, other: int, text: str) -> None:
    """Let each of two complaints say that it is linked with the other."""
    for here, there in ((one, other), (other, one)):
        event = CaseLinked(
            happened_on=desk.today(),
            done_by=desk.officer(shelves),
            other=there,
            reference=desk.case(shelves, there).reference,
            text=text.strip(),
        )
        desk.write(shelves, desk.case(shelves, here), event)


def of_reference(shelves: Transaction, reference: str) -> int:
    """The complaint of this reference. Refused where there is none."""
    found = shelves.record.complaint_of(reference.strip())
    if found is None:
        raise RuleBroken(
            f"There is no complaint “{reference.strip()}” in the register. Nothing was changed. Please write its "
            "reference as the list of cases shows it, such as 2026-014.",
            "reference",
        )
    return found


def strike_the_other_end(
    desk: Desk, shelves: Transaction, case_id: int, struck: CaseLinked, corrected: Corrected
) -> None:
    """Where a link is struck out on one complaint, it is on the other one too, unless that was erased since."""
    if shelves.record.is_erased(struck.other):
        return
    entries = history.effective(shelves.record.history(struck.other))
    ends = [number for number, event in entries if isinstance(event, CaseLinked) and event.other == case_id]
    for number in ends:
        again = Corrected(happened_on=corrected.happened_on, done_by=corrected.done_by, entry=number, why=corrected.why)
        desk.append(shelves, struck.other, again)
    desk.project(shelves, desk.case(shelves, struck.other))
