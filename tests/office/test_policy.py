"""The right Code for a complaint as it is logged, and the organisation's own policy beside it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from chc_desktop import files
from chc_desktop.domain.entries import FactChanged
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Scheme
from chc_desktop.domain.intake import Matter
from chc_desktop.domain.limits import OwnLimit
from chc_desktop.domain.policy import NOTHING_SAID, Policy
from chc_desktop.domain.vocabulary import Duty, LetterKind
from chc_desktop.office.library import Library
from chc_desktop.office.office import Office
from chc_desktop.office.preview import Preview
from tests import make

ACKNOWLEDGE, ANSWER = Duty.STAGE1_ACKNOWLEDGEMENT, Duty.STAGE1_RESPONSE
QUICK = Policy(limits=(OwnLimit(ACKNOWLEDGE, 3), OwnLimit(ANSWER, 15)), stage2_window=10)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


def belong_to(office: Office, scheme: Scheme) -> None:
    organisation = office.organisation.organisation()
    assert organisation
    office.organisation.save(replace(organisation, scheme=scheme))


def edition_of(office: Office, case_id: int) -> str:
    return office.cases.view(case_id).case.edition


def test_the_day_it_was_made_decides_and_not_the_day_it_came(office: Office) -> None:
    lay_waiting = make.a_complaint(office, received_on=date(2024, 4, 2), made_on=date(2024, 3, 28))
    assert edition_of(office, lay_waiting) == "hos-2022"
    assert edition_of(office, make.a_complaint(office, received_on=date(2024, 4, 2))) == "hos-2024"
    old = make.a_complaint(office, received_on=date(2020, 7, 3), made_on=date(2020, 6, 29))
    assert edition_of(office, old) == "own-policy"


def test_a_case_keeps_its_code_when_the_organisation_joins_another_scheme(office: Office) -> None:
    case_id = make.a_complaint(office)
    belong_to(office, Scheme.NEITHER)
    assert edition_of(office, case_id) == "hos-2024"
    assert edition_of(office, make.a_complaint(office)) == "own-policy"


def test_a_suppliers_complaint_runs_on_our_own_policy(office: Office) -> None:
    view = office.cases.view(make.a_complaint(office, matter=Matter.OTHER))
    assert view.edition.is_own_policy
    assert view.edition.ombudsman.name.startswith("Charity Commission")
    assert view.case.matter is Matter.OTHER


def test_the_day_it_was_logged_starts_the_answer_where_the_code_counts_from_it(office: Office) -> None:
    received = date(2024, 3, 11)
    case_id = make.a_complaint(office, received_on=received, logged_on=date(2024, 3, 13))
    due = office.cases.view(case_id).deadline(ANSWER)
    assert due
    assert (due.start, due.due) == (date(2024, 3, 13), date(2024, 3, 27))
    assert Preview(office.desk).opening(received, received).counts_from_logging
    assert not Preview(office.desk).opening(make.TODAY, make.TODAY).counts_from_logging


@pytest.mark.parametrize(
    ("logged_on", "sentence"), [(date(2024, 3, 8), "before it was received"), (date(2026, 11, 25), "is still to come")]
)
def test_a_day_of_logging_that_cannot_be_is_refused(office: Office, logged_on: date, sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        make.a_complaint(office, received_on=date(2024, 3, 11), logged_on=logged_on)
    assert office.cases.summaries() == []


def test_the_policy_is_kept_and_the_change_stands_in_the_record(office: Office) -> None:
    assert office.policy.policy() == NOTHING_SAID
    office.policy.save(QUICK)
    assert office.policy.policy() == QUICK
    with office.desk.register.transaction() as shelves:
        changes = [entry.event for entry in shelves.record.entries(FactChanged.kind)]
    last = changes[-1]
    assert isinstance(last, FactChanged)
    assert (last.what, last.before) == ("policy", "")
    assert '"stage2_window": 10' in last.after


def test_a_limit_of_no_days_is_refused(office: Office) -> None:
    with pytest.raises(RuleBroken, match="at least one working day"):
        office.policy.save(Policy(limits=(OwnLimit(ACKNOWLEDGE, 0),)))
    assert office.policy.policy() == NOTHING_SAID


def test_a_case_keeps_the_limits_our_policy_had_when_it_was_logged(office: Office) -> None:
    office.policy.save(QUICK)
    case_id = make.a_complaint(office, received_on=date(2026, 11, 23))
    office.policy.save(Policy(limits=(OwnLimit(ACKNOWLEDGE, 1),)))
    due = office.cases.view(case_id).deadline(ACKNOWLEDGE)
    assert due
    assert (due.due, due.own_due) == (date(2026, 11, 30), date(2026, 11, 26))
    later = office.cases.view(make.a_complaint(office, received_on=date(2026, 11, 23))).deadline(ACKNOWLEDGE)
    assert later
    assert later.own_due == date(2026, 11, 24)


def test_a_longer_limit_of_ours_moves_nothing_under_a_code(office: Office) -> None:
    office.policy.save(QUICK)
    due = office.cases.view(make.a_complaint(office)).deadline(ANSWER)
    assert due
    assert (due.limit, due.own_due) == (10, None)
    other = office.cases.view(make.a_complaint(office, matter=Matter.OTHER)).deadline(ANSWER)
    assert other
    assert other.limit == 15


def test_the_window_for_stage_2_shows_once_stage_1_is_answered_and_bars_nothing(office: Office) -> None:
    office.policy.save(QUICK)
    case_id = make.a_complaint(office, received_on=date(2026, 10, 26))
    assert office.cases.view(case_id).stage2_window is None
    make.acknowledged(office, case_id, date(2026, 10, 27))
    make.answered(office, case_id, date(2026, 11, 2))
    window = office.cases.view(case_id).stage2_window
    assert window
    assert (window.until, window.is_over) == (date(2026, 11, 16), True)
    make.escalated(office, case_id, date(2026, 11, 20))
    assert office.cases.view(case_id).stage2_window is None


def test_weaknesses_are_judged_by_the_code_in_force_for_the_organisation(office: Office) -> None:
    policy = Policy(exclusion_months=6, limits=QUICK.limits)
    assert {weakness.provision for weakness in office.policy.weaknesses(policy)} >= {"2.2", "6.3"}
    belong_to(office, Scheme.NEITHER)
    assert office.policy.weaknesses(policy) == ()


@pytest.mark.parametrize(
    ("scheme", "editions"),
    [
        (Scheme.HOUSING_OMBUDSMAN, ["hos-2024"]),
        (Scheme.LGSCO, ["lgsco-2024"]),
        (Scheme.BOTH, ["hos-2024", "lgsco-2024"]),
        (Scheme.NEITHER, ["own-policy"]),
    ],
)
def test_the_codes_in_force_now_go_by_the_scheme(office: Office, scheme: Scheme, editions: list[str]) -> None:
    belong_to(office, scheme)
    assert [edition.id for edition in office.policy.editions_now()] == editions


def test_a_faulty_file_is_named_with_every_fault(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "codes"
    copytree(files.resources("codes"), folder)
    spoilt = folder / "joint-draft.toml"
    text = spoilt.read_text(encoding="utf-8").replace('standing = "draft"', 'standing = "odd"')
    spoilt.write_text(text.replace('provision = "6.24"', "provision = 6"), encoding="utf-8")
    office.desk.editions = Library(folder)
    (file,) = office.policy.faulty()
    assert file.name == "joint-draft.toml"
    said = " ".join(file.faults)
    assert "“odd” is not known" in said
    assert "stages.provision: should be text" in said
    assert "joint-draft" not in [edition.id for edition in office.organisation.editions()]


def test_an_old_complaint_of_a_resident_names_the_ombudsman_when_logged_and_later_too(office: Office) -> None:
    made_on = date(2020, 6, 29)
    assert Preview(office.desk).opening(make.TODAY, made_on).edition.ombudsman.name.startswith("Housing Ombudsman")
    case_id = make.a_complaint(office, made_on=made_on)
    make.acknowledged(office, case_id, make.TODAY)
    view = office.cases.view(case_id)
    assert view.edition.is_own_policy
    assert view.edition.ombudsman.name.startswith("Housing Ombudsman")
    letter = office.letters.open(case_id, LetterKind.RESPONSE_STAGE1)
    assert letter.matter.edition.ombudsman == view.edition.ombudsman
