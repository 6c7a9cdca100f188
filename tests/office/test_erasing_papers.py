"""A paper that was added by mistake is erased for good from the bin: it, what came with it, and every word of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from chc_desktop.domain.case_files.case_file import Choices
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.points.events import EvidenceConsidered
from chc_desktop.office.bin import BinLine
from chc_desktop.office.office import Office
from chc_desktop.office.paper_adding import Enclosed
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from tests import make
from tests.office.test_erasing import found_in
from tests.office.test_papers import a_call, a_letter

WHY = "It belongs to another landlord."


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = make.an_office(tmp_path / "data")
    make.a_complaint(office)
    return office


def put_away(office: Office) -> BinLine:
    """A letter of somebody else, put right once, then put into the bin."""
    letter = a_letter(
        subject="From Miss Quillfeather",
        with_whom="Zephyrine Oddbody",
        file_name="gurgling.txt",
        content=b"A thimbleful",
    )
    (paper,) = office.papers.add(1, letter).ids
    office.papers.correct(paper, "Misread", replace(office.papers.paper(paper), note="Of the Wobblethorpe ward"))
    office.drafts.save(f"papers/1/correct/{paper}", {"note": "Quillfeather, half written"})
    office.papers.remove(paper, "It is Miss Quillfeather’s")
    return next(line for line in office.bin.lines() if line.room == "papers")


def test_not_a_word_of_it_is_left_and_the_case_goes_on(office: Office) -> None:
    office.papers.add(1, a_call())
    line = put_away(office)
    assert line.erasable
    assert len(found_in(office)) == 5
    goes = office.bin.what_goes(line)
    assert goes.startswith("“From Miss Quillfeather” is erased from 2026-001")
    assert "A point says" not in goes
    office.bin.erase(line, WHY)
    assert found_in(office) == []
    assert not [each for each in office.bin.lines() if each.room == "papers"]
    assert [each.subject for each in office.papers.of(1)] == ["Asked when the engineer comes"]
    assert [each.what for each in office.cases.view(1).lines[-3:]] == ["Erased"] * 3
    assert office.cases.found("quillfeather") == set()
    assert office.safekeeping.check().startswith("All is sound")
    office.case_files.page(1, Choices())


def test_what_a_restored_backup_brings_back_of_it_is_listed_to_be_erased_again(office: Office, tmp_path: Path) -> None:
    (paper,) = office.papers.add(1, a_letter(subject="From Miss Quillfeather")).ids
    older = tmp_path / "older"
    copytree(tmp_path / "data", older)
    office.papers.remove(paper, "Not ours")
    office.bin.erase(office.bin.lines()[0], WHY)
    assert office.retention.due() == ()
    office.close()
    for name in (FILE_NAME, KEY_NAME):
        (older / name).replace(tmp_path / "data" / name)
    again = make.again(tmp_path / "data")
    (due,) = again.retention.due()
    assert (due.ended.reference, due.ended.title, due.paper) == ("2026-001", "From Miss Quillfeather", paper)
    assert due.why == "take it out of the case"
    again.papers.remove(paper, "Not ours")
    assert again.retention.due()[0].why == ""
    again.bin.erase(again.bin.lines()[0], WHY)
    assert again.retention.due() == ()
    assert again.safekeeping.check().startswith("All is sound")


def test_what_came_with_an_email_goes_with_it_and_a_point_keeps_its_own_words(office: Office) -> None:
    enclosed = (Enclosed("plan.txt", b"two"),)
    email, plan = office.papers.add(1, a_letter(subject="Two files", content=b"one", enclosed=enclosed)).ids
    looked_at = EvidenceConsidered(happened_on=office.today(), done_by=1, points=(1,), what="A plan", paper=email)
    office.cases.record(1, looked_at)
    office.papers.remove(email, "Sent to us by mistake")
    line = next(line for line in office.bin.lines() if line.key == str(email))
    assert "What came with it goes too: plan.txt. It cannot" in office.bin.what_goes(line)
    assert "A point says that it was looked at, in words of its own" in office.bin.what_goes(line)
    office.bin.erase(line, WHY)
    for each in (email, plan):
        with pytest.raises(RuleBroken, match="was erased"):
            office.papers.content(each)
    assert office.cases.view(1).case.points
    assert office.safekeeping.check().startswith("All is sound")


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        (" ", "write why it is erased"),
        ("It is Zephyrine’s.", "names “Zephyrine”"),
        ("Mr Gooseberry’s.", "names “Gooseberry”"),
    ],
)
def test_a_reason_is_asked_that_names_nobody(office: Office, why: str, sentence: str) -> None:
    line = put_away(office)
    with pytest.raises(RuleBroken, match=sentence):
        office.bin.erase(line, why)
    assert office.bin.lines()


def test_what_is_not_in_the_bin_is_not_erased_by_itself(office: Office) -> None:
    line = put_away(office)
    office.bin.take_back(line)
    tries: tuple[Callable[[], object], ...] = (lambda: office.bin.what_goes(line), lambda: office.bin.erase(line, WHY))
    for each in tries:
        with pytest.raises(RuleBroken, match="Only what is in the bin"):
            each()
