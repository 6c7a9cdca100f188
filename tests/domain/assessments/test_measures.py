"""What the register says: exact figures on hand-made cases, and the cases that spoil them by name."""

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop import files
from chc_desktop.domain.assessments.measures import Figure, figure, figures, figures_of
from chc_desktop.domain.assessments.timeliness import last_day
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.code_file import load_editions
from chc_desktop.domain.deadlines import deadline
from chc_desktop.domain.events import Escalated, Event, PointAdded, PromiseKept, Refused, Remedy, Updated, Withdrawn
from chc_desktop.domain.facts import Person
from chc_desktop.domain.promises.events import MoneyAnswered, PromiseMoved, PromiseUndeliverable
from chc_desktop.domain.vocabulary import Agreed, Duty, Measure, Outcome
from tests.domain.assessments.material import (
    COUNTING,
    RECEIVED,
    TODAY,
    a_case,
    a_promise,
    acknowledged,
    extended,
    material,
    responded,
)

EDITIONS = load_editions(files.resources("codes"))[0]
HOS_2020, HOS_2022 = EDITIONS["hos-2020"], EDITIONS["hos-2022"]
every_edition = pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)

MONDAY_9_MARCH = date(2026, 3, 9)
TUESDAY_10_MARCH = date(2026, 3, 10)
ACKNOWLEDGED = acknowledged(date(2026, 3, 4))
DUE_18_MARCH = date(2026, 3, 18)
ANSWERED = responded(date(2026, 3, 16))
ESCALATED = Escalated(happened_on=date(2026, 4, 13), reviewer=2)
ACKNOWLEDGED_AGAIN = acknowledged(date(2026, 4, 15), stage=2)
DUE_14_MAY = date(2026, 5, 14)
"""Twenty working days after Wed 15 April, the early May bank holiday left out."""


def counted(found: Figure) -> tuple[int, int]:
    return found.numerator, found.denominator


def spoilers(found: Figure) -> list[str]:
    return [str(spoiler) for spoiler in found.spoilers]


def waiting(found: Figure) -> list[str]:
    return [str(spoiler) for spoiler in found.waiting]


def stage2(number: int, *events: Event) -> Case:
    return a_case(number, ACKNOWLEDGED, ANSWERED, ESCALATED, *events)


@every_edition
@pytest.mark.parametrize("measure", Measure)
def test_every_measure_has_its_figure_and_says_so_where_there_is_nothing_to_count(
    measure: Measure, edition: Edition
) -> None:
    found = figure(measure, material(edition=edition))
    assert found.measure is measure
    assert counted(found) == (0, 0)
    assert found.sentence.startswith("No ")
    assert found.sentence.endswith(".")
    assert not found.spoilers
    assert found.percentage is None


@every_edition
@pytest.mark.parametrize("measure", Measure)
def test_every_measure_speaks_in_one_sentence_ready_for_evidence(measure: Measure, edition: Edition) -> None:
    case = stage2(
        1, ACKNOWLEDGED_AGAIN, extended(date(2026, 5, 1), date(2026, 5, 20), 2), responded(DUE_14_MAY, 2, by=2)
    )
    found = figure(measure, material(case, edition=edition))
    assert found.sentence[0].isdigit() or found.sentence.startswith("No ")
    assert "{" not in found.sentence + found.shortfall


@every_edition
def test_the_form_gets_a_figure_for_each_measure_that_a_row_names(edition: Edition) -> None:
    found = figures(material(edition=edition))
    for row in edition.form.rows:
        assert [found[slug].measure for slug, _measure in row.measures] == [measure for _slug, measure in row.measures]
        assert len(figures_of(row, found)) >= bool(row.measures)
    assert len(found) == sum(len(row.measures) for row in edition.form.rows)


def test_a_row_that_asks_for_several_answers_gets_a_figure_for_each() -> None:
    found = figures(material(edition=HOS_2020))
    row = next(row for row in HOS_2020.form.rows if row.slug == "4.in-time")
    assert [found[row.slug_of(answer)].measure for answer in row.answers] == [
        Measure.IN_TIME_STAGE1,
        Measure.IN_TIME_STAGE1_EXTENDED,
        Measure.IN_TIME_STAGE2,
        Measure.IN_TIME_STAGE2_EXTENDED,
    ]


def test_an_acknowledgement_on_the_last_day_is_in_time_and_one_a_day_later_is_late_by_one() -> None:
    found = figure(
        Measure.ACKNOWLEDGED_IN_TIME,
        material(a_case(1, acknowledged(MONDAY_9_MARCH)), a_case(2, acknowledged(TUESDAY_10_MARCH))),
    )
    assert counted(found) == (1, 2)
    assert found.sentence == ("1 of 2 complaints received in the year was acknowledged within 5 working days.")
    assert spoilers(found) == ["2026-002 by 1 working day"]
    assert found.spoilers[0].case_id == 2
    assert found.shortfall == "1 of 2 was late"
    assert found.percentage == 50


def test_a_case_still_inside_its_time_counts_neither_way_and_is_named() -> None:
    found = figure(
        Measure.ACKNOWLEDGED_IN_TIME,
        material(a_case(1, ACKNOWLEDGED), a_case(2, on=date(2026, 10, 30)), today=date(2026, 11, 3)),
    )
    assert counted(found) == (1, 1)
    assert waiting(found) == ["2026-002 due Fri 6 Nov 2026"]
    assert found.sentence.endswith("One more is still inside the time allowed.")


def test_where_every_case_is_inside_its_time_nothing_is_counted_yet() -> None:
    found = figure(Measure.ACKNOWLEDGED_IN_TIME, material(a_case(1, on=date(2026, 10, 30)), today=date(2026, 11, 3)))
    assert counted(found) == (0, 0)
    assert found.sentence == "1 complaint received in the year is still inside the time allowed."


def test_a_case_never_acknowledged_is_late_once_the_limit_has_passed() -> None:
    found = figure(Measure.ACKNOWLEDGED_IN_TIME, material(a_case(1)))
    assert counted(found) == (0, 1)
    assert spoilers(found) == ["2026-001 not sent, due Mon 9 Mar 2026"]


def test_a_complaint_withdrawn_before_the_limit_is_not_counted_and_after_it_is_late() -> None:
    early = a_case(1, Withdrawn(happened_on=MONDAY_9_MARCH, why="Settled"))
    late = a_case(2, Withdrawn(happened_on=TUESDAY_10_MARCH, why="Gave up"))
    found = figure(Measure.ACKNOWLEDGED_IN_TIME, material(early, late))
    assert counted(found) == (0, 1)
    assert spoilers(found) == ["2026-002 not sent, due Mon 9 Mar 2026"]


def test_complaints_of_another_year_are_left_out() -> None:
    first, last = date(2025, 11, 1), date(2026, 10, 31)
    days = (date(2025, 10, 31), first, last, date(2026, 11, 1))
    cases = [a_case(number, on=day) for number, day in enumerate(days, 1)]
    found = figure(Measure.COMPLAINTS_RECEIVED, material(*cases))
    assert found.numerator == 2
    assert found.sentence == "2 complaints were received in the year."


def test_refused_complaints_are_received_but_owe_no_acknowledgement() -> None:
    found = material(a_case(1, ACKNOWLEDGED), a_case(2, _refused(1)))
    assert figure(Measure.COMPLAINTS_RECEIVED, found).sentence == (
        "2 complaints were received in the year; 1 of them was not accepted."
    )
    assert counted(figure(Measure.ACKNOWLEDGED_IN_TIME, found)) == (1, 1)


def test_an_answer_a_day_after_the_limit_is_late_by_one() -> None:
    in_time = a_case(1, ACKNOWLEDGED, responded(DUE_18_MARCH))
    late = a_case(2, ACKNOWLEDGED, responded(date(2026, 3, 19)))
    found = figure(Measure.RESPONDED_IN_TIME_STAGE1, material(in_time, late))
    assert counted(found) == (1, 2)
    assert spoilers(found) == ["2026-002 by 1 working day"]
    assert found.sentence == (
        "1 of 2 complaints received in the year was answered at stage 1 within 10 working days of being acknowledged."
    )


def test_an_answer_within_an_extension_told_on_the_last_day_is_in_time_and_said_so() -> None:
    case = a_case(1, ACKNOWLEDGED, extended(DUE_18_MARCH, date(2026, 3, 25)), responded(date(2026, 3, 25)))
    found = figure(Measure.RESPONDED_IN_TIME_STAGE1, material(case))
    assert counted(found) == (1, 1)
    assert found.sentence.endswith(", 1 of them with an extension told before the limit.")


def test_an_extension_told_a_day_late_does_not_save_the_answer() -> None:
    told, answered_on = date(2026, 3, 19), date(2026, 3, 25)
    case = a_case(1, ACKNOWLEDGED, extended(told, answered_on), responded(answered_on))
    found = figure(Measure.RESPONDED_IN_TIME_STAGE1, material(case))
    assert counted(found) == (0, 1)
    assert spoilers(found) == ["2026-001 by 5 working days"]
    kept = figure(Measure.EXTENSIONS_STAGE1, material(case))
    assert counted(kept) == (0, 1)
    assert spoilers(kept) == ["2026-001 told after the limit"]


def test_an_extension_beyond_the_cap_counts_only_up_to_it() -> None:
    longer = replace(extended(DUE_18_MARCH, date(2026, 4, 9)), beyond_cap_because="The surveyor fell ill")
    at_cap = a_case(1, ACKNOWLEDGED, longer, responded(date(2026, 4, 1)))
    past_cap = a_case(2, ACKNOWLEDGED, longer, responded(date(2026, 4, 2)))
    found = figure(Measure.RESPONDED_IN_TIME_STAGE1, material(at_cap, past_cap))
    assert counted(found) == (1, 2)
    assert spoilers(found) == ["2026-002 by 1 working day"]
    assert counted(figure(Measure.EXTENSIONS_STAGE1, material(at_cap, past_cap))) == (2, 2)


def test_what_was_agreed_beyond_the_cap_counts_where_the_code_provides_for_it() -> None:
    agreed = replace(extended(date(2026, 3, 10), date(2026, 4, 9)), beyond_cap_because="She agreed")
    for edition, last in ((HOS_2022, date(2026, 4, 9)), (HOS_2020, date(2026, 3, 30))):
        case = a_case(1, ACKNOWLEDGED, agreed)
        assert last_day(case, Duty.STAGE1_RESPONSE, edition, COUNTING) == last
    unwritten = a_case(1, ACKNOWLEDGED, replace(agreed, beyond_cap_because=""))
    assert last_day(unwritten, Duty.STAGE1_RESPONSE, HOS_2022, COUNTING) == date(2026, 3, 30)


@every_edition
def test_the_figures_and_the_timeline_judge_an_extended_answer_alike(edition: Edition) -> None:
    for told_on in (date(2026, 3, 10), date(2026, 3, 19)):
        case = a_case(1, ACKNOWLEDGED, replace(extended(told_on, date(2026, 4, 9)), beyond_cap_because="She agreed"))
        counting = COUNTING
        shown = deadline(edition, Duty.STAGE1_RESPONSE, case.milestones, counting).last_day
        assert shown == last_day(case, Duty.STAGE1_RESPONSE, edition, counting)


def test_an_extension_too_long_without_a_good_reason_is_not_as_the_code_asks() -> None:
    case = a_case(1, ACKNOWLEDGED, extended(DUE_18_MARCH, date(2026, 4, 2)))
    assert spoilers(figure(Measure.EXTENSIONS_STAGE1, material(case))) == ["2026-001 too long, without a good reason"]


def test_extensions_are_counted_one_by_one_with_and_without_the_ombudsman() -> None:
    with_details = a_case(1, ACKNOWLEDGED, extended(date(2026, 3, 12), date(2026, 3, 20)))
    without = a_case(2, ACKNOWLEDGED, extended(date(2026, 3, 12), date(2026, 3, 20), told=False))
    found = figure(Measure.EXTENSIONS_STAGE1_OMBUDSMAN, material(with_details, without))
    assert counted(found) == (1, 2)
    assert spoilers(found) == ["2026-002 without the Ombudsman’s details"]


def test_an_answer_that_leaves_a_point_without_reasons_is_named_with_the_point() -> None:
    whole = a_case(1, ACKNOWLEDGED, ANSWERED)
    gap = a_case(2, ACKNOWLEDGED, responded(date(2026, 3, 16), reasons=("The log shows it.", "  ")))
    found = figure(Measure.POINTS_ANSWERED_STAGE1, material(whole, gap, a_case(3, ACKNOWLEDGED)))
    assert counted(found) == (1, 2)
    assert spoilers(found) == ["2026-002 point 2"]


def test_a_letter_with_a_part_left_out_is_named() -> None:
    case = a_case(1, ACKNOWLEDGED, responded(date(2026, 3, 16), complete=False))
    assert spoilers(figure(Measure.LETTERS_COMPLETE_STAGE1, material(case))) == ["2026-001 with a part left out"]


def test_stage_2_belongs_to_the_year_in_which_it_was_asked_for() -> None:
    asked_next_year = a_case(1, on=date(2026, 10, 1))
    asked_next_year = replace(
        asked_next_year, stage2=replace(asked_next_year.stage2, asked_on=date(2026, 11, 2), handler=2)
    )
    received_last_year = a_case(2, ACKNOWLEDGED, ANSWERED, ESCALATED, ACKNOWLEDGED_AGAIN, on=date(2025, 10, 1))
    found = figure(Measure.ACKNOWLEDGED_IN_TIME_STAGE2, material(asked_next_year, received_last_year))
    assert counted(found) == (1, 1)


def test_stage_2_is_acknowledged_and_answered_by_its_own_limits() -> None:
    good = stage2(1, ACKNOWLEDGED_AGAIN, responded(DUE_14_MAY, 2, by=2))
    late = stage2(2, acknowledged(date(2026, 4, 21), 2), responded(date(2026, 6, 19), 2, by=2))
    found = material(good, late)
    assert spoilers(figure(Measure.ACKNOWLEDGED_IN_TIME_STAGE2, found)) == ["2026-002 by 1 working day"]
    answered = figure(Measure.RESPONDED_IN_TIME_STAGE2, found)
    assert counted(answered) == (1, 2)
    assert "within 20 working days of being acknowledged" in answered.sentence
    assert spoilers(answered) == ["2026-002 by 21 working days"]


def test_extensions_of_stage_2_are_judged_by_its_own_cap() -> None:
    case = stage2(1, ACKNOWLEDGED_AGAIN, extended(DUE_14_MAY, date(2026, 6, 12), 2, told=False))
    assert counted(figure(Measure.EXTENSIONS_STAGE2, material(case))) == (1, 1)
    assert counted(figure(Measure.EXTENSIONS_STAGE2_OMBUDSMAN, material(case))) == (0, 1)
    assert counted(figure(Measure.EXTENSIONS_STAGE1, material(case))) == (0, 0)


def test_stage_2_letters_and_points_are_counted_apart_from_stage_1() -> None:
    case = stage2(1, ACKNOWLEDGED_AGAIN, responded(DUE_14_MAY, 2, by=2, reasons=("Yes.",), complete=False))
    assert spoilers(figure(Measure.POINTS_ANSWERED_STAGE2, material(case))) == ["2026-001 point 2"]
    assert counted(figure(Measure.LETTERS_COMPLETE_STAGE2, material(case))) == (0, 1)
    assert counted(figure(Measure.LETTERS_COMPLETE_STAGE1, material(case))) == (1, 1)


def test_an_imported_stage_2_by_the_same_person_is_named() -> None:
    other = stage2(1, ACKNOWLEDGED_AGAIN, responded(DUE_14_MAY, 2, by=2))
    same = stage2(2, ACKNOWLEDGED_AGAIN, responded(DUE_14_MAY, 2, by=1))
    nobody = replace(stage2(3), stage2=replace(stage2(3).stage2, handler=0))
    found = figure(Measure.STAGE2_OTHER_PERSON, material(other, same, nobody))
    assert counted(found) == (1, 3)
    assert spoilers(found) == ["2026-002 by the same person", "2026-003 with nobody named"]


def test_requests_for_stage_2_count_those_taken_on_and_those_refused() -> None:
    found = figure(Measure.ESCALATED, material(stage2(1), a_case(2, ACKNOWLEDGED, ANSWERED, _refused(2))))
    assert counted(found) == (1, 2)
    assert found.sentence == "1 of 2 requests for stage 2 made in the year was taken on."
    assert not found.spoilers


def test_a_refusal_without_reasons_or_the_ombudsman_is_named() -> None:
    good = a_case(1, _refused(1))
    bare = a_case(2, replace(_refused(1), reasons=" ", ombudsman_told=False))
    found = figure(Measure.REFUSALS_EXPLAINED, material(good, bare, a_case(3)))
    assert counted(found) == (1, 2)
    assert spoilers(found) == ["2026-002 without reasons, without the right to go to the Ombudsman"]


def test_a_refusal_to_escalate_needs_a_ground_of_the_code() -> None:
    good = a_case(1, ACKNOWLEDGED, ANSWERED, _refused(2))
    groundless = a_case(2, ACKNOWLEDGED, ANSWERED, replace(_refused(2), exclusion="we-are-busy"))
    found = figure(Measure.REFUSALS_TO_ESCALATE, material(good, groundless))
    assert counted(found) == (1, 2)
    assert spoilers(found) == ["2026-002 without a valid ground"]


def test_a_complaint_acknowledged_without_the_outcome_sought_is_named() -> None:
    whole, part = a_case(1, ACKNOWLEDGED), a_case(2, ACKNOWLEDGED, sought="")
    found = figure(Measure.DEFINITION_SET_OUT, material(whole, part, a_case(3)))
    assert counted(found) == (1, 2)
    assert spoilers(found) == ["2026-002 without the outcome sought"]


def test_adjustments_are_counted_by_resident_with_the_day_to_look_again() -> None:
    people = (
        Person(id=101, name="Joan", adjustment="Large print", adjustment_review=date(2027, 3, 1)),
        Person(id=102, name="Ann", adjustment="Calls after two"),
        Person(id=103, name="Bob", adjustment="Home visits", adjustment_review=date(2026, 11, 23)),
        Person(id=104, name="Cy"),
    )
    found = figure(Measure.ADJUSTMENTS_RECORDED, material(*(a_case(n) for n in (1, 2, 3, 4)), people=people))
    assert counted(found) == (1, 3)
    assert spoilers(found) == [
        "2026-002 without a day to look at it again",
        "2026-003 was to be looked at again by Mon 23 Nov 2026",
    ]


def test_an_answer_beyond_the_codes_time_needs_an_update_while_the_resident_waits() -> None:
    update = Updated(happened_on=date(2026, 3, 17), text="The surveyor comes on Monday.")
    informed = a_case(1, ACKNOWLEDGED, update, responded(date(2026, 3, 24)))
    silent = a_case(2, ACKNOWLEDGED, responded(date(2026, 3, 24)))
    after = a_case(3, ACKNOWLEDGED, responded(date(2026, 3, 24)), replace(update, happened_on=date(2026, 3, 25)))
    found = figure(Measure.UPDATES_WHILE_LATE, material(informed, silent, after, a_case(4, ACKNOWLEDGED, ANSWERED)))
    assert counted(found) == (1, 3)
    assert spoilers(found) == ["2026-002 at stage 1", "2026-003 at stage 1"]


def test_promises_belong_to_the_year_they_fell_due_in_and_a_late_one_is_named() -> None:
    due = date(2026, 4, 1)
    promise = responded(date(2026, 3, 16), remedies=(a_promise(due), a_promise(date(2026, 11, 2))))
    kept = a_case(1, ACKNOWLEDGED, promise, _kept(due))
    late = a_case(2, ACKNOWLEDGED, promise, _kept(date(2026, 4, 5)))
    never = a_case(3, ACKNOWLEDGED, promise)
    found = figure(Measure.PROMISES_KEPT, material(kept, late, never))
    assert counted(found) == (1, 3)
    assert spoilers(found) == ["2026-002 by 4 days", "2026-003 not kept, due Wed 1 Apr 2026"]


def test_a_promise_is_late_against_the_day_first_promised_and_one_that_failed_was_not_kept() -> None:
    due = date(2026, 4, 1)
    promise = responded(date(2026, 3, 16), remedies=(a_promise(due),))
    later = date(2026, 4, 20)
    moved = PromiseMoved(
        happened_on=date(2026, 3, 30),
        promise="3.1",
        new_date=later,
        reason="Parts",
        agreed=Agreed.YES,
        agreed_how="By telephone",
    )
    instead = PromiseUndeliverable(
        happened_on=date(2026, 3, 30),
        promise="3.1",
        why="The maker has gone.",
        alternative=a_promise(later),
        told_on=date(2026, 3, 30),
        told_how="Letter",
        ombudsman_told=True,
    )
    alternative = PromiseKept(happened_on=later, promise="4.1", evidence="The invoice")
    agreed = a_case(1, ACKNOWLEDGED, promise, moved, _kept(later))
    failed = a_case(2, ACKNOWLEDGED, promise, instead, alternative)
    found = figure(Measure.PROMISES_KEPT, material(agreed, failed))
    assert counted(found) == (1, 3)
    assert [str(spoiler) for spoiler in found.spoilers] == [
        "2026-001 by 19 days, moved to Mon 20 Apr 2026",
        "2026-002 could not be delivered",
    ]


def test_declined_money_is_neither_kept_nor_broken_and_a_remedy_all_the_same() -> None:
    money = responded(date(2026, 3, 16), remedies=(Remedy("money", "Pay", date(2026, 4, 1), 5_000),))
    declined = MoneyAnswered(happened_on=date(2026, 3, 20), promise="3.1", accepted=False, how="By letter")
    case = a_case(1, ACKNOWLEDGED, money, declined)
    assert figure(Measure.PROMISES_KEPT, material(case)).denominator == 0
    assert figure(Measure.REMEDIES_OFFERED, material(case)).numerator == 1


def test_a_remedy_that_failed_with_nothing_in_its_place_was_not_given() -> None:
    promise = responded(date(2026, 3, 16), remedies=(a_promise(date(2026, 4, 1)),))
    failed = PromiseUndeliverable(
        happened_on=date(2026, 3, 30),
        promise="3.1",
        why="The maker has gone.",
        no_alternative_because="There is no other.",
        told_on=date(2026, 3, 30),
        told_how="Letter",
        ombudsman_told=True,
    )
    found = figure(Measure.REMEDIES_OFFERED, material(a_case(1, ACKNOWLEDGED, promise, failed)))
    assert [str(spoiler) for spoiler in found.spoilers] == ["2026-001 with a remedy that could not be delivered"]


def test_a_promise_not_due_yet_waits() -> None:
    promise = responded(date(2026, 3, 16), remedies=(a_promise(date(2026, 10, 1)),))
    case = a_case(1, ACKNOWLEDGED, promise)
    found = figure(Measure.PROMISES_KEPT, material(case, today=date(2026, 10, 1)))
    assert counted(found) == (0, 0)
    assert waiting(found) == ["2026-001 due Thu 1 Oct 2026"]


def test_an_upheld_complaint_without_a_remedy_is_named_and_one_not_upheld_is_not_counted() -> None:
    given = a_case(1, ACKNOWLEDGED, responded(date(2026, 3, 16), remedies=(a_promise(date(2026, 4, 1)),)))
    none = a_case(2, ACKNOWLEDGED, ANSWERED)
    not_upheld = a_case(3, ACKNOWLEDGED, responded(date(2026, 3, 16), outcome=Outcome.NOT_UPHELD))
    found = figure(Measure.REMEDIES_OFFERED, material(given, none, not_upheld))
    assert counted(found) == (1, 2)
    assert spoilers(found) == ["2026-002 without a remedy"]


def test_points_that_joined_are_counted_and_judge_nothing() -> None:
    found = figure(Measure.POINTS_JOINED, material(a_case(1, PointAdded(happened_on=RECEIVED, text="And the gutter"))))
    assert counted(found) == (1, 1)
    assert not found.judges


def test_a_full_record_needs_their_words_and_every_answers_letter() -> None:
    whole = a_case(1, ACKNOWLEDGED, ANSWERED)
    by_hand = a_case(2, ACKNOWLEDGED, responded(date(2026, 3, 16), letter=0))
    found = figure(Measure.FULL_RECORD, material(whole, by_hand, a_case(3, ACKNOWLEDGED, ANSWERED, their_words="")))
    assert counted(found) == (1, 3)
    assert spoilers(found) == ["2026-002 without the stage 1 letter", "2026-003 without their words"]


def test_the_day_it_is_decides_and_not_the_end_of_the_year() -> None:
    open_at_year_end = a_case(1, acknowledged(date(2026, 10, 30)), on=date(2026, 10, 26))
    found = figure(Measure.RESPONDED_IN_TIME_STAGE1, material(open_at_year_end, today=date(2026, 11, 13)))
    assert waiting(found) == ["2026-001 due Fri 13 Nov 2026"]
    found = figure(Measure.RESPONDED_IN_TIME_STAGE1, material(open_at_year_end, today=TODAY))
    assert counted(found) == (0, 1)


def test_a_complaint_counts_as_resolved_at_the_last_stage_it_went_to() -> None:
    first = a_case(1, ACKNOWLEDGED, ANSWERED)
    second = stage2(2, ACKNOWLEDGED_AGAIN, responded(DUE_14_MAY, 2, by=2))
    under_way, unanswered = stage2(3), a_case(4, ACKNOWLEDGED)
    turned_away = a_case(5, ACKNOWLEDGED, ANSWERED, _refused(2))
    withdrawn = a_case(6, Withdrawn(happened_on=MONDAY_9_MARCH, why="Settled"))
    found = material(first, second, under_way, unanswered, turned_away, withdrawn)
    at_first, at_second = (
        figure(measure, found) for measure in (Measure.RESOLVED_AT_STAGE1, Measure.RESOLVED_AT_STAGE2)
    )
    assert (counted(at_first), counted(at_second)) == ((1, 3), (1, 3))
    assert at_first.sentence == (
        "1 of 3 complaints received in the year and answered was resolved at stage 1 (33%). "
        "Two more are still to be answered."
    )
    assert spoilers(at_first) == ["2026-002 at stage 2", "2026-005 refused stage 2"]
    assert waiting(at_first) == ["2026-003 at stage 2", "2026-004 at stage 1"]
    assert not at_first.judges
    assert not at_first.shortfall


def test_the_times_with_and_without_an_extension_are_told_apart() -> None:
    plain = a_case(1, ACKNOWLEDGED, responded(DUE_18_MARCH))
    stretched = a_case(2, ACKNOWLEDGED, extended(DUE_18_MARCH, date(2026, 3, 25)), responded(date(2026, 3, 25)))
    too_late = a_case(3, ACKNOWLEDGED, extended(DUE_18_MARCH, date(2026, 3, 25)), responded(date(2026, 3, 26)))
    found = material(plain, stretched, too_late)
    without, extension = (
        figure(measure, found) for measure in (Measure.IN_TIME_STAGE1, Measure.IN_TIME_STAGE1_EXTENDED)
    )
    assert counted(without) == (1, 3)
    assert without.sentence == (
        "1 of 3 complaints received in the year was answered at stage 1 within 10 working days of being acknowledged, "
        "without an extension (33%)."
    )
    assert spoilers(without) == ["2026-002 by 5 working days", "2026-003 by 6 working days"]
    assert counted(extension) == (1, 2)
    assert spoilers(extension) == ["2026-003 by 1 working day"]
    assert counted(figure(Measure.RESPONDED_IN_TIME_STAGE1, found)) == (2, 3)


def test_refusals_of_a_further_stage_are_counted_and_named() -> None:
    found = figure(
        Measure.REFUSED_TO_ESCALATE_COUNT,
        material(a_case(1, ACKNOWLEDGED, ANSWERED, _refused(2)), a_case(2, _refused(1))),
    )
    assert counted(found) == (1, 1)
    assert found.sentence == "1 complaint was refused a further stage in the year."
    assert spoilers(found) == ["2026-001 on Wed 1 Apr 2026"]
    assert not found.judges


@pytest.mark.parametrize(
    ("edition", "stage1", "stage2"),
    [
        ("hos-2020", "within 10 working days of receipt", "within 20 working days of the request"),
        ("hos-2022", "within 10 working days of being logged", "within 20 working days of the request"),
        ("joint-draft", "within 10 working days of receipt", "within 20 working days of the request"),
        ("lgsco-2024", "within 10 working days of being acknowledged", "within 20 working days of being acknowledged"),
    ],
)
def test_the_time_is_said_from_the_event_the_edition_counts_from(edition: str, stage1: str, stage2: str) -> None:
    case = a_case(1, ACKNOWLEDGED, ANSWERED, ESCALATED, ACKNOWLEDGED_AGAIN, responded(date(2026, 5, 1), 2, by=2))
    found = material(case, edition=EDITIONS[edition])
    assert stage1 in figure(Measure.RESPONDED_IN_TIME_STAGE1, found).sentence
    assert stage2 in figure(Measure.RESPONDED_IN_TIME_STAGE2, found).sentence


def test_where_the_code_sets_no_limit_none_is_judged() -> None:
    case = a_case(1, ACKNOWLEDGED, ANSWERED, ESCALATED, responded(date(2026, 5, 1), 2, by=2))
    found = figure(Measure.ACKNOWLEDGED_IN_TIME_STAGE2, material(case, edition=HOS_2022))
    assert found.sentence == "No limit for this is set in this Code."
    assert counted(found) == (0, 0)
    assert not found.judges


def test_an_extension_without_a_cap_counts_to_the_day_it_names() -> None:
    third = Escalated(happened_on=date(2026, 5, 5), reviewer=3, stage=3)
    longer = extended(date(2026, 5, 20), date(2026, 9, 1), stage=3)
    case = a_case(1, ACKNOWLEDGED, ANSWERED, ESCALATED, responded(date(2026, 5, 1), 2, by=2), third, longer)
    due = last_day(case, Duty.STAGE3_RESPONSE, HOS_2022, COUNTING)
    assert due == date(2026, 9, 1)


def _refused(stage: int) -> Refused:
    return Refused(
        happened_on=date(2026, 4, 1),
        stage=stage,
        exclusion="already-considered",
        reasons="It was answered in 2024.",
        ombudsman_told=True,
    )


def _kept(on: date) -> PromiseKept:
    """The first promise of the third entry, the answer."""
    return PromiseKept(happened_on=on, promise="3.1", evidence="The invoice")
