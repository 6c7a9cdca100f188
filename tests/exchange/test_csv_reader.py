""".csv files as other programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.spreadsheet import read_sheet

WRITTEN = "Ref,Name,Paid\r\nC1,Łukasz,£5\r\nC2,O’Brien,£6\r\n"
READ = [("Ref", "Name", "Paid"), ("C1", "Łukasz", "£5"), ("C2", "O’Brien", "£6")]


def rows(content: bytes) -> list[tuple[object, ...]]:
    return [row.values for row in read_sheet("register.csv", content).sheets[0].rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_letters_arrive_in_every_encoding(encoding: str) -> None:
    assert rows(WRITTEN.encode(encoding)) == READ


def test_windows_text_arrives_and_the_officer_is_asked_to_look() -> None:
    book = read_sheet("register.csv", "Ref,Name,Paid\r\nC1,José O’Brien,£5\r\n".encode("cp1252") + b"C2,\x81,x\r\n")
    assert [row.values for row in book.sheets[0].rows][1:] == [("C1", "José O’Brien", "£5"), ("C2", "\x81", "x")]
    assert "£" in book.notes[0]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_separator_is_found(separator: str) -> None:
    text = WRITTEN.replace(",", separator)
    assert rows(text.encode()) == READ


def test_commas_inside_the_words_do_not_hide_a_semicolon() -> None:
    text = "Ref;What\r\nC1;the lift, again, and the light\r\nC2;nothing, really\r\nC3;damp\r\n"
    assert rows(text.encode())[1] == ("C1", "the lift, again, and the light")


def test_a_line_that_names_the_separator_is_no_row() -> None:
    assert rows(b"sep=;\r\nRef;Name\r\nC1;a,b\r\n") == [("Ref", "Name"), ("C1", "a,b")]


def test_quoted_line_breaks_stay_in_their_cell_and_rows_keep_their_numbers() -> None:
    sheet = read_sheet("register.csv", b'Ref,What\r\nC1,"one\r\ntwo ""three"""\r\n\r\nC2,x\r\n').sheets[0]
    assert [(row.number, row.values) for row in sheet.rows] == [
        (1, ("Ref", "What")),
        (2, ("C1", 'one\r\ntwo "three"')),
        (4, ("C2", "x")),
    ]


def test_ragged_rows_lose_nothing() -> None:
    sheet = read_sheet("register.csv", b"Ref,Name\nC1\nC2,Ann,more,still more\nC3,Bo\n").sheets[0]
    assert sheet.headings == ("Ref", "Name", "Column C", "Column D")
    assert sheet.records[1].values == ("C2", "Ann", "more", "still more")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(end: str) -> None:
    assert len(rows(WRITTEN.replace("\r\n", end).encode())) == 3


def test_an_open_quotation_mark_swallows_no_rows() -> None:
    with pytest.raises(RuleBroken, match="quotation mark in line 2"):
        read_sheet("register.csv", b'Ref,What\r\nC1,"hello\r\nC2,x\r\nC3,y\r\n')


def test_a_text_too_long_for_any_cell_is_refused() -> None:
    with pytest.raises(RuleBroken, match="131,072"):
        read_sheet("register.csv", b'Ref,What\r\nC1,"' + b"x" * 140_000 + b'"\r\n')


def test_one_column_is_enough() -> None:
    assert rows(b"Name\nAnn Bell\nBo, the other one\n")[1] == ("Ann Bell",)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    said = "Nothing was imported or changed."
    try:
        read_sheet("register.csv", text.encode("utf-8", "surrogatepass"))
    except RuleBroken as refused:
        said = str(refused)
    assert "Nothing was imported or changed." in said


def test_a_row_of_a_million_commas_is_short_and_a_million_cells_are_refused() -> None:
    assert rows(b"Ref,Name\n" + b"," * 1_000_000 + b"\nC1,Ann\n") == [("Ref", "Name"), ("C1", "Ann")]
    with pytest.raises(RuleBroken, match="more than 500 columns"):
        rows(b"Ref,Name\n" + b"x," * 1_000_000)
