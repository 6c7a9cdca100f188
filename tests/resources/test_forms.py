"""The five self-assessment forms as data: which rows each has, in which order, and what its columns hold."""

from collections import Counter
from itertools import groupby

import pytest

from chc_desktop.domain.form import Form, FormSection
from chc_desktop.domain.vocabulary import AnswerKind, FormCell, Measure
from tests.letters import EDITIONS

FORMS = {name: edition.form for name, edition in EDITIONS.items() if edition.form.rows}
every_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)

ROWS = {"hos-2020": 37, "hos-2022": 72, "joint-draft": 72, "lgsco-2024": 10, "hos-2024": 72}
MUST_2022 = """
1.2 1.3 1.6 1.7 1.8 1.9  2.1 2.3 2.4 2.5 2.6 2.7 2.8  3.1 3.2  4.1 4.2 4.6 4.7 4.11 4.12 4.13 4.14 4.15 4.18
5.1 5.5 5.6 5.8  5.9 5.10 5.11 5.12 5.13 5.16  5.17 5.20  6.1 6.2 6.5 6.6  7.2  8.1 8.2 8.3
"""
SHOULD_2022 = """
1.4 1.5  2.2  3.3  4.3 4.4 4.5 4.8 4.9 4.10 4.16 4.17 4.19  5.2 5.3 5.4 5.7  5.14 5.15  5.18 5.19
6.3 6.7  7.3 7.4 7.5 7.6
"""
STAGES_2022 = {
    "Stage 1: must": "5.1 5.5 5.6 5.8",
    "Stage 2: must": "5.9 5.10 5.11 5.12 5.13 5.16",
    "Stage 3: must": "5.17 5.20",
    "Stage 1: should": "5.2 5.3 5.4 5.7",
    "Stage 2: should": "5.14 5.15",
    "Stage 3: should": "5.18 5.19",
}
JOINT = """
1.2/1.4 1.3 1.5  2.1 2.2 2.3 2.4 2.5  3.1 3.2 3.3 3.4 3.5 3.6 3.7  4.1 4.2 4.3
5.1 5.2 5.3 5.4 5.5 5.6 5.7 5.8 5.9 5.10 5.11 5.12 5.13
6.1 6.1 6.2 6.3 6.4 6.5 6.6 6.7 6.8 6.9 6.10 6.11  6.12 6.13 6.14 6.15 6.16 6.17 6.18 6.19 6.19 6.20 6.21 6.22
6.24 6.25 6.26  7.1 7.2 7.3 7.4  8.1 8.2  9.1 9.2 9.3 9.4 9.5 9.6 9.7 9.8
"""
ANSWERS_2020 = {
    "1": ["Y", "Y", "YT"],
    "2": ["Y"] * 4,
    "3": [*["Y"] * 7, "T"],
    "4": [*["Y"] * 4, "P", "P", "PPPP", "Y", "Y", "P"],
    "5": ["Y", "Y"],
    "6": ["Y", "Y", "CT", "Y"],
    "7": ["Y"],
    "8": ["T", "T", "TT", "Y", "T"],
}
_LETTERS = {AnswerKind.YES_NO: "Y", AnswerKind.TEXT: "T", AnswerKind.COUNT: "C", AnswerKind.PROPORTION: "P"}
COLUMNS = {
    "hos-2020": ("asks", "yes", "no"),
    "hos-2022": ("number", "asks", "comply", "evidence-and-commentary"),
    "joint-draft": ("number", "asks", "comply", "commentary", "evidence"),
    "lgsco-2024": ("number", "asks", "comply", "commentary-and-evidence"),
    "hos-2024": ("number", "asks", "comply", "evidence", "commentary"),
}


@pytest.mark.parametrize(("name", "rows"), ROWS.items())
def test_each_form_has_its_number_of_rows(name: str, rows: int) -> None:
    assert len(FORMS[name].rows) == rows
    assert FORMS.keys() == ROWS.keys()


@pytest.mark.parametrize(("name", "cells"), COLUMNS.items())
def test_each_column_says_what_it_holds(name: str, cells: tuple[str, ...]) -> None:
    assert FORMS[name].cells == tuple(FormCell(cell) for cell in cells)
    assert len(FORMS[name].columns) == len(cells)


@every_form
def test_no_answer_goes_unprinted(form: Form) -> None:
    assert {FormCell.COMPLY} <= set(form.cells) or {FormCell.YES, FormCell.NO} <= set(form.cells)
    assert len(form.cells) == len(set(form.cells))


def test_the_form_of_2022_has_its_musts_and_its_shoulds() -> None:
    rows = {
        force: [row.number for row in FORMS["hos-2022"].rows if _must(row.slug) == force] for force in (True, False)
    }
    assert rows[True] == MUST_2022.split()
    assert rows[False] == SHOULD_2022.split()
    assert (len(rows[True]), len(rows[False])) == (45, 27)


def test_each_section_of_2022_prints_its_musts_then_its_shoulds() -> None:
    for number, sections in groupby(FORMS["hos-2022"].sections, key=lambda section: section.number):
        groups = [section.group for section in sections]
        if number == "5":
            assert groups == list(STAGES_2022)
        else:
            assert groups in (["Must", "Should"], ["Must"])


def test_the_stages_of_2022_are_grouped() -> None:
    found = {section.group: _numbers(section) for section in FORMS["hos-2022"].sections if section.number == "5"}
    assert found == {group: numbers.split() for group, numbers in STAGES_2022.items()}


def test_the_joint_draft_keeps_its_doubled_numbers_and_its_two_in_one_row() -> None:
    numbers = [row.number for row in FORMS["joint-draft"].rows]
    assert numbers == JOINT.split()
    assert {number for number, times in Counter(numbers).items() if times == 2} == {"6.1", "6.19"}


def test_the_joint_draft_parts_section_6_by_stage() -> None:
    groups = [section.group for section in FORMS["joint-draft"].sections if section.number == "6"]
    assert groups == ["Stage 1", "Stage 2 review", "Further stages"]


def test_the_form_of_lgsco_has_a_row_a_section_and_two_for_the_stages() -> None:
    assert [row.number for row in FORMS["lgsco-2024"].rows] == ["1", "2", "3", "4", "5", "6", "6", "7", "8", "9"]


def test_the_form_of_2020_asks_for_forty_three_answers_of_four_kinds() -> None:
    sections = FORMS["hos-2020"].sections
    found = {
        section.number: ["".join(_LETTERS[answer.kind] for answer in row.answers) for row in section.rows]
        for section in sections
    }
    assert found == ANSWERS_2020
    kinds = Counter(answer.kind for row in FORMS["hos-2020"].rows for answer in row.answers)
    assert (sum(kinds.values()), kinds[AnswerKind.YES_NO]) == (43, 27)
    assert not any(row.number for row in FORMS["hos-2020"].rows)


def test_every_number_the_register_can_work_out_is_worked_out() -> None:
    silent = [
        row.slug_of(answer)
        for row in FORMS["hos-2020"].rows
        for answer in row.answers
        if answer.kind.is_number and answer.measure is None
    ]
    assert silent == ["4.satisfaction/proportion"], "nothing in the register tells whether a resident was content"


@every_form
def test_each_answer_beside_another_has_a_name(form: Form) -> None:
    for row in form.rows:
        assert all(answer.label for answer in row.answers if len(row.answers) > 1 or row.others)


def _must(slug: str) -> bool:
    section = next(each for each in FORMS["hos-2022"].sections if slug in {row.slug for row in each.rows})
    return "must" in section.group.lower()


def _numbers(section: FormSection) -> list[str]:
    return [row.number for row in section.rows]


def test_every_figure_that_can_be_worked_out_is_asked_for_by_some_form() -> None:
    asked = {measure for form in FORMS.values() for row in form.rows for _slug, measure in row.measures}
    assert asked == set(Measure)


SILENT = {
    "hos-2020": "1.definition 2.online 2.advised 3.autonomy 3.authority 4.challenge 4.satisfaction "
    "5.ombudsman-informed 6.advice 8.code-difference",
    "hos-2022": "1.2 1.5 2.3 2.4 2.6 2.7 3.3 4.12 4.13 4.3 4.8 4.9 4.16 4.17 6.7 7.6",
    "joint-draft": "1.5 3.4 3.5 4.2 4.3 5.1 5.6 6.1-complexity 6.15 6.22 7.4 9.5 9.8",
    "lgsco-2024": "",
    "hos-2024": "1.2 1.6 3.4 3.5 4.2 4.3 5.1 6.20 7.4 9.5 9.8",
}
"""The rows no entry of the register can speak to: the policy, posts, training, website, what residents think."""


@every_form
def test_the_register_speaks_to_every_row_but_those_it_knows_nothing_of(form: Form) -> None:
    (name,) = (name for name, each in FORMS.items() if each is form)
    assert [row.slug for row in form.rows if not row.measures] == SILENT[name].split()
