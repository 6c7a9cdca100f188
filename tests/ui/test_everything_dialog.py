"""Everything about somebody, asked for on a case, a request or in Settings: a folder, and a list to look at first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.redaction.everything import EverythingDialog
from chc_desktop.ui.requests.page import RequestPage
from chc_desktop.ui.settings.people_part import PeoplePart
from chc_desktop.ui.theme import Mode, apply_theme
from tests import make
from tests.conftest import Answers
from tests.office.test_requests import a_request
from tests.ui.conftest import Show
from tests.ui.forms.driving import press


def made(qtbot: QtBot, dialog: EverythingDialog, where: Path) -> str:
    """Put together into that place; what the window says of it."""
    dialog.place.field.set_value(str(where))  # type: ignore[attr-defined]
    press(dialog.done_button)
    qtbot.waitUntil(lambda: "page" in dialog.banner.text(), timeout=20_000)
    return dialog.banner.text()


def test_it_is_put_together_where_it_was_asked_for(qtbot: QtBot, office: Office, show: Show, tmp_path: Path) -> None:
    page = show(make.a_complaint(office))
    page.outputs.put_everything_together()
    dialog = page.findChild(EverythingDialog)
    assert dialog
    assert (dialog.name.value(), dialog.before.isHidden()) == ("Joan Bell", True)
    press(dialog.done_button)
    assert "choose where" in dialog.error.text()
    assert "Everything about Joan Bell" in made(qtbot, dialog, tmp_path)
    press(next(each for each in dialog.findChildren(QAbstractButton) if each.text() == "Look at the list"))
    assert dialog.findChild(PdfWindow)
    dialog.close()
    page.outputs.put_everything_together()
    again = next(each for each in page.findChildren(EverythingDialog) if each.isVisible())
    assert "before, on Tue 24 Nov 2026 by Chief Officer" in again.before.text()
    again.close()


def test_somebody_who_only_asked_for_something_has_one_too(
    qtbot: QtBot, office: Office, answers: Answers, tmp_path: Path
) -> None:
    page = RequestPage(office, answers)
    qtbot.addWidget(page)
    page.show_request(a_request(office))
    link = next(each for each in page.findChildren(QAbstractButton) if "Everything" in each.text())
    press(link)
    dialog = page.findChild(EverythingDialog)
    assert dialog
    assert "Everything about Joan Bell" in made(qtbot, dialog, tmp_path)
    assert (tmp_path / "Everything about Joan Bell, Tue 24 Nov 2026" / "Everything.pdf").exists()
    dialog.close()


def test_in_settings_anybody_is_found_by_typing_and_taken_by_the_keyboard(
    qtbot: QtBot, office: Office, answers: Answers, tmp_path: Path
) -> None:
    part = PeoplePart(office, answers)
    qtbot.addWidget(part)
    press(part.everything)
    dialog = part.findChild(EverythingDialog)
    assert dialog
    qtbot.waitUntil(dialog.name.hasFocus)
    press(dialog.done_button)
    assert "who it is about" in dialog.error.text()
    QTest.keyClicks(dialog.name, "Grant")
    qtbot.waitUntil(dialog.finder.panel.isVisible)
    QTest.keyClick(dialog.name, Qt.Key.Key_Down)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.name.value() == "Peter Grant"
    assert "Everything about Peter Grant" in made(qtbot, dialog, tmp_path)
    dialog.close()


def test_a_folder_of_the_cloud_is_asked_about_first(
    qtbot: QtBot, office: Office, show: Show, answers: Answers, tmp_path: Path
) -> None:
    cloud = tmp_path / "Shared"
    cloud.mkdir()
    (cloud / ".stfolder").mkdir()
    page = show(make.a_complaint(office))
    page.outputs.put_everything_together()
    dialog = page.findChild(EverythingDialog)
    assert dialog
    answers.yes = False
    dialog.place.field.set_value(str(cloud))  # type: ignore[attr-defined]
    press(dialog.done_button)
    assert any("copies it elsewhere" in asked for asked in answers.asked)
    assert dialog.banner.text() == ""
    answers.yes = True
    assert "Everything about Joan Bell" in made(qtbot, dialog, cloud)
    dialog.close()


def test_the_folder_of_the_register_is_asked_about_too(
    qtbot: QtBot, office: Office, show: Show, answers: Answers
) -> None:
    page = show(make.a_complaint(office))
    page.outputs.put_everything_together()
    dialog = page.findChild(EverythingDialog)
    assert dialog
    answers.yes = False
    dialog.place.field.set_value(str(office.safekeeping.folder()))  # type: ignore[attr-defined]
    press(dialog.done_button)
    assert any("is where the register lies" in asked for asked in answers.asked)
    assert not list(office.safekeeping.folder().glob("Everything*"))
    dialog.close()


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, Mode.LIGHT, 2.0)
    yield
    apply_theme(qapp, Mode.LIGHT)


@pytest.mark.usefixtures("large")
def test_at_200_per_cent_where_the_keyboard_begins_is_in_view(qtbot: QtBot, office: Office, show: Show) -> None:
    page = show(make.a_complaint(office))
    page.outputs.put_everything_together()
    dialog = page.findChild(EverythingDialog)
    assert dialog
    field = dialog.focusWidget()
    assert field.accessibleName() == "Where to"
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())
    dialog.close()
