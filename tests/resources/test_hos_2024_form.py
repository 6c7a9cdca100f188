"""The April 2024 edition as data: every row of its form, in order, in words of our own."""

import os
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from chc_desktop.files import resources

EDITION: dict[str, Any] = tomllib.loads((resources("codes") / "hos-2024.toml").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = [row for section in EDITION["form"]["sections"] for row in section["rows"]]

FIRST_AND_LAST_ROW = {
    1: (2, 6),
    2: (1, 5),
    3: (1, 7),
    4: (1, 3),
    5: (1, 15),
    6: (1, 20),
    7: (1, 4),
    8: (1, 5),
    9: (1, 8),
}
FIRST_AND_LAST_ROW_OF_2022 = {
    1: (2, 9),
    2: (1, 8),
    3: (1, 3),
    4: (1, 19),
    5: (1, 20),
    6: (1, 7),
    7: (2, 6),
    8: (1, 3),
}
NO_ROW_OF_2022 = {"6.4"}
SOFT = {"1.6", "4.3", "6.12"}
DUTIES = ["stage1-acknowledgement", "stage1-response", "stage2-acknowledgement", "stage2-response"]
ANSWER = ["stage", "definition", "decision", "reasons", "remedy", "outstanding"]
LETTERS = {
    "acknowledgement-stage1": ["definition", "outcome-sought", "responsibility", "ombudsman", "due-date"],
    "acknowledgement-stage2": ["definition", "outcome-sought", "ombudsman", "reviewer", "due-date"],
    "extension-stage1": ["extension-reason", "new-date", "ombudsman"],
    "extension-stage2": ["extension-reason", "new-date", "ombudsman"],
    "response-stage1": [*ANSWER, "escalation"],
    "response-stage2": [*ANSWER, "ombudsman-referral"],
    "update": ["what-happened", "next-update", "ombudsman"],
    "refusal-stage1": ["exclusion", "refusal-reasons", "ombudsman-referral"],
    "refusal-stage2": ["exclusion", "refusal-reasons", "last-was-final", "ombudsman-referral"],
    "clarification": ["question", "due-date", "ombudsman"],
}
RUN_OF_WORDS = 9


def test_the_form_has_its_seventy_two_rows_in_order() -> None:
    assert [number for row in ROWS for number in row["numbers"]] == _numbers(FIRST_AND_LAST_ROW)
    assert len(ROWS) == 72


def test_each_row_stands_in_its_own_section() -> None:
    assert [section["number"] for section in EDITION["form"]["sections"]] == [str(n) for n in FIRST_AND_LAST_ROW]
    for section in EDITION["form"]["sections"]:
        assert all(n.startswith(section["number"] + ".") for row in section["rows"] for n in row["numbers"])


def test_no_two_rows_share_a_slug() -> None:
    assert len({row["slug"] for row in ROWS}) == len(ROWS)


def test_only_the_soft_spots_are_should() -> None:
    assert {row["slug"] for row in ROWS if row["force"] == "should"} == SOFT
    assert {row["force"] for row in ROWS} == {"must", "should"}


def test_rows_follow_only_rows_the_forms_of_2022_and_of_the_draft_have() -> None:
    rows_of_2022 = set(_numbers(FIRST_AND_LAST_ROW_OF_2022)) - NO_ROW_OF_2022
    assert len(rows_of_2022) == 72
    followed = {target for row in ROWS for target in row.get("follows", []) if not target.startswith("joint-draft/")}
    assert followed <= {f"hos-2022/{number}" for number in rows_of_2022}


def test_no_row_claims_to_have_been_compared_while_the_edition_says_none_was() -> None:
    assert EDITION["documents"] == {}
    assert not any("checked_in" in row for row in ROWS)
    assert {row.get("seen", False) for row in ROWS} == {True, False}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["slug"])
def test_a_row_is_whole_sentences_in_our_voice(row: dict[str, Any]) -> None:
    assert row["asks"].endswith(".")
    assert re.search(r"\b(we|We|our|Our)\b", row["asks"])
    assert "'" not in row["asks"], "an apostrophe is curly in what people read"
    assert '"' not in row["asks"], "a quotation mark is curly in what people read"
    assert "  " not in row["asks"]


def test_the_definition_is_quoted_word_for_word_and_marked_as_a_quotation() -> None:
    assert f"“{EDITION['definition']['text']}”" in ROWS[0]["asks"]


def test_limits_are_the_four_duties_with_an_extension_for_the_answers() -> None:
    limits = EDITION["limits"]
    assert [limit["duty"] for limit in limits] == DUTIES
    assert [(limit["days"], limit["runs_from"], limit["provision"]) for limit in limits] == [
        (5, "received", "6.2"),
        (10, "acknowledged", "6.3"),
        (5, "escalated", "6.11"),
        (20, "stage2-acknowledged", "6.14"),
    ]
    assert [limit.get("extension", {}).get("days") for limit in limits] == [None, 10, None, 20]


def test_letters_carry_what_the_code_asks_of_each() -> None:
    letters = {letter["kind"]: [element["element"] for element in letter["elements"]] for letter in EDITION["letters"]}
    assert letters == LETTERS


def test_the_two_answers_are_marked_a_to_g() -> None:
    for letter in EDITION["letters"]:
        marks = "".join(element.get("mark", "") for element in letter["elements"])
        assert marks == ("abcdefg" if letter["kind"].startswith("response") else "")


def test_every_provision_is_a_row_of_the_form_and_good_practice_claims_none() -> None:
    numbers = {row["slug"] for row in ROWS}
    for letter in EDITION["letters"]:
        for element in letter["elements"]:
            assert element.get("good_practice", False) == ("provision" not in element)
            assert element.get("provision", "") in numbers | {""}
    assert {exclusion["provision"] for exclusion in EDITION["exclusions"]} <= numbers


def test_remedies_are_the_eight_kinds_of_7_1() -> None:
    kinds = [remedy["kind"] for remedy in EDITION["remedies"]]
    assert len(set(kinds)) == 8
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", kind) for kind in kinds)


@pytest.mark.skipif("CHC_SOURCES" not in os.environ, reason="CHC_SOURCES names no folder of the Codes’ documents")
def test_no_row_borrows_a_sentence_from_the_documents() -> None:
    ours = {row["slug"]: _runs(row["asks"].replace(EDITION["definition"]["text"], "…")) for row in ROWS}
    documents = [path for path in Path(os.environ["CHC_SOURCES"]).iterdir() if path.is_file()]
    assert documents
    borrowed = []
    for document in documents:
        theirs = _runs(document.read_text(encoding="utf-8", errors="replace"))
        borrowed += [(slug, " ".join(run)) for slug, runs in ours.items() for run in runs & theirs]
    assert borrowed == []


def _numbers(first_and_last: dict[int, tuple[int, int]]) -> list[str]:
    return [f"{section}.{row}" for section, (first, last) in first_and_last.items() for row in range(first, last + 1)]


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every run of nine words in the text, whatever its case, marks and line ends."""
    words = re.findall(r"[a-z0-9…]+", re.sub(r"<[^>]*>|['’]", "", text.lower()))
    return {tuple(words[start : start + RUN_OF_WORDS]) for start in range(len(words) - RUN_OF_WORDS + 1)}
