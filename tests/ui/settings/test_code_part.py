"""Settings: the Codes the program knows, read as the officer reads them."""

from pathlib import Path
from shutil import copytree

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop import files
from chc_desktop.domain.facts import Scheme
from chc_desktop.domain.limits import OwnLimit
from chc_desktop.domain.policy import Policy
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office.library import Library
from chc_desktop.office.office import Office
from chc_desktop.ui.settings.code_part import CodePart
from chc_desktop.ui.settings.fold import Fold
from chc_desktop.ui.widgets.tag import Tag
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests.office.test_policy import belong_to
from tests.ui.forms.driving import reached_by_tab, spoken_name


def shown(qtbot: QtBot, office: Office) -> CodePart:
    part = CodePart(office)
    qtbot.addWidget(part)
    part.resize(1000, 900)
    part.refresh()
    part.show()
    return part


def words_of(widget: QWidget) -> str:
    """Everything in view that a person reads."""
    labels = [label.plain() for label in widget.findChildren(WrapLabel) if label.isVisible()]
    return "\n".join(labels + [tag.text() for tag in widget.findChildren(Tag) if tag.isVisible()])


def fold(part: CodePart, title: str) -> Fold:
    return next(each for each in part.findChildren(Fold) if title in words_of(each))


def test_the_code_in_force_is_open_and_the_others_are_folded_away(qtbot: QtBot, office: Office) -> None:
    part = shown(qtbot, office)
    said = words_of(part)
    assert "Stage 1 response within 10 working days of acknowledging it" in said
    assert "May be extended by 20 working days at most (6.15), with the Ombudsman’s details (6.16)." in said
    assert "It is a statutory Code" in said
    assert "A complaint may be refused as too old when 12 months have passed." in said
    assert "Who may take stage 2: somebody who did not handle stage 1." in said
    assert "Code 6.13" in said
    assert [each.is_open() for each in part.findChildren(Fold)] == [False] * 5
    assert "For complaints made from Wed 1 Jul 2020 to Thu 31 Mar 2022." in said


def test_a_code_folds_out_and_in_by_keyboard(qtbot: QtBot, office: Office) -> None:
    part = shown(qtbot, office)
    old = fold(part, "March 2022")
    assert old.button.accessibleName() == "Show: Housing Ombudsman’s Code, March 2022"
    old.button.setFocus()
    QTest.keyClick(old.button, Qt.Key.Key_Return)
    assert old.is_open()
    said = words_of(old)
    assert "Acknowledge the complaint within 5 days, which we count as working days, of receiving it" in said
    assert "Stage 1 response within 10 working days of logging it" in said
    assert "beyond that only as agreed with the resident (5.2)" in said
    assert "Stages: three at most; the last one is optional and discouraged." in said
    assert "Compared on Mon 23 Nov 2026 with “Thurrock" in said
    QTest.keyClick(old.button, Qt.Key.Key_Return)
    assert not old.is_open()
    assert old.button.accessibleName().startswith("Show: ")


def test_every_edition_can_be_read_whole(qtbot: QtBot, office: Office) -> None:
    part = shown(qtbot, office)
    for each in part.findChildren(Fold):
        each.button.click()
        QApplication.processEvents()
        said = words_of(each)
        assert "Stages: " in said
        assert "Last checked" in said
        assert "()" not in said
        assert "None" not in said
    assert all(spoken_name(widget) for widget in reached_by_tab(part))


def test_members_of_both_schemes_see_both_codes_open(qtbot: QtBot, office: Office) -> None:
    part = shown(qtbot, office)
    belong_to(office, Scheme.BOTH)
    part.refresh()
    QApplication.processEvents()
    said = words_of(part)
    assert "It is a statutory Code" in said
    assert "It is guidance" in said


def test_our_own_limits_stand_where_no_code_applies(qtbot: QtBot, office: Office) -> None:
    office.policy.save(Policy(limits=(OwnLimit(Duty.STAGE1_RESPONSE, 15),)))
    part = shown(qtbot, office)
    own = fold(part, "own complaints policy")
    own.button.click()
    assert "Stage 1 response within 15 working days of acknowledging it" in words_of(own)


def test_a_file_with_faults_is_named_with_every_fault(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "codes"
    copytree(files.resources("codes"), folder)
    spoilt = folder / "joint-draft.toml"
    text = spoilt.read_text(encoding="utf-8")
    spoilt.write_text(
        text.replace('standing = "draft"', 'standing = "odd"').replace("most = 2", 'most = "two"'), "utf-8"
    )
    office.desk.editions = Library(folder)
    part = shown(qtbot, office)
    said = words_of(part)
    assert "The file “joint-draft.toml” has faults" in said
    assert "“odd” is not known" in said
    assert "stages.most: should be a whole number" in said
    assert "Joint Code, consultation draft" not in said
