"""An email that was dropped into a case, as its sender’s program saved it."""

import random
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.limits import DEEPEST, LARGEST_FILE, LONGEST_TEXT, MOST_ATTACHMENTS, check_size
from chc_desktop.exchange.message import NOBODY, Mailbox, Message, read_message

T = TypeVar("T")
TOP = b"From: Jo Bloggs <jo@example.org>\r\nTo: office@example.org\r\nDate: Mon, 1 Jun 2026 23:30:00 +0000\r\n"
KEPT = "the file can still be kept with the case as it is."


def read(rest: bytes, top: bytes = TOP) -> Message:
    return read_message("letter.eml", top + rest)


def refusal(content: bytes, name: str = "letter.eml") -> str:
    with pytest.raises(RuleBroken) as refused:
        read_message(name, content)
    return str(refused.value)


def dated(header: bytes) -> Message:
    return read_message("letter.eml", b"From: jo@example.org\r\n" + header + b"Subject: Damp\r\n\r\nHello")


def full() -> bytes:
    email = EmailMessage(policy=SMTP)
    email["From"], email["To"], email["Cc"] = "Łukasz Żak <l@example.org>", "office@example.org", "J <j@example.org>"
    email["Date"], email["Subject"] = "Mon, 12 Jan 2026 09:15:00 +0000", "Naïve question about damp, with £5"
    email.set_content("Dear team,\nthe wall is wet.\n")
    email.add_alternative("<p>Dear team, <b>the wall is wet</b></p>", subtype="html")
    email.add_attachment(b"\xff\xd8\xff photograph", maintype="image", subtype="jpeg", filename="wall.jpg")
    email.add_attachment(b"\xff\xd8\xff another", maintype="image", subtype="jpeg", filename="Wall.jpg")
    inner = EmailMessage(policy=SMTP)
    inner["From"], inner["Subject"] = "a@example.org", "First report"
    inner.set_content("It began in May.")
    email.add_attachment(inner)
    return email.as_bytes()


def test_an_email_is_read_with_people_text_and_files() -> None:
    message = read_message("letter.eml", full())
    assert message.sender == Mailbox("Łukasz Żak", "l@example.org")
    assert message.to == (Mailbox("", "office@example.org"),)
    assert message.cc == (Mailbox("J", "j@example.org"),)
    assert message.subject == "Naïve question about damp, with £5"
    assert message.text == "Dear team,\nthe wall is wet."
    assert message.sent_on == date(2026, 1, 12)
    assert message.remarks == ()
    assert [file.name for file in message.attachments] == ["wall.jpg", "Wall (2).jpg", "First report.eml"]
    assert message.attachments[0].content == b"\xff\xd8\xff photograph"


def test_a_message_inside_a_message_is_kept_as_one_that_can_be_read() -> None:
    inner = read_message("letter.eml", full()).attachments[2]
    assert inner.is_message
    assert read_message(inner.name, inner.content).text == "It began in May."


def test_an_email_of_half_past_eleven_at_night_utc_in_june_is_of_the_next_day_in_the_uk() -> None:
    message = read(b"Subject: Damp\r\n\r\nHello")
    assert message.sent_on == date(2026, 6, 2)
    assert message.sent_at is not None
    assert (message.sent_at.hour, message.sent_at.minute) == (0, 30)
    assert message.sent_at.tzinfo == ZoneInfo("Europe/London")


def test_the_same_hour_in_december_is_of_the_same_day() -> None:
    assert dated(b"Date: Tue, 1 Dec 2026 23:30:00 +0000\r\n").sent_on == date(2026, 12, 1)


def test_british_summer_time_by_name_is_an_hour_ahead() -> None:
    message = dated(b"Date: Mon, 1 Jun 2026 00:30:00 BST\r\n")
    assert message.sent_on == date(2026, 6, 1)
    assert message.remarks == ()


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"Date: \r\n",
        b"Date: last Tuesday\r\n",
        b"Date: 03/04/2026 10:15\r\n",
        b"Date: Mon, 31 Feb 2026 10:00:00 +0000\r\n",
        b"Date: Mon, 1 Jun 2026 10:00:00 +9999\r\n",
        b"Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n",
        b"Date: Fri, 31 Dec 9999 23:59:59 -1200\r\n",
        b"Date: Sat, 1 Jan 0001 00:00:00 +1200\r\n",
        b"Date: \xff\xfe\r\n",
    ],
)
def test_a_date_that_is_none_is_said_and_never_guessed(header: bytes) -> None:
    message = dated(header)
    assert message.sent_at is None
    assert message.sent_on is None
    assert "Please enter the day yourself." in message.remarks[0]


def test_a_date_without_a_zone_is_read_as_gmt_and_says_so() -> None:
    message = dated(b"Date: Mon, 1 Jun 2026 23:30:00\r\n")
    assert message.sent_on == date(2026, 6, 2)
    assert "without a time zone" in message.remarks[0]


def test_folded_and_encoded_headers_are_put_together() -> None:
    message = read(
        b"Subject: =?utf-8?Q?Mould_in_the_b?=\r\n =?utf-8?Q?athroom_=C3?=\r\n"
        b" =?utf-8?Q?=A9?=\r\n and\r\n\tthe hall\r\n\r\n"
    )
    assert message.subject == "Mould in the bathroom é and the hall"


@pytest.mark.parametrize(
    ("charset", "sent", "shown"),
    [
        (b"utf-8", "£5 für Łukasz".encode(), "£5 für Łukasz"),
        (b"iso-8859-1", "£5 für Łukasz".encode(), "£5 für Łukasz"),
        (b"us-ascii", b"caf\xe9 \x80\x35", "café €5"),
        (b"nonsense", b"caf\xe9", "café"),
        (b"koi8-r", "Привет".encode("koi8-r"), "Привет"),
        (b"punycode", b"abc-", "abc-"),
        (b'"', b"caf\xe9", "café"),
    ],
)
def test_text_is_right_though_its_encoding_is_named_wrongly(charset: bytes, sent: bytes, shown: str) -> None:
    assert read(b"Content-Type: text/plain; charset=" + charset + b"\r\n\r\n" + sent).text == shown


def test_headers_in_bytes_that_were_never_encoded_are_read() -> None:
    message = read("Subject: Schimmel für £5\r\n\r\n".encode(), b"From: J\xf6rg <j@example.org>\r\n")
    assert message.subject == "Schimmel für £5"
    assert message.sender.name == "Jörg"


def test_a_message_with_html_only_is_shown_as_text_with_its_links() -> None:
    page = (
        b"<html><head><title>T</title><style>p{color:red}</style></head><body><p>The boiler&nbsp;has &pound;5"
        b"<script>alert(1)</script> <a href='https://example.org/a?b=1&amp;c=2'>report</a></p><p>J&C <16C</p></body>"
    )
    message = read(b"Content-Type: text/html\r\n\r\n" + page)
    assert message.text.startswith("The boiler has £5 report (https://example.org/a?b=1&c=2)\n\nJ&C <16C")


def test_text_around_a_picture_is_kept_in_order() -> None:
    parts = b"--b\r\n\r\nBefore\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b\r\n\r\nAfter\r\n--b--\r\n"
    message = read(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + parts)
    assert message.text == "Before\n\nAfter"
    assert [file.name for file in message.attachments] == ["attachment.png"]


def test_files_beside_the_formatted_text_are_kept_though_the_plain_text_is_shown() -> None:
    mixed = b"Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>Hi</p>\r\n"
    mixed += b"--c\r\nContent-Type: application/pdf; name=plan.pdf\r\n\r\n%PDF\r\n--c--\r\n"
    body = b"--b\r\n\r\nHi plain\r\n--b\r\n" + mixed + b"--b--\r\n"
    message = read(b"Content-Type: multipart/alternative; boundary=b\r\n\r\n" + body)
    assert message.text == "Hi plain"
    assert [file.name for file in message.attachments] == ["plan.pdf"]


def attached(header: bytes) -> str:
    body = b"--b\r\nContent-Type: application/octet-stream\r\n" + header + b"\r\n\r\nx\r\n--b--\r\n"
    return read(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + body).attachments[0].name


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (b'Content-Disposition: attachment; filename="../../etc/passwd"', "passwd"),
        (b'Content-Disposition: attachment; filename="C:\\\\x\\\\a<b>.txt"', "a_b_.txt"),
        (b"Content-Disposition: attachment; filename=con.txt", "_con.txt"),
        (b'Content-Disposition: attachment; filename=". . "', "attachment"),
        (b"Content-Disposition: attachment; filename*=utf-8''Ma%C3%9F%E2%80%AEfdp.exe", "Maßfdp.exe"),
        (b'Content-Disposition: attachment; filename="=?utf-8?Q?Ma=C3=9F.pdf?="', "Maß.pdf"),
        (b"Content-Disposition: attachment; filename*0=long; filename*1=er.pdf", "longer.pdf"),
        (b"Content-Disposition: attachment", "attachment"),
    ],
)
def test_the_name_of_a_file_is_made_safe(header: bytes, name: str) -> None:
    assert attached(header) == name


def test_a_very_long_name_keeps_its_ending() -> None:
    name = attached(b"Content-Disposition: attachment; filename*=utf-8''" + b"%C3%A9" * 300 + b".pdf")
    assert name.endswith(".pdf")
    assert len(name.encode()) <= 204


def test_a_parcel_from_outlook_is_kept_and_explained() -> None:
    body = b"--b\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx\r\n--b--\r\n"
    message = read(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + body)
    assert [file.name for file in message.attachments] == ["winmail.dat"]
    assert len(message.remarks) == 1
    assert "only Outlook opens" in message.remarks[0]


@pytest.mark.parametrize("content", [b"", b"  \r\n\r\n", b"\0" * 2000, b"Hello there", bytes(range(256)) * 40])
def test_what_is_no_message_ends_in_one_sentence(content: bytes) -> None:
    assert refusal(content, "notes\r\n.eml").endswith(KEPT)


def test_a_message_without_text_is_still_a_message() -> None:
    message = read(b"\r\n")
    assert message.text == ""
    assert message.subject == ""
    assert message.attachments == ()


def test_a_message_without_a_sender_says_nobody() -> None:
    assert read_message("a.eml", b"Subject: Damp\r\n\r\nHello").sender == NOBODY


@pytest.mark.parametrize(
    ("written", "sender"),
    [
        (b'"Bloggs, Jo" <jo@example.org>', Mailbox("Bloggs, Jo", "jo@example.org")),
        (b"jo@example.org (Jo Bloggs)", Mailbox("Jo Bloggs", "jo@example.org")),
        (b"=?utf-8?Q?Nguy=E1=BB=85n=2C_An?= <an@example.org>", Mailbox("Nguyễn, An", "an@example.org")),
        (b"jo@example.org <jo@example.org>", Mailbox("", "jo@example.org")),
        (b"Jo", Mailbox("Jo", "")),
        (b"", NOBODY),
    ],
)
def test_the_sender_is_a_name_and_an_address(written: bytes, sender: Mailbox) -> None:
    assert read_message("a.eml", b"From: " + written + b"\r\nSubject: Damp\r\n\r\n").sender == sender


def test_hidden_recipients_are_nobody() -> None:
    assert read_message("a.eml", b"From: a@b.org\r\nTo: undisclosed-recipients:;\r\n\r\n").to == ()


def test_unseen_characters_are_taken_out_of_the_text() -> None:
    assert read(b"\r\nOne\0\x07 two\x1b[31m\r\n\r\n\r\n\r\nthree  \r\n").text == "One two[31m\n\nthree"


def test_a_text_longer_than_can_be_shown_is_cut_and_says_so() -> None:
    message = read(b"\r\n" + b"damp " * LONGEST_TEXT)
    assert len(message.text) == LONGEST_TEXT
    assert "longer than is shown" in message.remarks[0]


def test_a_file_over_the_limit_is_refused_by_its_size() -> None:
    check_size("a.pdf", LARGEST_FILE)
    with pytest.raises(RuleBroken, match=r"“a\.pdf” is 26 MB, and a file in the register may be 25 MB at most"):
        check_size("a.pdf", LARGEST_FILE + 1)
    assert "26 MB" in refusal(TOP + b"\r\n" + b"x" * LARGEST_FILE)


def many_files(count: int) -> bytes:
    part = b"--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nx\r\n"
    return TOP + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part * count + b"--b--\r\n"


def test_as_many_files_as_the_limit_are_taken_and_told_apart() -> None:
    names = [file.name for file in read_message("a.eml", many_files(MOST_ATTACHMENTS)).attachments]
    assert len(set(names)) == MOST_ATTACHMENTS
    assert names[:3] == ["a.txt", "a (2).txt", "a (3).txt"]


@pytest.mark.parametrize("count", [MOST_ATTACHMENTS + 1, 10_000])
def test_more_files_than_the_limit_end_in_one_sentence(count: int) -> None:
    assert refusal(many_files(count)).endswith(KEPT)


@pytest.mark.parametrize("depth", [DEEPEST + 1, 400, 20_000])
def test_messages_too_deep_inside_one_another_end_in_one_sentence(depth: int) -> None:
    assert "inside one another" in refusal(TOP + b"Content-Type: message/rfc822\r\n\r\n" * depth + b"Hello")


@pytest.mark.parametrize("depth", [DEEPEST + 1, 400])
def test_parcels_too_deep_inside_one_another_end_in_one_sentence(depth: int) -> None:
    level = "Content-Type: multipart/mixed; boundary=b{0}\r\n\r\n--b{0}\r\n"
    assert "inside one another" in refusal(TOP + "".join(map(level.format, range(depth))).encode())


@pytest.mark.parametrize(
    "header", [b"To: ", b"Subject: ", b"Date: ", b"Content-Type: ", b"X: ", b"Content-Disposition: "]
)
@pytest.mark.parametrize(
    "fill", [b"a", b"(", b'"', b"<", b",", b"=?utf-8?q?", b";a=", b'a="' + b";" * 50, b"\0", b"\xff"]
)
@pytest.mark.timeout(20)
def test_a_huge_header_does_not_hold_anybody_up(header: bytes, fill: bytes) -> None:
    message = read(header + fill * (400_000 // len(fill)) + b"\r\n\r\nHello")
    assert len(message.subject) <= 1000


@pytest.mark.parametrize(
    "fill", [b"<", b"<a ", b'<a b="', b"<!--", b"<![", b"<!", b"</", b"&", b"<div>", b"<script>", b"</script", b"<p a="]
)
@pytest.mark.parametrize("end", [b"", b">", b"<p>"])
@pytest.mark.timeout(20)
def test_a_page_made_to_hold_the_reader_up_does_not(fill: bytes, end: bytes) -> None:
    read(b"Content-Type: text/html\r\n\r\n" + fill * (500_000 // len(fill)) + end)


SEEDS = [
    full(),
    many_files(3),
    TOP + b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>Hello <a href=https://example.org>there</a></p>",
    TOP + b"Content-Type: message/rfc822\r\n\r\n" * 3 + b"Subject: x\r\n\r\nHello",
    TOP + b"Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
    b"Status: 5.1.1\r\n\r\nAction: failed\r\n--b--\r\n",
    TOP + b"Content-Transfer-Encoding: base64\r\n\r\nSGVsbG8=\r\n",
    TOP + b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a\r\n#0V%T\r\n`\r\nend\r\n",
    "\ufeff".encode() + full(),
    full().decode().encode("utf-16"),
]


def outcome(reading: Callable[[], T]) -> tuple[str, T | None]:
    """What came of it: the sentence, or else what was read."""
    try:
        return "", reading()
    except RuleBroken as refused:
        return str(refused), None


def survives(content: bytes) -> None:
    """Either a message or one sentence; nothing else ever comes out of the reader."""
    said, message = outcome(lambda: read_message("fuzz.eml", content))
    if message is None:
        assert said.endswith(KEPT)
        return
    f"{message.text}{message.subject}{message.sender}{message.to}".encode()
    assert len({file.name.casefold() for file in message.attachments}) == len(message.attachments)
    assert not any(set(file.name) & set('/\\:*?"<>|\0\r\n') for file in message.attachments)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_message_cut_short_anywhere_never_stops_the_program(seed: bytes) -> None:
    for end in range(0, len(seed), 7):
        survives(seed[:end])


@given(st.sampled_from(SEEDS), st.randoms(use_true_random=False), st.integers(1, 30))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_message_with_wrong_bytes_never_stops_the_program(seed: bytes, chance: random.Random, count: int) -> None:
    spoilt = bytearray(seed)
    for _ in range(count):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    survives(bytes(spoilt))


PIECES = [
    b"From: ", b"To: ", b"Date: ", b"Subject: ", b"Content-Type: ", b"multipart/mixed; boundary=b", b"message/rfc822",
    b"multipart/alternative; boundary=b", b"text/html", b"text/plain; charset=", b"utf-16", b"--b", b"--b--", b"\r\n",
    b"\r\n\r\n", b"\n", b" ", b"=?utf-8?B?w6k=?=", b"=?", b"<p>", b"<![if x]>", b"&#x110000;", b"\0", b"\xff", b'"',
    b"Content-Transfer-Encoding: base64", b"Content-Disposition: attachment; filename*0*=utf-8''%ff", b"a@b.org", b"<",
    b"multipart/digest; boundary=b", b"message/external-body", b"message/partial", b"Content-Type: a/b; charset*=x'y'%",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.binary(max_size=40))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_mixture_of_the_pieces_of_a_message_stops_the_program(pieces: list[bytes], rest: bytes) -> None:
    survives(TOP + b"".join(pieces) + rest)
