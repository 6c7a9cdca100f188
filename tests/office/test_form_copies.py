"""The form as a file: a draft says so, the approved one is as it was approved, and what was not kept is made anew."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.office.assessments.copies import Kind, about, copy_of, save_as, suggested_name
from chc_desktop.office.assessments.round import freezing
from chc_desktop.office.office import Office
from tests import make

every_kind = pytest.mark.parametrize("kind", Kind)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = make.an_office(tmp_path / "data", date(2026, 11, 23))
    for row in make.hos_2024().form.rows:
        office.assessments.save_answer(2026, Answer(slug=row.slug, comply=Comply.YES, evidence="Our policy"))
    return office


def approve(office: Office) -> None:
    office.assessments.approve(2026, date(2026, 11, 20), "minute 7", "Content.", 2)


@every_kind
def test_before_approval_it_is_a_draft_and_afterwards_exactly_what_was_frozen(office: Office, kind: Kind) -> None:
    draft = copy_of(office.desk, 2026, kind)
    assert draft.about == "It is not approved, and says on every page that it is a draft."
    assert suggested_name(office.assessments.open(2026), kind) == f"Self-assessment 2026 draft.{kind}"
    approve(office)
    final = copy_of(office.desk, 2026, kind)
    assert final.about == "It is exactly as it was approved on 20 November 2026."
    assert final.content == office.assessments.round.file(2026, 1, kind)
    assert final.content != draft.content
    assert suggested_name(office.assessments.open(2026), kind) == f"Self-assessment 2026.{kind}"


def test_what_was_not_kept_when_it_was_approved_is_made_anew_and_says_so(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = freezing._formats()
    monkeypatch.setattr(freezing, "_formats", lambda: {"pdf": every["pdf"]})
    approve(office)
    view = office.assessments.open(2026)
    said = "It is made anew from the answers as they were approved on 20 November 2026"
    assert about(view, Kind.WEB_PAGE).startswith(said)
    page = copy_of(office.desk, 2026, Kind.WEB_PAGE).content
    assert b"minute 7" in page
    assert b"DRAFT" not in page
    assert copy_of(office.desk, 2026, Kind.PDF).content == office.assessments.preview(2026)


def test_it_is_saved_whole_or_not_at_all(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "form.html"
    save_as(office.desk, 2026, Kind.WEB_PAGE, path)
    before = path.read_bytes()
    assert before.startswith(b"<!DOCTYPE html>")

    def stopped(share: float) -> None:
        if share > 0.5:
            raise Stopped

    with pytest.raises(Stopped):
        save_as(office.desk, 2026, Kind.PDF, path, stopped)
    assert path.read_bytes() == before
    with pytest.raises(RuleBroken, match=r"is not there any more.*is safe in the register"):
        save_as(office.desk, 2026, Kind.WORD, tmp_path / "gone" / "form.docx")
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["form.html"]


def test_a_second_version_is_named(office: Office) -> None:
    approve(office)
    view = office.assessments.open(2026)
    assert view.round.approved
    second = replace(view.round.approved, approved=replace(view.round.approved.approved, version=2))
    later = replace(view, round=replace(view.round, versions=(second,)))
    assert suggested_name(later, Kind.WORD) == "Self-assessment 2026 version 2.docx"
