"""What may happen to a promise, and what is refused in a sentence that says what to do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from chc_desktop.domain.case import Case
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Acknowledged, Closed, Event, Finding, PromiseKept, Remedy, Responded
from chc_desktop.domain.facts import Scheme
from chc_desktop.domain.promises.events import (
    Made,
    MoneyAnswered,
    MoneyPaid,
    Promised,
    PromiseHandedOver,
    PromiseMoved,
    PromiseUndeliverable,
    PromiseUpdated,
)
from chc_desktop.domain.promises.money import totals
from chc_desktop.domain.promises.promise import State
from chc_desktop.domain.promises.steps import Step, steps
from chc_desktop.domain.vocabulary import Agreed, Outcome
from chc_desktop.office.office import Office
from tests import make
from tests.office.test_requests import a_request

ANSWERED, TODAY = date(2026, 11, 10), date(2026, 11, 24)
BY = date(2026, 11, 20)
FIFTY = Remedy("money", "Pay you for the nights", date(2026, 12, 1), 5_000, owner=1)
DAMPERS = Remedy("action-on-delay", "Fit dampers to the pump", BY, owner=1)
SORRY = Remedy("apology", "Say sorry in person", date(2026, 12, 1), owner=2)
ON: dict[str, Any] = {"happened_on": TODAY, "done_by": 1}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path, TODAY)


@pytest.fixture
def case_id(office: Office) -> int:
    """Answered at stage 1: dampers promised, and £50."""
    found = make.a_complaint(office, received_on=date(2026, 10, 27))
    make.acknowledged(office, found, date(2026, 10, 30))
    make.answered(office, found, ANSWERED, remedies=(DAMPERS, FIFTY))
    return found


@pytest.fixture
def record(office: Office, case_id: int) -> Callable[[Event], Case]:
    return lambda event: office.cases.record(case_id, event)


@pytest.fixture
def dampers(office: Office, case_id: int) -> str:
    return office.cases.view(case_id).case.promises[0].key


@pytest.fixture
def fifty(office: Office, case_id: int) -> str:
    return office.cases.view(case_id).case.promises[1].key


Record = Callable[[Event], Case]


def promised(remedy: Remedy = SORRY, **changes: Any) -> Promised:
    return replace(Promised(**ON, remedy=remedy, how=Made.TELEPHONE), **changes)


def cannot(promise: str, **changes: Any) -> PromiseUndeliverable:
    said = PromiseUndeliverable(
        **ON,
        promise=promise,
        why="The maker has gone.",
        alternative=Remedy("action-on-delay", "Put in another pump", date(2027, 1, 15), owner=1),
        told_on=TODAY,
        told_how="Letter of today",
        ombudsman_told=True,
    )
    return replace(said, **changes)


def refused(record: Record, event: Event) -> str:
    with pytest.raises(RuleBroken) as broken:
        record(event)
    return str(broken.value)


def final_answer(office: Office, case_id: int, *remedies: Remedy) -> None:
    """Stage 2 asked for, acknowledged and answered with these remedies."""
    make.escalated(office, case_id, date(2026, 11, 12))
    office.cases.record(case_id, Acknowledged(happened_on=date(2026, 11, 13), done_by=1, stage=2))
    points = office.cases.view(case_id).case.points
    findings = tuple(Finding(point.number, Outcome.UPHELD, "The log shows it.") for point in points)
    event = Responded(
        happened_on=date(2026, 11, 18),
        done_by=2,
        stage=2,
        findings=findings,
        remedies=remedies,
        no_remedy_because="" if remedies else "All of it was offered at stage 1.",
    )
    office.cases.record(case_id, event)


def test_a_promise_made_on_the_telephone_is_kept_track_of(record: Record) -> None:
    case = record(promised())
    made = case.promises[-1]
    assert (made.remedy.what, made.made, made.made_on, made.by, made.owner) == (
        "Say sorry in person",
        Made.TELEPHONE,
        TODAY,
        date(2026, 12, 1),
        2,
    )
    assert case.open_promises[-1] is made


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (promised(replace(SORRY, what=" ")), "what will be done"),
        (promised(replace(SORRY, owner=0)), "who has to do it"),
        (promised(replace(SORRY, by=TODAY - timedelta(1))), "cannot be due before the day it was made"),
        (promised(replace(SORRY, kind="money")), "how much money"),
        (promised(replace(SORRY, agreed=Agreed.YES)), "when and how it was agreed"),
        (promised(replace(SORRY, agreed=Agreed.NO)), "why it was not agreed"),
        (promised(happened_on=date(2026, 10, 1)), "the complaint was received on Tue 27 Oct 2026"),
    ],
)
def test_a_promise_says_what_by_when_and_who(record: Record, event: Promised, sentence: str) -> None:
    assert sentence in refused(record, event)


def test_a_promise_made_before_its_request_became_a_complaint_counts(office: Office) -> None:
    request = a_request(office)
    case_id = make.a_complaint(office, received_on=TODAY, made_on=TODAY, request=request)
    earlier = promised(happened_on=TODAY - timedelta(3))
    assert len(office.cases.record(case_id, earlier).open_promises) == 1


def test_a_new_date_keeps_the_old_one_in_view(record: Record, dampers: str) -> None:
    moved = PromiseMoved(
        **ON,
        promise=dampers,
        new_date=date(2026, 12, 11),
        reason="The parts are late.",
        agreed=Agreed.YES,
        agreed_how="By telephone today",
    )
    promise = record(moved).promises[0]
    assert (promise.by, promise.first_by) == (date(2026, 12, 11), BY)
    assert promise.is_open
    again = replace(moved, new_date=date(2026, 12, 18))
    assert "why it is kept later" in refused(record, replace(again, reason=""))
    assert "whether the resident agreed" in refused(record, replace(again, agreed=Agreed.NOT_SAID))
    assert "why it was not agreed" in refused(record, replace(again, agreed=Agreed.NO, agreed_how=""))
    assert "by Fri 11 Dec 2026 already" in refused(record, moved)
    assert "has to come after" in refused(record, replace(again, new_date=date(2026, 11, 1)))


def test_updates_and_another_owner_are_kept_in_order(record: Record, dampers: str) -> None:
    record(PromiseUpdated(**ON, promise=dampers, text="The parts are ordered."))
    promise = record(PromiseHandedOver(**ON, promise=dampers, owner=2, why="On leave")).promises[0]
    assert [update.text for update in promise.updates] == ["The parts are ordered."]
    assert promise.owner == 2
    assert "already" in refused(record, PromiseHandedOver(**ON, promise=dampers, owner=2))
    assert "who has to do it now" in refused(record, PromiseHandedOver(**ON, promise=dampers, owner=0))
    assert "how far it is" in refused(record, PromiseUpdated(**ON, promise=dampers, text=" "))


def test_money_is_paid_in_parts_until_the_promise_is_kept(record: Record, fifty: str) -> None:
    record(MoneyAnswered(**ON, promise=fifty, accepted=True, how="By telephone"))
    paid = MoneyPaid(**ON, promise=fifty, pence=3_000, how="By bank transfer", reference="114")
    part = record(paid)
    assert (part.promises[1].state, part.promises[1].owed_pence) == (State.OPEN, 2_000)
    assert totals(part.promises).words == "£50 offered, £50 accepted, £30 paid, £20 still to be paid"
    assert "Only £20 of the £50" in refused(record, paid)
    whole = record(replace(paid, pence=2_000))
    assert (whole.promises[1].state, whole.promises[1].kept_on) == (State.KEPT, TODAY)
    assert totals(whole.promises).words == "£50 offered, £50 accepted, £50 paid"
    assert "Nothing is left to do" in refused(record, replace(paid, pence=1))


def test_money_is_set_against_arrears_only_with_agreement(record: Record, fifty: str) -> None:
    paid = MoneyPaid(**ON, promise=fifty, pence=5_000, how="Credited to the rent account", against_arrears=True)
    assert "only if they agreed" in refused(record, paid)
    case = record(replace(paid, arrears_agreed="In her letter of 20 November"))
    assert totals(case.promises).words == "£50 offered, £50 paid (all of it set against arrears)"


def test_declined_money_is_owed_no_more_and_may_be_accepted_after_all(record: Record, fifty: str) -> None:
    no = MoneyAnswered(**ON, promise=fifty, accepted=False, how="By telephone: not enough")
    case = record(no)
    assert case.promises[1].state is State.DECLINED
    assert [promise.key for promise in case.open_promises] != [fifty]
    assert steps(case.promises[1]) == (Step.ACCEPTED, Step.UPDATE)
    paid = MoneyPaid(**ON, promise=fifty, pence=5_000, how="By cheque")
    assert "declined this money" in refused(record, paid)
    record(replace(no, accepted=True))
    assert record(paid).promises[1].state is State.KEPT


def test_money_that_was_paid_in_part_was_not_declined(record: Record, fifty: str) -> None:
    record(MoneyPaid(**ON, promise=fifty, pence=1_000, how="In cash"))
    assert "£10 of it has been paid" in refused(
        record, MoneyAnswered(**ON, promise=fifty, accepted=False, how="By letter")
    )


def test_there_is_no_money_in_other_promises(record: Record, dampers: str) -> None:
    assert "No money was promised" in refused(record, MoneyPaid(**ON, promise=dampers, pence=1, how="By cheque"))
    assert "There is no such promise" in refused(record, MoneyPaid(**ON, promise="9.9", pence=1, how="By cheque"))


def test_what_cannot_be_delivered_is_replaced_by_what_is_offered_instead(record: Record, dampers: str) -> None:
    case = record(cannot(dampers))
    old, new = case.promises[0], case.promises[-1]
    assert (old.state, old.replaced_by) == (State.UNDELIVERABLE, new.key)
    assert (new.remedy.what, new.made, new.replaces, new.is_open) == (
        "Put in another pump",
        Made.INSTEAD,
        dampers,
        True,
    )
    assert steps(old) == (Step.UPDATE,)
    assert "cannot be delivered" in refused(record, PromiseKept(**ON, promise=dampers, evidence="Seen"))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"why": ""}, "why it cannot be delivered"),
        ({"alternative": None}, "what is offered instead"),
        ({"told_on": TODAY + timedelta(2)}, "Please write to the resident first"),
        ({"told_how": ""}, "how the resident was told"),
        ({"alternative": replace(SORRY, owner=0)}, "What is offered instead: Please say who"),
    ],
)
def test_a_remedy_that_cannot_be_delivered_says_why_what_instead_and_how_they_were_told(
    record: Record, dampers: str, changes: dict[str, Any], sentence: str
) -> None:
    assert sentence in refused(record, cannot(dampers, **changes))


def test_where_the_code_asks_for_it_they_are_told_of_the_ombudsman_too(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "council", TODAY)
    organisation = office.organisation.organisation()
    assert organisation
    office.organisation.save(replace(organisation, scheme=Scheme.LGSCO))
    case_id = make.a_complaint(office, received_on=date(2026, 10, 27))
    make.acknowledged(office, case_id, date(2026, 10, 30))
    make.answered(office, case_id, ANSWERED)
    key = office.cases.view(case_id).case.promises[0].key
    with pytest.raises(RuleBroken, match=r"right to go to the Ombudsman too \(Code 7\.4\)"):
        office.cases.record(case_id, cannot(key, ombudsman_told=False))


def test_more_than_the_final_response_offered_needs_a_reason_and_is_marked(
    office: Office, case_id: int, record: Record
) -> None:
    final_answer(office, case_id, FIFTY)
    more = promised(replace(FIFTY, pence=15_000))
    said = refused(record, more)
    assert said.startswith(
        "This goes beyond the final response. The stage 2 response of Wed 18 Nov 2026 was the final one and offered "
        "£50 beside the £50 offered before, which still stood."
    )
    assert "asks why more was not offered then" in said
    made = record(replace(more, why_not_earlier="A second report came.")).promises[-1]
    assert made.is_beyond_final
    assert any("why it was not offered then: A second report came." in line.detail for line in lines(office, case_id))
    assert "beyond the final response" in refused(record, promised())


def test_as_much_again_in_place_of_money_that_was_declined_is_no_more(
    office: Office, case_id: int, record: Record
) -> None:
    final_answer(office, case_id, FIFTY)
    again = promised(replace(FIFTY, pence=4_000))
    assert "beyond the final response" in refused(record, again), "it comes on top of the £50"
    (final,) = [promise for promise in office.cases.view(case_id).case.promises if promise.stage == 2]
    record(MoneyAnswered(**ON, promise=final.key, accepted=False, how="By letter"))
    assert not record(again).promises[-1].is_beyond_final
    assert "beyond the final response" in refused(record, replace(again, remedy=replace(FIFTY, pence=1_001)))


def test_what_stage_1_offered_and_still_stood_was_on_offer_with_the_final_response(
    office: Office, case_id: int, record: Record, fifty: str
) -> None:
    final_answer(office, case_id)
    more = promised(replace(FIFTY, pence=8_000))
    assert "offered no further money beside the £50 offered before, which still stood. The" in refused(record, more)
    record(MoneyAnswered(**ON, promise=fifty, accepted=False, how="By letter"))
    assert not record(promised(FIFTY)).promises[-1].is_beyond_final, "as much again as was declined since"
    assert "beyond the final response" in refused(record, more)


def test_money_declined_before_the_final_response_was_not_on_offer_with_it(
    office: Office, case_id: int, record: Record, fifty: str
) -> None:
    declined = MoneyAnswered(happened_on=date(2026, 11, 11), done_by=1, promise=fifty, accepted=False, how="By letter")
    office.cases.record(case_id, declined)
    final_answer(office, case_id)
    assert "was the final one and offered no money. The" in refused(record, promised(FIFTY))


def test_what_takes_the_place_of_another_is_only_marked_where_it_is_more_money(
    office: Office, case_id: int, record: Record, dampers: str, fifty: str
) -> None:
    final_answer(office, case_id, FIFTY)
    assert not record(cannot(dampers)).promises[-1].is_beyond_final
    higher = cannot(fifty, alternative=replace(FIFTY, pence=6_000))
    assert "beyond the final response" in refused(record, higher)
    assert record(replace(higher, why_not_earlier="Prices rose.")).promises[-1].is_beyond_final


def test_promises_are_followed_after_the_case_is_closed(record: Record, dampers: str) -> None:
    record(Closed(**ON, why=""))
    assert record(PromiseUpdated(**ON, promise=dampers, text="Ordered.")).promises[0].updates
    assert record(PromiseKept(**ON, promise=dampers, evidence="Invoice 114")).promises[0].state is State.KEPT


def lines(office: Office, case_id: int) -> Any:
    return office.cases.view(case_id).lines
