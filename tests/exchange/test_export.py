"""What goes out: text stays text, dates are dates, nothing runs, and it comes back in as it went out."""

import csv
import io
import re
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chc_desktop.exchange.export import MOST_CHARACTERS, Cell, Sheet, to_csv, to_xlsx
from chc_desktop.exchange.inert import as_it_was, made_inert
from chc_desktop.exchange.spreadsheet import read_sheet
from tests.nasty import NASTY

TODAY = date(2026, 11, 23)
HEADINGS = ("Ref", "Text", "When", "How many")
WRITEABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=40).filter(
    lambda text: text.strip() != "" and not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text)
)


def table(texts: tuple[str, ...]) -> Sheet:
    rows = tuple((f"C{number}", text, date(2026, 4, 3), number) for number, text in enumerate(texts))
    return Sheet("Complaints", HEADINGS, rows)


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_nasty_text_comes_back_from_xlsx_as_it_went_out() -> None:
    written = to_xlsx([table(NASTY)], TODAY)
    read = read_sheet("out.xlsx", written.content).sheets[0]
    assert [row.values for row in read.records] == list(table(NASTY).rows)
    assert read.headings == HEADINGS
    assert written.notes == ()


def test_nasty_text_comes_back_from_csv_as_it_went_out() -> None:
    written = to_csv(table(NASTY))
    read = read_sheet("out.csv", written.content).sheets[0]
    assert [row.value(1) for row in read.records] == list(NASTY)
    assert {row.value(2) for row in read.records} == {"2026-04-03"}


@settings(max_examples=100, deadline=None)
@given(st.lists(WRITEABLE, min_size=1, max_size=5))
def test_any_text_comes_back_as_it_went_out(texts: list[str]) -> None:
    sheet = table(("x", *texts))
    for content in (to_xlsx([sheet], TODAY).content, to_csv(sheet).content):
        assert [row.value(1) for row in read_sheet("out", content).sheets[0].records] == ["x", *texts]


def test_no_formula_and_no_link_is_in_the_file() -> None:
    parts = parts_of(to_xlsx([table(NASTY)], TODAY).content)
    assert not re.search("<f[ >]|<hyperlink", "".join(parts.values()))
    assert not [name for name in parts if "sheet1.xml.rels" in name]


@pytest.mark.parametrize("text", [text for text in NASTY if made_inert(text) != text])
def test_nothing_in_a_csv_cell_begins_as_a_formula_does(text: str) -> None:
    cell = next(csv.reader(io.StringIO(to_csv(Sheet("t", (text,), ())).content.decode("utf-8-sig"), newline="")))[0]
    assert cell.startswith("'")
    assert cell[1:] == text


def test_each_dangerous_beginning_is_made_inert_and_words_are_not() -> None:
    assert all(made_inert(f"{sign}1").startswith("'") for sign in "=+-@\t\r\n＝＋－＠")
    assert [made_inert(text) for text in ("Ann", "'tis", "a=b", "£5", "")] == ["Ann", "'tis", "a=b", "£5", ""]


@given(st.text("'=+-@\t\n a＝", max_size=8))
def test_making_text_inert_can_always_be_undone(text: str) -> None:
    assert as_it_was(made_inert(text)) == text


def test_a_csv_says_how_its_letters_are_written() -> None:
    content = to_csv(Sheet("t", ("Paid",), (("£5",), (-5,), (None,)))).content
    assert content == b'\xef\xbb\xbfPaid\r\n\xc2\xa35\r\n-5\r\n""\r\n'


def test_dates_are_real_dates_and_old_ones_are_text() -> None:
    rows: tuple[tuple[Cell, ...], ...] = ((date(2026, 4, 3),), (date(1900, 3, 1),), (date(1899, 1, 1),))
    read = read_sheet("out.xlsx", to_xlsx([Sheet("t", ("Day",), rows)], TODAY).content).sheets[0]
    assert [row.value(0) for row in read.records] == [date(2026, 4, 3), date(1900, 3, 1), "1899-01-01"]


def test_numbers_too_long_for_a_cell_keep_their_figures() -> None:
    read = read_sheet(
        "out.xlsx", to_xlsx([Sheet("t", ("No",), ((12345678901234567890,), (7,)))], TODAY).content
    ).sheets[0]
    assert [row.value(0) for row in read.records] == ["12345678901234567890", 7]


def test_the_heading_row_stays_and_can_be_filtered_and_columns_fit() -> None:
    sheet = parts_of(to_xlsx([table(("a text of more than twenty letters",))], TODAY).content)[
        "xl/worksheets/sheet1.xml"
    ]
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:D2"/>' in sheet
    assert float(re.findall(r'<col min="2" max="2" width="([\d.]+)"', sheet)[0]) > 34


def test_characters_no_spreadsheet_holds_are_replaced_and_told() -> None:
    sheet = Sheet("t", ("Text",), (("a\x00b",), ("c\ud800\x1b",), ("fine",)))
    for name, written in (("out.xlsx", to_xlsx([sheet], TODAY)), ("out.csv", to_csv(sheet))):
        read = read_sheet(name, written.content).sheets[0]
        assert [row.value(0) for row in read.records] == ["a�b", "c��", "fine"]
        assert written.notes == ("2 cells with characters a spreadsheet cannot hold; each became “�”.",)


def test_text_longer_than_a_cell_is_cut_and_told_in_xlsx_and_whole_in_csv() -> None:
    sheet = Sheet("t", ("Text",), (("😀" * 20_000,), ("x" * MOST_CHARACTERS,)))
    written = to_xlsx([sheet], TODAY)
    cut, whole = (row.value(0) for row in read_sheet("out.xlsx", written.content).sheets[0].records)
    assert str(cut).startswith("😀" * 16_000)
    assert str(cut).endswith("(cut here; the whole text is in the register)")
    assert len(str(cut).encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert whole == "x" * MOST_CHARACTERS
    assert "The register has all of it." in written.notes[0]
    assert read_sheet("out.csv", to_csv(sheet).content).sheets[0].records[0].value(0) == "😀" * 20_000


def test_sheets_have_names_that_spreadsheet_programs_allow() -> None:
    titles = ["A/B: [2026]?", "a b   2026", "", "'quoted'", "History", "x" * 40, "x" * 50]
    book = read_sheet("out.xlsx", to_xlsx([Sheet(title, ("a",), (("b",),)) for title in titles], TODAY).content)
    names = [sheet.name for sheet in book.sheets]
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in names)


def test_a_table_without_rows_can_be_written() -> None:
    sheet = Sheet("t", ("a", "b"), ())
    assert read_sheet("out.xlsx", to_xlsx([sheet], TODAY).content).sheets[0].headings == ("a", "b")
    assert read_sheet("out.csv", to_csv(sheet).content).sheets[0].headings == ("a", "b")


def test_the_same_table_gives_the_same_bytes() -> None:
    assert to_xlsx([table(NASTY)], TODAY).content == to_xlsx([table(NASTY)], TODAY).content
