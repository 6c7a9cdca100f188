"""Letters' files: each one is whole, and a faulty one names all its faults at once."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from chc_desktop import files
from chc_desktop.domain.code_file import load_editions
from chc_desktop.domain.letters.file import load_letters, places_missing, read_letter
from chc_desktop.domain.letters.letter import LetterTemplate
from chc_desktop.domain.letters.outcome import OUTCOME_PART
from chc_desktop.domain.resource_file import FaultyFile
from chc_desktop.domain.vocabulary import STAGE_LETTERS, Element, LetterKind
from tests import make

LETTERS = sorted(files.resources("letters").glob("*.toml"))

FAULTY = """
kind = "response-stage4"
name = "A letter"

[[parts]]
key = "opening"
label = "Opening"
prompt = "Write something."
elements = ["stage", "signature"]
text = "Dear {nobody}, about {reference"

[[parts]]
key = "opening"
label = "Date"
prompt = 3
shape = "outstanding"
elements = ["stage"]
text = "By {new_date} we {greet} you."
"""


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_every_letter_can_be_read_and_is_named_for_its_kind(path: Path) -> None:
    assert read_letter(path).kind == path.stem


def test_there_is_a_letter_of_every_kind() -> None:
    letters, faulty = load_letters(files.resources("letters"))

    assert not faulty
    assert set(letters) >= set(STAGE_LETTERS)


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_every_letter_has_a_place_for_all_its_edition_asks(path: Path) -> None:
    letter = read_letter(path)

    for required in letter.asked(make.hos_2024()):
        assert letter.part_for(required.element), required.title


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_part_is_carried_from_a_letter_that_has_it(path: Path) -> None:
    letters, _faulty = load_letters(files.resources("letters"))

    for part in read_letter(path).parts:
        if part.carried_from:
            assert part.key in [earlier.key for earlier in letters[part.carried_from].parts]


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_no_letter_uses_words_that_are_out_of_date(path: Path) -> None:
    words = _wording(read_letter(path))

    assert not re.search(r"designated person|eight weeks|8 weeks|L33 7WQ", words, re.IGNORECASE)
    assert not re.search(r"(?<!working )\bdays\b", words)


def test_a_faulty_letter_names_every_fault_by_its_key(tmp_path: Path) -> None:
    path = tmp_path / "faulty.toml"
    path.write_text(FAULTY, encoding="utf-8")

    with pytest.raises(FaultyFile) as raised:
        read_letter(path)

    faults = "\n".join(raised.value.faults)
    assert raised.value.name == "faulty.toml"
    for fault in (
        "title: is missing",
        "kind: “response-stage4” should be small letters, hyphens and at most a stage from 1 to 3",
        "parts[1].elements: “signature” is not known",
        "parts[1].text: has a { or } that is not closed",
        "parts[2].prompt: should be text",
        "parts[2].otherwise: is missing",
        "parts[2].text: “{greet}” is not known",
        "parts[2].text: “{new_date}” can stand only in a part of shape “new-date”",
        "parts.key: “opening” stands there twice",
        "parts.elements: “stage” stands there twice",
    ):
        assert fault in faults


def test_a_file_that_is_no_letter_is_reported_and_the_others_still_load(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("kind = ", encoding="utf-8")
    (tmp_path / "b.toml").write_bytes(LETTERS[0].read_bytes())

    letters, faulty = load_letters(tmp_path)

    assert len(letters) == 1
    assert [fault.name for fault in faulty] == ["a.toml"]


def test_two_files_for_one_letter_are_reported(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_bytes(LETTERS[0].read_bytes())

    letters, faulty = load_letters(tmp_path)

    assert len(letters) == 1
    assert "“a.toml” is this letter already" in str(faulty[0])


def test_no_element_is_served_twice() -> None:
    for path in LETTERS:
        served = [element for part in read_letter(path).parts for element in part.elements]
        assert len(served) == len(set(served))
        assert set(served) <= set(Element)


def _wording(letter: LetterTemplate) -> str:
    return "\n".join(
        [letter.title, *(text for part in letter.parts for text in (part.heading, part.text, part.otherwise))]
    )


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_the_outcome_sought_is_called_the_same_in_every_letter(path: Path) -> None:
    part = read_letter(path).part_for(Element.OUTCOME_SOUGHT)

    assert part is None or part.key == OUTCOME_PART


BROKEN = {
    "unknown-field": (b'text = "Dear {nobody}"', "parts[1].text: “{nobody}” is not known"),
    "unclosed": (b'text = "Dear {person"', "parts[1].text: has a { or } that is not closed"),
    "not-utf8": (b'text = "Caf\xe9"', "not a file of this kind"),
    "ten-megabytes": (b'text = "' + b"x" * 10_000_000 + b'"', "far too big"),
    "no-place": (b'elements = ["question"]', "parts.elements: none serves “next-update”"),
    "deep": (b"text = " + b"[" * 20_000, "not a file of this kind"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named_with_its_key_and_the_others_go_on_working(tmp_path: Path, name: str) -> None:
    line, fault = BROKEN[name]
    (tmp_path / "broken.toml").write_bytes(_HEAD + line + b"\n")
    for path in LETTERS:
        (tmp_path / path.name).write_bytes(path.read_bytes())

    letters, faulty = load_letters(tmp_path)

    assert len(letters) == len(LETTERS)
    assert [each.name for each in faulty] == ["broken.toml"]
    assert fault in "\n".join(faulty[0].faults)


def test_a_letter_without_a_place_for_what_an_edition_asks_is_named_with_the_edition() -> None:
    letters, _faulty = load_letters(files.resources("letters"))
    editions, _faulty = load_editions(files.resources("codes"))
    assert places_missing(letters, editions.values()) == ()

    kind = LetterKind.UPDATE
    parts = tuple(part for part in letters[kind].parts if Element.WHY_LATE not in part.elements)
    (fault,) = places_missing({**letters, kind: replace(letters[kind], parts=parts)}, editions.values())

    assert (fault.name, fault.faults) == (
        "update.toml",
        ("parts.elements: none serves “why-late”, which “lgsco-2024” asks for",),
    )


def test_a_letter_that_no_edition_speaks_of_is_asked_for_our_good_practice(tmp_path: Path) -> None:
    path = tmp_path / "thanks.toml"
    path.write_bytes(_HEAD.replace(b'"updated"', b'"nothing"') + b'elements = ["question"]\n')
    (asked,) = read_letter(path).asked(make.hos_2024())
    assert (asked.element, asked.title, asked.good_practice) == (Element.QUESTION, "what we ask", True)


_HEAD = b"""
kind = "thanks"
name = "Thanks"
title = "Thank you"
brings_about = "updated"
offered = "open"
group = "others"

[[parts]]
key = "only"
label = "What we ask"
prompt = "Write something."
"""
