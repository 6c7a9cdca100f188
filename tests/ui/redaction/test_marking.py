"""Marking what is taken out, with the mouse and by keyboard, and what comes of it in the record."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from chc_desktop.domain.redacting.boxes import Box, Room
from chc_desktop.office.office import Office
from chc_desktop.ui.case.page import CasePage
from chc_desktop.ui.papers.row import PaperRow
from chc_desktop.ui.redaction.canvas import PageCanvas
from chc_desktop.ui.redaction.dialog import RedactionDialog
from chc_desktop.ui.redaction.page_pane import PagePane
from chc_desktop.ui.redaction.window import MarkingWindow
from tests.conftest import Answers
from tests.ui.redaction.conftest import Made, Mark

LEFT = Qt.MouseButton.LeftButton
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(mark: Mark) -> MarkingWindow:
    return mark("About door.jpg")


@pytest.fixture
def canvas(window: MarkingWindow) -> PageCanvas:
    window.activateWindow()
    window.pane.canvas.setFocus()
    return window.pane.canvas


def drag(canvas: PageCanvas, first: tuple[int, int], second: tuple[int, int]) -> None:
    QTest.mousePress(canvas, LEFT, pos=QPoint(*first))
    QTest.mouseMove(canvas, QPoint(*second))
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(*second))


def chosen(canvas: PageCanvas) -> Box | None:
    return canvas.chosen


def covered(window: MarkingWindow) -> int:
    """How many words on the page in view."""
    return len(window.pane.canvas._found)


def boxes(window: MarkingWindow) -> list[tuple[int, int, int, int]]:
    """In pixels of the page as it is shown."""
    rects = [window.pane.canvas.rect_of(box).toRect() for box in window.marking.marks.boxes]
    return [(rect.left(), rect.top(), rect.right() + 1, rect.bottom() + 1) for rect in rects]


def test_a_box_is_drawn_moved_sized_and_taken_away_with_the_mouse(window: MarkingWindow, canvas: PageCanvas) -> None:
    drag(canvas, (40, 60), (140, 100))
    assert boxes(window) == [(40, 60, 140, 100)]
    assert not window.pane.whole.value(), "the page has been looked at, and is not covered altogether any more"
    drag(canvas, (90, 80), (110, 90))
    assert boxes(window) == [(60, 70, 160, 110)]
    drag(canvas, (160, 110), (200, 180))
    assert boxes(window) == [(60, 70, 200, 180)]
    drag(canvas, (60, 70), (50, 50))
    assert boxes(window) == [(50, 50, 200, 180)]
    window.pane.remove.click()
    assert boxes(window) == []


def test_a_slip_of_the_mouse_draws_nothing_and_a_box_ends_at_the_edge(
    window: MarkingWindow, canvas: PageCanvas
) -> None:
    drag(canvas, (40, 60), (42, 62))
    assert boxes(window) == []
    assert window.pane.whole.value(), "the page is covered as it was"
    drag(canvas, (100, 100), (-50, -50))
    assert boxes(window) == [(0, 0, 100, 100)]


def test_a_box_is_added_moved_sized_and_taken_away_by_keyboard(window: MarkingWindow, canvas: PageCanvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_B)
    (new,) = window.marking.marks.boxes
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down, CTRL)
    QTest.keyClick(canvas, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(canvas, Qt.Key.Key_Down, SHIFT | CTRL)
    (box,) = window.marking.marks.boxes
    assert box == Box(0, new.left + 6, new.top + 1, new.width - 6, new.height + 1)
    assert chosen(canvas) == box
    QTest.keyClick(canvas, Qt.Key.Key_Insert)
    QTest.keyClick(canvas, Qt.Key.Key_N)
    assert chosen(canvas) == box
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert box not in window.marking.marks.boxes
    assert len(window.marking.marks.boxes) == 1
    QTest.keyClick(canvas, Qt.Key.Key_Z, CTRL)
    assert box in window.marking.marks.boxes
    QTest.keyClick(canvas, Qt.Key.Key_N)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert chosen(canvas) is None
    assert window.isVisible(), "the first Escape lets go of the box"


def test_a_screen_reader_is_told_which_page_it_is_and_which_keys_there_are(
    window: MarkingWindow, canvas: PageCanvas
) -> None:
    told = QAccessible.queryAccessibleInterface(canvas)
    assert told.text(QAccessible.Text.Name) == "Page 1 of 1, to draw boxes on"
    QTest.keyClick(canvas, Qt.Key.Key_B)
    described = told.text(QAccessible.Text.Description)
    assert described.startswith("Page 1 of 1: 1 box and 0 places covered.")
    assert "Arrow keys move the chosen box" in described


def test_pages_are_turned_by_button_and_by_key(mark: Mark) -> None:
    window = mark("About scan.pdf")
    window.pane.following.click()
    assert window.pane.count.text() == "Page 2 of 2"
    QTest.keyClick(window.pane.canvas, Qt.Key.Key_PageUp)
    assert window.pane.count.text() == "Page 1 of 2"
    window.pane.whole.click()
    assert window.marking.marks.whole == {1}
    window.pane.following.click()
    assert window.pane.whole.value()


def test_taking_a_step_back_leads_to_its_page_and_never_takes_back_what_was_kept(qtbot: QtBot, mark: Mark) -> None:
    window = mark("About scan.pdf")
    drag(window.pane.canvas, (40, 60), (140, 100))
    window.back_button.click()
    qtbot.waitUntil(lambda: not isValid(window))
    window = mark("About scan.pdf")
    window.pane.following.click()
    drag(window.pane.canvas, (40, 60), (140, 100))
    window.pane.previous.click()
    for _key in range(3):
        QTest.keyClick(window.pane.canvas, Qt.Key.Key_Z, CTRL)
    assert window.pane.count.text() == "Page 2 of 2"
    assert [box.page for box in window.marking.marks.boxes] == [0]


def test_a_page_is_made_larger_and_smaller_and_its_boxes_with_it(window: MarkingWindow, canvas: PageCanvas) -> None:
    drag(canvas, (40, 60), (140, 100))
    usual = canvas.width()
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.width() == pytest.approx(usual * 1.25, abs=2)
    assert boxes(window)[0] == pytest.approx((50, 75, 175, 125), abs=1)
    window.pane.smaller.click()
    window.pane.smaller.click()
    assert canvas.width() < usual
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.width() == usual


def test_each_place_of_a_name_is_led_to_in_turn(mark: Mark) -> None:
    window = mark("The whole case file")
    show = window.found.shows["Quillfeather"]
    pages = [span.page for span in window._spans_of("Quillfeather")]
    assert len(set(pages)) > 1
    been = []
    for _place in (*pages, pages[0]):
        show.click()
        been.append(window.pane.canvas.page)
        (place,) = window.pane.canvas._pointed_at
        seen = window.pane.canvas.visibleRegion().boundingRect()
        assert seen.contains(window.pane.canvas.rect_of(place).center().toPoint())
    assert been == [*pages, pages[0]]


def test_a_tick_covers_a_name_on_the_page_and_a_misspelt_word_is_said_not_to_be_found(mark: Mark) -> None:
    window = mark("About a.pdf")
    assert covered(window) == 2, "where it is hidden too"
    window.found.ticks["Quillfeather"].click()
    assert covered(window) == 0
    window.more.setPlainText("noise\nQuilfeather")
    assert window.counted.text() == "noise: 1 time\nQuilfeather: not found"
    assert covered(window) == 1


def test_the_copy_leaves_an_entry_that_does_not_say_what_was_taken_out(
    mark: Mark, made: Made, office: Office, case_id: int, answers: Answers, tmp_path: Path
) -> None:
    window = mark("About a.pdf")
    before = len(office.cases.view(case_id).lines)
    shown = made(window)
    assert len(office.cases.view(case_id).lines) == before, "nothing has left the house yet"
    answers.path = tmp_path / "copy.pdf"
    shown.save.click()
    assert shown.banner.text().startswith("A copy was saved to")
    line = office.cases.view(case_id).lines[-1]
    (paper,) = (each for each in office.papers.of(case_id) if each.file_name == "a.pdf")
    assert line.what == f"Redacted copy made of the paper of entry {paper.id}"
    assert line.detail.startswith("What for: For whoever asked. 1 page, 2 places covered.")
    assert paper.digest in line.detail
    assert line.done_by == "Chief Officer"
    assert "uillfeather" not in line.detail
    assert not line.correctable
    assert answers.path.read_bytes() == shown._content


def test_a_copy_that_cannot_be_saved_leaves_no_entry(
    mark: Mark, made: Made, office: Office, case_id: int, answers: Answers, tmp_path: Path
) -> None:
    shown = made(mark("About a.pdf"))
    before = len(office.cases.view(case_id).lines)
    answers.path = tmp_path / "no such folder" / "copy.pdf"
    shown.save.click()
    assert "is not there any more" in shown.banner.text()
    assert len(office.cases.view(case_id).lines) == before


def test_what_it_is_for_is_asked_and_may_not_name_whom_it_protects(window: MarkingWindow, mark: Mark) -> None:
    window.done_button.click()
    assert window.error.text().startswith("Please write what the copy is for.")
    assert window.purpose.hasFocus()
    other = mark("About a.pdf")
    other.purpose.set_value("So that Mrs Quillfeather is not named")
    other.done_button.click()
    assert other.error.text().startswith("“Quillfeather” is taken out of the copy, but stands in what the copy is for")


def test_where_nothing_is_marked_no_copy_is_made(window: MarkingWindow) -> None:
    window.pane.whole.click()
    window.purpose.set_value("For her")
    window.done_button.click()
    assert window.error.text().startswith("Nothing is marked yet.")


def test_what_was_marked_is_back_when_the_window_was_left_and_gone_once_the_copy_is_saved(
    qtbot: QtBot, mark: Mark, made: Made, office: Office, answers: Answers, tmp_path: Path
) -> None:
    window = mark("About door.jpg")
    drag(window.pane.canvas, (40, 60), (140, 100))
    drawn = window.marking.marks.boxes
    window.back_button.click()
    qtbot.waitUntil(lambda: not isValid(window))
    again = mark("About door.jpg")
    assert again.marking.marks.boxes == drawn
    assert "is back" in again.banner.text()
    answers.path = tmp_path / "copy.pdf"
    made(again).save.click()
    assert office.drafts.find("redaction/") == []


def test_boxes_on_a_case_file_that_has_grown_since_are_not_brought_back(
    qtbot: QtBot, mark: Mark, office: Office, case_id: int
) -> None:
    from datetime import date

    from chc_desktop.domain.events import Noted

    window = mark("The record of the case")
    drag(window.pane.canvas, (40, 60), (140, 100))
    window.back_button.click()
    qtbot.waitUntil(lambda: not isValid(window))
    office.cases.record(case_id, Noted(happened_on=date(2026, 11, 21), done_by=1, text="She rang."))
    again = mark("The record of the case")
    assert again.marking.marks.boxes == ()
    assert "Please draw them again." in again.banner.text()


def test_a_paper_leads_to_its_own_redacted_copy(page: CasePage) -> None:
    assert page.tabs
    page.tabs.show_tab(1)
    row = next(each for each in page.findChildren(PaperRow) if "About door.jpg" in each.accessibleName())
    action = next(each for each in row.menu.actions() if each.text() == "A redacted copy…")
    action.trigger()
    QApplication.processEvents()
    asked = page.findChildren(RedactionDialog)[-1]
    assert asked.source.currentText() == "Letter in: About door.jpg"


@pytest.mark.parametrize(("width", "height"), [(1, 4_000), (1, 1), (14_400, 14_400), (14_400, 3)])
def test_a_page_of_any_size_is_shown_with_as_many_dots_as_a_computer_holds(
    qtbot: QtBot, width: float, height: float
) -> None:
    pane = PagePane(1, lambda _page: None)
    qtbot.addWidget(pane)
    pane.resize(800, 600)
    pane.show_page(0, QImage(20, 20, QImage.Format.Format_RGB32), Room(width, height))
    for _press in range(20):
        pane.zoom(1.25)
        assert 1 <= pane.canvas.width() * pane.canvas.height() <= 25_000_000


def test_a_huge_page_behind_a_small_one_is_not_for_a_moment_as_large_as_that_was_shown(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane, image, sizes = PagePane(2, lambda _page: None), QImage(20, 20, QImage.Format.Format_RGB32), list[QSize]()
    qtbot.addWidget(pane)
    pane.show_page(0, image, Room(40, 40))
    for _press in range(20):
        pane.zoom(1.25)
    monkeypatch.setattr(pane.canvas, "setFixedSize", sizes.append)
    pane.show_page(1, image, Room(14_400, 14_400))
    assert sizes
    assert max(size.width() * size.height() for size in sizes) <= 25_000_000
