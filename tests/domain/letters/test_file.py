"""Letters' files: each one is whole, and a faulty one names all its faults at once."""

import re
from pathlib import Path

import pytest

from chc_desktop import files
from chc_desktop.domain.letters.file import load_letters, read_letter
from chc_desktop.domain.letters.letter import LetterTemplate
from chc_desktop.domain.letters.outcome import OUTCOME_PART
from chc_desktop.domain.resource_file import FaultyFile
from chc_desktop.domain.vocabulary import STAGE_LETTERS, Element
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
