"""Everything about a person: one PDF with an index, their files, what is to be weighed, and who else is named in it."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import page as validation
import pikepdf
import pytest

from chc_desktop.documents.plain_page import plain_pdf
from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.domain.events import Noted, Withdrawn
from chc_desktop.domain.facts import Person
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.lessons.events import LessonNoted
from chc_desktop.domain.letters.form import Form
from chc_desktop.domain.mistakes.events import LoggedByMistake
from chc_desktop.domain.page import Heading, Text
from chc_desktop.domain.people.events import LettersTo, Relation, RepresentativeNamed
from chc_desktop.domain.retention.erasing import Decision, Ground
from chc_desktop.domain.subject_access.events import EverythingMade
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.exchange.pdf_words import words_of_pages
from chc_desktop.office.office import Office
from chc_desktop.office.redacting.copies import Redacting
from chc_desktop.office.subject_access import Exported, SubjectAccess
from tests import letters, make, secretive
from tests.office.test_papers import a_letter
from tests.office.test_requests import a_request

NEIGHBOUR = Person(name="Zephyrine Quillfeather", address="Cottage 17\nMill Lane\nAM1 2BB", telephone="01234 777666")
DAY = date(2026, 11, 20)
LEGAL = replace(a_letter(), file_name="advice.pdf", content=b"%PDF advice", kept_back=KeptBack.LEGAL)
INTERNAL = replace(a_letter(), file_name="minute.pdf", content=b"%PDF minute", kept_back=KeptBack.INTERNAL)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Joan Archer became Joan Bell and moved; she is in the register twice, and in records of her neighbour."""
    office = make.an_office(tmp_path_factory.mktemp("register"))
    case_id = make.a_complaint(office, person=replace(make.RESIDENT, name="Joan Archer"))
    person = office.cases.view(case_id).person
    office.persons.save(replace(person, name="Joan Bell", address="Cottage 9\nMill Lane", vulnerability="Her hip"))
    letters.issue(office, case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    _note(office, case_id, "The noise comes from Zephyrine Quillfeather, ring her on 01234 777666.")
    _note(office, case_id, "She is difficult on the telephone.", KeptBack.INTERNAL)
    office.papers.add(case_id, a_letter(), LEGAL, INTERNAL)
    request = a_request(office, person=Person(name="J. Bell", telephone="01234 555444"))
    office.papers.add(request, replace(a_letter(), subject="A photograph of the tap", file_name="tap.pdf"))
    office.persons.join(person.id, office.requests.view(request).person.id)
    mistake = make.a_complaint(office, person=office.persons.person(person.id), title="Twice logged")
    office.mistakes.take_out(mistake, LoggedByMistake(happened_on=office.today(), done_by=1, why="Logged twice"))
    _named_elsewhere(office, case_id)
    return office


def _named_elsewhere(office: Office, case_id: int) -> None:
    other = make.a_complaint(office, person=NEIGHBOUR, title="Slander", their_words="Joan Archer tells lies about me.")
    _note(office, other, "Mrs Bell was seen at the gate.\n" + "It rained again. " * 40)
    _note(office, other, "The door bell rang, and Robert Bell came.")
    a_request(office, person=replace(NEIGHBOUR, name="Otto Quillfeather"), their_words="Joan Bell broke my fence.")
    office.lessons.note(LessonNoted(happened_on=DAY, done_by=1, learnt="Reports of Joan Bell were lost."))
    third = make.a_complaint(office, person=Person(name="Ada Okafor"), title="Dust")
    _note(office, third, "Mrs Bell is said to have seen it.")
    office.drafts.save(f"action/{case_id}/note", {"text": "I shall ring her on Monday."})
    office.assessments.save_answer(2026, Answer(slug="1.2", note="Ask Joan Bell."))
    with office.desk.register.transaction() as shelves:
        shelves.facts.save_person(Person(name="Robert Bell"), office.desk.now(), 1)


def _note(office: Office, case_id: int, text: str, kept_back: KeptBack = KeptBack.NOT) -> None:
    office.cases.record(case_id, Noted(happened_on=DAY, done_by=1, text=text, kept_back=kept_back))


@pytest.fixture(scope="module")
def exported(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return SubjectAccess(office.desk).export(office.cases.view(1).person.id, tmp_path_factory.mktemp("out"))


def said(path: Path) -> tuple[str, ...]:
    return tuple(" ".join(page.split()) for page in words_of_pages(path))


def everything(exported: Exported) -> tuple[str, ...]:
    return said(exported.folder / "Everything.pdf")


def to_weigh(exported: Exported) -> str:
    return " ".join(said(exported.folder / "To be weighed" / "Where else you are named.pdf"))


def look_first(exported: Exported) -> str:
    return " ".join(said(exported.look_first))


def test_it_says_what_is_known_and_where_each_part_begins(exported: Exported) -> None:
    pages = everything(exported)
    assert exported.folder.name == "Everything about Joan Bell, Tue 24 Nov 2026"
    assert len(pages) == exported.pages
    first = " ".join(pages[:2])
    for wanted in ("Everything we hold about you", "Joan Bell", "Cottage 9", "Her hip"):
        assert wanted in first
    for part, wanted in (("Complaint 2026-001", "Reference: 2026-001"), ("Service request S2026-001", "mend my tap")):
        begins = int(first.split(f"{part} ")[1].split()[0])
        assert wanted in pages[begins - 1]
        assert f"Page {begins} of {len(pages)}" in pages[begins - 1], "its pages are counted through"


def test_what_was_known_before_and_in_a_joined_entry_is_in_it(exported: Exported) -> None:
    first = " ".join(everything(exported)[:2]).split("What was known of you before")[1]
    for wanted in ("Name Joan Archer", "Church Walk", "01234 555444"):
        assert wanted in first


def test_what_was_logged_by_mistake_is_in_it_and_somebody_elses_case_is_not(exported: Exported) -> None:
    every = " ".join(everything(exported))
    assert "Twice logged" in every
    assert "it was logged by mistake" in every
    assert "Slander" not in every
    assert "broke my fence" not in every


def test_the_document_is_one_that_a_screen_reader_follows(exported: Exported) -> None:
    content = (exported.folder / "Everything.pdf").read_bytes()
    assert not validation.validate_pdf_bytes(content, profile=validation.ValidationProfile.PDF_UA_1).failures
    with pikepdf.open(exported.folder / "Everything.pdf") as opened, opened.open_outline() as outline:
        titles = [each.title for each in outline.root]
        assert titles[:2] == ["Everything we hold about you", "Complaint 2026-001"]
        assert outline.root[1].children[0].title == "The record"
    listed = exported.look_first.read_bytes()
    assert not validation.validate_pdf_bytes(listed, profile=validation.ValidationProfile.PDF_UA_1).failures


def test_the_files_are_beside_it_byte_for_byte_those_of_requests_too(exported: Exported) -> None:
    files = sorted(path.name for path in (exported.folder / "Files").iterdir())
    assert len(files) == exported.files == 3
    report = next(path for path in (exported.folder / "Files").iterdir() if path.name.endswith("report.pdf"))
    assert report.read_bytes() == a_letter().content
    assert any(name.startswith("S2026-001") and name.endswith("tap.pdf") for name in files)


def test_notes_among_ourselves_are_weighed_first_and_legal_advice_is_only_told_of(exported: Exported) -> None:
    assert "difficult" not in " ".join(everything(exported))
    assert "She is difficult on the telephone." in to_weigh(exported)
    weighed = sorted(path.name for path in (exported.folder / "To be weighed").iterdir())
    assert len(weighed) == 2
    assert weighed[0].endswith("minute.pdf")
    assert "legal advice, which is left out" in look_first(exported)
    assert not [path for path in exported.folder.rglob("*") if "advice" in path.name]


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("Joan Archer tells lies about me.", "Complaint 2026-003 of Zephyrine Quillfeather, entry"),
        ("Mrs Bell was seen at the gate.", "Complaint 2026-003 of Zephyrine Quillfeather, entry"),
        ("Mrs Bell is said to have seen it.", "Complaint 2026-004 of Ada Okafor, entry"),
        ("Joan Bell broke my fence.", "Service request S2026-002 of Otto Quillfeather, entry"),
        ("Reports of Joan Bell were lost.", "What complaints taught: entry"),
        ("I shall ring her on Monday.", "Half written: a form on 2026-001"),
        ("Ask Joan Bell.", "The self-assessment of 2026"),
    ],
)
def test_where_else_she_is_named_is_weighed_and_only_the_officer_learns_where(
    exported: Exported, words: str, stands: str
) -> None:
    assert words in to_weigh(exported)
    assert stands in look_first(exported)
    assert stands not in to_weigh(exported)


def test_of_a_long_text_only_what_names_her_is_told_and_not_somebody_of_her_surname(exported: Exported) -> None:
    assert "It rained" not in to_weigh(exported)
    assert "Robert" not in to_weigh(exported)


def test_others_who_are_named_are_listed_with_their_place_and_she_is_not(exported: Exported) -> None:
    listed = look_first(exported)
    assert "is not to be sent" in listed
    pages = everything(exported)
    place = next(number for number, text in enumerate(pages, 1) if "Zephyrine Quillfeather" in text)
    others = listed.split("Others in it")[1].split("Passages to be weighed")[0]
    assert f"Zephyrine Quillfeather page {place}" in others
    assert f"01234 777666 page {place}" in others
    assert "report.pdf: no words could be read in it" in listed
    for hers in ("Joan", "AM1 1AA", "01234 111222", "01234 567890"):
        assert hers not in others


def test_making_it_leaves_an_entry_with_the_hashes_and_nothing_of_what_it_says(
    office: Office, exported: Exported
) -> None:
    with office.desk.register.transaction() as shelves:
        entry = shelves.record.entries(EverythingMade.kind)[0]
        assert not shelves.record.first_broken()
    event = entry.event
    assert isinstance(event, EverythingMade)
    assert (event.done_by, event.person, event.pages, entry.case_id) == (
        1,
        office.cases.view(1).person.id,
        exported.pages,
        0,
    )
    files = [path for path in exported.folder.rglob("*") if path.is_file()]
    assert sorted(event.files) == sorted(sha256(path.read_bytes()).hexdigest() for path in files)
    assert event.files[0] == sha256((exported.folder / "Everything.pdf").read_bytes()).hexdigest()
    (made,) = SubjectAccess(office.desk).made_before(event.person)
    assert (made.on, made.by, made.pages, made.files) == (make.TODAY, "Chief Officer", exported.pages, len(files))


def test_the_next_one_says_that_this_one_was_made(office: Office, exported: Exported, tmp_path: Path) -> None:
    assert exported
    pdf = tmp_path / "again.pdf"
    pdf.write_bytes(SubjectAccess(office.desk).pdf(office.cases.view(1).person.id))
    first = " ".join(said(pdf)[:2])
    assert "Tue 24 Nov 2026" in first.split("When this was put together for you before")[1]
    with office.desk.register.transaction() as shelves:
        assert len(shelves.record.entries(EverythingMade.kind)) == 1, "reading it for a redacted copy is none"


def test_a_neighbour_who_takes_no_part_has_an_export_too(office: Office, tmp_path: Path) -> None:
    person = office.cases.view(office_id(office, "2026-003")).person
    made = SubjectAccess(office.desk).export(person.id, tmp_path)
    assert "The noise comes from Zephyrine Quillfeather" in to_weigh(made)
    assert "The boiler pump" not in to_weigh(made)


def test_nothing_is_left_where_it_is_stopped_and_nothing_is_written_over(
    office: Office, exported: Exported, tmp_path: Path
) -> None:
    def stop(share: float) -> None:
        if share > 0.8:
            raise Stopped

    room = SubjectAccess(office.desk)
    before = len(room.made_before(office.cases.view(1).person.id))
    with pytest.raises(Stopped):
        room.export(office.cases.view(1).person.id, tmp_path, stop)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(RuleBroken, match="is there already"):
        room.export(office.cases.view(1).person.id, exported.folder.parent)
    with pytest.raises(RuleBroken, match="knows nobody"):
        room.export(999, tmp_path)
    assert len(room.made_before(office.cases.view(1).person.id)) == before


def test_where_it_cannot_be_written_nothing_stays_and_no_entry_says_that_it_was(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, person = SubjectAccess(office.desk), office.cases.view(1).person.id
    before = len(room.made_before(person))

    def full(_self: Path, _to: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(RuleBroken, match="Nothing was left there"):
        room.export(person, tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert len(room.made_before(person)) == before


def test_whoever_speaks_for_another_and_was_in_an_erased_case_finds_what_is_left(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register")
    erased = make.a_complaint(office, title="The gurgling drain")
    person = office.cases.view(erased).person
    other = make.a_complaint(office, person=NEIGHBOUR, title="Damp", their_words="It is damp.", points=("Damp.",))
    speaks = RepresentativeNamed(
        happened_on=DAY,
        done_by=1,
        person=person.id,
        relation=Relation.FAMILY,
        letters_to=LettersTo.RESIDENT,
        wanted_by=date(2026, 12, 1),
    )
    office.cases.record(other, speaks)
    office.cases.record(erased, Withdrawn(happened_on=office.today(), done_by=1, why="It is quiet now."))
    decision = Decision(ground=Ground.LONG_ENOUGH, why="Kept for six years.", decided_by=2)
    office.erasing.erase(erased, decision)
    made = SubjectAccess(office.desk).export(person.id, tmp_path)
    every = " ".join((*everything(made), to_weigh(made), look_first(made)))
    assert "gurgling" not in every
    assert "There is no complaint and no request of yours." in every
    assert "Joan Bell speaks for" in to_weigh(made)
    assert "2026-002 of Zephyrine Quillfeather: they take part in it" in look_first(made)


def test_papers_in_the_bin_and_files_of_self_assessments_are_looked_through(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register")
    case_id = make.a_complaint(office)
    person = office.cases.view(case_id).person.id
    (paper,) = office.papers.add(case_id, replace(a_letter(), file_name="binned.pdf")).ids
    office.papers.remove(paper, "Added twice")
    office.drafts.save(f"action/{case_id}/update", {"text": "Thrown away at once."})
    office.drafts.throw_away(f"action/{case_id}/update")
    minutes = tmp_path / "minutes.pdf"
    minutes.write_bytes(plain_pdf("Minutes", "Amberley", DAY, [Heading("Minutes", 1), Text("Joan Bell was heard.")]))
    office.evidence.attach_file(2026, "6.2", minutes)
    made = SubjectAccess(office.desk).export(person, tmp_path)
    assert "The engineer’s report" in to_weigh(made)
    assert "Thrown away at once." in to_weigh(made)
    assert list((made.folder / "To be weighed").glob("*binned.pdf"))
    assert "The self-assessment of 2026: its file “minutes.pdf” names them." in look_first(made)


def test_what_the_pages_of_a_file_do_not_show_is_listed(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register")
    case_id = make.a_complaint(office)
    office.papers.add(case_id, replace(a_letter(), file_name="noted.pdf", content=secretive.a_pdf()))
    listed = look_first(SubjectAccess(office.desk).export(office.cases.view(case_id).person.id, tmp_path))
    assert "noted.pdf: other files are attached inside it (QUILLFEATHER.txt)" in listed
    assert "noted.pdf: remarks were written on its pages" in listed
    assert "Everything.pdf: 1 file is attached inside it" in listed


def test_of_a_file_with_scanned_pages_those_are_named(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register")
    case_id = make.a_complaint(office)
    with pikepdf.open(BytesIO(plain_pdf("A letter", "Amberley", DAY, [Heading("A letter", 1)]))) as opened:
        opened.add_blank_page()
        opened.save(tmp_path / "scan.pdf")
    office.papers.add(case_id, replace(a_letter(), file_name="scan.pdf", content=(tmp_path / "scan.pdf").read_bytes()))
    made = SubjectAccess(office.desk).export(office.cases.view(case_id).person.id, tmp_path)
    assert "2026-001 01 scan.pdf, page 2: no words could be read there" in look_first(made)
    content = (made.folder / "Everything.pdf").read_bytes()
    assert b"pdfuaid:part" not in content, "a page of somebody else’s is in it"
    assert "A letter" in " ".join(everything(made))


def office_id(office: Office, reference: str) -> int:
    with office.desk.register.transaction() as shelves:
        return shelves.record.complaint_of(reference) or 0


def test_an_erased_person_takes_the_entry_of_their_export_along(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register")
    case_id = make.a_complaint(office)
    person = office.cases.view(case_id).person.id
    SubjectAccess(office.desk).export(person, tmp_path)
    office.cases.record(case_id, Withdrawn(happened_on=office.today(), done_by=1, why="It is quiet now."))
    decision = Decision(ground=Ground.LONG_ENOUGH, why="Kept for six years.", decided_by=2)
    office.erasing.erase(case_id, decision)
    with office.desk.register.transaction() as shelves:
        (entry,) = shelves.record.entries(EverythingMade.kind)
        assert entry.event is None
        assert not shelves.record.first_broken()
    with pytest.raises(RuleBroken, match="knows nobody"):
        SubjectAccess(office.desk).export(person, tmp_path)


def test_a_name_that_is_a_path_stays_in_its_folder_and_what_somebody_needs_is_said(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register")
    large = Form(size=18)
    person = replace(make.RESIDENT, name="../../Joan: <b>Bell</b>", risk="A large dog", letter_form=large)
    case_id = make.a_complaint(office, person=person)
    made = SubjectAccess(office.desk).export(office.cases.view(case_id).person.id, tmp_path)
    assert made.folder.parent == tmp_path
    assert "<b>Bell</b>" in everything(made)[0]
    assert "Large print 18 pt. This is in ordinary print" in look_first(made)
    assert "as a risk or as confidential stands on the first page" in look_first(made)


def test_the_passages_can_be_redacted_too_and_where_there_are_none_a_sentence_says_so(
    office: Office, tmp_path: Path
) -> None:
    sheaf = Redacting(office.desk).read(1, "passages")
    assert "Joan Archer tells lies" in " ".join(" ".join(words_of_pages(sheaf.content)).split())
    alone = make.an_office(tmp_path / "register")
    case_id = make.a_complaint(alone)
    with pytest.raises(RuleBroken, match="Nothing else in the register was found to speak of Joan Bell"):
        Redacting(alone.desk).read(case_id, "passages")


def test_entries_joined_one_after_the_other_are_all_hers(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register")
    people = []
    for number in range(3):
        person = Person(name=f"Joan Bell {'I' * number}".strip(), telephone=f"01234 00000{number}")
        people.append(office.cases.view(make.a_complaint(office, person=person)).person.id)
    office.persons.join(people[1], people[0])
    office.persons.join(people[2], people[1])
    made = SubjectAccess(office.desk).export(people[0], tmp_path)
    first = everything(made)[0]
    assert all(f"Complaint 2026-00{number}" in first for number in (1, 2, 3))
    former = first.split("What was known of you before")[1]
    assert "01234 000000" in former
    assert "01234 000001" in former
    with office.desk.register.transaction() as shelves:
        assert set(shelves.erasures.joined(people[2])) == set(people), "an erasure takes all three"


def test_how_far_it_is_never_goes_back(office: Office, tmp_path: Path) -> None:
    told: list[float] = []
    SubjectAccess(office.desk).export(office.cases.view(1).person.id, tmp_path, told.append)
    assert told == sorted(told)
    assert len(told) > 20
    assert 0.9 < told[-1] <= 1


def test_the_list_says_by_whom_it_was_made_before_and_how_that_one_is_known(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register")
    person = office.cases.view(make.a_complaint(office)).person.id
    (tmp_path / "second").mkdir()
    first = SubjectAccess(office.desk).export(person, tmp_path)
    second = SubjectAccess(office.desk).export(person, tmp_path / "second")
    digest = sha256((first.folder / "Everything.pdf").read_bytes()).hexdigest()
    told = look_first(second).split("Put together before")[1]
    assert "Tue 24 Nov 2026 Chief Officer" in told
    assert digest in told.replace(" ", "")
    assert "Put together before" not in look_first(first)
