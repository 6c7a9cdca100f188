"""Reads other people’s spreadsheets, .xlsx and .csv, into plain values.

The two readers are our own, on the standard library’s zip, XML and csv parsers. python-calamine fills the whole
rectangle between the first and the last cell of a sheet: two cells, A1 and XFD1048576, make it end the program.
openpyxl needs two readings to know both the shown values and the formulas.
"""

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange import csv_reader, xlsx_reader
from chc_desktop.exchange.book import FILE_BYTES, NOTHING_CHANGED, Book, not_a_spreadsheet

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SOMETHING_ELSE = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"MZ")
_MARKUP = (b"<!doctype", b"<html", b"<?xml")


def read_sheet(name: str, content: bytes) -> Book:
    """The spreadsheet, told by its bytes and not by its name. Raises `RuleBroken` in words where it is none."""
    if len(content) > FILE_BYTES:
        raise RuleBroken(
            f"“{name}” is larger than {FILE_BYTES // 1_000_000} MB, more than can be read safely. {NOTHING_CHANGED} "
            "Copy the rows you need into a new spreadsheet and choose that."
        )
    if not content.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise RuleBroken(f"“{name}” is empty. {NOTHING_CHANGED} Choose another file.")
    if content.startswith(_ZIP):
        return xlsx_reader.read(name, content)
    if content.startswith(_OLD_OFFICE):
        raise RuleBroken(_about_old_office(name, content))
    if content.startswith(_SOMETHING_ELSE) or content.lstrip()[:10].lower().startswith(_MARKUP):
        raise not_a_spreadsheet(name)
    if name.lower().endswith((".xlsx", ".xlsm", ".xls", ".ods")):
        raise RuleBroken(
            f"“{name}” is not the kind of file its name says, or it is damaged. {NOTHING_CHANGED} "
            "Open it in your spreadsheet program, save it as .xlsx, and choose that."
        )
    return csv_reader.read(name, content)


def _about_old_office(name: str, content: bytes) -> str:
    if _LOCKED in content:
        return (
            f"“{name}” is locked with a password. {NOTHING_CHANGED} "
            "Open it in your spreadsheet program, take the password off a copy, and choose the copy."
        )
    return (
        f"“{name}” is in an older format that cannot be read here. {NOTHING_CHANGED} "
        "Open it in your spreadsheet program, save it as .xlsx, and choose that."
    )
