"""An email with a letter, ready to be sent: what a mail program reads out of it, whatever people are called."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.email_draft import EmailDraft, email_draft
from tests.nasty import WAYS

PDF = b"%PDF-1.7\n" + bytes(range(256))


def draft(name: str = "Joan Bell", address: str = "joan@example.org", body: str = "Dear Joan") -> EmailDraft:
    return EmailDraft(name, address, "A letter for you (our reference 2026-012)", body, "2026-012 answer.pdf", PDF)


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_it_opens_as_a_draft_with_the_letter_attached() -> None:
    content = email_draft(draft())
    message = read(content)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "Joan Bell <joan@example.org>"
    assert message["Subject"] == "A letter for you (our reference 2026-012)"
    assert [message[header] for header in ("Date", "From", "Message-ID")] == [None, None, None]
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == ("2026-012 answer.pdf", "application/pdf")
    assert attached.get_content() == PDF
    assert content == email_draft(draft())


def test_every_line_ends_as_mail_programs_want_it() -> None:
    head = email_draft(draft(body="one\ntwo\r\nthree"))
    assert head.count(b"\n") == head.count(b"\r\n")


@pytest.mark.parametrize(
    "name",
    ["Bell, Joan", 'Joan "Jo" Bell', "Łukasz Şahin", "Joan\r\nBcc: all@example.org", "Joan\nSubject: x\n\nbody",
     "Joan <jo@example.org>", "Дмитрий; Ελένη", "x" * 5000, "\u202eright to left", ""],
)  # fmt: skip
def test_no_name_can_become_a_header_or_another_address(name: str) -> None:
    message = read(email_draft(draft(name)))
    assert [each.addr_spec for each in message["To"].addresses] == ["joan@example.org"]
    assert sorted(message.keys()) == ["Content-Type", "MIME-Version", "Subject", "To", "X-Unsent"]
    assert "\n" not in message["To"].addresses[0].display_name


@pytest.mark.parametrize(
    "address",
    ["joan", "joan@", "@example.org", "joan@example.org, all@example.org", "joan@example.org\r\nBcc: all@example.org",
     "joan bell@example.org", "<joan@example.org>", "joan@exa\x00mple.org", "jóan@example.org", "a@b"],
)  # fmt: skip
def test_what_is_no_address_is_refused_in_a_sentence(address: str) -> None:
    with pytest.raises(RuleBroken, match="is no email address we can write to"):
        email_draft(draft(address=address))


@pytest.mark.parametrize("text", WAYS.values(), ids=list(WAYS))
def test_the_words_come_out_as_they_went_in(text: str) -> None:
    body = read(email_draft(draft(body=text))).get_body(("plain",))
    assert body
    assert body.get_content().splitlines() == text.splitlines()


def test_the_file_is_named_safely() -> None:
    message = read(email_draft(EmailDraft("", "", "s", "b", "../../e\r\nvil: “Łukasz”.pdf", PDF)))
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "e vil_ “Łukasz”.pdf"
    assert message["To"] is None
