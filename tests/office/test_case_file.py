"""The case file of a case in the register: for whom it is, what it leaves out, and what the record keeps of it."""

import errno
import hashlib
import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from chc_desktop.documents.typefaces import marked, printed
from chc_desktop.domain.case_files.case_file import Choices, ForWhom
from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.domain.events import Noted
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.case_file import file_name
from chc_desktop.office.office import Office
from tests import letters, make
from tests.nasty import NASTY

FOR_RESIDENT = Choices(ForWhom.RESIDENT)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def case_id(office: Office) -> int:
    """A case answered at stage 1 by letter, with a plain note, an internal one, and one of legal advice."""
    case_id = letters.a_case_ready_for(office, LetterKind.RESPONSE_STAGE1)
    letters.issue(office, case_id, LetterKind.RESPONSE_STAGE1)
    note(office, case_id, "The engineer came.")
    note(office, case_id, "We were short of hands.", KeptBack.INTERNAL)
    note(office, case_id, "Counsel says settle.", KeptBack.LEGAL)
    return case_id


def note(office: Office, case_id: int, text: str, kept_back: KeptBack = KeptBack.NOT) -> None:
    office.cases.record(case_id, Noted(happened_on=make.TODAY, done_by=1, text=text, kept_back=kept_back))


def words_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_the_ombudsman_is_given_everything(office: Office, case_id: int, tmp_path: Path) -> None:
    office.case_files.make(case_id, Choices(), tmp_path / "out.pdf")
    read = words_of(tmp_path / "out.pdf")
    for said in (
        "The engineer came.",
        "We were short of hands.",
        "Counsel says settle.",
        "Our answer to your complaint",
    ):
        assert said in read
    for said in ("Made by: Joan Bell, Cottage 3", "Housing Ombudsman", "This file is for: the Ombudsman", "14:02"):
        assert said in read
    assert "Wed 11 Nov (1)" in read, "the days that were counted for a date are named"


def test_a_resident_is_not_given_internal_notes_and_is_told_what_is_left_out(
    office: Office, case_id: int, tmp_path: Path
) -> None:
    made = office.case_files.make(case_id, FOR_RESIDENT, tmp_path / "out.pdf")
    read = words_of(tmp_path / "out.pdf")
    assert "The engineer came." in read
    assert "short of hands" not in read
    assert "Counsel" not in read
    assert made.left_out == 2
    assert "What is not in this file, and why" in read
    assert "Legal advice to the organisation, which is confidential." in read
    assert "are left out; each is listed below" in read


def test_a_residents_copy_from_which_nothing_is_left_out_says_so(office: Office, tmp_path: Path) -> None:
    office.case_files.make(make.a_complaint(office), FOR_RESIDENT, tmp_path / "out.pdf")
    read = words_of(tmp_path / "out.pdf")
    assert "would be left out; there are none" in read
    assert "listed below" not in read


def test_a_note_marked_later_is_left_out_too(office: Office, case_id: int, tmp_path: Path) -> None:
    number = next(line.number for line in office.cases.view(case_id).lines if line.detail == "The engineer came.")
    kept = Noted(happened_on=make.TODAY, done_by=1, text="The engineer came.", kept_back=KeptBack.INTERNAL)
    office.cases.correct(case_id, number, "The engineer is internal.", kept)
    office.case_files.make(case_id, FOR_RESIDENT, tmp_path / "out.pdf")
    assert "engineer" not in words_of(tmp_path / "out.pdf")


def test_a_second_update_is_a_letter_of_its_own_and_no_new_version(
    office: Office, case_id: int, tmp_path: Path
) -> None:
    waiting = make.a_complaint(office, received_on=make.TODAY - timedelta(40))
    for _time in range(2):
        letters.issue(office, waiting, LetterKind.UPDATE)
    office.case_files.make(waiting, Choices(), tmp_path / "updates.pdf")
    assert "Letter sent, version" not in words_of(tmp_path / "updates.pdf")

    again = office.letters.open(case_id, LetterKind.RESPONSE_STAGE1).contents
    letters.issue(office, case_id, LetterKind.RESPONSE_STAGE1, again)
    office.case_files.make(case_id, Choices(), tmp_path / "answers.pdf")
    assert "Letter sent, version 2" in words_of(tmp_path / "answers.pdf")


def test_only_what_happened_between_two_days_is_in_it(office: Office, case_id: int, tmp_path: Path) -> None:
    before = Choices(last=make.TODAY - timedelta(1))
    made = office.case_files.make(case_id, before, tmp_path / "out.pdf")
    read = words_of(tmp_path / "out.pdf")
    assert made.items == 0
    assert "The engineer came." not in read
    assert "Complaint received" in read
    assert "It covers: to 23 November 2026" in read
    with pytest.raises(RuleBroken, match="The first day is after the last one"):
        office.case_files.page(case_id, Choices(first=date(2026, 2, 1), last=date(2026, 1, 1)))


def test_the_record_says_that_it_was_made_with_its_fingerprint(office: Office, case_id: int, tmp_path: Path) -> None:
    office.case_files.make(case_id, FOR_RESIDENT, tmp_path / "out.pdf")
    line = office.cases.view(case_id).lines[-1]
    assert line.what == "Case file made for the resident"
    assert hashlib.sha256((tmp_path / "out.pdf").read_bytes()).hexdigest() in line.detail
    assert "the whole case, with 1 item. 2 things left out." in line.detail
    assert not line.correctable
    assert office.safekeeping.check().startswith("All is sound")


def test_stopping_leaves_neither_a_file_nor_an_entry(office: Office, case_id: int, tmp_path: Path) -> None:
    (tmp_path / "out.pdf").write_bytes(b"an earlier one")
    before = office.cases.view(case_id).lines

    def stop(share: float) -> None:
        if share > 0.8:
            raise Stopped

    with pytest.raises(Stopped):
        office.case_files.make(case_id, Choices(), tmp_path / "out.pdf", stop)
    assert (tmp_path / "out.pdf").read_bytes() == b"an earlier one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.pdf", "register"]
    assert office.cases.view(case_id).lines == before


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "There is no room left on the disk for “out.pdf”. What was there before is unchanged."),
        (errno.EACCES, "“out.pdf” could not be replaced: perhaps it is open in another program."),
        (errno.EIO, "“out.pdf” could not be saved"),
    ],
    ids=["disk full", "held open", "broken"],
)
def test_a_file_that_cannot_be_replaced_stays_and_nothing_is_noted(
    office: Office, case_id: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    (tmp_path / "out.pdf").write_bytes(b"an earlier one")
    before = office.cases.view(case_id).lines

    def fail(*_paths: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(RuleBroken, match=said.split("(")[0]):
        office.case_files.make(case_id, Choices(), tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == b"an earlier one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.pdf", "register"]
    assert office.cases.view(case_id).lines == before


def test_a_folder_that_is_not_there_ends_in_a_sentence(office: Office, case_id: int, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="is not there any more"):
        office.case_files.make(case_id, Choices(), tmp_path / "gone" / "out.pdf")


def test_text_no_typeface_shows_does_not_stop_it(office: Office, tmp_path: Path) -> None:
    case_id = make.a_complaint(office, their_words="She said שלום and left.", title="Noise\u0007")
    office.case_files.make(case_id, Choices(), tmp_path / "out.pdf")
    read = words_of(tmp_path / "out.pdf")
    assert "She said [characters U+05E9 U+05DC U+05D5 U+05DD] and left." in read
    assert "Some characters cannot be shown" in read


def test_whatever_people_wrote_is_in_it_as_they_wrote_it_or_written_out(office: Office, tmp_path: Path) -> None:
    *nasty, _long = NASTY
    long = " ".join(f"word{number}" for number in range(2_500))
    case_id = make.a_complaint(office, their_words=long, outcome_sought="\n\n".join(nasty))
    office.case_files.make(case_id, Choices(), tmp_path / "out.pdf")
    read = re.sub(r" ?2026-001 · Amberley Almshouses Page \d+ of \d+ ?", " ", words_of(tmp_path / "out.pdf"))
    assert long in " ".join(read.split())
    without_spaces = "".join(read.split())
    lost = [text for text in nasty if "".join(printed(marked(text)).split()) not in without_spaces]
    assert lost == []


def test_a_case_whose_code_cannot_be_read_has_its_file_all_the_same(office: Office, tmp_path: Path) -> None:
    case_id = make.a_complaint(office)
    office.desk.editions = {}
    office.case_files.make(case_id, Choices(), tmp_path / "out.pdf")
    assert "The boiler pump wakes me" in words_of(tmp_path / "out.pdf")


def test_it_is_named_for_its_case_and_reader() -> None:
    assert file_name("2026-012", FOR_RESIDENT, "resident") == "Case file 2026-012 for the resident.pdf"
    assert file_name("2026-012", FOR_RESIDENT, "individual") == "Case file 2026-012 for the individual.pdf"
    assert file_name("A/1:2", Choices(), "resident") == "Case file A-1_2 for the Ombudsman.pdf"


def test_a_case_is_found_by_its_reference(office: Office, case_id: int) -> None:
    assert office.case_files.named("2026-001") == case_id
    with pytest.raises(RuleBroken, match="no complaint “2026-999”"):
        office.case_files.named("2026-999")
