"""Of what a redacted copy can be made, what is offered to be taken out, and its entry in the record."""

from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from sqlalchemy.exc import IntegrityError

from chc_desktop.domain.case_files.case_file import Choices, ForWhom
from chc_desktop.domain.entries import Erased
from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.domain.facts import Person
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.redacting.events import Original
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.office.redacting.copies import Copy, Redacting, draft_key
from tests import letters, make, secretive
from tests.office.test_papers import a_call, a_letter

EMAIL = (
    b"From: Zephyrine Quillfeather <z@example.org>\r\nTo: office@amberley.example\r\n"
    b"Subject: The pump \xf0\x9f\x98\x80\r\n"
    b"Date: Tue, 17 Nov 2026 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    b"Dear Ruth,\r\nI never slept.\r\n"
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def case_id(office: Office) -> int:
    case_id = make.a_complaint(office)
    letters.issue(office, case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    return case_id


def a_copy(**changes: object) -> Copy:
    copy = {"content": b"%PDF-copy", "what": Original.RECORD, "purpose": "For her", "pages": 3, "places": 2, "whole": 1}
    return Copy(**(copy | changes))  # type: ignore[arg-type]


def test_every_paper_with_pages_is_offered_and_a_word_file_is_not(office: Office, case_id: int) -> None:
    files = {
        "a.pdf": secretive.a_pdf(),
        "a.jpg": secretive.a_picture(),
        "a.png": secretive.a_picture("PNG"),
        "a.webp": secretive.a_picture("WEBP"),
        "a.eml": EMAIL,
        "a.txt": b"A note on the door",
        "a.rtf": rb"{\rtf1 a letter}",
    }
    for name, content in files.items():
        office.papers.add(case_id, a_letter(file_name=name, content=content, subject=name))
    office.papers.add(case_id, a_call())
    titles = [each.title for each in Redacting(office.desk).sources(case_id)]
    assert titles[:5] == [
        "The whole case file, as for the resident",
        "The record of the case",
        "Everything about Joan Bell",
        "Where else Joan Bell is named",
        "Letter: Stage 1 acknowledgement, 2026-11-24",
    ]
    offered = [title.partition(": ")[2] for title in titles[5:]]
    assert offered == ["a.pdf", "a.jpg", "a.png", "a.webp", "a.eml", "a.txt"]


def test_an_email_stands_on_pages_with_who_wrote_it_and_what(office: Office, case_id: int) -> None:
    (paper,) = office.papers.add(case_id, a_letter(file_name="a.eml", content=EMAIL, subject="The pump")).ids
    sheaf = Redacting(office.desk).read(case_id, f"paper {paper}")
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(sheaf.content)).pages)
    assert "Zephyrine Quillfeather" in text
    assert "I never slept." in text
    assert (sheaf.what, sheaf.entry, sheaf.original) == (Original.PAPER, paper, sha256(EMAIL).hexdigest())


@pytest.mark.parametrize("key", ["file", "everything"])
def test_reading_a_whole_case_can_be_stopped(office: Office, case_id: int, key: str) -> None:
    def stop(_share: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        Redacting(office.desk).read(case_id, key, stop)


def test_a_letter_is_known_by_its_entry_and_the_hash_of_its_bytes(office: Office, case_id: int) -> None:
    (document,) = office.cases.view(case_id).documents
    sheaf = Redacting(office.desk).read(case_id, f"letter {document.id}")
    entry = next(line for line in office.cases.view(case_id).lines if line.document == document.id)
    assert (sheaf.what, sheaf.entry, sheaf.original) == (Original.LETTER, entry.number, document.digest.hex())


def _locked() -> bytes:
    with pikepdf.open(BytesIO(secretive.a_pdf())) as pdf, BytesIO() as kept:
        pdf.save(kept, encryption=pikepdf.Encryption(user="a word", owner="another"))
        return kept.getvalue()


@pytest.mark.parametrize("content", [b"%PDF-1.7\nnothing in it", secretive.a_pdf()[:1500], _locked()])
def test_a_pdf_with_a_password_or_a_damaged_one_is_refused_in_a_sentence(
    office: Office, case_id: int, content: bytes
) -> None:
    from chc_desktop.ui.redaction.leaves import opened

    (paper,) = office.papers.add(case_id, a_letter(content=content)).ids
    sheaf = Redacting(office.desk).read(case_id, f"paper {paper}")
    with pytest.raises(RuleBroken, match="damaged, or it is locked with a password"):
        opened(sheaf)


def test_names_and_details_of_others_are_ticked_those_of_whoever_complained_and_the_landlords_are_not(
    office: Office, case_id: int
) -> None:
    neighbour = Person(
        name="Zephyrine Quillfeather",
        address="Cottage 9\nChurch Walk\nAmberley",
        other_names="Zephyrine Marlowe",
        telephone="07700 900123",
    )
    make.a_complaint(office, person=neighbour)
    page = (
        "Joan Bell of Cottage 3, tel. 01234 111222, complains of Mrs Marlowe, Cottage 9, 07700 900123, "
        "m@example.org. Amberley Almshouses, 1 Church Walk, AM1 1AA, 01234 567890. "
        "Housing Ombudsman, 0300 111 3000, PR2 0ET. Ruth Ellis deals with it."
    )
    offers = Redacting(office.desk).offered(case_id, [page])
    ticked = {each.words for each in offers if each.taken_out}
    assert ticked == {"Marlowe", "Cottage 9", "07700 900123", "m@example.org", "Ruth Ellis"}
    assert {"Cottage 3", "01234 111222"} <= {each.words for each in offers if not each.taken_out}
    assert not {"AM1 1AA", "01234 567890", "1 Church Walk"} & {each.words for each in offers}


@pytest.mark.parametrize(
    "written",
    [
        "the Quillfeathers",
        "Mrs Quill-\nfeather",
        "Quill\u200bfeather",
        "Quill\u00adfeather",
        "quillfeather_letter.pdf",
        "Q U I L L F E A T H E R",
    ],
)
def test_a_name_is_offered_however_it_is_written(office: Office, case_id: int, written: str) -> None:
    make.a_complaint(office, person=Person(name="Zephyrine Quillfeather"))
    offers = Redacting(office.desk).offered(case_id, [f"It was {written}, she says."])
    assert [each.times for each in offers if each.words == "Quillfeather" and each.taken_out] == [1]


def test_a_copy_is_saved_together_with_its_entry_and_the_draft_goes(
    office: Office, case_id: int, tmp_path: Path
) -> None:
    key = draft_key(case_id, "paper 12")
    office.drafts.save(key, {"more": "Bluebottle"})
    Redacting(office.desk).save(case_id, a_copy(), tmp_path / "copy.pdf", key)
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF-copy"
    line = office.cases.view(case_id).lines[-1]
    assert line.what == "Redacted copy made of the record"
    assert line.detail == (
        "What for: For her. 3 pages, 2 places and all of 1 page covered. "
        f"SHA-256 of the copy {sha256(b'%PDF-copy').hexdigest()}."
    )
    assert office.drafts.read(key) is None


def test_where_its_entry_cannot_be_kept_what_was_there_stays_and_no_copy_is_left(
    office: Office, case_id: int, tmp_path: Path
) -> None:
    entries, path = len(office.cases.view(case_id).lines), tmp_path / "out" / "copy.pdf"
    path.parent.mkdir()
    path.write_bytes(b"an older one")
    bare = office.desk.register.driver()
    bare.execute("CREATE TEMP TABLE parent (id INTEGER PRIMARY KEY)")
    bare.execute("CREATE TEMP TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)")
    bare.execute(
        "CREATE TEMP TRIGGER refuse_to_commit AFTER INSERT ON event_content BEGIN INSERT INTO child VALUES (1); END"
    )
    for each in (path, path.with_name("new.pdf")):
        with pytest.raises(IntegrityError):
            Redacting(office.desk).save(case_id, a_copy(), each)
    bare.execute("DROP TRIGGER refuse_to_commit")
    assert [each.name for each in path.parent.iterdir()] == ["copy.pdf"]
    assert path.read_bytes() == b"an older one"
    assert len(office.cases.view(case_id).lines) == entries


def test_a_copy_that_was_printed_is_written_down_too(office: Office, case_id: int) -> None:
    Redacting(office.desk).printed(case_id, a_copy(what=Original.LETTER, entry=7, original="ab", whole=0))
    line = office.cases.view(case_id).lines[-1]
    assert line.what == "Redacted copy printed of the letter of entry 7"
    assert "3 pages, 2 places covered. SHA-256 of the original ab." in line.detail


def test_the_record_with_such_entries_is_proved(office: Office, case_id: int) -> None:
    Redacting(office.desk).printed(case_id, a_copy())
    assert "All is sound" in office.safekeeping.check()


def test_what_is_kept_back_from_a_resident_stays_back_when_a_copy_of_it_was_made(office: Office, case_id: int) -> None:
    secret = a_letter(subject="Advice", kept_back=KeptBack.LEGAL)
    (paper,) = office.papers.add(case_id, secret).ids
    Redacting(office.desk).printed(case_id, a_copy(what=Original.PAPER, entry=paper, purpose="For the insurer"))
    resident = office.case_files.page(case_id, Choices(ForWhom.RESIDENT))
    assert "For the insurer" not in str(resident.record)
    assert "For the insurer" in str(office.case_files.page(case_id, Choices()).record)


def test_what_was_marked_on_a_case_goes_when_the_case_is_erased(office: Office, case_id: int) -> None:
    with office.desk.register.transaction() as shelves:
        now = office.desk.now()
        shelves.scratch.save_draft(draft_key(case_id, "paper 12"), '{"more": "Bluebottle"}', now)
        shelves.scratch.save_draft(draft_key(case_id + 1, "paper 13"), "{}", now)
        erased = Erased(happened_on=office.today(), done_by=1, entries=(), why="Kept long enough", records=(case_id,))
        shelves.erasures.forget_writing(erased)
        assert [draft.key for draft in shelves.scratch.drafts("redaction/")] == [draft_key(case_id + 1, "paper 13")]


@pytest.mark.parametrize("purpose", ["", "  "])
def test_what_a_copy_is_for_is_asked(office: Office, purpose: str) -> None:
    with pytest.raises(RuleBroken, match="what the copy is for"):
        Redacting(office.desk).check(purpose, [])


def test_a_closed_case_can_be_redacted_too(office: Office, case_id: int) -> None:
    from chc_desktop.domain.events import Withdrawn

    office.cases.record(case_id, Withdrawn(happened_on=date(2026, 11, 24), done_by=1, why="She moved."))
    Redacting(office.desk).printed(case_id, a_copy())
    assert office.cases.view(case_id).lines[-1].what.startswith("Redacted copy printed")
