"""The self-assessment as the officer fills it in: by mouse and keyboard, kept as it is typed."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.assessment import section_title
from chc_desktop.domain.assessments.choosing import Show
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment import AssessmentPage
from chc_desktop.ui.assessment.answer_form import AnswerForm
from chc_desktop.ui.assessment.row_card import RowCard
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.theme import Mode, apply_theme
from tests import make

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path)


@pytest.fixture
def shown(qtbot: QtBot, answers: Any) -> Callable[[Office], AssessmentPage]:
    def show(office: Office) -> AssessmentPage:
        page = AssessmentPage(office, answers)
        qtbot.addWidget(page)
        page.resize(1170, 768)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show


@pytest.fixture
def page(office: Office, shown: Callable[[Office], AssessmentPage]) -> AssessmentPage:
    return shown(office)


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, Mode.LIGHT, 2.0)
    yield
    apply_theme(qapp, Mode.LIGHT)


def test_the_page_opens_at_the_year_that_ended_last_with_its_first_gap_open(page: AssessmentPage) -> None:
    assert page.header.title.text() == "Self-assessment 2026"
    assert page.header.words.text() == "Housing Ombudsman’s Code, April 2024 · 0 of 72 answered"
    assert page.header.due.text().startswith("To the Ombudsman by Fri 30 Apr 2027.")
    assert _open(page).row.slug == "1.2"


def test_an_answer_clicked_and_typed_is_kept_without_a_save_button(
    qtbot: QtBot, page: AssessmentPage, office: Office, tmp_path: Path
) -> None:
    _choose(qtbot, page, Comply.YES)
    QTest.keyClicks(_form(page).evidence, "Policy, section 2")
    qtbot.waitUntil(lambda: _saved(page) == "Saved 14:02", timeout=2000)
    assert page.header.words.text().endswith("1 of 72 answered")
    office.desk.register.close()
    assert make.again(tmp_path).assessments.open(2026).answer("1.2").evidence == "Policy, section 2"


def test_today_says_how_far_it_has_come_as_soon_as_one_is_back_there(
    qtbot: QtBot, office: Office, answers: Any
) -> None:
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    window.show()
    window.show_page("assessment")
    _choose(qtbot, window.pages.assessment, Comply.YES)
    QTest.keyClicks(_form(window.pages.assessment).evidence, "Policy, section 2")
    window.show_page("today")
    qtbot.waitUntil(lambda: _says(window.pages.today, "Self-assessment 2026: 1 of 72 answered"))


def _says(page: QWidget, words: str) -> bool:
    return any(link.text() == words and link.isVisible() for link in page.findChildren(QAbstractButton))


def test_leaving_a_field_keeps_it_at_once(qtbot: QtBot, page: AssessmentPage, office: Office) -> None:
    evidence = _form(page).evidence
    evidence.setFocus()
    QTest.keyClicks(evidence, "Website")
    assert "1.2" not in office.assessments.open(2026).answers
    QTest.keyClick(evidence, Qt.Key.Key_Tab)
    assert office.assessments.open(2026).answer("1.2").evidence == "Website"


@pytest.mark.parametrize("leave", ["hide", "section", "row", "refresh", "leave"])
def test_whatever_way_the_card_is_left_its_words_are_kept(
    qtbot: QtBot, page: AssessmentPage, office: Office, leave: str
) -> None:
    QTest.keyClicks(_form(page).commentary, "Half a sen")
    ways: dict[str, Callable[[], object]] = {
        "hide": page.hide,
        "section": lambda: page.navigation.sections.setCurrentRow(5),
        "row": lambda: page.open_row("1.3"),
        "refresh": page.refresh,
        "leave": page.leave,
    }
    ways[leave]()
    assert office.assessments.open(2026).answer("1.2").commentary == "Half a sen"


def test_a_no_asks_for_reason_and_date_and_a_yes_does_not(qtbot: QtBot, page: AssessmentPage, office: Office) -> None:
    _choose(qtbot, page, Comply.YES)
    assert not _form(page).reason.isVisible()
    _choose(qtbot, page, Comply.NO)
    assert _form(page).reason.isVisible()
    assert _form(page).missing.text() == "A no needs the reason."
    QTest.keyClicks(_form(page).reason, "The policy is being written")
    assert _form(page).missing.text() == "A no needs the date by which you intend to comply."
    QTest.keyClicks(_form(page).comply_by, "5/1/27")
    assert not _form(page).missing.isVisible()
    assert _open(page).head.tags()[-1] == "no"
    page.leave()
    assert office.assessments.open(2026).answer("1.2").comply_by == date(2027, 1, 5)


def test_changing_a_no_to_yes_loses_no_word(qtbot: QtBot, page: AssessmentPage) -> None:
    _choose(qtbot, page, Comply.NO)
    QTest.keyClicks(_form(page).reason, "Leave")
    _choose(qtbot, page, Comply.YES)
    _choose(qtbot, page, Comply.NO)
    assert _form(page).reason.text() == "Leave"


def test_late_cases_are_named_and_open_by_the_keyboard(
    qtbot: QtBot, office: Office, shown: Callable[[Office], AssessmentPage]
) -> None:
    case_id = _late_case(office)
    page = shown(office)
    page.open_row("6.2")
    notice = _open(page).notice
    assert notice
    assert notice.words.plain() == (
        "Your register, 1 Nov 2025 to 31 Oct 2026: 0 of 1 complaint received in the year was acknowledged within 5 "
        "working days (0%). The others: 2026-001 by 1 working day."
    )
    qtbot.waitUntil(notice.words.isVisible)
    notice.words.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(page.case_chosen) as told:
        QTest.keyClick(notice.words, Qt.Key.Key_Return)
    assert told.args == [case_id]


def test_the_figure_goes_into_the_evidence_once(
    qtbot: QtBot, office: Office, shown: Callable[[Office], AssessmentPage]
) -> None:
    _late_case(office)
    page = shown(office)
    page.open_row("6.2")
    notice = _open(page).notice
    assert notice
    QTest.keyClicks(_form(page).evidence, "Policy section 7.")
    for _ in range(2):
        QTest.mouseClick(notice.use, LEFT)
    assert _form(page).evidence.text() == (
        "Policy section 7.\n0 of 1 complaint received in the year was acknowledged within 5 working days."
    )


def test_a_yes_against_the_figures_is_pointed_out_and_a_no_is_not(
    qtbot: QtBot, office: Office, shown: Callable[[Office], AssessmentPage]
) -> None:
    _late_case(office)
    page = shown(office)
    page.open_row("6.2")
    notice = _open(page).notice
    assert notice
    qtbot.waitUntil(notice.isVisible)
    assert not notice.difference.isVisible()
    _choose(qtbot, page, Comply.YES)
    assert notice.difference.isVisible()
    assert notice.difference.text().startswith("You answered yes; 1 of 1 was late.")
    assert "differs" in _open(page).head.tags()
    assert page.header.words.text().endswith("1 differing from your register")
    _choose(qtbot, page, Comply.NO)
    assert not notice.difference.isVisible()


def test_last_years_answer_stands_beside_and_one_button_takes_it_over(
    qtbot: QtBot, office: Office, shown: Callable[[Office], AssessmentPage]
) -> None:
    office.assessments.save_answer(2025, Answer(slug="1.2", comply=Comply.YES, evidence="Policy of 2025"))
    page = shown(office)
    form = _form(page)
    assert form.evidence.text() == ""
    assert "2025: yes. Policy of 2025" in _texts(form)
    QTest.keyClicks(form.evidence, "New words")
    QTest.mouseClick(form.copy, LEFT)
    assert form.comply.value() == "yes"
    assert form.evidence.text() == "New words\n\nPolicy of 2025"
    QTest.mouseClick(form.copy, LEFT)
    assert form.evidence.text() == "New words\n\nPolicy of 2025"


def test_next_goes_from_row_to_row_and_on_to_the_next_section(qtbot: QtBot, page: AssessmentPage) -> None:
    seen = []
    for _ in range(5):
        seen.append(_open(page).row.slug)
        QTest.mouseClick(_next_button(page), LEFT)
    assert seen == ["1.2", "1.3", "1.4", "1.5", "1.6"]
    assert _open(page).row.slug == "2.1"
    assert page.navigation.sections.currentRow() == 1


@pytest.mark.parametrize("slug", ["1.3", "1.6", "7.4", "6.2"])
def test_an_opened_card_comes_to_the_top_and_none_above_is_cut_through(
    qtbot: QtBot, page: AssessmentPage, slug: str
) -> None:
    page.open_row(slug)
    area = next(area for area in page.findChildren(QScrollArea) if area.isAncestorOf(page.cards))

    def top() -> int:
        return _open(page).mapTo(area.viewport(), QPoint(0, 0)).y()

    qtbot.waitUntil(lambda: 0 <= top() <= 6)


def test_a_closed_card_opens_with_a_click_anywhere_on_it(qtbot: QtBot, page: AssessmentPage) -> None:
    card = page.cards.card("1.4")
    qtbot.waitUntil(card.isVisible)
    QTest.mouseClick(card, LEFT, pos=card.rect().center())
    assert _open(page) is card
    assert QApplication.focusWidget() in _form(page).comply.answers()


def test_only_the_section_in_view_is_built_and_only_one_card_has_fields(page: AssessmentPage) -> None:
    page.navigation.sections.setCurrentRow(5)
    assert len(page.cards.slugs()) == 20
    assert sum(card.is_open for card in page.cards.findChildren(RowCard)) <= 2  # one may still wait to be freed
    assert len([slug for slug in page.cards.slugs() if page.cards.card(slug).is_open]) == 1


def test_sections_are_chosen_with_the_arrow_keys_and_tell_how_far_they_are(
    qtbot: QtBot, office: Office, shown: Callable[[Office], AssessmentPage]
) -> None:
    for slug in ("4.1", "4.2", "4.3"):
        office.assessments.save_answer(2026, Answer(slug=slug, comply=Comply.NOT_APPLICABLE))
    page = shown(office)
    sections = page.navigation.sections
    sections.setFocus()
    for _ in range(3):
        QTest.keyClick(sections, Qt.Key.Key_Down)
    assert page.cards.slugs() == ("4.1", "4.2", "4.3")
    assert sections.item(3).data(Qt.ItemDataRole.AccessibleTextRole) == "4 Who handles complaints, 3 of 3 answered"
    assert QApplication.focusWidget() is sections


def test_a_filter_goes_over_all_sections_and_its_chip_says_how_many(
    qtbot: QtBot, office: Office, shown: Callable[[Office], AssessmentPage]
) -> None:
    _late_case(office)
    office.assessments.save_answer(2026, Answer(slug="1.3", comply=Comply.NO, reason="x", comply_by=make.TODAY))
    office.assessments.save_answer(2026, Answer(slug="6.2", comply=Comply.YES, evidence="y", note="Ask Ann"))
    page = shown(office)
    filters = page.listed.filters
    said = [filters.chip(show).text() for show in Show]
    assert said == [
        "All 72", "Gaps 70", "No 1", "Not looked at 0", "Differs 1", "Notes 1", "Attached 0",
    ]  # fmt: skip
    assert not filters.chip(Show.NOT_LOOKED_AT).isEnabled()
    for show, slugs in ((Show.NO, ("1.3",)), (Show.DIFFER, ("6.2",)), (Show.NOTE, ("6.2",))):
        QTest.mouseClick(filters.chip(show), LEFT)
        assert page.cards.slugs() == slugs
        assert _open(page).row.slug == slugs[0]
    QTest.mouseClick(filters.chip(Show.GAPS), LEFT)
    assert len(page.cards.slugs()) == 70
    qtbot.waitUntil(lambda: section_title(page.view.form.sections[1]) in _texts(page.cards))


def test_the_keyboard_goes_through_what_a_filter_shows_and_a_section_ends_it(
    office: Office, shown: Callable[[Office], AssessmentPage]
) -> None:
    for slug in ("1.3", "9.8"):
        office.assessments.save_answer(2026, Answer(slug=slug, comply=Comply.NO, reason="x", comply_by=make.TODAY))
    page = shown(office)
    page.show_only(Show.NO)
    page.go_on()
    assert _open(page).row.slug == "9.8"
    assert page.navigation.sections.currentRow() == -1
    page.navigation.sections.setCurrentRow(1)
    assert page.cards.slugs()[0] == "2.1"
    assert page.listed.filters.value() is Show.ALL


def test_the_section_one_was_in_can_be_chosen_again_from_what_was_searched_for(page: AssessmentPage) -> None:
    page.navigation.search.set_value("complaint")
    assert page.listed.found.isVisibleTo(page)
    page.navigation.sections.setCurrentRow(0)
    assert page.cards.isVisibleTo(page)
    assert page.cards.slugs()[0] == "1.2"
    assert page.navigation.sections.currentRow() == 0


def test_opening_a_row_the_filter_hides_shows_all_again(page: AssessmentPage, office: Office) -> None:
    page.show_only(Show.NO)
    assert page.cards.slugs() == ()
    assert "No provision is left to show here" in _texts(page.cards)
    page.open_row("7.2")
    assert _open(page).row.slug == "7.2"
    assert page.listed.filters.value() is Show.ALL


def test_another_year_has_answers_of_its_own(qtbot: QtBot, page: AssessmentPage) -> None:
    _choose(qtbot, page, Comply.YES)
    page.navigation.year.set_value("2027")
    assert page.header.title.text() == "Self-assessment 2027"
    assert "has not ended yet" in page.header.due.text()
    assert _form(page).comply.value() == ""
    page.navigation.year.set_value("2026")
    assert _form(page).comply.value() == "yes"


def test_a_change_elsewhere_shows_after_refresh_and_keeps_the_open_row(page: AssessmentPage, office: Office) -> None:
    page.open_row("6.2")
    _late_case(office)
    page.refresh()
    assert _open(page).row.slug == "6.2"
    notice = _open(page).notice
    assert notice
    assert "0 of 1" in notice.words.plain()


def test_tab_goes_through_the_open_card_in_reading_order(qtbot: QtBot, page: AssessmentPage) -> None:
    page.open_row("1.3")
    qtbot.waitUntil(_form(page).evidence.isVisible)
    visited = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused
        visited.append(focused.accessibleName() or _words(focused))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert visited == [
        "Do we comply with 1.3?: Yes",
        "Evidence for 1.3",
        "Commentary on 1.3",
        "Write a note to yourself about 1.3",
    ]


def test_every_control_has_a_name(page: AssessmentPage) -> None:
    page.open_row("6.2")
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and widget.isVisibleTo(page):
            assert widget.accessibleName() or _words(widget), widget


@pytest.mark.usefixtures("large")
def test_at_200_per_cent_nothing_is_wider_than_the_page(
    office: Office, shown: Callable[[Office], AssessmentPage], qtbot: QtBot
) -> None:
    page = shown(office)
    page.resize(1034, 768)
    page.open_row("6.2")
    _choose(qtbot, page, Comply.NO)
    qtbot.waitUntil(_form(page).reason.isVisible)
    assert page.minimumSizeHint().width() <= 1034
    for widget in (_open(page), page.header.review, page.navigation.section, _form(page).reason):
        right = widget.mapTo(page, widget.rect().bottomRight()).x()
        assert right <= page.width(), widget
    assert not page.navigation.sections.isVisible()
    assert page.navigation.section.isVisible()


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def _open(page: AssessmentPage) -> RowCard:
    card = page.cards.open_card
    assert card
    return card


def _saved(page: AssessmentPage) -> str:
    saved = _open(page).saved
    return saved.text() if saved else ""


def _next_button(page: AssessmentPage) -> QAbstractButton:
    button = _open(page).next_button
    assert button
    return button


def _form(page: AssessmentPage) -> AnswerForm:
    form = _open(page).form
    assert form
    return form


def _choose(qtbot: QtBot, page: AssessmentPage, comply: Comply) -> None:
    answer = next(answer for answer in _form(page).comply.answers() if answer.key == comply.value)
    qtbot.waitUntil(answer.isVisible)
    QTest.mouseClick(answer, LEFT)


def _late_case(office: Office) -> int:
    case_id = make.a_complaint(office, received_on=date(2026, 10, 1))
    make.acknowledged(office, case_id, date(2026, 10, 9))
    return case_id


def _texts(widget: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())
