"""Planning an import: every row is a case or a problem in words, and nothing in it is lost."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.exchange.book import Book, BookSheet, Row, Value
from chc_desktop.exchange.given_days import GivenDays
from chc_desktop.exchange.importing import plan
from chc_desktop.exchange.mapping import Mapping, guess, samples_of
from chc_desktop.exchange.meanings import plain_words
from chc_desktop.exchange.planned import Accepted, Plan, PlannedCase, Trouble
from chc_desktop.exchange.spreadsheet import read_sheet
from chc_desktop.exchange.targets import Target
from tests.exchange.registers import HEADINGS, raw_workbook, usual_row, workbook

TODAY = date(2026, 11, 23)
EVERY_TROUBLE = tuple(Trouble)


def planned(*rows: tuple[Value, ...], accepted: tuple[Accepted, ...] = (), here: tuple[str, ...] = ()) -> Plan:
    """The plan for these rows, the first of which has the headings."""
    sheet = BookSheet("A", tuple(Row(number, row) for number, row in enumerate(rows, 1)), 1)
    return checked(Book("register.xlsx", (sheet,)), guess(sheet.headings), accepted, here)


def checked(
    book: Book,
    mapping: Mapping,
    accepted: tuple[Accepted, ...] = (),
    here: tuple[str, ...] = (),
    given: GivenDays = GivenDays(),  # noqa: B008 - it is frozen
) -> Plan:
    made = plan(book, mapping, TODAY, accepted=accepted, here=here, given=given)
    numbers = [case.row for case in made.cases] + list(made.rows_with_problems)
    assert sorted(numbers) == [row.number for row in book.sheets[0].records]
    assert made.rows == len(numbers)
    return made


def one_case(*rows: tuple[Value, ...], accepted: tuple[Accepted, ...] = EVERY_TROUBLE) -> PlannedCase:
    made = planned(*rows, accepted=accepted)
    assert made.problems == ()
    assert len(made.cases) == 1
    return made.cases[0]


def sentences(made: Plan) -> list[tuple[str, str]]:
    return [(problem.place, problem.sentence) for problem in made.problems]


def test_a_whole_row_becomes_a_case() -> None:
    book = read_sheet("r.xlsx", workbook([HEADINGS, usual_row(20)]))
    made = plan(book, guess(book.sheets[0].headings, samples_of(book.sheets[0])), TODAY)
    assert made.cases == (
        PlannedCase(
            row=2,
            reference="C-00020",
            person="Łukasz O’Brien 20",
            address="20 High Street\nRM17 6SL",
            telephone="07700 900020",
            email="resident20@example.org",
            channel=Channel.LETTER,
            category=Category.DAMP,
            received=date(2024, 1, 22),
            acknowledged=date(2024, 1, 25),
            answered1=date(2024, 2, 3),
            outcome=Outcome.PARTLY_UPHELD,
            escalated=date(2024, 2, 11),
            answered2=date(2024, 3, 2),
            compensation=125_050,
            handler="Sam Ito",
            description="The lift in block 20 has stopped again, and £20",
            note="Category: Damp/Mould\nTarget Date: 8 February 2024\nOutcome: Partially upheld\nPatch: North",
        ),
    )
    assert made.notes == (
        "Kept in each case’s note, by their headings: “Patch”.",
        "“Target Date” sets no deadline: those are worked out from the Code. It is kept in the note.",
    )


def test_a_date_that_does_not_exist_keeps_the_row_out_until_it_is_accepted() -> None:
    rows: tuple[tuple[Value, ...], ...] = (
        ("Name", "Date received", "Acknowledged"),
        ("Ann", "03/04/2026", "31/04/2026"),
    )
    assert sentences(planned(*rows)) == [("C2", "Acknowledged: “31/04/2026” is no date: April 2026 has 30 days.")]
    case = one_case(*rows)
    assert (case.received, case.acknowledged) == (date(2026, 4, 3), None)
    assert "Acknowledged: 31/04/2026" in case.note


def test_a_day_of_receipt_that_cannot_be_read_is_one_problem_and_cannot_be_accepted() -> None:
    made = planned(("Name", "Date received"), ("Ann", "31/04/2026"), accepted=EVERY_TROUBLE)
    assert sentences(made) == [("B2", "Date received: “31/04/2026” is no date: April 2026 has 30 days.")]
    assert made.problems[0].trouble is Trouble.NO_DATE


def test_a_row_without_a_date_says_so() -> None:
    made = planned(("Name", "Date received"), ("Ann", "-"))
    assert sentences(made) == [("B2", "There is no day on which the complaint was received.")]


def test_the_day_it_was_made_stands_for_a_day_of_receipt_that_is_not_there() -> None:
    case = one_case(("Name", "Date made"), ("Ann", "03/04/2026"))
    assert case.received == case.made == date(2026, 4, 3)
    assert "no day of receipt" in case.note


def test_a_row_without_a_person_can_come_in_when_that_is_accepted() -> None:
    rows: tuple[tuple[Value, ...], ...] = (("Name", "Date received"), (None, "03/04/2026"))
    assert sentences(planned(*rows)) == [("A2", "Nobody is named.")]
    assert one_case(*rows).person == ""


def test_troubles_can_be_accepted_in_one_row_only() -> None:
    rows: tuple[tuple[Value, ...], ...] = (("Name", "Date received"), (None, "03/04/2026"), (None, "04/04/2026"))
    made = planned(*rows, accepted=((3, Trouble.NO_PERSON),))
    assert [case.row for case in made.cases] == [3]
    assert made.rows_with_problems == (2,)


def test_dates_out_of_order_are_told_and_kept_as_notes_when_accepted() -> None:
    rows: tuple[tuple[Value, ...], ...] = (
        ("Name", "Received", "Acknowledged", "Response sent", "Closed"),
        ("Ann", date(2026, 4, 10), date(2026, 4, 13), date(2026, 4, 3), date(2026, 5, 1)),
    )
    sentence = "Response sent: 3 April 2026 is before “Acknowledged” (13 April 2026)."
    assert sentences(planned(*rows)) == [("D2", sentence)]
    case = one_case(*rows)
    assert (case.acknowledged, case.answered1, case.closed) == (date(2026, 4, 13), None, date(2026, 5, 1))
    assert case.note == f"On import, D2: {sentence}"


def test_days_after_today_are_told() -> None:
    made = planned(("Name", "Received", "Closed"), ("Ann", date(2026, 4, 3), date(2062, 4, 3)))
    assert sentences(made) == [("C2", "Closed: 3 April 2062 is after today.")]
    made = planned(("Name", "Received"), ("Ann", date(2062, 4, 3)), accepted=EVERY_TROUBLE)
    assert sentences(made) == [("B2", "It was received on 3 April 2062, which is after today.")]


def test_a_reference_that_comes_twice_names_the_other_row() -> None:
    rows: tuple[tuple[Value, ...], ...] = (
        ("Ref", "Name", "Received"), ("C-1", "Ann", "3/4/26"), ("C2", "Bo", "3/4/26"), ("c/1", "Cy", "4/4/26"),
    )  # fmt: skip
    assert sentences(planned(*rows)) == [("A4", "The reference “c/1” stands in row 2 too.")]
    accepted = planned(*rows, accepted=EVERY_TROUBLE).cases
    assert [case.reference for case in accepted] == ["C-1", "C2", ""]
    assert accepted[2].note.startswith("Ref: c/1\n")


def test_a_reference_the_register_has_already_is_told() -> None:
    made = planned(("Ref", "Name", "Received"), ("C-1", "Ann", "3/4/26"), here=("c 1",))
    assert sentences(made) == [("A2", "The register has a case with the reference “C-1” already.")]


def test_the_same_complaint_twice_without_references_is_told() -> None:
    made = planned(("Name", "Received", "Details"), ("Ann", "3/4/26", "Damp"), ("ann", date(2026, 4, 3), "damp!"))
    assert sentences(made) == [("row 3", "The same person, date and words stand in row 2.")]


def test_columns_that_were_not_taken_and_words_that_are_not_known_are_kept() -> None:
    case = one_case(
        ("Name", "Received", "Patch", "Category", "Method", "Outcome", "Notes", "Stage"),
        ("Ann", "3/4/26 9:15", "North", "Zebra", "Pigeon", "Sorted", "Rang twice\nno answer", "Stage 1 and 2"),
    )
    assert (case.category, case.channel, case.outcome, case.stage) == (Category.OTHER, Channel.OTHER, None, 0)
    assert case.note.splitlines() == [
        "Received: 3/4/26 9:15", "Patch: North", "Category: Zebra", "Method: Pigeon", "Outcome: Sorted",
        "Notes: Rang twice", "no answer", "Stage: Stage 1 and 2",
    ]  # fmt: skip


def test_names_points_and_addresses_are_put_together() -> None:
    case = one_case(
        ("Title", "First name", "Surname", "Address 1", "Postcode", "Received", "Point 1", "Point 2", "Stage"),
        ("Mrs", "Ann", "Bell", "1 Low Road", "AM1 1AA", "3/4/26", "Lift", "Light", "Stage 2"),
        accepted=(),
    )
    assert case.title == "Mrs"
    assert (case.person, case.address, case.points, case.stage) == (
        "Ann Bell",
        "1 Low Road\nAM1 1AA",
        ("Lift", "Light"),
        2,
    )


def test_a_second_column_for_what_only_one_can_be_is_kept_as_a_note() -> None:
    sheet = BookSheet("A", (Row(1, ("a", "b", "c")), Row(2, ("C1", "C2", "3/4/26"))), 1)
    mapping = Mapping({"a": Target.REFERENCE, "b": Target.REFERENCE, "c": Target.RECEIVED})
    case = checked(Book("r.csv", (sheet,)), mapping, EVERY_TROUBLE).cases[0]
    assert (case.reference, case.note.splitlines()[0]) == ("C1", "b: C2")


def test_money_that_is_no_amount_is_told_and_kept() -> None:
    rows: tuple[tuple[Value, ...], ...] = (("Name", "Received", "Compensation"), ("Ann", "3/4/26", "£50 and flowers"))
    assert sentences(planned(*rows)) == [("C2", "Compensation: “£50 and flowers” is not an amount of money.")]
    assert "Compensation: £50 and flowers" in one_case(*rows).note


def test_a_formula_without_a_result_is_told() -> None:
    cells = '<c t="str"><v>Ann</v></c><c><f>TODAY()</f></c><c t="str"><v>3/4/26</v></c>'
    heads = "".join(f'<c t="str"><v>{heading}</v></c>' for heading in ("Name", "Closed", "Received"))
    book = read_sheet("r.xlsx", raw_workbook(f"<sheetData><row>{heads}</row><row>{cells}</row></sheetData>"))
    made = checked(book, guess(book.sheets[0].headings))
    assert sentences(made) == [("B2", "Closed: It is worked out by a formula whose result was not saved.")]


def test_another_sheet_can_be_chosen_and_one_that_is_not_there_is_refused() -> None:
    rows = (Row(1, ("Name", "Received")), Row(2, ("Ann", "3/4/26")))
    book = Book("r.xlsx", (BookSheet("Empty", (), 1), BookSheet("Old", rows, 1), BookSheet("New", rows[:1], 1)))
    mapping = guess(("Name", "Received"))
    assert plan(book, mapping, TODAY).rows == 1
    assert plan(book, mapping, TODAY, sheet="New").rows == 0
    with pytest.raises(RuleBroken, match="has no sheet “Gone”"):
        plan(book, mapping, TODAY, sheet="Gone")


def test_what_accepting_does_is_said_for_every_trouble() -> None:
    assert all(trouble.if_accepted.endswith(".") for trouble in Trouble)


_CELLS = st.one_of(
    st.none(), st.text(max_size=20), st.integers(), st.floats(), st.dates(), st.datetimes(),
    st.sampled_from(["3/4/26", "31/04/2026", "Upheld", "£5", "-", "C1", "Phone", "2", date(2026, 4, 3)]),
)  # fmt: skip


@settings(max_examples=200)
@given(
    st.one_of(st.none(), st.dates(max_value=TODAY)),
    st.lists(st.lists(_CELLS, max_size=10).map(tuple), max_size=12),
    st.lists(st.one_of(st.sampled_from(Target), st.none()), min_size=10, max_size=10),
    st.sets(st.sampled_from(Trouble)),
)
def test_no_row_is_lost_whatever_stands_in_it(
    day: date | None, rows: list[tuple[Value, ...]], targets: list[Target | None], accepted: set[Trouble]
) -> None:
    heads = tuple(f"h{place}" for place in range(10))
    sheet = BookSheet("A", (Row(1, heads), *(Row(number, row) for number, row in enumerate(rows, 2))), 1)
    mapping = Mapping(dict(zip(heads, targets, strict=True)))
    checked(Book("r.csv", (sheet,)), mapping, tuple(accepted), given=GivenDays(day))


@settings(max_examples=100)
@given(st.lists(st.text("abcdefghij klmn", min_size=1).filter(str.strip), min_size=4, max_size=4))
def test_every_text_of_an_accepted_row_is_in_its_case(texts: list[str]) -> None:
    case = one_case(("Name", "Received", "Category", "Method", "Patch"), (texts[0], "3/4/26", *texts[1:]))
    everything = f"{case.person}\n{case.note}\n{case.category.words}\n{case.channel.words}".casefold()
    assert all(text.strip().casefold() in everything or text.strip() in ("nil", "-") for text in texts)


@pytest.mark.skipif("CHC_SOURCES" not in os.environ, reason="CHC_SOURCES names no folder of real complaints")
def test_3_000_real_complaints_go_through_without_a_row_lost() -> None:
    path = Path(os.environ["CHC_SOURCES"]) / "ombudsman-decisions-sample.csv"
    book = read_sheet(path.name, path.read_bytes())
    sheet = book.sheets[0]
    mapping = guess(sheet.headings, samples_of(sheet))
    assert mapping.columns == {
        "case": Target.REFERENCE, "category": Target.CATEGORY,
        "complaint": Target.DESCRIPTION, "finding": Target.OUTCOME,
    }  # fmt: skip
    assert len(checked(book, mapping).rows_with_problems) == 3_000
    dated = mapping.with_column("decided", Target.RECEIVED)
    accepted = checked(book, dated, EVERY_TROUBLE)
    undated = [row for row in sheet.records if row.value(1) is None]
    assert accepted.rows_with_problems == tuple(row.number for row in undated)
    accepted = checked(book, dated, EVERY_TROUBLE, given=GivenDays(date(2024, 4, 3)))
    assert accepted.rows_with_problems == ()
    assert [case.row for case in accepted.cases if case.day_given] == [row.number for row in undated]
    whole = {row.number: row for row in sheet.records}
    for case in accepted.cases:
        told = "\n".join(
            (case.reference, case.description, case.note, case.category.words, plain_words(case.category.value))
        )
        cells = [str(cell).strip() for place, cell in enumerate(whole[case.row].values) if cell and place != 1]
        assert all(cell in told or plain_words(cell) in plain_words(told) for cell in cells)
