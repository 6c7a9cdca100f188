"""From the page of a case: everything about whoever complained, into a folder, with the list to look at first."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.redaction.everything import EverythingDialog
from tests import make
from tests.ui.conftest import Show
from tests.ui.forms.driving import press


def test_it_is_put_together_where_it_was_asked_for(qtbot: QtBot, office: Office, show: Show, tmp_path: Path) -> None:
    page = show(make.a_complaint(office))
    page.outputs.put_everything_together()
    dialog = page.findChild(EverythingDialog)
    assert dialog
    dialog.submit()
    assert "choose where" in dialog.error.text()
    dialog.place.field.set_value(str(tmp_path))  # type: ignore[attr-defined]
    dialog.submit()
    qtbot.waitUntil(lambda: "page" in dialog.banner.text(), timeout=20_000)
    assert "Everything about Joan Bell" in dialog.banner.text()
    press(next(each for each in dialog.findChildren(QAbstractButton) if each.text() == "Look at the list"))
    assert dialog.findChild(PdfWindow)
    dialog.close()
