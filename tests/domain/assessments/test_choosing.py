"""Which rows are looked at, where to go on, and finding one by any of its words."""

import pytest

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.choosing import Filled, Show, chosen, counts, next_gap
from chc_desktop.domain.assessments.figure import Figure
from chc_desktop.domain.assessments.remaining import remaining
from chc_desktop.domain.assessments.searching import find
from chc_desktop.domain.vocabulary import Measure
from tests import make

FORM = make.hos_2024().form
LATE = Figure(next(iter(Measure)), 1, 2, "1 of 2 was in time.", shortfall="1 of 2 was late")


def a_form(*answers: Answer, attached: tuple[str, ...] = ()) -> Filled:
    return Filled(FORM, {answer.slug: answer for answer in answers}, {"6.2": LATE}, attached)


def a_yes(slug: str) -> Answer:
    return Answer(slug=slug, comply=Comply.YES, evidence="Policy")


FILLED = a_form(
    a_yes("6.2"),
    Answer(slug="1.3", comply=Comply.NO, reason="It is being written", note="Ask the chair about “Spring Review”"),
    Answer(slug="9.8", comply=Comply.YES, evidence="Minutes of the board", carried_from="2025", looked_at=False),
    attached=("6.2",),
)


@pytest.mark.parametrize(
    ("show", "slugs"),
    [
        (Show.NO, ["1.3"]),
        (Show.NOT_LOOKED_AT, ["9.8"]),
        (Show.DIFFER, ["6.2"]),
        (Show.NOTE, ["1.3"]),
        (Show.ATTACHED, ["6.2"]),
    ],
)
def test_a_choice_shows_its_rows_of_the_whole_form(show: Show, slugs: list[str]) -> None:
    assert [row.slug for row in chosen(FILLED, show)] == slugs
    assert counts(FILLED)[show] == len(slugs)


def test_gaps_are_whatever_lacks_something() -> None:
    assert counts(FILLED)[Show.ALL] == 72
    assert counts(FILLED)[Show.GAPS] == 71


def test_the_next_gap_comes_after_the_row_and_then_from_the_top_again() -> None:
    filled = a_form(*(a_yes(row.slug) for row in FORM.rows if row.slug not in ("2.1", "6.4")))
    found = [next_gap(filled, after) for after in ("", "2.1", "6.4", "9.8")]
    assert [row and row.slug for row in found] == ["2.1", "6.4", "2.1", "2.1"]
    assert next_gap(a_form(*(a_yes(row.slug) for row in FORM.rows)), "2.1") is None


def test_what_is_left_is_said_with_where_to_go_on() -> None:
    left = remaining(FILLED, "5.15")
    assert left.sentence.startswith("71 provisions to go. Next is 6.1, in 6 ")
    assert remaining(a_form(*(a_yes(row.slug) for row in FORM.rows))).sentence.startswith("Nothing is left")


@pytest.mark.parametrize(
    ("typed", "first", "where"),
    [
        ("6.1", "6.1", "Number"),
        ("spring review", "1.3", "Your note"),
        ("MINUTES bo", "9.8", "Evidence"),
        ("zebra", "", ""),
        ("minutes boar", "9.8", "Evidence"),
        ("written", "1.3", "Why we do not comply"),
        ("no", "1.3", "Answer"),
    ],
)
def test_a_row_is_found_by_any_of_its_words_and_says_where(typed: str, first: str, where: str) -> None:
    hit = next(iter(find(FILLED, typed)), None)
    assert ((hit.row.slug, hit.where) if hit else ("", "")) == (first, where)


def test_what_was_found_is_marked_in_its_words() -> None:
    (hit,) = find(FILLED, "chair")
    assert [part.text for part in hit.parts if part.marked] == ["chair"]


def test_the_official_wording_and_what_is_attached_are_searched_too() -> None:
    assert find(FILLED, "zebra", {"2.2": "The zebra must be heard"})[0].where == "The official wording"
    assert find(FILLED, "zebra.pdf", attached={"2.2": ("Zebra.pdf",)})[0].where == "Attached"
    assert find(FILLED, "  ") == ()
