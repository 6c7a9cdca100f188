"""What cannot be said of the people of a case is refused in a sentence that says what to do."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import HandlerChanged
from chc_desktop.domain.facts import Role
from chc_desktop.domain.people.events import (
    AuthorityEnded,
    AuthorityGiven,
    ConflictEnded,
    ContractorReplied,
    ContractorStep,
    LettersTo,
    NotComplainedAbout,
    Relation,
)
from chc_desktop.office.office import Office
from tests import make
from tests.office import people

TODAY = make.TODAY
OFFICER, CHAIR, TRUSTEE = 1, 2, 3


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office)


def refused(sentence: str) -> Any:
    return pytest.raises(RuleBroken, match=re.escape(sentence))


def test_a_representative_needs_authority_or_a_day_by_which_to_have_it(office: Office, case_id: int) -> None:
    with refused("Please say by when the authority should be here"):
        people.spoken_for(office, case_id, given_on=None, given_how="")
    people.spoken_for(office, case_id, given_on=None, given_how="", wanted_by=TODAY + timedelta(7))
    named = office.cases.view(case_id).case.parties.representatives[0]
    assert named.standing(TODAY) == "missing"


def test_how_authority_was_given_is_part_of_it(office: Office, case_id: int) -> None:
    with refused("Please write how the resident gave it"):
        people.spoken_for(office, case_id, given_how=" ")
    with refused("It cannot end before Thu 19 Nov 2026"):
        people.spoken_for(office, case_id, until=date(2026, 11, 18))
    with refused("is still to come"):
        people.spoken_for(office, case_id, given_on=TODAY + timedelta(1))


def test_only_an_enquiry_of_an_mp_or_councillor_goes_on_without_consent(office: Office, case_id: int) -> None:
    without: dict[str, Any] = {
        "given_on": None,
        "given_how": "",
        "not_needed_because": "She only asks how we handle them.",
    }
    with refused("Only an enquiry from an MP or a councillor may go on without the resident’s consent. Anybody else"):
        people.spoken_for(office, case_id, **without)
    people.spoken_for(office, case_id, people.MP, relation=Relation.MP, letters_to=LettersTo.RESIDENT, **without)
    assert office.cases.view(case_id).case.parties.representatives[0].standing(TODAY).may_speak


def test_authority_that_ended_is_over_and_can_be_had_again(office: Office, case_id: int) -> None:
    daughter = people.spoken_for(office, case_id)
    sam = people.somebody(office, daughter)
    people.record(office, case_id, sam, AuthorityEnded, why="Mrs Bell wrote that she speaks for herself.")
    assert office.cases.view(case_id).case.parties.speaking_for(4) == ()
    with refused("They do not speak for the resident in this case now."):
        people.record(office, case_id, sam, AuthorityGiven, given_on=TODAY, given_how="By telephone")
    people.spoken_for(office, case_id, sam)
    assert len(office.cases.view(case_id).case.parties.speaking_for(4)) == 1


def test_limited_authority_runs_out_by_itself(office: Office, case_id: int) -> None:
    people.spoken_for(office, case_id, until=TODAY + timedelta(2))
    named = office.cases.view(case_id).case.parties.representatives[0]
    assert (named.standing(TODAY + timedelta(2)), named.standing(TODAY + timedelta(3))) == ("in-force", "lapsed")


def test_nobody_speaks_for_themselves(office: Office, case_id: int) -> None:
    resident = office.cases.view(case_id).person
    with refused("Nobody needs authority to speak for themselves."):
        people.spoken_for(office, case_id, resident)


def test_the_last_complainant_cannot_leave_but_the_first_may(office: Office, case_id: int) -> None:
    joan = office.cases.view(case_id).person
    with refused("Nobody else complains in this case, so it would be left without anybody."):
        people.left(office, case_id, joan)
    ali = people.joined(office, case_id)
    people.left(office, case_id, joan)
    view = office.cases.view(case_id)
    assert (view.case.complainants, view.person.name) == ((ali,), "Ali Khan")
    assert office.cases.summaries()[0].person == "Ali Khan"


def test_nobody_joins_a_complaint_twice(office: Office, case_id: int) -> None:
    with refused("They are among those who complain already."):
        people.joined(office, case_id, office.cases.view(case_id).person)


@pytest.mark.parametrize("named", [people.accused, people.conflicted])
def test_whoever_it_is_about_cannot_take_it_over(
    office: Office, case_id: int, named: Callable[[Office, int, int], None]
) -> None:
    named(office, case_id, CHAIR)
    change = HandlerChanged(happened_on=TODAY, done_by=OFFICER, stage=1, handler=CHAIR, why="")
    with pytest.raises(RuleBroken) as broken:
        office.cases.record(case_id, change)
    said = str(broken.value)
    assert said.startswith("Peter Grant (Chair of trustees) ")
    assert "(Code 5.8). Nothing was changed. Ruth Ellis (Chief Officer) or Amina Yusuf" in said


def test_a_complaint_about_the_chief_officer_goes_to_the_governing_body(office: Office, case_id: int) -> None:
    organisation = office.organisation.organisation()
    assert organisation
    office.organisation.save(replace(organisation, chief_officer=OFFICER, chair=CHAIR))
    office.organisation.save_person(replace(make.OFFICER, name="Tom Hart", job="Clerk", role=Role.STAFF))
    people.accused(office, case_id, OFFICER)
    change = HandlerChanged(happened_on=TODAY, done_by=OFFICER, stage=1, handler=OFFICER, why="")
    with refused("Amina Yusuf (Trustee for complaints) or Peter Grant (Chair of trustees) could."):
        office.cases.record(case_id, change)


def test_whoever_it_is_about_cannot_review_it_nor_answer_it(office: Office, case_id: int) -> None:
    make.acknowledged(office, case_id, TODAY - timedelta(5))
    people.accused(office, case_id, OFFICER)
    with refused("so they cannot deal with it or review it (Code 5.8)"):
        make.answered(office, case_id, TODAY - timedelta(2))
    make.answered(office, case_id, TODAY - timedelta(2), done_by=TRUSTEE)
    people.conflicted(office, case_id, CHAIR)
    with refused("Peter Grant (Chair of trustees) has a conflict of interest in this case"):
        make.escalated(office, case_id, TODAY, CHAIR)


def test_a_conflict_with_a_reason_to_go_on_bars_nobody(office: Office, case_id: int) -> None:
    people.conflicted(office, case_id, CHAIR, may_go_on_because="He only knows her by sight.")
    office.cases.record(case_id, HandlerChanged(happened_on=TODAY, done_by=1, stage=1, handler=CHAIR, why=""))
    assert office.cases.view(case_id).handler_barred == ""


def test_whoever_deals_with_it_and_is_then_complained_about_is_pointed_out(office: Office, case_id: int) -> None:
    people.accused(office, case_id, OFFICER)
    assert office.cases.view(case_id).handler_barred == "is complained about in this case"
    people.record(office, case_id, people.somebody(office, OFFICER), NotComplainedAbout, why="It was somebody else.")
    assert office.cases.view(case_id).handler_barred == ""


def test_a_conflict_is_told_with_what_was_done_and_can_end(office: Office, case_id: int) -> None:
    with refused("Please write what was done about it (Code 5.8)."):
        people.conflicted(office, case_id, CHAIR, done="")
    people.conflicted(office, case_id, CHAIR)
    with refused("A conflict of interest of theirs stands in this case already."):
        people.conflicted(office, case_id, CHAIR)
    people.record(office, case_id, people.somebody(office, CHAIR), ConflictEnded, why="The sister has moved.")
    office.cases.record(case_id, HandlerChanged(happened_on=TODAY, done_by=1, stage=1, handler=CHAIR, why=""))


def test_a_complaint_about_whoever_would_deal_with_it_is_refused_when_it_is_logged(office: Office) -> None:
    with refused("Ruth Ellis (Chief Officer) is complained about in this case"):
        make.a_complaint(office, accused=((OFFICER, "Lost the first report."),))
    assert office.cases.summaries() == []
    assert office.cases.people(Role.RESIDENT) == []
    case_id = make.a_complaint(office, accused=((OFFICER, "Lost the first report."),), handler=TRUSTEE)
    assert office.cases.view(case_id).case.parties.accused[0].person == OFFICER


def test_a_contractors_answer_has_its_own_date_and_leaves_our_clock_alone(office: Office, case_id: int) -> None:
    ours = office.cases.view(case_id).deadlines
    hale = people.passed_on(office, case_id, TODAY + timedelta(3))
    assert office.cases.view(case_id).deadlines == ours
    with refused("This contractor has a part of the complaint in hand already."):
        people.passed_on(office, case_id, TODAY + timedelta(3), people.somebody(office, hale))
    people.replied(office, case_id, hale, ContractorStep.RECEIVED)
    with refused("They told you before that they have it."):
        people.replied(office, case_id, hale, ContractorStep.RECEIVED)
    with refused("Please write what the contractor answered."):
        people.replied(office, case_id, hale, ContractorStep.ANSWERED)
    people.replied(office, case_id, hale, ContractorStep.ANSWERED, text="They replaced the mounts.")
    handling = office.cases.view(case_id).case.parties.contractors[0]
    assert (handling.received_on, handling.answered_on, handling.is_open) == (TODAY, TODAY, False)
    with refused("This contractor has nothing in hand in this case."):
        people.replied(office, case_id, hale, ContractorStep.TAKEN_BACK, text="Too slow")


def test_a_contractor_cannot_answer_before_it_was_asked(office: Office, case_id: int) -> None:
    with refused("The contractor cannot answer before Tue 24 Nov 2026"):
        people.passed_on(office, case_id, TODAY - timedelta(1))
    hale = people.passed_on(office, case_id, TODAY)
    early = ContractorReplied(
        happened_on=TODAY - timedelta(1), done_by=1, person=hale, step=ContractorStep.ANSWERED, text="Done"
    )
    with refused("before it was passed to the contractor"):
        office.case_people.record(case_id, people.somebody(office, hale), early)
