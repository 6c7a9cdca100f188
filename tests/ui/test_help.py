"""Help, read as the officer reads it."""

import pytest
from pytestqt.qtbot import QtBot

from chc_desktop import files
from chc_desktop.ui.help import HelpPage

NAMES = sorted(path.stem for path in files.resources("help").glob("*.md"))


@pytest.fixture
def page(qtbot: QtBot) -> HelpPage:
    made = HelpPage()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("name", NAMES)
def test_every_help_file_is_in_the_list_and_can_be_read(page: HelpPage, name: str) -> None:
    page.show_help(name)
    assert page.current_help() == name
    heading = page.list.currentItem().text()
    assert heading
    shown = page.text.toPlainText()
    assert shown.startswith(heading)
    assert "**" not in shown
    assert len(shown) > 200


def test_an_unknown_page_opens_the_first(page: HelpPage) -> None:
    page.show_help("keys")
    page.show_help("no such page")
    assert page.current_help() == "today"


def test_the_pages_come_in_the_order_of_the_work(page: HelpPage) -> None:
    titles = [page.list.item(row).text() for row in range(page.list.count())]
    assert titles[0] == "Today"
    assert len(titles) == len(NAMES)
