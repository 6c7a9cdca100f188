"""Names in letters, and what an edition forbids: noted, kept with a reason, shut out only where it says must."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import LetterIssued, Remedy
from chc_desktop.domain.letters.letter import LetterContents
from chc_desktop.domain.points.events import ResponsibilityDecided
from chc_desktop.domain.reading.kept import Kept
from chc_desktop.domain.reading.note import Kind, Note
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from tests import make
from tests.letters import EDITIONS, TODAY, a_case_ready_for, an_office_under, complete, issue
from tests.office.people import passed_on
from tests.office.test_sample import sample

RESPONSE = LetterKind.RESPONSE_STAGE1
NAMED = "Ruth Ellis read the log on 12 November."
REASON = "The resident asked for her by name."


def test_where_the_edition_says_must_a_name_goes_out_only_with_a_reason(tmp_path: Path) -> None:
    office, case_id, contents = naming("joint-draft", tmp_path)
    assert [note.provision for note in office.letters.look(case_id, RESPONSE, contents).reading.blocking] == ["5.6"]

    with pytest.raises(RuleBroken, match=r"“Ruth Ellis” \(Code 5\.6\).*write down why\. Nothing was lost\."):
        issue(office, case_id, RESPONSE, contents)
    with pytest.raises(RuleBroken, match="Ruth Ellis"):
        issue(office, case_id, RESPONSE, keeping(contents, Kept("name", "Ruth Ellis", "  ")))

    assert issue(office, case_id, RESPONSE, keeping(contents, Kept("name", "Ruth Ellis", REASON)))
    assert [each["because"] for each in recorded(office, case_id)["kept"]] == [REASON]
    assert any(
        f"“Ruth Ellis” stands in it because: {REASON}" in line.detail for line in office.cases.view(case_id).lines
    )


def test_the_record_does_not_say_that_a_name_stands_in_a_letter_from_which_it_was_taken_out(tmp_path: Path) -> None:
    office, case_id, contents = naming("joint-draft", tmp_path)
    unnamed = {**contents.texts, "opening": contents.texts["opening"].removesuffix(NAMED)}
    issue(office, case_id, RESPONSE, keeping(replace(contents, texts=unnamed), Kept("name", "Ruth Ellis", REASON)))
    assert recorded(office, case_id)["kept"] == []
    assert not any("stands in it because" in line.detail for line in office.cases.view(case_id).lines)


def test_a_name_in_a_promise_that_a_letter_tells_of_is_noticed(tmp_path: Path) -> None:
    office = an_office_under(EDITIONS["joint-draft"], tmp_path / "register")
    case_id = make.a_complaint(office, received_on=TODAY - timedelta(40))
    make.acknowledged(office, case_id, TODAY - timedelta(37))
    ruth = Remedy("action-on-delay", "Ruth Ellis rings you every week", TODAY + timedelta(10), owner=1)
    make.answered(office, case_id, TODAY - timedelta(20), remedies=(ruth,), no_remedy_because="")
    for kind in (LetterKind("completion"), LetterKind("undeliverable")):
        look = office.letters.look(case_id, kind, complete(office, case_id, kind))
        assert [note.words for note in look.reading.blocking] == ["Ruth Ellis"], kind


def test_a_name_in_what_is_not_ours_is_noticed_in_the_answer_too(tmp_path: Path) -> None:
    office, case_id, contents = naming("joint-draft", tmp_path)
    contents = replace(contents, texts={**contents.texts, "opening": "This is our answer at stage 1."})
    why = "Ruth Ellis says that it is not ours."
    office.cases.record(
        case_id, ResponsibilityDecided(happened_on=TODAY, done_by=1, point=2, ours=False, why=why, whose="the council")
    )
    with pytest.raises(RuleBroken, match=r"“Ruth Ellis” \(Code 5\.6\)"):
        issue(office, case_id, RESPONSE, contents)


@pytest.mark.parametrize("edition", ["hos-2020", "hos-2022", "hos-2024", "lgsco-2024", "own-policy"])
def test_elsewhere_a_name_is_only_noted(edition: str, tmp_path: Path) -> None:
    office, case_id, contents = naming(edition, tmp_path)
    reading = office.letters.look(case_id, RESPONSE, contents).reading
    assert [note.words for note in names(reading.notes)] == ["Ruth Ellis"]
    assert reading.blocking == ()
    assert issue(office, case_id, RESPONSE, contents)


def test_what_is_put_aside_stays_put_aside_in_the_draft(tmp_path: Path) -> None:
    office, case_id, contents = naming("hos-2024", tmp_path)
    text = {"outstanding": "We commence in May.", "opening": NAMED}
    noted = office.letters.look(case_id, RESPONSE, replace(contents, texts=text)).reading.notes
    kept = keeping(replace(contents, texts=text), *(note.kept(REASON) for note in noted))

    office.letters.keep(case_id, RESPONSE, kept)
    again = office.letters.open(case_id, RESPONSE).contents

    reading = office.letters.look(case_id, RESPONSE, again).reading
    assert reading.notes == ()
    assert [(each.kind, each.words) for each in reading.aside] == [("name", "Ruth Ellis"), ("plainer", "commence")]


def test_partly_upheld_shuts_the_letter_where_the_edition_forbids_it(tmp_path: Path) -> None:
    office, case_id, contents = naming("joint-draft", tmp_path)
    contents = replace(contents, texts={**contents.texts, "opening": "At stage 1 this is partially upheld."})
    with pytest.raises(RuleBroken, match=r"“partially upheld” \(Code 6\.8\)"):
        issue(office, case_id, RESPONSE, contents)


def test_the_name_of_a_contractor_in_the_case_is_noticed_too(tmp_path: Path) -> None:
    office, case_id, contents = naming("hos-2024", tmp_path)
    passed_on(office, case_id, TODAY + timedelta(5))
    contents = replace(contents, texts={"opening": "Hale Heating’s report is here. Heating your home costs money."})
    noted = names(office.letters.look(case_id, RESPONSE, contents).reading.notes)
    assert [(note.words, note.place.words) for note in noted] == [("Hale Heating Ltd", "Hale Heating")]


def naming(edition: str, folder: Path) -> tuple[Office, int, LetterContents]:
    """A complete answer that names the officer."""
    office = an_office_under(EDITIONS[edition], folder / "register")
    case_id = a_case_ready_for(office, RESPONSE)
    contents = complete(office, case_id, RESPONSE)
    opening = office.letters.look(case_id, RESPONSE, contents).own["opening"]
    return office, case_id, replace(contents, texts={**contents.texts, "opening": f"{opening} {NAMED}"})


def keeping(contents: LetterContents, *kept: Kept) -> LetterContents:
    return replace(contents, kept=kept)


def names(notes: tuple[Note, ...]) -> list[Note]:
    return [note for note in notes if note.kind is Kind.NAME]


def recorded(office: Office, case_id: int) -> dict[str, list[dict[str, str]]]:
    """What the record keeps of the letter's words."""
    with office.desk.register.transaction() as shelves:
        events = [entry.event for entry in shelves.record.history(case_id)]
    issued = [event for event in events if isinstance(event, LetterIssued)]
    return json.loads(issued[-1].texts)  # type: ignore[no-any-return]


def test_nothing_is_noted_about_the_letters_of_the_sample_landlord(tmp_path: Path) -> None:
    office, read = sample(tmp_path / "data"), 0
    for summary in office.cases.summaries():
        for offered in office.letters.offered(summary.case_id):
            letter = office.letters.open(summary.case_id, offered.kind)
            look = office.letters.look(summary.case_id, offered.kind, letter.contents)
            assert [(note.kind, note.words) for note in look.reading.notes] == []
            read += 1
    assert read > 50
