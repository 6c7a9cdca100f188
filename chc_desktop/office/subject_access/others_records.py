"""Complaints and service requests of others in which a person is named, or takes part."""

from collections.abc import Callable, Sequence

from chc_desktop.domain import record, words
from chc_desktop.domain.subject_access.passages import Group
from chc_desktop.office.case_file_items import Found, gathered, gathered_of_request
from chc_desktop.office.cases import Cases
from chc_desktop.office.chronicle import Line
from chc_desktop.office.names import numbers_in
from chc_desktop.office.requests import Requests
from chc_desktop.office.subject_access.found import Finder
from chc_desktop.store.rights_shelf import strings_in

Tick = Callable[[float], object]


def look_through_others(finder: Finder, tick: Tick) -> None:
    """Every entry that names them is told; letters and files that do are told of and stay where they are."""
    of = finder.of
    looks = [*((_case, each) for each in of.cases_of_others), *((_request, each) for each in of.requests_of_others)]
    for number, (look, record_id) in enumerate(looks):
        tick(number / len(looks))
        if _may_name(finder, record_id):
            look(finder, record_id)


def _case(finder: Finder, case_id: int) -> None:
    view = Cases(finder.desk).view(case_id)
    stands = f"Complaint {view.case.reference} of {view.person.name}"
    finder.tell_if_named(Group.OTHERS, view.case.received_on, view.case.title, f"{stands}, its title")
    _lines(finder, stands, view.lines)
    _files(finder, stands, gathered(finder.desk, view))
    if not set(finder.of.entries).isdisjoint(view.case.parties.everybody):
        finder.by_hand.append(f"{stands}: they take part in it, and it is not in the export.")


def _request(finder: Finder, request_id: int) -> None:
    view = Requests(finder.desk).view(request_id)
    stands = f"Service request {view.request.reference} of {view.person.name}"
    _lines(finder, stands, view.lines)
    _files(finder, stands, gathered_of_request(finder.desk, request_id))


def _lines(finder: Finder, stands: str, lines: Sequence[Line]) -> None:
    for line in lines:
        said = f"{line.what}\n{line.detail}".strip()
        finder.tell_if_named(Group.OTHERS, line.happened_on, said, f"{stands}, entry {line.number}")


def _files(finder: Finder, stands: str, papers: Sequence[Found]) -> None:
    for one in papers:
        if one.item.digest and finder.is_named_on_pages(one.item.content()):
            day = words.day(one.item.day)
            finder.by_hand.append(f"{stands}: “{one.item.title}” of {day} names them. It is not in the export.")


def _may_name(finder: Finder, record_id: int) -> bool:
    """Whether an entry names them in its words or by their number: only then is it told line by line."""
    with finder.desk.register.transaction() as shelves:
        events = [entry.event for entry in shelves.record.history(record_id) if entry.event]
    entries = set(finder.of.entries)
    return any(
        not entries.isdisjoint(numbers_in(event))
        or any(map(finder.of.naming.is_in, strings_in(record.write(event).decode())))
        for event in events
    )
