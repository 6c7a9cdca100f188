"""Files that are not what they should be, as they come by email: each has to end in a sentence or be read."""

import io
import zipfile

from chc_desktop.exchange.compound_file import MAGIC
from tests.exchange.registers import HEADINGS, raw_workbook, usual_row, workbook

REGISTER = workbook([HEADINGS, *map(usual_row, range(4))])


def _bomb() -> bytes:
    """A zip that unpacks to hundreds of megabytes."""
    stream = io.BytesIO(REGISTER)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings2.xml", b" " * 400_000_000)
    return stream.getvalue()


def _grown(part: str) -> bytes:
    """A workbook one part of which unpacks to more than any register holds."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(REGISTER)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b" " * 300_000_000 if name == part else b""))
    return stream.getvalue()


NOT_READ = {
    "empty.xlsx": b"",
    "cut short.xlsx": REGISTER[: len(REGISTER) // 2],
    "no end.xlsx": REGISTER[:-30],
    "grown.xlsx": _grown("xl/worksheets/sheet1.xml"),
    "a letter.xlsx": b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n",
    "a picture.csv": b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
    "a program.csv": b"MZ\x90\0" + b"\0" * 200,
    "nothing.csv": b"\r\n\r\n",
    "old.xls": MAGIC + b"\0" * 2_000,
    "wide.csv": b",".join(b"c%d" % number for number in range(200_000)) + b"\r\n1\r\n",
    "far.xlsx": raw_workbook('<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="ZZZ1"><v>2</v></c></row></sheetData>'),
    "entities.xlsx": raw_workbook('<!DOCTYPE x [<!ENTITY a "aaaa">]><sheetData/>'),
}
"""By name, what cannot be a register."""

READ = {
    "a bomb beside it.xlsx": _bomb(),
    "formulas.csv": b'Name,Date received,Details\r\n"=HYPERLINK(""http://x"")",3/4/2026,=1+1\r\n@SUM(A1),4/4/2026,-5\r\n',
    "no mark.csv": "Name,Date received,Details\r\nJosé,3/4/2026,£5\r\n".encode("cp1252"),
    "zeros.csv": b"Name,Date received,Details\r\nAnn\0 Day,3/4/2026,a\0b\r\n",
    "wide letters.csv": "Name,Date received,Details\r\nAnn,3/4/2026,x\r\n".encode("utf-16"),
}
"""By name, what is odd and can be read all the same, or refused in a sentence."""
