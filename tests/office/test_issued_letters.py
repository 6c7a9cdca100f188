"""Issued is issued: what the record says of a letter that went out, its versions, its bytes, its email."""

from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from hashlib import sha256
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import LetterIssued
from chc_desktop.domain.letters.form import Form
from chc_desktop.domain.letters.sent import way_of, wording_digest
from chc_desktop.domain.papers.events import Way
from chc_desktop.domain.vocabulary import Duty, LetterKind
from chc_desktop.office.office import Office
from tests import make
from tests.letters import TODAY, a_case_ready_for, complete, issue

ACKNOWLEDGEMENT, RESPONSE = LetterKind.ACKNOWLEDGEMENT_STAGE1, LetterKind.RESPONSE_STAGE1
JOAN = replace(make.RESIDENT, email="joan@example.org")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


def sent(office: Office, case_id: int, how: str, dated: date = TODAY, changed: str = "") -> int:
    contents = complete(office, case_id, ACKNOWLEDGEMENT)
    return office.letters.issue(
        case_id, ACKNOWLEDGEMENT, contents, sent=how, dated=dated, done_by=1, changed=changed
    )  # fmt: skip


def entry(office: Office, document: int) -> LetterIssued:
    with office.desk.register.transaction() as shelves:
        case_id = shelves.record.document(document).case_id or 0
        events = (each.event for each in shelves.record.history(case_id))
        return next(each for each in events if isinstance(each, LetterIssued) and each.document == document)


@pytest.mark.parametrize(
    ("how", "way"),
    [("by first class post", Way.FIRST_CLASS), ("by signed-for post", Way.SIGNED_FOR), ("by hand", Way.BY_HAND)],
)
def test_how_it_was_sent_is_a_value_of_its_own(office: Office, how: str, way: Way) -> None:
    document = sent(office, make.a_complaint(office), how)
    assert way_of(entry(office, document)) is way
    case_id = 1
    assert office.cases.view(case_id).issued[document].how == how


def test_an_email_says_to_which_address_it_went(office: Office) -> None:
    case_id = make.a_complaint(office, person=JOAN)
    document = sent(office, case_id, "by email")
    assert entry(office, document).sent_to == "joan@example.org"
    lines = [line.detail for line in office.cases.view(case_id).lines if line.document == document]
    assert lines == ["Sent to Joan Bell by email to joan@example.org."]


def test_an_entry_written_before_there_were_such_values_is_read_forward() -> None:
    old = LetterIssued(
        happened_on=TODAY, document=7, letter="x", title="x", digest="", sent="by second class post", texts="{}"
    )
    assert way_of(old) is Way.SECOND_CLASS
    assert way_of(replace(old, sent="by pigeon")) is None


def test_the_wording_it_was_made_from_can_be_proved(office: Office) -> None:
    document = sent(office, make.a_complaint(office), "by hand")
    template = office.letters.templates[ACKNOWLEDGEMENT]
    assert entry(office, document).wording == wording_digest(template)
    other = replace(template, parts=(replace(template.parts[0], text="Other words"), *template.parts[1:]))
    assert wording_digest(other) != wording_digest(template)


def test_a_letter_sent_once_more_has_to_say_what_changed(office: Office) -> None:
    case_id = make.a_complaint(office)
    first = sent(office, case_id, "by first class post", TODAY - timedelta(1))
    with pytest.raises(RuleBroken, match="say what changed since, and why"):
        sent(office, case_id, "by hand", changed="  ")
    second = sent(office, case_id, "by hand", changed="The post lost the first one")
    said = entry(office, second)
    assert (said.version, said.replaces, said.changed) == (2, first, "The post lost the first one")
    issued = office.cases.view(case_id).issued
    assert (issued[second].replaces, issued[first].replaced_by) == (TODAY - timedelta(1), TODAY)
    detail = next(line.detail for line in office.cases.view(case_id).lines if line.document == second)
    assert detail == "Sent to Joan Bell by hand. Version 2; what changed: The post lost the first one."
    assert office.cases.document(first) != office.cases.document(second)


def test_a_third_version_replaces_the_second(office: Office) -> None:
    case_id = make.a_complaint(office)
    documents = [sent(office, case_id, "by hand", changed="Once more") for _ in range(3)]
    assert entry(office, documents[2]).version == 3
    assert entry(office, documents[2]).replaces == documents[1]


def test_the_step_and_the_clock_follow_from_the_day_it_was_sent(office: Office) -> None:
    """An acknowledgement that went out some days ago moves the day the answer is due back with it."""
    yesterday, received = TODAY - timedelta(1), TODAY - timedelta(4)
    due = []
    for day in (TODAY, yesterday):
        case_id = make.a_complaint(office, received_on=received)
        sent(office, case_id, "by first class post", day)
        view = office.cases.view(case_id)
        assert view.case.stage1.acknowledged_on == day
        deadline = view.deadline(Duty.STAGE1_RESPONSE)
        assert deadline
        due.append(deadline.due)
    with office.desk.register.transaction() as shelves:
        calendar = office.desk.counting(shelves).calendar
    assert calendar.add(yesterday, 10) == due[1]
    assert calendar.add(TODAY, 10) == due[0]
    assert due[1] < due[0]


def test_opening_it_gives_the_bytes_that_were_issued(office: Office) -> None:
    document = issue(office, a_case_ready_for(office, RESPONSE), RESPONSE)
    assert sha256(office.cases.document(document)).hexdigest() == entry(office, document).digest


def test_bytes_that_are_not_those_issued_are_said_and_not_shown(office: Office) -> None:
    document = issue(office, make.a_complaint(office), ACKNOWLEDGEMENT)
    with office.desk.register.transaction() as shelves:
        driver = shelves.record._connection.connection.dbapi_connection
        assert driver
        driver.execute("DROP TRIGGER document_content_is_kept")
        driver.execute("UPDATE document_content SET bytes = x'00'")
    with pytest.raises(RuleBroken, match="is not what was issued: its fingerprint differs"):
        office.cases.document(document)
    with pytest.raises(RuleBroken, match="is not what was issued"):
        office.letter_emails.of_issued(document)


def test_its_email_goes_to_whoever_it_went_to_with_its_bytes(office: Office) -> None:
    document = sent(office, make.a_complaint(office, person=JOAN), "by email")
    message = message_from_bytes(office.letter_emails.of_issued(document), policy=default)
    assert isinstance(message, EmailMessage)
    assert message["To"] == "Joan Bell <joan@example.org>"
    assert message["Subject"] == "A letter for you (our reference 2026-001)"
    (attached,) = message.iter_attachments()
    assert attached.get_content() == office.cases.document(document)
    body = message.get_body(("plain",))
    assert body
    assert "Our letter of 24 November 2026 is attached" in body.get_content().replace("\r\n", "\n")


def test_whoever_asked_for_plain_text_finds_the_letter_itself_in_the_email(office: Office) -> None:
    person = replace(JOAN, letter_form=Form(plain_text=True))
    document = sent(office, make.a_complaint(office, person=person), "by email")
    message = message_from_bytes(office.letter_emails.of_issued(document), policy=default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    assert body
    said = body.get_content()
    assert "We have received your complaint (stage 1)" in said
    assert "The boiler pump can be heard" in said
    assert said.splitlines() == entry(office, document).plain_text.splitlines()
    assert len(list(message.iter_attachments())) == 1


def test_a_letter_to_somebody_outside_the_case_is_never_emailed_to_the_resident(office: Office) -> None:
    kind = LetterKind("evidence")
    case_id = a_case_ready_for(office, kind)
    office.cases.save_person(replace(office.cases.view(case_id).person, email="joan@example.org"))
    document = issue(office, case_id, kind)
    assert entry(office, document).addressee == 0
    with pytest.raises(RuleBroken, match="went to somebody whose email address is not kept"):
        office.letter_emails.of_issued(document)


def test_no_email_is_made_where_none_may_go(office: Office) -> None:
    document = sent(office, make.a_complaint(office), "by hand")
    with pytest.raises(RuleBroken, match="We know no email address of Joan Bell"):
        office.letter_emails.of_issued(document)
    forbidden = replace(JOAN, no_letters_to="Old house\n\njoan@example.org")
    case_id = make.a_complaint(office, person=forbidden)
    with pytest.raises(RuleBroken, match=r"nothing may be written to “joan@example\.org”"):
        sent(office, case_id, "by email")
    document = sent(office, case_id, "by hand")
    with pytest.raises(RuleBroken, match=r"nothing may be written to “joan@example\.org”"):
        office.letter_emails.of_issued(document)
