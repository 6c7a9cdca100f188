"""Where the keyboard is after each step, in the whole window: never lost, never in the sidebar by accident."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.ui.explanation import DatePopup
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.forms.log import LogDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.theme import colours
from chc_desktop.ui.widgets.fields import Choice
from tests import make
from tests.ui.forms.driving import write


def test_after_logging_the_keyboard_is_on_the_next_step(qtbot: QtBot, window: MainWindow) -> None:
    key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(LogDialog)))
    dialog = window.findChildren(LogDialog)[0]
    qtbot.waitUntil(dialog.isActiveWindow)
    write(dialog.fields.name, "Ana Silva")
    write(dialog.fields.their_words, "The lift is stuck again.")
    send_off(qtbot, window, dialog)
    qtbot.waitUntil(lambda: on_next_step(window, "Write the acknowledgement"))
    key(Qt.Key.Key_Return)
    assert window.current_page() == "letter"


def test_after_escalating_the_keyboard_is_on_the_next_step(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    dialog = begun(qtbot, window, an_answered_case(office), "escalate")
    reviewer = dialog.fields["reviewer"]
    assert isinstance(reviewer, Choice)
    reviewer.setFocus()
    key(Qt.Key.Key_Down)
    send_off(qtbot, window, dialog)
    qtbot.waitUntil(lambda: on_next_step(window, "Write the acknowledgement"))


def test_after_closing_the_keyboard_stays_on_the_case(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    dialog = begun(qtbot, window, an_answered_case(office), "close")
    write(dialog.fields["why"], "Answered, and the resident is content.")
    send_off(qtbot, window, dialog)
    settle()
    assert window.pages.case.isAncestorOf(focused())


def test_from_one_case_to_another_the_keyboard_comes_along(window: MainWindow, office: Office) -> None:
    first, second = make.a_complaint(office), an_answered_case(office)
    for case_id in (first, second, first):
        window.open_case(case_id)
        settle()
        assert window.pages.case.standing
        assert focused() is window.pages.case.standing.main or focused() is window.pages.case.other_steps
        window.show_page("cases")
        settle()


def test_escape_leads_back_from_help_to_where_one_was(window: MainWindow, office: Office) -> None:
    window.open_case(make.a_complaint(office))
    settle()
    key(Qt.Key.Key_F1)
    assert window.current_page() == "help"
    key(Qt.Key.Key_F1)
    key(Qt.Key.Key_Escape)
    assert window.current_page() == "case"
    assert window.pages.case.isAncestorOf(focused())


def test_f1_works_while_a_bubble_of_the_calendar_is_open(window: MainWindow) -> None:
    window.show_page("calendar")
    grid = window.pages.calendar._grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Return)
    bubble = QApplication.activePopupWidget()
    assert isinstance(bubble, DatePopup)
    QTest.keyClick(bubble, Qt.Key.Key_F1)
    assert window.current_page() == "help"
    assert window.pages.help.current_help() == "calendar"
    assert QApplication.activePopupWidget() is None
    key(Qt.Key.Key_Escape)
    assert window.current_page() == "calendar"


def test_the_parts_of_the_settings_are_gone_through_with_up_and_down(window: MainWindow) -> None:
    key(Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    settings = window.pages.settings
    assert focused() is settings.tabs.bar()
    assert settings.organisation.isVisible()
    key(Qt.Key.Key_Down)
    assert settings.people.isVisible()
    assert not settings.organisation.isVisible()
    key(Qt.Key.Key_End)
    assert settings.letters.isVisible()
    key(Qt.Key.Key_Tab)
    assert settings.letters.isAncestorOf(focused())


def test_nothing_flashes_up_as_a_window_of_its_own_and_takes_the_keyboard_away(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, office: Office
) -> None:
    watch = Watch()
    qapp.installEventFilter(watch)
    case_id = an_answered_case(office)
    for page in ("today", "cases", "calendar", "promises", "assessment", "settings", "help"):
        window.show_page(page)
        settle()
    for place in range(7):
        window.pages.settings.tabs.show_tab(place)
        settle()
    window.open_case(case_id)
    assert window.pages.case.tabs
    for place in range(5):
        window.pages.case.tabs.show_tab(place)
        settle()
    for kind in ("response-stage1", "acknowledgement-stage1", "extension-stage1"):
        window.open_letter(make.a_complaint(office), kind)
        settle()
    qtbot.waitUntil(lambda: "Saved" in window.sidebar._status.text())
    qapp.removeEventFilter(watch)
    assert watch.seen == []
    assert window.isActiveWindow()


class Watch(QObject):
    """Notes every widget that comes on the screen as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def an_answered_case(office: Office) -> int:
    case_id = make.a_complaint(office)
    make.acknowledged(office, case_id, make.TODAY)
    make.answered(office, case_id, make.TODAY)
    return case_id


def begun(qtbot: QtBot, window: MainWindow, case_id: int, action: str) -> ActionDialog:
    """The dialog of an action chosen from the menu of a case."""
    window.open_case(case_id)
    window.pages.case.start_action(action)
    dialog = window.findChildren(ActionDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def send_off(qtbot: QtBot, window: MainWindow, dialog: FormDialog) -> None:
    """Ctrl+Enter; a screen gives the keyboard back to the window by itself."""
    gone: list[int] = []
    dialog.finished.connect(gone.append)
    key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert gone, dialog.error.text()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def on_next_step(window: MainWindow, words: str) -> bool:
    standing = window.pages.case.standing
    button = standing.main if standing else None
    return bool(button and button.text() == words and button.hasFocus())


def key(which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), which, modifier)


def ringed(bar: QWidget) -> bool:
    """Whether the left edge of a bar is painted as a ring."""
    settle()
    picture = bar.grab().toImage()
    return picture.pixelColor(0, picture.height() // 2) == QColor(colours().teal)


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget
