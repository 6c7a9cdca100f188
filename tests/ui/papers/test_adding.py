"""Files added on the page of a case: by button, drop and paste, looked at first, all of them or none."""

import os
import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.papers.events import LONGEST_SUBJECT, Direction, Way
from chc_desktop.domain.pasted import without_unseen
from chc_desktop.office.office import Office
from chc_desktop.store import backups as backup
from chc_desktop.ui.case import CasePage
from chc_desktop.ui.papers.add_dialog import AddDialog
from chc_desktop.ui.papers.cards import EmailCard, FilesCard
from chc_desktop.ui.papers.tab import PapersTab
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers
from tests.exchange.test_outlook_message import full
from tests.nasty import WAYS
from tests.office.people import DAUGHTER, joined, spoken_for
from tests.ui.forms.driving import choose, press, reached_by_tab, spoken_name, tick, write
from tests.ui.papers.files import PDF, email, png

Dropped = Callable[[QMimeData], AddDialog]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "data")


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office, person=replace(make.RESIDENT, email="Joan@Bell.example"))


@pytest.fixture
def page(qtbot: QtBot, office: Office, case_id: int, answers: Answers) -> CasePage:
    page = CasePage(office, answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    page.show_case(case_id)
    page.show()
    page.activateWindow()
    office.on_change(page.refresh)
    assert page.tabs
    page.tabs.show_tab(1)
    QApplication.processEvents()
    return page


def files_in(folder: Path, **contents: bytes) -> list[Path]:
    """Files of these names (“a_pdf” is a.pdf) as they lie in a folder."""
    paths = []
    for name, content in contents.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content)
        paths.append(path)
    return paths


def drop(page: CasePage, mime: QMimeData) -> None:
    """Drag something from another program over the page, and let it go."""
    inside, actions = QPointF(200, 300), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(inside, actions, mime, button, none)
    QApplication.sendEvent(page.viewport(), enter)
    assert page.banner.text().startswith("Let go to add this here.")
    let_go = QDropEvent(inside, actions, mime, button, none)
    QApplication.sendEvent(page.viewport(), let_go)
    QApplication.processEvents()
    assert let_go.dropAction() == Qt.DropAction.CopyAction, "the file stays where it is"


def from_file_manager(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def the_tab(page: CasePage) -> PapersTab:
    return page.findChildren(PapersTab)[-1]


def the_dialog(page: CasePage) -> AddDialog:
    return page.findChildren(AddDialog)[-1]


def the_email(dialog: AddDialog) -> EmailCard:
    (card,) = (card for card in dialog.cards if isinstance(card, EmailCard))
    return card


def the_files(dialog: AddDialog) -> FilesCard:
    (card,) = (card for card in dialog.cards if isinstance(card, FilesCard))
    return card


def said(dialog: AddDialog) -> str:
    return "\n".join(label.plain() for label in dialog.findChildren(WrapLabel) if label.isVisibleTo(dialog))


def test_an_email_of_half_past_eleven_at_night_in_june_is_of_the_next_uk_day(
    page: CasePage, office: Office, case_id: int, tmp_path: Path
) -> None:
    """Failure 4: 23:30 UTC in June is 00:30 the next day in the UK."""
    drop(page, from_file_manager(*files_in(tmp_path, mail_eml=email(("door.png", png())))))
    dialog = the_dialog(page)
    assert "Sent Wednesday 24 June 2026 at 00:30, UK time" in said(dialog)
    card = the_email(dialog)
    assert card.about.day.value() == date(2026, 6, 24)
    assert card.about.person.currentText() == "Joan Bell", "matched by the address"
    assert card.about.way.currentText() == "Email"
    assert [box.text() for box, _file in card.ticks] == [f"door.png, PNG picture, {len(png())} bytes"]
    press(dialog.done_button)
    mail, picture = office.papers.of(case_id)
    assert (mail.happened_on, mail.at, mail.subject) == (date(2026, 6, 24), "00:30", "The pump again")
    assert "woke me at two" in mail.text
    assert office.papers.content(mail.id) == email(("door.png", png())), "the original bytes"
    assert office.papers.content(picture.id) == png()
    assert picture.came_with == mail.id
    assert page.banner.text() == "Added 2 papers."


def test_the_officer_can_change_what_was_understood(
    page: CasePage, office: Office, case_id: int, tmp_path: Path
) -> None:
    mail = email(("one.png", png()), ("two.png", png(30)), sender="Someone <new@elsewhere.example>")
    drop(page, from_file_manager(*files_in(tmp_path, mail_eml=mail)))
    card = the_email(the_dialog(page))
    assert card.about.person.currentText() == "Somebody else"
    assert card.about.other.value() == "Someone <new@elsewhere.example>"
    tick(card.ticks[1][0])
    write(card.subject, "From the neighbour")
    write(card.about.day, "25/6/2026")
    choose(card.about.direction, "Out")
    write(card.note, "Forwarded by the warden")
    press(the_dialog(page).done_button)
    kept, first = office.papers.of(case_id)
    assert (kept.subject, kept.happened_on, kept.direction) == ("From the neighbour", date(2026, 6, 25), Direction.OUT)
    assert (kept.with_whom, kept.note) == ("Someone <new@elsewhere.example>", "Forwarded by the warden")
    assert first.file_name == "one.png"


def test_a_message_saved_by_outlook_is_read_with_its_uk_day_and_its_files(
    page: CasePage, office: Office, case_id: int, tmp_path: Path
) -> None:
    drop(page, from_file_manager(*files_in(tmp_path, letter_msg=full())))
    dialog = the_dialog(page)
    assert "Email from Jo Bloggs <jo@example.org>" in said(dialog)
    assert "“Picture 1” was sent as a link" in said(dialog)
    card = the_email(dialog)
    assert card.about.day.value() == date(2026, 6, 2), "sent at 22:30 UTC in June or later"
    press(dialog.done_button)
    mail, *others = office.papers.of(case_id)
    assert (mail.file_what, office.papers.content(mail.id)) == ("Email saved by Outlook", full())
    assert [paper.file_name for paper in others] == ["wall.jpg", "First report.eml"], "the same picture only once"
    assert "In the case already, so not added again: “wall (2).jpg”." in page.banner.text()


def test_added_here_the_originals_may_go_and_a_backup_brings_every_byte_back(
    page: CasePage, office: Office, case_id: int, tmp_path: Path
) -> None:
    """Failure 11, as the officer does it."""
    paths = files_in(tmp_path, mail_eml=email(("door.png", png())), letter_pdf=PDF)
    drop(page, from_file_manager(*paths))
    press(the_dialog(page).done_button)
    for path in paths:
        path.unlink()
    office.safekeeping.back_up()
    (made,) = (office.safekeeping.folder() / "backups").iterdir()
    moved = made.rename(tmp_path / "another name.chcbackup")
    backup.restore(moved, tmp_path / "elsewhere", office.desk.now())
    restored = make.again(tmp_path / "elsewhere")
    found = [sha256(restored.papers.content(paper.id)).hexdigest() for paper in restored.papers.of(case_id)]
    assert sorted(found) == sorted(sha256(content).hexdigest() for content in (email(("door.png", png())), png(), PDF))


def test_what_we_sent_goes_out_to_whom_it_was_written(page: CasePage, tmp_path: Path) -> None:
    mail = email(sender="Office <OFFICE@amberley.example>").replace(b"To: Office <office@amberley", b"To: <joan@bell")
    drop(page, from_file_manager(*files_in(tmp_path, sent_eml=mail)))
    about = the_email(the_dialog(page)).about
    assert about.direction.currentText() == "Out"
    assert about.person.currentText() == "Joan Bell"


def test_several_files_at_once_share_the_day_and_have_a_subject_each(
    page: CasePage, office: Office, case_id: int, tmp_path: Path
) -> None:
    drop(page, from_file_manager(*files_in(tmp_path, letter_pdf=PDF, photo_png=png())))
    card = the_files(the_dialog(page))
    write(card.files[0][0], "Letter of the engineer")
    choose(card.about.way, "By hand")
    choose(card.about.seen_by, "Internal")
    press(the_dialog(page).done_button)
    assert [(paper.subject, paper.way, paper.kept_back) for paper in office.papers.of(case_id)] == [
        ("Letter of the engineer", Way.BY_HAND, KeptBack.INTERNAL),
        ("photo", Way.BY_HAND, KeptBack.INTERNAL),
    ]


def test_dragged_away_again_nothing_happens(page: CasePage, tmp_path: Path) -> None:
    mime = from_file_manager(*files_in(tmp_path, letter_pdf=PDF))
    enter = QDragEnterEvent(
        QPointF(200, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(page.viewport(), enter)
    QApplication.sendEvent(page.viewport(), QDragLeaveEvent())
    assert page.banner.text() == ""
    assert not page.findChildren(AddDialog)


def test_the_button_asks_which_files(page: CasePage, office: Office, answers: Answers, tmp_path: Path) -> None:
    answers.paths = files_in(tmp_path, letter_pdf=PDF)
    press(the_tab(page).add)
    assert answers.asked == ["Choose the files to add"]
    press(the_dialog(page).done_button)
    assert page.tabs
    assert page.tabs.bar().tabText(1) == "Letters and correspondence (1)"


def test_a_picture_of_a_letter_is_pasted(page: CasePage, office: Office, case_id: int) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(picture)
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    press(the_dialog(page).done_button)
    (paper,) = office.papers.of(case_id)
    assert paper.file_name == "Picture 24 November 2026 14.02.png"
    assert paper.file_what == "PNG picture"
    assert QImage.fromData(office.papers.content(paper.id)).pixelColor(5, 5) == QColor("teal")


def test_pasting_nothing_is_said(page: CasePage) -> None:
    QGuiApplication.clipboard().setText("only words")
    press(the_tab(page).picture)
    assert "There is no picture and no file on the clipboard. Nothing was added." in page.banner.text()
    assert not page.findChildren(AddDialog)


def test_a_message_dragged_out_of_outlook_is_taken(page: CasePage, office: Office, case_id: int) -> None:
    """Windows hands over the names in one block and the bytes of each by itself."""
    name = "The pump.eml".encode("utf-16-le")
    block = struct.pack("<I", 1) + bytes(72) + name + bytes(520 - len(name))
    mime = QMimeData()
    mime.setData('application/x-qt-windows-mime;value="FileGroupDescriptorW"', QByteArray(block))
    mime.setData('application/x-qt-windows-mime;value="FileContents";index=0', QByteArray(email()))
    drop(page, mime)
    press(the_dialog(page).done_button)
    assert [paper.file_name for paper in office.papers.of(case_id)] == ["The pump.eml"]


def test_an_email_of_the_representative_is_theirs_by_its_address(
    page: CasePage, office: Office, case_id: int, tmp_path: Path
) -> None:
    sam = spoken_for(office, case_id, replace(DAUGHTER, email="Sam@Bell.example"))
    mail = email(sender="S <sam@bell.example>")
    drop(page, from_file_manager(*files_in(tmp_path, mail_eml=mail)))
    card = the_email(the_dialog(page))
    assert (card.about.direction.value(), card.about.person.currentText()) == (Direction.IN.value, "Sam Bell")
    assert not card.keep_address.isVisible()
    press(the_dialog(page).done_button)
    assert [paper.person for paper in office.papers.of(case_id)] == [sam]


def test_where_two_share_an_address_the_one_of_the_case_is_meant(
    page: CasePage, office: Office, case_id: int, tmp_path: Path
) -> None:
    make.a_complaint(office, person=replace(make.RESIDENT, name="John Bell", email="joan@bell.example"))
    drop(page, from_file_manager(*files_in(tmp_path, mail_eml=email())))
    assert the_email(the_dialog(page)).about.person.currentText() == "Joan Bell"


def test_the_address_of_somebody_known_by_name_is_offered_to_be_kept_and_known_the_next_time(
    page: CasePage, office: Office, case_id: int, tmp_path: Path
) -> None:
    sam = spoken_for(office, case_id)
    first, second = email(sender="Sam Bell <sam@home.example>"), email(sender="s.b. <SAM@home.example>", subject="More")
    drop(page, from_file_manager(*files_in(tmp_path, first_eml=first)))
    card = the_email(the_dialog(page))
    assert card.about.person.currentText() == "Sam Bell"
    assert card.keep_address.isVisible()
    assert card.keep_address.text() == "Keep sam@home.example as the email address of Sam Bell, who has none yet"
    assert not card.keep_address.value()
    choose(card.about.person, "Joan Bell")
    assert not card.keep_address.isVisible(), "she has one"
    choose(card.about.person, "Sam Bell")
    tick(card.keep_address)
    press(the_dialog(page).done_button)
    assert office.papers.person(sam).email == "sam@home.example"
    drop(page, from_file_manager(*files_in(tmp_path, second_eml=second)))
    card = the_email(the_dialog(page))
    assert card.about.person.currentText() == "Sam Bell"
    assert not card.keep_address.isVisible()
    assert office.safekeeping.check()


def test_nobody_is_guessed_where_two_of_the_case_have_the_name_or_the_name_is_not_of_the_case(
    page: CasePage, office: Office, case_id: int, tmp_path: Path
) -> None:
    spoken_for(office, case_id)
    joined(office, case_id, replace(make.RESIDENT, name="Sam Bell", address="Cottage 8"))
    make.a_complaint(office, person=replace(make.RESIDENT, name="Mary Poole"))
    for name, sender in (("one", "Sam Bell <sam@home.example>"), ("two", "Mary Poole <m@p.example>")):
        drop(page, from_file_manager(*files_in(tmp_path, **{f"{name}_eml": email(sender=sender)})))
        card = the_email(the_dialog(page))
        assert card.about.person.currentText() == "Somebody else"
        assert card.about.other.value() == sender
        assert not card.keep_address.isVisible()
        press(the_dialog(page).back_button)


def test_a_message_dragged_as_an_email_is_taken(page: CasePage, office: Office, case_id: int) -> None:
    mime = QMimeData()
    mime.setData("message/rfc822", QByteArray(email()))
    drop(page, mime)
    press(the_dialog(page).done_button)
    assert [paper.subject for paper in office.papers.of(case_id)] == ["The pump again"]


def test_what_is_no_file_is_refused_in_a_sentence(page: CasePage) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/letter.pdf")])
    drop(page, mime)
    assert "That holds no file this program can take. Nothing was added." in page.banner.text()


def test_above_25_mb_a_clear_sentence_and_the_others_can_still_be_added(
    page: CasePage, office: Office, case_id: int, tmp_path: Path, qtbot: QtBot
) -> None:
    large, small = files_in(tmp_path, film_mp4=b"", letter_pdf=PDF)
    with large.open("wb") as file:
        file.truncate(25 * 1024 * 1024 + 1)
    drop(page, from_file_manager(large, small))
    dialog = the_dialog(page)
    qtbot.waitUntil(lambda: bool(dialog.cards))
    assert "“film.mp4” is 26 MB, and a file in the register may be 25 MB at most; nothing was changed" in said(dialog)
    press(dialog.done_button)
    assert [paper.file_name for paper in office.papers.of(case_id)] == ["letter.pdf"]


def test_the_same_file_twice_is_said_and_not_doubled(
    page: CasePage, office: Office, case_id: int, tmp_path: Path
) -> None:
    first, copy = files_in(tmp_path, letter_pdf=PDF, copy_pdf=PDF)
    drop(page, from_file_manager(first, copy))
    assert "In the case already: among the files just chosen. It is not added a second time." in said(the_dialog(page))
    press(the_dialog(page).done_button)
    drop(page, from_file_manager(copy))
    dialog = the_dialog(page)
    assert dialog.title.text() == "These are in the case already"
    assert "In the case already: “letter” of Tue 24 Nov 2026." in said(dialog)
    assert not dialog.done_button.isVisible()
    assert len(office.papers.of(case_id)) == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a folder", None, "is a folder"),
        ("empty.pdf", b"", "is empty"),
        ("gone.pdf", "gone", "could not be read"),
    ],
)
def test_what_cannot_be_kept_ends_in_a_sentence_and_changes_nothing(
    page: CasePage, office: Office, case_id: int, tmp_path: Path, name: str, content: object, sentence: str
) -> None:
    path = tmp_path / name
    if content is None:
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    drop(page, from_file_manager(path))
    dialog = the_dialog(page)
    assert sentence in said(dialog)
    assert dialog.title.text() == "Nothing could be added"
    press(dialog.back_button)
    assert office.papers.of(case_id) == ()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("letter.eml", PDF, "ends in “.eml”, but it is a PDF document"),
        ("cut.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "ends in “.msg”, but"),
        ("deep.eml", b"From: a@b.example\nDate: x\n\n" + b"\n" * 1_000_001, "more than 1,000,000 lines"),
        ("run.exe", b"MZ\x00\x01program", "is a program, which can harm the computer"),
        ("run.js", b"alert(1)", "is a program or a script, which can harm the computer"),
    ],
)
def test_damaged_misnamed_and_dangerous_files_are_kept_as_they_are_with_a_word_about_it(
    page: CasePage, office: Office, case_id: int, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    drop(page, from_file_manager(path))
    assert sentence in said(the_dialog(page))
    press(the_dialog(page).done_button)
    (paper,) = office.papers.of(case_id)
    assert office.papers.content(paper.id) == content


def test_a_day_to_come_is_refused_where_it_was_asked_and_nothing_is_lost(
    page: CasePage, office: Office, case_id: int, tmp_path: Path
) -> None:
    drop(page, from_file_manager(*files_in(tmp_path, letter_pdf=PDF)))
    dialog = the_dialog(page)
    write(the_files(dialog).about.day, "1/1/2027")
    press(dialog.done_button)
    assert "still to come" in dialog.error.text()
    write(the_files(dialog).about.day, "soon")
    press(dialog.done_button)
    assert office.papers.of(case_id) == ()
    write(the_files(dialog).about.day, "20/11/2026")
    press(dialog.done_button)
    assert len(office.papers.of(case_id)) == 1


def test_many_megabytes_are_kept_beside_the_window_in_one_go(
    page: CasePage, office: Office, case_id: int, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = files_in(tmp_path, one_bin=os.urandom(4_000_000), two_bin=os.urandom(4_000_000))
    drop(page, from_file_manager(*paths))
    dialog = the_dialog(page)
    qtbot.waitUntil(lambda: bool(dialog.cards))
    with qtbot.waitSignal(dialog.added, timeout=20_000):
        press(dialog.done_button)
    assert [office.papers.content(paper.id) for paper in office.papers.of(case_id)] == [
        path.read_bytes() for path in paths
    ]
    assert page.tabs
    assert page.tabs.bar().tabText(1) == "Letters and correspondence (2)", "the page has read the case again"


def test_stopped_half_way_nothing_is_left_behind(
    page: CasePage, office: Office, case_id: int, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(page, from_file_manager(*files_in(tmp_path, one_bin=os.urandom(20_000_000))))
    dialog = the_dialog(page)
    qtbot.waitUntil(lambda: bool(dialog.cards))
    press(dialog.done_button)
    assert dialog.back_button.text() == "Stop"
    press(dialog.back_button)
    qtbot.waitUntil(lambda: "Stopped. Nothing was added" in dialog.banner.text(), timeout=20_000)
    assert office.papers.of(case_id) == ()
    assert office.safekeeping.check().startswith("All is sound")


def test_everything_in_the_dialog_has_a_name(page: CasePage, tmp_path: Path) -> None:
    paths = files_in(tmp_path, mail_eml=email(("one.png", png())), letter_pdf=PDF, two_pdf=PDF + b" ")
    drop(page, from_file_manager(*paths))
    dialog = the_dialog(page)
    reached = list(reached_by_tab(dialog))
    assert [type(widget).__name__ for widget in reached if not spoken_name(widget)] == []
    assert len(reached) > 15


@pytest.mark.parametrize("nasty", WAYS.values(), ids=list(WAYS))
def test_nasty_text_in_subject_and_note_comes_back_as_it_was_or_is_refused_in_a_sentence(
    page: CasePage, office: Office, case_id: int, tmp_path: Path, nasty: str
) -> None:
    drop(page, from_file_manager(*files_in(tmp_path, letter_pdf=PDF)))
    card = the_files(the_dialog(page))
    card.files[0][0].setText(nasty)
    card.note.setText(nasty)
    press(the_dialog(page).done_button)
    seen = without_unseen(nasty).strip()
    if len(seen) > LONGEST_SUBJECT:
        assert "A subject may have 1,000 characters." in the_dialog(page).error.text()
        assert office.papers.of(case_id) == ()
        return
    (paper,) = office.papers.of(case_id)
    assert (paper.subject, paper.note) == (seen, seen)
    tab = page.findChildren(PapersTab)[-1]
    shown = "\n".join(label.plain() for label in tab.findChildren(WrapLabel))
    assert seen in shown


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("a<b>|c?.pdf", "a_b__c_.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("con.pdf", "_con.pdf"),
        ("Łukasz 😀.pdf", "Łukasz 😀.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("nul\0here.pdf", "nulhere.pdf"),
        ("  . ", "file"),
    ],
)
def test_file_names_are_made_safe_for_every_disk(
    page: CasePage, office: Office, case_id: int, name: str, kept: str
) -> None:
    from chc_desktop.office.paper_looking import Source

    page.papers.add_sources([Source(name, content=PDF)])
    press(the_dialog(page).done_button)
    assert [paper.file_name for paper in office.papers.of(case_id)] == [kept]
