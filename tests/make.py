"""A small register for tests: an almshouse charity, its people, and complaints to be changed as a test needs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from chc_desktop import files
from chc_desktop.domain.code import Edition
from chc_desktop.domain.code_file import load_editions
from chc_desktop.domain.events import Acknowledged, Escalated, Finding, Remedy, Responded
from chc_desktop.domain.facts import Organisation, Person, Role
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.resource_file import FaultyFile
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.domain.working_days import bank_holidays
from chc_desktop.office.library import ClockKinds
from chc_desktop.office.office import Office
from chc_desktop.office.opening import NewComplaint
from chc_desktop.store import opening
from chc_desktop.store.register import Register

Loaded = tuple[dict[str, Edition], tuple[FaultyFile, ...]]

TODAY = date(2026, 11, 24)
ORGANISATION = Organisation(
    name="Amberley Almshouses",
    address="1 Church Walk\nAmberley\nAM1 1AA",
    telephone="01234 567890",
    email="office@amberley.example",
    homes=34,
    year_end=(31, 10),
)
OFFICER = Person(name="Ruth Ellis", role=Role.OFFICER, job="Chief Officer")
CHAIR = Person(name="Peter Grant", role=Role.GOVERNING_BODY, job="Chair of trustees")
TRUSTEE = Person(name="Amina Yusuf", role=Role.GOVERNING_BODY, job="Trustee for complaints")
KINDS = ClockKinds(files.resources("clocks"))
RESIDENT = Person(name="Joan Bell", address="Cottage 3\nChurch Walk\nAmberley\nAM1 1AA", telephone="01234 111222")


class Today:
    """A day that a test can move on."""

    def __init__(self) -> None:
        self.day = TODAY

    def __call__(self) -> date:
        return self.day


def hos_2024() -> Edition:
    """The edition every case here is opened under."""
    editions, faulty = _editions()
    assert not faulty, faulty
    return editions["hos-2024"]


def an_office(folder: Path, today: date | Callable[[], date] = TODAY, set_up: bool = True) -> Office:
    """An office on a new register. The officer is person 1, the chair person 2, the trustee for complaints person 3."""
    kept = opening.create(folder, datetime.combine(_day(today), time(9)), bank_holidays())
    office = _around(kept, today)
    if set_up:
        _introduce(office)
    return office


def again(folder: Path, today: date | Callable[[], date] = TODAY) -> Office:
    """The office once more, on a register that was made before."""
    return _around(opening.open_register(folder), today)


def around(kept: Register) -> Office:
    """The office on a register that is open."""
    return _around(kept, TODAY)


def a_complaint(office: Office, **changes: Any) -> int:
    """A complaint logged by telephone, received a week ago (or as changed); its id."""
    return office.cases.log(a_new_complaint(changes.pop("received_on", office.today() - timedelta(7)), **changes))


def a_new_complaint(received: date, **changes: Any) -> NewComplaint:
    """What is written down of a complaint received by telephone on a day, before it is logged."""
    complaint = NewComplaint(
        person=RESIDENT,
        channel=Channel.TELEPHONE,
        category=Category.NEIGHBOURS,
        made_on=received,
        received_on=received,
        title="Noise at night from the boiler room",
        their_words="The boiler pump wakes me at two every morning and nobody has done a thing since September.",
        points=("The boiler pump can be heard in the bedroom from 2 am.", "The first report, in September, was lost."),
        outcome_sought="Quiet nights; to know why nothing happened in September.",
        handler=1,
    )
    return replace(complaint, **changes)


def acknowledged(office: Office, case_id: int, on: date) -> None:
    office.cases.record(case_id, Acknowledged(happened_on=on, done_by=1, stage=1))


def answered(office: Office, case_id: int, on: date, **changes: Any) -> None:
    """Stage 1 answered: every point upheld, one remedy promised."""
    case = office.cases.view(case_id).case
    event = Responded(
        happened_on=on,
        done_by=1,
        stage=1,
        findings=tuple(Finding(point.number, Outcome.UPHELD, "The records show it.") for point in case.points),
        remedies=(Remedy("action-on-delay", "Fit dampers to the pump", on + timedelta(14)),),
    )
    office.cases.record(case_id, replace(event, **changes))


def escalated(office: Office, case_id: int, on: date, reviewer: int = 2) -> None:
    office.cases.record(case_id, Escalated(happened_on=on, done_by=1, reviewer=reviewer))


def _around(kept: Register, today: date | Callable[[], date]) -> Office:
    editions, _ = _editions()
    return Office(kept, dict(editions), KINDS, lambda: _day(today), lambda: datetime.combine(_day(today), time(14, 2)))


def _editions() -> Loaded:
    """The editions as they stand in their folder: read once for all offices, unless a file there is another."""
    folder = files.resources("codes")
    return _read_once(folder, tuple((path.name, path.stat().st_mtime_ns) for path in sorted(folder.iterdir())))


@cache
def _read_once(folder: Path, _files: tuple[tuple[str, int], ...]) -> Loaded:
    return load_editions(folder)


def _introduce(office: Office) -> None:
    desk = office.desk
    with desk.register.transaction() as shelves:
        officer, _chair, lead = (
            shelves.facts.save_person(person, desk.now(), 0) for person in (OFFICER, CHAIR, TRUSTEE)
        )
        organisation = replace(ORGANISATION, officer=officer.id, complaints_lead=lead.id)
        shelves.facts.save_organisation(organisation, desk.now(), officer.id)


def _day(today: date | Callable[[], date]) -> date:
    return today() if callable(today) else today
