"""An edition whose file is broken: its faults are named, its cases can be read, and all else goes on as ever."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop import files
from chc_desktop.app import Program
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Noted
from chc_desktop.domain.intake import Matter
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office.library import Library, Rules
from chc_desktop.office.office import Office
from chc_desktop.places import Places
from chc_desktop.store import opening
from chc_desktop.ui.agenda_row import AgendaRow
from chc_desktop.ui.case_list import CaseListPage
from chc_desktop.ui.explanation import LinePopup
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers

RECORD, CODES = 4, 3
OLD, NEW = "2024-001", "2026-001"
BREAKS: dict[str, tuple[str, Callable[[str], str]]] = {
    "a missing limit": ("limits: there is none for “stage2-response”", lambda text: _without_limit(text)),
    "an unknown event": (
        "limits[2].runs_from: “loged” is not known",
        lambda text: text.replace('runs_from = "logged"', 'runs_from = "loged"'),
    ),
    "a doubled row": ("form.sections.rows.slug: “1.2” stands there twice", lambda text: _doubled_row(text)),
    "a bad date": (
        "in_force_from: should be a date",
        lambda text: text.replace("in_force_from = 2022-04-01", 'in_force_from = "1 April 2022"'),
    ),
}


def _without_limit(text: str) -> str:
    return re.sub(r'\[\[limits\]\]\nduty = "stage2-response".*?(?=\[\[limits\]\])', "", text, flags=re.DOTALL)


def _doubled_row(text: str) -> str:
    first, second = re.findall(r'slug = "(\d[^"]*)"', text)[:2]
    return text.replace(f'slug = "{second}"', f'slug = "{first}"', 1)


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    """The program's Codes, with every kind of fault in one file."""
    folder = tmp_path / "codes"
    shutil.copytree(files.resources("codes"), folder)
    text = (folder / "hos-2022.toml").read_text(encoding="utf-8")
    for _fault, broken in BREAKS.values():
        changed = broken(text)
        assert changed != text
        text = changed
    (folder / "hos-2022.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A register with one open case under the broken edition and one under another."""
    sound = make.an_office(tmp_path / "register")
    make.a_complaint(sound, received_on=date(2024, 3, 20), title="Damp in the hall")
    make.a_complaint(sound, title="Noise from the boiler room")
    assert [each.reference for each in sound.cases.summaries()] == [NEW, OLD]
    assert sound.cases.view(1).case.edition == "hos-2022"
    sound.close()
    return tmp_path / "register"


@pytest.fixture
def office(folder: Path, codes: Path) -> Office:
    now = datetime.combine(make.TODAY, time(14, 2))
    return Office(opening.open_register(folder), Library(codes), make.KINDS, lambda: make.TODAY, lambda: now)


@pytest.fixture
def window(qtbot: QtBot, office: Office, answers: Answers) -> MainWindow:
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def words_of(widget: QWidget) -> str:
    return "\n".join(label.plain() for label in widget.findChildren(WrapLabel) if label.isVisible())


def steps_of(window: MainWindow) -> list[str]:
    """The steps the case page offers: its large button, the one beside it, and the menu above its line."""
    page = window.pages.case
    assert page.standing
    buttons = [button.text() for button in (page.standing.main, page.standing.beside) if button]
    menu = [entry.text() for entry in page.menu.actions()]
    return buttons + menu[: menu.index("")]


@pytest.mark.parametrize("fault", BREAKS)
def test_each_fault_is_named_with_its_file_and_key(office: Office, fault: str) -> None:
    assert isinstance(office.desk.editions, Library)
    (faulty,) = office.desk.editions.faulty()
    assert faulty.name == "hos-2022.toml"
    assert BREAKS[fault][0] in "\n".join(faulty.faults), faulty.faults


def test_today_list_and_calendar_show_both_cases(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: NEW in words_of(window.pages.today) and OLD in words_of(window.pages.today))
    window.show_page("cases")
    page = window.pages.cases
    assert isinstance(page, CaseListPage)
    assert "2 cases" in page.subtitle.text()
    window.show_page("calendar")
    assert window.pages.get("calendar").isVisible()


def test_a_case_under_it_opens_read_only_with_its_record(window: MainWindow, office: Office) -> None:
    window.open_case(1)
    page = window.pages.case
    assert page.title.text() == "Damp in the hall"
    assert steps_of(window) == []
    assert page.other_steps.isEnabled(), "its record can still be printed"
    assert "could not be read" in words_of(page)
    assert page.tabs
    page.tabs.show_tab(RECORD)
    QApplication.processEvents()
    assert "Complaint received" in words_of(page)


def test_nothing_can_be_written_into_a_case_under_it(office: Office) -> None:
    with pytest.raises(RuleBroken, match="can be read but not worked on"):
        office.cases.record(1, Noted(happened_on=make.TODAY, done_by=1, text="She rang."))
    assert office.safekeeping.check().startswith("All is sound")


def test_another_edition_s_case_is_worked_on_as_ever(window: MainWindow, office: Office) -> None:
    window.open_case(2)
    assert steps_of(window)[0] == "Write the acknowledgement"
    make.acknowledged(office, 2, make.TODAY)
    assert office.cases.view(2).open_deadlines[0].duty is Duty.STAGE1_RESPONSE
    window.pages.case.refresh()
    assert steps_of(window)


def test_settings_name_every_fault(window: MainWindow) -> None:
    window.show_page("settings")
    page = window.pages.settings
    page.tabs.show_tab(CODES)
    said = words_of(page.code)
    assert "hos-2022.toml" in said
    for fault, _broken in BREAKS.values():
        assert fault in said


def test_a_changed_calendar_moves_the_others_and_leaves_the_case_to_be_read(window: MainWindow, office: Office) -> None:
    due = office.cases.view(2).open_deadlines[0].due
    office.working_calendar.agree(office.working_calendar.adding(due, "Royal wedding"))
    assert office.cases.view(2).open_deadlines[0].due > due
    window.open_case(1)
    assert window.pages.case.title.text() == "Damp in the hall"


def test_once_the_file_is_mended_the_case_is_counted_by_the_calendar_as_it_is_now(
    office: Office, folder: Path, codes: Path
) -> None:
    due = date(2024, 3, 27)
    office.working_calendar.agree(office.working_calendar.adding(due, "A day declared late"))
    office.close()
    for _start in range(2):
        still_broken = Office(
            opening.open_register(folder), Library(codes), make.KINDS, office.desk.today, office.desk.now
        )
        assert [each.reference for each in still_broken.cases.summaries()] == [NEW, OLD]
        assert still_broken.cases.view(1).lines
        still_broken.close()
    mended = make.again(folder)
    assert mended.cases.view(1).open_deadlines[0].due == date(2024, 3, 28)
    assert [each.next_due for each in mended.cases.summaries() if each.reference == OLD] == ["2024-03-28"]
    assert mended.safekeeping.check().startswith("All is sound")


def test_why_its_date_is_so_is_answered_with_what_its_line_says(qtbot: QtBot, window: MainWindow) -> None:
    today = window.pages.today
    qtbot.waitUntil(lambda: OLD in words_of(today))
    row = next(row for row in today.findChildren(AgendaRow) if OLD in words_of(row))
    row.explanation_asked.emit()
    (popup,) = row.findChildren(LinePopup)
    assert "Wed 27 Mar" in words_of(popup)


@pytest.fixture
def started(folder: Path, codes: Path, tmp_path: Path, answers: Answers, qapp: QApplication) -> Iterator[Program]:
    places = Places(tmp_path / "registers.json", tmp_path / "data")
    program = Program(folder, False, places, answers, Rules(Library(codes), make.KINDS))
    program.start()
    yield program
    if program.window:
        import shiboken6

        shiboken6.delete(program.window)
    program.stop()


def test_the_program_starts_without_it_and_says_so(qtbot: QtBot, started: Program, answers: Answers) -> None:
    assert isinstance(started.window, MainWindow)
    qtbot.waitUntil(lambda: bool(answers.said))
    said = answers.said[0]
    assert "The program goes on without it" in said
    assert all(fault in said for fault, _broken in BREAKS.values())


def test_the_button_of_its_line_on_today_opens_the_case(qtbot: QtBot, started: Program, answers: Answers) -> None:
    window = started.window
    assert isinstance(window, MainWindow)
    today = window.pages.today
    qtbot.waitUntil(lambda: bool(answers.said) and OLD in words_of(today))

    def buttons(reference: str) -> list[QAbstractButton]:
        every = [each for each in today.findChildren(QAbstractButton) if each.isVisible()]
        return [each for each in every if reference in each.accessibleName()]

    qtbot.waitUntil(lambda: {each.text() for each in buttons(OLD)} == {"Open the case"})
    assert [each.text() for each in buttons(NEW)] == ["Write acknowledgement"]
    buttons(OLD)[0].click()
    assert window.current_page() == "case"


@pytest.mark.parametrize("broken", ["lgsco-2024", "joint-draft", "hos-2022"])
def test_a_broken_file_stands_only_in_the_way_of_complaints_it_may_be_for(
    folder: Path, codes: Path, broken: str
) -> None:
    shutil.copy(files.resources("codes") / "hos-2022.toml", codes)
    (codes / f"{broken}.toml").write_text("id = 3", encoding="utf-8")
    office = Office(
        opening.open_register(folder), Library(codes), make.KINDS, lambda: make.TODAY, lambda: datetime(2026, 11, 24)
    )
    supplier = office.cases.view(make.a_complaint(office, matter=Matter.OTHER))
    assert supplier.edition.is_own_policy
    old = make.a_new_complaint(date(2019, 5, 1))
    if broken.startswith("hos"):
        with pytest.raises(RuleBroken, match="may be the one for that day"):
            office.cases.log(old)
    else:
        assert office.cases.view(office.cases.log(old)).edition.ombudsman.name == "Housing Ombudsman Service"
