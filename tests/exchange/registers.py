"""Registers made up for the tests, as other people would keep them."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import xlsxwriter

HEADINGS = (
    "Ref No", "Resident Name", "Address", "Postcode", "Telephone", "Email", "Method", "Category", "Date Received",
    "Acknowledged", "Target Date", "Response Sent", "Outcome", "Escalated", "Stage 2 Response", "Compensation",
    "Case Officer", "Details of complaint", "Patch", "Comments",
)  # fmt: skip


def usual_row(number: int) -> tuple[Any, ...]:
    """A complaint with nothing wrong with it."""
    received = date(2024, 1, 2) + timedelta(days=number % 700)
    second = number % 5 == 0
    return (
        f"C-{number:05}", f"Łukasz O’Brien {number}", f"{number} High Street", "RM17 6SL",
        f"07700 900{number % 1000:03}", f"resident{number}@example.org", ("Phone", "E-mail", "Letter")[number % 3],
        ("Repairs & Maintenance", "ASB", "Damp/Mould")[number % 3], received, received + timedelta(days=3),
        received + timedelta(days=17), received + timedelta(days=12),
        ("Upheld", "Not upheld", "Partially upheld")[number % 3],
        received + timedelta(days=20) if second else None, received + timedelta(days=40) if second else None,
        "£1,250.50" if number % 4 == 0 else None, "Sam Ito",
        f"The lift in block {number} has stopped again, and £{number}",
        ("North", "South")[number % 2], None,
    )  # fmt: skip


def workbook(
    rows: Iterable[Sequence[object]], options: dict[str, object] | None = None, name: str = "Register"
) -> bytes:
    """An .xlsx with these rows on one sheet; dates shown as 03/04/2026."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **(options or {})}) as book:
        sheet = book.add_worksheet(name)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, moment if isinstance(value, datetime) else day)
                elif isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write(number, column, value)
    return stream.getvalue()


def comma_separated(rows: Iterable[Sequence[object]], separator: str = ",") -> str:
    """The rows as text, without quotation marks: for rows that need none."""
    return "".join(separator.join("" if cell is None else str(cell) for cell in row) + "\r\n" for row in rows)


def raw_workbook(
    sheet: str,
    *,
    workbook: str = '<sheet name="A" sheetId="1" r:id="r1"/>',
    properties: str = "",
    texts: str = "",
    styles: str = "",
    more: dict[str, bytes] | None = None,
) -> bytes:
    """An .xlsx put together by hand, for what no library would write. `sheet` is what stands inside `worksheet`."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    named = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    related = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships {related}><Relationship Id="r1" Type="{kind}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
        )
        archive.writestr(
            "xl/workbook.xml", f"<workbook {main} {named}>{properties}<sheets>{workbook}</sheets></workbook>"
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships {related}><Relationship Id="r1" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{kind}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="r3" Type="{kind}/styles" Target="/xl/styles.xml"/>'
            f'<Relationship Id="r4" Type="{kind}/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet {main}>{sheet}</worksheet>")
        archive.writestr("xl/sharedStrings.xml", f"<sst {main}>{texts}</sst>")
        archive.writestr("xl/styles.xml", f"<styleSheet {main}>{styles}</styleSheet>")
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return stream.getvalue()
