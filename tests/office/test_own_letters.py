"""Own copies of letters: used in place of ours, every version in the record, ours again, and what changed since."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from chc_desktop.domain.entries import FactChanged
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.letters.letter import LetterTemplate, Part
from chc_desktop.domain.letters.own.copy import added, changed, new_part, without
from chc_desktop.domain.letters.own.text import letter_text
from chc_desktop.domain.page import texts_of
from chc_desktop.domain.vocabulary import Element, LetterKind
from chc_desktop.office.office import Office
from tests import letters, make

KIND = LetterKind.RESPONSE_STAGE1
Reworded = Callable[[str], LetterTemplate]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def reworded(office: Office) -> Reworded:
    """The letter as it is used, with another opening."""

    def made(text: str) -> LetterTemplate:
        letter = office.letters.templates[KIND]
        return changed(letter, replace(letter.parts[0], text=text))

    return made


def ship(office: Office, **texts: str) -> None:
    """A newer program comes with other words in these parts."""
    ours = office.letters.ours[KIND]
    for key, text in texts.items():
        part = next(part for part in ours.parts if part.key == key)
        ours = changed(ours, replace(part, text=text))
    office.letters.ours[KIND] = ours
    office.letters.renew()


def test_what_an_own_copy_says_instead_is_filled_in_and_never_printed_empty(office: Office) -> None:
    case_id = letters.a_case_ready_for(office, KIND)
    contents = replace(letters.complete(office, case_id, KIND), nothing_outstanding=True, no_remedy=True)
    contents = replace(contents, no_remedy_because="The pump was quiet on every night of the log.")

    def says_instead(text: str) -> None:
        letter = office.letters.templates[KIND]
        for part in letter.parts:
            letter = changed(letter, replace(part, otherwise=text if part.otherwise else ""))
        office.own_letters.save(letter)

    says_instead("{organisation} has nothing of it to tell.")
    said = "\n".join(texts_of(office.letters.page(case_id, KIND, contents)))
    assert said.count("Amberley Almshouses has nothing of it to tell.") == 2
    assert "{" not in said

    says_instead("By {was_due} we had done it.")
    unmet = {check.required.element: check.sentence for check in office.letters.look(case_id, KIND, contents).missing}
    assert "does not say that nothing is outstanding" in unmet[Element.OUTSTANDING]


def test_the_own_copy_is_what_letters_are_written_and_issued_with(office: Office, reworded: Reworded) -> None:
    case_id = letters.a_case_ready_for(office, KIND)
    office.own_letters.save(reworded("Dear friend of {organisation}, this is stage 1."))
    look = office.letters.look(case_id, KIND, letters.complete(office, case_id, KIND))
    assert look.texts["opening"] == "Dear friend of Amberley Almshouses, this is stage 1."
    document = letters.issue(office, case_id, KIND)
    with office.desk.register.transaction() as shelves:
        (kept,) = [each for each in shelves.record.documents(case_id) if each.id == document]
    assert kept.template == "response-stage1 (own, version 1)"
    office.own_letters.back_to_ours(KIND)
    assert office.letters.templates[KIND] == office.letters.ours[KIND]


def test_every_version_stays_in_the_record_and_numbers_go_on(office: Office, reworded: Reworded) -> None:
    office.own_letters.save(reworded("One, stage 1."))
    office.own_letters.save(reworded("One, stage 1."))
    office.own_letters.save(reworded("Two, stage 1."))
    office.own_letters.back_to_ours(KIND)
    office.own_letters.save(reworded("Three, stage 1."))
    versions = office.own_letters.versions(KIND)
    assert [(each.version, bool(each.text)) for each in versions] == [(1, True), (2, True), (2, False), (3, True)]
    assert "One, stage 1." in versions[0].text
    assert len({each.digest for each in versions}) == 4
    with office.desk.register.transaction() as shelves:
        events = [entry.event for entry in shelves.record.entries(FactChanged.kind)]
    told = [event for event in events if isinstance(event, FactChanged) and event.what == f"letter {KIND}"]
    assert "One, stage 1." in told[1].before
    assert "Two, stage 1." in told[1].after


def test_an_own_copy_is_there_when_the_register_is_opened_again(
    office: Office, reworded: Reworded, tmp_path: Path
) -> None:
    office.own_letters.save(reworded("Mine, stage 1."))
    office.close()
    again = make.again(tmp_path / "register")
    assert again.letters.templates[KIND].parts[0].text == "Mine, stage 1."


def test_the_checks_are_the_same(office: Office) -> None:
    case_id = letters.a_case_ready_for(office, KIND)
    letter = office.letters.templates[KIND]
    escalation = next(part for part in letter.parts if part.key == "escalation")
    office.own_letters.save(changed(letter, replace(escalation, text="Thank you.")))
    with pytest.raises(RuleBroken, match="stage 2"):
        letters.issue(office, case_id, KIND)


def test_a_further_part_of_ones_own_is_printed(office: Office) -> None:
    case_id = letters.a_case_ready_for(office, KIND)
    letter = office.letters.templates[KIND]
    further = replace(new_part(letter), heading="Our garden party", text="Do come, {person}.")
    office.own_letters.save(added(letter, further, "ombudsman"))
    page = office.letters.page(case_id, KIND, letters.complete(office, case_id, KIND))
    said = [getattr(block, "text", "") for block in page.blocks]
    assert "Our garden party" in said
    assert "Do come, Joan Bell." in said


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (lambda letter: without(letter, "decisions"), "none serves “decision”"),
        (lambda letter: replace(letter, title="On {tomorrow}"), "“{tomorrow}” is not known"),
        (lambda letter: replace(letter, title="On {due"), "title: has a { or } that is not closed"),
    ],
)
def test_what_is_wrong_is_said_and_not_kept(
    office: Office, spoilt: Callable[[LetterTemplate], LetterTemplate], said: str
) -> None:
    letter = spoilt(office.letters.templates[KIND])
    assert any(said in fault for fault in office.own_letters.faults(letter))
    with pytest.raises(RuleBroken, match="Nothing was changed"):
        office.own_letters.save(letter)
    assert office.own_letters.versions(KIND) == ()


def test_what_changed_in_ours_since_can_be_taken_kept_or_seen(office: Office, reworded: Reworded) -> None:
    office.own_letters.save(reworded("Mine, stage 1."))
    assert office.own_letters.open(KIND).changes == ()
    ship(office, opening="New opening, stage 1.", understanding="New {points}", escalation="Ask for stage 2, please.")
    assert [change.key for change in office.own_letters.open(KIND).changes] == [
        "opening",
        "understanding",
        "escalation",
    ]
    assert next(each.changed for each in office.own_letters.standing() if each.kind == KIND) == 3
    office.own_letters.keep_mine(KIND, "opening")
    office.own_letters.take_theirs(KIND, "understanding")
    adapting = office.own_letters.open(KIND)
    assert [change.key for change in adapting.changes] == ["escalation"]
    assert [part.text for part in adapting.letter.parts[:2]] == ["Mine, stage 1.", "New {points}"]
    assert adapting.version == 2
    office.own_letters.seen(KIND)
    assert office.own_letters.open(KIND).changes == ()
    assert office.letters.templates[KIND].parts[0].text == "Mine, stage 1."


def test_a_broken_own_copy_is_named_and_ours_is_used(office: Office, reworded: Reworded) -> None:
    office.own_letters.save(reworded("Mine, stage 1."))
    ours = office.letters.ours[KIND]
    newer = Part("newer", "Something newer", "Write it.", "Come back.", elements=(Element.WAY_BACK,))
    office.letters.ours[KIND] = added(ours, newer, "opening")
    office.letters.renew()
    assert office.letters.templates[KIND] == office.letters.ours[KIND]
    assert "none serves “way-back”" in office.letters.unusable(KIND)
    standing = next(each for each in office.own_letters.standing() if each.kind == KIND)
    assert "way-back" in standing.fault
    office.own_letters.take_theirs(KIND, "newer")
    assert office.letters.unusable(KIND) == ""
    assert office.letters.templates[KIND].parts[0].text == "Mine, stage 1."


def test_a_letter_is_shown_with_any_case(office: Office, reworded: Reworded) -> None:
    letter = reworded("About {reference}.")
    with pytest.raises(RuleBroken, match="no case in the register yet"):
        office.own_letters.page(letter, "")
    letters.a_case_ready_for(office, KIND)
    make.a_complaint(office)
    assert [reference for reference, _words in office.own_letters.recent_cases()] == ["2026-002", "2026-001"]
    for asked, reference in (("", "2026-002"), (" 2026-001", "2026-001")):
        page = office.own_letters.page(letter, asked)
        assert page.draft
        assert page.reference == reference
        assert f"About {reference}." in [getattr(block, "text", "") for block in page.blocks]
    with pytest.raises(RuleBroken, match="no complaint “2026-999”"):
        office.own_letters.page(letter, "2026-999")


def test_a_letter_of_a_stage_the_code_does_not_have_says_so(office: Office) -> None:
    make.a_complaint(office)
    with pytest.raises(RuleBroken, match="has no stage 3"):
        office.own_letters.page(office.letters.ours[LetterKind.RESPONSE_STAGE3], "")


def test_every_letter_can_be_shown_with_a_case_that_has_just_come_in(office: Office) -> None:
    make.a_complaint(office)
    for letter in office.letters.ours.values():
        if letter.kind.stage < 3:
            assert office.own_letters.page(letter, "").blocks


def test_a_letter_goes_out_as_a_file_and_comes_back(office: Office, reworded: Reworded) -> None:
    letter = reworded('Mine, stage 1. “Quoted” and "plain" \\ marks.')
    content = office.own_letters.file_of(letter)
    assert office.own_letters.read_file(KIND, b"\xef\xbb\xbf" + content) == letter


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "no text in UTF-8"),
        (b"x" * 10_000_000, "far too big"),
        (b"kind = " + b"[" * 100_000, "not a file of this kind"),
        (b"kind = 'response-stage1'", "parts: is missing"),
    ],
)
def test_a_file_that_cannot_be_used_ends_in_a_sentence(
    office: Office, tmp_path: Path, content: bytes, said: str
) -> None:
    chosen = tmp_path / "chosen.toml"
    chosen.write_bytes(content)
    with pytest.raises(RuleBroken, match="Nothing was changed") as refused:
        office.own_letters.from_file(KIND, chosen)
    assert said in str(refused.value)


def test_a_file_that_is_gone_ends_in_a_sentence(office: Office, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match=r"“gone\.toml” could not be read\. Nothing was changed\."):
        office.own_letters.from_file(KIND, tmp_path / "gone.toml")


def test_the_file_of_another_letter_is_refused(office: Office) -> None:
    other = letter_text(office.letters.ours[LetterKind.EXTENSION_STAGE1]).encode()
    with pytest.raises(RuleBroken, match="kind: should be “response-stage1”"):
        office.own_letters.read_file(KIND, other)
