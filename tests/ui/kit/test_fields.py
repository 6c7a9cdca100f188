"""Fields that cannot be changed by accident and are named for a screen reader."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from chc_desktop.ui.widgets.choices import Answers, Tick
from chc_desktop.ui.widgets.fields import Choice, DateField, LineField, LongText, NumberField, labelled

DAY = date(2027, 1, 5)
Shown = TypeVar("Shown", bound=QWidget)
CHANNELS = (("telephone", "By telephone"), ("email", "By email"), ("letter", "By letter"))


def a_date() -> DateField:
    field = DateField("Received")
    field.set_value(DAY)
    return field


def a_choice() -> Choice:
    field = Choice("How it came", CHANNELS)
    field.set_value("email")
    return field


def a_number() -> NumberField:
    field = NumberField("Homes", 1, 1000)
    field.set_value(42)
    return field


def a_text() -> LongText:
    field = LongText("Their words", maximum_lines=3)
    field.set_value("one\ntwo\nthree\nfour\nfive\nsix")
    return field


def some_answers() -> Answers:
    field = Answers("Do we comply?", (("yes", "Yes"), ("no", "No")))
    field.set_value("yes")
    return field


EVERY_FIELD = [a_date, a_choice, a_number, a_text, some_answers, lambda: LineField("Name"), lambda: Tick("Vulnerable")]


@pytest.mark.parametrize("make", EVERY_FIELD)
def test_the_wheel_over_an_unfocused_field_changes_nothing(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    field = shown(qtbot, make())
    before = field.value()  # type: ignore[attr-defined]  # every field has one
    roll(field)
    assert field.value() == before  # type: ignore[attr-defined]  # as above
    assert not field.hasFocus()


@pytest.mark.parametrize("make", [a_date, a_choice, a_number])
def test_not_even_a_focused_field_turns_with_the_wheel(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    field = shown(qtbot, make())
    field.setFocus()
    before = field.value()  # type: ignore[attr-defined]  # every field has one
    roll(field)
    assert field.value() == before  # type: ignore[attr-defined]  # as above


@pytest.mark.parametrize("make", EVERY_FIELD)
def test_every_field_has_a_name_for_a_screen_reader(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    field = shown(qtbot, make())
    assert QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Name)


@pytest.mark.parametrize("make", [DateField, Choice, NumberField, LongText, LineField])
def test_a_label_names_the_field_under_it_and_its_help_describes_it(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    field = make()
    group = shown(qtbot, labelled("When it reached you", field, "The day it arrived."))
    interface = QAccessible.queryAccessibleInterface(field)
    assert interface.text(QAccessible.Text.Name) == "When it reached you"
    assert interface.text(QAccessible.Text.Description) == "The day it arrived."
    assert group.label.buddy() is field


def test_what_is_wrong_is_said_under_the_label_and_to_a_screen_reader(qtbot: QtBot) -> None:
    group = labelled("Name", LineField(), "As they write it.")
    shown(qtbot, group)
    group.show_error("Please write who complains.")
    assert group.problem.isVisible()
    assert group.field.accessibleDescription() == "Please write who complains. As they write it."
    group.clear_error()
    assert not group.problem.isVisible()


@pytest.mark.parametrize("written", ["5/1/27", "5 jan 2027", "05.01.2027"])
def test_a_typed_date_is_understood_and_shown_in_words(qtbot: QtBot, written: str) -> None:
    field = shown(qtbot, DateField("Received"))
    with qtbot.waitSignal(field.changed):
        QTest.keyClicks(field, written)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.text(), field.problem()) == (DAY, "Tue 5 Jan 2027", "")


def test_a_date_nobody_can_understand_stays_as_typed_and_says_so(qtbot: QtBot) -> None:
    field = shown(qtbot, a_date())
    field.selectAll()
    QTest.keyClicks(field, "32 Jan")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() is None
    assert field.text() == "32 Jan"
    assert "“32 Jan” is not a date we understand" in field.problem()


def test_an_optional_date_may_stay_empty() -> None:
    assert DateField("Until", optional=True).problem() == ""
    assert DateField("Until").problem().startswith("Please write a date")


def test_up_and_down_go_a_day_on_and_back(qtbot: QtBot) -> None:
    field = shown(qtbot, a_date())
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "Wed 6 Jan 2027"
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == DAY


def test_the_calendar_starts_on_monday_and_hands_its_day_over(qtbot: QtBot) -> None:
    field = shown(qtbot, a_date())
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.firstDayOfWeek() is Qt.DayOfWeek.Monday
    assert calendar.selectedDate() == QDate(2027, 1, 5)
    calendar.clicked.emit(QDate(2027, 1, 19))
    qtbot.waitUntil(lambda: not isValid(calendar))
    assert field.value() == date(2027, 1, 19)


def test_setting_the_same_date_tells_nobody(qtbot: QtBot) -> None:
    field = a_date()
    with qtbot.assertNotEmitted(field.changed):
        field.set_value(DAY)


def test_a_choice_is_known_by_its_key(qtbot: QtBot) -> None:
    field = shown(qtbot, a_choice())
    assert (field.value(), field.currentText()) == ("email", "By email")
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == "letter"


def test_new_choices_keep_the_answer_that_is_still_offered(qtbot: QtBot) -> None:
    field = a_choice()
    with qtbot.assertNotEmitted(field.changed):
        field.set_choices((*CHANNELS, ("person", "In person")))
    assert field.value() == "email"
    with qtbot.waitSignal(field.changed):
        field.set_choices((("person", "In person"),))
    assert field.value() == "person"


def test_a_number_outside_its_bounds_is_refused_in_a_sentence(qtbot: QtBot) -> None:
    field = shown(qtbot, NumberField("Homes", 1, 1000))
    QTest.keyClicks(field, "2,000")
    assert field.value() is None
    assert field.problem() == "Please write a whole number from 1 to 1,000, in figures."
    field.set_value(1000)
    assert (field.value(), field.problem()) == (1000, "")


def test_pasting_brings_plain_text_only(qtbot: QtBot) -> None:
    field = LongText("Their words")
    qtbot.addWidget(field)
    pasted = QMimeData()
    document = QTextDocument()
    document.setHtml("<h1>Big</h1><b>bold</b>")
    pasted.setHtml(document.toHtml())
    pasted.setText("Big\nbold")
    field.insertFromMimeData(pasted)
    assert field.text() == "Big\nbold"


def test_tab_leaves_a_long_text(qtbot: QtBot) -> None:
    page, text, after = QWidget(), LongText("Their words"), LineField("Outcome")
    layout = QVBoxLayout(page)
    layout.addWidget(text)
    layout.addWidget(after)
    shown(qtbot, page)
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert text.text() == ""


def test_a_long_text_grows_with_what_is_written_up_to_its_limit(qtbot: QtBot) -> None:
    page = QWidget()
    text = LongText("Their words", minimum_lines=2, maximum_lines=6)
    layout = QVBoxLayout(page)
    layout.addWidget(text)
    layout.addStretch()
    page.resize(400, 600)
    shown(qtbot, page)
    heights = []
    for lines in (1, 4, 40):
        text.set_value("\n".join(["a line"] * lines))
        QApplication.processEvents()
        heights.append(text.height())
    line = text.fontMetrics().lineSpacing()
    assert 2 * line <= heights[1] - heights[0] < 3 * line
    assert 2 * line - 4 <= heights[2] - heights[1] < 3 * line


def test_a_long_text_has_room_for_all_of_its_prompt(qtbot: QtBot) -> None:
    page = QWidget()
    short, long = (LongText("Reasons", "Explain in detail. " * times, minimum_lines=2) for times in (1, 12))
    layout = QVBoxLayout(page)
    for text in (short, long):
        layout.addWidget(text)
    layout.addStretch()
    page.resize(400, 600)
    shown(qtbot, page)
    QApplication.processEvents()
    assert long.height() - short.height() >= 2 * long.fontMetrics().lineSpacing()


@pytest.mark.parametrize("words", ["a line", "Nguyễn ✓ Ελληνικά"])
def test_a_long_text_that_fits_has_no_scroll_bar(qtbot: QtBot, words: str) -> None:
    page = QWidget()
    text = LongText("Their words", minimum_lines=2, maximum_lines=9)
    layout = QVBoxLayout(page)
    layout.addWidget(text)
    layout.addStretch()
    page.resize(400, 600)
    shown(qtbot, page)
    for lines in range(1, 9):
        text.setFocus()
        QTest.keySequence(text, "Ctrl+A")
        text.insertPlainText("\n".join([words] * lines))
        QApplication.processEvents()
        assert not text.verticalScrollBar().isVisible(), lines


def test_an_answer_is_chosen_by_key_and_can_be_left_open(qtbot: QtBot) -> None:
    field = shown(qtbot, Answers("Do we comply?", (("yes", "Yes"), ("no", "No"))))
    assert field.value() == ""
    with qtbot.waitSignal(field.changed):
        QTest.mouseClick(field.answers()[1], Qt.MouseButton.LeftButton)
    assert field.value() == "no"
    field.set_value("")
    assert field.value() == ""


def test_an_answer_names_its_question_to_a_screen_reader() -> None:
    field = Answers("Do we comply?", (("yes", "Yes"), ("no", "No")))
    assert [answer.accessibleName() for answer in field.answers()] == ["Do we comply?: Yes", "Do we comply?: No"]


def test_a_tick_with_many_words_wraps(qtbot: QtBot) -> None:
    tick = shown(qtbot, Tick("The resident asked for letters in large print, or you noticed that it would help"))
    assert tick.heightForWidth(200) > 2 * tick.heightForWidth(2000)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert tick.value()


def test_the_list_of_a_choice_opens_under_it(qtbot: QtBot) -> None:
    field = shown(qtbot, a_choice())
    field.showPopup()
    assert isinstance(field, QComboBox)
    assert field.view().isVisible()
    field.hidePopup()


def shown(qtbot: QtBot, widget: Shown) -> Shown:
    """Show a widget beside something else that has the focus."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()
    widget.clearFocus()
    return widget


def roll(widget: QWidget) -> None:
    """Roll the wheel over a widget, both ways."""
    middle = QPointF(widget.rect().center())
    for turn in (120, 240, -120):
        event = QWheelEvent(
            middle,
            widget.mapToGlobal(middle),
            QPoint(0, turn),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
