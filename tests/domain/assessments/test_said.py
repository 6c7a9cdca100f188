"""Answers that are neither yes nor no: what makes sense, how it prints, and where it differs from the register."""

import pytest

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.assessment import disagrees, gap
from chc_desktop.domain.assessments.figure import Figure
from chc_desktop.domain.assessments.said import of_figure, printed, problem
from chc_desktop.domain.form import Answer as Asked
from chc_desktop.domain.vocabulary import AnswerKind, Measure
from tests.letters import EDITIONS

ROWS = {row.slug: row for row in EDITIONS["hos-2020"].form.rows}
COUNT = Asked("count", AnswerKind.COUNT, "Refused")
SHARE = Asked("share", AnswerKind.PROPORTION, "Stage 1")
TEXT = Asked("text", AnswerKind.TEXT, "Why")
FOURTEEN = Figure(Measure.IN_TIME_STAGE1, 14, 16, "14 of 16 …", judges=False)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        (COUNT, "0"),
        (COUNT, " 1,204 "),
        (COUNT, "not known"),
        (SHARE, "14 of 16"),
        (SHARE, "0 of 0"),
        (SHARE, "87%"),
        (SHARE, "87.5 %"),
        (SHARE, "Not known"),
        (TEXT, "Anything"),
    ],
)
def test_what_makes_sense_is_taken(asked: Asked, written: str) -> None:
    assert problem(asked, written) == ""


@pytest.mark.parametrize(
    ("asked", "written", "sentence"),
    [
        (COUNT, "", "“Refused” is not answered yet."),
        (TEXT, " \n", "“Why” is not answered yet."),
        (COUNT, "a few", "“Refused” has to be a number, such as 3, or “not known”."),
        (COUNT, "-1", "“Refused” has to be a number, such as 3, or “not known”."),
        (SHARE, "most", "“Stage 1” has to be a share, such as 14 of 16 or 87%, or “not known”."),
        (SHARE, "17 of 16", "“Stage 1” has to be a share, such as 14 of 16 or 87%, or “not known”."),
        (SHARE, "101%", "“Stage 1” has to be a share, such as 14 of 16 or 87%, or “not known”."),
    ],
)
def test_what_makes_none_is_said_in_a_sentence(asked: Asked, written: str, sentence: str) -> None:
    assert problem(asked, written) == sentence


@pytest.mark.parametrize(
    ("kind", "written", "shown"),
    [
        (AnswerKind.PROPORTION, "14 of 16", "14 of 16 (87%)"),
        (AnswerKind.PROPORTION, "0 of 0", "0 of 0"),
        (AnswerKind.PROPORTION, "87%", "87%"),
        (AnswerKind.COUNT, " 3 ", "3"),
    ],
)
def test_a_share_is_printed_in_per_cent_too(kind: AnswerKind, written: str, shown: str) -> None:
    assert printed(kind, written) == shown


def test_a_figure_of_the_register_can_be_the_answer() -> None:
    assert of_figure(AnswerKind.PROPORTION, FOURTEEN) == "14 of 16"
    assert of_figure(AnswerKind.COUNT, FOURTEEN) == "14"


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("14 of 16", ""),
        ("87%", ""),
        ("87.5%", ""),
        ("not known", ""),
        ("nonsense", ""),
        ("", ""),
        ("16 of 16", "You wrote 16 of 16 for “Stage 1”; the register has 14 of 16."),
        ("95%", "You wrote 95% for “Stage 1”; the register has 14 of 16."),
    ],
)
def test_a_number_that_differs_from_the_register_is_told(written: str, sentence: str) -> None:
    answer = Answer(slug="4.in-time", said=(("stage1", written),))
    assert disagrees(ROWS["4.in-time"], answer, {"4.in-time/stage1": FOURTEEN}) == sentence


def test_a_row_with_several_answers_lacks_each_of_them() -> None:
    row = ROWS["4.in-time"]
    said = [("stage1", "1 of 1"), ("stage1-extended", "0 of 0"), ("stage2", "0 of 0"), ("stage2-extended", "0 of 0")]
    assert gap(row, Answer(slug=row.slug)) == "Not answered yet."
    assert gap(row, Answer(slug=row.slug, said=tuple(said[:3]))) == "“Stage 2, with an extension” is not answered yet."
    assert gap(row, Answer(slug=row.slug, said=tuple(said))) == ""


def test_where_none_was_refused_no_reason_is_asked() -> None:
    row = ROWS["6.refused-to-escalate"]
    assert gap(row, Answer(slug=row.slug, said=(("count", "0"),))) == ""
    assert gap(row, Answer(slug=row.slug, said=(("count", "2"),))) == "“Why we refused” is not answered yet."


def test_a_yes_with_its_evidence_as_an_answer_of_its_own_needs_no_other() -> None:
    row = ROWS["1.fair"]
    assert gap(row, Answer(slug=row.slug, comply=Comply.YES)) == "“The evidence we rely on” is not answered yet."
    assert gap(row, Answer(slug=row.slug, comply=Comply.YES, said=(("evidence", "A review in May"),))) == ""


def test_a_row_that_does_not_apply_needs_nothing_more() -> None:
    assert gap(ROWS["4.in-time"], Answer(slug="4.in-time", comply=Comply.NOT_APPLICABLE)) == ""


def test_an_answer_carried_forward_is_a_gap_until_it_is_looked_at() -> None:
    row = EDITIONS["hos-2024"].form.rows[0]
    carried = Answer(slug=row.slug, comply=Comply.YES, evidence="Policy", carried_from="2025", looked_at=False)
    assert gap(row, carried) == "Carried forward, and not looked at yet this year."


def test_the_one_service_that_falls_short_is_printed_with_a_no() -> None:
    answer = Answer(slug="x", comply=Comply.NO, reason="New staff.", service="Repairs", commentary="Soon.")
    assert answer.printed_commentary == "Soon.\n\nNew staff.\n\nThis concerns one service only: Repairs."


def test_an_answer_in_words_of_its_own_is_printed_in_them() -> None:
    answer = Answer(slug="x", comply=Comply.YES, own_words="Yes, for the Complaints team")
    assert answer.printed_comply == "Yes, for the Complaints team"
