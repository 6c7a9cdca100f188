"""“Print letters”: what is ticked is printed as one job or saved as one PDF; stopping notes nothing."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.ui.case_list import CaseListPage
from chc_desktop.ui.letter import print_job
from chc_desktop.ui.letter.batch import PrintLettersDialog
from chc_desktop.ui.letter.print_job import PrintJob
from chc_desktop.ui.letter.printing import new_printer
from tests import make
from tests.conftest import Answers
from tests.office.test_letter_printing import a_letter, waiting
from tests.ui.forms.driving import choose, press


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def dialog(qtbot: QtBot, office: Office, answers: Answers) -> PrintLettersDialog:
    for name, how in (("Ann Ash", "by first class post"), ("Ben Birch", "by hand"), ("Cy Cedar", "by email")):
        a_letter(office, name, how)
    page = CaseListPage(office, answers)
    qtbot.addWidget(page)
    page.show()
    made = PrintLettersDialog(office, answers, page)
    made.open()
    return made


def printer_to(path: Path) -> QPrinter:
    """What it prints goes to a file."""
    printer = new_printer("letters")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(72)
    return printer


def said(dialog: PrintLettersDialog) -> list[str]:
    return [tick.text() for tick, _letter in dialog.ticks]


def test_it_opens_from_the_list_of_cases(qtbot: QtBot, office: Office, answers: Answers) -> None:
    page = CaseListPage(office, answers)
    qtbot.addWidget(page)
    page.show()
    next(each for each in page.take_out.menu().actions() if each.text() == "Print letters…").trigger()
    (made,) = page.findChildren(PrintLettersDialog)
    assert made.counted.text() == "No letter of these days still has to be printed."
    press(made.done_button)
    assert made.error.text() == "Please tick the letters to print first."
    made.reject()


def test_what_still_has_to_be_printed_is_ticked(dialog: PrintLettersDialog) -> None:
    assert said(dialog) == [
        "2026-001 · Stage 1 acknowledgement to Ann Ash, Tue 24 Nov 2026, by first class post",
        "2026-002 · Stage 1 acknowledgement to Ben Birch, Tue 24 Nov 2026, by hand",
    ]
    assert dialog.counted.text() == "2 of 2 letters ticked."
    press(dialog.also_printed)
    assert said(dialog)[2].endswith("to Cy Cedar, Tue 24 Nov 2026, by email, needs no print")
    assert dialog.counted.text() == "2 of 3 letters ticked."
    press(dialog.none)
    assert dialog.counted.text() == "0 of 3 letters ticked."
    press(dialog.all)
    assert dialog.counted.text() == "3 of 3 letters ticked."
    choose(dialog.span, "Today")
    assert dialog.counted.text() == "2 of 3 letters ticked."


def test_they_are_printed_as_one_job_and_noted(
    qtbot: QtBot, dialog: PrintLettersDialog, office: Office, tmp_path: Path
) -> None:
    dialog.print_on(printer_to(tmp_path / "job.pdf"))
    assert dialog.stop.isVisible()
    assert not dialog.done_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.done_button.isEnabled(), timeout=20_000)

    assert dialog.banner.text() == "2 letters were printed and noted in the record."
    assert len(PdfReader(tmp_path / "job.pdf").pages) == 4
    assert waiting(office) == []
    assert said(dialog) == []


def test_where_both_sides_are_printed_each_letter_begins_on_a_new_sheet(
    qtbot: QtBot, dialog: PrintLettersDialog, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_page = _one_page_letter(tmp_path)
    monkeypatch.setattr(office.letter_printing, "content", lambda _document: one_page)
    printer = printer_to(tmp_path / "job.pdf")
    monkeypatch.setattr(printer, "duplex", lambda: QPrinter.DuplexMode.DuplexLongSide)
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: dialog.done_button.isEnabled(), timeout=20_000)
    assert len(PdfReader(tmp_path / "job.pdf").pages) == 3  # the back of the first letter stays empty


def test_stopping_notes_nothing(qtbot: QtBot, dialog: PrintLettersDialog, office: Office, tmp_path: Path) -> None:
    before = waiting(office)
    dialog.print_on(printer_to(tmp_path / "job.pdf"))
    press(dialog.stop)
    assert dialog.banner.text() == "Stopped. Nothing was noted as printed, and no file was left behind."
    assert dialog.done_button.isEnabled()
    assert waiting(office) == before


def test_a_printer_that_cannot_be_reached_is_said(
    qtbot: QtBot, dialog: PrintLettersDialog, office: Office, tmp_path: Path
) -> None:
    before = waiting(office)
    dialog.print_on(printer_to(tmp_path / "nowhere" / "job.pdf"))
    qtbot.waitUntil(lambda: dialog.done_button.isEnabled(), timeout=20_000)
    assert "could not be reached" in dialog.banner.text()
    assert waiting(office) == before


def test_closing_the_window_stops_the_job(
    qtbot: QtBot, dialog: PrintLettersDialog, office: Office, tmp_path: Path
) -> None:
    before = waiting(office)
    dialog.print_on(printer_to(tmp_path / "job.pdf"))
    dialog.reject()
    assert waiting(office) == before


def test_they_are_saved_as_one_pdf(
    qtbot: QtBot, dialog: PrintLettersDialog, office: Office, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "letters.pdf"
    press(dialog.save)
    qtbot.waitUntil(lambda: "noted as printed" in dialog.banner.text(), timeout=20_000)
    assert len(PdfReader(answers.path).pages) == 4
    assert waiting(office) == []
    assert all(not each.isVisible() for each in dialog.findChildren(QDialog))


def _one_page_letter(folder: Path) -> bytes:
    from chc_desktop.documents.letter import letter_pdf
    from tests.documents.pages import LETTER

    return letter_pdf(LETTER)


def test_a_job_that_meets_the_lock_goes_on_once_the_register_is_open_again(
    qtbot: QtBot, office: Office, dialog: PrintLettersDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_job, "_WHILE_LOCKED", 5)
    letters = dialog._ticked()
    key, path = office.desk.register.key, tmp_path / "job.pdf"
    job = PrintJob(printer_to(path), letters, office.letter_printing.content, dialog)
    failed: list[str] = []
    job.failed.connect(failed.append)
    office.desk.register.lock()
    job.begin()
    qtbot.waitUntil(lambda: job._next.interval() == 5)
    office.desk.register.unlock(key)
    with qtbot.waitSignal(job.finished):
        pass
    assert failed == []
    assert len(PdfReader(path).pages) >= len(letters)
