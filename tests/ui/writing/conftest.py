"""A window with a case, and a form with a long text in it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.office.spelling import dictionary
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.widgets.fields import LongText
from chc_desktop.ui.writing.aids import TextAids
from tests import make


@pytest.fixture
def note(qtbot: QtBot, window: MainWindow, office: Office) -> Callable[[], LongText]:
    """The long text of a note on a case, with its helpers ready."""
    case_id = make.a_complaint(office)

    def made() -> LongText:
        window.open_case(case_id)
        window.pages.case.start_action("note")
        dialog = window.findChildren(ActionDialog)[-1]
        qtbot.waitUntil(dialog.isActiveWindow)
        text = dialog.fields["text"]
        assert isinstance(text, LongText)
        text.setFocus()
        dictionary()
        qtbot.waitUntil(window._writing_aids.proofreader.is_ready)
        return text

    return made


def aids_of(text: LongText) -> TextAids:
    (aids,) = text.findChildren(TextAids)
    return aids
