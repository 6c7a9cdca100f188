"""A person’s own complaints and service requests as pages: each as in the case file for whoever complained."""

from collections.abc import Iterator
from dataclasses import replace

from chc_desktop.domain import words
from chc_desktop.domain.case_files.case_file import CaseFilePage, Choices, ForWhom, LeftOut
from chc_desktop.domain.page import Block, FormPage, Heading, Table, Text
from chc_desktop.office.case_file import CaseFiles
from chc_desktop.office.case_file_items import gathered_of_request, numbered, papers_kept_back
from chc_desktop.office.desk import Desk
from chc_desktop.office.requests import Requests, RequestView
from chc_desktop.office.subject_access.concerns import Concerns

_TAKEN_OUT = "It stands in no list: it was logged by mistake, or an import that brought it was undone."


def case_pages(desk: Desk, of: Concerns) -> tuple[CaseFilePage, ...]:
    """Everything of theirs, complaints first."""
    return (
        *(_complaint(desk, each, each in of.taken_out) for each in of.complaints),
        *(_request(desk, each, each in of.taken_out) for each in of.requests),
    )


def _complaint(desk: Desk, case_id: int, is_taken_out: bool) -> CaseFilePage:
    page = CaseFiles(desk).page(case_id, Choices(ForWhom.RESIDENT))
    return _marked(replace(page, title=f"Complaint {page.reference}"), is_taken_out)


def _request(desk: Desk, request_id: int, is_taken_out: bool) -> CaseFilePage:
    view = Requests(desk).view(request_id)
    reference = view.request.reference
    with desk.register.transaction() as shelves:
        organisation = desk.organisation(shelves).name
    found = gathered_of_request(desk, request_id)
    held = papers_kept_back(found)
    page = CaseFilePage(
        reference=reference,
        title=f"Service request {reference}",
        organisation=organisation,
        cover=tuple(_cover(view)),
        left_out=tuple(
            LeftOut(one.item.day, f"Entry {one.paper} of the record", held[one.paper].why)
            for one in found
            if one.paper in held
        ),
        record=_record(view, organisation, set(held)),
        items=tuple(numbered(one for one in found if one.paper not in held)),
        dated=desk.today(),
        about_record="The record: every entry",
    )
    return _marked(page, is_taken_out)


def _cover(view: RequestView) -> Iterator[Block]:
    request = view.request
    facts = {
        "What it is": request.title,
        "Asked for on": words.letter_day(request.asked_on),
        "In your words": request.their_words,
        "Where it stands": request.stands,
    }
    yield Text("\n".join(f"- {what}: {' '.join(fact.split())}" for what, fact in facts.items() if fact.strip()))


def _record(view: RequestView, organisation: str, held: set[int]) -> FormPage:
    rows = tuple(
        (str(line.number), words.day(line.happened_on), f"{line.what}\n{line.detail}".strip(), line.done_by)
        for line in view.lines
        if line.number not in held
    )
    table = Table(("Entry", "Happened on", "What", "Who"), rows, (8, 18, 54, 20))
    title = f"Record of service request {view.request.reference}: {view.request.title}"
    return FormPage(title, organisation, (), ((Heading("Every entry of the record, the oldest first"), table),))


def _marked(page: CaseFilePage, is_taken_out: bool) -> CaseFilePage:
    return replace(page, cover=(*page.cover, Text(_TAKEN_OUT))) if is_taken_out else page
