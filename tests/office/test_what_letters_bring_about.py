"""What issuing a letter does to its case: once, and never a second time where it was recorded before."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from chc_desktop.domain.actions import Action
from chc_desktop.domain.case import Status
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import ClockStarted, LetterIssued, PromiseKept, Refused, Withdrawn
from chc_desktop.domain.letters.letter import Done, LetterContents, Offer
from chc_desktop.domain.promises.final_offer import what_was_final
from chc_desktop.domain.promises.promise import State
from chc_desktop.domain.updates.events import Interval, UpdatesAgreed
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from tests import make
from tests.letters import TODAY, a_case_at_stage_2_with_money_to_pay, a_case_ready_for, complete, issue
from tests.office import people

UPDATE, COMPLETION, UNDELIVERABLE = LetterKind.UPDATE, LetterKind("completion"), LetterKind("undeliverable")
RESPONSE2 = LetterKind.RESPONSE_STAGE2
REFUSAL, REFUSAL2 = LetterKind.REFUSAL_STAGE1, LetterKind.REFUSAL_STAGE2


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


def test_an_update_says_what_they_were_told_and_when_they_hear_again(office: Office) -> None:
    case_id = a_case_ready_for(office, UPDATE)
    issue(office, case_id, UPDATE)
    issue(office, case_id, UPDATE)  # each is a new one
    (first, second) = office.cases.view(case_id).case.updates
    assert first == second
    assert first.text.startswith("The engineer came on 20 November")
    assert first.next_update == TODAY + timedelta(7)


def test_an_update_begins_with_the_interval_that_was_agreed(office: Office) -> None:
    case_id = a_case_ready_for(office, UPDATE)
    assert office.letters.open(case_id, UPDATE).contents.new_date is None
    agreed = UpdatesAgreed(happened_on=TODAY, every=Interval.WEEKLY, agreed_how="By telephone")
    office.cases.record(case_id, agreed)
    assert office.letters.open(case_id, UPDATE).contents.new_date == TODAY + timedelta(7)


def test_the_opening_of_an_update_knows_whether_the_answer_is_late(office: Office) -> None:
    late, in_time = a_case_ready_for(office, UPDATE), a_case_ready_for(office, LetterKind.RESPONSE_STAGE1)
    said = [office.letters.look(each, UPDATE, LetterContents()).texts["opening"] for each in (late, in_time)]
    assert "You should have had our answer" in said[0]
    assert "We are still looking into your complaint" not in said[0]
    assert "We are still looking into your complaint" in said[1]


def test_a_refusal_ends_the_case_with_its_ground_and_reasons(office: Office) -> None:
    case_id = a_case_ready_for(office, REFUSAL)
    issue(office, case_id, REFUSAL)
    case = office.cases.view(case_id).case
    assert case.status is Status.REFUSED
    assert case.refusal
    assert (case.refusal.stage, case.refusal.exclusion, case.refusal.ombudsman_told) == (1, "other-valid-reason", True)
    assert case.refusal.reasons.startswith("The boiler was replaced")
    assert Action.WRITE_REFUSAL not in office.cases.view(case_id).actions


def test_the_letter_for_a_refusal_that_is_recorded_already_takes_it_over_and_records_nothing_more(
    office: Office,
) -> None:
    case_id = make.a_complaint(office)
    told = Refused(happened_on=TODAY, stage=1, exclusion="legal-proceedings", reasons="A claim.", ombudsman_told=True)
    office.cases.record(case_id, told)
    assert Action.WRITE_REFUSAL in office.cases.view(case_id).actions

    contents = office.letters.open(case_id, REFUSAL).contents
    assert (contents.exclusion, contents.texts["reasons"]) == ("legal-proceedings", "A claim.")
    with pytest.raises(RuleBroken, match="the ground in this letter differs"):
        issue(office, case_id, REFUSAL, replace(contents, exclusion="already-considered"))
    issue(office, case_id, REFUSAL, contents)

    view = office.cases.view(case_id)
    assert [line.what for line in view.lines][-2:] == [
        "Complaint not accepted",
        "Letter issued: Refusal to accept the complaint",
    ]
    assert Action.WRITE_REFUSAL not in view.actions


def test_stage_2_is_refused_after_stage_1_was_answered_only(office: Office) -> None:
    case_id = a_case_ready_for(office, REFUSAL2)
    assert REFUSAL2 in [each.kind for each in office.letters.offered(case_id)]
    issue(office, case_id, REFUSAL2)
    refusal = office.cases.view(case_id).case.refusal
    assert refusal
    assert refusal.stage == 2
    new = make.a_complaint(office)
    with pytest.raises(RuleBroken, match="Stage 2 cannot be refused as the case stands"):
        issue(office, new, REFUSAL2, replace(complete(office, case_id, REFUSAL2), texts=_texts(office, case_id)))


def test_what_was_done_is_marked_as_kept_and_as_told(office: Office) -> None:
    case_id = a_case_ready_for(office, COMPLETION)
    issue(office, case_id, COMPLETION)
    (promise,) = office.cases.view(case_id).case.promises
    assert (promise.state, promise.kept_on, promise.evidence) == (
        State.KEPT,
        TODAY,
        "Fitted by Hale Heating, and tested at night",
    )
    assert [update.text for update in promise.updates] == ["The resident was told in our letter that this was done."]


def test_what_was_kept_before_is_only_told_and_the_next_letter_begins_without_it(office: Office) -> None:
    case_id = a_case_ready_for(office, COMPLETION)
    (promise,) = office.cases.view(case_id).case.promises
    office.cases.record(case_id, PromiseKept(happened_on=TODAY, promise=promise.key, evidence="The fitter’s sheet"))
    contents = office.letters.open(case_id, COMPLETION).contents
    assert contents.done == (Done(promise.key, "The fitter’s sheet", TODAY),)
    earlier = replace(contents, done=(replace(contents.done[0], on=TODAY - timedelta(1)),))
    with pytest.raises(RuleBroken, match="was kept on another day"):
        issue(office, case_id, COMPLETION, earlier)
    issue(office, case_id, COMPLETION, contents)
    lines = [line.what for line in office.cases.view(case_id).lines]
    assert lines.count("Promise carried out") == 1
    assert office.letters.open(case_id, COMPLETION).contents.done == ()


def test_what_cannot_be_delivered_is_recorded_with_the_day_and_the_way_they_were_told(office: Office) -> None:
    case_id = a_case_ready_for(office, UNDELIVERABLE)
    issue(office, case_id, UNDELIVERABLE)
    ended, instead = office.cases.view(case_id).case.promises
    found = ended.undeliverable
    assert found
    assert (found.told_on, found.told_how, found.ombudsman_told) == (TODAY, "In our letter of 24 November 2026", True)
    assert (instead.remedy.what, instead.replaces) == ("Put the pump on rubber feet", ended.key)
    assert (
        "Put the pump on rubber feet" in office.letters.open(case_id, UNDELIVERABLE).matter.case.promises[1].remedy.what
    )


def test_the_letter_for_it_can_be_written_after_it_was_recorded(office: Office) -> None:
    case_id = a_case_ready_for(office, UNDELIVERABLE)
    contents = complete(office, case_id, UNDELIVERABLE)
    issue(office, case_id, UNDELIVERABLE, contents)
    issue(office, case_id, UNDELIVERABLE, contents)
    assert [line.what for line in office.cases.view(case_id).lines].count("Promise cannot be delivered") == 1
    other = replace(contents.offers[0], what="Move the pump")
    with pytest.raises(RuleBroken, match="what is offered here differs from what the record says"):
        issue(office, case_id, UNDELIVERABLE, replace(contents, offers=(other,)))


def test_more_than_the_final_answer_offered_has_to_be_explained_where_promises_are_kept(office: Office) -> None:
    case_id = a_case_ready_for(office, LetterKind.RESPONSE_STAGE2)
    issue(office, case_id, LetterKind.RESPONSE_STAGE2)
    (money,) = [promise for promise in office.cases.view(case_id).case.promises if promise.is_money]
    contents = complete(office, case_id, UNDELIVERABLE)
    more = replace(contents.offers[0], kind="money", pence=9_000)
    with pytest.raises(RuleBroken, match="more than our final answer offered"):
        issue(office, case_id, UNDELIVERABLE, replace(contents, promise=money.key, offers=(more,)))


def test_a_withdrawal_is_confirmed_once(office: Office) -> None:
    kind = LetterKind("withdrawal")
    case_id = a_case_ready_for(office, kind)
    office.cases.record(case_id, Withdrawn(happened_on=TODAY, why="She rang."))
    issue(office, case_id, kind)
    assert [line.what for line in office.cases.view(case_id).lines].count("Withdrawn by the resident") == 1


def test_closing_after_no_reply_closes_what_was_answered_and_nothing_else(office: Office) -> None:
    kind = LetterKind("no-reply")
    case_id = a_case_ready_for(office, kind)
    contents = complete(office, case_id, kind)
    issue(office, case_id, kind)
    assert office.cases.view(case_id).case.status is Status.CLOSED
    unanswered = a_case_ready_for(office, UPDATE)
    assert kind not in [each.kind for each in office.letters.offered(unanswered)]
    with pytest.raises(RuleBroken, match="Stage 1 has not been answered, so the case cannot be closed"):
        issue(
            office, unanswered, kind, replace(contents, texts={"opening": "We wrote on 3 November. You did not reply."})
        )


def test_evidence_goes_to_the_ombudsman_and_does_that_step_of_its_clock(office: Office) -> None:
    kind = LetterKind("evidence")
    case_id = a_case_ready_for(office, kind)
    issue(office, case_id, UPDATE)
    asked = ClockStarted(
        happened_on=TODAY - timedelta(4), clock_kind="ombudsman-evidence", due=TODAY + timedelta(10), what="Everything"
    )
    office.cases.record(case_id, asked)
    look = office.letters.look(case_id, kind, LetterContents())
    assert "You asked us for evidence on Friday 20 November 2026." in look.texts["opening"]
    assert "- Update, 24 November 2026" in look.texts["enclosed"]
    page = office.letters.page(case_id, kind, LetterContents())
    assert page.recipient[:2] == ("Housing Ombudsman Service", "PO Box 1484")
    issue(office, case_id, kind)
    (clock,) = office.cases.view(case_id).case.clocks
    assert [(done.step, done.on) for done in clock.done] == [("send", TODAY)]


def test_who_would_speak_for_them_is_asked_without_a_word_about_the_complaint(office: Office) -> None:
    case_id = a_case_ready_for(office, LetterKind("authority-representative"))
    page = office.letters.page(case_id, LetterKind("authority-representative"), LetterContents())
    assert (page.salutation, page.recipient[0]) == ("Dear Sam Bell", "Sam Bell")
    said = f"{page.title} {page.blocks}"
    assert "boiler" not in said
    assert "complaint" not in said.casefold()
    theirs = office.letters.page(case_id, LetterKind("authority-resident"), LetterContents())
    assert (theirs.salutation, theirs.recipient[0]) == ("Dear Joan Bell", "Joan Bell")


def test_once_there_is_authority_it_is_not_asked_for(office: Office) -> None:
    case_id = make.a_complaint(office)
    people.spoken_for(office, case_id)
    assert "authority-resident" not in [each.kind for each in office.letters.offered(case_id)]
    with pytest.raises(RuleBroken, match="has the authority for it"):
        office.letters.open(case_id, LetterKind("authority-representative"))


def test_a_question_stops_no_clock(office: Office) -> None:
    kind = LetterKind("clarification")
    case_id = make.a_complaint(office, received_on=TODAY - timedelta(2))
    before = office.cases.view(case_id)
    look = office.letters.look(case_id, kind, LetterContents())
    assert any("A question stops no clock: stage 1 is still to be acknowledged" in said for said in look.cautions)
    issue(office, case_id, kind)
    after = office.cases.view(case_id)
    assert after.deadlines == before.deadlines
    assert len(after.lines) == len(before.lines) + 1


def test_a_promise_whose_day_has_passed_is_not_promised_again_unseen(office: Office) -> None:
    case_id = a_case_ready_for(office, LetterKind("no-reply"))
    look = office.letters.look(case_id, LetterKind("no-reply"), LetterContents())
    assert any(
        "“Fit dampers to the pump” was promised by Wed 18 Nov 2026, which has passed" in s for s in look.cautions
    )
    assert "We promised this by Wednesday 18 November 2026, and it is late." in look.own["promises"]


def test_a_letter_keeps_what_was_chosen_while_it_is_written(office: Office) -> None:
    case_id = a_case_ready_for(office, UNDELIVERABLE)
    for kind in (UNDELIVERABLE, COMPLETION, UPDATE):
        contents = complete(office, case_id, kind)
        office.letters.keep(case_id, kind, contents)
        kept = office.letters.open(case_id, kind).contents
        assert (kept.promise, kept.done, kept.new_date) == (contents.promise, contents.done, contents.new_date)


def test_what_was_said_of_a_letter_is_in_its_entry(office: Office) -> None:
    case_id = a_case_ready_for(office, REFUSAL)
    issue(office, case_id, REFUSAL)
    with office.desk.register.transaction() as shelves:
        events = [entry.event for entry in shelves.record.history(case_id)]
    (issued,) = [event for event in events if isinstance(event, LetterIssued)]
    assert json.loads(issued.texts)["exclusion"] == "other-valid-reason"


def _texts(office: Office, case_id: int) -> dict[str, str]:
    """Every part written out, so that nothing is missing where the case lacks it."""
    said = office.letters.look(case_id, REFUSAL2, complete(office, case_id, REFUSAL2)).texts
    return {key: text for key, text in said.items() if text}


def test_money_that_is_named_again_at_stage_2_stands_once(office: Office) -> None:
    case_id, again = _named_again(office)
    issue(office, case_id, RESPONSE2, again)
    case = office.cases.view(case_id).case
    assert [(each.stage, each.remedy.pence) for each in case.open_promises if each.is_money] == [(1, 5000)]
    beside = "offered no further money beside the £50 offered before, which still stood."
    assert what_was_final(case).endswith(beside)
    started = office.letters.open(case_id, RESPONSE2).contents
    assert started.offers == again.offers  # and it can be sent again
    issue(office, case_id, RESPONSE2, started)


def test_money_that_is_named_again_keeps_its_day_and_its_sum(office: Office) -> None:
    case_id, again = _named_again(office)
    (offer,) = again.offers
    assert offer.by
    for other, sentence in (
        (replace(offer, by=offer.by + timedelta(1)), "promised before is to be paid by"),
        (replace(offer, pence=6000), "Only £50 was promised before"),
        (replace(offer, repeats="99.1"), "no such promise"),
    ):
        with pytest.raises(RuleBroken, match=sentence):
            issue(office, case_id, RESPONSE2, replace(again, offers=(other,)))


def test_the_same_sum_is_asked_about_while_an_earlier_one_is_still_to_be_paid(office: Office) -> None:
    case_id, again = _named_again(office)
    twice = replace(again, offers=(replace(again.offers[0], repeats=""),))
    assert _asks_whether_it_is_the_same(office, case_id, twice)
    assert not _asks_whether_it_is_the_same(office, case_id, again)


def _named_again(office: Office) -> tuple[int, LetterContents]:
    """A case at stage 2 with £50 of stage 1 still to be paid, and an answer that names them again."""
    case_id = a_case_at_stage_2_with_money_to_pay(office)
    (promise,) = (each for each in office.cases.view(case_id).case.open_promises if each.is_money)
    offer = Offer("money", promise.remedy.what, promise.by, promise.remedy.pence, repeats=promise.key)
    return case_id, replace(complete(office, case_id, RESPONSE2), offers=(offer,))


def _asks_whether_it_is_the_same(office: Office, case_id: int, contents: LetterContents) -> bool:
    cautions = office.letters.look(case_id, RESPONSE2, contents).cautions
    return any("£50 was promised on" in each and "promised twice" in each for each in cautions)
