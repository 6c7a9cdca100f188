"""Settings, Keeping and erasing: what is due is kept longer or erased, and its certificate can be looked at."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.events import Withdrawn
from chc_desktop.domain.retention.periods import Kind
from chc_desktop.office.erased_before import note, note_paper
from chc_desktop.office.office import Office
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.settings.retention_part import RetentionPart
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers
from tests.office import imports
from tests.office.test_erasing import in_the_clear
from tests.office.test_papers import a_letter

NOW = date(2033, 1, 10)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A complaint that was withdrawn more than six years ago."""
    days = [make.TODAY]
    office = make.an_office(tmp_path / "register", lambda: days[0])
    case_id = make.a_complaint(office)
    office.cases.record(case_id, Withdrawn(happened_on=make.TODAY, done_by=1, why="All is well again."))
    days[0] = NOW
    return office


@pytest.fixture
def part(qtbot: QtBot, window: MainWindow) -> RetentionPart:
    """Reached from Today, which says that something is due."""
    qtbot.waitUntil(lambda: window.pages.today.is_due_shown)
    assert window.pages.today.due
    assert window.pages.today.due.text().startswith("1 record is to be kept longer or erased")
    press(window.pages.today.due, "Keep or erase")
    part = window.pages.settings.retention
    assert part.isVisible()
    return part


def press(root: QWidget, name: str) -> None:
    button = next(
        each
        for each in root.findChildren(QAbstractButton)
        if name in (each.accessibleName(), each.text()) and each.isVisibleTo(root)
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def write(dialog: ActionDialog, **values: Any) -> None:
    for name, value in values.items():
        field: Any = dialog.fields[name]
        field.set_value(value)


def said(part: RetentionPart) -> str:
    return "\n".join(label.plain() for label in part.findChildren(WrapLabel) if label.isVisibleTo(part))


def test_a_case_is_erased_and_its_certificate_is_looked_at(
    qtbot: QtBot, part: RetentionPart, window: MainWindow, office: Office
) -> None:
    assert "2026-001 · Noise at night from the boiler room" in said(part)
    assert "Its time was over on Wed 24 Nov 2032: complaints are kept for 6 years." in said(part)
    press(part, "Erase 2026-001")
    dialog = part.findChild(ActionDialog)
    assert dialog
    assert "Joan Bell goes too" in " ".join(label.plain() for label in dialog.findChildren(WrapLabel))
    press(dialog, "Erase it for good")
    qtbot.waitUntil(lambda: "Please write why" in dialog.error.text())
    write(dialog, why="Joan asked in May, by her own hand", decided_by="2")
    qtbot.waitUntil(lambda: "by her own hand" in str(office.drafts.read("action/1/erase")))
    press(dialog, "Erase it for good")
    qtbot.waitUntil(lambda: "The reason names “Joan”" in dialog.error.text())
    write(dialog, why="Its time is over.", decided_by="2")
    press(dialog, "Erase it for good")
    qtbot.waitUntil(lambda: part.banner.text().startswith("Erased: 2026-001."))
    assert office.drafts.read("action/1/erase") is None
    assert not [word for word in (b"joan", b"by her own hand", b"boiler") if word in in_the_clear(office)]
    qtbot.waitUntil(lambda: "Nothing is due for review." in said(part))
    qtbot.waitUntil(lambda: not window.pages.today.is_due_shown)
    press(part, "Certificate of 2026-001")
    assert part.findChild(PdfWindow)


def test_a_case_is_kept_longer(qtbot: QtBot, part: RetentionPart, office: Office) -> None:
    press(part, "Keep longer 2026-001")
    dialog = part.findChild(ActionDialog)
    assert dialog
    write(dialog, until=date(2034, 1, 1), why="A claim goes on")
    press(dialog, "Keep it")
    qtbot.waitUntil(lambda: "Nothing is due for review." in said(part))
    assert office.cases.view(1).lines[-1].what == "To be kept until Sun 1 Jan 2034"


def test_the_years_are_chosen(qtbot: QtBot, part: RetentionPart, office: Office) -> None:
    part.form.question("complaints").field.set_value("10")  # type: ignore[attr-defined]
    press(part, "Save these times")
    assert office.retention.periods()[Kind.COMPLAINTS].years == 10
    qtbot.waitUntil(lambda: "Nothing is due for review." in said(part))


def test_another_case_is_found_by_its_number(part: RetentionPart) -> None:
    QTest.keyClicks(part.reference.field, "2026-9")
    press(part, "Erase it…")
    assert "no such case" in said(part)
    assert part.findChild(ActionDialog) is None
    part.reference.field.set_value("2026-001")  # type: ignore[attr-defined]
    press(part, "Erase it…")
    assert part.findChild(ActionDialog)


def test_the_certificate_says_no_reason_that_nobody_chose(qtbot: QtBot, part: RetentionPart, office: Office) -> None:
    case_id = make.a_complaint(office)
    office.cases.record(case_id, Withdrawn(happened_on=NOW, done_by=1, why="All is well again."))
    part.reference.field.set_value("2033-001")  # type: ignore[attr-defined]
    press(part, "Erase it…")
    dialog = part.findChildren(ActionDialog)[-1]
    write(dialog, why="She asked for it.", decided_by="2")
    press(dialog, "Erase it for good")
    qtbot.waitUntil(lambda: "Please choose why it is erased" in dialog.error.text())
    write(dialog, ground="asked")
    press(dialog, "Erase it for good")
    qtbot.waitUntil(lambda: part.banner.text().startswith("Erased: 2033-001."))


def test_a_case_that_was_erased_is_said_to_be_so_where_it_is_opened(
    qtbot: QtBot, part: RetentionPart, window: MainWindow, answers: Answers
) -> None:
    press(part, "Erase 2026-001")
    dialog = part.findChild(ActionDialog)
    assert dialog
    write(dialog, why="Its time is over.", decided_by="2")
    press(dialog, "Erase it for good")
    qtbot.waitUntil(lambda: bool(part.banner.text()))
    window.open_case(1)
    assert window.current_page() == "settings"
    assert "This case was erased" in " ".join(answers.said)


def test_a_case_is_kept_longer_by_its_number_and_can_not_be_erased_before(qtbot: QtBot, part: RetentionPart) -> None:
    part.reference.field.set_value("2026-001")  # type: ignore[attr-defined]
    press(part, "Keep it longer…")
    dialog = part.findChild(ActionDialog)
    assert dialog
    assert dialog.windowTitle() == "Keep 2026-001 longer"
    write(dialog, until=date(2034, 1, 1), why="A claim goes on")
    press(dialog, "Keep it")
    qtbot.waitUntil(lambda: "2026-001 · kept until Sun 1 Jan 2034" in said(part))
    qtbot.waitUntil(lambda: part.findChild(ActionDialog) is None)
    press(part, "Erase it…")
    assert part.findChild(ActionDialog) is None
    assert "It was decided to keep this until Sun 1 Jan 2034" in said(part)
    assert "strike the decision out" in said(part)


@pytest.mark.parametrize("is_due", [True, False])
def test_what_a_spreadsheet_brought_that_was_taken_out_is_erased(
    qtbot: QtBot, office: Office, window: MainWindow, is_due: bool
) -> None:
    imports.bring_in(office, (("Name", "Date received"), ("Odo Oddbody", "2/3/2026"), ("Bo", "3/3/2026")))
    imports.undo_last(office)
    if is_due:
        office.desk.today = lambda: date(2034, 1, 10)
    part = window.pages.settings.retention
    window.going.enter("retention")
    qtbot.waitUntil(lambda: "old complaints.xlsx" in said(part))
    assert ("Its time was over on Tue 10 Jan 2034" in said(part)) is is_due
    press(part, "Erase 2 complaints from “old complaints.xlsx”")
    dialog = part.findChild(ActionDialog)
    assert dialog
    assert "What is known of Odo Oddbody and Bo goes too." in dialog.findChildren(WrapLabel)[2].plain()
    write(dialog, why="It was the wrong one.", decided_by="2")
    press(dialog, "Erase it for good")
    qtbot.waitUntil(lambda: part.banner.text() == "Erased: 2 complaints of a spreadsheet.")
    assert window.focusWidget() in part.banner.findChildren(QAbstractButton)
    qtbot.waitUntil(lambda: "2 complaints of a spreadsheet\nErased " in said(part))
    press(part, "Certificate of 2 complaints of a spreadsheet")
    assert part.findChild(PdfWindow)


def test_a_register_that_a_restored_backup_replaced_is_deleted(
    qtbot: QtBot, office: Office, window: MainWindow, answers: Answers
) -> None:
    folder = office.safekeeping.folder() / "replaced 2032-11-01 101500"
    folder.mkdir()
    for name in (FILE_NAME, KEY_NAME):
        (folder / name).write_bytes(b"")
    part = window.pages.settings.retention
    window.going.enter("retention")
    qtbot.waitUntil(lambda: "What was erased since is in it." in said(part))
    answers.yes = False
    press(part, "Delete the register as it was until Mon 1 Nov 2032 at 10:15")
    assert folder.exists()
    answers.yes = True
    press(part, "Delete the register as it was until Mon 1 Nov 2032 at 10:15")
    assert not folder.exists()
    assert part.banner.text() == "Deleted: the register as it was until Mon 1 Nov 2032 at 10:15."
    assert part.older.isHidden()


def test_what_came_back_with_a_restored_backup_says_so(part: RetentionPart, office: Office, qtbot: QtBot) -> None:
    with office.desk.register.transaction() as shelves:
        note(office.safekeeping.folder(), shelves.retention.first_entries([1]), date(2033, 1, 5))
    part.refresh()
    sentence = "Erased on Wed 5 Jan 2033. A restored backup has brought it back: please erase it once more."
    qtbot.waitUntil(lambda: sentence in said(part))
    assert said(part).count("2026-001") == 1


def test_a_letter_that_came_back_is_led_to_its_case(
    part: RetentionPart, office: Office, window: MainWindow, qtbot: QtBot
) -> None:
    (paper,) = office.papers.add(1, a_letter(subject="From a stranger")).ids
    with office.desk.register.transaction() as shelves:
        note_paper(office.safekeeping.folder(), shelves.record.hash_of(paper).hex(), date(2033, 1, 5))
    part.refresh()
    sentence = "brought it back: please take it out of the case, and then erase it from the bin once more."
    qtbot.waitUntil(lambda: sentence in said(part))
    press(part, "Open 2026-001: From a stranger")
    assert window.current_page() == "case"
