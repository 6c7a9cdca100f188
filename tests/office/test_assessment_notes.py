"""A note to oneself: kept with its answer, carried as a note of its year, and on no paper."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.round.events import AnswersKept
from chc_desktop.domain.entries import AssessmentApproved
from chc_desktop.office.assessments.copies import Kind, copy_of
from chc_desktop.office.office import Office
from tests import make
from tests.documents.reading import structure

SECRET = "Ask Zelda about the xylophone"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path)


def test_a_note_is_kept_and_answers_nothing(office: Office, tmp_path: Path) -> None:
    office.assessments.save_answer(2026, Answer(slug="1.2", note=SECRET, kept=("Ana Silva",)))
    office.close()
    view = make.again(tmp_path).assessments.open(2026)
    assert view.answer("1.2").note == SECRET
    assert view.answer("1.2").kept == ("Ana Silva",)
    assert view.progress.answered == 0
    assert view.answer("1.2").is_empty


def test_no_output_of_any_kind_and_no_entry_of_the_record_holds_a_note(office: Office) -> None:
    for row in make.hos_2024().form.rows:
        answer = Answer(slug=row.slug, comply=Comply.YES, evidence="Policy", note=SECRET, kept=("Ana Silva",))
        office.assessments.save_answer(2026, answer)
    drafts = [copy_of(office.desk, 2026, kind).content for kind in Kind]
    office.assessments.approve(2026, make.TODAY - timedelta(1), "minute 7", "Seen.", 0)
    frozen = [copy_of(office.desk, 2026, kind).content for kind in Kind]
    for pdf, word, page in (drafts, frozen):
        read = structure(pdf).text, unzipped(word), page.decode()
        for text in read:
            assert "Policy" in text
            assert "Zelda" not in text
            assert "xylophone" not in text
            assert "Silva" not in text
    with office.desk.register.transaction() as shelves:
        kept = [
            entry.event for kind in (AnswersKept, AssessmentApproved) for entry in shelves.record.entries(kind.kind)
        ]
    assert len(kept) == 2
    assert "Zelda" not in repr(kept)


def unzipped(content: bytes) -> str:
    """Everything that stands in a Word document."""
    with ZipFile(BytesIO(content)) as packed:
        return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def test_a_note_is_carried_forward_as_one_of_its_year_below_this_years_own(office: Office) -> None:
    office.assessments.save_answer(2025, Answer(slug="1.2", comply=Comply.YES, evidence="Policy", note=SECRET))
    office.assessments.save_answer(2026, Answer(slug="1.2", note="Mine"))
    office.assessments.carry_forward(2026)
    carried = office.assessments.open(2026).answer("1.2")
    assert carried.evidence == "Policy"
    assert carried.note == f"Mine\n\nNote of 2025: {SECRET}"
    office.assessments.save_answer(2026, Answer(slug="1.3", comply=Comply.YES, evidence="x", note="Note of 2025: old"))
    assert office.assessments.open(2027).last_year["1.3"].note == "Note of 2025: old"


def test_a_row_with_only_a_note_has_no_answer_to_carry(office: Office) -> None:
    office.assessments.save_answer(2025, Answer(slug="1.2", comply=Comply.YES, evidence="Policy"))
    office.assessments.save_answer(2025, Answer(slug="1.3", note=SECRET))
    view = office.assessments.open(2026)
    assert view.can_be_carried == ("1.2",)
    assert view.last_year["1.3"].note == f"Note of 2025: {SECRET}"
