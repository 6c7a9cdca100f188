"""Everything about a person: one PDF with an index, their files, and a list of others who are named in it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.domain.events import Noted
from chc_desktop.domain.facts import Person
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.exchange.pdf_words import words_of_pages
from chc_desktop.office.office import Office
from chc_desktop.office.subject_access import Exported, SubjectAccess
from tests import letters, make
from tests.office.test_papers import a_letter
from tests.office.test_requests import a_request

NEIGHBOUR = Person(name="Zephyrine Quillfeather")
DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Joan Bell has a complaint with a letter, two papers and a note, and a request; her neighbour one of her own."""
    office = make.an_office(tmp_path_factory.mktemp("register"))
    case_id = make.a_complaint(office)
    person = office.cases.view(case_id).person
    office.persons.save(replace(person, vulnerability="Her hip"))
    letters.issue(office, case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    text = "The noise comes from Zephyrine Quillfeather."
    office.cases.record(case_id, Noted(happened_on=DAY, done_by=1, text=text))
    secret = replace(a_letter(), file_name="advice.pdf", content=b"%PDF advice", kept_back=KeptBack.LEGAL)
    office.papers.add(case_id, a_letter(), secret)
    a_request(office, person=office.cases.view(case_id).person)
    make.a_complaint(office, person=NEIGHBOUR, title="Slander")
    return office


@pytest.fixture(scope="module")
def exported(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return SubjectAccess(office.desk).export(office.cases.view(1).person.id, tmp_path_factory.mktemp("out"))


def everything(exported: Exported) -> tuple[str, ...]:
    return tuple(" ".join(page.split()) for page in words_of_pages(exported.folder / "Everything.pdf"))


def test_it_says_what_is_known_and_where_each_part_begins(exported: Exported) -> None:
    pages = everything(exported)
    assert exported.folder.name == "Everything about Joan Bell, Tue 24 Nov 2026"
    assert len(pages) == exported.pages
    first = pages[0]
    for wanted in ("Everything we hold about you", "Joan Bell", "01234 111222", "Her hip", "Complaint 2026-001"):
        assert wanted in first
    begins = int(first.split("Complaint 2026-001 ")[1].split()[0])
    assert "Case file of complaint 2026-001" in pages[begins - 1]
    request = int(first.split("Service request S2026-001 ")[1].split()[0])
    assert "Please mend my tap." in pages[request - 1]
    assert "Slander" not in " ".join(pages), "somebody else’s complaint"


def test_the_files_are_beside_it_byte_for_byte_but_for_legal_advice(exported: Exported, office: Office) -> None:
    files = sorted(path.name for path in (exported.folder / "Files").iterdir())
    assert len(files) == exported.files == 2
    report = next(path for path in (exported.folder / "Files").iterdir() if path.name.endswith("report.pdf"))
    assert report.read_bytes() == a_letter().content
    assert not any("advice" in name for name in files)


def test_others_who_are_named_are_listed_with_their_place_and_she_is_not(exported: Exported) -> None:
    said = " ".join(" ".join(words_of_pages(exported.look_first)).split())
    assert "is not to be sent" in said
    pages = everything(exported)
    place = next(number for number, text in enumerate(pages, 1) if "Zephyrine Quillfeather" in text)
    assert f"Zephyrine Quillfeather page {place}" in said
    assert "report.pdf: no words could be read in it" in said
    assert "Joan" not in said


def test_nothing_is_left_where_it_is_stopped_and_nothing_is_written_over(
    office: Office, exported: Exported, tmp_path: Path
) -> None:
    def stop(share: float) -> None:
        if share > 0.9:
            raise Stopped

    room = SubjectAccess(office.desk)
    with pytest.raises(Stopped):
        room.export(office.cases.view(1).person.id, tmp_path, stop)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(RuleBroken, match="is there already"):
        room.export(office.cases.view(1).person.id, exported.folder.parent)
    with pytest.raises(RuleBroken, match="knows nobody"):
        room.export(999, tmp_path)
