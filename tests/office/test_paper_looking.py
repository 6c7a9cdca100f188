"""Whatever is dropped into a case ends as something to be kept or in a sentence, and nothing is written."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chc_desktop.office.office import Office
from chc_desktop.office.paper_looking import MOST_AT_ONCE, Source, Surroundings, Understood, look
from tests import make
from tests.exchange.test_outlook_message import full
from tests.ui.papers.files import PDF, email, png

AROUND = Surroundings(person=4, people={"joan@bell.example": 4}, own=frozenset({"office@amberley.example"}), there={})
EMAIL = email(("door.png", png()), ("a.pdf", PDF), ("mail.eml", email()))


def looked(name: str, content: bytes) -> Understood:
    return look([Source(name, content=content)], AROUND)


def kept_or_said(found: Understood) -> bool:
    return len(found.emails) + len(found.files) + len(found.refused) == 1


@settings(max_examples=150, deadline=None)
@given(cut=st.integers(0, len(EMAIL)), at=st.integers(0, len(EMAIL) - 1), byte=st.integers(0, 255))
def test_a_truncated_or_damaged_email_never_fails(cut: int, at: int, byte: int) -> None:
    damaged = bytearray(EMAIL[:cut])
    if at < len(damaged):
        damaged[at] = byte
    assert kept_or_said(looked("mail.eml", bytes(damaged)))


@settings(max_examples=150, deadline=None)
@given(name=st.text(max_size=40), content=st.binary(max_size=400))
def test_any_bytes_under_any_name_never_fail(name: str, content: bytes) -> None:
    assert kept_or_said(looked(name, content))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_outlook_message_never_fails(data: st.DataObject) -> None:
    whole = full()
    cut = data.draw(st.integers(0, len(whole)))
    damaged = bytearray(whole[:cut])
    for _ in range(data.draw(st.integers(0, 8))):
        if damaged:
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    assert kept_or_said(looked("message.msg", bytes(damaged)))


def test_an_archive_that_would_fill_the_disk_is_kept_as_it_is_and_never_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"{number}.txt", bytes(10_000_000))
    (file,) = looked("photos.zip", buffer.getvalue()).files
    assert file.what == "Zip archive"
    assert file.content == buffer.getvalue()


def test_an_email_in_a_text_file_stays_a_text_file() -> None:
    (file,) = looked("notes.txt", EMAIL).files
    assert file.what == "Email"


def test_more_files_than_anybody_means_are_asked_for_in_two_goes() -> None:
    found = look([Source(f"{n}.txt", content=b"x") for n in range(MOST_AT_ONCE + 1)], AROUND)
    assert "Please add them in two goes" in found.refused[0]
    assert found.is_empty


def test_together_too_large_the_rest_is_left_for_another_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chc_desktop.office.paper_looking.MOST_BYTES", 10)
    found = look([Source("one.txt", content=b"123456"), Source("two.txt", content=b"123456")], AROUND)
    assert [file.name for file in found.files] == ["one.txt"]
    assert "two goes" in found.refused[0]


def test_the_logo_of_a_signature_is_not_ticked_by_itself() -> None:
    mail = (
        b"From: a@b.example\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>\r\n'
        b"--b\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <logo>\r\nContent-Disposition: inline\r\n\r\n"
        + png()
        + b"\r\n--b--\r\n"
    )
    (found,) = looked("mail.eml", mail).emails
    assert [(file.name, file.minor) for file in found.attachments] == [("logo.png", True)]


def test_looking_writes_nothing(tmp_path: Path) -> None:
    office: Office = make.an_office(tmp_path / "data")
    case_id = make.a_complaint(office)
    before = office.desk.register.inspect()
    look([Source("mail.eml", content=EMAIL)], office.papers.surroundings(case_id))
    assert office.desk.register.inspect() == before
