"""What a self-assessment still lacks, where it differs from the register, and which year it is about."""

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.assessment import Progress, disagrees, gap, gaps, progress, review
from chc_desktop.domain.assessments.figure import Figure
from chc_desktop.domain.assessments.reporting_year import last_ended, reporting_year, submission, year_of
from chc_desktop.domain.vocabulary import Measure
from tests import make

FORM = make.hos_2024().form
ROW = next(row for row in FORM.rows if row.slug == "6.2")
LATE = Figure(Measure.ACKNOWLEDGED_IN_TIME, 14, 16, "14 of 16 …", shortfall="2 of 16 were late")
FINE = Figure(Measure.ACKNOWLEDGED_IN_TIME, 16, 16, "16 of 16 …")
NONE = Figure(Measure.ACKNOWLEDGED_IN_TIME, 0, 0, "No complaint …")
COUNT = Figure(Measure.COMPLAINTS_RECEIVED, 3, 3, "3 complaints …", judges=False)
YES = Answer(slug="6.2", comply=Comply.YES, evidence="Policy section 7")
NO = Answer(slug="6.2", comply=Comply.NO, reason="Two fell in leave", comply_by=date(2027, 1, 5))


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (None, "Not answered yet."),
        (Answer(slug="6.2"), "Not answered yet."),
        (Answer(slug="6.2", comply=Comply.YES, evidence=" \n"), "A yes needs its evidence."),
        (Answer(slug="6.2", comply=Comply.NO, comply_by=date(2027, 1, 5)), "A no needs the reason."),
        (
            Answer(slug="6.2", comply=Comply.NO, reason="Leave"),
            "A no needs the date by which you intend to comply.",
        ),
        (Answer(slug="6.2", comply=Comply.NOT_APPLICABLE), ""),
        (YES, ""),
        (NO, ""),
    ],
)
def test_a_gap_is_said_in_a_sentence(answer: Answer | None, sentence: str) -> None:
    assert gap(ROW, answer) == sentence


@pytest.mark.parametrize(
    ("answer", "figure", "sentence"),
    [
        (YES, LATE, "You answered yes; 2 of 16 were late."),
        (NO, LATE, ""),
        (YES, FINE, ""),
        (NO, FINE, "You answered no; the register shows nothing amiss."),
        (NO, COUNT, ""),
        (
            Answer(slug="6.2", comply=Comply.NOT_APPLICABLE),
            FINE,
            "You answered not applicable; the register has 16 in the year.",
        ),
        (YES, NONE, ""),
        (NO, NONE, ""),
        (None, LATE, ""),
        (YES, None, ""),
    ],
)
def test_answer_and_register_are_compared(answer: Answer | None, figure: Figure | None, sentence: str) -> None:
    assert disagrees(ROW, answer, {"6.2": figure} if figure else {}) == sentence


TWO = replace(ROW, also=(Measure.EXTENSIONS_TOLD_STAGE1,))
TOLD_LATE = Figure(Measure.EXTENSIONS_TOLD_STAGE1, 3, 4, "3 of 4.", shortfall="1 of 4 was not told so")
NOT_APPLICABLE = Answer(slug="6.2", comply=Comply.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("answer", "first", "second", "sentence"),
    [
        (YES, LATE, TOLD_LATE, "You answered yes; 2 of 16 were late and 1 of 4 was not told so."),
        (YES, FINE, TOLD_LATE, "You answered yes; 1 of 4 was not told so."),
        (YES, FINE, COUNT, ""),
        (NO, FINE, TOLD_LATE, ""),
        (NO, FINE, COUNT, "You answered no; the register shows nothing amiss."),
        (NO, NONE, COUNT, ""),
        (NOT_APPLICABLE, NONE, TOLD_LATE, "You answered not applicable; the register has 4 in the year."),
        (NOT_APPLICABLE, NONE, COUNT, "You answered not applicable; the register has 3 in the year."),
        (NOT_APPLICABLE, NONE, NONE, ""),
    ],
)
def test_an_answer_is_compared_with_every_figure_of_its_row(
    answer: Answer, first: Figure, second: Figure, sentence: str
) -> None:
    assert disagrees(TWO, answer, dict(zip(TWO.own_slugs, (first, second), strict=True))) == sentence


def test_progress_is_told_by_section_and_in_all() -> None:
    answers = {"6.2": YES, "6.3": Answer(slug="6.3", comply=Comply.YES)}
    section = next(section for section in FORM.sections if section.number == "6")
    assert progress(section, answers) == Progress(1, 20)
    assert progress(FORM, answers) == Progress(1, 72)
    assert str(progress(FORM, answers)) == "1 of 72 answered"


def test_the_review_names_each_gap_and_each_disagreement() -> None:
    answers = {row.slug: Answer(slug=row.slug, comply=Comply.YES, evidence="Policy") for row in FORM.rows}
    answers["5.3"] = Answer(slug="5.3", comply=Comply.NO)
    found = review(FORM, answers, {"6.2": LATE, "6.3": FINE})
    assert [str(remark) for remark in found.gaps] == ["5.3: A no needs the reason."]
    assert [str(remark) for remark in found.disagreements] == ["6.2: You answered yes; 2 of 16 were late."]


def test_an_empty_form_has_a_gap_in_every_row() -> None:
    assert len(gaps(FORM, {})) == 72


def test_a_nos_reason_and_date_are_printed_with_the_commentary() -> None:
    answer = Answer(slug="x", comply=Comply.NO, commentary="A.", reason="B.", comply_by=date(2027, 1, 5))
    assert answer.printed_commentary == "A.\n\nB.\n\nWe intend to comply by 5 January 2027."


@pytest.mark.parametrize(
    ("number", "year_end", "title"),
    [
        (2026, (31, 10), "1 Nov 2025 to 31 Oct 2026"),
        (2026, (31, 3), "1 Apr 2025 to 31 Mar 2026"),
        (2026, (31, 12), "1 Jan 2026 to 31 Dec 2026"),
        (2028, (28, 2), "1 Mar 2027 to 29 Feb 2028"),
        (2027, (29, 2), "1 Mar 2026 to 28 Feb 2027"),
        (2026, (5, 4), "6 Apr 2025 to 5 Apr 2026"),
    ],
)
def test_a_year_is_the_one_that_ends_in_it(number: int, year_end: tuple[int, int], title: str) -> None:
    assert reporting_year(number, year_end).title == title


def test_the_year_to_assess_is_the_one_that_ended_last() -> None:
    assert last_ended(date(2026, 10, 31), (31, 10)).number == 2025
    assert last_ended(date(2026, 11, 1), (31, 10)).number == 2026
    assert year_of(date(2026, 10, 31), (31, 10)).number == 2026
    assert year_of(date(2026, 11, 1), (31, 10)).number == 2027


@pytest.mark.parametrize(
    ("year_end", "homes", "due"),
    [
        ((31, 10), 34, date(2027, 4, 30)),
        ((31, 3), 999, date(2026, 9, 30)),
        ((31, 3), 1001, date(2026, 9, 30)),
        ((31, 10), 1001, date(2027, 9, 30)),
        ((30, 9), 5000, date(2027, 9, 30)),
        ((31, 10), 1000, date(2027, 4, 30)),
        ((31, 12), 1000, date(2027, 6, 30)),
        ((31, 5), 1000, date(2026, 9, 30)),
        ((31, 8), 20, date(2027, 2, 28)),
    ],
)
def test_when_the_self_assessment_is_due_depends_on_homes_and_year_end(
    year_end: tuple[int, int], homes: int, due: date
) -> None:
    assert submission(reporting_year(2026, year_end), homes).due == due


def test_with_exactly_a_thousand_homes_the_doubt_is_said() -> None:
    why = submission(reporting_year(2026, (31, 10)), 1000).why
    assert "exactly 1,000 homes" in why
    assert "30 Apr 2027" in why
    assert "30 Sep 2027" in why
    assert "earlier" in why
