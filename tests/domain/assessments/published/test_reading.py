"""What is understood of a published self-assessment, what is put in question, and that no word of it is lost."""

from dataclasses import replace

import pytest

from chc_desktop import files
from chc_desktop.domain.assessments.answer import Comply
from chc_desktop.domain.assessments.published.answers import understand
from chc_desktop.domain.assessments.published.reading import Reading, ReadRow, State, read
from chc_desktop.domain.assessments.published.source import Line, Source
from chc_desktop.domain.form import Form
from chc_desktop.office.library import Library
from tests import published

FORMS = {edition.id: edition.form for edition in Library(files.resources("codes")).values() if edition.form.rows}
FORM = FORMS["hos-2024"]


def reading_of(*tables: published.Table, edition: str = "") -> Reading:
    lines = [Line(tuple(row), number) for number, table in enumerate(tables, 1) for row in table]
    return read(Source("a form", tuple(lines)), FORMS, edition)


def rows_of(form: Form = FORM) -> list[tuple[str, ...]]:
    return published.filled(form)


@pytest.mark.parametrize("edition", sorted(FORMS))
def test_the_form_of_every_edition_is_recognised_and_every_answer_finds_its_row(edition: str) -> None:
    form = FORMS[edition]
    found = reading_of([published.FIVE, *published.filled(form)])
    assert found.edition == edition
    assert found.recognised.is_sure
    assert [row.slug for row in found.rows] == [row.slug for row in form.rows]
    assert {row.state for row in found.rows} == {State.UNDERSTOOD}
    assert not found.missing
    for row in found.rows:
        assert row.answer.comply is (Comply.YES if row.asks_whether else Comply.UNANSWERED)
        written = (row.answer.evidence, *(text for _, text in row.answer.said))
        assert any(f"Evidence for {row.slug}." in text for text in written)
        assert row.answer.commentary == f"Commentary on {row.slug}."


def test_the_columns_may_stand_in_any_order() -> None:
    turned = [(row[2], row[4], row[0], row[3], row[1]) for row in [published.FIVE, *rows_of()]]
    found = reading_of(turned)
    assert found.counted(State.UNDERSTOOD) == 72
    assert found.rows[0].answer.evidence == "Evidence for 1.2."
    assert found.rows[0].answer.commentary == "Commentary on 1.2."


def test_evidence_and_commentary_under_one_heading_are_evidence() -> None:
    found = reading_of([published.FOUR, *published.filled(FORMS["hos-2022"], columns=4)])
    assert found.edition == "hos-2022"
    assert found.rows[5].answer.evidence == f"Evidence for {found.rows[5].slug}."


def test_a_cell_that_goes_on_over_the_page_is_put_together() -> None:
    rows = rows_of()
    head, tail = ("1.2", rows[0][1], "Yes", "The policy says", ""), ("", "", "", "so on page 3.", "More.")
    found = reading_of([published.FIVE, head], [published.FIVE, tail, *rows[1:]])
    assert found.rows[0].answer.evidence == "The policy says so on page 3."
    assert found.rows[0].answer.commentary == "More."
    assert found.rows[0].state is State.UNDERSTOOD
    assert len(found.rows) == 72


def test_a_missing_row_is_named() -> None:
    rows = [row for row in rows_of() if row[0] != "5.3"]
    assert [row.slug for row in reading_of([published.FIVE, *rows]).missing] == ["5.3"]


def test_a_row_that_comes_twice_is_put_in_question_both_times() -> None:
    rows = rows_of()
    found = reading_of([published.FIVE, *rows[:10], rows[9], *rows[10:]])
    first, second = found.rows[9], found.rows[10]
    assert {first.state, second.state} == {State.QUESTIONED, State.NOT_PLACED}
    assert "stands here twice" in first.doubts[0] + second.doubts[0]
    assert second.source.evidence or first.source.evidence


def test_a_row_of_another_edition_in_the_middle_is_put_in_question() -> None:
    rows = rows_of()
    other = next(row for row in FORMS["hos-2022"].rows if row.slug == "5.17")
    strange = [("5.17", other.asks, "Yes", "", ""), ("5.4", other.asks, "Yes", "", "")]
    at = [row[0] for row in rows].index("5.4")
    found = reading_of([published.FIVE, *rows[:at], *strange, *rows[at + 1 :]])
    unknown, mistaken = found.rows[at : at + 2]
    assert unknown.state is State.NOT_PLACED
    assert unknown.doubts[0] == "The form has no 5.17."
    assert mistaken.state is State.QUESTIONED
    assert "hos-2022" in mistaken.doubts[0]


def test_a_number_that_the_form_prints_twice_goes_by_order_and_a_single_one_by_its_words() -> None:
    form = FORMS["joint-draft"]
    rows = published.filled(form)
    slugs = [row.slug for row in form.rows]
    at = slugs.index("6.1-early")
    assert [row.slug for row in reading_of([published.FIVE, *rows]).rows][at : at + 2] == slugs[at : at + 2]
    found = reading_of([published.FIVE, *rows[:at], *rows[at + 1 :]])
    assert found.rows[at].slug == "6.1-complexity"
    assert found.rows[at].state is State.QUESTIONED


def test_a_form_without_headings_is_read_by_what_stands_in_its_cells() -> None:
    found = reading_of(rows_of())
    assert found.counted(State.UNDERSTOOD) == 72


def test_headings_over_each_other_are_read_down_the_page() -> None:
    lines = []
    for number, asks, answer, evidence, commentary in rows_of():
        for label, value in zip(published.FIVE, (number, asks, answer, evidence, commentary), strict=True):
            lines += [Line((label,)), Line((value,))]
    found = read(Source("a form", tuple(lines)), FORMS)
    assert found.counted(State.UNDERSTOOD) == 72
    assert found.rows[3].answer.commentary == f"Commentary on {found.rows[3].slug}."


def test_headings_beside_their_answers_are_read_too() -> None:
    rows = [line for row in rows_of() for line in zip(published.FIVE, row, strict=True)]
    found = reading_of(rows)
    assert found.edition == "hos-2024"
    assert found.counted(State.UNDERSTOOD) == 72


def test_a_ticked_form_is_read_by_its_ticks() -> None:
    form = FORMS["hos-2020"]
    table = []
    for section in form.sections:
        heads = ("Yes", "No") if section.number == "1" else ("", "")
        table.append((section.number, section.title, *heads))
        table += [("", row.asks, "x", "") for row in section.rows]
    found = reading_of(table)
    assert [row.slug for row in found.rows] == [row.slug for row in form.rows]
    assert {row.answer.comply for row in found.rows if row.asks_whether} == {Comply.YES}


@pytest.mark.parametrize(
    ("words", "comply", "plain"),
    [
        ("Yes", Comply.YES, True),
        ("Yes.", Comply.YES, True),
        ("YES ✓", Comply.YES, False),
        ("Yes, for the Complaints team", Comply.YES, False),
        ("☒ Yes ☐ No", Comply.YES, True),
        ("Yes ☐ No ☑", Comply.NO, True),
        ("no", Comply.NO, True),
        ("No - from May", Comply.NO, False),
        ("N/A", Comply.NOT_APPLICABLE, True),
        ("Not applicable", Comply.NOT_APPLICABLE, True),
        ("Partial", Comply.UNANSWERED, False),
        ("Yes, partially", Comply.UNANSWERED, False),
        ("Yes / No", Comply.UNANSWERED, False),
        ("Not yet", Comply.UNANSWERED, False),
        ("", Comply.UNANSWERED, True),
        ("Y", Comply.YES, True),
        ("✓", Comply.YES, True),
        ("Compliant", Comply.YES, True),
        ("Fully compliant", Comply.YES, True),
        ("Compliant - see our website", Comply.YES, False),
        ("Compliant with exceptions", Comply.UNANSWERED, False),
        ("Non-compliant", Comply.NO, True),
        ("Partly", Comply.UNANSWERED, False),
        ("In part", Comply.UNANSWERED, False),
        ("Yes*", Comply.YES, False),
        ("Yes [Note 1: not at weekends]", Comply.YES, False),
        ("TBC", Comply.UNANSWERED, False),
        ("N/A - no stage 3", Comply.NOT_APPLICABLE, False),
        ("No stage 3", Comply.UNANSWERED, False),
        ("No longer", Comply.UNANSWERED, False),
        ("Y/N", Comply.UNANSWERED, False),
        ("Ydy", Comply.YES, True),
        ("Nac ydy", Comply.NO, True),
        ("Siân Ŵyn-Jones", Comply.UNANSWERED, False),
    ],
)
def test_answers_are_understood_or_left_open(words: str, comply: Comply, plain: bool) -> None:
    understood = understand(words)
    assert (understood.comply, understood.is_plain) == (comply, plain)


def test_a_yes_that_points_to_a_note_is_asked_about() -> None:
    rows = [replace_answer(row, "Yes*" if row[0] == "4.1" else row[2]) for row in rows_of()]
    row = next(row for row in reading_of([published.FIVE, *rows]).rows if row.slug == "4.1")
    assert (row.answer.comply, row.answer.own_words, row.state) == (Comply.YES, "Yes*", State.QUESTIONED)


def test_an_answer_in_its_own_words_keeps_them() -> None:
    rows = [replace_answer(row, "Partial" if row[0] == "4.1" else row[2]) for row in rows_of()]
    found = reading_of([published.FIVE, *rows])
    partial = next(row for row in found.rows if row.slug == "4.1")
    assert partial.state is State.QUESTIONED
    assert partial.answer.comply is Comply.UNANSWERED
    assert partial.answer.commentary == "Answered “Partial”.\n\nCommentary on 4.1."
    assert partial.answered(Comply.NO).answer.comply is Comply.NO
    assert not partial.answered(Comply.NO).answer.own_words
    assert "Partial" in partial.answered(Comply.NO).answer.commentary


def test_an_answer_over_several_rows_is_theirs_and_in_question() -> None:
    lines = [Line(published.FIVE, 1), *(Line(row, 1) for row in rows_of())]
    lines[2] = replace(lines[2], cells=(*lines[2].cells[:2], "", *lines[2].cells[3:]), joined=frozenset({2}))
    row = read(Source("a form", tuple(lines)), FORMS).rows[1]
    assert row.answer.comply is Comply.YES
    assert row.doubts == ("Its answer stands in one cell with the row above.",)


def test_text_that_is_no_self_assessment_is_recognised_as_none() -> None:
    found = read(Source("a letter", (Line(("Dear Ms Shah,",)), Line(("Yours",)))), FORMS)
    assert (found.edition, found.rows) == ("", ())
    assert found.around == ("Dear Ms Shah,", "Yours")


def test_no_word_is_lost() -> None:
    tables: list[list[tuple[str, ...]]] = [[published.FIVE, *rows_of()], [("a", "b", "c", "d", "e", "sixth")]]
    found = reading_of(*tables)
    kept = " ".join((*found.around, *(text for row in found.rows for text in texts(row))))
    assert [
        cell for table in tables for row in table if row != published.FIVE for cell in row if cell not in kept
    ] == []


def texts(row: ReadRow) -> tuple[str, ...]:
    source = row.source
    answers = (source.answer, source.evidence, source.commentary)
    return (source.number, source.requirement, *answers, *source.others)


def replace_answer(row: tuple[str, ...], answer: str) -> tuple[str, ...]:
    return (*row[:2], answer, *row[3:])
