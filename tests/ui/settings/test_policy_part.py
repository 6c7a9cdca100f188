"""Settings: what our own policy says, and where it is weaker than the Code, as the officer types it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from chc_desktop.domain.limits import OwnLimit
from chc_desktop.domain.policy import NOTHING_SAID, Policy
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office.office import Office
from chc_desktop.ui.settings.policy_part import DRAFT, PolicyPart
from chc_desktop.ui.theme import Mode, apply_theme
from chc_desktop.ui.widgets.wrap import ScrollPage, WrapLabel
from tests.ui.forms.driving import press, reached_by_tab, spoken_name

ALMSHOUSES = {
    "stage2-acknowledgement": 5,
    "stage2-response": 20,
    "exclusion_months": 6,
    "informal_step": True,
    "refuses_anonymous": True,
    "excludes_recurring": True,
}


@pytest.fixture
def part(qtbot: QtBot, office: Office) -> PolicyPart:
    return shown(qtbot, office)


def shown(qtbot: QtBot, office: Office) -> PolicyPart:
    part = PolicyPart(office)
    qtbot.addWidget(part)
    part.resize(1000, 740)
    part.show()
    part.refresh()
    return part


def field(part: PolicyPart, name: str) -> QLineEdit:
    found = part.form.question(name).field
    assert isinstance(found, QLineEdit)
    return found


def warned(part: PolicyPart) -> str:
    """Everything that stands among the warnings."""
    QApplication.processEvents()
    return "\n".join(label.plain() for label in part.warnings.findChildren(WrapLabel) if label.isVisible())


def fill(part: PolicyPart, values: dict[str, object]) -> None:
    part.form.fill(values)
    part.form.changed.emit()
    QApplication.processEvents()


def test_at_first_nothing_is_warned_of_and_the_codes_limits_stand_in_the_empty_fields(part: PolicyPart) -> None:
    assert warned(part) == ""
    assert part.judgement.text().startswith("Write down what your policy says")
    assert field(part, "stage1-response").placeholderText() == "Code: 10"


def test_a_warning_shows_while_a_number_is_typed_and_goes_when_it_is_mended(part: PolicyPart) -> None:
    age = field(part, "exclusion_months")
    QTest.keyClicks(age, "6")
    assert "It turns a complaint away after 6 months." in warned(part)
    QTest.keyClick(age, Qt.Key.Key_Backspace)
    QTest.keyClicks(age, "12")
    assert "turns a complaint away" not in warned(part)


def test_a_charitys_policy_is_warned_of_point_by_point_and_can_be_saved_all_the_same(
    part: PolicyPart, office: Office
) -> None:
    fill(part, dict(ALMSHOUSES))
    assert part.judgement.text() == "6 points in which this is weaker than the Housing Ombudsman’s Code, April 2024"
    for sentence in ("no time to acknowledge", "no time to answer at stage 1", "after 6 months", "informal step"):
        assert sentence in warned(part)
    part.save.click()
    kept = office.policy.policy()
    assert kept.limits == (OwnLimit(Duty.STAGE2_ACKNOWLEDGEMENT, 5), OwnLimit(Duty.STAGE2_RESPONSE, 20))
    assert (kept.exclusion_months, kept.informal_step, kept.stages) == (6, True, 2)
    assert part.banner.text().startswith("Saved.")


def test_a_policy_as_good_as_the_code_is_said_to_be(part: PolicyPart) -> None:
    fill(
        part,
        {"stage1-acknowledgement": 5, "stage1-response": 10, "stage2-acknowledgement": 5, "stage2-response": 20},
    )
    assert part.judgement.text() == "Nothing here is weaker than the Housing Ombudsman’s Code, April 2024."
    fill(part, {"stage1-response": 15})
    assert "It takes 15 working days to answer at stage 1. The Code gives 10 working days" in warned(part)


def test_what_is_no_number_is_said_beside_it_and_nothing_is_saved(part: PolicyPart, office: Office) -> None:
    QTest.keyClicks(field(part, "stage1-response"), "ten")
    part.save.click()
    assert part.form.question("stage1-response").problem.text() == (
        "Please write a whole number from 1 to 99, in figures."
    )
    assert office.policy.policy() == NOTHING_SAID


def test_what_was_typed_and_not_saved_comes_back_and_can_be_left(
    qtbot: QtBot, part: PolicyPart, office: Office
) -> None:
    QTest.keyClicks(field(part, "stage2_window"), "10")
    part.leave()
    other = shown(qtbot, office)
    assert other.form.values()["stage2_window"] == 10
    assert "had not saved are back" in other.banner.text()
    press(next(button for button in other.banner.findChildren(QAbstractButton) if button.text().startswith("Leave")))
    assert other.form.values()["stage2_window"] is None
    assert office.drafts.read(DRAFT) is None


def test_what_is_kept_shows_again(qtbot: QtBot, office: Office) -> None:
    office.policy.save(Policy(limits=(OwnLimit(Duty.STAGE1_RESPONSE, 8),), stage2_window=10, stages=3))
    part = shown(qtbot, office)
    values = part.form.values()
    assert (values["stage1-response"], values["stage2_window"], values["stages"]) == (8, 10, "3")


def test_enter_goes_through_the_questions_and_every_control_has_a_name(part: PolicyPart) -> None:
    field(part, "stage1-acknowledgement").setFocus()
    QTest.keyClick(field(part, "stage1-acknowledgement"), Qt.Key.Key_Return)
    assert field(part, "stage1-response").hasFocus()
    assert all(spoken_name(widget) for widget in reached_by_tab(part))


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, Mode.LIGHT)


@pytest.mark.usefixtures("looks")
def test_nothing_is_cut_off_sideways_at_200_percent(qtbot: QtBot, qapp: QApplication, office: Office) -> None:
    apply_theme(qapp, Mode.LIGHT, 2.0)
    page, part = ScrollPage("Settings"), PolicyPart(office)
    page.add(part)
    qtbot.addWidget(page)
    page.resize(1010, 740)
    page.show()
    part.refresh()
    fill(part, dict(ALMSHOUSES))
    assert page.horizontalScrollBar().maximum() == 0
