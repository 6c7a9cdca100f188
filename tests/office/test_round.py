"""The year's round on a real register: sent, approved, answered, published, submitted, opened again, compared."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from chc_desktop import files
from chc_desktop.domain import record
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.round.events import AnswersKept, Place
from chc_desktop.domain.assessments.round.reasons import Duty, Reason, behind
from chc_desktop.domain.assessments.round.stage import Stage, Step
from chc_desktop.domain.entries import AssessmentApproved, Erased
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.assessments.round.door import Rounds
from chc_desktop.office.office import Office
from chc_desktop.office.safekeeping import Unsound
from chc_desktop.store import database
from chc_desktop.store.record_shelf import Document
from tests import make
from tests.office import rounds
from tests.office.rounds import BOARD, YEAR

SENT, MEETING, LATER = date(2026, 11, 10), date(2026, 12, 3), date(2026, 11, 23)
BY = date(2027, 2, 1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return rounds.filled(tmp_path / "filled")


@pytest.fixture
def approved(tmp_path: Path) -> Office:
    return rounds.approved(tmp_path / "approved")


def test_a_year_goes_from_nothing_to_submitted_and_says_each_time_what_comes_next(office: Office) -> None:
    empty = office.assessments.open(2027).standing
    assert (empty.stage, empty.next, empty.gaps) == (Stage.NOT_STARTED, Step.ANSWER, 72)
    assert _stands(office) == (Stage.READY, Step.SEND)
    office.assessments.save_answer(YEAR, Answer(slug="6.2", comply=Comply.YES))
    assert _stands(office) == (Stage.GAPS, Step.ANSWER)
    office.assessments.save_answer(YEAR, Answer(slug="6.2"))
    assert _stands(office) == (Stage.STARTED, Step.ANSWER)
    assert office.assessments.open(YEAR).standing.words == "1 gap left"
    office.assessments.save_answer(YEAR, Answer(slug="6.2", comply=Comply.NOT_APPLICABLE))
    office.assessments.round.send(YEAR, SENT, MEETING)
    assert _stands(office) == (Stage.IN_REVIEW, Step.APPROVE)
    rounds.approve(office, BOARD, response="")
    assert _stands(office) == (Stage.APPROVED, Step.RESPOND)
    office.assessments.round.respond(YEAR, LATER, "We are content.", "the chair")
    assert _stands(office) == (Stage.RESPONDED, Step.PUBLISH)
    office.assessments.round.publish(YEAR, LATER, Place.WEBSITE, "https://amberley.example/complaints")
    assert _stands(office) == (Stage.PUBLISHED, Step.SUBMIT)
    office.assessments.round.submit(YEAR, LATER, "By the Ombudsman’s online form")
    assert _stands(office) == (Stage.SUBMITTED, Step.NOTHING)
    assert office.safekeeping.check()


def test_it_is_not_sent_while_something_is_missing(office: Office) -> None:
    office.assessments.save_answer(YEAR, Answer(slug="6.2"))
    with pytest.raises(RuleBroken, match=r"cannot be sent yet: 1 of its 72 provisions still lack something \(6\.2\)"):
        office.assessments.round.send(YEAR, SENT, MEETING)


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda it: it.send(YEAR, LATER, SENT), "was approved on Fri 20 Nov 2026 already"),
        (lambda it: it.respond(YEAR, LATER, "More", "the chair"), "is in the record already"),
        (lambda it: it.publish(YEAR, date(2026, 11, 25), Place.WEBSITE, "x"), "is still to come"),
        (lambda it: it.publish(YEAR, SENT, Place.WEBSITE, "x"), "before it was approved, Fri 20 Nov 2026"),
        (lambda it: it.publish(YEAR, LATER, Place.NOTICEBOARD, " "), "where it can be found"),
        (lambda it: it.submit(YEAR, SENT, "By email"), "before it was approved"),
        (lambda it: it.submit(YEAR, LATER, ""), "how it was submitted"),
        (lambda it: it.reopen(YEAR, LATER, Reason.MERGER, " ", BY), "what happened"),
        (lambda it: it.reopen(YEAR, LATER, Reason.MERGER, "With Elm Court.", None), "so that Today can remind you"),
        (lambda it: it.reopen(YEAR, LATER, Reason.MERGER, "With Elm Court.", BOARD), "due before it is begun"),
        (lambda it: it.duty_done(YEAR, 5, Duty.WHEN, LATER, "x", None), "recorded as done already"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    approved: Office, act: Callable[[Rounds], None], sentence: str
) -> None:
    before = approved.assessments.open(YEAR)
    with pytest.raises(RuleBroken, match=sentence):
        act(approved.assessments.round)
    assert approved.assessments.open(YEAR) == before


def test_nothing_is_published_or_submitted_before_it_is_approved(office: Office) -> None:
    rounds_room = office.assessments.round
    with pytest.raises(RuleBroken, match="is not approved yet"):
        rounds_room.publish(YEAR, LATER, Place.WEBSITE, "x")
    with pytest.raises(RuleBroken, match="is not approved yet"):
        rounds_room.submit(YEAR, LATER, "By email")
    with pytest.raises(RuleBroken, match="is not approved yet"):
        rounds_room.respond(YEAR, LATER, "Content.", "the chair")
    with pytest.raises(RuleBroken, match="It is open already"):
        office.assessments.round.reopen(YEAR, LATER, Reason.MERGER, "With Elm Court.", BY)


def test_a_response_that_comes_later_is_printed_on_the_form_and_the_approved_one_stays(tmp_path: Path) -> None:
    office = rounds.approved(tmp_path, response="")
    before = office.assessments.preview(YEAR)
    assert "Its response is to follow." in _text(before)
    office.assessments.round.respond(YEAR, LATER, "We are content with it.", "Peter Grant, chair")
    after = office.assessments.preview(YEAR)
    assert "We are content with it." in _text(after)
    assert "Written by Peter Grant, chair, 23 November 2026." in _text(after)
    with office.desk.register.transaction() as shelves:
        (entry,) = shelves.record.entries(AssessmentApproved.kind)
        assert isinstance(entry.event, AssessmentApproved)
        assert shelves.record.document_bytes(entry.event.document) == before
    assert office.assessments.round.file(YEAR, 1) == after


def test_word_and_web_page_are_frozen_with_the_pdf(approved: Office) -> None:
    version = approved.assessments.open(YEAR).round.approved
    assert version
    frozen = {each.format: approved.assessments.round.file(YEAR, 1, each.format) for each in version.files}
    assert list(frozen) == ["pdf", "docx", "html"]
    assert [sha256(content).hexdigest() for content in frozen.values()] == [each.digest for each in version.files]
    assert "Policy, on 6.2" in frozen["html"].decode()
    with pytest.raises(RuleBroken, match=r"kept without a \.odt file"):
        approved.assessments.round.file(YEAR, 1, "odt")
    with pytest.raises(RuleBroken, match="There is no version 2"):
        approved.assessments.round.file(YEAR, 2)


def test_it_may_be_published_in_several_places(approved: Office) -> None:
    approved.assessments.round.publish(YEAR, LATER, Place.WEBSITE, "https://amberley.example")
    approved.assessments.round.publish(YEAR, LATER, Place.NOTICEBOARD, "In the porch of Church Walk")
    version = approved.assessments.open(YEAR).round.approved
    assert version
    assert [each.where for each in version.published] == ["https://amberley.example", "In the porch of Church Walk"]


def test_an_approved_form_that_was_tampered_with_is_not_shown(approved: Office, tmp_path: Path) -> None:
    path, key = approved.desk.register.path, approved.desk.register.key
    approved.close()
    connection = database.connect(path, key)
    connection.execute("DROP TRIGGER document_content_is_kept")
    connection.execute("UPDATE document_content SET bytes = X'255044'")
    connection.close()
    office = make.again(path.parent)
    with pytest.raises(RuleBroken, match="not as it was approved"):
        office.assessments.preview(YEAR)
    with pytest.raises(Unsound):
        office.safekeeping.check()


def test_opened_again_its_answers_begin_as_approved_and_version_1_stays_as_it_was(approved: Office) -> None:
    first = approved.assessments.preview(YEAR)
    approved.assessments.round.reopen(YEAR, LATER, Reason.MERGER, "We merged with Elm Court.", BY)
    view = approved.assessments.open(YEAR)
    assert view.approval is None
    with pytest.raises(RuleBroken, match="Version 2 of the self-assessment of 2026 is not approved yet"):
        approved.assessments.round.publish(YEAR, LATER, Place.WEBSITE, "https://amberley.example", version=2)
    assert view.answer("6.2").evidence == "Policy, on 6.2"
    assert (view.standing.stage, view.round.next_version) == (Stage.READY, 2)
    assert "23 November 2026, because of this: a merger (Code 8.3). We merged with Elm Court." in _text(
        approved.assessments.preview(YEAR)
    )
    no = Answer(slug="6.2", comply=Comply.NO, reason="Elm Court has no officer.", comply_by=date(2027, 3, 1))
    approved.assessments.save_answer(YEAR, no)
    rounds.approve(approved, date(2026, 11, 24))
    assert "a merger (Code 8.3)" in _text(approved.assessments.preview(YEAR))
    assert approved.assessments.round.file(YEAR, 1) == first
    assert sha256(approved.assessments.round.file(YEAR, 2)).hexdigest() != sha256(first).hexdigest()


def test_what_changed_is_told_part_by_part_and_printed_for_the_governing_body(approved: Office) -> None:
    approved.assessments.round.reopen(YEAR, LATER, Reason.PROCEDURE, "A new procedure.", BY)
    assert approved.assessments.round.compare(YEAR, 1).rows == ()
    answer = Answer(slug="6.2", comply=Comply.NO, reason="Not yet.", comply_by=date(2027, 3, 1), commentary="See <b>.")
    approved.assessments.save_answer(YEAR, answer)
    (row,) = approved.assessments.round.compare(YEAR, 1).rows
    assert [(part.what, part.before, part.after) for part in row.parts] == [
        ("Answer", "Yes", "No"),
        ("Reason", "", "Not yet."),
        ("Date of intended compliance", "", "Mon 1 Mar 2027"),
        ("Evidence", "Policy, on 6.2", ""),
        ("Commentary", "", "See <b>."),
    ]
    printed = _text(approved.assessments.round.comparison(YEAR, 1))
    assert "what changed since version 1" in printed
    assert "See <b>." in printed
    assert "1 provision is answered otherwise. All others stand as they were." in printed
    rounds.approve(approved, date(2026, 11, 24))
    assert approved.assessments.round.compare(YEAR, 1, 2).rows == (row,)


def test_a_later_version_goes_to_the_ombudsman_only_where_the_first_did_not_or_the_ombudsman_asked(
    approved: Office,
) -> None:
    _publish_and_submit(approved)
    approved.assessments.round.reopen(YEAR, LATER, Reason.MISTAKE, "A wrong figure.", BY)
    rounds.approve(approved, LATER)
    approved.assessments.round.publish(YEAR, LATER, Place.WEBSITE, "https://amberley.example")
    assert _stands(approved) == (Stage.PUBLISHED, Step.NOTHING)
    approved.assessments.round.reopen(YEAR, LATER, Reason.OMBUDSMAN, "After case 2026123.", BY)
    rounds.approve(approved, LATER)
    approved.assessments.round.publish(YEAR, LATER, Place.WEBSITE, "https://amberley.example")
    assert _stands(approved) == (Stage.PUBLISHED, Step.SUBMIT)


def test_exceptional_circumstances_bring_three_duties_each_with_its_day(approved: Office) -> None:
    approved.assessments.round.reopen(YEAR, LATER, Reason.EXCEPTIONAL, "A cyber attack.", BY)
    (noted,) = approved.assessments.open(YEAR).round.circumstances
    assert (noted.noted.provision, noted.open) == ("8.5", tuple(Duty))
    with pytest.raises(RuleBroken, match="day by which you expect to comply again"):
        approved.assessments.round.duty_done(YEAR, noted.entry, Duty.WHEN, LATER, "On the website", None)
    approved.assessments.round.duty_done(YEAR, noted.entry, Duty.OMBUDSMAN, LATER, "By email", None)
    approved.assessments.round.duty_done(YEAR, noted.entry, Duty.WHEN, LATER, "On the website", date(2027, 1, 8))
    (noted,) = approved.assessments.open(YEAR).round.circumstances
    assert (noted.open, noted.back_by) == ((Duty.RESIDENTS,), date(2027, 1, 8))
    assert [line.what for line in approved.assessments.round.lines(YEAR)][-3:] == [
        "Opened again: Exceptional circumstances keep us from complying with the Code (Code 8.5)",
        "The Ombudsman was told",
        "It was said when we will comply again",
    ]


def test_exceptional_circumstances_can_be_noted_before_anything_is_approved(office: Office) -> None:
    office.assessments.round.reopen(YEAR, LATER, Reason.EXCEPTIONAL, "A flood in the office.", None)
    view = office.assessments.open(YEAR)
    assert len(view.round.open_duties) == 3
    assert view.standing.stage is Stage.READY
    assert office.assessments.round.lines(YEAR)[0].what.startswith("Noted: Exceptional circumstances")


@pytest.mark.parametrize(
    ("edition", "provisions"),
    [
        ("hos-2020", ["part C, 2.3", "", "", "part C, 1.9 and 2.3", "", ""]),
        ("hos-2022", ["8.2", "", "8.2", "", "", ""]),
        ("joint-draft", ["8.3", "8.3", "8.3", "8.4", "8.5", ""]),
        ("lgsco-2024", ["8.3", "8.3", "8.3", "", "", ""]),
        ("hos-2024", ["8.3", "8.3", "8.3", "8.4", "8.5", ""]),
    ],
)
def test_each_reason_stands_under_its_provision_or_as_our_own_practice(
    office: Office, edition: str, provisions: list[str]
) -> None:
    named = office.desk.edition(edition).reassessments
    found = (behind(reason, named) for reason in Reason)
    assert [each.provision if each else "" for each in found] == provisions


def test_an_entry_recorded_wrongly_no_longer_counts_and_stays_in_the_record(approved: Office) -> None:
    approved.assessments.round.publish(YEAR, LATER, Place.WEBSITE, "https://wrong.example")
    published = approved.assessments.round.lines(YEAR)[-1]
    approved.assessments.round.strike(YEAR, published.number, "It was last year’s page.")
    assert _stands(approved) == (Stage.RESPONDED, Step.PUBLISH)
    lines = approved.assessments.round.lines(YEAR)
    assert [(line.what, line.struck) for line in lines][-2:] == [
        ("Version 1 published on the website", True),
        (f"Entry {published.number} struck out", False),
    ]
    assert lines[-1].detail == "It was last year’s page."
    approved.safekeeping.check()


def test_an_approval_recorded_wrongly_opens_the_answers_again_unless_something_rests_on_it(approved: Office) -> None:
    (approval,) = approved.assessments.round.lines(YEAR)
    assert approval.detail == f"Minute 7. Its response: {rounds.RESPONSE}"
    approved.assessments.round.submit(YEAR, LATER, "By email")
    with pytest.raises(RuleBroken, match="Without it, the entry of Mon 23 Nov 2026 could not stand"):
        approved.assessments.round.strike(YEAR, approval.number, "The meeting was put off.")
    assert approved.assessments.open(YEAR).approval
    approved.assessments.round.strike(YEAR, approved.assessments.round.lines(YEAR)[-1].number, "Not sent yet.")
    approved.assessments.round.strike(YEAR, approval.number, "The meeting was put off.")
    assert _stands(approved) == (Stage.READY, Step.SEND)
    approved.assessments.save_answer(YEAR, Answer(slug="6.2"))
    with pytest.raises(RuleBroken, match="cannot be corrected"):
        approved.assessments.round.strike(YEAR, approval.number, "Again.")


def test_opening_again_by_mistake_is_taken_back_while_no_answer_has_changed(approved: Office) -> None:
    approved.assessments.round.reopen(YEAR, LATER, Reason.MERGER, "Elm Court.", BY)
    entry = approved.assessments.round.lines(YEAR)[-1].number
    answer = approved.assessments.open(YEAR).answer("6.2")
    approved.assessments.save_answer(YEAR, replace(answer, evidence="Another"))
    with pytest.raises(RuleBroken, match="1 answer was changed since it was opened again"):
        approved.assessments.round.strike(YEAR, entry, "It was not a merger.")
    approved.assessments.save_answer(YEAR, answer)
    approved.assessments.round.strike(YEAR, entry, "It was not a merger.")
    assert approved.assessments.open(YEAR).approval
    with pytest.raises(RuleBroken, match="so its answers stay as they are"):
        approved.assessments.save_answer(YEAR, replace(answer, evidence="Another"))


def test_an_approval_of_an_older_program_opens_and_can_be_opened_again(office: Office) -> None:
    content = office.assessments.preview(YEAR)
    with office.desk.register.transaction() as shelves:
        kept = Document(0, None, "assessment", "Self-assessment 2026", 1, "self-assessment", "hos-2024", "", b"")
        event = AssessmentApproved(
            happened_on=BOARD,
            done_by=2,
            year=YEAR,
            edition="hos-2024",
            minute="minute 7",
            response="Content.",
            document=shelves.record.keep_document(kept, content),
            digest=sha256(content).hexdigest(),
        )
        office.desk.append(shelves, None, event)
    office = _as_if_older(office)
    assert office.assessments.preview(YEAR) == content
    office.assessments.round.reopen(YEAR, LATER, Reason.MERGER, "Elm Court.", BY)
    office.assessments.save_answer(YEAR, Answer(slug="6.2", comply=Comply.NOT_APPLICABLE))
    compared = office.assessments.round.compare(YEAR, 1)
    assert [row.row.slug for row in compared.rows] == ["6.2"]
    assert compared.before.answers_kept_late
    assert "were kept when it was opened again, not when approved" in _text(
        office.assessments.round.comparison(YEAR, 1)
    )


def test_a_note_to_oneself_is_not_kept_with_the_approved_answers_and_is_still_there_afterwards(office: Office) -> None:
    answer = office.assessments.open(YEAR).answer("6.2")
    office.assessments.save_answer(YEAR, replace(answer, note="Ask Ruth."))
    rounds.approve(office, BOARD)
    version = office.assessments.open(YEAR).round.last
    assert version
    with office.desk.register.transaction() as shelves:
        (kept,) = shelves.record.numbered([version.answers])
    assert "Ask Ruth." not in str(kept.event)
    office.assessments.round.reopen(YEAR, LATER, Reason.MERGER, "Elm Court.", BY)
    assert office.assessments.open(YEAR).answer("6.2").note == "Ask Ruth."
    office.assessments.round.strike(YEAR, office.assessments.round.lines(YEAR)[-1].number, "It was no merger.")
    assert office.assessments.open(YEAR).approval


def test_answers_that_were_erased_are_said_to_be(approved: Office) -> None:
    version = approved.assessments.open(YEAR).round.last
    assert version
    with approved.desk.register.transaction() as shelves:
        erased = Erased(happened_on=LATER, entries=(version.answers,), why="A name stood in it.")
        approved.desk.erase(shelves, erased)
    with pytest.raises(RuleBroken, match="The answers of version 1 were erased"):
        approved.assessments.round.compare(YEAR, 1)


def test_what_today_knows_is_made_anew_from_the_record(approved: Office) -> None:
    with approved.desk.register.transaction() as shelves:
        before = shelves.projections.rounds()
        shelves.projections.clear_rounds()
        shelves.projections.set_version(0)
    approved.desk.renew_projections()
    with approved.desk.register.transaction() as shelves:
        assert shelves.projections.rounds() == before
        shelves.projections.keep_round(before[0]._replace(version=9))
    with pytest.raises(Unsound, match="Today shows of the self-assessment of 2026"):
        approved.safekeeping.check()


def test_an_entry_that_was_taken_away_from_its_year_is_noticed(approved: Office) -> None:
    path, key = approved.desk.register.path, approved.desk.register.key
    approved.close()
    connection = database.connect(path, key)
    guard = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'assessment_entry_stays'").fetchone()[0]
    connection.execute("DROP TRIGGER assessment_entry_stays")
    connection.execute("DELETE FROM assessment_entry")
    connection.execute(guard)
    connection.close()
    with pytest.raises(Unsound, match="not kept with the year of its self-assessment"):
        make.again(path.parent).safekeeping.check()


def _as_if_older(office: Office) -> Office:
    """The register as a program left it that knew no rounds, opened by this one."""
    path, key = office.desk.register.path, office.desk.register.key
    office.close()
    connection = database.connect(path, key)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.executescript("DROP TABLE assessment_entry; DROP TABLE assessment_round;")
    (script,) = (path for path in files.migrations() if path.stem.endswith("_year_round"))
    connection.executescript(re.sub(r"user_version = \d+", f"user_version = {version}", script.read_text("utf-8")))
    connection.close()
    return make.again(path.parent)


def _stands(office: Office) -> tuple[Stage, Step]:
    standing = office.assessments.open(YEAR).standing
    return standing.stage, standing.next


def _publish_and_submit(office: Office) -> None:
    office.assessments.round.publish(YEAR, LATER, Place.WEBSITE, "https://amberley.example")
    office.assessments.round.submit(YEAR, LATER, "By the Ombudsman’s online form")


def _text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_what_was_forgotten_of_version_1_is_recorded_while_version_2_is_worked_on(tmp_path: Path) -> None:
    office = rounds.approved(tmp_path / "approved", response="")
    before = office.assessments.round.file(YEAR, 1)
    office.assessments.round.reopen(YEAR, LATER, Reason.MERGER, "We merged with Elm Court.", BY)
    no = Answer(slug="6.2", comply=Comply.NO, reason="Elm Court has no officer.", comply_by=date(2027, 3, 1))
    office.assessments.save_answer(YEAR, no)
    office.assessments.round.respond(YEAR, LATER, "We are content.", "the chair")
    office.assessments.round.publish(YEAR, LATER, Place.WEBSITE, "https://amberley.example")
    office.assessments.round.submit(YEAR, LATER, "By the online form.")
    view = office.assessments.open(YEAR)
    (version,) = view.round.versions
    assert (version.response, version.published[0].where, version.submitted is not None) == (
        "We are content.",
        "https://amberley.example",
        True,
    )
    assert view.round.reopened
    assert view.answer("6.2") == no
    printed = _text(office.assessments.round.file(YEAR, 1))
    assert "We are content." in printed
    assert "Elm Court" not in printed
    assert "Policy, on 6.2" in printed
    assert office.assessments.round.file(YEAR, 1) != before
    with pytest.raises(RuleBroken, match=r"Version 1 was submitted on .* already"):
        office.assessments.round.submit(YEAR, LATER, "Again.")
    rounds.approve(office, date(2026, 11, 24))
    office.assessments.round.publish(YEAR, date(2026, 11, 24), Place.NOTICEBOARD, "The hall", version=1)
    first, second = office.assessments.open(YEAR).round.versions
    assert (len(first.published), len(second.published)) == (2, 0)


def test_the_evidence_of_a_version_is_frozen_with_its_answers(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "Policy.txt"
    path.write_bytes(b"our policy")
    file = office.evidence.attach_file(YEAR, "6.2", path)
    case_id = make.a_complaint(office)
    named = office.evidence.attach(YEAR, "6.3", office.evidence.offered(case_id)[0])
    rounds.approve(office, rounds.BOARD)
    office.assessments.round.reopen(YEAR, LATER, Reason.MERGER, "We merged with Elm Court.", BY)
    assert "an approved version keeps the name" in office.evidence.what_goes(str(file.id))
    office.evidence.erase(str(file.id), "It should not have been kept.")
    office.evidence.remove(named.id)
    rounds.approve(office, date(2026, 11, 24))
    assert office.assessments.round.evidence(YEAR, 1) == (file, named)
    assert office.assessments.round.evidence(YEAR, 1)[0].digest == sha256(b"our policy").hexdigest()
    assert office.assessments.round.evidence(YEAR, 2) == ()
    with office.desk.register.transaction() as shelves:
        assert shelves.record.first_broken() == ""


def test_an_entry_of_answers_that_knows_no_evidence_is_read_forward() -> None:
    body = b'{"answers":[],"done_by":1,"edition":"hos-2024","happened_on":"2026-11-20","version":1,"year":2026}'
    kept = record.read("assessment-answers", body)
    assert isinstance(kept, AnswersKept)
    assert kept.evidence == ()
