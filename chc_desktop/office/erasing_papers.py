"""Erases a letter, a call or a file for good that was put into the bin, such as one that belongs to somebody else."""

from chc_desktop.domain import history, words
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.entries import Erased
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Corrected, Event
from chc_desktop.domain.papers.events import Corresponded, PaperRemoved, PaperTakenBack
from chc_desktop.domain.papers.paper import Paper, paper_of
from chc_desktop.domain.points.events import EvidenceConsidered
from chc_desktop.domain.refusing import NOTHING_CHANGED, needs
from chc_desktop.domain.retention.erasing import refuse_named
from chc_desktop.office import erased_before
from chc_desktop.office.desk import Desk
from chc_desktop.office.opened_copies import OpenedCopies
from chc_desktop.office.paper_ledger import papers_of
from chc_desktop.store.transaction import Transaction

_WEIGHED = (
    " A point says that it was looked at, in words of its own: these stay. Please correct them if they name somebody."
)


class ErasingPapers:
    """What was put into the bin of a case and may not be kept."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def what_goes(self, paper_id: int) -> str:
        """What would be erased, and what would stay, in sentences for the officer."""
        with self._desk.register.transaction() as shelves:
            paper, *enclosed = _together(shelves, paper_id)
            record_id = shelves.record.case_of(paper_id) or 0
            reference, weighed = shelves.record.reference(record_id), _is_evidence(shelves, record_id, paper.id)
        also = f" What came with it goes too: {words.listed([_called(each) for each in enclosed])}." if enclosed else ""
        return (
            f"“{_called(paper)}” is erased from {reference}: what was written of it, its file, and why it was put into "
            f"the bin.{also} It cannot be taken back. The record says that entries were erased, when, by whom and why."
            f"{_WEIGHED if weighed else ''} Backups made before today still hold it until they go in their turn; what "
            "was printed, saved or sent is not touched."
        )

    def erase(self, paper_id: int, why: str, draft: str = "") -> None:
        """Erase it, with what came with it. Refused without a reason, or where that names what is to be forgotten."""
        desk, why = self._desk, why.strip()
        needs(why, f"Please write why it is erased, without naming anybody: it stays. {NOTHING_CHANGED}", "why")
        with desk.register.transaction() as shelves:
            going = _together(shelves, paper_id)
            refuse_named(why, sorted({name for each in going for name in _names(shelves, each)}))
            entries, known_by = _entries(shelves, going), shelves.record.hash_of(paper_id).hex()
            erased = Erased(
                happened_on=desk.today(),
                done_by=desk.officer(shelves),
                entries=entries,
                why=why,
                files=tuple(each.id for each in going if each.said.has_file),
            )
            desk.erase(shelves, erased)
            for each in going:
                shelves.scratch.drop_draft(f"papers/{shelves.record.case_of(each.id)}/correct/{each.id}")
                shelves.scratch.drop_draft(f"papers/{shelves.record.case_of(each.id)}/remove/{each.id}")
            if draft:
                shelves.scratch.drop_draft(draft)
        folder = desk.register.path.parent
        erased_before.note_paper(folder, known_by, desk.today())
        OpenedCopies(folder).sweep()
        desk.on_change()


def _together(shelves: Transaction, paper_id: int) -> list[Paper]:
    """A paper in the bin, and what came with it."""
    record_id = shelves.record.case_of(paper_id)
    papers = papers_of(shelves, record_id) if record_id else ()
    found = paper_of(papers, paper_id)
    if found is None or found.is_kept:
        raise RuleBroken(f"Only what is in the bin can be erased by itself. {NOTHING_CHANGED}")
    return [found, *(each for each in papers if each.said.came_with == paper_id and not each.is_kept)]


def _is_evidence(shelves: Transaction, record_id: int, paper_id: int) -> bool:
    """Whether a point says that this was looked at."""
    events = (event for _number, event in history.effective(shelves.record.history(record_id)))
    return any(isinstance(event, EvidenceConsidered) and event.paper == paper_id for event in events)


def _entries(shelves: Transaction, going: list[Paper]) -> tuple[int, ...]:
    """Every entry that speaks of these papers: what they were, how that was put right, the bin, and copies made."""
    record_id = shelves.record.case_of(going[0].id)
    gone = {each.id for each in going}
    every = shelves.record.history(record_id or 0)
    return tuple(entry.number for entry in every if entry.event and _is_about(entry, entry.event, gone))


def _is_about(entry: Recorded, event: Event, gone: set[int]) -> bool:
    if isinstance(event, PaperRemoved | PaperTakenBack):
        return event.paper in gone
    return entry.number in gone or (isinstance(event, Corrected) and event.entry in gone)


def _names(shelves: Transaction, paper: Paper) -> list[str]:
    said: Corresponded = paper.said
    return [shelves.facts.person(said.person).name if said.person else "", said.with_whom]


def _called(paper: Paper) -> str:
    return paper.said.subject or paper.said.file_name
