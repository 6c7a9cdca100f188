"""Files are opened to be read: in our own windows, or as a private read-only copy in another program."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.ui.case import CasePage
from chc_desktop.ui.papers import opener
from chc_desktop.ui.papers.email_window import EmailWindow, TextWindow
from chc_desktop.ui.papers.picture_window import PictureWindow
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers
from tests.office.test_papers import a_letter
from tests.ui.forms.driving import press, reached_by_tab, spoken_name
from tests.ui.papers.files import PDF, email, png, tiff_of_two_pages

Open = Callable[[str, bytes], None]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "data")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was handed to another program."""
    paths: list[Path] = []

    def open_it(path: Path) -> bool:
        paths.append(path)
        return True

    monkeypatch.setattr(opener, "open_with_system", open_it)
    return paths


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers) -> CasePage:
    page = CasePage(office, answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    page.show_case(make.a_complaint(office))
    page.show()
    office.on_change(page.refresh)
    return page


@pytest.fixture
def open_file(page: CasePage, office: Office) -> Open:
    def open_it(name: str, content: bytes) -> None:
        office.papers.add(1, a_letter(file_name=name, content=content, subject="What was sent"))
        page.papers.open(office.papers.of(1)[-1])
        QApplication.processEvents()

    return open_it


def window(page: QWidget, kind: type[QDialog]) -> QDialog:
    return page.findChildren(kind)[-1]


def read_in(shown: QDialog) -> str:
    text = shown.findChild(QPlainTextEdit)
    assert text
    return text.toPlainText()


def test_a_pdf_is_shown_in_our_own_window(page: CasePage, open_file: Open, opened: list[Path]) -> None:
    open_file("letter.pdf", PDF)
    shown = window(page, PdfWindow)
    assert shown.windowTitle() == "What was sent"
    assert opened == []


def test_a_picture_is_shown_and_sized_by_keyboard(page: CasePage, open_file: Open) -> None:
    open_file("door.png", png(3000, 2000))
    shown = window(page, PictureWindow)
    assert isinstance(shown, PictureWindow)
    view = shown.picture
    fitting = view.factor()
    assert fitting < 1
    QTest.keyClick(view.area, Qt.Key.Key_Plus)
    assert view.factor() == pytest.approx(fitting * 1.25)
    QTest.keyClick(view.area, Qt.Key.Key_1)
    assert view.factor() == pytest.approx(1)
    assert view.label.pixmap().width() == 3000
    QTest.keyClick(view.area, Qt.Key.Key_0)
    assert view.factor() == pytest.approx(fitting)
    assert [type(each) for each in reached_by_tab(shown) if not spoken_name(each)] == []


def test_a_scan_of_several_pages_is_turned_by_keyboard(page: CasePage, open_file: Open) -> None:
    open_file("scan.tif", tiff_of_two_pages())
    shown = window(page, PictureWindow)
    assert isinstance(shown, PictureWindow)
    assert shown.picture.pages.text() == "Page 1 of 2"
    before = shown.picture.label.pixmap().toImage().pixelColor(2, 2)
    QTest.keyClick(shown.picture.area, Qt.Key.Key_PageDown)
    assert shown.picture.pages.text() == "Page 2 of 2"
    assert shown.picture.label.pixmap().toImage().pixelColor(2, 2) != before


def test_an_email_is_read_as_text_with_what_came_with_it(page: CasePage, open_file: Open, opened: list[Path]) -> None:
    open_file("mail.eml", email(("door.png", png()), ("plan.docx", b"PK\x03\x04plan")))
    shown = window(page, EmailWindow)
    labels = " ".join(label.plain() for label in shown.findChildren(WrapLabel))
    assert "From: Joan Bell <joan@bell.example>" in labels
    assert "Sent: Wednesday 24 June 2026 at 00:30" in labels
    assert read_in(shown) == "It woke me at two again."
    press(next(each for each in shown.findChildren(QWidget) if spoken_name(each) == "Open door.png"))  # type: ignore[arg-type]
    assert window(shown, PictureWindow).windowTitle() == "door.png"
    press(next(each for each in shown.findChildren(QWidget) if spoken_name(each) == "Open plan.docx"))  # type: ignore[arg-type]
    assert [path.name for path in opened] == ["plan.docx"]


def test_an_email_written_as_a_web_page_is_shown_as_text_and_fetches_nothing(page: CasePage, open_file: Open) -> None:
    html = b"<html><body><p>Hello <b>you</b></p><img src='http://example.org/spy.png'></body></html>"
    mail = b"From: a@b.example\r\nDate: x\r\nSubject: s\r\nContent-Type: text/html\r\n\r\n" + html
    open_file("mail.eml", mail)
    text = read_in(window(page, EmailWindow))
    assert text == "Hello you"


def test_plain_text_is_read_here(page: CasePage, open_file: Open) -> None:
    open_file("notes.txt", "Łukasz was here".encode())
    assert read_in(window(page, TextWindow)) == "Łukasz was here"


def test_anything_else_opens_in_its_own_program_as_a_private_read_only_copy(
    page: CasePage, open_file: Open, opened: list[Path], office: Office
) -> None:
    open_file("plan.docx", b"PK\x03\x04plan")
    (path,) = opened
    assert path.read_bytes() == b"PK\x03\x04plan"
    assert "a copy that can only be read" in page.banner.text()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o400
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    office.close()
    assert not path.exists(), "swept when the register is closed"
    assert not path.parent.exists()


def test_copies_left_by_a_crash_are_swept_at_the_next_start(
    open_file: Open, opened: list[Path], office: Office
) -> None:
    open_file("plan.docx", b"PK\x03\x04plan")
    after_the_crash = make.again(office.desk.register.path.parent)
    after_the_crash.opened_copies.sweep()
    assert not opened[0].exists()


def test_the_same_file_opened_twice_lies_there_twice(open_file: Open, page: CasePage, opened: list[Path]) -> None:
    open_file("plan.docx", b"PK\x03\x04plan")
    page.papers.open_paper((page.findChildren(CasePage) and 0) or opened_id(page))
    assert [path.name for path in opened] == ["plan.docx", "plan (2).docx"]


def opened_id(page: CasePage) -> int:
    view = page._view
    assert view
    return view.papers[-1].id


@pytest.mark.parametrize(
    ("name", "content"),
    [("run.exe", b"MZ\x00\x01program"), ("letter.pdf.js", b"alert(1)"), ("run.sh", b"#!/bin/sh\n"), ("open.lnk", b"x")],
)
def test_a_program_is_only_saved_after_a_warning(
    page: CasePage, open_file: Open, opened: list[Path], answers: Answers, tmp_path: Path, name: str, content: bytes
) -> None:
    answers.yes = False
    open_file(name, content)
    assert "can harm the computer" in answers.asked[0]
    assert opened == []
    answers.yes, answers.path = True, tmp_path / "saved"
    page.papers.open_paper(opened_id(page))
    assert (tmp_path / "saved").read_bytes() == content
    assert opened == []


@pytest.mark.parametrize(
    ("name", "content", "warned"),
    [
        ("page.html", b"<html><body>x</body></html>", "may fetch pictures and more from the internet"),
        ("page.html", b"\x00\x01<script>", "may fetch pictures and more from the internet"),
        ("drawing.svgz", b"\x1f\x8b\x08\x00", "may fetch pictures and more from the internet"),
        ("sums.xlsm", b"PK\x03\x04x", "carries macros"),
        ("locked.pdf", b"%PDF-1.7 damaged", "it is damaged, or it is locked with a password"),
        ("cut.png", png()[:60], "could not be opened as a picture"),
    ],
)
def test_what_is_doubtful_is_asked_first(
    open_file: Open, opened: list[Path], answers: Answers, name: str, content: bytes, warned: str
) -> None:
    answers.yes = False
    open_file(name, content)
    assert warned in answers.asked[0]
    assert opened == []
    answers.yes = True


def test_where_no_program_opens_it_that_is_said(
    page: CasePage, open_file: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opener, "open_with_system", lambda _path: False)
    open_file("strange.xyz", b"\x00\x01\x02")
    assert "This computer has no program that opens “strange.xyz”" in page.banner.text()


def test_a_copy_is_saved_whole_or_not_at_all(
    page: CasePage, open_file: Open, answers: Answers, tmp_path: Path, opened: list[Path]
) -> None:
    open_file("plan.docx", b"PK\x03\x04plan")
    view = page._view
    assert view
    answers.path = tmp_path / "missing folder" / "plan.docx"
    page.papers.save(view.papers[-1])
    assert "could not be saved" in page.banner.text()
    answers.path = tmp_path / "plan.docx"
    page.papers.save(view.papers[-1])
    assert answers.path.read_bytes() == b"PK\x03\x04plan"
    assert "A copy was saved" in page.banner.text()


def test_the_windows_are_freed_when_they_are_closed(
    page: CasePage, open_file: Open, check_freed: Callable[[QWidget], None]
) -> None:
    open_file("door.png", png())
    check_freed(window(page, PictureWindow))
