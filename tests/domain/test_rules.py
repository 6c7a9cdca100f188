"""What the Code forbids is refused in a sentence that names the provision."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from chc_desktop.domain.case import Status
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import (
    Acknowledged,
    Closed,
    Corrected,
    Escalated,
    Event,
    Extended,
    Finding,
    HandlerChanged,
    PointAdded,
    PromiseKept,
    Refused,
    Remedy,
    Reopened,
    Responded,
    Updated,
    Withdrawn,
)
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.office.office import Office
from tests import make

RECEIVED = date(2026, 10, 5)
ACKNOWLEDGED = date(2026, 10, 8)
ANSWERED = date(2026, 10, 20)
ASKED = date(2026, 11, 2)
OFFICER, CHAIR, TRUSTEE = 1, 2, 3
Start = Callable[[], tuple[Office, int]]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def new(office: Office) -> int:
    return make.a_complaint(office, received_on=RECEIVED, made_on=RECEIVED)


@pytest.fixture
def acknowledged(office: Office, new: int) -> int:
    make.acknowledged(office, new, ACKNOWLEDGED)
    return new


@pytest.fixture
def answered(office: Office, acknowledged: int) -> int:
    make.answered(office, acknowledged, ANSWERED)
    return acknowledged


@pytest.fixture
def at_stage_2(office: Office, answered: int) -> int:
    make.escalated(office, answered, ASKED)
    office.cases.record(answered, Acknowledged(happened_on=date(2026, 11, 4), done_by=OFFICER, stage=2))
    return answered


def refuses(office: Office, case_id: int, event: Event, *said: str) -> None:
    before = office.cases.view(case_id)
    with pytest.raises(RuleBroken) as caught:
        office.cases.record(case_id, event)
    for part in said:
        assert part in str(caught.value)
    assert str(caught.value).rstrip().endswith(".")
    assert office.cases.view(case_id) == before, "a refused event leaves nothing behind"


def stage2_answer(by: int) -> Responded:
    findings = tuple(Finding(n, Outcome.NOT_UPHELD, "Looked at again; the records agree.") for n in (1, 2))
    return Responded(
        happened_on=date(2026, 11, 20), done_by=by, stage=2, findings=findings, no_remedy_because="Nothing went wrong."
    )


def test_stage_2_by_the_stage_1_handler_is_refused(office: Office, answered: int) -> None:
    refuses(office, answered, Escalated(happened_on=ASKED, reviewer=OFFICER), "did not handle stage 1", "6.13")


def test_the_stage_2_answer_by_the_stage_1_handler_is_refused(office: Office, at_stage_2: int) -> None:
    refuses(office, at_stage_2, stage2_answer(by=OFFICER), "6.13")
    assert office.cases.record(at_stage_2, stage2_answer(by=CHAIR)).status is Status.ANSWERED2


def test_stage_2_cannot_be_handed_to_the_stage_1_handler(office: Office, at_stage_2: int) -> None:
    handover = HandlerChanged(happened_on=ASKED, stage=2, handler=OFFICER, why="Leave")
    refuses(office, at_stage_2, handover, "6.13")


def test_a_response_that_leaves_a_point_unanswered_is_refused(office: Office, acknowledged: int) -> None:
    one = (Finding(1, Outcome.UPHELD, "The engineer heard it."), Finding(2, Outcome.UPHELD, "  "))
    event = Responded(happened_on=ANSWERED, done_by=OFFICER, stage=1, findings=one, no_remedy_because="None needed.")
    refuses(office, acknowledged, event, "point 2", "6.7")


def test_a_point_that_is_not_ours_needs_no_finding(office: Office, new: int) -> None:
    office.cases.record(new, Acknowledged(happened_on=ACKNOWLEDGED, done_by=OFFICER, stage=1, not_ours=(2,)))
    one = (Finding(1, Outcome.UPHELD, "The engineer heard it."),)
    event = Responded(happened_on=ANSWERED, done_by=OFFICER, stage=1, findings=one, no_remedy_because="It was mended.")
    assert office.cases.record(new, event).status is Status.ANSWERED1


def test_a_response_without_remedy_has_to_say_why(office: Office, acknowledged: int) -> None:
    findings = tuple(Finding(n, Outcome.UPHELD, "Yes.") for n in (1, 2))
    event = Responded(happened_on=ANSWERED, done_by=OFFICER, stage=1, findings=findings)
    refuses(office, acknowledged, event, "put things right")


def extension(new_date: date, reason: str = "The engineer is ill.", told: bool = True, beyond: str = "") -> Extended:
    return Extended(
        happened_on=date(2026, 10, 15),
        done_by=OFFICER,
        stage=1,
        new_date=new_date,
        reason=reason,
        ombudsman_told=told,
        beyond_cap_because=beyond,
    )


def test_an_extension_without_a_reason_is_refused(office: Office, acknowledged: int) -> None:
    refuses(office, acknowledged, extension(date(2026, 10, 28), reason=" "), "6.4", "reason")


def test_an_extension_without_the_ombudsman_is_refused(office: Office, acknowledged: int) -> None:
    refuses(office, acknowledged, extension(date(2026, 10, 28), told=False), "6.5")


def test_an_extension_is_capped_from_the_original_date_unless_a_good_reason_is_recorded(
    office: Office, acknowledged: int
) -> None:
    beyond = date(2026, 11, 6)  # due 22 October; ten working days more is 5 November
    refuses(office, acknowledged, extension(beyond), "Thu 5 Nov 2026", "6.4")
    case = office.cases.record(acknowledged, extension(beyond, beyond="The asbestos report comes on the 5th."))
    assert case.stage1.extended_to == beyond


def test_an_extension_has_to_be_later_than_the_date_due_now(office: Office, acknowledged: int) -> None:
    refuses(office, acknowledged, extension(date(2026, 10, 22)), "later than Thu 22 Oct 2026")


def test_stage_1_cannot_be_answered_before_it_is_acknowledged(office: Office, new: int) -> None:
    findings = tuple(Finding(n, Outcome.UPHELD, "Yes.") for n in (1, 2))
    event = Responded(happened_on=ANSWERED, done_by=OFFICER, stage=1, findings=findings, no_remedy_because="Nothing.")
    refuses(office, new, event, "not been acknowledged", "6.2")


def test_there_is_no_third_stage(office: Office, at_stage_2: int) -> None:
    office.cases.record(at_stage_2, stage2_answer(by=CHAIR))
    refuses(office, at_stage_2, Escalated(happened_on=date(2026, 11, 23), reviewer=TRUSTEE), "5.3", "Ombudsman")


def test_it_cannot_go_to_stage_2_before_stage_1_is_answered(office: Office, acknowledged: int) -> None:
    refuses(office, acknowledged, Escalated(happened_on=ASKED, reviewer=CHAIR), "Stage 1 has not been answered")


def test_a_closed_case_can_still_go_to_stage_2(office: Office, answered: int) -> None:
    office.cases.record(answered, Closed(happened_on=date(2026, 10, 30), why="Answered"))
    assert office.cases.record(answered, Escalated(happened_on=ASKED, reviewer=CHAIR)).status is Status.ESCALATED


def test_a_case_cannot_be_closed_unanswered(office: Office, acknowledged: int) -> None:
    refuses(office, acknowledged, Closed(happened_on=ANSWERED, why="Quiet now"), "not been answered", "6.3")


def test_a_closed_case_cannot_be_extended(office: Office, answered: int) -> None:
    office.cases.record(answered, Closed(happened_on=date(2026, 10, 30), why="Answered"))
    refuses(office, answered, extension(date(2026, 11, 20)), "has ended", "Reopen")


def test_a_refusal_needs_a_ground_reasons_and_the_ombudsman(office: Office, new: int) -> None:
    def refusal(exclusion: str = "over-12-months", reasons: str = "It was in 2019.", told: bool = True) -> Refused:
        return Refused(happened_on=ACKNOWLEDGED, stage=1, exclusion=exclusion, reasons=reasons, ombudsman_told=told)

    refuses(office, new, refusal(exclusion="anonymous"), "2.2")
    refuses(office, new, refusal(reasons=""), "reasons", "2.2")
    refuses(office, new, refusal(told=False), "Ombudsman")
    assert office.cases.record(new, refusal()).status is Status.REFUSED


def test_a_new_point_joins_only_before_the_stage_1_answer(office: Office, acknowledged: int) -> None:
    case = office.cases.record(acknowledged, PointAdded(happened_on=ACKNOWLEDGED, text="The lobby light flickers."))
    assert [point.number for point in case.points] == [1, 2, 3]
    findings = tuple(Finding(n, Outcome.UPHELD, "Yes.") for n in (1, 2, 3))
    remedy = (Remedy("apology", "Say sorry", date(2026, 11, 1)),)
    make.answered(office, acknowledged, ANSWERED, findings=findings, remedies=remedy)
    refuses(office, acknowledged, PointAdded(happened_on=ASKED, text="And the door."), "6.8", "new complaint")


def test_a_withdrawn_case_reopens_where_it_was(office: Office, acknowledged: int) -> None:
    refuses(office, acknowledged, Withdrawn(happened_on=ANSWERED, why=""), "how the resident withdrew")
    office.cases.record(acknowledged, Withdrawn(happened_on=ANSWERED, why="She telephoned."))
    refuses(office, acknowledged, Updated(happened_on=ANSWERED, text="Hello"), "has ended (withdrawn)")
    assert office.cases.record(acknowledged, Reopened(happened_on=ASKED, why="She rang again.")).status is Status.STAGE1


def test_nothing_happens_in_the_future_or_before_receipt(office: Office, new: int) -> None:
    refuses(office, new, Acknowledged(happened_on=date(2026, 11, 25), stage=1), "still to come")
    refuses(office, new, Acknowledged(happened_on=date(2026, 10, 4), stage=1), "received on Mon 5 Oct 2026")


def test_a_promise_is_kept_once_with_evidence(office: Office, answered: int) -> None:
    (promise,) = office.cases.view(answered).case.open_promises
    refuses(office, answered, PromiseKept(happened_on=ASKED, promise=promise.key, evidence=""), "what shows")
    kept = PromiseKept(happened_on=ASKED, promise=promise.key, evidence="Fitted, engineer's sheet 114.")
    assert office.cases.record(answered, kept).open_promises == ()
    refuses(office, answered, kept, "already")


def test_no_event_kind_is_without_its_rule(office: Office, new: int) -> None:
    from chc_desktop.domain import events
    from chc_desktop.domain.rules import _check

    kinds = [kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, Event)]
    lacking = [kind for kind in kinds if kind not in (Event, events.Received, Corrected)]
    assert [kind for kind in lacking if _check.dispatch(kind) is _check.dispatch(Event)] == []


def test_whoever_handled_stage_1_at_any_time_does_not_take_stage_2(office: Office, acknowledged: int) -> None:
    handover = HandlerChanged(happened_on=ACKNOWLEDGED, done_by=OFFICER, stage=1, handler=TRUSTEE, why="Leave")
    office.cases.record(acknowledged, handover)
    make.answered(office, acknowledged, ANSWERED, done_by=TRUSTEE)
    refuses(office, acknowledged, Escalated(happened_on=ASKED, reviewer=OFFICER), "6.13")
    refuses(office, acknowledged, Escalated(happened_on=ASKED, reviewer=TRUSTEE), "6.13")
    assert office.cases.record(acknowledged, Escalated(happened_on=ASKED, reviewer=CHAIR)).status is Status.ESCALATED


def test_an_answered_stage_is_not_taken_over(office: Office, answered: int) -> None:
    handover = HandlerChanged(happened_on=ASKED, stage=1, handler=CHAIR, why="Tidying")
    refuses(office, answered, handover, "has been answered")


def test_a_complaint_of_which_nothing_is_ours_is_refused_rather_than_acknowledged(office: Office, new: int) -> None:
    everything = Acknowledged(happened_on=ACKNOWLEDGED, done_by=OFFICER, stage=1, not_ours=(1, 2))
    refuses(office, new, everything, "Refuse the complaint instead")


def test_steps_keep_their_order(office: Office, acknowledged: int) -> None:
    early = ACKNOWLEDGED - timedelta(1)
    findings = tuple(Finding(n, Outcome.UPHELD, "Yes.") for n in (1, 2))
    remedies = (Remedy("apology", "Say sorry", date(2026, 11, 1)),)
    answer = Responded(happened_on=early, done_by=OFFICER, stage=1, findings=findings, remedies=remedies)
    refuses(office, acknowledged, answer, "before the stage was acknowledged")
    refuses(office, acknowledged, replace(extension(date(2026, 10, 28)), happened_on=early), "was acknowledged")
    refuses(office, acknowledged, replace(answer, happened_on=ANSWERED, done_by=0), "who decided")
    stray = (*findings, Finding(7, Outcome.UPHELD, "Yes."))
    refuses(office, acknowledged, replace(answer, happened_on=ANSWERED, findings=stray), "no point 7")
    office.cases.record(acknowledged, replace(answer, happened_on=ANSWERED))
    refuses(office, acknowledged, Closed(happened_on=ACKNOWLEDGED, why=""), "before the complaint was answered")
    (promise,) = office.cases.view(acknowledged).case.open_promises
    kept = PromiseKept(happened_on=ACKNOWLEDGED, promise=promise.key, evidence="Letter")
    refuses(office, acknowledged, kept, "before it was made")


def test_an_extension_to_a_day_that_has_passed_is_refused(office: Office, acknowledged: int) -> None:
    late = replace(extension(date(2026, 10, 28)), happened_on=date(2026, 10, 30))
    refuses(office, acknowledged, late, "cannot lie before Fri 30 Oct 2026")
