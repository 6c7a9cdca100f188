"""Letters: filled in from the case, refused while they lack something, and stored exactly as they went out."""

import json
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from chc_desktop.domain.case import Status
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import LetterIssued, PointAdded, PromiseKept, Remedy
from chc_desktop.domain.letters.letter import Decision, LetterContents, NotOurs, Offer
from chc_desktop.domain.promises.events import Made, MoneyPaid, Promised
from chc_desktop.domain.vocabulary import Element, LetterKind, Outcome
from chc_desktop.office.office import Office
from tests import make
from tests.letters import (
    TODAY,
    a_case_ready_for,
    answer,
    complete,
    issue,
)

ACKNOWLEDGEMENT, EXTENSION, RESPONSE = (
    LetterKind.ACKNOWLEDGEMENT_STAGE1,
    LetterKind.EXTENSION_STAGE1,
    LetterKind.RESPONSE_STAGE1,
)
STAGE2 = LetterKind.RESPONSE_STAGE2


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


def test_issuing_takes_the_step_the_letter_stands_for(office: Office) -> None:
    case_id = make.a_complaint(office)
    issue(office, case_id, ACKNOWLEDGEMENT)
    assert office.cases.view(case_id).case.stage1.acknowledged_on == TODAY

    extended = complete(office, case_id, EXTENSION)
    issue(office, case_id, EXTENSION, extended)
    assert office.cases.view(case_id).case.stage1.extended_to == extended.new_date

    issue(office, case_id, RESPONSE)
    case = office.cases.view(case_id).case
    assert case.status is Status.ANSWERED1
    assert [point.stage1.outcome for point in case.points if point.stage1] == [Outcome.UPHELD, Outcome.UPHELD]
    assert [promise.remedy.pence for promise in case.promises] == [0, 5000]


def test_the_complaint_definition_goes_from_letter_to_letter_without_retyping(office: Office) -> None:
    case_id = make.a_complaint(office)
    contents = LetterContents(texts={"understanding": "The pump keeps you awake, and we lost your report."})
    issue(office, case_id, ACKNOWLEDGEMENT, contents)

    texts = office.letters.look(case_id, RESPONSE, LetterContents()).texts
    assert texts["understanding"] == "The pump keeps you awake, and we lost your report."
    assert "Quiet nights" in texts["outcome"]


def test_a_point_raised_after_the_acknowledgement_joins_the_definition(office: Office) -> None:
    case_id = make.a_complaint(office)
    issue(office, case_id, ACKNOWLEDGEMENT)
    office.cases.record(case_id, PointAdded(happened_on=TODAY, done_by=1, text="The stairs are unlit."))

    texts = office.letters.look(case_id, RESPONSE, LetterContents()).texts

    assert texts["understanding"].endswith("Since then you have also told us:\n- The stairs are unlit.")


def test_stage_2_starts_from_what_stage_1_said(office: Office) -> None:
    case_id = a_case_ready_for(office, LetterKind.RESPONSE_STAGE2)

    letter = office.letters.open(case_id, LetterKind.RESPONSE_STAGE2)
    texts = office.letters.look(case_id, LetterKind.RESPONSE_STAGE2, letter.contents).texts

    assert "The boiler pump can be heard" in texts["understanding"]
    assert "Chair of trustees" in texts["opening"]
    assert [point.stage1.reasons for point in letter.matter.case.points if point.stage1]


def test_stage_2_answered_by_the_stage_1_handler_is_refused(office: Office) -> None:
    case_id = a_case_ready_for(office, LetterKind.RESPONSE_STAGE2)
    contents = complete(office, case_id, LetterKind.RESPONSE_STAGE2)

    with pytest.raises(RuleBroken, match=r"6\.13"):
        office.letters.issue(case_id, LetterKind.RESPONSE_STAGE2, contents, sent="by email", dated=TODAY, done_by=1)

    assert office.cases.view(case_id).case.stage2.response is None


def test_an_extension_beyond_the_limit_needs_a_good_reason(office: Office) -> None:
    case_id = a_case_ready_for(office, EXTENSION)
    contents = complete(office, case_id, EXTENSION)
    assert contents.new_date
    beyond = replace(contents, new_date=contents.new_date + timedelta(7))

    with pytest.raises(RuleBroken, match=r"at most 10 working days.*6\.4"):
        issue(office, case_id, EXTENSION, beyond)

    issue(office, case_id, EXTENSION, replace(beyond, beyond_cap_because="The part comes from abroad."))
    assert "The part comes from abroad." in _text(_latest(office, case_id))


def test_an_extension_to_a_date_that_is_no_later_is_refused(office: Office) -> None:
    case_id = a_case_ready_for(office, EXTENSION)
    due = office.letters.open(case_id, EXTENSION).matter.response.due
    contents = replace(complete(office, case_id, EXTENSION), new_date=due)

    with pytest.raises(RuleBroken, match=r"Choose a day after"):
        issue(office, case_id, EXTENSION, contents)


@pytest.mark.parametrize(
    "text",
    [
        "You can complain to an ombudsman.",
        "You can contact the Housing Ombudsman Service.",
        "Telephone 0300 111 3000.",
    ],
)
def test_naming_the_ombudsman_without_a_way_to_reach_it_does_not_count(office: Office, text: str) -> None:
    case_id = a_case_ready_for(office, EXTENSION)
    contents = complete(office, case_id, EXTENSION)

    with pytest.raises(RuleBroken, match=r"6\.5"):
        issue(office, case_id, EXTENSION, replace(contents, texts={**contents.texts, "ombudsman": text}))


def test_the_ombudsmans_website_is_a_way_to_reach_it(office: Office) -> None:
    case_id = a_case_ready_for(office, EXTENSION)
    contents = complete(office, case_id, EXTENSION)
    text = "The Housing Ombudsman can help: see www.housing-ombudsman.org.uk."

    assert issue(office, case_id, EXTENSION, replace(contents, texts={**contents.texts, "ombudsman": text}))


def test_the_untouched_prompt_does_not_count(office: Office) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    template = office.letters.templates[RESPONSE]
    part = template.part_for(Element.REASONS)
    assert part
    contents = answer(office.cases.view(case_id).case)
    second = replace(contents.decision(2), reasons=part.prompt.upper())
    decisions = (contents.decision(1), second)

    checks = office.letters.checklist(case_id, RESPONSE, replace(contents, decisions=decisions))

    assert [check.sentence for check in checks if not check.met] == [
        "Point 2 has a line that is only our hint, or stands elsewhere in the letter too."
    ]


@pytest.mark.parametrize("reasons", ["The boiler pump can be heard in the bedroom from 2 am", "Our decision."])
def test_a_line_that_repeats_another_part_does_not_count(office: Office, reasons: str) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    contents = answer(office.cases.view(case_id).case)
    decisions = (Decision(1, Outcome.UPHELD, reasons), contents.decision(2))

    with pytest.raises(RuleBroken, match=r"6\.9 \(d\)"):
        issue(office, case_id, RESPONSE, replace(contents, decisions=decisions))


def test_the_sentence_names_the_point_that_is_not_decided(office: Office) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    contents = answer(office.cases.view(case_id).case)
    checks = office.letters.checklist(case_id, RESPONSE, replace(contents, decisions=contents.decisions[:1]))

    assert [check.sentence for check in checks if not check.met] == ["Point 2 has none yet.", "Point 2 has none yet."]


def test_nothing_to_put_right_and_nothing_outstanding_are_full_answers(office: Office) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    contents = replace(
        answer(office.cases.view(case_id).case),
        texts={},
        offers=(),
        no_remedy=True,
        no_remedy_because="The pump was switched off at night throughout, as its log shows.",
        nothing_outstanding=True,
    )

    issue(office, case_id, RESPONSE, contents)

    text = _text(_latest(office, case_id))
    assert "The pump was switched off at night throughout" in text
    assert "Nothing else is still to be done." in text
    response = office.cases.view(case_id).case.stage1.response
    assert response
    assert response.no_remedy_because.startswith("The pump was switched off")


@pytest.mark.parametrize(
    ("offer", "sentence"),
    [
        (Offer("apology", "Apologise"), "Remedy 1 has no date yet by which it will be done."),
        (Offer("apology", " ", TODAY), "Remedy 1 does not say yet what we will do."),
        (Offer("money", "Pay you", TODAY, None), "Remedy 1 has an amount we cannot read."),
    ],
)
def test_a_remedy_says_what_and_by_when(office: Office, offer: Offer, sentence: str) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    contents = replace(answer(office.cases.view(case_id).case), offers=(offer,))

    with pytest.raises(RuleBroken, match=sentence):
        issue(office, case_id, RESPONSE, contents)


def test_a_payment_without_a_sum_is_pointed_out_before_it_goes(office: Office) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    contents = replace(answer(office.cases.view(case_id).case), offers=(Offer("money", "Pay you", TODAY, 0),))
    sentence = "A payment is promised, and the letter does not say how much. Write the sum beside it."
    assert sentence in office.letters.look(case_id, RESPONSE, contents).cautions
    contents = replace(contents, offers=(Offer("money", "Pay you", TODAY, 5000),))
    assert sentence not in office.letters.look(case_id, RESPONSE, contents).cautions


def test_a_point_that_is_not_ours_says_why_and_needs_no_decision_later(office: Office) -> None:
    case_id = make.a_complaint(office)
    with pytest.raises(RuleBroken, match=r"5\.7.*Say why point 2 is not ours"):
        issue(office, case_id, ACKNOWLEDGEMENT, LetterContents(not_ours=(NotOurs(2),)))

    with pytest.raises(RuleBroken, match=r"5\.7.*Say who is responsible for point 2"):
        issue(office, case_id, ACKNOWLEDGEMENT, LetterContents(not_ours=(NotOurs(2, "It is not our line"),)))

    said = NotOurs(2, "It is not our line", "the council, 01234 100200")
    issue(office, case_id, ACKNOWLEDGEMENT, LetterContents(not_ours=(said,)))
    assert "It is not our line. Responsible: the council, 01234 100200." in _text(_latest(office, case_id))

    case = office.cases.view(case_id).case
    assert [point.number for point in case.points_to_answer] == [1]
    assert (case.points[1].why_not_ours, case.points[1].whose) == ("It is not our line", "the council, 01234 100200")
    issue(office, case_id, RESPONSE)
    answer_said = _text(_latest(office, case_id))
    assert "not our responsibility" in answer_said
    assert "Responsible: the council, 01234 100200." in answer_said


def test_a_complaint_without_points_cannot_be_answered_by_letter(office: Office) -> None:
    case_id = make.a_complaint(office, points=())
    checks = office.letters.checklist(case_id, ACKNOWLEDGEMENT, LetterContents())

    assert "The case has no points yet. Please add them on the page of the case." in [
        check.sentence for check in checks
    ]


def test_without_an_outcome_in_the_case_the_officer_has_to_write_it(office: Office) -> None:
    case_id = make.a_complaint(office, outcome_sought=" ")

    with pytest.raises(RuleBroken, match=r"The outcome the resident wants \(Code 5\.6\): Nothing is written yet"):
        issue(office, case_id, ACKNOWLEDGEMENT)


def test_a_draft_is_there_again_after_the_program_was_ended(office: Office, tmp_path: Path) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    contents = answer(office.cases.view(case_id).case)
    office.letters.keep(case_id, RESPONSE, contents)
    office.desk.register.close()

    letter = make.again(tmp_path / "register").letters.open(case_id, RESPONSE)

    assert letter.contents == contents
    assert letter.saved_at


def test_issuing_drops_the_draft(office: Office) -> None:
    case_id = make.a_complaint(office)
    office.letters.keep(case_id, ACKNOWLEDGEMENT, LetterContents())

    issue(office, case_id, ACKNOWLEDGEMENT)

    assert office.drafts.find("letter/") == []


def test_words_that_were_not_touched_keep_up_with_the_day_the_letter_is_sent(tmp_path: Path) -> None:
    day = TODAY
    office = make.an_office(tmp_path / "register", lambda: day)
    case_id = make.a_complaint(office, received_on=TODAY)
    first = office.letters.look(case_id, ACKNOWLEDGEMENT, LetterContents()).texts["next"]
    office.letters.keep(case_id, ACKNOWLEDGEMENT, office.letters.open(case_id, ACKNOWLEDGEMENT).contents)

    day = TODAY + timedelta(1)
    letter = office.letters.open(case_id, ACKNOWLEDGEMENT)
    second = office.letters.look(case_id, ACKNOWLEDGEMENT, letter.contents).texts["next"]

    assert "Tuesday 8 December 2026" in first
    assert "Wednesday 9 December 2026" in second


def test_a_due_date_that_is_no_longer_right_is_noticed(office: Office) -> None:
    case_id = make.a_complaint(office)
    contents = LetterContents(texts={"next": "We will answer by Friday 4 December 2026."})

    with pytest.raises(RuleBroken, match="Our answer is due by Tuesday 8 December 2026"):
        issue(office, case_id, ACKNOWLEDGEMENT, contents)


def test_a_reissued_letter_is_a_new_version_and_takes_no_second_step(office: Office) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    issue(office, case_id, RESPONSE)

    letter = office.letters.open(case_id, RESPONSE)
    assert letter.reissue
    texts = {**letter.contents.texts, "outstanding": "The dampers have come and are being fitted."}
    issue(office, case_id, RESPONSE, replace(letter.contents, texts=texts))

    view = office.cases.view(case_id)
    assert [document.version for document in view.documents] == [1, 2]
    assert [line.what for line in view.lines].count("Answered at stage 1") == 1


def test_a_reissue_that_decides_otherwise_than_the_record_is_refused(office: Office) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    issue(office, case_id, RESPONSE)
    contents = office.letters.open(case_id, RESPONSE).contents
    changed = (replace(contents.decision(1), outcome=Outcome.NOT_UPHELD), contents.decision(2))

    with pytest.raises(RuleBroken, match="correct the entry in the record"):
        issue(office, case_id, RESPONSE, replace(contents, decisions=changed))


def test_characters_that_cannot_be_printed_are_named_and_nothing_is_kept(office: Office) -> None:
    case_id = make.a_complaint(office)
    contents = LetterContents(texts={"opening": "Thank you, \u05e9\u05dc\u05d5\u05dd."})

    with pytest.raises(RuleBroken, match=r"\u05e9.*Hebrew letters"):
        issue(office, case_id, ACKNOWLEDGEMENT, contents)

    assert office.cases.view(case_id).documents == ()
    assert office.cases.view(case_id).case.status is Status.NEW


def test_the_letter_is_signed_by_role_and_names_no_member_of_staff(office: Office) -> None:
    case_id = make.a_complaint(office)
    issue(office, case_id, ACKNOWLEDGEMENT)

    text = _text(_latest(office, case_id))

    assert "Chief Officer" in text
    assert "Ruth Ellis" not in text


def test_naming_a_member_of_staff_or_an_old_rule_is_pointed_out(office: Office) -> None:
    case_id = make.a_complaint(office)
    contents = LetterContents(texts={"opening": "Ruth Ellis says: wait eight weeks, then see a designated person."})

    said = " ".join(office.letters.look(case_id, ACKNOWLEDGEMENT, contents).reading.when_sent)

    assert "“Ruth Ellis”: Say what they do and not who they are" in said
    assert "designated person" in said
    assert "eight weeks" in said


def test_an_extension_after_the_first_date_has_passed_warns_and_is_not_forbidden(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=TODAY - timedelta(35))
    make.acknowledged(office, case_id, TODAY - timedelta(28))
    contents = replace(complete(office, case_id, EXTENSION), new_date=TODAY)

    look = office.letters.look(case_id, EXTENSION, contents)
    assert "has passed" in look.cautions[0]
    assert look.own["opening"].startswith("You should have had our answer to your complaint at stage 1 by Tuesday 10")
    assert issue(office, case_id, EXTENSION, contents)


def test_a_letter_says_what_it_said_in_the_record(office: Office) -> None:
    case_id = make.a_complaint(office)
    issue(office, case_id, ACKNOWLEDGEMENT)

    texts = json.loads(_issued(office, case_id).texts)["texts"]

    assert "We received your complaint on Tuesday 17 November 2026" in texts["opening"]


def test_a_draft_shows_what_is_missing_in_its_place(office: Office) -> None:
    case_id = a_case_ready_for(office, RESPONSE)

    text = _text(office.letters.preview(case_id, RESPONSE, LetterContents()))

    assert "Still to be written: the reasons. Points 1 and 2 have none yet." in text


def test_a_letter_cannot_be_dated_in_the_future(office: Office) -> None:
    case_id = make.a_complaint(office)

    with pytest.raises(RuleBroken, match="still to come"):
        office.letters.issue(case_id, ACKNOWLEDGEMENT, LetterContents(), sent="", dated=TODAY + timedelta(1), done_by=1)


def test_the_stage_2_response_offers_what_stage_1_promised_and_is_not_done(office: Office) -> None:
    case_id = a_case_ready_for(office, STAGE2)

    own = office.letters.look(case_id, STAGE2, LetterContents()).own["outstanding"]

    assert own == "From stage 1, still to be done:\n- Fit dampers to the pump, by Monday 30 November 2026."
    contents = replace(complete(office, case_id, STAGE2), texts={})
    issue(office, case_id, STAGE2, contents)
    text = _text(_latest(office, case_id)).partition("From stage 1, still to be done:")[2]
    assert "Fit dampers to the pump, by Monday 30 November 2026." in text


def test_of_money_that_was_paid_in_part_the_stage_2_response_says_what_is_left(office: Office) -> None:
    case_id = a_case_ready_for(office, STAGE2)
    money = Remedy("money", "Pay you for the cold weeks", date(2026, 12, 4), 5_000, owner=1)
    office.cases.record(case_id, Promised(happened_on=TODAY, done_by=1, remedy=money, how=Made.TELEPHONE))
    key = office.cases.view(case_id).case.promises[-1].key

    before = office.letters.look(case_id, STAGE2, LetterContents()).own["outstanding"]
    assert "- Pay you for the cold weeks (£50), by Friday 4 December 2026." in before
    office.cases.record(case_id, MoneyPaid(happened_on=TODAY, done_by=1, promise=key, pence=3_000, how="by cheque"))

    own = office.letters.look(case_id, STAGE2, LetterContents()).own["outstanding"]
    assert "- Pay you for the cold weeks: £20 of £50 still to be paid, by Friday 4 December 2026." in own


def test_what_stage_1_promised_and_did_is_not_offered_as_outstanding(office: Office) -> None:
    case_id = a_case_ready_for(office, STAGE2)
    _keep_the_promise(office, case_id)

    look = office.letters.look(case_id, STAGE2, LetterContents(nothing_outstanding=True))

    assert look.own["outstanding"] == ""
    assert not any("nothing is outstanding" in sentence for sentence in look.cautions)


def test_nothing_outstanding_beside_an_unkept_promise_is_pointed_out(office: Office) -> None:
    case_id = a_case_ready_for(office, STAGE2)
    contents = replace(complete(office, case_id, STAGE2), offers=(), nothing_outstanding=True)

    assert office.letters.look(case_id, STAGE2, contents).cautions == (
        "The letter says that nothing is outstanding, but “Fit dampers to the pump”, promised at stage 1, has not "
        "been marked as done. Say so in the letter (Code 6.19), or mark it as done on the page of the case.",
    )


def test_nothing_to_put_right_beside_an_upheld_point_is_pointed_out(office: Office) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    contents = replace(answer(office.cases.view(case_id).case), offers=(), no_remedy=True, no_remedy_because="Done.")

    assert office.letters.look(case_id, RESPONSE, contents).cautions == (
        "We uphold points 1 and 2, but the letter says that there is nothing to put right. Please make sure that "
        "this is meant.",
    )


def test_a_reissued_stage_2_response_offers_the_promise_its_first_version_passed_over(office: Office) -> None:
    case_id = a_case_ready_for(office, STAGE2)
    contents = replace(complete(office, case_id, STAGE2), nothing_outstanding=True)
    issue(office, case_id, STAGE2, contents)

    again = office.letters.open(case_id, STAGE2).contents
    look = office.letters.look(case_id, STAGE2, again)

    assert "Fit dampers to the pump" in look.texts["outstanding"]
    assert any("promised at stage 1" in sentence for sentence in look.cautions)


def test_a_letter_dated_before_today_is_pointed_out_and_not_forbidden(office: Office) -> None:
    case_id = make.a_complaint(office)
    yesterday = TODAY - timedelta(1)

    assert office.letters.look(case_id, ACKNOWLEDGEMENT, LetterContents(), yesterday).cautions == (
        "This letter bears the date Mon 23 Nov 2026, before today. Use the day it really goes out.",
    )
    assert office.letters.look(case_id, ACKNOWLEDGEMENT, LetterContents(), TODAY).cautions == ()


def test_the_outcome_written_in_the_acknowledgement_is_that_of_the_case(office: Office) -> None:
    case_id = make.a_complaint(office, outcome_sought="")
    issue(office, case_id, ACKNOWLEDGEMENT, LetterContents(texts={"outcome": "You would like quiet nights.\n"}))

    assert office.cases.view(case_id).case.outcome_sought == "You would like quiet nights."
    figure = office.assessments.open(2027).figures["5.6"]
    assert (figure.numerator, figure.denominator) == (1, 1)


def test_the_outcome_the_officer_logged_stays_whatever_a_letter_says(office: Office) -> None:
    case_id = make.a_complaint(office, outcome_sought="A working fan")
    issue(office, case_id, ACKNOWLEDGEMENT, LetterContents(texts={"outcome": "You would like a fan."}))

    assert office.cases.view(case_id).case.outcome_sought == "A working fan"


def _keep_the_promise(office: Office, case_id: int) -> None:
    promise = office.cases.view(case_id).case.promises[0].key
    office.cases.record(case_id, PromiseKept(happened_on=TODAY, done_by=1, promise=promise, evidence="The invoice."))


def _issued(office: Office, case_id: int) -> LetterIssued:
    line = [line for line in office.cases.view(case_id).lines if line.document][-1]
    event = office.cases.entry(case_id, line.number)
    assert isinstance(event, LetterIssued)
    return event


def _latest(office: Office, case_id: int) -> bytes:
    return office.cases.document(office.cases.view(case_id).documents[-1].id)


def _text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_the_date_of_the_letter_is_the_day_it_was_sent(office: Office) -> None:
    case_id = make.a_complaint(office)
    yesterday = TODAY - timedelta(1)

    office.letters.issue(case_id, ACKNOWLEDGEMENT, LetterContents(), sent="by hand", dated=yesterday, done_by=1)

    assert "23 November 2026" in _text(_latest(office, case_id))
    assert "Monday 7 December 2026" in _text(_latest(office, case_id))
    assert date.fromisoformat(office.cases.view(case_id).documents[-1].dated) == yesterday
