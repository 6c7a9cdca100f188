"""The sample landlord: a charity in every state there is, the same for the same day."""

from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.case import Case, Status
from chc_desktop.office.office import Office
from chc_desktop.sample import make_sample
from tests import make


def sample(folder: Path, today: date = make.TODAY) -> Office:
    make_sample(folder, today, {"hos-2024": make.hos_2024()}, make.KINDS)
    return make.again(folder, today)


def cases(office: Office) -> list[Case]:
    return [office.cases.view(summary.case_id).case for summary in office.cases.summaries()]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return sample(tmp_path_factory.mktemp("sample") / "data")


def test_it_has_about_25_cases_over_two_years_in_every_state(office: Office) -> None:
    found = cases(office)
    assert len(found) == 25
    third_stage = {Status.STAGE3, Status.ANSWERED3}  # the Code of today has two
    assert {case.status for case in found} >= set(Status) - {Status.ANSWERED2} - third_stage
    assert (found[0].received_on - found[-1].received_on).days > 650


def test_it_has_what_makes_a_register_interesting(office: Office) -> None:
    found = cases(office)
    assert any(case.stage1.extensions for case in found)
    assert any(case.stage2.response for case in found)
    assert any(case.points_joined for case in found)
    assert any(point.not_ours for case in found for point in case.points)
    assert any(point.whose and point.why_not_ours for case in found for point in case.points)
    assert any(len(point.evidence) > 1 for case in found for point in case.points)
    assert {view.lesson.theme for view in office.lessons.all().lessons} == {"Damp", "Waiting for contractors"}
    assert any(case.open_promises and not case.status.is_open for case in found)
    assert any(promise.moves for case in found for promise in case.promises)
    assert any(len(promise.payments) > 1 for case in found for promise in case.promises)
    assert all(promise.owner for case in found for promise in case.promises)
    assert any(case.refusal and case.refusal.stage == 2 for case in found)
    assert any(summary.vulnerable for summary in office.cases.summaries())


def test_everything_in_it_is_sound(office: Office) -> None:
    assert "All is sound" in office.safekeeping.check()


def test_it_is_the_same_for_the_same_day_and_moves_with_the_day(office: Office, tmp_path: Path) -> None:
    again = sample(tmp_path / "again")
    assert cases(again) == cases(office)
    later = sample(tmp_path / "later", date(2027, 1, 15))
    assert [case.title for case in cases(later)] == [case.title for case in cases(office)]
    assert cases(later) != cases(office)


@pytest.mark.parametrize("today", [date(2026, 12, 26), date(2027, 3, 28), date(2028, 2, 29)])
def test_it_can_be_made_on_any_day_holidays_and_weekends_too(tmp_path: Path, today: date) -> None:
    assert len(cases(sample(tmp_path / "data", today))) == 25


def test_its_cases_have_letters_emails_calls_and_files(office: Office) -> None:
    boiler = next(case for case in cases(office) if case.title == "Noise at night from the boiler room")
    papers = office.papers.of(boiler.id)
    assert [paper.heading for paper in papers] == [
        "Visit",
        "Letter in",
        "Email out",
        "Email in",
        "Attachment in",
        "Attachment in",
        "Call out",
    ]
    assert sum(paper.file_size for paper in papers) < 200_000
    request = next(each for each in office.requests.summaries() if each.title == "A second grab rail by the front door")
    assert [paper.subject for paper in office.papers.of(request.case_id)] == ["Where the second rail should go"]
