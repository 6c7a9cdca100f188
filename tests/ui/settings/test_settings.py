"""Settings, changed as the officer would."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.facts import Organisation, Role
from chc_desktop.office.office import Office
from chc_desktop.ui import appearance
from chc_desktop.ui.appearance import Appearance
from chc_desktop.ui.settings.moves import MovesDialog
from chc_desktop.ui.settings.organisation_part import DRAFT
from chc_desktop.ui.settings.page import SettingsPage
from chc_desktop.ui.settings.people_part import PersonDialog
from chc_desktop.ui.theme import Mode, apply_theme, text_scale
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers

ORGANISATION, PEOPLE, CALENDAR, CODES, POLICY, SAFEKEEPING, APPEARANCE = PARTS = range(7)


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers) -> SettingsPage:
    return shown(qtbot, SettingsPage(office, answers))


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, Mode.LIGHT)


def shown(qtbot: QtBot, page: SettingsPage) -> SettingsPage:
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


def words_of(widget: QWidget) -> str:
    """Everything a person reads in it."""
    labels = [label.plain() for label in widget.findChildren(WrapLabel) if not label.isHidden()]
    return "\n".join(labels)


def press(widget: QWidget, name: str) -> None:
    found = [
        button for button in widget.findChildren(QAbstractButton) if name in (button.text(), button.accessibleName())
    ]
    found[0].click()


def organisation(office: Office) -> Organisation:
    found = office.organisation.organisation()
    assert found
    return found


def test_the_organisation_is_saved_with_its_button_and_says_so(page: SettingsPage, office: Office) -> None:
    part = page.organisation
    part.form.fill({"name": "Amberley Homes", "homes": "1,200", "year_end": (31, 12)})
    part.save.click()
    kept = organisation(office)
    assert (kept.name, kept.homes, kept.year_end) == ("Amberley Homes", 1200, (31, 12))
    assert part.banner.text().startswith("Saved.")


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_saved(page: SettingsPage, office: Office) -> None:
    before = organisation(office)
    part = page.organisation
    part.form.fill({"name": "Amberley Homes", "homes": "many"})
    part.save.click()
    assert "“many” is not a number" in part.form.question("homes").problem.text()
    assert organisation(office) == before
    part.form.fill({"homes": "40", "year_end": (31, 2)})
    part.save.click()
    assert part.form.question("homes").problem.text() == ""
    assert "There is no 31 February" in part.form.question("year_end").problem.text()


def test_who_leads_on_complaints_is_chosen_among_the_governing_body(page: SettingsPage, office: Office) -> None:
    lead = page.organisation.lead
    offered = [lead.itemText(place) for place in range(lead.count())]
    assert offered == ["Nobody named yet", "Amina Yusuf", "Peter Grant"]
    lead.set_value("2")
    page.organisation.save.click()
    assert organisation(office).complaints_lead == 2


def test_unsaved_changes_come_back_and_can_be_left(
    qtbot: QtBot, page: SettingsPage, office: Office, answers: Answers
) -> None:
    field = page.organisation.form.question("address").field
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("3 New Street\nAmberley\nAM1 9ZZ")
    page.leave()
    other = shown(qtbot, SettingsPage(office, answers))
    assert other.organisation.form.values()["address"] == "3 New Street\nAmberley\nAM1 9ZZ"
    assert "had not saved are back" in other.organisation.banner.text()
    press(other.organisation.banner, "Leave it as it was")
    assert other.organisation.form.values()["address"] == make.ORGANISATION.address
    assert office.drafts.read(DRAFT) is None


def test_typing_is_kept_by_itself_after_a_moment(qtbot: QtBot, page: SettingsPage, office: Office) -> None:
    field = page.organisation.form.question("website").field
    field.setFocus()
    QTest.keyClicks(field, "amberley.example")
    qtbot.waitUntil(lambda: (office.drafts.read(DRAFT) or {}).get("website") == "amberley.example", timeout=3000)
    page.refresh()
    assert page.organisation.form.values()["website"] == "amberley.example"


def test_a_logo_is_taken_and_taken_out(page: SettingsPage, office: Office, answers: Answers, tmp_path: Path) -> None:
    picture = tmp_path / "logo.png"
    page.grab().scaled(40, 20).save(str(picture))
    answers.path = picture
    press(page.organisation, "Choose a logo…")
    assert organisation(office).logo
    press(page.organisation, "Take the logo out")
    assert organisation(office).logo == ""


def test_a_logo_that_is_no_picture_is_refused(
    page: SettingsPage, office: Office, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "logo.png"
    answers.path.write_text("not a picture")
    press(page.organisation, "Choose a logo…")
    assert "cannot be read as a picture" in page.organisation.banner.text()
    assert organisation(office).logo == ""


def test_a_person_is_added_so_that_they_can_review(page: SettingsPage, office: Office) -> None:
    page.tabs.show_tab(PEOPLE)
    press(page.people, "Add a person…")
    dialog = page.people.findChildren(PersonDialog)[0]
    dialog.done_button.click()
    assert dialog.form.question("name").problem.text() == "Please write the person’s name."
    dialog.form.fill({"name": "Sam Okoro", "job": "Trustee"})
    dialog.done_button.click()
    page.refresh()
    assert "Sam Okoro" in words_of(page.people)
    assert "Sam Okoro" in [person.name for person in office.cases.people(Role.GOVERNING_BODY)]


def test_a_person_is_changed(page: SettingsPage, office: Office) -> None:
    page.tabs.show_tab(PEOPLE)
    press(page.people, "Change Peter Grant")
    dialog = page.people.findChildren(PersonDialog)[0]
    dialog.form.fill({"job": "Vice chair"})
    dialog.done_button.click()
    assert "Vice chair" in [person.job for person in office.organisation.people()]
    assert len(office.organisation.people()) == 3


def test_who_is_chief_officer_and_who_is_chair_is_said_with_the_people(page: SettingsPage, office: Office) -> None:
    page.tabs.show_tab(PEOPLE)
    for name, post in (("Ruth Ellis", "chief-officer"), ("Peter Grant", "chair"), ("Amina Yusuf", "chair")):
        page.refresh()
        press(page.people, f"Change {name}")
        dialog = next(one for one in page.people.findChildren(PersonDialog) if one.isVisible())
        dialog.form.fill({"post": post})
        dialog.done_button.click()
    kept = organisation(office)
    assert (kept.chief_officer, kept.chair) == (1, 3)
    page.refresh()
    assert "Ruth Ellis · Chief Officer · Complaints officer · the chief officer" in words_of(page.people)


def test_a_bank_holiday_shows_what_moves_before_it_is_added(page: SettingsPage, office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 20))
    page.tabs.show_tab(CALENDAR)
    part = page.calendar
    part.bank_holidays.form.fill({"day": date(2026, 11, 26), "name": "Royal wedding"})
    press(part, "Add a bank holiday…")
    dialog = part.findChildren(MovesDialog)[0]
    assert "2026-001 · Acknowledge the complaint" in words_of(dialog)
    assert "Fri 27 Nov 2026  →  Mon 30 Nov 2026" in words_of(dialog)
    assert office.cases.summaries()[0].next_due == "2026-11-27"
    dialog.done_button.click()
    assert office.cases.view(case_id).open_deadlines[0].due == date(2026, 11, 30)
    assert "Thu 26 Nov 2026 · Royal wedding" in words_of(part.bank_holidays.holidays)
    press(part, "Take out Royal wedding, Thu 26 Nov 2026")
    part.findChildren(MovesDialog)[-1].done_button.click()
    assert office.cases.summaries()[0].next_due == "2026-11-27"


def test_a_bank_holiday_that_is_not_agreed_to_changes_nothing(page: SettingsPage, office: Office) -> None:
    before = office.working_calendar.holidays(2026)
    page.tabs.show_tab(CALENDAR)
    page.calendar.bank_holidays.form.fill({"day": date(2026, 11, 26), "name": "Royal wedding"})
    press(page.calendar, "Add a bank holiday…")
    dialog = page.calendar.findChildren(MovesDialog)[0]
    assert "No date of an open case would move." in words_of(dialog)
    dialog.back_button.click()
    assert office.working_calendar.holidays(2026) == before


def test_a_bank_holiday_without_a_date_or_a_name_is_said_beside_the_field(page: SettingsPage) -> None:
    page.tabs.show_tab(CALENDAR)
    part = page.calendar
    press(part, "Add a bank holiday…")
    assert part.bank_holidays.form.question("day").problem.text().startswith("Please write a date")
    part.bank_holidays.form.fill({"day": date(2026, 12, 25), "name": "Christmas"})
    press(part, "Add a bank holiday…")
    assert "is a bank holiday already: Christmas Day" in part.bank_holidays.form.question("day").problem.text()


def test_a_closure_is_added_listed_and_taken_out(page: SettingsPage, office: Office) -> None:
    page.tabs.show_tab(CALENDAR)
    part = page.calendar
    part.new_closure.fill({"first": date(2027, 1, 1), "last": date(2026, 12, 24), "why": "Christmas closure"})
    press(part, "Add a closure")
    assert "comes before the first" in part.new_closure.question("last").problem.text()
    part.new_closure.fill({"first": date(2026, 12, 24), "last": date(2027, 1, 1)})
    press(part, "Add a closure")
    page.refresh()
    assert "Thu 24 Dec 2026 to Fri 1 Jan 2027 · Christmas closure" in words_of(part.closures)
    press(part, "Take out Christmas closure")
    assert office.working_calendar.closures() == ()


def test_counting_the_day_itself_asks_first_and_unticks_when_refused(page: SettingsPage, office: Office) -> None:
    make.a_complaint(office, received_on=date(2026, 11, 20))
    page.tabs.show_tab(CALENDAR)
    tick = page.calendar.from_the_day_itself
    tick.click()
    page.calendar.findChildren(MovesDialog)[-1].back_button.click()
    assert not tick.isChecked()
    assert not organisation(office).count_from_the_day_itself
    tick.click()
    page.calendar.findChildren(MovesDialog)[-1].done_button.click()
    assert organisation(office).count_from_the_day_itself
    assert office.cases.summaries()[0].next_due == "2026-11-26"


def test_the_codes_say_their_limits_and_that_one_was_not_compared(page: SettingsPage) -> None:
    page.tabs.show_tab(CODES)
    said = words_of(page.code)
    assert "Stage 1 response within 10 working days of acknowledging it" in said
    assert "extended by 20 working days at most (6.15)" in said
    assert "None of this has been compared with the published document yet" in said
    assert "0300 111 3000" in said
    assert "Last checked Sun 1 Nov 2026" in said


def test_what_was_typed_of_the_policy_is_kept_when_the_page_is_left(page: SettingsPage, office: Office) -> None:
    page.tabs.show_tab(POLICY)
    field = page.policy.form.question("stage2_window").field
    field.setFocus()
    QTest.keyClicks(field, "10")
    page.leave()
    assert (office.drafts.read("settings/policy") or {}).get("stage2_window") == 10
    assert page.help_name == "codes"


def test_back_up_now_makes_a_backup_and_lists_it(qtbot: QtBot, page: SettingsPage, office: Office) -> None:
    page.tabs.show_tab(SAFEKEEPING)
    part = page.safekeeping
    assert str(office.organisation.register_folder()) in part.where.plain()
    qtbot.waitUntil(lambda: part.last.text() == "Not backed up yet.")
    part.back_up.click()
    qtbot.waitUntil(lambda: part.banner.text().startswith("Backed up and checked at 14:02"))
    qtbot.waitUntil(lambda: part.last.text() == "Backed up today 14:02 here, checked ✓")
    assert "Tue 24 Nov 2026 at 14:02" in words_of(part.backups)


def test_what_can_be_read_is_saved_once_the_check_has_found_damage(
    qtbot: QtBot, page: SettingsPage, office: Office, answers: Answers, tmp_path: Path
) -> None:
    page.tabs.show_tab(SAFEKEEPING)
    part = page.safekeeping
    part.check.click()
    qtbot.waitUntil(lambda: part.banner.text().startswith("All is sound"))
    assert not part.save_readable.isVisible()
    path = office.desk.register.path
    content = bytearray(path.read_bytes())
    content[-3000:-2900] = bytes(100)
    path.write_bytes(content)
    part.check.click()
    qtbot.waitUntil(part.save_readable.isVisible)
    answers.path = tmp_path / "saved"
    part.save_readable.click()
    qtbot.waitUntil(lambda: part.banner.text().startswith("Saved in"))
    assert "1 page of the file is damaged" in part.banner.text()


def test_a_place_for_backups_is_saved(page: SettingsPage, office: Office, answers: Answers, tmp_path: Path) -> None:
    page.tabs.show_tab(SAFEKEEPING)
    answers.path = tmp_path / "stick"
    answers.path.mkdir()
    press(page.safekeeping, "Choose: A second place for backups")
    press(page.safekeeping, "Save this place")
    assert organisation(office).backup_folder == str(tmp_path / "stick")
    assert "Saved. But it is on the same disk as the register" in page.safekeeping.banner.text()


@pytest.mark.parametrize("chosen", ["register", "register/backups", "."])
def test_where_the_register_is_there_is_no_second_place_for_backups(
    page: SettingsPage, office: Office, answers: Answers, tmp_path: Path, chosen: str
) -> None:
    page.tabs.show_tab(SAFEKEEPING)
    answers.path = tmp_path / chosen
    press(page.safekeeping, "Choose: A second place for backups")
    press(page.safekeeping, "Save this place")
    assert organisation(office).backup_folder == ""
    said = page.safekeeping.form.question("backup_folder").problem.text()
    assert "whatever takes the one takes the other too" in said
    assert said.count(".") == 1
    assert page.safekeeping.banner.text() == ""


def test_the_folder_of_the_register_is_never_cut_off_and_can_be_copied(
    qtbot: QtBot, qapp: QApplication, looks: None, answers: Answers, tmp_path: Path
) -> None:
    office = make.an_office(
        tmp_path / "Amberley_Almshouses_and_Relief_in_Need_Charity_of_Church_Stretton" / "CHC_Desktop"
    )
    apply_theme(qapp, Mode.LIGHT, 2.0)
    page = shown(qtbot, SettingsPage(office, answers))
    page.tabs.show_tab(SAFEKEEPING)
    where, folder = page.safekeeping.where, str(office.organisation.register_folder())
    assert page.horizontalScrollBar().maximum() == 0
    assert (
        where.fontMetrics().boundingRect(where.rect(), Qt.TextFlag.TextWordWrap, where.text()).width() <= where.width()
    )
    assert folder in where.plain()
    page.safekeeping.copy_folder.click()
    assert qapp.clipboard().text() == folder
    qapp.clipboard().clear()
    office.close()


def test_a_cloud_folder_is_called_a_good_second_place(page: SettingsPage, answers: Answers, tmp_path: Path) -> None:
    page.tabs.show_tab(SAFEKEEPING)
    answers.path = tmp_path / "OneDrive"
    answers.path.mkdir()
    press(page.safekeeping, "Choose: A second place for backups")
    press(page.safekeeping, "Save this place")
    assert "A good place: OneDrive takes each backup away" in page.safekeeping.banner.text()


def test_a_backup_that_fails_is_said(qtbot: QtBot, page: SettingsPage, office: Office, tmp_path: Path) -> None:
    file = tmp_path / "not-a-folder"
    file.write_text("")
    office.organisation.save(replace(organisation(office), backup_folder=str(file / "backups")))
    page.tabs.show_tab(SAFEKEEPING)
    page.safekeeping.back_up.click()
    qtbot.waitUntil(lambda: "is not there" in page.safekeeping.banner.text())


def test_a_backup_is_tried_out_at_the_press_of_a_button(qtbot: QtBot, page: SettingsPage, office: Office) -> None:
    office.backups.make()
    page.tabs.show_tab(SAFEKEEPING)
    press(page.safekeeping, "Try a backup out")
    qtbot.waitUntil(lambda: "It opened. All is sound" in page.safekeeping.banner.text())


def test_restoring_is_led_to_from_here(qtbot: QtBot, page: SettingsPage) -> None:
    page.tabs.show_tab(SAFEKEEPING)
    with qtbot.waitSignal(page.safekeeping.restore_asked):
        press(page.safekeeping, "Restore a backup…")


def test_the_register_can_be_checked(qtbot: QtBot, page: SettingsPage) -> None:
    page.tabs.show_tab(SAFEKEEPING)
    page.safekeeping.check.click()
    qtbot.waitUntil(lambda: page.safekeeping.banner.text().startswith("All is sound"))


@pytest.mark.usefixtures("looks")
def test_colours_and_text_size_take_effect_at_once_and_are_remembered(page: SettingsPage, office: Office) -> None:
    page.tabs.show_tab(APPEARANCE)
    assert page.appearance.mode.value() == "system"
    press(page.appearance, "Colours: Dark")
    press(page.appearance, "Text size: 150%")
    assert text_scale() == 1.5
    assert appearance.read(office.drafts) == Appearance(Mode.DARK, 150)


@pytest.mark.parametrize("place", PARTS)
def test_every_control_in_view_has_a_name(page: SettingsPage, place: int) -> None:
    page.tabs.show_tab(place)
    kinds = (QPushButton, QComboBox, QPlainTextEdit, QLineEdit, QAbstractButton)
    controls = [one for kind in kinds for one in page.findChildren(kind) if one.isVisible()]
    assert controls
    assert [one for one in controls if not one.accessibleName() and not getattr(one, "text", str)()] == []


def test_questions_stand_in_two_columns_where_there_is_room(page: SettingsPage) -> None:
    form = page.organisation.form
    name, address, telephone = (form.question(each) for each in ("name", "address", "telephone"))
    QApplication.processEvents()
    assert address.y() == name.y()
    assert address.x() > name.geometry().right()
    assert telephone.x() == name.x()
    page.resize(700, 700)
    QApplication.processEvents()
    assert address.x() == name.x()
    assert address.y() > name.y()


@pytest.mark.usefixtures("looks")
def test_nothing_is_cut_off_sideways_at_200_percent(
    qtbot: QtBot, qapp: QApplication, office: Office, answers: Answers
) -> None:
    apply_theme(qapp, Mode.LIGHT, 2.0)
    page = SettingsPage(office, answers)
    qtbot.addWidget(page)
    page.resize(1010, 740)  # what the sidebar leaves of 1366
    page.show()
    for place in PARTS:
        page.tabs.show_tab(place)
        QApplication.processEvents()
        assert page.horizontalScrollBar().maximum() == 0, place
