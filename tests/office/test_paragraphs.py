"""One's own paragraphs are kept, asked about after a year and taken back; a gap nobody filled keeps a letter here."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.intake import Category
from chc_desktop.domain.paragraphs.paragraph import Paragraph, Purpose
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from tests import letters, make

OWN = Paragraph("Our pump", "The pump at {reference} hums.", (Purpose.UPHELD,), date.min, categories=(Category.LEAKS,))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


def test_an_own_paragraph_is_kept_as_looked_at_today(office: Office) -> None:
    office.paragraphs.save(OWN)
    (kept,) = office.paragraphs.own()
    assert kept == replace(OWN, id=kept.id, checked=make.TODAY)
    assert office.paragraphs.all()[0] == kept
    assert kept.where == "A leak or water damage · Reasons: upheld" or kept.where.endswith("Reasons: upheld")


def test_after_a_year_it_is_asked_about_and_then_left_in_peace(office: Office) -> None:
    office.paragraphs.save(OWN)
    today = office.desk.today
    office.desk.today = lambda: today() + timedelta(366)
    (due,) = office.paragraphs.to_look_at_again()
    office.paragraphs.still_holds(due)
    assert office.paragraphs.to_look_at_again() == ()


def test_a_deleted_one_comes_back_from_the_bin_as_it_was(office: Office) -> None:
    office.paragraphs.save(OWN)
    office.paragraphs.remove(office.paragraphs.own()[0])
    assert office.paragraphs.own() == []
    (line,) = office.bin.lines()
    assert line.what == "The paragraph “Our pump”"
    office.bin.take_back(line)
    assert [each.text for each in office.paragraphs.own()] == [OWN.text]
    assert not office.bin.lines()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (replace(OWN, name=" "), "give the paragraph a name"),
        (replace(OWN, text=" \n"), "write the paragraph itself"),
        (replace(OWN, text="On {the_day}"), "“{the_day}” is not known"),
        (replace(OWN, text="On {due"), "not closed"),
    ],
)
def test_what_could_not_be_used_is_refused_in_a_sentence(office: Office, changed: Paragraph, said: str) -> None:
    with pytest.raises(RuleBroken, match="Nothing was changed") as refused:
        office.paragraphs.save(changed)
    assert said in str(refused.value)
    assert office.paragraphs.own() == []


def test_a_paragraph_is_filled_from_the_case_at_its_stage(office: Office) -> None:
    case_id = letters.a_case_ready_for(office, LetterKind.RESPONSE_STAGE1)
    text = "{reference}: {person}, due {due}, answered on {answered_before}. {organisation}. [what we found]"
    said = office.paragraphs.filled(replace(OWN, text=text), case_id)
    assert said.startswith("2026-001: Joan Bell, due ")
    assert "answered on [the day we answered at the stage before]." in said
    assert said.endswith("[what we found]")
    assert office.paragraphs.category(case_id) is office.cases.view(case_id).case.category


def test_with_no_case_at_hand_only_the_organisation_is_known(office: Office) -> None:
    said = office.paragraphs.filled(replace(OWN, text="{organisation}, {reference}"), 0)
    assert said.endswith(", [our reference]")
    assert not said.startswith("[")
    assert office.paragraphs.category(0) is None


@pytest.mark.parametrize("kind", [LetterKind.RESPONSE_STAGE1, LetterKind.ACKNOWLEDGEMENT_STAGE1])
def test_a_gap_in_any_part_keeps_the_letter_here(office: Office, kind: LetterKind) -> None:
    case_id = letters.a_case_ready_for(office, kind)
    contents = letters.complete(office, case_id, kind)
    for part in office.letters.open(case_id, kind).template.parts:
        if part.shape != "text":
            continue
        said = f"{office.letters.look(case_id, kind, contents).texts[part.key]}\n\nUntil [the day]."
        gappy = replace(contents, texts={**contents.texts, part.key: said})
        with pytest.raises(RuleBroken, match=r"“\[the day\]” is a gap"):
            letters.issue(office, case_id, kind, gappy)
        unmet = [check for check in office.letters.checklist(case_id, kind, gappy) if not check.met]
        assert part.key in [check.part for check in unmet]


def test_a_gap_in_the_reasons_or_in_a_remedy_keeps_the_letter_here(office: Office) -> None:
    kind = LetterKind.RESPONSE_STAGE1
    case_id = letters.a_case_ready_for(office, kind)
    contents = letters.complete(office, case_id, kind)
    decisions = (replace(contents.decisions[0], reasons="Because [the reasons]."), *contents.decisions[1:])
    offers = (replace(contents.offers[0], what="Pay [the sum]"), *contents.offers[1:])
    for gappy in (replace(contents, decisions=decisions), replace(contents, offers=offers)):
        with pytest.raises(RuleBroken, match="is a gap that nobody has filled yet"):
            letters.issue(office, case_id, kind, gappy)


def test_brackets_of_the_resident_are_no_gap(office: Office) -> None:
    kind = LetterKind.ACKNOWLEDGEMENT_STAGE1
    case_id = letters.a_case_ready_for(office, kind)
    from chc_desktop.domain.events import PointAdded

    office.cases.record(case_id, PointAdded(happened_on=make.TODAY, done_by=1, text="It leaks [see the photograph]"))
    assert letters.issue(office, case_id, kind)
