"""Correspondence and files of a case: added, read, corrected, taken away and taken back."""

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.papers.events import Direction, Way
from chc_desktop.exchange.message import read_message
from chc_desktop.office.office import Office
from chc_desktop.office.paper_adding import Enclosed, NewPaper
from chc_desktop.office.requests import NewRequest
from tests import make

PDF = b"%PDF-1.7\nthe engineer's report"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "data")


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office)


def a_letter(**changes: Any) -> NewPaper:
    letter = NewPaper(
        happened_on=date(2026, 11, 18),
        direction=Direction.IN,
        way=Way.POST,
        subject="The engineer’s report",
        with_whom="Bright Boilers Ltd",
        done_by=1,
        file_name="report.pdf",
        content=PDF,
    )
    return replace(letter, **changes)


def a_call(**changes: Any) -> NewPaper:
    call = NewPaper(
        happened_on=date(2026, 11, 19),
        at="14:05",
        minutes=12,
        direction=Direction.IN,
        way=Way.TELEPHONE,
        subject="Asked when the engineer comes",
        text="Told her: Friday morning, between nine and twelve.",
        person=4,
        done_by=1,
    )
    return replace(call, **changes)


def test_a_letter_is_kept_byte_for_byte_with_its_hash_in_the_record(office: Office, case_id: int) -> None:
    (paper_id,) = office.papers.add(case_id, a_letter()).ids
    (paper,) = office.papers.of(case_id)
    assert (paper.id, paper.subject, paper.with_whom) == (paper_id, "The engineer’s report", "Bright Boilers Ltd")
    assert paper.heading == "Letter in"
    assert paper.file_words == "report.pdf, PDF document, 30 bytes"
    assert paper.digest == sha256(PDF).hexdigest()
    assert office.papers.content(paper_id) == PDF
    line = office.cases.view(case_id).lines[-1]
    assert line.what == "Letter in: The engineer’s report"
    assert paper.digest in line.detail
    assert line.paper == paper_id


def test_a_call_needs_no_file_but_what_was_said(office: Office, case_id: int) -> None:
    office.papers.add(case_id, a_call())
    (call,) = office.papers.of(case_id)
    assert (call.heading, call.when, call.with_whom) == ("Call in", "Thu 19 Nov 2026, 14:05", "Joan Bell")
    assert not call.has_file
    line = office.cases.view(case_id).lines[-1]
    assert "Told her: Friday morning" in line.detail
    assert "12 minutes" in line.detail
    with pytest.raises(RuleBroken, match="write what was said"):
        office.papers.add(case_id, a_call(text=" "))


def test_papers_stand_in_the_order_of_their_true_dates(office: Office, case_id: int) -> None:
    office.papers.add(case_id, a_call(), a_letter(), a_letter(happened_on=date(2026, 9, 2), content=b"before it all"))
    assert [paper.happened_on.day for paper in office.papers.of(case_id)] == [2, 18, 19]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"subject": " "}, "short subject"),
        ({"subject": "x" * 1001}, "1,000 characters"),
        ({"with_whom": ""}, "who it came from or went to"),
        ({"happened_on": date(2026, 11, 25)}, "still to come"),
        ({"at": "25:00"}, "like 14:05"),
        ({"minutes": -1}, "whole minutes"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    office: Office, case_id: int, changes: dict[str, Any], said: str
) -> None:
    before = len(office.cases.view(case_id).lines)
    with pytest.raises(RuleBroken, match=said):
        office.papers.add(case_id, a_call(), a_letter(**changes))
    assert office.papers.of(case_id) == ()
    assert len(office.cases.view(case_id).lines) == before


def test_more_than_25_mb_is_refused_in_a_sentence(office: Office, case_id: int) -> None:
    with pytest.raises(RuleBroken, match=r"“report.pdf” is 26 MB, and a file in the register may be 25 MB at most"):
        office.papers.add(case_id, a_call(), a_letter(content=bytes(25 * 1024 * 1024 + 1)))
    assert office.papers.of(case_id) == ()


def test_the_largest_file_comes_back_whole(office: Office, case_id: int) -> None:
    content = bytes(range(256)) * (25 * 4096)
    (paper_id,) = office.papers.add(case_id, a_letter(content=content)).ids
    assert office.papers.content(paper_id) == content


def test_the_same_file_twice_is_said_and_not_doubled(office: Office, case_id: int) -> None:
    office.papers.add(case_id, a_letter())
    again = office.papers.add(case_id, a_letter(file_name="copy.pdf"), a_call())
    assert again.doubled == ("copy.pdf",)
    assert len(again.ids) == 1
    assert [paper.subject for paper in office.papers.of(case_id)] == [
        "The engineer’s report",
        "Asked when the engineer comes",
    ]


def test_another_case_may_have_the_same_file(office: Office, case_id: int) -> None:
    other = make.a_complaint(office)
    office.papers.add(case_id, a_letter())
    assert office.papers.add(other, a_letter()).doubled == ()


def test_attachments_say_which_email_they_came_with(office: Office, case_id: int) -> None:
    email = a_letter(
        way=Way.EMAIL,
        subject="Photographs",
        file_name="mail.eml",
        content=b"From: x\nDate: y\n\n",
        text="See attached.",
        enclosed=(Enclosed("one.jpg", b"\xff\xd8\xff1"), Enclosed("two.jpg", b"\xff\xd8\xff2")),
    )
    first, *others = office.papers.add(case_id, email).ids
    found = office.papers.of(case_id)
    assert [paper.came_with for paper in found] == [0, first, first]
    assert [paper.id for paper in found] == [first, *others]
    assert found[1].heading == "Attachment in"
    assert office.papers.content(others[1]) == b"\xff\xd8\xff2"


def test_an_email_attached_to_an_email_goes_by_its_own_subject_and_is_found_by_who_wrote_it(
    office: Office, case_id: int
) -> None:
    deepest = written("Wim Deeps <wim@deep.example>", "The cellar", "It floods.")
    inner = written("Bo Elm <bo@gas.example>", "Report on the flue", "The flue is cracked.", deepest)
    outer = written("Joan Bell <joan@bell.example>", "For you", "See below.", inner)
    (attached,) = read_message("outer.eml", outer).attachments
    email = a_letter(
        way=Way.EMAIL,
        subject="For you",
        file_name="outer.eml",
        content=outer,
        enclosed=(Enclosed(attached.name, attached.content), Enclosed("torn.eml", b"From: x\nSubject: ")),
    )
    first, second, third = office.papers.add(case_id, email).ids
    paper = office.papers.paper(second)
    assert (paper.subject, paper.came_with) == ("Report on the flue", first)
    assert paper.text.startswith("From Bo Elm <bo@gas.example>\nTo office@example.org\nSent Tue 3 Nov 2026 at 09:15")
    for typed in ("report flue", "bo elm", "gas.example", "cracked", "the cellar", "wim@deep.example", "floods"):
        assert office.cases.found(typed) == {case_id}, typed
    assert office.papers.content(second) == attached.content
    assert office.papers.paper(third).subject == "torn.eml"


def written(sender: str, subject: str, text: str, attached: bytes = b"") -> bytes:
    """An email as it travels, with another one attached to it."""
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = sender, "office@example.org", subject
    mail["Date"] = "Tue, 03 Nov 2026 09:15:00 +0000"
    mail.set_content(text)
    if attached:
        mail.add_attachment(message_from_bytes(attached, policy=SMTP))
    return mail.as_bytes()


@pytest.mark.parametrize(
    ("name", "subject", "shown"),
    [
        ("report.pdf", "report", "PDF document, 30 bytes"),
        ("report.pdf", "report.pdf", "PDF document, 30 bytes"),
        ("Re_ The engineer_s report.pdf", "Re: The engineer’s report", "PDF document, 30 bytes"),
        ("scan0001.pdf", "The engineer’s report", "scan0001.pdf, PDF document, 30 bytes"),
        ("报告.pdf", "The engineer’s report", "报告.pdf, PDF document, 30 bytes"),
    ],
)
def test_a_file_that_is_called_like_its_subject_is_not_named_twice(
    office: Office, case_id: int, name: str, subject: str, shown: str
) -> None:
    (paper_id,) = office.papers.add(case_id, a_letter(file_name=name, subject=subject)).ids
    assert office.papers.paper(paper_id).file_beside_subject == shown


def test_a_paper_added_by_mistake_goes_into_the_bin_and_comes_back(office: Office, case_id: int) -> None:
    (paper_id,) = office.papers.add(case_id, a_letter()).ids
    with pytest.raises(RuleBroken, match="write why"):
        office.papers.remove(paper_id, " ")
    office.papers.remove(paper_id, "It belongs to another case")
    assert office.papers.of(case_id) == ()
    (removed,) = office.papers.removed()
    assert (removed.paper.id, removed.reference, removed.why) == (paper_id, "2026-001", "It belongs to another case")
    assert removed.removed_by == "Chief Officer"
    with pytest.raises(RuleBroken, match="in the bin already"):
        office.papers.remove(paper_id, "Again")
    office.papers.take_back(paper_id)
    assert office.papers.removed() == ()
    assert office.papers.content(paper_id) == PDF
    with pytest.raises(RuleBroken, match="not in the bin"):
        office.papers.take_back(paper_id)
    assert [line.what for line in office.cases.view(case_id).lines[-2:]] == [
        "Put into the bin: The engineer’s report",
        "Taken back from the bin: The engineer’s report",
    ]


def test_what_came_with_an_email_goes_into_the_bin_with_it_and_comes_back_with_it(office: Office, case_id: int) -> None:
    email = a_letter(file_name="mail.eml", enclosed=(Enclosed("one.jpg", b"1"), Enclosed("two.jpg", b"2")))
    first, second, third = office.papers.add(case_id, email).ids
    office.papers.remove(second, "Only a logo")
    office.papers.remove(first, "Wrong case")
    assert {each.paper.id for each in office.papers.removed()} == {first, second, third}
    office.papers.take_back(first)
    assert [paper.id for paper in office.papers.of(case_id)] == [first, third]


def test_a_file_in_the_bin_may_be_added_anew(office: Office, case_id: int) -> None:
    (paper_id,) = office.papers.add(case_id, a_letter()).ids
    office.papers.remove(paper_id, "Wrong date")
    assert office.papers.add(case_id, a_letter()).doubled == ()


def test_date_subject_and_direction_are_corrected_by_an_entry_that_says_why(office: Office, case_id: int) -> None:
    (paper_id,) = office.papers.add(case_id, a_letter()).ids
    paper = office.papers.paper(paper_id)
    changed = replace(paper, happened_on=date(2026, 11, 17), direction=Direction.OUT, subject="Our report")
    office.papers.correct(paper_id, "Read the wrong stamp", changed)
    (after,) = office.papers.of(case_id)
    assert (after.id, after.happened_on, after.heading, after.subject) == (
        paper_id,
        date(2026, 11, 17),
        "Letter out",
        "Our report",
    )
    assert office.papers.content(paper_id) == PDF
    lines = office.cases.view(case_id).lines
    assert lines[-2].struck
    assert lines[-1].detail == "Read the wrong stamp"
    assert "All is sound" in office.safekeeping.check()


def test_an_entry_is_never_parted_from_its_file(office: Office, case_id: int) -> None:
    (paper_id,) = office.papers.add(case_id, a_letter()).ids
    with pytest.raises(RuleBroken, match="take it away instead"):
        office.cases.correct(case_id, paper_id, "Never came", None)
    event = office.cases.entry(case_id, paper_id)
    with pytest.raises(RuleBroken, match="stays the one that was added"):
        office.cases.correct(case_id, paper_id, "Another", replace(event, digest="0" * 64))  # type: ignore[call-arg]


def test_a_service_request_has_papers_of_its_own(office: Office) -> None:
    request_id = office.requests.log(
        NewRequest(
            person=make.RESIDENT,
            channel=Channel.TELEPHONE,
            category=Category.REPAIRS,
            asked_on=date(2026, 11, 17),
            title="Dripping tap",
            their_words="It drips.",
            review_on=date(2026, 12, 1),
        )
    )
    paper_id, _call = office.papers.add(request_id, a_letter(), a_call()).ids
    paper = office.papers.paper(paper_id)
    office.papers.correct(paper_id, "Stamp", replace(paper, happened_on=date(2026, 9, 9)))
    assert [each.happened_on.month for each in office.papers.of(request_id)] == [9, 11]
    office.papers.remove(paper_id, "Another tap")
    assert [each.reference for each in office.papers.removed()] == ["S2026-001"]
    office.papers.take_back(paper_id)
    whats = [line.what for line in office.requests.view(request_id).lines]
    assert whats[1:3] == ["Letter in: The engineer’s report", "Call in: Asked when the engineer comes"]
    assert "All is sound" in office.safekeeping.check()


def test_papers_can_still_be_added_once_a_case_has_ended(office: Office, case_id: int) -> None:
    make.acknowledged(office, case_id, date(2026, 11, 18))
    make.answered(office, case_id, date(2026, 11, 20))
    from chc_desktop.domain.events import Closed

    office.cases.record(case_id, Closed(happened_on=date(2026, 11, 20), why="Answered"))
    office.papers.add(case_id, a_letter(happened_on=date(2026, 11, 23)))
    assert len(office.papers.of(case_id)) == 1


@pytest.mark.parametrize("word", ["dampers", "zweckdien", "obrien", "wardens shed", "guttering", "thingummy"])
def test_every_word_of_a_paper_is_found(office: Office, case_id: int, word: str) -> None:
    office.papers.add(
        case_id,
        a_letter(
            way=Way.EMAIL,
            subject="Dampers",
            text="zweckdienlich, says O’Brien",
            note="in the warden's shed",
            file_name="guttering.eml",
            with_whom="Thingummy Ltd",
        ),
    )
    assert office.cases.found(word) == {case_id}
