"""The letter window, driven as a person does: typing, clicking, leaving and coming back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import TypeVar

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.case import Status
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Noted
from chc_desktop.domain.vocabulary import Agreed, LetterKind
from chc_desktop.office.office import Office
from chc_desktop.ui.letter import LetterPage
from chc_desktop.ui.letter.issuing import IssuedDialog, IssueDialog
from chc_desktop.ui.letter.paper import Paper
from chc_desktop.ui.letter.part_field import NewDatePart, OutstandingPart, ResponsibilityPart, TextPart
from chc_desktop.ui.letter.points import PointsPart
from chc_desktop.ui.letter.printing import paint
from chc_desktop.ui.letter.remedies import RemediesPart
from chc_desktop.ui.persons.tags import NoticeTag
from chc_desktop.ui.theme import Mode, apply_theme
from chc_desktop.ui.typed_money import read_pence
from chc_desktop.ui.widgets.tab_order import reached_within
from tests import make
from tests.conftest import Answers
from tests.documents.reading import even, structure
from tests.letters import TODAY, a_case_at_stage_2_with_money_to_pay, a_case_ready_for, answer, complete, issue, kinds
from tests.ui.forms.driving import choose, is_whole, press, reached_by_tab, roll, spoken_name, write

ACKNOWLEDGEMENT, EXTENSION = LetterKind.ACKNOWLEDGEMENT_STAGE1, LetterKind.EXTENSION_STAGE1
RESPONSE, RESPONSE2 = LetterKind.RESPONSE_STAGE1, LetterKind.RESPONSE_STAGE2

NASTY = """Jo <jo@example.org> of J&C, flat <16C, said &amp; wrote <b>bold</b>.

Łukasz, Şahin, Nguyễn, Tŷ Siân, Кириллица, Ελληνικά, ✓ and 😀: £12.50 – “quite”."""

Open = Callable[[Office, int, LetterKind], LetterPage]
Dialog = TypeVar("Dialog", bound=QDialog)


@pytest.fixture
def open_letter(qtbot: QtBot, answers: Answers) -> Open:
    """Opens a letter in the window, in the size of an ordinary laptop."""

    def opened(office: Office, case_id: int, kind: LetterKind) -> LetterPage:
        page = LetterPage(office, answers)
        qtbot.addWidget(page)
        page.resize(1170, 768)
        page.show()
        page.show_letter(case_id, kind.value)
        return page

    return opened


@pytest.fixture
def twice_as_large(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, Mode.LIGHT, 2.0)
    yield
    apply_theme(qapp, Mode.LIGHT)


def test_the_checklist_fills_while_the_answer_is_written_and_it_can_be_issued(
    qtbot: QtBot, office: Office, open_letter: Open
) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    page = open_letter(office, case_id, RESPONSE)
    assert not page.issue.isEnabled()
    assert missing(page) == ["c · the decision", "d · the reasons", "e · the remedy", "f · what is still to be done"]

    for point in points(page).points:
        choose(point.outcome, "Upheld")
        write(point.reasons, f"The call log of {point.number} September shows it.")
    qtbot.waitUntil(lambda: missing(page) == ["e · the remedy", "f · what is still to be done"])
    press(remedies(page).add)
    remedy = remedies(page).remedies[0]
    choose(remedy.kind, "Payment")
    write(remedy.what, "Pay you for the disturbed nights")
    write(remedy.by, "4 dec 2026")
    write(remedy.amount, "50")
    press(outstanding(page).nothing)
    qtbot.waitUntil(page.issue.isEnabled)
    assert page.missing.text() == "Everything the letter must carry is there."

    with qtbot.waitSignal(page.issued) as told:
        issue_in(page)
    assert told.args == [case_id]
    view = office.cases.view(case_id)
    assert view.case.status is Status.ANSWERED1
    assert [(promise.remedy.what, promise.remedy.pence) for promise in view.case.promises] == [
        ("Pay you for the disturbed nights", 5000)
    ]
    text = structure(office.cases.document(view.documents[-1].id)).text
    assert "Pay you for the disturbed nights: £50, by Friday 4 December 2026." in text
    assert office.drafts.find("letter/") == []


def test_money_promised_before_can_be_named_again_and_stands_once(
    qtbot: QtBot, office: Office, open_letter: Open
) -> None:
    case_id = a_case_at_stage_2_with_money_to_pay(office)
    page = open_letter(office, case_id, RESPONSE2)
    press(remedies(page).add)
    remedy = remedies(page).remedies[0]
    assert not remedy.before.isVisible()
    choose(remedy.kind, "Payment")
    assert remedy.before.isVisible()
    choose(remedy.before, "Yes, it is the £50 of Mon 16 Nov 2026")
    assert (remedy.amount.value(), remedy.by.value()) == ("50", TODAY + timedelta(10))
    assert not remedy.amount.isEnabled()
    assert remedy.what.text() == "Pay you for the disturbed nights"
    for point in points(page).points:
        choose(point.outcome, "Upheld")
        write(point.reasons, f"The call log of {point.number} September shows it.")
    press(outstanding(page).nothing)
    qtbot.waitUntil(page.issue.isEnabled)
    issue_in(page)
    assert [promise.remedy.pence for promise in office.cases.view(case_id).case.promises] == [5000]


def test_a_payment_where_none_was_promised_before_does_not_ask(office: Office, open_letter: Open) -> None:
    page = open_letter(office, a_case_ready_for(office, RESPONSE), RESPONSE)
    press(remedies(page).add)
    choose(remedies(page).remedies[0].kind, "Payment")
    assert not remedies(page).remedies[0].before.isVisible()


def test_the_letter_in_the_middle_is_the_one_that_is_written(qtbot: QtBot, office: Office, open_letter: Open) -> None:
    page = open_letter(office, a_case_ready_for(office, RESPONSE), RESPONSE)
    write(points(page).points[0].reasons, "The pump had no dampers.")

    qtbot.waitUntil(lambda: "The pump had no dampers." in even(page.paper.text()))
    assert "Still to be written" in page.paper.text()
    assert page.paper.pages.text().startswith("Page 1 of ")


def test_tab_goes_through_what_is_written_then_to_the_letter_and_to_the_next_letter_opened_too(
    office: Office, open_letter: Open
) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    page = open_letter(office, case_id, RESPONSE)
    for kind in (RESPONSE, LetterKind.UPDATE):
        page.show_letter(case_id, kind.value)
        reached = reached_within(page)
        written = [place for place, each in enumerate(reached) if page.writing.isAncestorOf(each)]
        shown = [place for place, each in enumerate(reached) if page.shown.isAncestorOf(each)]
        assert written
        assert max(written) < min(shown)


def test_what_people_type_comes_out_of_the_letter_unchanged(qtbot: QtBot, office: Office, open_letter: Open) -> None:
    case_id = make.a_complaint(office)
    page = open_letter(office, case_id, ACKNOWLEDGEMENT)
    write(text_part(page, "opening").text, NASTY)
    write(text_part(page, "understanding").text, f"The point is:\n{NASTY}")

    issue_in(page)

    text = structure(office.cases.document(office.cases.view(case_id).documents[-1].id)).text
    assert text.count(even(NASTY)) == 2


def test_what_was_typed_is_kept_within_two_seconds_and_is_back_after_the_program_ended(
    qtbot: QtBot, office: Office, open_letter: Open, tmp_path: Path
) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    page = open_letter(office, case_id, RESPONSE)
    write(points(page).points[1].reasons, "Half an hour of typing")
    qtbot.waitUntil(lambda: page.saved.text() == "Saved 14:02", timeout=2000)

    again = open_letter(make.again(tmp_path / "register"), case_id, RESPONSE)

    assert points(again).points[1].reasons.text() == "Half an hour of typing"
    assert again.banner.text() == "What you had written on Tue 24 Nov 2026 at 14:02 is back."


def test_leaving_keeps_what_was_typed_at_once(office: Office, open_letter: Open) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    page = open_letter(office, case_id, RESPONSE)
    write(points(page).points[0].reasons, "Not lost")
    page.hide()

    assert office.letters.open(case_id, RESPONSE).contents.decision(1).reasons == "Not lost"


def test_opening_a_letter_and_going_back_leaves_no_draft(qtbot: QtBot, office: Office, open_letter: Open) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    page = open_letter(office, case_id, RESPONSE)

    with qtbot.waitSignal(page.back_asked) as told:
        press(page.back)

    assert told.args == [case_id]
    assert office.drafts.find("letter/") == []


def test_a_draft_can_be_started_afresh_after_asking_and_the_findings_stay_with_the_case(
    office: Office, open_letter: Open, answers: Answers
) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    office.letters.keep(case_id, RESPONSE, answer(office.cases.view(case_id).case))
    page = open_letter(office, case_id, RESPONSE)
    press(named(page.banner, "Start afresh"))

    assert answers.asked
    assert page.writing.contents().offers == ()
    assert points(page).points[0].reasons.text() == "The log of 1 November shows it."
    assert page.banner.text() == ""
    assert office.drafts.find("letter/") == []


def test_a_change_elsewhere_does_not_take_away_what_is_being_written(
    qtbot: QtBot, office: Office, open_letter: Open
) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    page = open_letter(office, case_id, RESPONSE)
    office.on_change(page.refresh)
    write(points(page).points[0].reasons, "Still here")
    office.cases.record(case_id, Noted(happened_on=TODAY, done_by=1, text="She rang again."))
    person = office.cases.view(case_id).person
    office.cases.save_person(replace(person, adjustment="Letters in 18 point"))

    assert points(page).points[0].reasons.text() == "Still here"
    qtbot.waitUntil(lambda: any("says “Letters in 18 point”" in label for label in labels(page)))


def test_a_missing_line_takes_you_to_the_field(office: Office, open_letter: Open) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    page = open_letter(office, case_id, RESPONSE)
    row = next(row for row in page.checks.rows if row.check and row.check.title == "d · the reasons")
    choose(points(page).points[0].outcome, "Upheld")
    choose(points(page).points[1].outcome, "Not upheld")

    row.link.linkActivated.emit("decisions")

    assert page.focusWidget() is points(page).points[0].reasons


def test_ticking_that_a_point_is_not_ours_changes_the_words_and_asks_why(
    qtbot: QtBot, office: Office, open_letter: Open
) -> None:
    page = open_letter(office, make.a_complaint(office), ACKNOWLEDGEMENT)
    part = page.writing.parts["responsibility"]
    assert isinstance(part, ResponsibilityPart)
    assert "everything set out above" in part.text.text()

    press(part.points[1].tick)
    qtbot.waitUntil(lambda: "apart from these" in part.text.text())
    assert not page.issue.isEnabled()
    assert "Say why point 2 is not ours to answer for." in sentences(page)
    write(part.points[1].why, "It is not our road.")
    qtbot.waitUntil(lambda: "Say who is responsible for point 2, so that it can be taken there." in sentences(page))
    write(part.points[1].whose, "The council looks after that road.")
    qtbot.waitUntil(page.issue.isEnabled)


def test_an_extension_says_how_far_it_may_go(qtbot: QtBot, office: Office, open_letter: Open) -> None:
    case_id = a_case_ready_for(office, EXTENSION)
    page = open_letter(office, case_id, EXTENSION)
    part = page.writing.parts["new-date"]
    assert isinstance(part, NewDatePart)
    assert any("At the latest Fri 11 Dec 2026: 10 working days" in label for label in labels(page))
    write(text_part(page, "reason").text, "The engineer comes on 3 December.")

    write(part.day, "18 dec 2026")
    qtbot.waitUntil(lambda: any("at most 10 working days" in sentence for sentence in sentences(page)))
    assert part.because.isVisible()
    write(part.because, "The part comes from abroad.")
    qtbot.waitUntil(page.issue.isEnabled)


def test_stage_2_signed_by_the_stage_1_handler_is_refused_where_it_was_asked(office: Office, open_letter: Open) -> None:
    case_id = a_case_ready_for(office, RESPONSE2)
    office.letters.keep(case_id, RESPONSE2, complete(office, case_id, RESPONSE2))
    page = open_letter(office, case_id, RESPONSE2)
    press(page.issue)
    dialog = found(page, IssueDialog)
    assert dialog.signatory.currentText() == "Peter Grant, Chair of trustees"
    choose(dialog.signatory, "Ruth Ellis, Chief Officer")
    press(dialog.done_button)

    assert "6.13" in dialog.error.text()
    assert dialog.isVisible()
    assert office.cases.view(case_id).case.stage2.response is None


def test_after_issuing_the_letter_can_be_saved_and_looked_at(
    qtbot: QtBot,
    office: Office,
    open_letter: Open,
    answers: Answers,
    tmp_path: Path,
    check_freed: Callable[[QWidget], None],
) -> None:
    case_id = make.a_complaint(office)
    page = open_letter(office, case_id, ACKNOWLEDGEMENT)
    press(page.issue)
    press(found(page, IssueDialog).done_button)
    dialog = found(page, IssuedDialog)
    answers.path = tmp_path / "sent.pdf"
    press(named(dialog, "Save PDF…"))
    press(named(dialog, "Look at the print first"))
    check_freed(found(dialog, QPrintPreviewDialog))

    assert answers.path.read_bytes() == office.cases.document(office.cases.view(case_id).documents[-1].id)
    assert "sent.pdf" in dialog.banner.text()
    with qtbot.waitSignal(page.issued):
        press(dialog.done_button)
    qtbot.waitUntil(lambda: not page.findChildren(QDialog))


def test_a_letter_dated_before_today_is_cautioned_about_where_the_date_is_chosen(
    office: Office, open_letter: Open
) -> None:
    case_id = a_case_ready_for(office, ACKNOWLEDGEMENT)
    page = open_letter(office, case_id, ACKNOWLEDGEMENT)
    press(page.issue)
    dialog = found(page, IssueDialog)
    assert "before today" not in dialog.caution.text()
    dialog.sent_on.set_value(office.today() - timedelta(1))
    assert "bears the date" in dialog.caution.text()
    assert dialog.caution.isVisible()
    press(dialog.back_button)


def test_a_draft_can_be_saved_and_a_folder_that_is_not_there_is_explained(
    office: Office, open_letter: Open, answers: Answers, tmp_path: Path
) -> None:
    page = open_letter(office, make.a_complaint(office), ACKNOWLEDGEMENT)
    answers.path = tmp_path / "draft.pdf"
    page.copies.save_pdf.trigger()
    assert answers.path.read_bytes().startswith(b"%PDF")

    answers.path = tmp_path / "nowhere" / "draft.pdf"
    page.copies.save_pdf.trigger()
    assert "could not be saved" in page.banner.text()


def test_a_draft_can_be_saved_for_a_word_processor(
    office: Office, open_letter: Open, answers: Answers, tmp_path: Path
) -> None:
    page = open_letter(office, make.a_complaint(office), ACKNOWLEDGEMENT)
    write(text_part(page, "opening").text, NASTY)
    answers.path = tmp_path / "draft.docx"
    page.copies.save_word.trigger()

    document = Document(str(answers.path))
    said = even(" ".join(paragraph.text for paragraph in document.paragraphs))
    assert even(NASTY) in said
    assert document.sections[0].header.paragraphs[0].text == "DRAFT"
    assert page.banner.text() == "The draft was saved as “draft.docx”."


def test_a_draft_can_be_emailed_to_a_colleague_and_to_nobody_by_mistake(
    office: Office, open_letter: Open, answers: Answers, tmp_path: Path
) -> None:
    page = open_letter(office, make.a_complaint(office), ACKNOWLEDGEMENT)
    answers.path = tmp_path / "draft.eml"
    page.copies.email.trigger()

    message = message_from_bytes(answers.path.read_bytes(), policy=default)
    assert message["To"] is None
    assert message["Subject"] == "Draft of a letter, not sent yet (our reference 2026-001)"
    assert "nothing is sent until you press Send" in page.banner.text()


def test_after_issuing_the_letter_can_be_emailed(
    office: Office, open_letter: Open, answers: Answers, tmp_path: Path
) -> None:
    case_id = make.a_complaint(office, person=replace(make.RESIDENT, email="joan@example.org"))
    page = open_letter(office, case_id, ACKNOWLEDGEMENT)
    press(page.issue)
    press(found(page, IssueDialog).done_button)
    dialog = found(page, IssuedDialog)
    answers.path = tmp_path / "sent.eml"
    press(named(dialog, "Email draft…"))

    message = message_from_bytes(answers.path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    (attached,) = message.iter_attachments()
    assert attached.get_content() == office.cases.document(office.cases.view(case_id).documents[-1].id)
    assert "nothing is sent until you press Send" in dialog.banner.text()


def test_why_no_email_can_be_made_is_said_where_it_was_asked(office: Office, open_letter: Open) -> None:
    page = open_letter(office, make.a_complaint(office), ACKNOWLEDGEMENT)
    press(page.issue)
    press(found(page, IssueDialog).done_button)
    dialog = found(page, IssuedDialog)
    press(named(dialog, "Email draft…"))
    assert "We know no email address of Joan Bell" in dialog.banner.text()


def test_a_letter_sent_once_more_asks_what_changed(office: Office, open_letter: Open) -> None:
    case_id = a_case_ready_for(office, ACKNOWLEDGEMENT)
    issue(office, case_id, ACKNOWLEDGEMENT)
    page = open_letter(office, case_id, ACKNOWLEDGEMENT)
    press(page.issue)
    dialog = found(page, IssueDialog)
    assert dialog.changed.isVisible()
    press(dialog.done_button)
    assert "say what changed since" in dialog.error.text()
    write(dialog.changed, "The second date was wrong")
    press(dialog.done_button)
    issued = office.cases.view(case_id).issued
    assert [each.version for each in issued.values()] == [1, 2]


def test_a_letter_that_cannot_be_opened_says_why_and_leads_back(
    qtbot: QtBot, office: Office, open_letter: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = a_case_ready_for(office, ACKNOWLEDGEMENT)
    page = open_letter(office, case_id, ACKNOWLEDGEMENT)

    def refuse(case_id: int, kind: LetterKind) -> None:
        raise RuleBroken("The wording of this letter is missing. Nothing was lost.")

    with monkeypatch.context() as patched:
        patched.setattr(office.letters, "open", refuse)
        page.show_letter(case_id, RESPONSE.value)
    assert page.banner.text() == "The wording of this letter is missing. Nothing was lost."
    assert not page.panes.isVisible()
    assert not page.issue.isEnabled()
    page.refresh()
    with qtbot.waitSignal(page.back_asked) as asked:
        press(page.back)
    assert asked.args == [case_id]
    page.show_letter(case_id, ACKNOWLEDGEMENT.value)
    assert page.panes.isVisible()
    assert not page.banner.isVisible()


def test_the_print_has_every_page(office: Office, tmp_path: Path, qapp: QApplication) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    content = office.cases.document(issue(office, case_id, RESPONSE))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "print.pdf"))

    paint(content, printer)

    assert (tmp_path / "print.pdf").read_bytes().count(b"/Type /Page\n") == 2


def test_the_wheel_over_a_choice_or_a_date_changes_nothing(office: Office, open_letter: Open) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    office.letters.keep(case_id, RESPONSE, complete(office, case_id, RESPONSE))
    page = open_letter(office, case_id, RESPONSE)
    before = page.writing.contents()
    page.setFocus()

    for field in page.findChildren(QComboBox) + page.findChildren(QLineEdit) + page.findChildren(QPlainTextEdit):
        roll(field)

    assert page.writing.contents() == before


@pytest.mark.parametrize("kind", kinds(make.hos_2024()))
def test_every_control_has_a_name(office: Office, open_letter: Open, kind: LetterKind) -> None:
    case_id = a_case_ready_for(office, kind)
    office.letters.keep(case_id, kind, complete(office, case_id, kind))
    page = open_letter(office, case_id, kind)
    press(page.issue)

    for control in (*reached_by_tab(page), *reached_by_tab(found(page, IssueDialog))):
        assert spoken_name(control), control


@pytest.mark.usefixtures("twice_as_large")
def test_at_twice_the_text_everything_can_be_reached(office: Office, open_letter: Open) -> None:
    page = open_letter(office, a_case_ready_for(office, RESPONSE), RESPONSE)
    page.resize(1054, 768)

    assert page.minimumSizeHint().height() <= 768
    for button in (page.back, page.head.take_out, page.issue):
        assert is_whole(button, page)
    for place, pane in enumerate((page.writing, page.paper, page.beside)):
        page.panes.tabs.setCurrentIndex(place)
        assert pane.isVisible()
        assert is_whole(pane, page)
    page.checks.part_chosen.emit("remedies")
    assert page.writing.isVisible()


@pytest.mark.usefixtures("twice_as_large")
def test_at_twice_the_text_the_last_questions_keep_their_buttons_in_view(office: Office, open_letter: Open) -> None:
    page = open_letter(office, make.a_complaint(office), ACKNOWLEDGEMENT)
    press(page.issue)
    dialog = found(page, IssueDialog)
    assert dialog.height() <= 768
    write(dialog.sent_on, "")
    press(dialog.done_button)

    assert "Please write a date" in dialog.error.text()
    for button in (dialog.done_button, dialog.back_button):
        assert is_whole(button, dialog)


def test_on_a_laptop_the_three_parts_stand_side_by_side(office: Office, open_letter: Open) -> None:
    page = open_letter(office, make.a_complaint(office), ACKNOWLEDGEMENT)

    assert page.writing.isVisible()
    assert page.paper.isVisible()
    assert page.checks.isVisible()
    assert not page.panes.tabs.isVisible()


def test_a_page_that_just_fits_keeps_its_width(qtbot: QtBot, office: Office) -> None:
    case_id = a_case_ready_for(office, EXTENSION)
    paper = Paper()
    qtbot.addWidget(paper)
    paper.show()
    paper.show_pdf(office.letters.preview(case_id, EXTENSION, complete(office, case_id, EXTENSION)))
    widths = set()
    for height in range(600, 700, 4):
        paper.resize(450, height)
        QApplication.processEvents()
        widths.add(paper.view.viewport().width())

    assert len(widths) == 1


def test_who_does_it_and_whether_it_was_agreed_are_recorded_and_not_printed(
    qtbot: QtBot, office: Office, open_letter: Open
) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    page = open_letter(office, case_id, RESPONSE)
    press(remedies(page).add)
    remedy = remedies(page).remedies[0]
    assert remedy.owner.currentText() == "Chief Officer"
    assert not remedy.agreed_how.isVisible()
    choose(remedy.owner, "Chair of trustees")
    choose(remedy.agreed, "Yes")
    write(remedy.agreed_how, "By telephone on 20 November")
    write(remedy.what, "Fit dampers to the pump")
    write(remedy.by, "4 dec 2026")
    offer = remedy.value()
    assert (offer.owner, offer.agreed, offer.agreed_how) == (2, Agreed.YES, "By telephone on 20 November")
    page.leave()
    kept = office.letters.open(case_id, RESPONSE).contents
    assert kept.offers == (offer,)
    printed = str(office.letters.page(case_id, RESPONSE, kept))
    assert "Fit dampers to the pump, by Friday 4 December 2026." in printed
    assert "Chair of trustees" not in printed
    assert "By telephone on 20 November" not in printed


def test_a_remedy_can_be_taken_out_again(qtbot: QtBot, office: Office, open_letter: Open) -> None:
    case_id = a_case_ready_for(office, RESPONSE)
    office.letters.keep(case_id, RESPONSE, complete(office, case_id, RESPONSE))
    page = open_letter(office, case_id, RESPONSE)
    press(remedies(page).remedies[0].remove)
    press(remedies(page).remedies[0].remove)
    qtbot.waitUntil(lambda: missing(page) == ["e · the remedy"])

    press(remedies(page).none)
    write(remedies(page).because, "The pump has been quiet since you wrote.")
    qtbot.waitUntil(page.issue.isEnabled)


def test_a_late_letter_says_so(qtbot: QtBot, office: Office, open_letter: Open) -> None:
    case_id = make.a_complaint(office, received_on=TODAY - timedelta(14))
    page = open_letter(office, case_id, ACKNOWLEDGEMENT)

    qtbot.waitUntil(lambda: any("due by Tue 17 Nov 2026 (Code 6.2). It says so." in label for label in labels(page)))


@pytest.mark.parametrize(
    ("written", "pence"),
    [("50", 5000), ("£12.5", 1250), ("1,000.00", 100000), ("", 0), ("fifty", None), ("-5", None)],
)
def test_an_amount_is_read_as_people_write_it(written: str, pence: int | None) -> None:
    assert read_pence(written) == pence


def points(page: LetterPage) -> PointsPart:
    part = page.writing.parts["decisions"]
    assert isinstance(part, PointsPart)
    return part


def remedies(page: LetterPage) -> RemediesPart:
    part = page.writing.parts["remedies"]
    assert isinstance(part, RemediesPart)
    return part


def outstanding(page: LetterPage) -> OutstandingPart:
    part = page.writing.parts["outstanding"]
    assert isinstance(part, OutstandingPart)
    return part


def text_part(page: LetterPage, key: str) -> TextPart:
    part = page.writing.parts[key]
    assert isinstance(part, TextPart)
    return part


def missing(page: LetterPage) -> list[str]:
    return [row.check.title for row in page.checks.rows if row.check and not row.mark.met]


def sentences(page: LetterPage) -> list[str]:
    return [row.link.plain() for row in page.checks.rows if row.link.isVisibleTo(page)]


def labels(page: LetterPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def issue_in(page: LetterPage) -> None:
    """Issue as the dialog proposes, and be done."""
    press(page.issue)
    press(found(page, IssueDialog).done_button)
    press(found(page, IssuedDialog).done_button)


def named(window: QWidget, text: str) -> QPushButton:
    return next(button for button in window.findChildren(QPushButton) if button.text() == text)


def found(page: QWidget, kind: type[Dialog]) -> Dialog:
    dialogs = [dialog for dialog in page.findChildren(kind) if dialog.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def test_tab_goes_on_within_the_form_after_a_new_remedy(qtbot: QtBot, office: Office, open_letter: Open) -> None:
    page = open_letter(office, a_case_ready_for(office, RESPONSE), RESPONSE)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    part = remedies(page)
    for _ in range(2):
        press(part.add)
    for remedy in part.remedies:
        choose(remedy.kind, "Payment")
    first, second = part.remedies
    assert QApplication.focusWidget() is second.kind
    first.kind.setFocus()
    wanted: list[QWidget] = []
    for remedy in (first, second):
        wanted += [remedy.kind, remedy.what, remedy.by, remedy.amount, remedy.owner, remedy.agreed, remedy.remove]
    wanted.append(part.add)
    for field in wanted[1:]:
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)
        assert _focused() is field
    QTest.keyClick(_focused(), Qt.Key.Key_Tab)
    assert page.writing.isAncestorOf(_focused())
    for field in reversed(wanted):
        QTest.keyClick(_focused(), Qt.Key.Key_Backtab)
        assert _focused() is field


@pytest.mark.parametrize("turns", range(4))
def test_the_paper_in_view_is_always_the_last_one_shown(qtbot: QtBot, office: Office, turns: int) -> None:
    """A page that is still being drawn when another letter comes must not take its place."""
    letters = [
        office.cases.document(issue(office, a_case_ready_for(office, kind), kind))
        for kind in (ACKNOWLEDGEMENT, RESPONSE)
    ]
    alone = [_pixels(qtbot, *_paper(qtbot, letter)) for letter in letters]
    paper, view = _paper(qtbot, letters[0])
    for _ in range(5):
        for place in (0, 1):
            paper.show_pdf(letters[place])
            view.viewport().repaint()
            for _turn in range(turns):
                QApplication.processEvents()
        assert _pixels(qtbot, paper, view) == alone[1]


def test_another_letter_never_begins_with_the_one_before(qtbot: QtBot, office: Office, open_letter: Open) -> None:
    first, second = (a_case_ready_for(office, ACKNOWLEDGEMENT) for _ in range(2))
    page = open_letter(office, first, ACKNOWLEDGEMENT)
    qtbot.waitUntil(lambda: _has_ink(page.paper))
    page.show_letter(second, ACKNOWLEDGEMENT.value)
    assert not _has_ink(page.paper)
    assert page.paper.pages.text() == ""
    qtbot.waitUntil(lambda: "2026-002" in page.paper.text())
    qtbot.waitUntil(lambda: _has_ink(page.paper))
    page.show_letter(second, RESPONSE.value)  # which cannot be written yet
    assert not _has_ink(page.paper)


def _paper(qtbot: QtBot, letter: bytes) -> tuple[Paper, QPdfView]:
    paper = Paper()
    qtbot.addWidget(paper)
    paper.resize(450, 600)
    paper.show()
    paper.show_pdf(letter)
    return paper, paper.view


def _pixels(qtbot: QtBot, paper: Paper, view: QPdfView) -> bytes:
    """What stands on the paper once it has come to rest."""
    qtbot.waitUntil(lambda: _has_ink(paper))
    for _ in range(20):
        QApplication.processEvents()
    picture = view.viewport().grab().toImage()
    return bytes(picture.constBits())


def _has_ink(paper: Paper) -> bool:
    """Whether anything is printed on the paper in view."""
    picture = paper.view.viewport().grab().toImage()
    middle = range(picture.width() // 8, picture.width() * 7 // 8)
    rows = range(10, picture.height() // 2, 2)
    return any(picture.pixelColor(across, down).lightness() < 130 for down in rows for across in middle)


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused
    return focused


def test_what_was_brought_back_is_not_offered_away_once_the_letter_is_issued(
    qtbot: QtBot, office: Office, open_letter: Open
) -> None:
    case_id = a_case_ready_for(office, ACKNOWLEDGEMENT)
    office.letters.keep(case_id, ACKNOWLEDGEMENT, complete(office, case_id, ACKNOWLEDGEMENT))
    page = open_letter(office, case_id, ACKNOWLEDGEMENT)
    assert "is back" in page.banner.text()
    press(page.issue)
    press(page.findChildren(IssueDialog)[0].done_button)
    assert page.banner.text() == ""


def test_the_print_preview_opens_large_and_shows_whole_pages(qtbot: QtBot, office: Office, open_letter: Open) -> None:
    page = open_letter(office, a_case_ready_for(office, ACKNOWLEDGEMENT), ACKNOWLEDGEMENT)
    page.copies.print_draft.trigger()
    preview = page.findChildren(QPrintPreviewDialog)[0]
    room = preview.screen().availableSize()
    assert preview.width() > room.width() * 0.8
    assert preview.height() > room.height() * 0.8
    assert preview.findChildren(QPrintPreviewWidget)[0].zoomMode() is QPrintPreviewWidget.ZoomMode.FitInView
    preview.close()


def test_what_must_not_be_missed_stands_over_the_letter_and_confidentiality_beside_it(
    office: Office, open_letter: Open
) -> None:
    person = replace(
        make.RESIDENT, confidential="Leave no messages", restriction="Letters only", risk="A former partner"
    )
    case_id = make.a_complaint(office, person=person)
    page = open_letter(office, case_id, ACKNOWLEDGEMENT)
    tags = [tag for tag in page.notices.findChildren(NoticeTag) if tag.isVisible()]
    assert [spoken_name(tag) for tag in tags] == [
        "Confidential: Leave no messages",
        "Contact restricted: Letters only",
        "Risk: A former partner",
    ]
    beside = [label.text() for label in page.checks.findChildren(QLabel)]
    assert "Confidential about Joan Bell: Leave no messages. Make sure that this letter keeps to it." in beside
    page.show_letter(make.a_complaint(office), ACKNOWLEDGEMENT.value)
    assert not page.notices.isVisible()


@pytest.mark.usefixtures("twice_as_large")
def test_many_notices_leave_room_to_write_and_can_be_scrolled_with_the_keyboard(
    office: Office, open_letter: Open
) -> None:
    much = "A good deal is to be known about her. " * 3
    person = replace(make.RESIDENT, confidential=much, restriction=much, risk=much, vulnerability=much, disability=much)
    page = open_letter(office, make.a_complaint(office, person=person), ACKNOWLEDGEMENT)
    QApplication.processEvents()
    assert page.notices.height() < page.height() / 4
    assert page.notices in list(reached_by_tab(page))
    assert page.panes.height() > page.height() / 3


def test_a_refusal_to_post_is_said_in_the_dialog_and_nothing_is_lost(office: Office, open_letter: Open) -> None:
    case_id = make.a_complaint(office, person=replace(make.RESIDENT, no_letters_to="Cottage 3"))
    page = open_letter(office, case_id, ACKNOWLEDGEMENT)
    press(page.issue)
    (dialog,) = page.findChildren(IssueDialog)
    assert "bears no address" in dialog.caution.text()
    press(dialog.done_button)
    assert "cannot be posted: nothing may be written to “Cottage 3”" in dialog.error.text()
    assert office.cases.view(case_id).documents == ()
    choose(dialog.way, "Email")
    press(dialog.done_button)
    assert len(office.cases.view(case_id).documents) == 1


def test_what_stands_under_the_checklist_stays_when_another_letter_is_opened(office: Office, open_letter: Open) -> None:
    page = open_letter(office, make.a_complaint(office), ACKNOWLEDGEMENT)
    note = QLabel("A note")
    page.beside.add(note)
    page.show_letter(a_case_ready_for(office, RESPONSE), RESPONSE.value)
    QApplication.processEvents()

    assert is_whole(note, page)
    assert note.mapTo(page, note.rect().topLeft()).y() > page.checks.mapTo(page, page.checks.rect().bottomLeft()).y()
