"""The bin: what was thrown away stands there with who, when, where from and how long, and comes back whole."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Noted
from chc_desktop.domain.mistakes.events import LoggedByMistake, NoMistake
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.bin import BinLine, months_after
from chc_desktop.office.office import Office
from chc_desktop.office.requests import NewRequest
from tests import make
from tests.office.test_erasing import in_the_clear
from tests.office.test_papers import a_call

MISTAKE = LoggedByMistake(happened_on=make.TODAY, done_by=1, why="The same call as 2026-001.")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


def only_line(office: Office) -> BinLine:
    (line,) = office.bin.lines()
    return line


def test_a_draft_that_was_thrown_away_says_what_it_was_and_comes_back(office: Office) -> None:
    office.drafts.save("log", {"name": "Ana Silva", "their_words": "The lift is stuck between two floors again."})
    office.drafts.throw_away("log")
    assert office.drafts.read("log") is None
    line = only_line(office)
    assert line.what == "A complaint that was being logged: “The lift is stuck between two floors again.”"
    assert line.by == "Ruth Ellis"
    assert line.removed_at == datetime.combine(make.TODAY, time(14, 2))
    assert line.keep_until == date(2027, 11, 24)
    office.bin.take_back(line)
    assert office.drafts.read("log") == {
        "name": "Ana Silva",
        "their_words": "The lift is stuck between two floors again.",
    }
    assert office.bin.lines() == ()


def test_what_was_begun_since_goes_into_the_bin_in_its_place(office: Office) -> None:
    office.drafts.save("log", {"their_words": "First"})
    office.drafts.throw_away("log")
    office.drafts.save("log", {"their_words": "Second"})
    office.bin.take_back(only_line(office))
    assert office.drafts.read("log") == {"their_words": "First"}
    assert "Second" in only_line(office).what


def test_a_draft_that_became_part_of_the_record_leaves_nothing_in_the_bin(office: Office) -> None:
    case_id = make.a_complaint(office)
    office.drafts.save(f"action/{case_id}/note", {"text": "She rang."})
    office.cases.record(case_id, Noted(happened_on=make.TODAY, text="She rang."), f"action/{case_id}/note")
    assert office.bin.lines() == ()


def test_a_letter_that_was_begun_afresh_is_named_by_its_case(office: Office) -> None:
    case_id = make.a_complaint(office)
    letter = office.letters.open(case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    office.letters.keep(case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1, letter.contents)
    office.letters.drop(case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    line = only_line(office)
    assert line.what.startswith("A letter: acknowledgement at stage 1")
    assert line.where == f"Case {office.cases.view(case_id).case.reference}"
    office.bin.take_back(line)
    assert office.letters.open(case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1).saved_at


def test_a_complaint_logged_by_mistake_leaves_every_list_and_keeps_its_number(office: Office) -> None:
    first, second = make.a_complaint(office), make.a_complaint(office, title="The pump, again")
    office.mistakes.take_out(second, MISTAKE)
    assert [summary.case_id for summary in office.cases.summaries()] == [first]
    assert office.cases.found("again") == set()
    assert all(line.case_id != second for group in office.agenda.today().groups for line in group.lines)
    assert office.cases.view(second).open_deadlines == ()
    third = make.a_complaint(office)
    assert office.cases.view(third).case.reference == "2026-003"
    line = only_line(office)
    assert line.what == "Complaint 2026-002, logged by mistake"
    assert line.where == f"The pump, again. Why: {MISTAKE.why}"
    assert office.safekeeping.check()


def test_taken_back_it_stands_where_it_stood(office: Office) -> None:
    case_id = make.a_complaint(office, title="The pump, again")
    before = office.cases.summaries(), office.agenda.today()
    office.mistakes.take_out(case_id, MISTAKE)
    office.bin.take_back(only_line(office))
    assert (office.cases.summaries(), office.agenda.today()) == before
    assert office.cases.found("again") == {case_id}
    assert [line.what for line in office.cases.view(case_id).lines][-2:] == [
        "Logged by mistake: taken out of the lists",
        "No mistake: back in the lists",
    ]
    assert office.bin.lines() == ()
    office.mistakes.take_out(case_id, MISTAKE)
    assert only_line(office).what == "Complaint 2026-001, logged by mistake"


def test_a_mistake_needs_its_reason_and_nothing_more_happens_to_it(office: Office) -> None:
    case_id = make.a_complaint(office)
    with pytest.raises(RuleBroken, match="write why"):
        office.mistakes.take_out(case_id, LoggedByMistake(happened_on=make.TODAY, why=" "))
    with pytest.raises(RuleBroken, match="not logged by mistake"):
        office.mistakes.bring_back(case_id, NoMistake(happened_on=make.TODAY, why="It is real."))
    office.mistakes.take_out(case_id, MISTAKE)
    with pytest.raises(RuleBroken, match="take it back first"):
        make.acknowledged(office, case_id, make.TODAY)
    number = office.cases.view(case_id).lines[-1].number
    with pytest.raises(RuleBroken, match="cannot be corrected"):
        office.cases.correct(case_id, number, "Wrong", None)


def test_a_complaint_that_was_answered_was_no_mistake(office: Office) -> None:
    case_id = make.a_complaint(office)
    make.acknowledged(office, case_id, make.TODAY)
    make.answered(office, case_id, make.TODAY)
    with pytest.raises(RuleBroken, match="counts, in the figures too"):
        office.mistakes.take_out(case_id, MISTAKE)
    assert len(office.cases.summaries()) == 1


def test_a_service_request_logged_by_mistake_goes_and_comes_back(office: Office) -> None:
    view = office.cases.view(make.a_complaint(office))
    new = NewRequest(
        person=view.person,
        channel=view.case.channel,
        category=view.case.category,
        asked_on=make.TODAY,
        title="A new tap",
        their_words="The tap drips.",
        review_on=make.TODAY,
    )
    request_id = office.requests.log(new)
    office.mistakes.take_out(request_id, MISTAKE)
    assert office.requests.summaries() == []
    assert only_line(office).what == "Service request S2026-001, logged by mistake"
    assert office.safekeeping.check()
    office.bin.take_back(only_line(office))
    assert [summary.title for summary in office.requests.summaries()] == ["A new tap"]
    assert office.cases.found("drips") == {request_id}


def test_figures_leave_out_what_was_logged_by_mistake(office: Office) -> None:
    case_id = make.a_complaint(office)
    with office.desk.register.transaction() as shelves:
        assert set(shelves.record.histories()) == {case_id}
    office.mistakes.take_out(case_id, MISTAKE)
    with office.desk.register.transaction() as shelves:
        assert shelves.record.histories() == {}
        assert shelves.record.complaints() == []
        assert "2026-001" in shelves.imports.references()


def test_the_lists_stay_right_when_they_are_made_anew(office: Office) -> None:
    case_id = make.a_complaint(office)
    office.mistakes.take_out(case_id, MISTAKE)
    with office.desk.register.transaction() as shelves:
        shelves.projections.set_version(0)
    office.desk.renew_projections()
    assert office.cases.summaries() == []


def test_how_long_things_are_kept_is_chosen_and_noted(office: Office) -> None:
    office.drafts.save("log", {"their_words": "Words"})
    office.drafts.throw_away("log")
    office.bin.keep_for(24)
    assert only_line(office).keep_until == date(2028, 11, 24)
    with pytest.raises(RuleBroken, match="offered"):
        office.bin.keep_for(1)


def test_what_had_its_time_is_let_go_and_nothing_sooner(office: Office) -> None:
    office.drafts.save("log", {"their_words": "The gurgling drain"})
    office.drafts.throw_away("log")
    office.spelling.add("Quillfeather")
    office.spelling.remove("Quillfeather")
    case_id = make.a_complaint(office)
    office.mistakes.take_out(case_id, LoggedByMistake(happened_on=office.today(), done_by=1, why="Logged twice"))
    office.desk.today = lambda: date(2027, 11, 24)
    assert office.bin.over() == ()
    assert office.bin.let_go() == 0
    assert len(office.bin.lines()) == 3
    office.desk.today = lambda: date(2027, 11, 25)
    assert office.bin.let_go() == 2
    assert [line.room for line in office.bin.lines()] == ["mistakes"]
    assert not [word for word in ("gurgling", "quillfeather") if word.encode() in in_the_clear(office)]


def test_months_are_counted_to_the_last_day_of_a_shorter_one() -> None:
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2026, 12, 31), 12) == date(2027, 12, 31)


def test_a_paper_that_was_put_away_stands_in_the_bin_and_comes_back(office: Office) -> None:
    case_id = make.a_complaint(office)
    (paper,) = office.papers.add(case_id, a_call()).ids
    office.papers.remove(paper, "It was about another home.")
    line = only_line(office)
    assert line.what == office.papers.paper(paper).subject
    assert line.where == "Correspondence and files of 2026-001. Why: It was about another home."
    assert line.by
    office.bin.take_back(line)
    assert [each.id for each in office.papers.of(case_id)] == [paper]
    assert office.bin.lines() == ()
