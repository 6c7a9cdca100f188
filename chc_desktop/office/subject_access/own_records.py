"""What a person’s own copy of their complaints and requests leaves out: notes among ourselves, and the bin."""

from collections.abc import Mapping, Sequence

from chc_desktop.domain import words
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.subject_access.passages import Group
from chc_desktop.office.case_file import held_back
from chc_desktop.office.case_file_items import Found, gathered, gathered_of_request, papers_kept_back
from chc_desktop.office.cases import Cases
from chc_desktop.office.chronicle import Line
from chc_desktop.office.papers import Papers, RemovedPaper
from chc_desktop.office.requests import Requests
from chc_desktop.office.subject_access.files import has_content
from chc_desktop.office.subject_access.found import Finder


def look_through_own(finder: Finder) -> None:
    """Notes marked as internal are told, with their files; legal advice is only told of."""
    for case_id in finder.of.complaints:
        view = Cases(finder.desk).view(case_id)
        _kept_back(finder, case_id, view.case.reference, view.lines, gathered(finder.desk, view))
    for request_id in finder.of.requests:
        seen = Requests(finder.desk).view(request_id)
        papers = gathered_of_request(finder.desk, request_id)
        _kept_back(finder, request_id, seen.request.reference, seen.lines, papers)
    _bin(finder)


def _kept_back(finder: Finder, record_id: int, reference: str, lines: Sequence[Line], papers: Sequence[Found]) -> None:
    with finder.desk.register.transaction() as shelves:
        held = held_back(shelves.record.history(record_id))
    kept_papers = papers_kept_back(papers)
    for line in lines:
        if held.get(line.number) is KeptBack.INTERNAL and line.number not in kept_papers:
            said = f"{line.what}\n{line.detail}".strip()
            finder.tell(Group.NOTES, line.happened_on, said, f"{reference}, entry {line.number}")
    for one in papers:
        if kept_papers.get(one.paper) is KeptBack.INTERNAL:
            _kept_paper(finder, reference, one)
    _tell_of_legal(finder, reference, {**held, **kept_papers})


def _kept_paper(finder: Finder, reference: str, one: Found) -> None:
    stands = f"{reference}, entry {one.paper}"
    if has_content(one.item):
        stands = finder.put_beside(f"{reference} entry {one.paper} {one.item.name}", one.item.content, stands)
    said = "\n".join(filter(None, (f"{one.item.what}: {one.item.title}", one.item.text)))
    finder.tell(Group.NOTES, one.item.day, said, stands)


def _tell_of_legal(finder: Finder, reference: str, held: Mapping[int, KeptBack]) -> None:
    legal = [f"entry {number}" for number, why in sorted(held.items()) if why is KeptBack.LEGAL]
    if legal:
        finder.by_hand.append(
            f"{reference}, {words.listed(legal)}: legal advice, which is left out of everything here."
        )


def _bin(finder: Finder) -> None:
    """Papers of theirs that were put into the bin."""
    of = finder.of
    with finder.desk.register.transaction() as shelves:
        theirs = {shelves.record.reference(each) for each in (*of.complaints, *of.requests)}
    for removed in Papers(finder.desk).removed():
        if removed.reference in theirs and removed.paper.kept_back is not KeptBack.LEGAL:
            _removed(finder, removed)


def _removed(finder: Finder, removed: RemovedPaper) -> None:
    paper, desk = removed.paper, finder.desk

    def content() -> bytes | None:
        with desk.register.transaction() as shelves:
            return shelves.papers.content(paper.id)

    stands = f"The bin: {removed.reference}, entry {paper.id}"
    if paper.has_file and content():
        stands = finder.put_beside(f"{removed.reference} entry {paper.id} {paper.file_name}", content, stands)
    said = "\n".join(filter(None, (f"{paper.heading}: {paper.subject}", paper.note, paper.text)))
    finder.tell(Group.HALF_WRITTEN, paper.happened_on, said, stands)
