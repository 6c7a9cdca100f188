"""The promises of a case, looked at, worked on and put right as the officer does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.events import Event, Remedy
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
from chc_desktop.domain.vocabulary import Agreed
from chc_desktop.office import promise_chronicle
from chc_desktop.office.office import Office
from chc_desktop.ui.case import CasePage
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.forms.actions import correct, promise_kept
from chc_desktop.ui.forms.asks import AskChoice
from chc_desktop.ui.widgets.tag import Tag
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers
from tests.office.test_papers import a_letter
from tests.ui.forms.driving import choose, press, put_up, reached_by_tab, spoken_name, tick, write

TODAY = date(2026, 11, 24)
DAMPERS = Remedy("action-on-delay", "Fit dampers to the pump", date(2026, 11, 20), owner=1)
FIFTY = Remedy(
    "money", "Pay you for the nights", date(2026, 12, 1), 5_000, owner=1, agreed=Agreed.YES, agreed_how="By telephone"
)


@pytest.fixture
def case_id(office: Office) -> int:
    found = make.a_complaint(office, received_on=date(2026, 10, 27))
    make.acknowledged(office, found, date(2026, 10, 30))
    make.answered(office, found, date(2026, 11, 10), remedies=(DAMPERS, FIFTY))
    return found


@pytest.fixture
def page(qtbot: QtBot, office: Office, case_id: int, answers: Answers) -> CasePage:
    shown = CasePage(office, answers)
    qtbot.addWidget(shown)
    shown.resize(1170, 768)
    shown.show_case(case_id)
    shown.show_promises()
    shown.show()
    shown.activateWindow()
    office.on_change(shown.refresh)
    QApplication.processEvents()
    return shown


@pytest.fixture
def do(qtbot: QtBot, page: CasePage) -> Callable[[str], ActionDialog]:
    """Press the button, or the entry under “More”, with this accessible beginning; the dialog it opens."""

    def done(name: str) -> ActionDialog:
        wanted = next((one for one in buttons(page) if one.accessibleName() == name), None)
        if wanted:
            press(wanted)
        else:
            step, _, about = name.partition(": ")
            more = next(one for one in buttons(page) if one.accessibleName() == f"More: {about}")
            (menu,) = more.findChildren(QMenu)
            next(action for action in menu.actions() if action.text().startswith(step)).trigger()
        dialog = page.findChildren(ActionDialog)[-1]
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return done


Do = Callable[[str], ActionDialog]


def buttons(page: QWidget) -> list[QPushButton]:
    return [one for one in page.findChildren(QPushButton) if one.isVisible()]


def said(page: QWidget) -> list[str]:
    return [label.plain() for label in page.findChildren(WrapLabel) if label.isVisible()]


def tags(page: QWidget) -> list[str]:
    return [tag.text() for tag in page.findChildren(Tag) if tag.isVisible()]


def kept(qtbot: QtBot, dialog: ActionDialog) -> None:
    with qtbot.waitSignal(dialog.destroyed, timeout=2_000):
        press(dialog.done_button)


def test_the_main_button_asks_for_the_payment_where_money_is_due_first_and_never_ticks_money_off(
    office: Office,
) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 10, 27))
    make.acknowledged(office, case_id, date(2026, 10, 30))
    money = Remedy("money", "Pay you for the nights", date(2026, 12, 1), 20_000, owner=1)
    pump = Remedy("action-on-delay", "Fit dampers to the pump", date(2026, 12, 4), owner=1)
    make.answered(office, case_id, date(2026, 11, 10), remedies=(money, pump))
    assert promise_kept(office, office.cases.view(case_id)).title == "Record a payment"
    key = office.cases.view(case_id).case.promises[0].key
    paid = MoneyPaid(happened_on=make.TODAY, done_by=1, promise=key, pence=20_000, how="by cheque")
    office.cases.record(case_id, paid)
    form = promise_kept(office, office.cases.view(case_id))
    (which,) = (ask for ask in form.asks if isinstance(ask, AskChoice) and ask.name == "promise")
    assert [said for _key, said in which.choices] == ["Fit dampers to the pump, by Fri 4 Dec"]


def test_each_promise_says_what_it_is_who_does_it_and_how_it_stands(page: CasePage) -> None:
    text = said(page)
    assert "Fit dampers to the pump" in text
    assert (
        "Action where there was delay. Promised in the stage 1 response, Tue 10 Nov 2026. Chief Officer has to do it."
    ) in text
    assert "Payment, £50. Promised in the stage 1 response, Tue 10 Nov 2026. Chief Officer has to do it." in text
    assert "Agreed with the resident: By telephone" in text
    assert "Money in this case: £50 offered, £50 still to be paid." in text
    assert tags(page)[-2:] == ["late, was due Fri 20 Nov", "by Tue 1 Dec"]


def test_a_promise_made_on_the_telephone_is_added(qtbot: QtBot, page: CasePage, do: Do, office: Office) -> None:
    dialog = do("Add a promise")
    choose(dialog.fields["kind"], "Apology")
    write(dialog.fields["what"], "Say sorry in person")
    write(dialog.fields["by"], "4/12/2026")
    choose(dialog.fields["owner"], "Peter Grant")
    choose(dialog.fields["agreed"], "Yes, agreed")
    write(dialog.fields["agreed_how"], "On the telephone today")
    kept(qtbot, dialog)
    assert "Apology. Promised on the telephone, Tue 24 Nov 2026. Chair of trustees has to do it." in said(page)
    line = next(one for one in office.agenda.lines() if "Say sorry" in one.what)
    assert line.sentence == "Promised by Fri 4 Dec on the telephone. To be done by Chair of trustees."


def test_a_promise_without_an_owner_is_refused_and_nothing_typed_is_lost(do: Do) -> None:
    dialog = do("Add a promise")
    choose(dialog.fields["kind"], "Apology")
    write(dialog.fields["what"], "Say sorry in person")
    write(dialog.fields["by"], "4/12/2026")
    press(dialog.done_button)
    assert dialog.error.text() == "Please say who has to do it."
    assert dialog.fields["what"].value() == "Say sorry in person"


def test_the_day_first_promised_stays_in_view_beside_the_new_one(qtbot: QtBot, page: CasePage, do: Do) -> None:
    dialog = do("Set a new date: Fit dampers to the pump")
    write(dialog.fields["new_date"], "11/12/2026")
    write(dialog.fields["reason"], "The parts are late.")
    choose(dialog.fields["agreed"], "Yes, agreed")
    write(dialog.fields["agreed_how"], "By telephone")
    kept(qtbot, dialog)
    text = said(page)
    assert "First promised by Fri 20 Nov 2026; in figures that day counts." in text
    assert (
        "Moved to Fri 11 Dec 2026 on Tue 24 Nov 2026: The parts are late. Agreed with the resident: By telephone"
    ) in text
    assert "by Fri 11 Dec" in tags(page)


def test_money_is_accepted_and_paid_in_parts(qtbot: QtBot, page: CasePage, do: Do) -> None:
    dialog = do("Money accepted: Pay you for the nights")
    write(dialog.fields["how"], "By telephone")
    kept(qtbot, dialog)
    assert "accepted" in tags(page)
    for amount in ("30", "20"):
        dialog = do("Record a payment: Pay you for the nights")
        write(dialog.fields["amount"], amount)
        write(dialog.fields["how"], "By bank transfer")
        write(dialog.fields["reference"], "114")
        kept(qtbot, dialog)
    text = said(page)
    assert "£30 paid on Tue 24 Nov 2026, by bank transfer, reference 114." in text
    assert "Money in this case: £50 offered, £50 accepted, £50 paid." in text
    assert "kept Tue 24 Nov" in tags(page)


def test_arrears_ask_for_the_agreement(page: CasePage, do: Do) -> None:
    dialog = do("Record a payment: Pay you for the nights")
    assert not dialog.fields["arrears_agreed"].isVisible()
    choose(dialog.fields["to"], "Set against")
    assert dialog.fields["arrears_agreed"].isVisible()
    write(dialog.fields["how"], "Credited to the rent account")
    press(dialog.done_button)
    assert "only if they agreed" in dialog.error.text()


def test_what_cannot_be_delivered_is_struck_through_and_replaced(qtbot: QtBot, page: CasePage, do: Do) -> None:
    dialog = do("It cannot be delivered: Fit dampers to the pump")
    write(dialog.fields["why"], "The maker has gone.")
    choose(dialog.fields["alternative_kind"], "Action")
    assert not dialog.fields["alternative_amount"].isVisible()
    write(dialog.fields["alternative_what"], "Put in another pump")
    write(dialog.fields["alternative_by"], "15/1/2027")
    choose(dialog.fields["alternative_owner"], "Ruth Ellis")
    write(dialog.fields["told_how"], "Letter of today")
    tick(dialog.fields["ombudsman_told"])
    kept(qtbot, dialog)
    struck = [label.text() for label in page.findChildren(WrapLabel) if label.isVisible() and label.font().strikeOut()]
    assert struck == ["Fit dampers to the pump"]
    text = said(page)
    assert "Cannot be delivered, Tue 24 Nov 2026: The maker has gone." in text
    assert "Offered instead: Put in another pump" in text
    assert "Told on Tue 24 Nov 2026: Letter of today. The Ombudsman was named." in text
    assert "cannot be delivered" in tags(page)
    assert "by Fri 15 Jan 2027" in tags(page)


def test_nothing_instead_asks_only_why(do: Do) -> None:
    dialog = do("It cannot be delivered: Fit dampers to the pump")
    choose(dialog.fields["alternative_kind"], "Payment")
    assert dialog.fields["alternative_amount"].isVisible()
    choose(dialog.fields["instead"], "Nothing")
    hidden = [name for name, field in dialog.fields.items() if name.startswith("alternative_") and field.isVisible()]
    assert hidden == []
    assert dialog.fields["no_alternative_because"].isVisible()


def test_the_paper_that_shows_it_is_named_and_opened(
    qtbot: QtBot, page: CasePage, do: Do, office: Office, case_id: int
) -> None:
    office.papers.add(case_id, a_letter())
    QApplication.processEvents()
    dialog = do("Mark as done: Fit dampers to the pump")
    write(dialog.fields["evidence"], "The engineer saw it.")
    choose(dialog.fields["paper"], "Wed 18 Nov 2026: The engineer")
    kept(qtbot, dialog)
    assert "Paper: The engineer’s report" in said(page)
    (paper,) = office.papers.of(case_id)
    assert office.cases.view(case_id).case.promises[0].papers == (paper.id,)


def test_everything_in_it_has_a_name(page: CasePage) -> None:
    assert [type(one).__name__ for one in reached_by_tab(page) if not spoken_name(one)] == []


TOLD: dict[str, Any] = {"happened_on": TODAY, "done_by": 1}
OTHER = replace(DAMPERS, what="Put in another pump", by=date(2027, 1, 15))


@pytest.mark.parametrize(
    ("event", "words", "field", "text", "reads"),
    [
        (
            Promised(**TOLD, remedy=OTHER, how=Made.EMAIL),
            "Promised by email",
            "what",
            "Put in a new pump",
            "Put in a new pump, by Fri 15 Jan 2027. To be done by Chief Officer.",
        ),
        (
            PromiseUpdated(**TOLD, promise="{0}", text="Ordered."),
            "Update on a promise",
            "text",
            "Not ordered.",
            "“Fit dampers to the pump”. Not ordered.",
        ),
        (
            PromiseMoved(
                **TOLD,
                promise="{0}",
                new_date=date(2026, 12, 11),
                reason="Parts.",
                agreed=Agreed.NO,
                agreed_how="Away",
            ),
            "Promise moved to Fri 11 Dec 2026",
            "reason",
            "No parts.",
            "No parts. Not agreed with the resident: Away",
        ),
        (
            PromiseHandedOver(**TOLD, promise="{0}", owner=2),
            "Promise handed to Chair of trustees",
            "why",
            "Leave",
            "Leave",
        ),
        (
            MoneyAnswered(**TOLD, promise="{1}", accepted=True, how="Telephone"),
            "Money accepted by the resident",
            "how_said",
            "By letter",
            "“Pay you for the nights”. By letter",
        ),
        (
            MoneyPaid(**TOLD, promise="{1}", pence=3_000, how="By cheque"),
            "£30 paid",
            "amount",
            "20",
            "“Pay you for the nights”. By cheque.",
        ),
        (
            PromiseUndeliverable(
                **TOLD,
                promise="{0}",
                why="No.",
                alternative=OTHER,
                told_on=TODAY,
                told_how="Letter",
                ombudsman_told=True,
            ),
            "Promise cannot be delivered",
            "why",
            "The maker has gone.",
            "The maker has gone. Offered instead: Action where there was delay: Put in another pump, by Fri 15 Jan",
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Event) else "",
)
def test_each_entry_reads_plainly_and_can_be_put_right(
    qtbot: QtBot, office: Office, case_id: int, event: Event, words: str, field: str, text: str, reads: str
) -> None:
    keys = [promise.key for promise in office.cases.view(case_id).case.promises]
    if hasattr(event, "promise"):
        event = replace(event, promise=event.promise.format(*keys))  # type: ignore[call-arg]
    office.cases.record(case_id, event)
    view = office.cases.view(case_id)
    assert view.lines[-1].what == words
    dialog = ActionDialog(correct(office, view, view.lines[-1]), office.drafts, None)
    put_up(qtbot, dialog)
    write(dialog.fields[field], text)
    write(dialog.fields["correction"], "It was written down wrongly.")
    kept(qtbot, dialog)
    entry = office.cases.entry(case_id, view.lines[-1].number)
    assert entry != event
    assert reads in _said_of(office, case_id, entry)


def _said_of(office: Office, case_id: int, entry: Event) -> str:
    """What the record would say of the entry as it was corrected."""
    view = office.cases.view(case_id)
    made = {promise.key: promise.remedy.what for promise in view.case.promises}
    return " ".join(promise_chronicle.say(entry, made, view.names, view.edition))
