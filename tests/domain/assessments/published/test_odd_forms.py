"""Forms as they are really published, each odd in its own way: understood or put in question, never guessed."""

import pytest

from chc_desktop import files
from chc_desktop.domain.assessments.answer import Comply
from chc_desktop.domain.assessments.published.reading import Reading, State, read
from chc_desktop.domain.assessments.published.review import Review
from chc_desktop.domain.assessments.published.source import Line, Source
from chc_desktop.office.library import Library
from tests import published

FORMS = {edition.id: edition.form for edition in Library(files.resources("codes")).values() if edition.form.rows}
ROWS = published.filled(FORMS["hos-2024"])
OLD = published.filled(FORMS["hos-2020"], columns=3)
Row = tuple[str, ...]


def reading_of(*tables: published.Table, edition: str = "") -> Reading:
    lines = [Line(tuple(row), number) for number, table in enumerate(tables, 1) for row in table]
    return read(Source("a form", tuple(lines)), FORMS, edition)


def paragraphs(*words: str) -> Reading:
    return read(Source("a form", tuple(Line((each,)) for each in words if each)), FORMS)


@pytest.mark.parametrize("written", ["Section {}", "{}.", "Code {}", "({})", "Provision {}:", "{} Must", "{}\n"])
def test_however_a_number_is_written_it_is_read(written: str) -> None:
    found = reading_of([published.FIVE, *((written.format(row[0]), *row[1:]) for row in ROWS)])
    assert found.counted(State.UNDERSTOOD) == 72


@pytest.mark.parametrize("heading", ["No.", "No", "#", ""])
def test_a_column_of_numbers_is_one_whatever_heads_it(heading: str) -> None:
    found = reading_of([(heading, *published.FIVE[1:]), *((row[0], "In words of their own", *row[2:]) for row in ROWS)])
    assert [row.source.number for row in found.rows] == [row.slug for row in found.rows] == [row[0] for row in ROWS]
    assert {row.answer.commentary for row in found.rows} == {row[4] for row in ROWS}


def test_a_heading_typed_into_every_cell_of_a_line_is_no_row() -> None:
    lines: list[Row] = [published.FIVE]
    for row in ROWS:
        if row[0] in ("1.2", "2.1", "9.1"):
            lines.append((f"Section {row[0][0]}: what it is about",) * 5)
        lines.append(row)
    found = reading_of(lines)
    assert (found.counted(State.UNDERSTOOD), len(found.rows)) == (72, 72)


def test_numbers_headed_no_stand_beside_columns_for_yes_and_for_no() -> None:
    heads = ("No.", "Requirement", "Yes", "No", "Evidence")
    found = reading_of(
        [heads, *((n, asks, *(("", "X") if n == "1.4" else ("✓", "")), ev) for n, asks, _, ev, _ in ROWS)]
    )
    assert found.counted(State.UNDERSTOOD) == 72
    assert [row.slug for row in found.rows if row.understood.comply is Comply.NO] == ["1.4"]


@pytest.mark.parametrize("said", ["? {}", " – {}", " - {}", ": {}"])
def test_an_answer_on_the_line_that_asks_for_it_is_found_however_they_are_parted(said: str) -> None:
    lines = [
        line
        for number, asks, answer, evidence, more in ROWS
        for line in (
            f"{number} {asks}",
            "Do we comply" + said.format(answer),
            "Evidence" + said.format(evidence),
            "Commentary" + said.format(more),
        )
    ]
    found = paragraphs("Section 1 Definition of a complaint", *lines)
    assert found.counted(State.UNDERSTOOD) == 72
    assert (found.rows[3].answer.evidence, found.rows[3].answer.commentary) == (ROWS[3][3], ROWS[3][4])


def test_parts_of_one_provision_are_asked_about() -> None:
    at = [row[0] for row in ROWS].index("2.2")
    parts = [(f"2.2 ({letter})", ROWS[at][1], "Yes", letter, "") for letter in "ab"]
    found = reading_of([published.FIVE, *ROWS[:at], *parts, *ROWS[at + 1 :]])
    assert {row.state for row in found.rows[at : at + 2]} == {State.QUESTIONED, State.NOT_PLACED}
    assert "stands here twice" in found.rows[at].doubts[0] + found.rows[at + 1].doubts[0]


def test_a_form_without_numbers_is_told_by_its_words_and_their_order() -> None:
    found = reading_of([published.FIVE[1:], *(row[1:] for row in ROWS)])
    assert (found.edition, found.recognised.is_sure) == ("hos-2024", True)
    assert [row.slug for row in found.rows] == [row[0] for row in ROWS]
    assert all(row.notes or row.doubts for row in found.rows)


def test_numbers_that_are_missing_here_and_there_are_made_good_by_what_stands_around() -> None:
    found = reading_of([published.FIVE, *(("", *row[1:]) if n % 7 == 0 else row for n, row in enumerate(ROWS))])
    assert [row.slug for row in found.rows] == [row[0] for row in ROWS]


def test_headings_only_once_and_a_table_for_each_section_are_enough() -> None:
    tables = [[published.FIVE, *ROWS[:5]], *([row] for row in ROWS[5:])]
    assert reading_of(*tables).counted(State.UNDERSTOOD) == 72


def test_a_section_in_a_file_of_its_own_finds_its_rows() -> None:
    section = [row for row in ROWS if row[0].startswith("6.")]
    found = reading_of([published.FIVE, *section])
    assert found.edition == "hos-2024"
    assert found.counted(State.UNDERSTOOD) == len(section) == 20
    assert len(found.missing) == 52


def test_headings_as_web_pages_have_them_are_read_down_the_page() -> None:
    lines: list[str] = []
    for number, asks, answer, evidence, _ in ROWS:
        lines += [f"Code section {number}", asks, f"Compliance: {answer}", f"Evidence, commentary: {evidence}"]
    found = paragraphs("1 Definition of a complaint", *lines)
    assert found.counted(State.UNDERSTOOD) == 72
    assert found.rows[9].answer.evidence == "Evidence for 2.5."


def test_a_heading_that_begins_with_its_number_asks_what_is_answered_below_it() -> None:
    lines = [
        line
        for number, asks, answer, evidence, _ in ROWS
        for line in (f"{number} {asks}", "The policy says so too.", f"Comply: {answer}", "Evidence", evidence)
    ]
    found = paragraphs("Section 1 Definition of a complaint", *lines)
    assert found.counted(State.UNDERSTOOD) == 72
    assert found.rows[3].answer.evidence == "Evidence for 1.5."
    alone = [each for n, asks, answer, *_ in ROWS for each in (n, asks, "Comply", answer)]
    assert paragraphs(*alone).counted(State.UNDERSTOOD) == 72


def test_evidence_that_begins_with_a_number_stays_evidence() -> None:
    number, asks, answer, *_ = ROWS[0]
    lines = (
        f"{number} {asks}",
        f"Comply: {answer}",
        "Evidence",
        "See here.",
        "5.3 in our policy says so.",
        "And more.",
    )
    row = paragraphs(*lines, f"{ROWS[1][0]} {ROWS[1][1]}", "Comply: Yes").rows[0]
    assert row.answer.evidence == "See here.\n5.3 in our policy says so.\nAnd more."


def test_2_000_rows_are_read_and_said_to_be_too_many() -> None:
    found = reading_of([published.FIVE, *(ROWS[n % 72] for n in range(2_000))])
    assert found.is_far_too_long
    assert found.counted(State.UNDERSTOOD) == 0
    assert Review.of(found).waiting == found.rows


def test_50_000_characters_in_one_cell_are_asked_about() -> None:
    rows = [published.FIVE, (*ROWS[0][:3], "x" * 50_000, ""), *ROWS[1:]]
    row = reading_of(rows).rows[0]
    assert row.state is State.QUESTIONED
    assert row.doubts == ("One of its cells has 50,000 characters, more than an answer to one provision can need.",)
    assert len(row.answer.evidence) == 50_000


def old_rows(**said: str) -> list[Row]:
    """The form of 2020 with what is said to some rows, by their slugs with _ for every other sign."""
    named = [row.slug for row in FORMS["hos-2020"].rows]
    by_slug = {slug: said[key] for slug in named if (key := "r" + slug.translate(_PLAIN)) in said}
    return [
        ("Question", "Yes", "No"),
        *((row[1], by_slug.get(slug, row[2]), "") for slug, row in zip(named, OLD, strict=True)),
    ]


_PLAIN = str.maketrans({".": "_", "-": "_"})


def test_shares_counts_and_evidence_of_the_2020_form_come_into_their_own_fields() -> None:
    found = reading_of(
        old_rows(
            r4_resolved_stage1="87%",
            r4_in_time="Stage one: 9 of 10\nStage one (with extension) 95%\nStage 2 100% Stage 2 (with extension): 99%",
            r6_refused_to_escalate="2\nBoth were about rent",
            r3_most_resolved="Stage 1",
        )
    )
    answers = {row.slug: row.answer for row in found.rows}
    assert found.edition == "hos-2020"
    assert dict(answers["4.resolved-stage1"].said) == {"proportion": "87%"}
    assert dict(answers["4.in-time"].said) == {
        "stage1": "9 of 10", "stage1-extended": "95%", "stage2": "100%", "stage2-extended": "99%",
    }  # fmt: skip
    assert dict(answers["6.refused-to-escalate"].said) == {"count": "2", "reason": "Both were about rent"}
    assert dict(answers["3.most-resolved"].said) == {"account": "Stage 1"}
    assert answers["1.definition"].comply is Comply.YES


def test_what_is_no_number_is_asked_about_and_kept() -> None:
    found = reading_of(old_rows(r4_resolved_stage1="Most of them", r4_in_time="80% overall"))
    rows = {row.slug: row for row in found.rows}
    assert rows["4.resolved-stage1"].doubts == ("“Most of them” is none of what is asked for here.",)
    assert rows["4.resolved-stage1"].answer.commentary == "Answered “Most of them”."
    assert "80% overall" in rows["4.in-time"].answer.commentary
    assert rows["4.in-time"].state is State.QUESTIONED


def test_what_stands_below_the_question_is_taken_to_its_field() -> None:
    asked = next(row for row in FORMS["hos-2020"].rows if row.slug == "4.in-time")
    rows = old_rows()
    at = [row[0] for row in rows].index(asked.asks)
    rows[at] = (f"{asked.asks}\n\nStage 1: 14 of 16 (87%)\nStage 2: 3 of 3 (100%)\n\nOne was late.", "", "")
    row = reading_of(rows).rows[at - 1]
    assert dict(row.answer.said) == {"stage1": "14 of 16", "stage2": "3 of 3"}
    assert row.answer.commentary == "One was late."
    assert row.doubts == ("Nothing was found for Stage 1, with an extension and Stage 2, with an extension.",)


def test_a_row_that_is_moved_takes_the_fields_of_the_row_it_goes_to() -> None:
    review = Review.of(reading_of(old_rows(r3_most_resolved="Stage 1")))
    place = next(row.source.place for row in review.rows if row.slug == "3.most-resolved")
    moved = review.move(place, "3.correspondence").row(place).answer
    assert (moved.said, moved.comply, moved.own_words) == ((), Comply.YES, "Yes, Stage 1")
