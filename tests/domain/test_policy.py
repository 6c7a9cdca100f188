"""The organisation's own policy: how it is kept, what it gives, and where it is weaker than a Code."""

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop import files
from chc_desktop.domain import policy as policies
from chc_desktop.domain.code_file import load_editions
from chc_desktop.domain.deadlines import deadline
from chc_desktop.domain.explaining import explain
from chc_desktop.domain.limits import OwnLimit
from chc_desktop.domain.milestones import Milestones
from chc_desktop.domain.policy import NOTHING_SAID, Policy, weaknesses
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.domain.working_days import Counting, england

EDITIONS = load_editions(files.resources("codes"))[0]
CALENDAR = england()
ACKNOWLEDGE, ANSWER = Duty.STAGE1_ACKNOWLEDGEMENT, Duty.STAGE1_RESPONSE
AS_THE_CODE = tuple(OwnLimit(limit.duty, limit.days) for limit in EDITIONS["hos-2024"].limits)

ALMSHOUSES = Policy(
    limits=(OwnLimit(Duty.STAGE2_ACKNOWLEDGEMENT, 5), OwnLimit(Duty.STAGE2_RESPONSE, 20)),
    exclusion_months=6,
    informal_step=True,
    refuses_anonymous=True,
    excludes_recurring=True,
)
"""A charity's policy of the kind found in use: an informal first step, no time at stage 1, wide exclusions."""


def found(policy: Policy, edition: str = "hos-2024") -> dict[str, str]:
    """The provision of each weakness by what it is about."""
    return {weakness.about: weakness.provision for weakness in weaknesses(policy, EDITIONS[edition])}


def test_a_policy_with_wide_exclusions_is_judged_against_the_code_in_force() -> None:
    assert found(ALMSHOUSES) == {
        "stage1-acknowledgement": "6.2",
        "stage1-response": "6.3",
        "exclusion_months": "2.2",
        "informal_step": "5.2",
        "refuses_anonymous": "2.5",
        "excludes_recurring": "2.5",
    }


def test_the_same_policy_against_the_code_it_was_written_under() -> None:
    assert found(ALMSHOUSES, "hos-2020") == {
        "stage1-acknowledgement": "3.11",
        "stage1-response": "3.11",
        "refuses_anonymous": "1.5",
        "excludes_recurring": "1.5",
    }


def test_the_same_policy_against_the_other_codes() -> None:
    assert found(ALMSHOUSES, "hos-2022") == {
        "stage1-acknowledgement": "4.1",
        "stage1-response": "5.1",
        "informal_step": "4.1",
        "refuses_anonymous": "1.8",
        "excludes_recurring": "5.4",
        "stage2_window": "4.13",
    }
    assert found(ALMSHOUSES, "lgsco-2024")["informal_step"] == "5.2"
    assert found(ALMSHOUSES, "lgsco-2024")["exclusion_months"] == "2.2"


def test_each_weakness_says_in_a_sentence_what_the_code_asks() -> None:
    said = {weakness.about: weakness.sentence for weakness in weaknesses(ALMSHOUSES, EDITIONS["hos-2024"])}
    assert said["stage1-response"] == "It gives no time to answer at stage 1. The Code gives 10 working days."
    assert said["exclusion_months"] == (
        "It turns a complaint away after 6 months. Under the Code one is accepted until 12 months have passed."
    )
    assert all("Code" in sentence and sentence.endswith(".") for sentence in said.values())


@pytest.mark.parametrize("edition", sorted(EDITIONS))
def test_every_weakness_has_a_provision_in_every_edition(edition: str) -> None:
    worst = replace(ALMSHOUSES, limits=(OwnLimit(ACKNOWLEDGE, 90),), stages=3)
    assert all(found(worst, edition).values())
    assert all(found(replace(worst, stages=1), edition).values())


def test_a_policy_as_good_as_the_code_has_no_weakness() -> None:
    assert found(Policy(limits=AS_THE_CODE, exclusion_months=12, stage2_window=10)) == {}
    assert found(Policy(limits=AS_THE_CODE, exclusion_months=24)) == {}


def test_a_policy_of_which_nothing_was_written_down_is_not_judged() -> None:
    assert weaknesses(NOTHING_SAID, EDITIONS["hos-2024"]) == ()


def test_where_no_code_applies_there_is_nothing_to_judge() -> None:
    assert weaknesses(ALMSHOUSES, EDITIONS["own-policy"]) == ()


def test_a_longer_limit_than_the_codes_is_weaker_and_a_shorter_one_is_not() -> None:
    limits = (*(limit for limit in AS_THE_CODE if limit.duty is not ANSWER), OwnLimit(ANSWER, 11))
    assert found(Policy(limits=limits)) == {"stage1-response": "6.3"}
    assert found(Policy(limits=(*limits[:-1], OwnLimit(ANSWER, 9)))) == {}


@pytest.mark.parametrize(
    ("edition", "provision"),
    [("hos-2020", "3.8"), ("hos-2022", "5.17"), ("joint-draft", "6.24"), ("lgsco-2024", "6.20"), ("hos-2024", "5.3")],
)
def test_a_third_stage_is_weaker_in_every_edition_each_in_its_own_degree(edition: str, provision: str) -> None:
    assert found(Policy(limits=AS_THE_CODE, stages=3), edition)["stages"] == provision


def test_a_single_stage_is_weaker_too() -> None:
    limits = AS_THE_CODE[:2]
    assert found(Policy(limits=limits, stages=1)) == {"stages": "6.14"}


def test_a_shorter_limit_of_our_own_gives_a_second_date_and_the_code_keeps_its_own() -> None:
    edition = EDITIONS["hos-2024"].applied((OwnLimit(ACKNOWLEDGE, 3), OwnLimit(ANSWER, 15)))
    counting = Counting(CALENDAR)
    due = deadline(edition, ACKNOWLEDGE, Milestones(date(2026, 11, 24)), counting)
    assert (due.due, due.own_due) == (date(2026, 12, 1), date(2026, 11, 27))
    assert any(
        "Our own policy promises it by Fri 27 Nov 2026" in warning for warning in explain(due, counting).warnings
    )
    assert deadline(edition, ANSWER, Milestones(date(2026, 11, 24)), counting).own_due is None


def test_where_no_code_applies_our_own_limits_are_the_limits_longer_ones_too() -> None:
    edition = EDITIONS["own-policy"].applied((OwnLimit(ACKNOWLEDGE, 7),))
    assert deadline(edition, ACKNOWLEDGE, Milestones(date(2026, 11, 24)), Counting(CALENDAR)).due == date(2026, 12, 3)


def test_the_window_for_stage_2_ends_on_a_working_day_and_bars_nothing() -> None:
    policy = Policy(stage2_window=10)
    window = policy.window(date(2027, 1, 20), CALENDAR, date(2027, 1, 25))
    assert window
    assert window.words == "our policy gives until Wed 3 Feb to ask for stage 2"
    over = policy.window(date(2027, 1, 20), CALENDAR, date(2027, 2, 4))
    assert over
    assert over.words == "our policy gave until Wed 3 Feb to ask for stage 2, and we may still take a later request"
    assert NOTHING_SAID.window(date(2027, 1, 20), CALENDAR, date(2027, 1, 25)) is None


def test_a_policy_is_the_same_after_it_was_kept() -> None:
    policy = replace(ALMSHOUSES, stage2_window=10, stages=3)
    assert policies.read(policies.written(policy)) == policy
    assert policies.read("") == NOTHING_SAID
