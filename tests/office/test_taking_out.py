"""Lists taken out of the program: everything that is shown, as it is, or a sentence and nothing."""

import csv
import errno
import io
import os
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import page as validation
import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from chc_desktop.documents.typefaces import marked
from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.domain.listing.listed import Listed
from chc_desktop.exchange.inert import as_it_was
from chc_desktop.office.office import Office
from chc_desktop.office.taking_out import MOST_PRINTED, export, file_name, printed
from chc_desktop.ui.tables import Column
from tests import make
from tests.documents.reading import even
from tests.nasty import NASTY

COLUMNS = (
    Column("Case", lambda row: str(row[0]), width=9),
    Column("Title", lambda row: str(row[1]), width=0),
    Column("Received", lambda row: row[2].strftime("%d/%m/%Y"), value=lambda row: row[2], width=12),
)


def listed(*rows: tuple[Any, ...], narrowed: tuple[str, ...] = (), columns: tuple[Column, ...] = COLUMNS) -> Listed:
    return Listed("Cases", f"{len(rows)} of 25 cases", columns, lambda _desk: rows, len(rows), narrowed)


def a_row(title: str, number: int = 1) -> tuple[str, str, date]:
    return f"2026-{number:03}", title, date(2026, 4, 3)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


def test_excel_gets_text_as_text_and_days_as_days(office: Office, tmp_path: Path) -> None:
    export(office.desk, listed(*map(a_row, NASTY)), tmp_path / "cases.xlsx")
    heads, *rows = CalamineWorkbook.from_path(tmp_path / "cases.xlsx").get_sheet_by_index(0).to_python()
    assert heads == ["Case", "Title", "Received"]
    assert {row[2] for row in rows} == {date(2026, 4, 3)}
    with zipfile.ZipFile(tmp_path / "cases.xlsx") as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml"), "nothing is a formula"
    assert [even(str(row[1])) for row in rows] == [even(text) for text in NASTY]


def test_a_csv_file_opens_as_utf_8_and_nothing_in_it_runs(office: Office, tmp_path: Path) -> None:
    export(office.desk, listed(*map(a_row, NASTY)), tmp_path / "cases.csv")
    content = (tmp_path / "cases.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    _heads, *rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [as_it_was(row[1]) for row in rows] == list(NASTY)
    assert not any(row[1].lstrip(" ").startswith(("=", "+", "-", "@")) for row in rows)
    assert {row[2] for row in rows} == {"2026-04-03"}


def test_what_no_spreadsheet_holds_is_said(office: Office, tmp_path: Path) -> None:
    written = export(office.desk, listed(a_row("a\0b"), a_row("word " * 8_000)), tmp_path / "cases.xlsx")
    assert len(written.notes) == 2
    assert "characters a spreadsheet cannot hold" in written.notes[0]
    assert "The register has all of it." in written.notes[1]


def test_a_list_on_paper_says_what_it_is_and_repeats_its_headings(office: Office) -> None:
    rows = [a_row(f"Title {number} " * 4, number) for number in range(900)]
    pdf = printed(office.desk, listed(*rows, narrowed=("Late", "About: Repairs")))
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]
    first = pages[0]
    assert first.startswith("Cases Amberley Almshouses Made on Tuesday 24 November 2026. 900 of 25 cases.")
    assert "Only: Late; About: Repairs." in first
    assert all("Case Title Received" in page for page in pages)
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all(sum(f"2026-{number:03} " in page for page in pages) >= 1 for number in range(900))


@pytest.mark.parametrize("count", [0, 3, 850])
def test_a_list_on_paper_is_accessible(office: Office, count: int) -> None:
    pdf = printed(office.desk, listed(*(a_row("Damp", number) for number in range(count))))
    report = validation.validate_pdf_bytes(pdf, profile=validation.ValidationProfile.PDF_UA_1)
    assert not report.failures


def test_a_wide_list_lies_and_a_narrow_one_stands(office: Office) -> None:
    def size(columns: tuple[Column, ...]) -> bool:
        pdf = printed(office.desk, listed(a_row("Damp"), columns=columns))
        box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
        return bool(box.width > box.height)

    assert not size(COLUMNS)
    assert size((*COLUMNS, *COLUMNS, *COLUMNS))


@pytest.mark.parametrize("text", [text for text in NASTY if "\u202e" not in text and len(text) < 1_000])
def test_nasty_text_comes_out_of_the_printed_list_as_it_was(office: Office, text: str) -> None:
    pdf = printed(office.desk, listed(a_row(text, 1), a_row("after", 2)))
    read = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())
    expected = " ".join(marked(text).split())
    assert expected.replace(" ", "") in read.replace(" ", "")


def test_twenty_thousand_characters_in_one_row_are_all_printed(office: Office) -> None:
    words = " ".join(f"w{number}" for number in range(4_000))
    pdf = printed(office.desk, listed(a_row(words)))
    read = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert all(f"w{number}" in read for number in range(4_000))


def test_what_no_typeface_shows_is_written_out(office: Office) -> None:
    pdf = printed(office.desk, listed(a_row("שלום\x07")))
    read = " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    assert "[characters U+05E9 U+05DC U+05D5 U+05DD U+0007]" in read
    assert "stands where a character cannot be printed" in read


def test_too_much_for_paper_is_refused_before_anything_is_read(office: Office) -> None:
    def never(_desk: object) -> list[object]:
        raise AssertionError

    many = Listed("Cases", "many", COLUMNS, never, MOST_PRINTED + 1)
    with pytest.raises(RuleBroken, match="export it to a spreadsheet"):
        printed(office.desk, many)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_hundred_thousand_rows_are_written_and_told_of(office: Office, tmp_path: Path, suffix: str) -> None:
    rows = [a_row("Damp in the bedroom", number) for number in range(100_000)]
    shares: list[float] = []
    assert export(office.desk, listed(*rows), tmp_path / f"c{suffix}", shares.append).rows == 100_000
    assert len(shares) > 300
    assert shares == sorted(shares)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_stopping_leaves_the_old_file_and_nothing_else(office: Office, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"cases{suffix}"
    out.write_bytes(b"an earlier one")

    def stop(share: float) -> None:
        if share > 0.5:
            raise Stopped

    with pytest.raises(Stopped):
        export(office.desk, listed(*(a_row("Damp", number) for number in range(5_000))), out, stop)
    assert out.read_bytes() == b"an earlier one"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted((out.name, "register"))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "There is no room left on the disk"),
        (errno.EACCES, "perhaps it is open in another program"),
        (errno.EROFS, "Nothing may be written in"),
    ],
    ids=["disk full", "held open", "read-only"],
)
def test_where_it_cannot_be_written_the_old_file_stays(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    out = tmp_path / "cases.xlsx"
    out.write_bytes(b"an earlier one")

    def fail(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace" if number == errno.EACCES else "write_bytes", fail)
    with pytest.raises(RuleBroken, match=said):
        export(office.desk, listed(a_row("Damp")), out)
    monkeypatch.undo()
    assert out.read_bytes() == b"an earlier one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases.xlsx", "register"]


def test_a_list_is_named_for_what_it_is_and_the_day(office: Office) -> None:
    assert file_name(listed(), office.desk, ".csv") == "Cases 2026-11-24.csv"
