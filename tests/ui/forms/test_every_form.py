"""What holds for every form: named for a screen reader, proof against the wheel, its buttons in reach at 200%."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.actions import Action
from chc_desktop.domain.people.actions import PeopleAction
from chc_desktop.office.office import Office
from chc_desktop.sample import make_sample
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.forms.actions import FORMS, correct
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.forms.log import LogDialog
from chc_desktop.ui.people.forms import PEOPLE_FORMS
from chc_desktop.ui.persons.form import PersonDialog
from chc_desktop.ui.theme import Mode, apply_theme
from tests import make
from tests.conftest import Answers
from tests.office import people
from tests.ui.forms.driving import is_whole, put_up, reached_by_tab, roll, spoken_name

LAPTOP = QSize(1366, 768)
EVERY = (*FORMS, *PEOPLE_FORMS, "correct", "person", "log")


@pytest.fixture
def form(qtbot: QtBot, office: Office) -> Callable[[str], FormDialog]:
    """Any form by its name, on a case that has been answered at stage 1."""
    case_id = make.a_complaint(office, received_on=date(2026, 11, 3))
    make.acknowledged(office, case_id, date(2026, 11, 10))
    make.answered(office, case_id, date(2026, 11, 17))
    people.everybody(office, case_id)

    def made(name: str) -> FormDialog:
        dialog = _dialog(office, case_id, name)
        put_up(qtbot, dialog)
        return dialog

    return made


def test_whatever_the_sample_landlord_has_in_its_record_can_be_put_right(qtbot: QtBot, tmp_path: Path) -> None:
    make_sample(tmp_path / "sample", make.TODAY, {"hos-2024": make.hos_2024()}, make.KINDS)
    office = make.again(tmp_path / "sample")
    asked = 0
    for summary in office.cases.summaries():
        view = office.cases.view(summary.case_id)
        papers = {paper.id for paper in view.papers}
        for line in view.lines:
            if line.correctable and line.number not in papers:
                dialog = ActionDialog(correct(office, view, line), office.drafts, None)
                qtbot.addWidget(dialog)
                asked += len(dialog.fields)
    assert asked > 100


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, Mode.LIGHT, 2.0)
    yield
    apply_theme(qapp, Mode.LIGHT)


@pytest.mark.parametrize("name", EVERY)
def test_everything_the_keyboard_comes_to_has_a_name(form: Callable[[str], FormDialog], name: str) -> None:
    dialog = form(name)
    reached = list(reached_by_tab(dialog))
    assert [type(widget).__name__ for widget in reached if not spoken_name(widget)] == []
    assert len(reached) >= 3


@pytest.mark.parametrize("name", EVERY)
def test_the_wheel_changes_nothing(form: Callable[[str], FormDialog], name: str) -> None:
    dialog = form(name)
    assert dialog.keeper
    before = _values(dialog)
    for widget in dialog.findChildren(QWidget):
        roll(widget)
    assert _values(dialog) == before


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("name", EVERY)
def test_at_200_per_cent_the_buttons_are_on_the_screen(form: Callable[[str], FormDialog], name: str) -> None:
    dialog = form(name)
    assert QRect(QPoint(0, 0), dialog.screen().availableSize()).contains(dialog.rect())
    dialog.show_error("Something has to be mended first. Nothing was changed. " * 3)
    dialog.resize(dialog.sizeHint().boundedTo(LAPTOP))
    QApplication.processEvents()
    assert dialog.width() <= LAPTOP.width()
    assert dialog.height() <= LAPTOP.height()
    for widget in (dialog.done_button, dialog.back_button, dialog.error):
        assert is_whole(widget, dialog)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("name", EVERY)
def test_at_200_per_cent_nothing_is_cut_off_at_the_side(
    qtbot: QtBot, form: Callable[[str], FormDialog], name: str
) -> None:
    dialog = form(name)
    dialog.resize(dialog.sizeHint().boundedTo(LAPTOP))
    qtbot.waitUntil(lambda: not _cut_off(dialog))  # once the fields have found their places


def _cut_off(dialog: FormDialog) -> list[QWidget]:
    """What the keyboard reaches and the eye does not."""
    right = dialog.width()
    return [
        widget
        for widget in reached_by_tab(dialog)
        if not 0 <= widget.mapTo(dialog, QPoint(0, 0)).x() <= right - widget.width()
    ]


def _dialog(office: Office, case_id: int, name: str) -> FormDialog:
    view = office.cases.view(case_id)
    if name == "log":
        return LogDialog(office, Answers())
    if name == "person":
        return PersonDialog(office, view.person, view.edition, None)
    if name == "correct":
        return ActionDialog(correct(office, view, view.lines[0]), office.drafts, None)
    if name in list(PeopleAction):
        key = str(people.one_for(view, PeopleAction(name)))
        return ActionDialog(PEOPLE_FORMS[PeopleAction(name)](office, view, key), office.drafts, None)
    return ActionDialog(FORMS[Action(name)](office, view), office.drafts, None)


def _values(dialog: FormDialog) -> list[object]:
    assert dialog.keeper
    return list(dialog.keeper.values().values())
