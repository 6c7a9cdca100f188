"""The points of a complaint: each one line of text, helped while it is written, growing with what it says."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.domain.snippets import Snippet
from chc_desktop.office.office import Office
from chc_desktop.office.spelling import dictionary
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.forms.log import LogDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.widgets.sentence import SentenceField
from tests import make
from tests.ui.writing.test_spelling import marked

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONG = "Nobody came, although the warden had been told three times and the log says that somebody would come by nine. "


@pytest.fixture
def form(qtbot: QtBot, window: MainWindow) -> LogDialog:
    window.log()
    dialog = window.findChildren(LogDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.fields.points.lines()[0].setFocus()
    dictionary()
    qtbot.waitUntil(window._writing_aids.proofreader.is_ready)
    return dialog


def point(form: LogDialog, number: int = 1) -> SentenceField:
    return form.fields.points.lines()[number - 1]


def test_unknown_words_of_a_point_get_a_wavy_line(qtbot: QtBot, form: LogDialog) -> None:
    QTest.keyClicks(point(form), "The nieghbour is lowd. ")
    qtbot.waitUntil(lambda: marked(point(form)) == ["nieghbour", "lowd"])


def test_a_ready_sentence_comes_into_a_point_on_one_line_and_goes_with_one_key(office: Office, form: LogDialog) -> None:
    office.snippets.save(Snippet(0, "Late", "Nobody came.\n\nNobody wrote.", "nob"))
    QTest.keyClicks(point(form), "nob")
    QTest.keyClick(point(form), Qt.Key.Key_J, CTRL)
    assert form.fields.points.value() == ("Nobody came. Nobody wrote.",)
    assert point(form).document().blockCount() == 1
    QTest.keyClick(point(form), Qt.Key.Key_Z, CTRL)
    assert point(form).text() == "nob"


def test_enter_adds_the_next_point_and_no_key_breaks_the_line(office: Office, form: LogDialog) -> None:
    QTest.keyClicks(point(form), "The roof leaks")
    QTest.keyClick(point(form), Qt.Key.Key_Return, SHIFT)
    assert form.fields.points.value() == ("The roof leaks",)
    assert len(form.fields.points.lines()) == 1
    QTest.keyClick(point(form), Qt.Key.Key_Return)
    assert point(form, 2).hasFocus()
    QTest.keyClicks(point(form, 2), "Nobody came")
    form.fields.name.set_value("Joan Bell")
    QTest.keyClick(point(form, 2), Qt.Key.Key_Return, CTRL)
    assert [each.text for each in office.cases.view(1).case.points] == ["The roof leaks", "Nobody came"]


def test_a_point_grows_to_three_lines_as_it_is_typed_and_the_form_comes_to_rest(qtbot: QtBot, form: LogDialog) -> None:
    form.resize(1350, 720)
    QApplication.processEvents()
    resized = Resized()
    point(form).installEventFilter(resized)
    one, line = point(form).height(), point(form).fontMetrics().lineSpacing()
    for text in (LONG, LONG * 3):
        point(form).set_value(text)
        qtbot.waitUntil(lambda: one + 3 * line // 2 < point(form).height() < one + 3 * line)
        for _ in range(20):
            QApplication.processEvents()
        assert point(form).height() == point(form).sizeHint().height()
    assert resized.times < 12, "a form that flips between two widths never comes to rest"


class Resized(QObject):
    """Counts how often a field is given another size."""

    times = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Resize
        return False


@pytest.mark.parametrize("action", ["add-point", "reword-point/1"])
def test_a_point_that_is_added_or_put_in_other_words_is_helped_alike(
    qtbot: QtBot, window: MainWindow, office: Office, action: str
) -> None:
    window.open_case(make.a_complaint(office))
    window.pages.case.start_action(action)
    dialog = window.findChildren(ActionDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    field = dialog.fields["text"]
    assert isinstance(field, SentenceField)
    field.setFocus()
    dictionary()
    qtbot.waitUntil(window._writing_aids.proofreader.is_ready)
    field.set_value("")
    pasted = QMimeData()
    pasted.setText("The nieghbour is\r\nlowd ")
    QGuiApplication.clipboard().setMimeData(pasted)
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == "The nieghbour is lowd"
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: marked(field) == ["nieghbour", "lowd"])
