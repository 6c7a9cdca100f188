"""The line under the title of a case."""

from datetime import date

from chc_desktop.domain.intake import Matter
from chc_desktop.domain.policy import Policy
from chc_desktop.office.office import Office
from chc_desktop.ui.case.heading import subtitle
from tests import make


def test_it_names_the_code_or_our_own_policy(office: Office) -> None:
    view = office.cases.view(make.a_complaint(office))
    assert "complaint under the Housing Ombudsman’s Code, April 2024" in subtitle(view, None)
    other = office.cases.view(make.a_complaint(office, matter=Matter.OTHER))
    assert subtitle(other, None).endswith("complaint under our own complaints policy")


def test_after_the_stage_1_response_it_says_until_when_our_policy_lets_one_ask_for_stage_2(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 9))
    make.acknowledged(office, case_id, date(2026, 11, 10))
    make.answered(office, case_id, date(2026, 11, 18))
    assert "stage 2" not in subtitle(office.cases.view(case_id), None)
    office.policy.save(Policy(stage2_window=10))
    assert subtitle(office.cases.view(case_id), None).endswith("our policy gives until Wed 2 Dec to ask for stage 2")
    make.escalated(office, case_id, date(2026, 11, 20))
    assert "our policy" not in subtitle(office.cases.view(case_id), None)
