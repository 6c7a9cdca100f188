"""What people type is shown letter by letter: no label, tool tip or message takes it for markup, or fetches a file."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtGui import Qt as Looks
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from chc_desktop.domain.events import Noted
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.ui.letter.paper import Paper
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.prompts import Prompts
from chc_desktop.ui.theme import link_button
from chc_desktop.ui.tips import tip
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers
from tests.letters import issue

MARKUP = "<b>Joan</b><img src='//away.example/spy.png'>"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = make.an_office(tmp_path / "register")
    person = replace(make.RESIDENT, name=MARKUP, address=f"{MARKUP}\nAM1 1AA", adjustment=MARKUP, risk=MARKUP)
    case_id = make.a_complaint(office, person=person, title=MARKUP, their_words=MARKUP, points=(MARKUP,))
    office.cases.record(case_id, Noted(happened_on=office.today(), done_by=1, text=MARKUP))
    return office


@pytest.fixture
def window(qtbot: QtBot, office: Office, answers: Answers) -> MainWindow:
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[list[str]]:
    """What a browser was asked to open."""

    class Browser(QObject):
        @Slot(QUrl)
        def went(self, url: QUrl) -> None:
            asked.append(url.toString())

    asked: list[str] = []
    browser = Browser()
    QDesktopServices.setUrlHandler("http", browser, "went")  # type: ignore[arg-type]  # the name may be text
    yield asked
    QDesktopServices.unsetUrlHandler("http")


def assert_plain(window: QWidget) -> None:
    """Nothing in it would be read as markup."""
    for label in window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or "<img" not in label.text(), label.text()
    for widget in window.findChildren(QWidget):
        assert "<img" not in widget.toolTip(), widget.toolTip()
    for table in window.findChildren(QTableView):
        for column in range(table.model().columnCount()):
            told = table.model().index(0, column).data(Qt.ItemDataRole.ToolTipRole)
            assert "<img" not in str(told)


def test_no_page_takes_a_name_for_markup(window: MainWindow) -> None:
    for page in ("today", "cases", "calendar"):
        window.show_page(page)
        QApplication.processEvents()
        assert_plain(window)
    window.open_case(1)
    QApplication.processEvents()
    assert any("<b>Joan</b>" in label.plain() for label in window.findChildren(WrapLabel))
    assert_plain(window)


def test_a_tool_tip_says_every_letter() -> None:
    told = tip(f"Risk: {MARKUP}")
    read = QTextDocument()
    read.setHtml(told)
    assert Looks.mightBeRichText(told)
    assert read.toPlainText() == f"Risk: {MARKUP}"
    assert tip("Jo <jo@example.org> & J\nat 2 < 3") == "Jo <jo@example.org> & J\nat 2 < 3"


def test_a_button_shows_the_sign_for_and(qtbot: QtBot) -> None:
    button = link_button("J&C and Sons")
    qtbot.addWidget(button)
    assert button.text() == "J&C and Sons"
    assert button.shortcut().isEmpty(), "else the sign would be taken for a key, and not be shown"
    button.setText("B&Q")
    assert button.text() == "B&Q"
    assert button.shortcut().isEmpty()


def test_a_date_that_is_none_is_quoted_as_it_was_typed(qtbot: QtBot) -> None:
    field = DateField("When")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "<img src=x>")
    field.editingFinished.emit()
    assert "&lt;img src=x&gt;" in field.toolTip()


def test_a_question_about_somebody_shows_their_name_as_it_is(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    Prompts().ask(over, MARKUP, f"“{MARKUP}” goes into the bin.", "Yes", lambda: None)
    labels = [label for label in over.findChildren(QLabel) if "Joan" in label.text()]
    assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText] * 2


def test_the_title_of_a_letter_is_no_path(
    window: MainWindow, office: Office, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = LetterKind("acknowledgement-stage1")
    office.letters.templates[kind] = replace(office.letters.templates[kind], name="../../Received 1/2: “noted”")
    document = issue(office, 1, kind)
    window.open_case(1)
    window.pages.case.outputs.open_document(document)
    suggested: list[Path] = []
    monkeypatch.setattr(answers, "choose_save_file", lambda _over, _title, path, *_others: suggested.append(path))
    window.pages.case.findChildren(PdfWindow)[-1].save.click()
    assert [path.name for path in suggested] == ["2026-001 ..-..-Received 1-2_ “noted”.pdf"]
    assert suggested[0].parent == Path.home()


def test_a_link_in_a_pdf_that_came_by_email_opens_no_browser(qtbot: QtBot, opened: list[str]) -> None:
    kept = BytesIO()
    canvas = Canvas(kept)
    canvas.linkURL("http://away.example/", (0, 0, 600, 850))
    canvas.save()
    paper = Paper()
    qtbot.addWidget(paper)
    paper.resize(600, 600)
    paper.show_pdf(kept.getvalue())
    paper.show()
    QApplication.processEvents()
    QTest.mouseMove(paper.view.viewport(), QPoint(300, 300))
    QTest.mouseClick(paper.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 300))
    QApplication.processEvents()
    assert opened == []
    QDesktopServices.openUrl(QUrl("http://seen.example/"))
    assert opened == ["http://seen.example/"], "a browser would have been seen"
