"""The library: every paragraph is whole, plain and spelt in British English, and the likeliest are offered first."""

import re
from pathlib import Path

import pytest

from chc_desktop import files
from chc_desktop.domain.intake import Category
from chc_desktop.domain.letters.field_words import field_words
from chc_desktop.domain.letters.gaps import unfilled_gaps
from chc_desktop.domain.letters.letter import Field
from chc_desktop.domain.paragraphs.file import load_paragraphs
from chc_desktop.domain.paragraphs.filling import filled, placed
from chc_desktop.domain.paragraphs.paragraph import Paragraph, Purpose, found, purposes_of
from chc_desktop.domain.reading.passages import Passage
from chc_desktop.domain.reading.phrase_file import load_phrases
from chc_desktop.domain.reading.phrases import Phrases
from chc_desktop.domain.reading.plainness import long_sentences, passives
from chc_desktop.domain.vocabulary import Element
from chc_desktop.language.prose import words_in
from chc_desktop.office.spelling import dictionary

LIBRARY, FAULTY = load_paragraphs(files.resources("paragraphs"))
BRACKETS = re.compile(r"\[[^\]]*\]")
NOT_OURS_TO_SAY = ("designated person", "eight weeks", "8 weeks", "l33", "informal", "stage 0", "compensat", "pursuant")
"""What is out of date, and what nobody says across a table."""


def test_every_file_can_be_read() -> None:
    assert not FAULTY
    assert len(LIBRARY) >= 120
    assert len({paragraph.key for paragraph in LIBRARY}) == len(LIBRARY)


@pytest.mark.parametrize("paragraph", LIBRARY, ids=lambda paragraph: paragraph.key)
def test_a_paragraph_is_plain(paragraph: Paragraph) -> None:
    known = dictionary()
    said = f"{paragraph.name} {paragraph.text}"
    assert not [word.text for word in words_in(said) if not known.knows(word.text)]
    assert not [phrase for phrase in NOT_OURS_TO_SAY if phrase in said.casefold()]
    assert not [mark for mark in ("'", '"', " - ", "  ", "--") if mark in said.replace("\n- ", "\n")]
    assert set(BRACKETS.findall(paragraph.text)) == set(unfilled_gaps(paragraph.text)), "every gap is noticed"
    sentences = re.split(r"(?<=[.?!])\s+", BRACKETS.sub("it", paragraph.text))
    assert not [sentence for sentence in sentences if len(sentence.split()) > 34 and "\n- " not in sentence]


@pytest.mark.parametrize("phrases", load_phrases(files.resources("phrases"))[0], ids=lambda phrases: phrases.kind)
def test_nothing_in_the_library_would_be_noted_by_the_second_reader(phrases: Phrases) -> None:
    texts = {paragraph.key: BRACKETS.sub("it", paragraph.text) for paragraph in LIBRARY}
    assert {key: found for key, text in texts.items() if (found := list(phrases.found_in(text)))} == {}
    passages = [(Passage(key, text), text) for key, text in texts.items()]
    assert not [
        note for passage, text in passages for note in (*long_sentences(passage, text), *passives(passage, text))
    ]


@pytest.mark.parametrize("paragraph", LIBRARY, ids=lambda paragraph: paragraph.key)
def test_what_we_will_do_can_be_followed_by_a_date(paragraph: Paragraph) -> None:
    if Purpose.REMEDY in paragraph.purposes:
        assert paragraph.purposes == (Purpose.REMEDY,)
        assert paragraph.text[-1] not in ".!?"
        assert "\n" not in paragraph.text
    else:
        assert paragraph.text[-1] in ".?:" or paragraph.text.splitlines()[-1].startswith(("- ", "{"))


def test_each_kind_of_complaint_has_reasons_for_both_decisions_and_something_to_put_it_right() -> None:
    for category in set(Category) - {Category.OTHER, Category.LEAKS}:
        those = [purpose for each in LIBRARY if category in each.categories for purpose in each.purposes]
        assert {Purpose.DEFINITION, Purpose.UPHELD, Purpose.NOT_UPHELD, Purpose.REMEDY} <= set(those), category


def test_each_purpose_has_its_paragraph_and_its_words() -> None:
    assert set(Purpose) == {purpose for paragraph in LIBRARY for purpose in paragraph.purposes}
    assert all(purpose.words for purpose in Purpose)


def test_for_the_reasons_of_a_damp_home_reasons_about_damp_come_first() -> None:
    purposes = purposes_of(("decision", "reasons"), "decisions")
    first = found(LIBRARY, "", purposes, Category.DAMP)[:6]
    assert all(Category.DAMP in each.categories and set(each.purposes) & set(purposes) for each in first)
    then = found(LIBRARY, "", purposes, Category.DAMP)
    general = next(place for place, each in enumerate(then) if each.key == "general/upheld-plain")
    assert general < next(place for place, each in enumerate(then) if each.key == "staff/upheld-rude")
    assert general < next(place for place, each in enumerate(then) if each.key == "damp-and-mould/definition")


def test_every_word_typed_has_to_be_there_in_any_order_and_the_kind_of_complaint_counts() -> None:
    keys = [each.key for each in found(LIBRARY, "mould APOLOGY seriously")]
    assert keys == ["damp-and-mould/upheld-not-taken-seriously"]
    assert not found(LIBRARY, "mould zebra")


def test_what_is_known_is_filled_in_and_what_is_not_becomes_a_gap() -> None:
    said = filled("We wrote to {person} on {acknowledged} about [what we found].", {"person": "Joan Bell"})
    assert said == "We wrote to Joan Bell on [the day we acknowledged it] about [what we found]."
    assert unfilled_gaps(said) == ("[the day we acknowledged it]", "[what we found]")


def test_every_field_has_words_for_people() -> None:
    assert all("_" not in field_words(field) for field in Field)


@pytest.mark.parametrize("text", ["[1]", "[sic]", "s[he]", "[£450]", "[]", "[Name removed]", "a [\nb]"])
def test_brackets_that_people_do_write_are_no_gaps(text: str) -> None:
    assert unfilled_gaps(text) == ()


@pytest.mark.parametrize(
    ("before", "after", "placed_text"),
    [
        ("", "", "New."),
        ("Old.", "", "\n\nNew."),
        ("Old.\n", "", "\nNew."),
        ("Old.\n\n", "Next.", "New.\n\n"),
        ("Old.", "\n\nNext.", "\n\nNew."),
        ("\n", " ", "New."),
    ],
)
def test_a_paragraph_stands_by_itself(before: str, after: str, placed_text: str) -> None:
    assert placed("New.", before, after) == placed_text


def test_a_faulty_file_is_named_with_its_keys_and_the_others_go_on(tmp_path: Path) -> None:
    row = '[[paragraphs]]\nkey = "a"\nname = "A"\npurposes = ["apology"]\ntext = "We are sorry."\n'
    (tmp_path / "good.toml").write_text(f'subject = "Good"\nchecked = 2026-11-28\n{row}', encoding="utf-8")
    bad = row.replace("apology", "apologies").replace("sorry", "{sory}, {", 1)
    (tmp_path / "bad.toml").write_text(f'subject = "Bad"\nchecked = "today"\n{bad}{row}', encoding="utf-8")
    (tmp_path / "unknown.toml").write_text(f'subject = "B"\nchecked = 2026-11-28\n{row}'.replace("sorry", "{sory}"))
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "large.toml").write_text("x" * 10_000_000, encoding="utf-8")
    read, faulty = load_paragraphs(tmp_path)
    assert [paragraph.key for paragraph in read] == ["good/a"]
    said = {fault.name: " ".join(fault.faults) for fault in faulty}
    assert set(said) == {"bad.toml", "bytes.toml", "large.toml", "unknown.toml"}
    assert "checked: should be a date" in said["bad.toml"]
    assert "paragraphs[1].purposes: “apologies” is not known" in said["bad.toml"]
    assert "paragraphs[1].text: has a { or } that is not closed" in said["bad.toml"]
    assert "paragraphs.key: “a” stands there twice" in said["bad.toml"]
    assert "paragraphs[1].text: “{sory}” is not known" in said["unknown.toml"]


@pytest.mark.parametrize("element", Element)
def test_every_element_of_a_letter_has_paragraphs(element: Element) -> None:
    if element is not Element.NEW_DATE:  # a day, and nothing else
        purposes = purposes_of((element,))
        assert purposes
        assert [paragraph for paragraph in LIBRARY if set(paragraph.purposes) & set(purposes)]
