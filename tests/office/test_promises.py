"""Every promise in a line, beside its record: found, summed, made anew, and quick for ten thousand."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from chc_desktop.domain.events import Remedy
from chc_desktop.domain.promises.events import MoneyAnswered, MoneyPaid
from chc_desktop.domain.promises.projection import PromiseLines
from chc_desktop.domain.promises.summary import PromiseLine
from chc_desktop.office.office import Office
from chc_desktop.office.safekeeping import Unsound
from tests import make

TODAY = date(2026, 11, 24)
TOLD: dict[str, Any] = {"happened_on": TODAY, "done_by": 1}
FIFTY = Remedy("money", "Pay you for the nights", date(2026, 12, 1), 5_000, owner=1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path, TODAY)


@pytest.fixture
def case_id(office: Office) -> int:
    found = make.a_complaint(office, received_on=date(2026, 10, 27))
    make.acknowledged(office, found, date(2026, 10, 30))
    make.answered(office, found, date(2026, 11, 10), remedies=(FIFTY,))
    return found


def test_the_lines_agree_with_the_record_and_are_made_anew(office: Office, case_id: int) -> None:
    (key,) = [promise.key for promise in office.cases.view(case_id).case.promises]
    office.cases.record(case_id, MoneyPaid(**TOLD, promise=key, pence=3_000, how="By cheque"))
    before = list(office.promises.all())
    assert office.safekeeping.check().startswith("All is sound")
    with office.desk.register.transaction() as shelves:
        shelves.projections.set_version(0)
    office.desk.renew_projections()
    assert list(office.promises.all()) == before
    with office.desk.register.transaction() as shelves:
        shelves.projections.promises.drop(case_id, case_id)
    with pytest.raises(Unsound, match="is not what its record says"):
        office.safekeeping.check()


def test_the_years_money_counts_what_happened_in_it(office: Office, case_id: int) -> None:
    (key,) = [promise.key for promise in office.cases.view(case_id).case.promises]
    office.cases.record(case_id, MoneyAnswered(**TOLD, promise=key, accepted=True, how="By telephone"))
    arrears: dict[str, Any] = {"against_arrears": True, "arrears_agreed": "By letter"}
    office.cases.record(case_id, MoneyPaid(**TOLD, promise=key, pence=5_000, how="Credited", **arrears))
    assert office.promises.money_of_the_year() == (
        "Money in the year 1 Nov 2026 to 31 Oct 2027: £50 offered, £50 accepted, £50 paid (all of it set against "
        "arrears)."
    )


def test_ten_thousand_promises_are_listed_and_searched_in_a_blink(office: Office, case_id: int) -> None:
    (row,) = office.promises.all()
    line = PromiseLine(
        case_id,
        "",
        "Payment",
        "Pay you",
        1,
        row.made_on,
        row.due,
        row.due,
        "open",
        "",
        5_000,
        0,
        "",
        0,
        "pay you joan bell",
    )
    many = tuple(line._replace(key=f"9.{number}", what=f"Pay you {number}") for number in range(10_000))
    with office.desk.register.transaction() as shelves:
        shelves.projections.promises.keep_new([PromiseLines(many)])
    start = perf_counter()
    rows = office.promises.all()
    found = office.promises.found("joan pay")
    took = perf_counter() - start
    assert len(rows) == 10_001
    assert sum(map(found.holds, rows)) == 10_001
    assert took < 2, "reading every case instead of the lines would take far longer"


def test_a_spreadsheet_taken_out_again_leaves_no_promise(office: Office, case_id: int) -> None:
    with office.desk.register.transaction() as shelves:
        shelves.projections.drop(case_id, case_id)
        assert shelves.projections.promises.all() == []
        assert shelves.projections.promises.owed() == 0


def test_a_renamed_owner_is_called_by_the_new_name(office: Office, case_id: int) -> None:
    (officer,) = [person for person in office.cases.people() if person.id == 1]
    office.cases.save_person(replace(officer, name="Ruth Ellis-Hart"))
    assert [promise.owner_name for promise in office.promises.all()] == ["Ruth Ellis-Hart"]
