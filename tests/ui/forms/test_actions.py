"""Each action on a case through its dialog: done as meant, or refused in a sentence with nothing typed lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.actions import Action
from chc_desktop.domain.case import Status
from chc_desktop.domain.events import Received, Remedy
from chc_desktop.domain.intake import Matter
from chc_desktop.domain.points.events import EvidenceConsidered
from chc_desktop.domain.updates.events import Interval
from chc_desktop.domain.vocabulary import Agreed, Outcome
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionDialog, ActionForm
from chc_desktop.ui.forms.actions import FORMS, correct, promise_kept
from chc_desktop.ui.forms.asks import AskChoice
from chc_desktop.ui.people.forms import PEOPLE_FORMS
from tests import make
from tests.office import people
from tests.ui.forms.driving import choose, press, put_up, tick, write

RECEIVED, ACKNOWLEDGED, ANSWERED = date(2026, 11, 3), date(2026, 11, 10), date(2026, 11, 17)
FormOf = Callable[[ActionForm], ActionDialog]


@pytest.fixture
def new(office: Office) -> int:
    return make.a_complaint(office, received_on=RECEIVED)


@pytest.fixture
def at_stage1(office: Office, new: int) -> int:
    make.acknowledged(office, new, ACKNOWLEDGED)
    return new


@pytest.fixture
def answered(office: Office, at_stage1: int) -> int:
    make.answered(office, at_stage1, ANSWERED)
    return at_stage1


@pytest.fixture
def show(qtbot: QtBot, office: Office) -> FormOf:
    def shown(form: ActionForm) -> ActionDialog:
        dialog = ActionDialog(form, office.drafts, None)
        put_up(qtbot, dialog)
        return dialog

    return shown


@pytest.fixture
def ask(office: Office, show: FormOf) -> Callable[[Action, int], ActionDialog]:
    return lambda action, case_id: show(FORMS[action](office, office.cases.view(case_id)))


Ask = Callable[[Action, int], ActionDialog]


def done(qtbot: QtBot, dialog: ActionDialog) -> None:
    """Press the main button; the dialog goes away and is freed."""
    with qtbot.waitSignal(dialog.destroyed, timeout=2_000):
        press(dialog.done_button)


def refused(dialog: ActionDialog) -> str:
    """Press the main button; the dialog stays, and this is what it says."""
    press(dialog.done_button)
    assert dialog.isVisible()
    assert dialog.error.isVisible()
    return dialog.error.text()


def test_an_acknowledgement_sent_another_way_is_recorded_with_what_is_not_ours(
    qtbot: QtBot, office: Office, new: int, ask: Ask
) -> None:
    dialog = ask(Action.ACKNOWLEDGED, new)
    write(dialog.fields["happened_on"], "9/11/2026")
    tick(dialog.fields["not_ours_2"])
    done(qtbot, dialog)
    case = office.cases.view(new).case
    assert case.stage1.acknowledged_on == date(2026, 11, 9)
    assert [point.not_ours for point in case.points] == [False, True]


def test_an_acknowledgement_before_the_receipt_is_refused(new: int, ask: Ask) -> None:
    dialog = ask(Action.ACKNOWLEDGED, new)
    write(dialog.fields["happened_on"], "1/11/2026")
    assert "the complaint was received on Tue 3 Nov 2026" in refused(dialog)


def test_an_update_is_noted_with_the_next_one(qtbot: QtBot, office: Office, at_stage1: int, ask: Ask) -> None:
    dialog = ask(Action.UPDATE, at_stage1)
    write(dialog.fields["text"], "The engineer comes on Thursday.")
    write(dialog.fields["next_update"], "27/11/2026")
    done(qtbot, dialog)
    update = office.cases.view(at_stage1).case.updates[0]
    assert (update.text, update.next_update) == ("The engineer comes on Thursday.", date(2026, 11, 27))


def test_an_update_without_words_is_refused(at_stage1: int, ask: Ask) -> None:
    assert refused(ask(Action.UPDATE, at_stage1)) == "Please write what the resident was told."


def test_a_note_goes_into_the_record(qtbot: QtBot, office: Office, new: int, ask: Ask) -> None:
    dialog = ask(Action.NOTE, new)
    write(dialog.fields["text"], "She rang; very upset.")
    done(qtbot, dialog)
    assert office.cases.view(new).lines[-1].detail == "She rang; very upset."


def test_a_related_point_joins_the_complaint(qtbot: QtBot, office: Office, at_stage1: int, ask: Ask) -> None:
    dialog = ask(Action.ADD_POINT, at_stage1)
    write(dialog.fields["text"], "The boiler is cold by day.")
    done(qtbot, dialog)
    assert office.cases.view(at_stage1).case.points[-1].text == "The boiler is cold by day."


def test_a_point_after_the_answer_is_refused_with_its_provision(answered: int, ask: Ask) -> None:
    dialog = ask(Action.ADD_POINT, answered)
    write(dialog.fields["text"], "The boiler is cold by day.")
    assert "(Code 6.8)" in refused(dialog)


def test_stage_2_by_whoever_handled_stage_1_is_refused_naming_6_13(answered: int, ask: Ask) -> None:
    dialog = ask(Action.ESCALATE, answered)
    write(dialog.fields["still_unhappy_with"], "She is still kept awake.")
    choose(dialog.fields["reviewer"], "Ruth Ellis, Chief Officer (handled stage 1)")
    assert "somebody who did not handle stage 1 (Code 6.13)" in refused(dialog)
    assert dialog.fields["still_unhappy_with"].value() == "She is still kept awake."


def test_a_request_for_stage_2_needs_no_reasons(qtbot: QtBot, office: Office, answered: int, ask: Ask) -> None:
    dialog = ask(Action.ESCALATE, answered)
    write(dialog.fields["happened_on"], "23/11/2026")
    choose(dialog.fields["reviewer"], "Peter Grant")
    done(qtbot, dialog)
    case = office.cases.view(answered).case
    assert (case.status, case.stage2.asked_on, case.stage2.handler) == (Status.ESCALATED, date(2026, 11, 23), 2)


def test_a_case_that_is_not_answered_cannot_be_closed(at_stage1: int, ask: Ask) -> None:
    assert "Stage 1 has not been answered, so the case cannot be closed (Code 6.3)." in refused(
        ask(Action.CLOSE, at_stage1)
    )


def test_an_answered_case_is_closed_and_opened_again(qtbot: QtBot, office: Office, answered: int, ask: Ask) -> None:
    done(qtbot, ask(Action.CLOSE, answered))
    assert office.cases.view(answered).case.status is Status.CLOSED
    again = ask(Action.REOPEN, answered)
    assert refused(again) == "Please write why the case is opened again."
    write(again.fields["why"], "A new report came to light.")
    done(qtbot, again)
    assert office.cases.view(answered).case.status is Status.ANSWERED1


def test_a_refusal_needs_its_ground_its_reasons_and_the_ombudsman(
    qtbot: QtBot, office: Office, new: int, ask: Ask
) -> None:
    dialog = ask(Action.REFUSE, new)
    assert "Please choose the ground" in refused(dialog)
    choose(dialog.fields["exclusion"], "Legal proceedings")
    assert "explain the reasons in detail (Code 2.2)" in refused(dialog)
    write(dialog.fields["reasons"], "The claim was filed at the county court in May.")
    assert "to the Ombudsman" in refused(dialog)
    tick(dialog.fields["ombudsman_told"])
    done(qtbot, dialog)
    assert office.cases.view(new).case.status is Status.REFUSED


def test_a_withdrawal_says_how_the_resident_told_us(qtbot: QtBot, office: Office, new: int, ask: Ask) -> None:
    dialog = ask(Action.WITHDRAW, new)
    assert "how the resident withdrew" in refused(dialog)
    write(dialog.fields["why"], "By telephone: all is well now.")
    done(qtbot, dialog)
    assert office.cases.view(new).case.status is Status.WITHDRAWN


def test_somebody_else_takes_over(qtbot: QtBot, office: Office, new: int, ask: Ask) -> None:
    dialog = ask(Action.CHANGE_HANDLER, new)
    assert refused(dialog) == "Please choose who takes over."
    choose(dialog.fields["handler"], "Amina Yusuf")
    done(qtbot, dialog)
    assert office.cases.view(new).case.stage1.handler == 3


def test_a_kept_promise_says_what_shows_it(qtbot: QtBot, office: Office, answered: int, show: FormOf) -> None:
    view = office.cases.view(answered)
    dialog = show(promise_kept(office, view, view.case.promises[0].key))
    assert "what shows that it was done" in refused(dialog)
    write(dialog.fields["evidence"], "Invoice 114")
    write(dialog.fields["happened_on"], "20/11/2026")
    done(qtbot, dialog)
    promise = office.cases.view(answered).case.promises[0]
    assert (promise.kept_on, promise.evidence) == (date(2026, 11, 20), "Invoice 114")


def test_a_wrong_date_is_corrected_and_the_first_entry_stays(
    qtbot: QtBot, office: Office, at_stage1: int, show: FormOf
) -> None:
    view = office.cases.view(at_stage1)
    dialog = show(correct(office, view, view.lines[1]))
    write(dialog.fields["happened_on"], "9/11/2026")
    assert "why the entry is corrected" in refused(dialog)
    write(dialog.fields["correction"], "The postmark says Monday.")
    done(qtbot, dialog)
    view = office.cases.view(at_stage1)
    assert view.case.stage1.acknowledged_on == date(2026, 11, 9)
    assert (view.lines[1].struck, view.lines[1].happened_on) == (True, ACKNOWLEDGED)
    assert view.lines[-1].detail == "The postmark says Monday."


def test_what_was_looked_at_and_which_points_it_bears_on_is_corrected(
    qtbot: QtBot, office: Office, at_stage1: int, show: FormOf
) -> None:
    looked = EvidenceConsidered(happened_on=ACKNOWLEDGED, done_by=1, points=(1,), what="Call log")
    office.cases.record(at_stage1, looked)
    view = office.cases.view(at_stage1)
    dialog = show(correct(office, view, view.lines[-1]))
    write(dialog.fields["correction"], "It was the other point.")
    write(dialog.fields["points"], "7")
    assert "no point 7" in refused(dialog)
    write(dialog.fields["points"], "2")
    write(dialog.fields["what"], "Call log of the office")
    done(qtbot, dialog)
    points = office.cases.view(at_stage1).case.points
    assert [[each.what for each in point.evidence] for point in points] == [[], ["Call log of the office"]]


def test_an_entry_that_never_happened_is_struck_out(qtbot: QtBot, office: Office, at_stage1: int, show: FormOf) -> None:
    view = office.cases.view(at_stage1)
    dialog = show(correct(office, view, view.lines[1]))
    choose(dialog.fields["how"], "It never happened")
    assert not dialog.fields["happened_on"].isVisible()
    write(dialog.fields["correction"], "It was the letter of another case.")
    done(qtbot, dialog)
    assert office.cases.view(at_stage1).case.stage1.acknowledged_on is None


def test_a_correction_that_makes_a_later_entry_impossible_is_refused(
    office: Office, at_stage1: int, show: FormOf
) -> None:
    view = office.cases.view(at_stage1)
    dialog = show(correct(office, view, view.lines[0]))
    write(dialog.fields["happened_on"], "12/11/2026")
    write(dialog.fields["made_on"], "12/11/2026")
    write(dialog.fields["correction"], "It came on the Thursday.")
    assert "a later entry of Tue 10 Nov 2026 could not have happened" in refused(dialog)


def test_a_wrong_decision_and_a_wrong_remedy_are_put_right(
    qtbot: QtBot, office: Office, answered: int, show: FormOf
) -> None:
    view = office.cases.view(answered)
    dialog = show(correct(office, view, view.lines[-1]))
    choose(dialog.fields["outcome_2"], "Partly upheld")
    write(dialog.fields["reasons_2"], "Only the September report was lost.")
    write(dialog.fields["what_1"], "Fit quieter dampers")
    write(dialog.fields["by_1"], "15/12/2026")
    write(dialog.fields["what_new"], "Apologise for the lost report")
    write(dialog.fields["correction"], "Typed from the wrong notes.")
    assert "the day by which the remedy was promised" in refused(dialog)
    write(dialog.fields["by_new"], "20/11/2026")
    done(qtbot, dialog)
    case = office.cases.view(answered).case
    assert [point.stage1.outcome for point in case.points if point.stage1] == [Outcome.UPHELD, Outcome.PARTLY_UPHELD]
    assert case.points[1].finding
    assert case.points[1].finding.reasons == "Only the September report was lost."
    assert [(promise.remedy.what, promise.remedy.by, promise.remedy.kind) for promise in case.promises] == [
        ("Fit quieter dampers", date(2026, 12, 15), "action-on-delay"),
        ("Apologise for the lost report", date(2026, 11, 20), "apology"),
    ]


def test_who_does_a_remedy_and_whether_it_was_agreed_is_put_right(
    qtbot: QtBot, office: Office, answered: int, show: FormOf
) -> None:
    view = office.cases.view(answered)
    line = next(line for line in view.lines if line.what == "Answered at stage 1")
    dialog = show(correct(office, view, line))
    choose(dialog.fields["owner_1"], "Peter Grant")
    choose(dialog.fields["agreed_1"], "Not agreed")
    write(dialog.fields["agreed_how_1"], "She was away")
    write(dialog.fields["correction"], "The chair does it")
    done(qtbot, dialog)
    (promise,) = office.cases.view(answered).case.promises
    assert (promise.owner, promise.remedy.agreed, promise.remedy.agreed_how) == (2, Agreed.NO, "She was away")


def test_a_remedy_is_taken_out_and_an_amount_put_right(
    qtbot: QtBot, office: Office, at_stage1: int, show: FormOf
) -> None:
    remedies = (Remedy("money", "Pay you", ANSWERED, 100_000), Remedy("apology", "Apologise", ANSWERED))
    make.answered(office, at_stage1, ANSWERED, remedies=remedies)
    view = office.cases.view(at_stage1)
    dialog = show(correct(office, view, view.lines[-1]))
    assert dialog.fields["amount_1"].value() == "1,000"
    write(dialog.fields["amount_1"], "a lot")
    write(dialog.fields["what_2"], "")
    write(dialog.fields["correction"], "Typing mistake.")
    assert "like 50 or 12.50" in refused(dialog)
    write(dialog.fields["amount_1"], "100")
    done(qtbot, dialog)
    assert [promise.remedy for promise in office.cases.view(at_stage1).case.promises] == [
        Remedy("money", "Pay you", ANSWERED, 10_000)
    ]


def test_every_part_of_the_receipt_can_be_put_right(qtbot: QtBot, office: Office, new: int, show: FormOf) -> None:
    view = office.cases.view(new)
    dialog = show(correct(office, view, view.lines[0]))
    write(dialog.fields["title"], "Noise from the pump")
    choose(dialog.fields["channel"], "By letter")
    choose(dialog.fields["handler"], "Amina Yusuf")
    write(dialog.fields["correction"], "Misheard.")
    done(qtbot, dialog)
    event = office.cases.entry(new, view.lines[0].number)
    assert isinstance(event, Received)
    assert (event.title, event.channel.value, event.handler) == ("Noise from the pump", "letter", 3)
    assert (event.their_words, event.points) == (view.case.their_words, tuple(one.text for one in view.case.points))


def test_half_written_words_are_there_on_the_next_start(
    qtbot: QtBot, office: Office, new: int, ask: Ask, tmp_path: Path
) -> None:
    dialog = ask(Action.NOTE, new)
    write(dialog.fields["text"], "She said that the warden")
    key = f"action/{new}/note"
    qtbot.waitUntil(lambda: office.drafts.read(key) is not None, timeout=2_000)
    later = make.again(tmp_path / "register")
    after = ActionDialog(FORMS[Action.NOTE](later, later.cases.view(new)), later.drafts, None)
    put_up(qtbot, after)
    assert after.fields["text"].value() == "She said that the warden"
    assert after.banner.text() == "What you had written here was kept and is back. Nothing was lost."


def test_starting_afresh_empties_the_form_and_its_draft(qtbot: QtBot, office: Office, new: int, ask: Ask) -> None:
    dialog = ask(Action.NOTE, new)
    write(dialog.fields["text"], "Wrong case")
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog.back_button)
    after = ask(Action.NOTE, new)
    assert after.keeper
    after.keeper.start_afresh()
    assert after.fields["text"].value() == ""
    assert office.drafts.find("action/") == []


def test_what_was_recorded_leaves_no_draft(qtbot: QtBot, office: Office, new: int, ask: Ask) -> None:
    dialog = ask(Action.NOTE, new)
    write(dialog.fields["text"], "A call")
    qtbot.waitUntil(lambda: office.drafts.find("action/") != [], timeout=2_000)
    done(qtbot, dialog)
    assert office.drafts.find("action/") == []


def test_a_date_that_is_none_is_said_beside_it(new: int, ask: Ask) -> None:
    dialog = ask(Action.NOTE, new)
    write(dialog.fields["text"], "A call")
    write(dialog.fields["happened_on"], "31/11/2026")
    assert "“31/11/2026” is not a date we understand" in refused(dialog)


def test_ctrl_enter_does_it_and_enter_alone_does_not(qtbot: QtBot, office: Office, new: int, ask: Ask) -> None:
    dialog = ask(Action.CLOSE, new)
    QTest.keyClick(dialog.fields["happened_on"], Qt.Key.Key_Return)
    assert not dialog.error.isVisible()
    QTest.keyClick(dialog.fields["happened_on"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.error.isVisible()


def test_a_dialog_that_is_closed_is_freed(new: int, ask: Ask, check_freed: Callable[[QWidget], None]) -> None:
    check_freed(ask(Action.NOTE, new))


def test_the_forms_call_whoever_complains_what_the_edition_calls_them(office: Office, show: FormOf) -> None:
    supplier = office.cases.view(make.a_complaint(office, received_on=RECEIVED, matter=Matter.OTHER))
    forms = {action: make_form(office, supplier) for action, make_form in FORMS.items()}
    assert forms[Action.UPDATE].title == "Note an update to the complainant"
    assert forms[Action.WITHDRAW].title == "The complainant withdrew the complaint"
    people.everybody(office, supplier.case.id)
    view = office.cases.view(supplier.case.id)
    keys = {action: str(people.one_for(view, action) or "") for action in PEOPLE_FORMS}
    of_people = [make_form(office, view, keys[action]) for action, make_form in PEOPLE_FORMS.items()]
    assert [form.title for form in (*forms.values(), *of_people) if "resident" in _everything(form)] == []
    sentences = [refused(show(forms[action])) for action in (Action.UPDATE, Action.WITHDRAW)]
    assert sentences == [
        "Please write what the complainant was told.",
        "Please write how the complainant withdrew the complaint, so that the record shows it.",
    ]


def test_the_record_and_today_call_whoever_complains_what_the_edition_calls_them(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=RECEIVED, matter=Matter.OTHER)
    people.spoken_for(office, case_id, given_on=None, given_how="", wanted_by=make.TODAY)
    line = office.cases.view(case_id).lines[-1]
    assert line.what == "Sam Bell speaks for the complainant"
    tasks = [each.what for each in office.agenda.lines() if each.case_id == case_id]
    assert "Have the complainant’s authority" in tasks


def _everything(form: ActionForm) -> str:
    asked = [f"{ask.label} {ask.help}" for ask in form.asks]
    offered = [words for ask in form.asks if isinstance(ask, AskChoice) for _key, words in ask.choices]
    return " ".join((form.title, form.explanation, form.button, *asked, *offered))


def test_how_often_they_hear_is_agreed_and_then_put_right(
    qtbot: QtBot, office: Office, at_stage1: int, ask: Ask, show: FormOf
) -> None:
    dialog = ask(Action.AGREE_UPDATES, at_stage1)
    choose(dialog.fields["every"], "Every ten working days")
    assert "(Code 5.9)" in refused(dialog)
    write(dialog.fields["agreed_how"], "By telephone, with her")
    done(qtbot, dialog)
    view = office.cases.view(at_stage1)
    assert view.case.updates_agreed
    assert view.case.updates_agreed.every is Interval.FORTNIGHTLY
    correction = show(correct(office, view, view.lines[-1]))
    choose(correction.fields["every"], "Every two working days")
    write(correction.fields["correction"], "Misheard.")
    done(qtbot, correction)
    agreed = office.cases.view(at_stage1).case.updates_agreed
    assert agreed
    assert (agreed.every, agreed.agreed_how) == (Interval.EVERY_2, "By telephone, with her")
