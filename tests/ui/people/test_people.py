"""The people of a case, brought in and looked at through the page of the case."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from chc_desktop.domain.events import Escalated
from chc_desktop.domain.people.events import ContractorStep, LettersTo
from chc_desktop.office.office import Office
from chc_desktop.ui.case import CasePage
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.forms.person_field import PersonField
from chc_desktop.ui.people.lines import PeopleLines
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.tag import Tag
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.office import people
from tests.ui.conftest import Show
from tests.ui.forms.driving import choose, press, reached_by_tab, spoken_name, write

TODAY = make.TODAY


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office)


@pytest.fixture
def show(show: Show) -> Show:
    """The page at its people."""

    def shown(case_id: int) -> CasePage:
        page = show(case_id)
        assert page.tabs
        bar = page.tabs.bar()
        page.tabs.show_tab([bar.tabText(place) for place in range(bar.count())].index("People and adjustments"))
        QApplication.processEvents()
        return page

    return shown


def test_somebody_who_speaks_for_the_resident_is_recorded_with_authority(
    office: Office, case_id: int, show: Show
) -> None:
    page = show(case_id)
    press(named(page, "Somebody speaks for them…"))
    form = dialog(page)
    name(form, "Sam Bell")
    write(form.fields["address"], "9 High Street")
    choose(form.fields["relation"], "A solicitor")
    write(form.fields["given_how"], "A signed letter")
    press(form.done_button)
    named_now = office.cases.view(case_id).case.parties.representatives[0]
    assert (named_now.relation, named_now.letters_to) == ("solicitor", LettersTo.REPRESENTATIVE)
    assert "Sam Bell, a solicitor" in words(page)
    assert "Authority given Tue 24 Nov 2026: A signed letter. Paper to come. Letters go to them." in words(page)
    assert "has authority" in tags(page)


def test_only_an_mp_or_a_councillor_may_need_no_consent(office: Office, case_id: int, show: Show) -> None:
    not_needed = "Not needed, for an enquiry from an MP or a councillor"
    page = show(case_id)
    press(named(page, "Somebody speaks for them…"))
    form = dialog(page)
    name(form, "Dr Osei")
    authority, why = form.fields["authority"], form.fields["not_needed_because"]
    assert isinstance(authority, Choice)
    assert not_needed not in offered(authority)
    choose(form.fields["relation"], "A Member of Parliament")
    choose(authority, not_needed)
    assert why.isVisible()
    choose(form.fields["relation"], "Family")
    assert not_needed not in offered(authority)
    assert authority.value() == "given"
    assert not why.isVisible()
    assert form.fields["given_how"].isVisible()


def test_what_is_half_written_of_an_enquiry_without_consent_comes_back(
    office: Office, case_id: int, show: Show
) -> None:
    page = show(case_id)
    press(named(page, "Somebody speaks for them…"))
    form = dialog(page)
    choose(form.fields["relation"], "A councillor")
    choose(form.fields["authority"], "Not needed, for an enquiry from an MP or a councillor")
    write(form.fields["not_needed_because"], "She asks how complaints are handled.")
    form.reject()
    press(named(page, "Somebody speaks for them…"))
    assert dialog(page).fields["authority"].value() == "not-needed"
    assert dialog(page).fields["not_needed_because"].value() == "She asks how complaints are handled."


def test_a_name_that_looks_like_a_number_is_taken_for_nobody_else(office: Office, case_id: int, show: Show) -> None:
    page = show(case_id)
    press(named(page, "Somebody else complains too…"))
    form = dialog(page)
    name(form, "#1 Lettings")
    press(form.done_button)
    view = office.cases.view(case_id)
    assert [view.people[each].name for each in view.case.complainants] == ["Joan Bell", "#1 Lettings"]


def test_authority_that_is_to_come_stands_at_the_top_with_its_button(office: Office, case_id: int, show: Show) -> None:
    page = show(case_id)
    press(named(page, "Somebody speaks for them…"))
    form = dialog(page)
    name(form, "Sam Bell")
    choose(form.fields["authority"], "The resident’s agreement is still to come")
    press(form.done_button)
    assert lines(page) == [
        "Authority for Sam Bell to speak for Joan Bell is still to be had, wanted by Tue 1 Dec. Nothing personal goes "
        "to them before."
    ]
    shown = next(each for each in page.findChildren(PeopleLines) if each.isVisible())
    assert [tag.accessibleName() for tag in shown.findChildren(Tag)] == ["authority to come"]
    press(named(page, "Record the authority…"))
    form = dialog(page)
    write(form.fields["given_how"], "She told me on the telephone")
    press(form.done_button)
    assert lines(page) == []
    assert office.cases.view(case_id).case.parties.representatives[0].authority


def test_what_is_due_on_today_leads_to_its_form(office: Office, case_id: int, show: Show) -> None:
    sam = people.spoken_for(office, case_id, given_on=None, given_how="", wanted_by=TODAY)
    hale = people.passed_on(office, case_id, TODAY)
    page = show(case_id)
    page.start_action(f"authority-given/{sam}")
    assert dialog(page).windowTitle() == "The resident has agreed that they speak for them"
    dialog(page).reject()
    page.start_action(f"contractor-replied/{hale}")
    form = dialog(page)
    write(form.fields["text"], "New mounts are fitted.")
    press(form.done_button)
    assert office.cases.view(case_id).case.parties.contractors[0].answer == "New mounts are fitted."


def test_a_refusal_is_shown_where_it_was_asked_and_nothing_typed_is_lost(
    office: Office, case_id: int, show: Show
) -> None:
    page = show(case_id)
    press(named(page, "Somebody speaks for them…"))
    form = dialog(page)
    name(form, "Sam Bell")
    press(form.done_button)
    assert form.error.text().startswith("Please write how the resident gave it")
    field = form.fields["who"]
    assert isinstance(field, PersonField)
    assert field.name.text() == "Sam Bell"
    assert office.case_people.known() == [office.cases.view(case_id).person]


def test_where_the_handler_is_complained_about_somebody_else_is_one_press_away(
    office: Office, case_id: int, show: Show
) -> None:
    page = show(case_id)
    press(named(page, "Somebody is complained about…"))
    form = dialog(page)
    choose(form.fields["colleague"], "Ruth Ellis")
    write(form.fields["what"], "Lost the first report")
    press(form.done_button)
    assert lines(page) == [
        "This is in the hands of somebody who is complained about in this case (Chief Officer). Somebody else has to "
        "deal with it (Code 5.8)."
    ]
    press(named(page, "Change who deals with it…"))
    form = dialog(page)
    choose(form.fields["handler"], "Amina Yusuf")
    press(form.done_button)
    assert lines(page) == []
    assert [hand.person for hand in office.cases.view(case_id).hands] == [1, 3]
    assert "Had it from Tue 17 Nov 2026 until Tue 24 Nov 2026" in words(page)


def test_who_is_complained_about_is_kept_discreetly(office: Office, case_id: int, show: Show) -> None:
    people.accused(office, case_id, 2)
    page = show(case_id)
    said = "Chair of trustees: Was short with her on the telephone."
    assert said not in words(page)
    assert "Peter Grant" not in " ".join(words(page))
    press(named(page, "Show who and what"))
    assert "Peter Grant: Was short with her on the telephone." in words(page)
    press(named(page, "Hide it again"))
    assert "Peter Grant" not in " ".join(words(page))


def test_a_conflict_of_interest_is_told_with_what_was_done(office: Office, case_id: int, show: Show) -> None:
    page = show(case_id)
    press(named(page, "A conflict of interest…"))
    form = dialog(page)
    choose(form.fields["colleague"], "Somebody else")
    name(form, "Jo Hale of Hale Heating")
    write(form.fields["what"], "Her brother is the resident")
    write(form.fields["done"], "Another engineer goes")
    press(form.done_button)
    assert "Jo Hale of Hale Heating: Her brother is the resident" in words(page)
    assert "May not deal with this case (Code 5.8)." in words(page)


def test_several_complain_and_one_leaves(office: Office, case_id: int, show: Show) -> None:
    page = show(case_id)
    press(named(page, "Somebody else complains too…"))
    form = dialog(page)
    name(form, "Ali Khan")
    press(form.done_button)
    assert "Who complains" in words(page)
    press(spoken(page, "No longer complains: Ali Khan"))
    form = dialog(page)
    write(form.fields["why"], "He moved away and told me so")
    press(form.done_button)
    assert office.cases.view(case_id).case.complainants == (4,)
    assert "No longer complains since Tue 24 Nov 2026: He moved away and told me so" in words(page)


def test_what_must_not_be_missed_of_everybody_who_complains_stands_at_the_top(
    office: Office, case_id: int, show: Show
) -> None:
    people.joined(office, case_id, replace(people.NEIGHBOUR, vulnerability="asthma"))
    assert "Ali Khan: Vulnerable: asthma" in tags(show(case_id))


def test_a_contractors_dates_stand_beside_the_stage_and_ours_stay(office: Office, case_id: int, show: Show) -> None:
    make.acknowledged(office, case_id, TODAY - timedelta(5))
    make.answered(office, case_id, TODAY - timedelta(3))
    office.cases.record(case_id, Escalated(happened_on=TODAY - timedelta(1), done_by=1, reviewer=3))
    hale = people.passed_on(office, case_id, date(2026, 11, 27))
    people.replied(office, case_id, hale, ContractorStep.RECEIVED)
    page = show(case_id)
    assert (
        "Passed on Tue 24 Nov 2026, in stage 2. They had it Tue 24 Nov 2026. Answer wanted by Fri 27 Nov 2026."
        in words(page)
    )
    assert "It is inside our stages, and our own dates stay as they are (Code 5.4)." in words(page)


def test_everything_the_keyboard_comes_to_has_a_name_of_its_own(office: Office, case_id: int, show: Show) -> None:
    people.everybody(office, case_id)
    page = show(case_id)
    assert page.tabs
    reached = [spoken_name(widget) for widget in reached_by_tab(page.tabs)]
    assert "" not in reached
    assert "Where letters go: Sam Bell" in reached
    assert "What came of it: Hale Heating Ltd" in reached


def test_what_is_known_of_somebody_stands_side_by_side_where_there_is_room(
    office: Office, case_id: int, show: Show
) -> None:
    page = show(case_id)
    page.resize(1151, 743)
    QApplication.processEvents()
    told = {label.plain(): label for label in page.findChildren(WrapLabel) if label.isVisible()}
    tops = [told[each].mapTo(page, QPoint()).y() for each in ("Name and address", "Telephone and email")]
    assert tops[0] == tops[1]


def test_f1_opens_the_page_about_the_people_there(case_id: int, show: Show) -> None:
    page = show(case_id)
    assert page.help_name == "people"
    assert page.tabs
    page.tabs.show_tab(0)
    assert page.help_name == "case"


def test_the_menu_leads_to_the_same_forms(office: Office, case_id: int, show: Show) -> None:
    page = show(case_id)
    assert "People of the case" in [action.text() for action in page.menu.actions()]
    offered = [action.text() for action in page.menu.people.actions()]
    assert offered[0] == "Somebody speaks for them…"
    page.menu.people.actions()[-1].trigger()
    assert dialog(page).windowTitle() == "Pass it to a contractor"


def words(page: CasePage) -> list[str]:
    """What can be read on the page now."""
    return [label.plain() for label in page.findChildren(WrapLabel) if label.isVisible()]


def tags(page: CasePage) -> list[str]:
    return [tag.accessibleName() for tag in page.findChildren(Tag) if tag.isVisible()]


def lines(page: CasePage) -> list[str]:
    found = [each for each in page.findChildren(PeopleLines) if each.isVisible()]
    return [label.plain() for each in found for label in each.findChildren(WrapLabel)]


def named(page: QWidget, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())


def spoken(page: QWidget, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if spoken_name(one) == text and one.isVisible())


def offered(choice: Choice) -> list[str]:
    return [choice.itemText(place) for place in range(choice.count())]


def dialog(page: CasePage) -> ActionDialog:
    return next(one for one in page.findChildren(ActionDialog) if one.isVisible())


def name(form: ActionDialog, text: str) -> None:
    field = form.fields["who"]
    assert isinstance(field, PersonField)
    write(field.name, text)
