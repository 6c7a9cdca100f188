"""The yearly self-assessment on a real register: kept as it is typed, barred by gaps, frozen once approved."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfReader

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.entries import AssessmentApproved, FactChanged
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.assessment_form import NOT_APPROVED
from chc_desktop.office.office import Office
from tests import make

BOARD = date(2026, 11, 20)
RESPONSE = "The trustees are content.\n\n- A second person now acknowledges."
NASTY = "Jo <jo@example.org>, J&C, <16C, {name}, Łukasz, Şahin, Nguyễn, Дом, 100 % of \\ and “quotes”"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path)


def test_the_year_to_begin_with_is_the_one_that_ended_last(office: Office) -> None:
    assert office.assessments.current_year() == 2026
    assert [year.number for year in office.assessments.years()] == [2027, 2026]


def test_years_reach_back_to_the_first_complaint(office: Office) -> None:
    make.a_complaint(office, received_on=date(2025, 5, 6))
    assert [year.title for year in office.assessments.years()][-1] == "1 Nov 2024 to 31 Oct 2025"


def test_years_before_the_code_are_not_offered(office: Office) -> None:
    make.a_complaint(office, made_on=date(2024, 4, 2), received_on=date(2024, 4, 2))
    assert [year.number for year in office.assessments.years()] == [2027, 2026, 2025, 2024]


def test_an_empty_year_opens_with_every_row_a_gap_and_a_day_to_submit_it(office: Office) -> None:
    view = office.assessments.open(2026)
    assert str(view.progress) == "0 of 72 answered"
    assert view.submission
    assert view.submission.due == date(2027, 4, 30)
    assert view.approval is None
    assert view.has_ended
    assert not office.assessments.open(2027).has_ended


def test_the_register_speaks_beside_the_rows_it_can_speak_to(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 10, 1))
    make.acknowledged(office, case_id, date(2026, 10, 9))
    figure = office.assessments.open(2026).figures["6.2"]
    assert (figure.numerator, figure.denominator) == (0, 1)
    assert [(spoiler.case_id, str(spoiler)) for spoiler in figure.spoilers] == [
        (case_id, "2026-001 by 1 working day"),
    ]


def test_a_half_written_answer_is_still_there_in_a_new_office(office: Office, tmp_path: Path) -> None:
    answer = Answer(slug="6.2", comply=Comply.NO, evidence=NASTY, reason="Leave", comply_by=date(2027, 1, 5))
    office.assessments.save_answer(2026, answer)
    office.desk.register.close()
    assert make.again(tmp_path).assessments.open(2026).answers == {"6.2": answer}


def test_last_years_answers_stand_beside_and_are_not_taken_over_unasked(office: Office) -> None:
    office.assessments.save_answer(2025, Answer(slug="6.2", comply=Comply.YES, evidence="Policy section 7"))
    view = office.assessments.open(2026)
    assert view.last_year["6.2"].evidence == "Policy section 7"
    assert view.answer("6.2") == Answer(slug="6.2")


def test_approval_is_refused_while_there_are_gaps_and_names_the_first(office: Office) -> None:
    _fill(office, leave={"1.2", "6.3"})
    with pytest.raises(RuleBroken, match=r"2 of its 72 provisions still lack something \(1\.2 and 6\.3\)"):
        office.assessments.approve(2026, BOARD, "minute 7", RESPONSE, 2)
    assert office.assessments.open(2026).approval is None


def test_approval_with_many_gaps_names_five_and_counts_the_rest(office: Office) -> None:
    with pytest.raises(RuleBroken, match=r"\(1\.2, 1\.3, 1\.4, 1\.5, 1\.6 and 67 more\)"):
        office.assessments.approve(2026, BOARD, "minute 7", RESPONSE, 2)


@pytest.mark.parametrize(
    ("on", "minute", "response", "sentence"),
    [
        (date(2026, 11, 25), "minute 7", RESPONSE, "cannot have approved it on Wed 25 Nov 2026"),
        (date(2025, 10, 31), "minute 7", RESPONSE, "cannot have approved it on Fri 31 Oct 2025"),
        (BOARD, "  ", RESPONSE, "minutes show the approval"),
        (BOARD, "minute 7", "\ue000", "cannot be printed"),
    ],
)
def test_an_approval_that_cannot_be_is_refused_in_a_sentence(
    office: Office, on: date, minute: str, response: str, sentence: str
) -> None:
    _fill(office)
    with pytest.raises(RuleBroken, match=sentence):
        office.assessments.approve(2026, on, minute, response, 2)
    assert office.assessments.open(2026).approval is None


def test_an_approved_form_is_frozen_byte_for_byte_with_its_entry(office: Office) -> None:
    _fill(office)
    approval = office.assessments.approve(2026, BOARD, " minute 7 ", RESPONSE, 2)
    frozen = office.assessments.preview(2026)
    make.a_complaint(office, received_on=date(2026, 10, 30))
    _rename(office)
    assert office.assessments.preview(2026) == frozen
    with office.desk.register.transaction() as shelves:
        (entry,) = shelves.record.entries(AssessmentApproved.kind)
        assert not shelves.record.first_broken()
    assert isinstance(entry.event, AssessmentApproved)
    assert entry.event.digest == sha256(frozen).hexdigest()
    assert entry.event.happened_on == BOARD
    assert entry.event.done_by == 2
    assert approval.minute == "minute 7"
    assert office.assessments.open(2026).approval == approval


def test_after_approval_no_answer_of_that_year_changes(office: Office) -> None:
    _fill(office)
    office.assessments.approve(2026, BOARD, "minute 7", RESPONSE, 2)
    with pytest.raises(RuleBroken, match="has been approved, so its answers stay as they are"):
        office.assessments.save_answer(2026, Answer(slug="6.2"))
    with pytest.raises(RuleBroken, match="was approved on Fri 20 Nov 2026 already"):
        office.assessments.approve(2026, BOARD, "minute 8", RESPONSE, 2)
    assert office.assessments.open(2026).answer("6.2").comply is Comply.YES
    office.assessments.save_answer(2027, Answer(slug="6.2", comply=Comply.NO))


def test_approving_drops_its_draft_and_tells_the_window(office: Office) -> None:
    _fill(office)
    told: list[str] = []
    office.on_change(lambda: told.append("changed"))
    office.drafts.save("assessment/2026/approval", {"response": RESPONSE})
    office.assessments.approve(2026, BOARD, "minute 7", RESPONSE, 2, "assessment/2026/approval")
    assert told == ["changed"]
    assert office.drafts.read("assessment/2026/approval") is None


def test_autosaving_an_answer_does_not_make_the_windows_read_again(office: Office) -> None:
    told: list[str] = []
    office.on_change(lambda: told.append("changed"))
    office.assessments.save_answer(2026, Answer(slug="6.2"))
    assert told == []


def test_saving_answers_writes_nothing_into_the_record(office: Office) -> None:
    office.assessments.save_answer(2026, Answer(slug="6.2", comply=Comply.YES))
    with office.desk.register.transaction() as shelves:
        assert {entry.event.kind for entry in shelves.record.latest(99) if entry.event} == {FactChanged.kind}


def test_the_form_prints_its_five_columns_and_every_provision(office: Office, tmp_path: Path) -> None:
    office.assessments.save_answer(2026, Answer(slug="6.2", comply=Comply.YES, evidence="14 of 16 in time."))
    office.assessments.save_answer(
        2026, Answer(slug="6.3", comply=Comply.NO, reason="Leave.", comply_by=date(2027, 1, 5), commentary="Soon.")
    )
    text = _text(office.assessments.preview(2026), tmp_path)
    for heading in ("Code provision", "Code requirement", "Comply", "Evidence", "Commentary"):
        assert heading in text
    for row in make.hos_2024().form.rows:
        assert f" {row.number} " in text
    assert "Amberley Almshouses, 1 Church Walk, Amberley, AM1 1AA" in text
    assert "Homes 34" in text
    assert "1 Nov 2025 to 31 Oct 2026" in text
    assert "Soon. Reason: Leave. We intend to comply by 5 January 2027." in text
    assert "Approved not yet" in text


def test_what_was_written_comes_out_of_the_approved_form_unchanged(office: Office, tmp_path: Path) -> None:
    _fill(office)
    office.assessments.save_answer(2026, Answer(slug="6.2", comply=Comply.YES, evidence=NASTY))
    office.assessments.approve(2026, BOARD, "minute 7", RESPONSE, 2)
    text = _text(office.assessments.preview(2026), tmp_path)
    assert NASTY.replace(" ", "") in text.replace(" ", "")
    assert "by the governing body (Board of trustees) on 20 November 2026 (minute 7; signed by Chair of trustees)" in (
        text
    )
    assert "The trustees are content." in text
    assert NOT_APPROVED not in text


def _fill(office: Office, leave: frozenset[str] | set[str] = frozenset()) -> None:
    for row in make.hos_2024().form.rows:
        if row.slug not in leave:
            answer = Answer(slug=row.slug, comply=Comply.YES, evidence="Complaints policy, section 3")
            office.assessments.save_answer(2026, answer)


def _rename(office: Office) -> None:
    with office.desk.register.transaction() as shelves:
        renamed = replace(office.desk.organisation(shelves), name="Another name")
        shelves.facts.save_organisation(renamed, office.desk.now(), 1)


def _text(pdf: bytes, folder: Path) -> str:
    path = folder / "form.pdf"
    path.write_bytes(pdf)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_carrying_forward_fills_only_rows_without_an_answer_and_marks_each(office: Office) -> None:
    for slug in ("1.2", "1.3"):
        office.assessments.save_answer(2025, Answer(slug=slug, comply=Comply.YES, evidence="Policy of 2025"))
    office.assessments.save_answer(2026, Answer(slug="1.3", comply=Comply.NO, reason="New"))
    carried = office.assessments.carry_forward(2026)
    view = office.assessments.open(2026)
    assert (carried.year, carried.rows, carried.left_behind) == (2025, 1, ())
    assert (view.answer("1.2").evidence, view.answer("1.2").looked_at) == ("Policy of 2025", False)
    assert view.answer("1.3").reason == "New"
    assert view.not_looked_at == 1


def test_the_last_year_with_answers_is_carried_though_one_was_left_out(office: Office) -> None:
    office.assessments.save_answer(2023, Answer(slug="1.2", comply=Comply.YES, evidence="Older"))
    office.assessments.save_answer(2024, Answer(slug="1.2", comply=Comply.YES, evidence="Policy of 2024"))
    office.assessments.carry_forward(2026)
    assert office.assessments.open(2026).answer("1.2").carried_from == "2024"


def test_an_assessment_under_an_earlier_code_is_carried_over_to_this_ones_rows(office: Office) -> None:
    with office.desk.register.transaction() as shelves:
        for slug in ("1.6", "4.13"):
            answer = Answer(slug=slug, comply=Comply.YES, evidence=f"Evidence of {slug}")
            shelves.scratch.save_answer(2025, "hos-2022", answer, office.desk.now())
    carried = office.assessments.carry_forward(2026)
    assert office.assessments.open(2026).answer("1.5").evidence == "Evidence of 1.6"
    assert carried.told == (
        "1 answer was carried forward from 2025. Each counts once you have looked at it. No row of this form "
        "follows these, so they stay in 2025 only: 4.13."
    )


def test_with_nothing_to_carry_that_is_said(office: Office) -> None:
    with pytest.raises(RuleBroken, match="nothing to carry forward to 2026"):
        office.assessments.carry_forward(2026)


def test_approval_is_refused_while_a_carried_answer_was_not_looked_at(office: Office) -> None:
    office.assessments.save_answer(2025, Answer(slug="1.2", comply=Comply.YES, evidence="Policy of 2025"))
    _fill(office, leave={"1.2"})
    office.assessments.carry_forward(2026)
    with pytest.raises(RuleBroken, match=r"1 of its 72 provisions still lack something \(1\.2\)"):
        office.assessments.approve(2026, BOARD, "minute 7", RESPONSE, 2)
    office.assessments.save_answer(2026, replace(office.assessments.open(2026).answer("1.2"), looked_at=True))
    office.assessments.approve(2026, BOARD, "minute 7", RESPONSE, 2)


def test_an_approved_year_takes_nothing_over(office: Office) -> None:
    office.assessments.save_answer(2025, Answer(slug="1.2", comply=Comply.YES, evidence="Policy of 2025"))
    _fill(office)
    office.assessments.approve(2026, BOARD, "minute 7", RESPONSE, 2)
    with pytest.raises(RuleBroken, match="has been approved, so its answers stay as they are"):
        office.assessments.carry_forward(2026)


def test_every_field_of_an_answer_is_kept(office: Office, tmp_path: Path) -> None:
    answer = Answer(
        slug="7.3",
        comply=Comply.NO,
        service="Repairs",
        own_words="Partial",
        said=(("account", NASTY),),
        carried_from="2025",
        looked_at=False,
    )
    office.assessments.save_answer(2026, answer)
    office.desk.register.close()
    assert make.again(tmp_path).assessments.open(2026).answer("7.3") == answer


def test_an_answer_kept_by_an_older_version_counts_as_looked_at(office: Office) -> None:
    with office.desk.register.transaction() as shelves:
        shelves.scratch._connection.exec_driver_sql(
            "INSERT INTO answer (year, edition, slug, comply, evidence, commentary, reason, comply_by, saved_at)"
            " VALUES (2026, 'hos-2024', '1.2', 'yes', 'Policy', '', '', NULL, '2026-11-01T09:00:00')"
        )
    view = office.assessments.open(2026)
    assert view.answer("1.2") == Answer(slug="1.2", comply=Comply.YES, evidence="Policy")
    assert str(view.progress) == "1 of 72 answered"
