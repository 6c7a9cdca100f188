"""Other people's .xlsx files: what is shown is read, and what is broken or hostile ends in words."""

import io
import zipfile
from datetime import date, datetime, timedelta

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange import book as limits
from chc_desktop.exchange import xlsx_parts
from chc_desktop.exchange.book import Book, column_letters
from chc_desktop.exchange.spreadsheet import read_sheet
from tests.exchange.registers import HEADINGS, raw_workbook, usual_row, workbook

SMALL = workbook([HEADINGS, *(usual_row(number) for number in range(1, 8))])


def rows_of(content: bytes) -> list[tuple[object, ...]]:
    return [row.values for row in read_sheet("register.xlsx", content).sheets[0].rows]


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(RuleBroken) as refused:
        read_sheet(name, content)
    sentence = str(refused.value)
    assert name in sentence
    assert "Nothing was imported or changed." in sentence
    return sentence


def test_text_numbers_and_dates_come_as_they_are_shown() -> None:
    rows = rows_of(workbook([("Ref", "When", "How many", "How much"), ("C1", date(2026, 4, 3), 3, 2.5)]))
    assert rows == [("Ref", "When", "How many", "How much"), ("C1", date(2026, 4, 3), 3, 2.5)]


def test_a_date_with_its_time_keeps_it() -> None:
    assert rows_of(workbook([(datetime(2026, 6, 3, 23, 30),)])) == [(datetime(2026, 6, 3, 23, 30),)]


def test_rows_keep_the_numbers_the_spreadsheet_shows() -> None:
    book = read_sheet("register.xlsx", workbook([("Ref", "Name"), (), (), ("C1", "Ann")]))
    assert [row.number for row in book.sheets[0].rows] == [1, 4]


@pytest.mark.parametrize(
    "options", [{}, {"constant_memory": True, "in_memory": False}, {"default_date_format": "d/m/yy"}]
)
def test_it_reads_what_the_writer_wrote_however_it_stores_text(options: dict[str, object]) -> None:
    rows = [HEADINGS, *(usual_row(number) for number in range(1, 30))]
    read = rows_of(workbook(rows, options))
    assert [tuple(row) + (None,) * (20 - len(row)) for row in read] == rows


def test_days_counted_from_1904_are_the_same_days() -> None:
    book = read_sheet("mac.xlsx", workbook([("Ref", "When"), ("C1", date(2026, 4, 3))], {"date_1904": True}))
    assert book.dates_from_1904
    assert book.sheets[0].rows[1].values == ("C1", date(2026, 4, 3))


def test_a_formula_shows_its_result_and_is_marked() -> None:
    book = read_sheet(
        "a.xlsx",
        raw_workbook('<sheetData><row r="2"><c r="A2"><f>B2*2</f><v>6</v></c><c r="B2"><v>3</v></c></row></sheetData>'),
    )
    row = book.sheets[0].rows[0]
    assert (row.values, row.formulas) == ((6, 3), frozenset({0}))


def test_a_formula_without_a_saved_result_is_told() -> None:
    sheet = '<sheetData><row><c t="inlineStr"><is><t>x</t></is></c><c><f>NOW()</f></c></row></sheetData>'
    book = read_sheet("a.xlsx", raw_workbook(sheet))
    assert book.sheets[0].rows[0].values == ("x", None)
    assert "result was not saved" in book.sheets[0].notes[0]


@pytest.mark.parametrize(
    ("code", "number", "expected"),
    [
        ("dd/mm/yyyy", 46115, date(2026, 4, 3)),
        ("[$-809]d mmmm yyyy;@", 46115, date(2026, 4, 3)),
        ("mmm\\-yy", 46115, "April 2026"),
        ("h:mm", 0.5, "12:00"),
        ("[h]:mm", 1.5625, "37:30"),
        ('"Day "0', 46115, 46115),
        ("[Red]0.00", 46115, 46115),
        ("£#,##0.00", 12.5, 12.5),
        ("General", 46115, 46115),
        ("dd/mm/yyyy", 60, 60),
        ("dd/mm/yyyy", -1, -1),
        ("dd/mm/yyyy", 99_999_999, 99_999_999),
    ],
)
def test_a_number_is_what_its_format_makes_of_it(code: str, number: float, expected: object) -> None:
    styles = (
        f'<numFmts><numFmt numFmtId="170" formatCode="{code.replace(chr(34), "&quot;")}"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
    )
    sheet = f'<sheetData><row><c s="1"><v>{number}</v></c></row></sheetData>'
    assert rows_of(raw_workbook(sheet, styles=styles)) == [(expected,)]


def test_joined_cells_say_in_every_row_what_the_first_says() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Quarter", "Ref"])
        for row in (1, 2, 3):
            sheet.write(row, 1, f"C{row}")
        sheet.merge_range("A2:A4", "Q1")
    read = read_sheet("register.xlsx", stream.getvalue()).sheets[0]
    assert [row.values for row in read.records] == [("Q1", "C1"), ("Q1", "C2"), ("Q1", "C3")]
    assert read.notes == ("Joined cells: 2 cells below the first took its words.",)


def test_hidden_sheets_rows_and_columns_are_read_and_told() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("Shown").write(0, 0, "x")
        sheet = book.add_worksheet("Old")
        sheet.write_column(0, 0, ["Ref", "C1"])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.very_hidden()
    shown, old = read_sheet("register.xlsx", stream.getvalue()).sheets
    assert (shown.hidden, old.hidden, len(old.rows)) == (False, True, 2)
    assert "1 row hidden" in " ".join(old.notes)
    assert "columns hidden" in " ".join(old.notes)


def test_the_headings_are_found_below_a_title() -> None:
    rows = [("Complaints 2026",), (), ("Ref", "Name", "Received"), ("C1", "Ann", date(2026, 4, 3))]
    sheet = read_sheet("register.xlsx", workbook(rows)).sheets[0]
    assert (sheet.heading_row, sheet.headings) == (3, ("Ref", "Name", "Received"))


def test_the_officer_can_choose_another_row_of_headings() -> None:
    book = read_sheet("register.xlsx", workbook([("a", "b"), ("Ref", "Name"), ("C1", "Ann")]))
    sheet = book.with_headings_in("Register", 2).sheets[0]
    assert sheet.headings == ("Ref", "Name")
    assert [row.number for row in sheet.records] == [3]


def test_headings_that_are_missing_or_the_same_are_told_apart() -> None:
    sheet = read_sheet("register.xlsx", workbook([("Ref", "Notes", "notes"), ("C1", "a", "b", "c")])).sheets[0]
    assert sheet.headings == ("Ref", "Notes", "notes (column C)", "Column D")


def test_macros_are_told_and_not_kept() -> None:
    content = raw_workbook(
        '<sheetData><row><c t="str"><v>x</v></c></row></sheetData>', more={"xl/vbaProject.bin": b"\xcc\x61"}
    )
    assert read_sheet("register.xlsm", content).notes == ("The file carries macros. None of them was run or kept.",)


def test_an_independent_reader_sees_the_same_values() -> None:
    calamine = pytest.importorskip("python_calamine")
    theirs = calamine.CalamineWorkbook.from_filelike(io.BytesIO(SMALL)).get_sheet_by_index(0).to_python()
    ours = [row.values + (None,) * (20 - len(row.values)) for row in read_sheet("r.xlsx", SMALL).sheets[0].rows]
    assert [tuple(None if cell == "" else cell for cell in (*row, "")[:20]) for row in theirs] == ours


def test_prefixed_elements_and_pronunciations_are_understood() -> None:
    sheet = (
        '<sheetData xmlns:x="urn:other"><row><c t="s"><v>0</v></c><x:c><v>9</v></x:c><c t="e"><v>#N/A</v></c>'
        '<c t="b"><v>1</v></c><c t="d"><v>2026-04-03</v></c></row></sheetData>'
    )
    texts = '<si><r><t>To</t></r><r><t xml:space="preserve">kyo </t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>'
    assert rows_of(raw_workbook(sheet, texts=texts)) == [("Tokyo ", "#N/A", "TRUE", date(2026, 4, 3))]


def test_two_far_corners_of_a_sheet_are_refused_and_not_filled_in() -> None:
    sheet = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert "more than 500 columns" in refusal("a.xlsx", raw_workbook(sheet))


def test_a_stray_cell_far_below_costs_nothing() -> None:
    sheet = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row>'
    assert [row.number for row in read_sheet("a.xlsx", raw_workbook(sheet)).sheets[0].rows] == [1, 1048576]


def test_200_000_columns_are_refused() -> None:
    cells = "".join("<c><v>1</v></c>" for _ in range(200_000))
    assert "more than 500 columns" in refusal("wide.xlsx", raw_workbook(f"<sheetData><row>{cells}</row></sheetData>"))


def test_styled_cells_without_values_are_no_columns() -> None:
    cells = '<c t="str"><v>x</v></c>' + "<c s='0'/>" * 2_000
    assert rows_of(raw_workbook(f"<sheetData><row>{cells}</row></sheetData>")) == [("x",)]


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [("ROWS", 5, "more than 5 rows"), ("CELLS", 30, "more than 30 cells"), ("COLUMNS", 9, "more than 9 columns")],
)
def test_limits_end_the_reading(monkeypatch: pytest.MonkeyPatch, limit: str, value: int, words: str) -> None:
    monkeypatch.setattr(limits, limit, value)
    assert words in refusal("big.xlsx", SMALL)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_parts, "UNPACKED_BYTES", 1_000_000)
    bomb = raw_workbook("<sheetData/>" + " " * 1_000_000)
    assert len(bomb) < 10_000
    assert "more in it than its size says" in refusal("bomb.xlsx", bomb)


def test_a_zip_that_lies_about_its_size_is_damaged() -> None:
    sheet = raw_workbook("<sheetData/>" + " " * 1_000_000)
    honest = len("<worksheet></worksheet>").to_bytes(4, "little")
    with zipfile.ZipFile(io.BytesIO(sheet)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")
    assert "damaged" in refusal("liar.xlsx", sheet.replace(size, honest))


def test_endless_elements_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_parts, "_MARKS", 50_000)
    assert "more in it than its size says" in refusal("rows.xlsx", raw_workbook("<row/>" * 60_000))


def test_entities_that_grow_are_never_read() -> None:
    entity = '<!DOCTYPE sst [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>'
    with zipfile.ZipFile(io.BytesIO(raw_workbook("<sheetData/>"))) as sound:
        parts = {name: sound.read(name) for name in sound.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, entity if name == "xl/sharedStrings.xml" else content)
    assert "damaged" in refusal("entities.xlsx", stream.getvalue())


def test_a_sheet_outside_the_file_is_never_fetched() -> None:
    content = raw_workbook("<sheetData/>", workbook='<sheet name="A" sheetId="1" r:id="nowhere"/>')
    assert "damaged" in refusal("a.xlsx", content)


def test_a_locked_file_says_so() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert "locked with a password" in refusal("register.xlsx", locked)


def test_an_old_format_says_so() -> None:
    assert "older format" in refusal("register.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1_000))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("register.xlsx", b"Ref,Name\r\nC1,Ann\r\n"),
        ("register.csv", b"%PDF-1.7\n%..."),
        ("register.csv", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("register.csv", b"  <html><table><tr><td>1</td></tr></table></html>"),
        ("register.xlsx", b""),
        ("register.csv", b"\xef\xbb\xbf\r\n\r\n"),
        ("register.csv", bytes(range(256)) * 4),
        ("register.xlsx", b"PK\x03\x04 and then nothing"),
    ],
)
def test_what_is_no_spreadsheet_is_refused(name: str, content: bytes) -> None:
    refusal(name, content)


def test_a_word_file_under_a_spreadsheets_name_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert "not a spreadsheet" in refusal("register.xlsx", stream.getvalue())


def test_a_spreadsheet_under_a_text_name_is_read_all_the_same() -> None:
    assert len(read_sheet("register.csv", SMALL).sheets[0].rows) == 8


def test_every_truncation_ends_in_words() -> None:
    for length in range(1, len(SMALL), 97):
        read_or_refuse("cut.xlsx", SMALL[:length])


@settings(max_examples=150, deadline=timedelta(seconds=5))
@given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(1, 255)), min_size=1, max_size=8), st.booleans())
def test_flipped_bytes_end_in_words(flips: list[tuple[int, int]], named_csv: bool) -> None:
    spoilt = bytearray(SMALL)
    for place, mask in flips:
        spoilt[place] ^= mask
    read_or_refuse("spoilt.csv" if named_csv else "spoilt.xlsx", bytes(spoilt))


@settings(max_examples=200, deadline=timedelta(seconds=5))
@given(st.data())
def test_spoilt_parts_inside_a_sound_zip_end_in_words(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(SMALL)) as sound:
        parts = {name: bytearray(sound.read(name)) for name in sound.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(parts[name]) - 1))
        parts[name][place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, bytes(content))
    read_or_refuse("spoilt.xlsx", stream.getvalue())


@settings(max_examples=200, deadline=timedelta(seconds=5))
@given(
    st.binary(max_size=400),
    st.sampled_from(["a.csv", "a.xlsx", "a.txt", "a"]),
    st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe"]),
)
def test_any_bytes_end_in_words(content: bytes, name: str, start: bytes) -> None:
    read_or_refuse(name, start + content)


def test_columns_have_the_letters_the_spreadsheet_shows() -> None:
    assert [column_letters(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def read_or_refuse(name: str, content: bytes) -> Book | None:
    try:
        return read_sheet(name, content)
    except RuleBroken as refused:
        said = str(refused)
    assert "Nothing was imported or changed." in said
    return None
