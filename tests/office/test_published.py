"""A self-assessment published before comes into its year as a whole, keeps what is there, and can go again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.published.reading import Reading, State
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from tests import make, published


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "data", date(2026, 11, 23))


def looked_through(office: Office, folder: Path) -> Reading:
    path = folder / "published.docx"
    path.write_bytes(published.as_docx([[published.FIVE, *published.filled(make.hos_2024().form)]]))
    return office.published.look(office.published.open_file(path))


def test_it_becomes_last_year_s_answers(office: Office, tmp_path: Path) -> None:
    found = looked_through(office, tmp_path)
    assert found.counted(State.UNDERSTOOD) == 72
    assert [year.number for year in office.published.years(found.edition)] == list(range(2027, 2019, -1))
    assert office.published.years("hos-2022")[0].number == 2026
    assert office.published.usual_year("hos-2022") == 2023
    came = office.published.bring_in(2025, found.edition, found.rows)
    assert (came.came, came.kept) == (72, 0)
    assert office.assessments.open(2026).last_year["6.2"].evidence == "Evidence for 6.2."
    assert 2025 in [year.number for year in office.assessments.years()]


def test_what_is_answered_already_stays_as_it_is(office: Office, tmp_path: Path) -> None:
    mine = Answer(slug="6.2", comply=Comply.NO, reason="Leave")
    office.assessments.save_answer(2025, mine)
    found = looked_through(office, tmp_path)
    came = office.published.bring_in(2025, found.edition, found.rows)
    assert (came.came, came.kept) == (71, 1)
    assert office.assessments.open(2025).answers["6.2"] == mine


def test_it_can_be_taken_out_again_but_for_what_was_changed_since(office: Office, tmp_path: Path) -> None:
    found = looked_through(office, tmp_path)
    office.published.bring_in(2025, found.edition, found.rows)
    changed = Answer(slug="6.2", comply=Comply.YES, evidence="Seen this year")
    office.assessments.save_answer(2025, changed)
    assert office.published.can_take_out(2025, "hos-2024")
    assert office.published.take_out(2025, "hos-2024") == 71
    assert office.assessments.open(2025).answers == {"6.2": changed}
    assert not office.published.can_take_out(2025, "hos-2024")
    with pytest.raises(RuleBroken, match="nothing to take out"):
        office.published.take_out(2025, "hos-2024")


def test_two_rows_in_one_place_change_nothing(office: Office, tmp_path: Path) -> None:
    found = looked_through(office, tmp_path)
    rows = (found.rows[0].moved_to("1.3"), *found.rows[1:])
    with pytest.raises(RuleBroken, match=r"Rows 1 and 2 .* have the same place, 1\.3\. Nothing was changed"):
        office.published.bring_in(2025, found.edition, rows)
    assert not office.assessments.open(2025).answers


def test_rows_without_a_place_in_the_form_are_refused(office: Office, tmp_path: Path) -> None:
    found = looked_through(office, tmp_path)
    with pytest.raises(RuleBroken, match="No row has its place"):
        office.published.bring_in(2025, found.edition, [row.moved_to("") for row in found.rows])
    with pytest.raises(RuleBroken, match=r"has no row 9\.99"):
        office.published.bring_in(2025, found.edition, [found.rows[0].moved_to("9.99")])


def test_a_blank_row_brings_nothing_in(office: Office, tmp_path: Path) -> None:
    found = looked_through(office, tmp_path)
    source = replace(found.rows[0].source, answer="", evidence="", commentary="")
    blank = replace(found.rows[0], source=source, fields=None).answered(Comply.UNANSWERED)
    assert office.published.bring_in(2025, found.edition, [blank, found.rows[1]]).came == 1


def test_a_file_that_is_not_there_says_so(office: Office, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match=r"“gone\.docx” could not be opened\. Nothing was changed"):
        office.published.open_file(tmp_path / "gone.docx")


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "huge.docx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(RuleBroken, match=r"“huge\.docx” is 200 MB, and nothing larger than 25 MB is read"):
        office.published.open_file(path)
