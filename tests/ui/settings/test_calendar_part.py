"""Bank holidays in Settings: moved, proposed by the program's list, left, and taken back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.working_days import PUBLISHED_TO, bank_holidays
from chc_desktop.office.office import Office
from chc_desktop.office.working_calendar import WorkingCalendar
from chc_desktop.ui.settings.calendar_part import CalendarPart
from chc_desktop.ui.settings.moves import MovesDialog
from chc_desktop.ui.theme import Mode, apply_theme
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make

THANKS = date(2026, 11, 26)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = make.an_office(tmp_path / "register")
    make.a_complaint(office, received_on=date(2026, 11, 20))
    return office


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Office], CalendarPart]:
    def shown(office: Office) -> CalendarPart:
        part = CalendarPart(office)
        qtbot.addWidget(part)
        part.resize(1000, 900)
        part.refresh()
        part.show()
        return part

    return shown


def comes_with(office: Office, to: date = PUBLISHED_TO) -> None:
    """Let the program's list hold a day more, and go to this day."""
    office.__dict__["working_calendar"] = WorkingCalendar(
        office.desk, lambda: bank_holidays() | {THANKS: "Day of thanks"}, to
    )


def words_of(widget: QWidget) -> str:
    return "\n".join(label.plain() for label in widget.findChildren(WrapLabel) if not label.isHidden())


def press(widget: QWidget, name: str) -> None:
    buttons = widget.findChildren(QAbstractButton)
    next(button for button in buttons if name in (button.text(), button.accessibleName())).click()


def last_dialog(part: CalendarPart) -> MovesDialog:
    return part.findChildren(MovesDialog)[-1]


def next_due(office: Office) -> str:
    return office.cases.summaries()[0].next_due


def test_a_moved_holiday_is_asked_about_once_and_noted_as_one_change(
    office: Office, show: Callable[[Office], CalendarPart]
) -> None:
    part = show(office)
    form = part.bank_holidays.form
    form.fill({"day": THANKS, "name": "Christmas Day", "instead": "2026-12-25"})
    press(part, "Add a bank holiday…")
    said = words_of(last_dialog(part))
    assert "Move “Christmas Day” to Thu 26 Nov 2026?" in said
    assert "Christmas Day moves from Fri 25 Dec 2026 to Thu 26 Nov 2026." in said
    assert "Fri 27 Nov 2026  →  Mon 30 Nov 2026" in said
    last_dialog(part).done_button.click()
    assert next_due(office) == "2026-11-30"
    assert "Thu 26 Nov 2026 · Christmas Day" in words_of(part.bank_holidays.holidays)
    assert date(2026, 12, 25) not in dict(office.working_calendar.holidays(2026))
    assert words_of(part.bank_holidays.changes).count("Noted in the record") == 1


def test_a_change_is_taken_back_with_its_own_preview(office: Office, show: Callable[[Office], CalendarPart]) -> None:
    part = show(office)
    part.bank_holidays.form.fill({"day": THANKS, "name": "Day of thanks"})
    press(part, "Add a bank holiday…")
    last_dialog(part).done_button.click()
    assert next_due(office) == "2026-11-30"
    press(part, "Take this change back…")
    dialog = last_dialog(part)
    assert "Thu 26 Nov 2026, Day of thanks, is not a bank holiday any more." in words_of(dialog)
    assert "Mon 30 Nov 2026  →  Fri 27 Nov 2026" in words_of(dialog)
    assert next_due(office) == "2026-11-30"
    dialog.done_button.click()
    assert next_due(office) == "2026-11-27"
    assert "Open cases were counted anew." in part.banner.text()


def test_what_the_list_proposes_is_shown_looked_at_and_taken_over(
    office: Office, show: Callable[[Office], CalendarPart]
) -> None:
    comes_with(office)
    part = show(office)
    assert "The list this program comes with proposes a change" in words_of(part.bank_holidays.proposal)
    assert next_due(office) == "2026-11-27"
    press(part, "See what would move…")
    assert "Fri 27 Nov 2026  →  Mon 30 Nov 2026" in words_of(last_dialog(part))
    last_dialog(part).done_button.click()
    assert next_due(office) == "2026-11-30"
    assert not part.bank_holidays.proposal.isVisible()


def test_what_the_list_proposes_can_be_left(office: Office, show: Callable[[Office], CalendarPart]) -> None:
    comes_with(office)
    part = show(office)
    press(part, "Keep our bank holidays as they are")
    assert next_due(office) == "2026-11-27"
    assert "differs on days you decided yourself" in words_of(part.bank_holidays.proposal)
    assert "Thu 26 Nov 2026 (Day of thanks)" in words_of(part.bank_holidays.proposal)
    assert "Looked at and left" in words_of(part.bank_holidays.changes)


def test_a_list_that_goes_further_is_taken_over_without_moving_a_date(
    office: Office, show: Callable[[Office], CalendarPart]
) -> None:
    office.__dict__["working_calendar"] = WorkingCalendar(office.desk, bank_holidays, date(2029, 12, 31))
    part = show(office)
    assert "known to Sun 31 Dec 2028" in part.bank_holidays.published.plain()
    press(part, "See what would move…")
    assert "No date of an open case would move." in words_of(last_dialog(part))
    last_dialog(part).done_button.click()
    assert "known to Mon 31 Dec 2029" in part.bank_holidays.published.plain()


def test_near_the_end_of_the_list_the_officer_is_told(tmp_path: Path, show: Callable[[Office], CalendarPart]) -> None:
    late = show(make.an_office(tmp_path / "late", date(2028, 6, 1)))
    early = show(make.an_office(tmp_path / "early", date(2026, 6, 1)))
    assert "whether there is a newer one" in late.bank_holidays.published.plain()
    assert "whether there is a newer one" not in early.bank_holidays.published.plain()


def test_a_dialog_of_moves_is_freed_when_it_closes(
    office: Office, show: Callable[[Office], CalendarPart], check_freed: Callable[[QWidget], None]
) -> None:
    part = show(office)
    part.bank_holidays.form.fill({"day": THANKS, "name": "Day of thanks"})
    press(part, "Add a bank holiday…")
    check_freed(last_dialog(part))


def test_every_button_has_a_name_of_its_own_and_fits_at_200_percent(
    qtbot: QtBot, qapp: QApplication, office: Office
) -> None:
    comes_with(office, date(2029, 12, 31))
    office.working_calendar.agree(office.working_calendar.adding(date(2026, 12, 3), "Royal wedding"))
    apply_theme(qapp, Mode.LIGHT, 2.0)
    try:
        part = CalendarPart(office)
        qtbot.addWidget(part)
        part.refresh()
        part.resize(960, 1400)
        part.show()
        QApplication.processEvents()
        assert part.minimumSizeHint().width() <= 960
        names = [
            button.accessibleName() or button.text()
            for button in part.findChildren(QAbstractButton)
            if button.isVisible() and button.text().startswith(("Take", "Keep", "See"))
        ]
        assert len(names) == len(set(names)) > 8
    finally:
        apply_theme(qapp, Mode.LIGHT)
