"""A message as Outlook saves it, written here by our own hand and read back by two readers."""

import random
import struct
from datetime import UTC, date, datetime

import oxmsg  # the reader of others: what we write and read must be what it reads too
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chc_desktop.exchange.limits import DEEPEST, MOST_ATTACHMENTS
from chc_desktop.exchange.message import NOBODY, Mailbox, Message, read_message
from chc_desktop.exchange.outlook_properties import PROPERTIES, Tag
from tests.exchange.compound import Kept, Outlook, compound
from tests.exchange.test_message import KEPT, refusal, survives

SENT = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
BLOGGS = [Kept(Tag.SENDER_NAME, "Jo Bloggs"), Kept(Tag.SENDER, "jo@example.org")]
PHOTO = [Kept(Tag.LONG_FILE_NAME, "wall.jpg"), Kept(Tag.CONTENT_TYPE, "image/jpeg"), Kept(Tag.DATA, b"\xff\xd8" * 9000)]


def read(*properties: Kept, attachments: object = (), recipients: object = ()) -> Message:
    return read_message("letter.msg", Outlook(properties, recipients, attachments).file())  # type: ignore[arg-type]


def person(kind: int, name: str, address: str) -> list[Kept]:
    return [Kept(Tag.DISPLAY_NAME, name), Kept(Tag.SMTP, address), Kept(Tag.RECIPIENT_KIND, kind)]


def full() -> bytes:
    inner = Outlook([Kept(Tag.SUBJECT, "First report"), Kept(Tag.BODY, "It began in May."), *BLOGGS], (), [PHOTO])
    people = [
        person(1, "Office", "office@example.org"),
        person(2, "Łukasz", "l@example.org"),
        person(3, "H", "h@e.org"),
    ]
    said = [Kept(Tag.SUBJECT, "Damp in Łukasz’s flat"), Kept(Tag.BODY, "Dear team,\r\nthe wall is wet."), *BLOGGS]
    return Outlook([*said, Kept(Tag.SENT, SENT)], people, [PHOTO, PHOTO, inner], ["Picture 1"]).file()


def test_a_message_from_outlook_is_read_with_people_text_and_files() -> None:
    message = read_message("letter.msg", full())
    assert message.sender == Mailbox("Jo Bloggs", "jo@example.org")
    assert message.to == (Mailbox("Office", "office@example.org"),)
    assert message.cc == (Mailbox("Łukasz", "l@example.org"),)
    assert message.subject == "Damp in Łukasz’s flat"
    assert message.text == "Dear team,\nthe wall is wet."
    assert [file.name for file in message.attachments] == ["wall.jpg", "wall (2).jpg", "First report.eml"]
    assert message.attachments[1].content == b"\xff\xd8" * 9000
    assert message.attachments[1].content_type == "image/jpeg"
    assert message.remarks == (
        "“Picture 1” was sent as a link, or pasted in as part of another program; it is not among the files of the "
        "message.",
    )


def test_half_past_eleven_at_night_utc_in_june_is_the_next_day_in_the_uk() -> None:
    assert read_message("letter.msg", full()).sent_on == date(2026, 6, 2)


def test_another_reader_finds_the_same_in_it() -> None:
    other, ours = oxmsg.Message.load(full()), read_message("letter.msg", full())
    assert other.subject == ours.subject
    assert other.sent_date == ours.sent_at
    assert other.recipients[0].email_address == ours.to[0].address
    assert [file.file_bytes for file in other.attachments[:2]] == [file.content for file in ours.attachments[:2]]


def test_a_message_inside_it_becomes_an_email_that_can_be_read_with_its_files() -> None:
    inner = read_message("letter.msg", full()).attachments[2]
    message = read_message(inner.name, inner.content)
    assert message.sender == Mailbox("Jo Bloggs", "jo@example.org")
    assert message.text == "It began in May."
    assert [(file.name, len(file.content)) for file in message.attachments] == [("wall.jpg", 18_000)]


def test_the_same_message_gives_the_same_bytes_for_what_is_inside_it() -> None:
    first, second = (read_message("letter.msg", full()).attachments[2].content for _ in range(2))
    assert first == second


def test_text_that_is_not_unicode_is_read_in_its_code_page() -> None:
    message = read(
        Kept(Tag.CODEPAGE, 1251), Kept(Tag.SUBJECT, "Плесень", "cp1251"), Kept(Tag.BODY, "Стена", "cp1251"), *BLOGGS
    )
    assert (message.subject, message.text) == ("Плесень", "Стена")


def test_html_is_shown_as_text_where_there_is_no_plain_text() -> None:
    page = Kept(Tag.HTML, "<p>It is <b>damp</b>, £5</p>".encode())
    assert read(page, Kept(Tag.BODY_CODEPAGE, 65001)).text == "It is damp, £5"


def test_a_text_that_only_outlook_shows_is_said_to_be_one() -> None:
    message = read(Kept(Tag.RICH_TEXT, b"LZFu"), Kept(Tag.SENT, SENT))
    assert message.text == ""
    assert "only Outlook shows" in message.remarks[0]


def test_an_address_of_the_internet_comes_before_one_of_exchange() -> None:
    own = [Kept(Tag.SENDER_NAME, "Jo"), Kept(Tag.SENDER, "/O=ORG/CN=JO"), Kept(Tag.SENDER_SMTP, "jo@example.org")]
    assert read(*own).sender == Mailbox("Jo", "jo@example.org")


def test_headers_it_came_with_fill_in_what_outlook_did_not_note() -> None:
    told = "From: Jo <jo@example.org>\r\nTo: A <a@example.org>\r\nDate: Mon, 1 Jun 2026 23:30:00 +0000\r\n\r\n"
    message = read(Kept(Tag.HEADERS, told))
    assert message.sender == Mailbox("Jo", "jo@example.org")
    assert message.to == (Mailbox("A", "a@example.org"),)
    assert message.sent_on == date(2026, 6, 2)


def test_a_draft_says_that_it_has_no_date_and_nobody_sent_it() -> None:
    message = read(Kept(Tag.SUBJECT, "Draft"))
    assert message.sent_at is None
    assert message.sender == NOBODY
    assert "does not say when" in message.remarks[0]


@pytest.mark.parametrize("moment", [datetime(4501, 1, 1, tzinfo=UTC), datetime(1601, 1, 2, tzinfo=UTC)])
def test_a_date_far_away_is_none(moment: datetime) -> None:
    assert read(Kept(Tag.SENT, moment)).sent_at is None


def test_more_files_than_the_limit_end_in_one_sentence() -> None:
    small = [Kept(Tag.LONG_FILE_NAME, "a.txt"), Kept(Tag.DATA, b"x")]
    assert "more than 200 files" in refusal(Outlook([], (), [small] * (MOST_ATTACHMENTS + 1)).file())


@pytest.mark.timeout(30)
def test_ten_thousand_files_end_in_one_sentence() -> None:
    small = [Kept(Tag.DATA, b"x")]
    assert refusal(Outlook([], (), [small] * 10_000).file()).endswith(KEPT)


def test_messages_too_deep_inside_one_another_end_in_one_sentence() -> None:
    message = Outlook([Kept(Tag.SUBJECT, "deep")])
    for _ in range(DEEPEST + 1):
        message = Outlook([], (), [message])
    assert refusal(message.file()).endswith(KEPT)


def test_another_file_of_the_same_family_is_no_message() -> None:
    assert "is not a message" in refusal(compound({"WordDocument": b"x" * 5000}))


@pytest.mark.timeout(10)
def test_a_folder_full_of_things_nobody_knows_does_not_hold_anybody_up() -> None:
    unknown = {f"s{number}": b"x" for number in range(9_000)}
    assert read_message("letter.msg", compound({PROPERTIES: bytes(32), **unknown})).text == ""


@pytest.mark.timeout(30)
@pytest.mark.parametrize("place", [44, 64, 72])
def test_tables_larger_than_the_file_are_not_believed(place: int) -> None:
    spoilt = bytearray(full())
    struct.pack_into("<I", spoilt, place, 0xFFFFFF)
    assert refusal(bytes(spoilt)).endswith(KEPT)


@pytest.mark.timeout(30)
def test_many_streams_that_claim_the_same_bytes_are_not_believed() -> None:
    content = compound({"a": b"x" * 400_000, **{f"s{number}": b"y" * 5000 for number in range(50)}})
    spoilt = content.replace(struct.pack("<II", 5000, 0), struct.pack("<II", 400_000, 0))
    assert refusal(spoilt).endswith(KEPT)


SEEDS = [
    full(),
    Outlook([Kept(Tag.CODEPAGE, 1252), Kept(Tag.BODY, "caf\xe9", "cp1252"), Kept(Tag.HTML, b"<p>x")]).file(),
]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_message_cut_short_anywhere_never_stops_the_program(seed: bytes) -> None:
    for end in range(0, len(seed), 191):
        survives(seed[:end])


def test_a_file_in_it_whose_end_is_missing_is_said_to_be_damaged() -> None:
    spoilt = bytearray(full())
    chain = spoilt.rindex(struct.pack("<3I", 10, 11, 12))
    struct.pack_into("<I", spoilt, chain, 0xFFFFFFFE)
    message = read_message("letter.msg", bytes(spoilt))
    assert any(len(file.content) < 18_000 for file in message.attachments)
    assert any("is missing" in remark for remark in message.remarks)


@given(st.sampled_from(SEEDS), st.randoms(use_true_random=False), st.integers(1, 12), st.booleans())
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_message_with_wrong_bytes_never_stops_the_program(
    seed: bytes, chance: random.Random, count: int, in_the_tables: bool
) -> None:
    spoilt = bytearray(seed)
    for _ in range(count):
        place = chance.randrange(512) if in_the_tables else chance.randrange(len(spoilt))
        spoilt[place] = chance.choice((0, 1, 0xFE, 0xFF, chance.randrange(256)))
    survives(bytes(spoilt))


@given(st.randoms(use_true_random=False), st.integers(1, 6))
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_message_with_wrong_entries_never_stops_the_program(chance: random.Random, count: int) -> None:
    spoilt = bytearray(SEEDS[1])
    start = spoilt.index("Root Entry".encode("utf-16-le"))
    for _ in range(count):
        place = start + chance.randrange(0, len(spoilt) - start - 4)
        struct.pack_into("<I", spoilt, place, chance.choice((0, 1, 2, 3, 5000, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)))
    survives(bytes(spoilt))
