"""A spreadsheet brought in and taken out again, for tests that need one."""

from collections.abc import Sequence

from chc_desktop.exchange.book import Value
from chc_desktop.exchange.planned import Trouble
from chc_desktop.office.office import Office
from tests.exchange.registers import workbook


def bring_in(office: Office, rows: Sequence[Sequence[Value]], name: str = "old complaints.xlsx") -> None:
    """Bring these rows in, their headings first; every trouble that can be is accepted."""
    path = office.safekeeping.folder() / name
    path.write_bytes(workbook(rows))
    opened = office.importing.read(path)
    path.unlink()
    sheet = opened.book.sheets[0].name
    looked = office.importing.look(opened.book, sheet, office.importing.guess(opened.book, sheet))
    office.importing.bring_in(office.importing.forecast(opened, looked, tuple(Trouble), None))


def undo_last(office: Office) -> None:
    """Take the last one out again."""
    last = office.importing.last()
    assert last
    office.importing.undo(last.entry)
