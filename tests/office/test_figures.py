"""What the register says, on small registers through the office: the number, the sentence and the cases that spoil it.

The year of the form is 1 Nov 2025 to 31 Oct 2026; it is looked at on 24 Nov 2026.
"""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.figure import Figure
from chc_desktop.domain.assessments.measures import figure as figure_of
from chc_desktop.domain.assessments.reporting_year import reporting_year
from chc_desktop.domain.assessments.round.events import (
    AssessmentPublished,
    AssessmentReopened,
    CircumstanceDutyDone,
    Place,
)
from chc_desktop.domain.assessments.round.reasons import Duty, Reason
from chc_desktop.domain.entries import AssessmentApproved
from chc_desktop.domain.events import (
    Acknowledged,
    ClockStarted,
    ClockStepDone,
    Closed,
    Escalated,
    Event,
    Extended,
    Finding,
    PointAdded,
    PromiseKept,
    Refused,
    Remedy,
    Updated,
)
from chc_desktop.domain.facts import Person
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.lessons.events import Audience, LessonNoted, LessonTold
from chc_desktop.domain.people.events import ContractorStep
from chc_desktop.domain.points.events import EvidenceConsidered
from chc_desktop.domain.requests.events import RequestDone, RequestReviewed
from chc_desktop.domain.updates.events import Interval, UpdatesAgreed
from chc_desktop.domain.vocabulary import LetterKind, Measure, Outcome
from chc_desktop.exchange.planned import Trouble
from chc_desktop.office.assessments import reading
from chc_desktop.office.assessments.figures import material
from chc_desktop.office.office import Office
from chc_desktop.office.requests import NewRequest
from tests import letters, make
from tests.exchange.registers import workbook
from tests.office import people

MONDAY = date(2026, 3, 2)
"""No bank holiday is near: acknowledged by Mon 9 March; acknowledged that Wednesday, answered by Wed 18 March."""

ACKNOWLEDGED, ANSWERED, DUE = date(2026, 3, 4), date(2026, 3, 16), date(2026, 3, 18)
ESCALATED, AGAIN = date(2026, 4, 13), date(2026, 4, 15)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path)


def under(edition: str, folder: Path) -> Office:
    """An office in which every complaint goes by an earlier Code, or one that was never in force."""
    return letters.an_office_under(letters.EDITIONS[edition], folder)


def said(office: Office, measure: Measure, edition: str = "hos-2024") -> Figure:
    year = reporting_year(2026, (31, 10))
    with office.desk.register.transaction() as shelves:
        return figure_of(measure, material(office.desk, shelves, year, office.desk.edition(edition)))


def counted(found: Figure) -> tuple[int, int]:
    return found.numerator, found.denominator


def spoilers(found: Figure) -> list[str]:
    return [str(each) for each in found.spoilers]


def waiting(found: Figure) -> list[str]:
    return [str(each) for each in found.waiting]


def received(office: Office, on: date = MONDAY, **changes: Any) -> int:
    return make.a_complaint(office, received_on=on, **changes)


def answered(office: Office, answered_on: date = ANSWERED, **changes: Any) -> int:
    """A complaint acknowledged in time and answered at stage 1."""
    case_id = received(office)
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    make.answered(office, case_id, answered_on, **changes)
    return case_id


def escalated(office: Office, **changes: Any) -> int:
    """The same, and taken to stage 2."""
    case_id = answered(office)
    event = Escalated(happened_on=ESCALATED, done_by=1, reviewer=2)
    office.cases.record(case_id, replace(event, **changes))
    return case_id


def extended(office: Office, case_id: int, on: date, to: date, **changes: Any) -> None:
    event = Extended(
        happened_on=on, done_by=1, stage=1, new_date=to, reason="A report is on its way", ombudsman_told=True
    )
    office.cases.record(case_id, replace(event, **changes))


def a_request(office: Office, asked_on: date, review_on: date) -> int:
    return office.requests.log(
        NewRequest(
            person=make.RESIDENT,
            channel=Channel.TELEPHONE,
            category=Category.REPAIRS,
            asked_on=asked_on,
            title="Kitchen tap drips",
            their_words="Please mend my tap.",
            review_on=review_on,
        )
    )


def refusal(stage: int, **changes: Any) -> Refused:
    event = Refused(
        happened_on=date(2026, 4, 20),
        done_by=1,
        stage=stage,
        exclusion="already-considered",
        reasons="It was answered in 2024.",
        ombudsman_told=True,
    )
    return replace(event, **changes)


@pytest.mark.parametrize("measure", Measure)
def test_a_year_without_anything_says_so_and_has_no_number(measure: Measure, silent: Office) -> None:
    found = said(silent, measure)
    assert counted(found) == (0, 0)
    assert found.sentence.startswith("No ")
    assert not found.shortfall


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A register in which everything happened in another year."""
    office = make.an_office(tmp_path_factory.mktemp("silent"))
    received(office, date(2025, 10, 31))
    received(office, date(2026, 11, 1))
    a_request(office, date(2026, 11, 2), date(2026, 12, 1))
    return office


def test_ways_to_complain_are_counted(office: Office) -> None:
    for channel in (Channel.EMAIL, Channel.TELEPHONE, Channel.EMAIL, Channel.SOCIAL_MEDIA):
        received(office, channel=channel)
    assert said(office, Measure.CHANNELS).sentence == (
        "4 complaints were received in the year: 2 by email, 1 by telephone and 1 on social media."
    )


def test_what_came_on_social_media_is_counted_for_the_code_that_asks(tmp_path: Path) -> None:
    office = under("hos-2022", tmp_path)
    received(office, channel=Channel.SOCIAL_MEDIA)
    received(office)
    found = said(office, Measure.CAME_ON_SOCIAL_MEDIA, "hos-2022")
    assert found.sentence == "1 complaint received in the year came on social media."


def test_those_who_speak_for_a_resident_are_counted(office: Office) -> None:
    people.spoken_for(office, received(office))
    received(office)
    found = said(office, Measure.REPRESENTED)
    assert found.sentence == (
        "1 complaint received in the year was made or carried on by somebody who speaks for the person who complained."
    )
    assert [each.reference for each in found.counted] == ["2026-001"]
    assert not found.judges


def test_an_acknowledgement_issued_here_carried_all_its_parts_and_one_sent_another_way_is_named(tmp_path: Path) -> None:
    office = make.an_office(tmp_path)
    by_letter = make.a_complaint(office, received_on=office.today() - timedelta(7))
    letters.issue(office, by_letter, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    by_telephone = make.a_complaint(office, received_on=office.today() - timedelta(7))
    make.acknowledged(office, by_telephone, office.today() - timedelta(3))
    view = office.assessments.open(2027)
    for slug, said_of in (("3.7", "told of the right to go to the Ombudsman"), ("5.7", "responsibility")):
        found = view.figures[slug]
        assert counted(found) == (1, 2)
        assert spoilers(found) == ["2026-002 another way"]
        assert said_of in found.sentence
        assert "(50%)" in found.sentence
        assert not found.judges
    assert counted(view.figures["5.6+acknowledgement-letters"]) == (1, 2)


def test_a_letter_that_a_code_does_not_ask_for_is_not_judged(office: Office) -> None:
    found = said(office, Measure.RESPONSIBILITIES_NAMED, "hos-2022")
    assert found.sentence == "No such part of an acknowledgement is asked for in this Code."


def test_early_answers_are_a_share_that_blames_nobody(office: Office) -> None:
    answered(office, date(2026, 3, 9))
    answered(office, date(2026, 3, 10))
    found = said(office, Measure.ANSWERED_EARLY)
    assert counted(found) == (1, 2)
    assert found.sentence == (
        "1 of 2 complaints received in the year and answered at stage 1 was answered early, within 5 working days of "
        "receipt (50%)."
    )
    assert not found.spoilers
    assert not found.shortfall


TOLD_LATE = ["2026-001 told after the limit"]


@pytest.mark.parametrize(
    ("edition", "found"),
    [
        (
            "hos-2024",
            {
                Measure.EXTENSIONS_STAGE1: ((1, 2), TOLD_LATE),
                Measure.EXTENSIONS_AGREED_STAGE1: ((1, 1), []),
                Measure.EXTENSIONS_STAGE1_OMBUDSMAN: ((2, 2), []),
            },
        ),
        (
            "joint-draft",
            {
                Measure.EXTENSIONS_TOLD_STAGE1: ((1, 2), TOLD_LATE),
                Measure.EXTENSIONS_WITHIN_CAP_STAGE1: ((2, 2), []),
            },
        ),
        ("hos-2020", {Measure.EXTENSIONS_REASONED: ((2, 2), []), Measure.EXTENSIONS_TOLD: ((1, 2), TOLD_LATE)}),
    ],
)
def test_an_extension_told_late_and_one_beyond_the_cap_are_told_apart(
    tmp_path: Path, edition: str, found: dict[Measure, tuple[tuple[int, int], list[str]]]
) -> None:
    office = under(edition, tmp_path)
    late, beyond = received(office), received(office)
    for case_id in (late, beyond):
        make.acknowledged(office, case_id, ACKNOWLEDGED)
    extended(office, late, date(2026, 3, 19), date(2026, 3, 25))
    extended(office, beyond, date(2026, 3, 13), date(2026, 4, 9), beyond_cap_because="The surveyor fell ill")
    for measure, (numbers, named) in found.items():
        figure = said(office, measure, edition)
        assert (counted(figure), spoilers(figure)) == (numbers, named)


@pytest.fixture
def updated(tmp_path: Path) -> Office:
    """Three answers two weeks late: one with every update that was agreed, one without, one with nothing agreed."""
    return _updated(make.an_office(tmp_path))


def _updated(office: Office) -> Office:
    cases = [received(office) for _ in range(3)]
    for case_id in cases:
        make.acknowledged(office, case_id, ACKNOWLEDGED)
    for case_id in cases[:2]:
        agreed = UpdatesAgreed(happened_on=DUE, done_by=1, every=Interval.WEEKLY, agreed_how="By telephone")
        office.cases.record(case_id, agreed)
    office.cases.record(cases[0], Updated(happened_on=date(2026, 3, 25), done_by=1, text="The report is here."))
    for case_id in cases:
        make.answered(office, case_id, date(2026, 4, 1))
    return office


def test_it_is_counted_whether_it_was_agreed_how_often_to_update(updated: Office) -> None:
    found = said(updated, Measure.UPDATES_AGREED)
    assert counted(found) == (2, 3)
    assert spoilers(found) == ["2026-003 at stage 1"]
    assert found.shortfall == "1 of 3 has no such agreement"


def test_it_is_counted_whether_updates_were_kept_to_under_the_code_of_2022(tmp_path: Path) -> None:
    office = _updated(under("hos-2022", tmp_path))
    found = said(office, Measure.UPDATES_KEPT, "hos-2022")
    assert counted(found) == (1, 2)
    assert spoilers(found) == ["2026-002 no update by Wed 25 Mar 2026"]
    assert found.shortfall == "1 of 2 came without an update that was due"


def test_updates_agreed_on_an_answer_still_to_come_wait_for_the_next_one(tmp_path: Path) -> None:
    office = under("hos-2022", tmp_path)
    case_id = received(office, date(2026, 10, 26))
    make.acknowledged(office, case_id, date(2026, 10, 28))
    office.cases.record(
        case_id,
        UpdatesAgreed(happened_on=date(2026, 11, 20), done_by=1, every=Interval.WEEKLY, agreed_how="By telephone"),
    )
    assert waiting(said(office, Measure.UPDATES_KEPT, "hos-2022")) == ["2026-001 due Fri 27 Nov 2026"]


def test_stage_2_asked_for_without_a_reason_is_taken_on_all_the_same(office: Office) -> None:
    escalated(office)
    escalated(office, still_unhappy_with="Nobody came.")
    found = said(office, Measure.ESCALATED_WITHOUT_REASON)
    assert found.sentence == "2 requests for stage 2 made in the year were taken on, 1 of them with no reason given."
    assert counted(said(office, Measure.WITHIN_TWO_STAGES)) == (2, 2)


def test_a_third_stage_has_its_own_figures_under_the_code_of_2022(tmp_path: Path) -> None:
    office = under("hos-2022", tmp_path)
    case_id = escalated(office)
    make.answered(office, case_id, date(2026, 5, 1), stage=2, done_by=2)
    office.cases.record(case_id, Escalated(happened_on=date(2026, 5, 5), done_by=1, reviewer=3, stage=3))
    make.answered(office, case_id, date(2026, 6, 5), stage=3, done_by=3)
    assert said(office, Measure.STAGE3_ASKED_FOR, "hos-2022").sentence == (
        "1 request for stage 3 made in the year was taken on."
    )
    found = said(office, Measure.RESPONDED_IN_TIME_STAGE3, "hos-2022")
    assert spoilers(found) == ["2026-001 by 2 working days"]
    assert found.sentence == (
        "0 of 1 request for stage 3 made in the year was answered at stage 3 within 20 working days of the request."
    )
    assert counted(said(office, Measure.LETTERS_COMPLETE_STAGE3, "hos-2022")) == (1, 1)
    assert counted(said(office, Measure.STAGE2_AFTER_STAGE1, "hos-2022")) == (1, 1)


def test_refusals_stand_on_a_ground_of_the_code_and_are_counted_by_it(office: Office) -> None:
    for ground in ("already-considered", "over-12-months"):
        office.cases.record(received(office), refusal(1, exclusion=ground, happened_on=ACKNOWLEDGED))
    assert said(office, Measure.REFUSALS_GROUNDED).sentence == (
        "2 of 2 refusals of complaints received in the year gave the reasons and a ground that the Code allows."
    )
    by_ground = said(office, Measure.REFUSED_BY_GROUND)
    assert by_ground.sentence.startswith("2 complaints received in the year were not accepted: “")
    assert "twelve months before they complained” 1" in by_ground.sentence
    too_old = said(office, Measure.REFUSED_AS_TOO_OLD)
    assert too_old.sentence == "1 complaint received in the year was refused for coming too late."
    assert [str(each) for each in too_old.counted] == ["2026-002 on Wed 4 Mar 2026"]


def test_a_complaint_about_safety_is_never_refused_where_the_code_says_so(tmp_path: Path) -> None:
    office = under("joint-draft", tmp_path)
    refused = received(office, category=Category.SAFETY)
    received(office, category=Category.SAFETY)
    received(office)
    ground = letters.EDITIONS["joint-draft"].exclusions[0].slug
    office.cases.record(refused, refusal(1, happened_on=ACKNOWLEDGED, exclusion=ground))
    found = said(office, Measure.SAFETY_NOT_REFUSED, "joint-draft")
    assert found.sentence == "1 of 2 complaints of the year about safety was taken on."
    assert spoilers(found) == ["2026-001 refused"]


def test_a_refusal_to_escalate_says_why_and_gives_the_right_to_the_ombudsman(office: Office) -> None:
    office.cases.record(answered(office), refusal(2))
    office.cases.record(answered(office), refusal(2))
    found = said(office, Measure.REFUSALS_TO_ESCALATE_EXPLAINED)
    assert found.sentence == (
        "2 of 2 refusals of stage 2 made in the year gave the reasons and the right to go to the Ombudsman."
    )


def test_everybody_who_deals_with_a_complaint_is_named_and_nobody_it_is_about_deals_with_it(office: Office) -> None:
    about_the_chair = received(office)
    people.accused(office, about_the_chair, 2)
    people.conflicted(office, received(office), 3)
    received(office)
    assert said(office, Measure.HANDLERS_NAMED).sentence == (
        "3 of 3 complaints received in the year have somebody named who deals with it, at every stage."
    )
    found = said(office, Measure.CONFLICTS_KEPT_OUT)
    assert counted(found) == (2, 2)
    assert "dealt with by others" in found.sentence


def test_what_a_contractor_deals_with_comes_back_in_time_and_is_answered_by_us(tmp_path: Path) -> None:
    days = [date(2026, 3, 4)]
    office = make.an_office(tmp_path, lambda: days[0])
    in_time, late = received(office), received(office)
    hale = people.passed_on(office, in_time, date(2026, 3, 10))
    people.passed_on(office, late, date(2026, 3, 10), people.somebody(office, hale))
    assert waiting(said(office, Measure.CONTRACTORS_ANSWERED)) == [
        "2026-001 due Tue 10 Mar 2026",
        "2026-002 due Tue 10 Mar 2026",
    ]
    days[0] = date(2026, 3, 10)
    people.replied(office, in_time, hale, ContractorStep.ANSWERED, text="The pump is worn.")
    make.acknowledged(office, in_time, ACKNOWLEDGED)
    make.answered(office, in_time, days[0])
    days[0] = date(2026, 3, 12)
    found = said(office, Measure.CONTRACTORS_ANSWERED)
    assert counted(found) == (1, 2)
    assert spoilers(found) == ["2026-002 no answer, due Tue 10 Mar 2026"]
    inside = said(office, Measure.CONTRACTORS_INSIDE)
    assert counted(inside) == (1, 1)
    assert waiting(inside) == ["2026-002 at stage 1"]


def test_what_was_looked_at_is_counted_where_every_point_has_it(office: Office) -> None:
    whole, half = received(office), received(office)
    for case_id in (whole, half):
        make.acknowledged(office, case_id, ACKNOWLEDGED)
    office.cases.record(
        whole, EvidenceConsidered(happened_on=ACKNOWLEDGED, done_by=1, points=(1, 2), what="The engineer’s report")
    )
    office.cases.record(
        half, EvidenceConsidered(happened_on=ACKNOWLEDGED, done_by=1, points=(1,), what="The engineer’s report")
    )
    for case_id in (whole, half):
        make.answered(office, case_id, ANSWERED)
    found = said(office, Measure.EVIDENCE_RECORDED)
    assert counted(found) == (1, 2)
    assert spoilers(found) == ["2026-002 point 2"]
    assert not found.judges


def test_what_an_answer_promised_is_followed_through(office: Office) -> None:
    kept, broken = answered(office), answered(office)
    key = office.cases.view(kept).case.promises[0].key
    office.cases.record(
        kept, PromiseKept(happened_on=date(2026, 4, 20), done_by=1, promise=key, evidence="The invoice")
    )
    found = said(office, Measure.FOLLOWED_THROUGH_STAGE1)
    assert counted(found) == (1, 2)
    assert spoilers(found) == ["2026-002 not done, due Mon 30 Mar 2026"]
    assert found.shortfall == "1 of 2 was not carried out in time"
    assert broken


def test_remedies_are_counted_by_kind_by_stage_and_in_money(office: Office) -> None:
    by = date(2026, 4, 1)
    remedies = (
        Remedy("apology", "Say sorry", by),
        Remedy("money", "Pay", by, 5_000),
        Remedy("money", "Pay", by, 2_550),
    )
    answered(office, remedies=remedies)
    assert said(office, Measure.REMEDIES_BY_KIND).sentence == (
        "3 remedies were offered in the year: Payment 2 and Apology 1."
    )
    assert said(office, Measure.REMEDIES_BY_STAGE).sentence == "3 remedies were offered in the year: 3 at stage 1."
    money = said(office, Measure.MONEY_OFFERED)
    assert money.sentence == "2 payments were offered in the year, £75.50 in all."
    assert [str(each) for each in money.counted] == ["2026-001 £50", "2026-001 £25.50"]


def test_no_complaint_is_recorded_as_partly_upheld_where_the_code_does_not_know_that(tmp_path: Path) -> None:
    office = under("joint-draft", tmp_path)
    answered(office, findings=(Finding(1, Outcome.NOT_UPHELD, "No."), Finding(2, Outcome.UPHELD, "Yes.")))
    found = said(office, Measure.WHOLLY_UPHELD, "joint-draft")
    assert counted(found) == (1, 1)
    assert "without “partly upheld”" in found.sentence


def test_service_requests_are_looked_at_by_their_day_and_some_become_complaints(tmp_path: Path) -> None:
    days = [date(2026, 3, 2)]
    office = make.an_office(tmp_path, lambda: days[0])
    in_time, late, done, waits = (a_request(office, days[0], date(2026, 3, 9)) for _ in range(4))
    days[0] = date(2026, 3, 9)
    assert waiting(said(office, Measure.REQUESTS_REVIEWED))[0] == "S2026-001 due Mon 9 Mar 2026"
    review = RequestReviewed(happened_on=days[0], done_by=1, found="Ordered.", next_review=date(2026, 12, 4))
    office.requests.record(in_time, review)
    office.requests.record(done, RequestDone(happened_on=days[0], done_by=1, text="Mended."))
    days[0] = date(2026, 3, 12)
    office.requests.record(late, replace(review, happened_on=days[0]))
    found = said(office, Measure.REQUESTS_REVIEWED)
    assert counted(found) == (1, 3)
    assert spoilers(found) == ["S2026-002 not by Mon 9 Mar 2026", "S2026-004 not looked at, due Mon 9 Mar 2026"]
    assert waiting(found) == ["S2026-001 due Fri 4 Dec 2026"]
    assert found.spoilers[0].case_id == late
    office.cases.log(make.a_new_complaint(days[0], request=waits))
    became = said(office, Measure.REQUESTS_BECAME_COMPLAINTS)
    assert became.sentence == "1 of 4 service requests made in the year became a complaint."
    assert [str(each) for each in became.counted] == ["S2026-004 now 2026-001"]
    assert office.safekeeping.check()


def test_people_with_a_disability_or_a_restriction_are_named_with_what_is_missing(office: Office) -> None:
    case_id = received(office)
    joan = office.persons.person(office.cases.view(case_id).case.complainant)
    _kept_by_an_older_program(
        office,
        replace(
            joan,
            disability="Deaf in one ear",
            disability_review=date(2027, 3, 1),
            restriction="Letters only",
            restriction_reason="Shouted at staff",
            restriction_review=date(2026, 11, 23),
        ),
    )
    assert counted(said(office, Measure.DISABILITIES_RECORDED)) == (1, 1)
    reviewed = said(office, Measure.RESTRICTIONS_REVIEWED)
    assert spoilers(reviewed) == ["2026-001 was to be looked at again by Mon 23 Nov 2026"]
    assert reviewed.shortfall == "1 of 1 has a part missing"
    fair = said(office, Measure.RESTRICTIONS_FAIR)
    assert spoilers(fair) == ["2026-001 without why it is fair and in proportion"]


def test_a_restriction_counts_though_its_person_did_not_complain_in_the_year(office: Office) -> None:
    hay = Person(name="Al Hay", restriction="Letters only", restriction_reason="Threats", restriction_fair="Weighed.")
    _kept_by_an_older_program(office, hay)
    found = said(office, Measure.RESTRICTIONS_REVIEWED)
    assert [(each.case_id, str(each)) for each in found.spoilers] == [(0, "Al Hay without a day to look at it again")]
    assert counted(said(office, Measure.RESTRICTIONS_FAIR)) == (1, 1)


def _kept_by_an_older_program(office: Office, person: Person) -> None:
    """What no form of this one takes any more."""
    with office.desk.register.transaction() as shelves:
        shelves.facts.save_person(person, office.desk.now(), 1)


def test_evidence_for_the_ombudsman_is_sent_in_time_or_late_or_is_still_to_go(tmp_path: Path) -> None:
    days = [date(2026, 3, 2)]
    office = make.an_office(tmp_path, lambda: days[0])
    for due in (date(2026, 3, 9), date(2026, 3, 9), date(2026, 3, 30)):
        case_id = received(office)
        office.cases.record(
            case_id, ClockStarted(happened_on=MONDAY, done_by=1, clock_kind="ombudsman-evidence", due=due)
        )
    days[0] = date(2026, 3, 11)
    for case_id, sent_on in ((1, date(2026, 3, 9)), (2, days[0])):
        (clock,) = office.cases.view(case_id).case.clocks
        sent = ClockStepDone(happened_on=sent_on, done_by=1, clock=clock.key, step="send", evidence="By email")
        office.cases.record(case_id, sent)
    found = said(office, Measure.EVIDENCE_IN_TIME)
    assert counted(found) == (1, 2)
    assert spoilers(found) == ["2026-002 by 2 working days"]
    assert waiting(found) == ["2026-003 due Mon 30 Mar 2026"]


def test_what_the_governing_body_was_told_and_approved_is_dated(office: Office) -> None:
    lesson = office.lessons.note(LessonNoted(happened_on=MONDAY, done_by=1, learnt="Look sooner"))
    for on in (date(2026, 4, 1), date(2026, 7, 1)):
        told = LessonTold(happened_on=on, done_by=1, lesson=lesson, audience=Audience.GOVERNING_BODY, how="Paper 4")
        office.lessons.record(lesson, told)
    assert said(office, Measure.LESSONS_TOLD_GOVERNING_BODY).sentence == (
        "1 lesson was told to the governing body in the year, on two days."
    )
    assert said(office, Measure.LESSONS_TOLD_RESIDENTS).sentence == "No lesson was told to residents in this year."


def _of_the_form(office: Office, *events: Event, year: int = 2025) -> None:
    """What happened to the self-assessment of a year, without filling in the whole of it."""
    with office.desk.register.transaction() as shelves:
        for event in events:
            entry = office.desk.append(shelves, None, event)
            shelves.rounds.add(entry.number, year)


def _approved(on: date, version: int = 1, response: str = "Content.") -> AssessmentApproved:
    return AssessmentApproved(
        happened_on=on,
        done_by=2,
        year=2025,
        edition="hos-2024",
        minute="minute 7",
        response=response,
        document=0,
        digest="",
        version=version,
    )


def test_a_self_assessment_is_approved_and_published_with_the_response(office: Office) -> None:
    _of_the_form(office, _approved(date(2025, 11, 20)))
    assert said(office, Measure.ASSESSMENTS_APPROVED).sentence == (
        "1 self-assessment was approved by the governing body in the year: that of 2025 on Thu 20 Nov 2025 (minute 7)."
    )
    found = said(office, Measure.ASSESSMENTS_PUBLISHED)
    assert found.denominator == 0
    assert waiting(found) == ["that of 2025 approved on Thu 20 Nov 2025"]
    assert found.sentence == "1 self-assessment approved in the year is still to be published."
    published = AssessmentPublished(
        happened_on=date(2025, 12, 1), done_by=1, year=2025, version=1, place=Place.WEBSITE, where="amberley.example"
    )
    _of_the_form(office, published)
    found = said(office, Measure.ASSESSMENTS_PUBLISHED)
    assert found.sentence == (
        "1 of 1 self-assessment approved in the year was published with the governing body’s response."
    )


def test_a_self_assessment_published_without_the_response_is_named(office: Office) -> None:
    published = AssessmentPublished(
        happened_on=date(2025, 12, 1), done_by=1, year=2025, version=1, place=Place.WEBSITE, where="amberley.example"
    )
    _of_the_form(office, _approved(date(2025, 11, 20), response=""), published)
    found = said(office, Measure.ASSESSMENTS_PUBLISHED)
    assert [(each.case_id, str(each)) for each in found.spoilers] == [(0, "that of 2025 without the response")]
    assert found.shortfall == "1 of 1 was published without it"


@pytest.mark.parametrize(
    ("approved_on", "numbers", "named"),
    [
        (date(2026, 4, 1), (1, 1), []),
        (date(2026, 5, 2), (0, 1), ["that of 2025 (merger) approved on Sat 2 May 2026"]),
        (None, (0, 1), ["that of 2025 (merger) due Fri 1 May 2026"]),
    ],
)
def test_a_self_assessment_opened_again_is_approved_anew_by_its_day(
    office: Office, approved_on: date | None, numbers: tuple[int, int], named: list[str]
) -> None:
    reopened = AssessmentReopened(
        happened_on=MONDAY, done_by=1, year=2025, version=1, reason=Reason.MERGER, why="Two became one.",
        by=date(2026, 5, 1),
    )  # fmt: skip
    _of_the_form(office, _approved(date(2025, 11, 20)), reopened)
    if approved_on:
        _of_the_form(office, _approved(approved_on, 2))
    found = said(office, Measure.ASSESSED_ANEW_AFTER_CHANGE)
    assert (counted(found), spoilers(found)) == (numbers, named)
    assert said(office, Measure.ASSESSED_ANEW_FOR_OMBUDSMAN).denominator == 0


def test_exceptional_circumstances_have_each_of_their_duties_done(office: Office) -> None:
    noted = AssessmentReopened(
        happened_on=MONDAY, done_by=1, year=2025, version=1, reason=Reason.EXCEPTIONAL, why="A cyber attack."
    )
    _of_the_form(office, _approved(date(2025, 11, 20)), noted)
    with office.desk.register.transaction() as shelves:
        (entry,) = shelves.record.entries(AssessmentReopened.kind)
    found = said(office, Measure.CIRCUMSTANCES_TOLD)
    assert spoilers(found)[0].startswith("that of Mon 2 Mar 2026 still to do: tell the Ombudsman, tell the residents")
    for duty in Duty:
        done = CircumstanceDutyDone(
            happened_on=MONDAY, done_by=1, year=2025, reopened=entry.number, duty=duty, how="By email"
        )
        _of_the_form(office, done)
    assert counted(said(office, Measure.CIRCUMSTANCES_TOLD)) == (1, 1)


def test_a_point_that_joined_and_a_case_that_was_closed_are_still_of_their_year(office: Office) -> None:
    case_id = received(office, date(2026, 10, 30))
    office.cases.record(case_id, PointAdded(happened_on=date(2026, 11, 2), done_by=1, text="The lift too."))
    office.cases.record(case_id, Acknowledged(happened_on=date(2026, 11, 6), done_by=1, stage=1))
    make.answered(office, case_id, date(2026, 11, 16))
    office.cases.record(case_id, Closed(happened_on=date(2026, 11, 20), done_by=1, why="Nothing more was asked."))
    assert counted(said(office, Measure.POINTS_JOINED)) == (1, 1)
    assert counted(said(office, Measure.RESPONDED_IN_TIME_STAGE1)) == (1, 1)
    assert office.assessments.open(2027).figures["6.3"].denominator == 0


def test_each_code_counts_its_own_complaints_alone(office: Office) -> None:
    received(office)
    assert said(office, Measure.COMPLAINTS_RECEIVED, "hos-2022").denominator == 0
    assert said(office, Measure.COMPLAINTS_RECEIVED).denominator == 1


@pytest.mark.parametrize(
    ("comply", "acknowledged_on", "sentence"),
    [
        (Comply.YES, date(2026, 3, 10), "You answered yes; 1 of 1 was late."),
        (Comply.YES, date(2026, 3, 9), ""),
        (Comply.NO, date(2026, 3, 9), "You answered no; the register shows nothing amiss."),
        (Comply.NO, date(2026, 3, 10), ""),
        (Comply.NOT_APPLICABLE, date(2026, 3, 9), "You answered not applicable; the register has 1 in the year."),
    ],
)
def test_it_is_said_where_the_answer_and_the_register_differ_and_no_answer_is_given_for_the_officer(
    office: Office, comply: Comply, acknowledged_on: date, sentence: str
) -> None:
    make.acknowledged(office, received(office), acknowledged_on)
    assert office.assessments.open(2026).answers == {}
    office.assessments.save_answer(2026, Answer(slug="6.2", comply=comply, evidence="Policy"))
    view = office.assessments.open(2026)
    row = next(row for row in view.form.rows if row.slug == "6.2")
    assert view.disagreement(row) == sentence
    assert view.answer("6.2").comply is comply


def test_saving_an_answer_reads_no_figure(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    received(office)

    def refuse(*_args: object) -> None:
        raise AssertionError("the figures were read")

    monkeypatch.setattr(reading, "figures_of_year", refuse)
    office.assessments.save_answer(2026, Answer(slug="6.2", comply=Comply.YES, evidence="Policy"))


def test_what_came_from_a_spreadsheet_counts_with_what_its_row_said(office: Office, tmp_path: Path) -> None:
    headings = ("Ref No", "Resident Name", "Date Received", "Acknowledged", "Response Sent", "Details of complaint")
    rows = [
        ("A1", "Ann Lee", MONDAY, date(2026, 3, 9), date(2026, 3, 20), "The lift"),
        ("A2", "Bob Lee", MONDAY, date(2026, 3, 10), date(2026, 3, 24), "The lift"),
    ]
    path = tmp_path / "register.xlsx"
    path.write_bytes(workbook([headings, *rows]))
    opened = office.importing.read(path)
    sheet = opened.book.sheets[0].name
    looked = office.importing.look(opened.book, sheet, office.importing.guess(opened.book, sheet))
    office.importing.bring_in(office.importing.forecast(opened, looked, tuple(Trouble), None))
    view = office.assessments.open(2026)
    assert counted(view.figures["6.2"]) == (1, 2)
    assert [each.why for each in view.figures["6.2"].spoilers] == ["by 1 working day"]
    assert [each.why for each in view.figures["5.12"].spoilers] == ["without the stage 1 letter"] * 2
    last = office.importing.last()
    assert last
    office.importing.undo(last.entry)
    assert office.assessments.open(2026).figures["3.3"].denominator == 0
    assert office.safekeeping.check()
