"""What a spreadsheet brought that was taken out again is listed, erased as a whole, and not a byte of it is left."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.retention.erasing import Decision, Ground
from chc_desktop.domain.retention.periods import Kind
from chc_desktop.office.office import Office
from chc_desktop.store import database
from tests import make
from tests.office import imports
from tests.office.test_erasing import in_the_clear

DAY = make.TODAY
DECISION = Decision(ground=Ground.MISTAKE, why="The wrong file was brought in.", decided_by=2)
HEADINGS = ("Ref", "Name", "Address", "Date received", "Details of complaint", "Case officer")
ROWS = (
    ("Quillfeather 1", "Zephyrine Quillfeather", "9 Amber Row", "2/3/2026", "A gurgling drain", "Wilma Wobblethorpe"),
    ("OL-2", "Odo Oddbody", "10 Amber Row", "3/3/2026", "Not a thimbleful", ""),
)
SAID = ("quillfeather", "oddbody", "gurgling", "thimbleful", "wobblethorpe", "amber row")

Bring = Callable[..., int]


@pytest.fixture
def days() -> list[date]:
    return [DAY]


@pytest.fixture
def office(tmp_path: Path, days: list[date]) -> Office:
    return make.an_office(tmp_path / "data", lambda: days[0])


@pytest.fixture
def bring(office: Office) -> Bring:
    """Brings rows in and, where told so, takes them out again; the entry that did."""

    def act(rows: Sequence[Sequence[str]] = ROWS, out: bool = True) -> int:
        imports.bring_in(office, (HEADINGS, *rows))
        if not out:
            return 0
        imports.undo_last(office)
        return office.erasing.imports()[-1].entry

    return act


def found_in(office: Office) -> list[str]:
    content = in_the_clear(office)
    return [word for word in SAID if word.encode() in content]


def test_it_is_listed_a_year_after_it_was_taken_out(office: Office, bring: Bring, days: list[date]) -> None:
    bring()
    assert office.retention.due() == ()
    days[0] = date(2027, 11, 24)
    (due,) = office.retention.due()
    assert (due.ended.kind, due.ended.reference) == (Kind.IMPORTS, "2 complaints from “old complaints.xlsx”")


def test_not_a_byte_of_it_is_left_and_the_certificate_names_nobody(office: Office, bring: Bring) -> None:
    other = make.a_complaint(office)
    entry = bring()
    assert found_in(office) == list(SAID)
    going = office.erasing.look_at_import(entry)
    assert set(going.people) == {"Zephyrine Quillfeather", "Odo Oddbody", "Wilma Wobblethorpe"}
    gone = office.erasing.erase_import(entry, DECISION)
    assert found_in(office) == []
    assert gone.still_named == ()
    assert office.safekeeping.check().startswith("All is sound")
    assert office.erasing.imports() == ()
    (line,) = office.erasing.erased()
    assert (line.kind, line.reference, line.received_on) == ("spreadsheet", "2 complaints of a spreadsheet", "")
    pages = PdfReader(BytesIO(office.erasing.certificate(gone.certificate))).pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "2 complaints that a spreadsheet brought in on Tue 24 Nov 2026, taken out again on Tue 24 Nov 2026" in said
    assert "None of them counts in a figure" in said
    assert not [word for word in (*SAID, "old complaints", "2026-00") if word in said.lower()]
    assert office.cases.view(other).person.name == make.RESIDENT.name


def test_what_was_brought_in_again_since_stays_with_its_people(office: Office, bring: Bring) -> None:
    """The numbers of people who went with the first are given to those who came with the second."""
    first = bring()
    bring(out=False)
    office.erasing.erase_import(first, DECISION)
    assert [summary.person for summary in office.cases.summaries()] == ["Odo Oddbody", "Zephyrine Quillfeather"]
    assert office.cases.found("gurgling")
    assert office.safekeeping.check().startswith("All is sound")
    imports.undo_last(office)
    office.erasing.erase_import(office.erasing.imports()[0].entry, DECISION)
    assert found_in(office) == []
    assert office.safekeeping.check().startswith("All is sound")


def test_somebody_who_is_known_from_another_case_stays(office: Office, bring: Bring) -> None:
    bring(out=False)
    zephyrine = next(each for each in office.cases.people() if each.name == "Zephyrine Quillfeather")
    case_id = make.a_complaint(office, person=zephyrine, title="Another matter")
    imports.undo_last(office)
    out = office.erasing.imports()[0].entry
    assert office.erasing.look_at_import(out).staying == ("Zephyrine Quillfeather",)
    office.erasing.erase_import(out, DECISION)
    assert office.cases.view(case_id).person.name == "Zephyrine Quillfeather"
    assert "oddbody" not in found_in(office)
    assert office.safekeeping.check().startswith("All is sound")


def test_a_reason_that_names_somebody_of_it_is_refused(office: Office, bring: Bring) -> None:
    entry = bring()
    with pytest.raises(RuleBroken, match="names “Wobblethorpe”"):
        office.erasing.erase_import(entry, replace(DECISION, why="Mrs Wobblethorpe sent the wrong file."))
    with pytest.raises(RuleBroken, match="is erased already, or it was never taken out"):
        office.erasing.erase_import(entry + 1, DECISION)
    assert found_in(office) == list(SAID)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE complaint SET reference = 'taken out, OL-2 2' WHERE id = 2", "calls the case that it erased"),
        ("UPDATE complaint SET taken_out = {undone} WHERE id = 2", "Whether taken out, case 2 stands in the lists"),
        ("DELETE FROM erased_case WHERE case_id = 2", "What was kept of the cases"),
    ],
)
def test_changing_what_is_left_of_it_is_noticed(office: Office, bring: Bring, statement: str, said: str) -> None:
    entry = bring()
    office.erasing.erase_import(entry, DECISION)
    path, key = office.desk.register.path, office.desk.register.key
    office.close()
    connection = database.connect(path, key)
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(statement.format(undone=entry))
    connection.close()
    with pytest.raises(RuleBroken, match=said):
        make.again(path.parent).safekeeping.check()


def test_the_guards_let_a_case_be_called_by_its_number_only_once_it_is_erased(office: Office, bring: Bring) -> None:
    bring()
    with (
        pytest.raises(database.Error, match="never changed"),
        office.desk.register._opened().begin() as connection,
    ):
        connection.connection.cursor().execute("UPDATE complaint SET reference = 'taken out, case 2' WHERE id = 2")
