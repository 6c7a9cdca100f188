"""Carrying an earlier self-assessment forward: row by row, across editions, nothing guessed, each to be looked at."""

from datetime import date

import pytest

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.carrying import Earlier, carried_answers, left_behind
from chc_desktop.domain.vocabulary import AnswerKind
from tests.letters import EDITIONS

WITH_FORM = [name for name, edition in EDITIONS.items() if edition.form.rows]


@pytest.mark.parametrize("name", WITH_FORM)
def test_on_the_same_form_every_answer_comes_whole_and_is_still_to_be_looked_at(name: str) -> None:
    edition = EDITIONS[name]
    answers = {row.slug: _whole(row.slug, comply=Comply.NO) for row in edition.form.rows}
    carried = carried_answers(Earlier(2025, edition, answers), edition, EDITIONS)
    assert carried.keys() == answers.keys()
    assert {answer.looked_at for answer in carried.values()} == {False}
    assert {answer.carried_from for answer in carried.values()} == {"2025"}
    assert {(answer.reason, answer.comply_by, answer.service) for answer in carried.values()} == {
        ("Reason", date(2026, 5, 1), "Repairs")
    }


def test_a_form_of_2022_becomes_one_of_2024() -> None:
    carried = _carried("hos-2022", "hos-2024", {"1.6": _whole("1.6")})
    assert carried["1.5"] == Answer(
        slug="1.5",
        comply=Comply.YES,
        evidence="Evidence of 1.6",
        commentary="Commentary of 1.6",
        reason="Reason",
        comply_by=date(2026, 5, 1),
        service="Repairs",
        carried_from="2025, 1.6 of the Housing Ombudsman’s Code, March 2022",
        looked_at=False,
    )
    assert carried.keys() == {"1.5"}


def test_two_rows_become_one_with_the_words_of_both() -> None:
    carried = _carried("hos-2022", "hos-2024", {"2.1": _whole("2.1"), "2.5": _whole("2.5")})
    assert carried["3.1"].evidence == "Evidence of 2.1\n\nEvidence of 2.5"
    assert carried["3.1"].reason == "Reason", "the same words are not said twice"
    assert carried["3.1"].comply is Comply.YES


def test_where_two_rows_answered_otherwise_neither_is_taken() -> None:
    carried = _carried("hos-2022", "hos-2024", {"2.1": _whole("2.1"), "2.5": _whole("2.5", comply=Comply.NO)})
    assert carried["3.1"].comply is Comply.UNANSWERED
    assert "Evidence of 2.5" in carried["3.1"].evidence


def test_what_the_newer_form_asks_no_more_is_named() -> None:
    earlier = Earlier(
        2025, EDITIONS["hos-2022"], {"4.13": _whole("4.13"), "5.20": _whole("5.20"), "1.2": _whole("1.2")}
    )
    assert [row.number for row in left_behind(earlier, EDITIONS["hos-2024"], EDITIONS)] == ["4.13", "5.20"]


def test_the_way_from_2020_to_2024_goes_through_2022() -> None:
    answers = {"2.online": _whole("2.online"), "8.shared-board": _said("8.shared-board", board="At every meeting")}
    carried = _carried("hos-2020", "hos-2024", answers)
    assert carried["3.4"].evidence == "Evidence of 2.online"
    assert carried["9.3"].commentary == "How we share it with the board or governing body: At every meeting"
    assert carried["9.3"].comply is Comply.UNANSWERED


def test_from_2022_the_way_is_straight_though_the_draft_lies_between() -> None:
    carried = _carried("hos-2022", "hos-2024", {"1.2": _whole("1.2"), "1.4": _whole("1.4")})
    assert carried["1.2"].evidence == "Evidence of 1.2"
    assert carried["1.4"].evidence == "Evidence of 1.4"


def test_the_draft_is_followed_where_it_was_used() -> None:
    carried = _carried("joint-draft", "hos-2024", {"6.19-limit": _whole("6.19-limit"), "6.24": _whole("6.24")})
    assert carried.keys() == {"6.15", "5.3"}


def test_last_years_numbers_are_not_this_years() -> None:
    answers = {
        "4.in-time": _said("4.in-time", stage1="14 of 16"),
        "6.refused-to-escalate": _said("6.refused-to-escalate", count="2", reason="Out of time"),
    }
    carried = _carried("hos-2020", "hos-2020", answers)
    assert carried.keys() == {"6.refused-to-escalate"}
    assert carried["6.refused-to-escalate"].said == (("reason", "Out of time"),)


@pytest.mark.parametrize(("source", "target"), [("hos-2022", "lgsco-2024"), ("lgsco-2024", "hos-2024")])
def test_forms_that_nothing_ties_together_carry_nothing(source: str, target: str) -> None:
    row = EDITIONS[source].form.rows[0]
    earlier = Earlier(2025, EDITIONS[source], {row.slug: _whole(row.slug)})
    assert carried_answers(earlier, EDITIONS[target], EDITIONS) == {}
    assert left_behind(earlier, EDITIONS[target], EDITIONS) == (row,)


def test_nearly_every_row_of_2022_has_one_of_2024() -> None:
    edition = EDITIONS["hos-2022"]
    earlier = Earlier(2025, edition, {row.slug: _whole(row.slug) for row in edition.form.rows})
    left = [row.number for row in left_behind(earlier, EDITIONS["hos-2024"], EDITIONS)]
    assert left == ["4.13", "4.3", "4.9", "4.16", "4.17", "5.20", "5.4", "5.18", "5.19", "6.7"]


def test_every_text_of_another_form_has_a_name_to_go_under() -> None:
    rows = EDITIONS["hos-2020"].form.rows
    assert all(other.label for row in rows for other in row.others if other.kind is AnswerKind.TEXT)


def _carried(source: str, target: str, answers: dict[str, Answer]) -> dict[str, Answer]:
    return carried_answers(Earlier(2025, EDITIONS[source], answers), EDITIONS[target], EDITIONS)


def _whole(slug: str, comply: Comply = Comply.YES) -> Answer:
    return Answer(
        slug=slug,
        comply=comply,
        evidence=f"Evidence of {slug}",
        commentary=f"Commentary of {slug}",
        reason="Reason",
        comply_by=date(2026, 5, 1),
        service="Repairs",
    )


def _said(slug: str, **said: str) -> Answer:
    return Answer(slug=slug, said=tuple(said.items()))
