"""Pages, cards, rows, banners and tabs: nothing is cut off, everything can be reached."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from chc_desktop.ui.theme import link_button, main_button, plain_button
from chc_desktop.ui.widgets.arrange import RowLayout, flow
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.popover import Popover
from chc_desktop.ui.widgets.tabs import Tabs
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, ScrollPage, WrapLabel, chips, stacked

LONG = "The boiler pump runs from 2 am and can be heard in the bedroom, and nobody wrote back in September. " * 3


def test_a_long_text_wraps_and_gets_the_height_it_needs(qtbot: QtBot) -> None:
    page = ScrollPage("Noise")
    label = WrapLabel(LONG)
    page.add(label)
    page.add_stretch()
    page.resize(500, 700)
    present(qtbot, page)
    assert label.height() >= label.heightForWidth(label.width())
    assert page.horizontalScrollBar().maximum() == 0


def test_what_people_write_is_shown_as_they_wrote_it(qtbot: QtBot) -> None:
    phrase = Phrase(Part("<b>Jo & Co</b>", bold=True), " · flat <7>")
    qtbot.addWidget(phrase)
    assert phrase.plain() == "<b>Jo & Co</b> · flat <7>"
    assert "&lt;b&gt;Jo &amp; Co&lt;/b&gt;" in phrase.text()
    assert WrapLabel("<b>Jo</b>").textFormat() is Qt.TextFormat.PlainText


def test_a_link_in_a_phrase_tells_which(qtbot: QtBot) -> None:
    phrase = Phrase("Late: ", Part("2026-003", link="case/3"))
    qtbot.addWidget(phrase)
    with qtbot.waitSignal(phrase.link_chosen) as chosen:
        phrase.linkActivated.emit("case/3")
    assert chosen.args == ["case/3"]


def test_a_row_keeps_its_button_beside_the_text_where_there_is_room(qtbot: QtBot) -> None:
    row, body, button = a_row()
    row.resize(1000, 80)
    present(qtbot, row)
    assert abs(middle(body) - middle(button)) <= 1
    assert button.x() > body.x()


def test_a_narrow_row_puts_its_buttons_below_and_inside(qtbot: QtBot) -> None:
    row, body, button = a_row()
    row.resize(320, row.heightForWidth(320))
    present(qtbot, row)
    assert button.y() >= body.geometry().bottom()
    assert row.rect().contains(button.geometry())


def test_a_hidden_button_leaves_no_gap(qtbot: QtBot) -> None:
    row, body, button = a_row()
    row.resize(1000, 80)
    present(qtbot, row)
    before = body.width()
    button.hide()
    QApplication.processEvents()
    assert body.width() > before + 50


def test_chips_go_on_to_the_next_line(qtbot: QtBot) -> None:
    tags = [Tag(f"Adjustment number {n}", Tone.TEAL) for n in range(5)]
    holder = chips(*tags)
    holder.resize(400, 300)
    present(qtbot, holder)
    assert len({tag.y() for tag in tags}) > 1
    assert all(tag.geometry().right() <= holder.width() for tag in tags)


def test_nothing_flows_into_nothing() -> None:
    assert flow([], 100, 5) == []


def test_a_card_is_emptied_and_filled_again(qtbot: QtBot) -> None:
    card = Card("Late")
    first = QLabel("first")
    card.add_row(first)
    present(qtbot, card)
    card.clear()
    qtbot.waitUntil(lambda: not isValid(first))
    card.add_row(WrapLabel("second"))
    assert [label.text() for label in card.findChildren(QLabel)] == ["second"]


def test_a_row_is_freed_with_its_parts(qtbot: QtBot) -> None:
    card = Card("Late")
    row, body, _button = a_row()
    card.add_row(row)
    present(qtbot, card)
    card.clear()
    qtbot.waitUntil(lambda: not isValid(row) and not isValid(body))


def test_every_button_of_a_tall_page_can_be_scrolled_to(qtbot: QtBot) -> None:
    buttons = [plain_button(f"Open number {n}") for n in range(30)]
    page = ScrollPage("Cases", "Thirty of them", (main_button("Log a complaint"),))
    for button in buttons:
        page.add(button)
    page.resize(420, 300)
    present(qtbot, page)
    page.ensureWidgetVisible(buttons[-1])
    corner = buttons[-1].mapTo(page.viewport(), QPoint(0, 0))
    assert page.viewport().rect().contains(corner)
    assert page.horizontalScrollBar().maximum() == 0


def test_the_heading_of_a_page_can_change(qtbot: QtBot) -> None:
    page = ScrollPage("Today")
    present(qtbot, page)
    assert not page.subtitle.isVisible()
    page.set_heading("Tuesday 24 November 2026", "Two things are late.")
    assert page.subtitle.isVisible()
    assert page.accessibleName() == "Tuesday 24 November 2026"


def test_a_banner_is_hidden_until_it_has_something_to_say(qtbot: QtBot) -> None:
    page = ScrollPage("Log a complaint")
    banner = Banner()
    page.add(banner)
    present(qtbot, page)
    assert (banner.isVisible(), banner.text()) == (False, "")
    banner.show_error("The date is missing. Nothing was lost; please write it.")
    assert banner.isVisible()
    interface = QAccessible.queryAccessibleInterface(banner)
    assert interface.text(QAccessible.Text.Name).startswith("The date is missing.")


def test_a_notice_can_offer_one_thing_to_do(qtbot: QtBot) -> None:
    done: list[str] = []
    banner = Banner()
    present(qtbot, banner)
    banner.show_notice("Your typing was brought back.", "Throw it away", lambda: done.append("thrown"))
    action = next(one for one in banner.findChildren(QPushButton) if one.text() == "Throw it away")
    QTest.mouseClick(action, Qt.MouseButton.LeftButton)
    assert done == ["thrown"]
    assert not banner.isVisible()


def test_a_notice_without_an_action_shows_only_how_to_hide_it(qtbot: QtBot) -> None:
    banner = Banner()
    present(qtbot, banner)
    banner.show_notice("Saved.")
    assert [one.text() for one in banner.findChildren(QPushButton) if one.isVisible()] == ["Hide"]


def test_tabs_are_as_tall_as_the_one_in_view(qtbot: QtBot) -> None:
    tabs = Tabs("Case")
    tall = QWidget()
    tall.setMinimumHeight(900)
    tabs.add_tab("Points and findings", WrapLabel("One point."))
    tabs.add_tab("The record", tall)
    present(qtbot, tabs)
    assert tabs.sizeHint().height() < 300
    with qtbot.waitSignal(tabs.tab_changed) as changed:
        QTest.keyClick(tabs.bar(), Qt.Key.Key_Right)
    assert changed.args == [1]
    assert tall.isVisible()


def test_tabs_without_room_have_two_clear_buttons_to_the_others(qtbot: QtBot) -> None:
    tabs = Tabs("Settings")
    for title in ("Organisation", "People", "Bank holidays", "Safekeeping", "Appearance"):
        tabs.add_tab(title, WrapLabel(title))
    tabs.setFixedWidth(260)
    present(qtbot, tabs)
    more = next(button for button in tabs.bar().findChildren(QToolButton) if button.accessibleName() == "More tabs")
    line = tabs.fontMetrics().height()
    assert more.isVisible()
    assert more.text() == "›"
    assert more.width() >= line
    assert more.height() >= line
    tabs.setFixedWidth(900)
    QApplication.processEvents()
    assert not more.isVisible()


def test_a_row_can_stand_beside_the_first_line_of_a_long_text(qtbot: QtBot) -> None:
    tag, button, text = Tag("7.1 must", Tone.TEAL), QPushButton("Change"), WrapLabel("many words " * 60)
    holder = QWidget()
    holder.setLayout(RowLayout(tag, text, (button,), at_top=True))
    holder.resize(700, 300)
    present(qtbot, holder)
    line = text.fontMetrics().height()
    assert text.height() > 4 * line
    for widget in (tag, button):
        assert abs(middle(widget) - text.y() - line // 2) <= 2


def test_a_popover_stays_on_the_screen_and_is_freed(qtbot: QtBot) -> None:
    owner = QWidget()
    owner.resize(300, 300)
    present(qtbot, owner)
    popover = Popover(owner, "Why this date")
    popover.add(WrapLabel(LONG))
    popover.show_at(QPoint(100_000, 100_000))
    assert owner.screen().availableGeometry().contains(popover.geometry())
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(popover))


@pytest.mark.parametrize("make", [main_button, plain_button, link_button])
def test_a_button_is_named_by_its_words(qtbot: QtBot, make: type[QPushButton]) -> None:
    button = make("Finish the letter")
    qtbot.addWidget(button)
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "Finish the letter"


def a_row() -> tuple[Row, QWidget, QPushButton]:
    body, button = stacked(WrapLabel("Acknowledge the complaint"), WrapLabel(LONG, "soft")), plain_button("Open it now")
    return Row(Tag("2 working days late", Tone.RED), body, button), body, button


def middle(widget: QWidget) -> int:
    return widget.geometry().center().y()


def present(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    QApplication.processEvents()
