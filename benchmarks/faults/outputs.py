"""What the program writes outside the register, to meet a full disk, a pulled stick or a held file: each as it does it.

Where a file was there before, it is the old one or the new one, whole; a folder is there with all it holds, or not.
What is hidden, or says that it is unfinished, does not count where nothing can be taken away any more.
"""

import zipfile
from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path

from benchmarks.faults.steps import Work
from benchmarks.faults.works import NOW
from chc_desktop.domain.assessments.attached import Attached
from chc_desktop.domain.calendar_view import Reminder
from chc_desktop.domain.case_files.case_file import Choices, ForWhom
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.backups.handover import hand_over
from chc_desktop.office.calendar import CalendarRoom
from chc_desktop.office.letter_printing import save_together
from chc_desktop.office.office import Office
from chc_desktop.office.saving import save_copy, save_file
from chc_desktop.office.subject_access import SubjectAccess
from chc_desktop.store import key_file, salvage
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from tests import letters, make

OUT = "out"
"""The folder, on a stick perhaps, that everything is saved into."""

_DATA = "data"
_OLD = b"what was saved there before"

Save = Callable[[Office, Path], object]


def outputs() -> tuple[Work, ...]:
    """All of them."""
    return (
        _file("the recovery sheet", "Sheet.pdf", _sheet),
        _file("a letter", "Letter.pdf", lambda office, to: save_copy(to, office.cases.document(1))),
        _file("letters in one file", "Letters.pdf", lambda office, to: save_together(office.desk, [1], to, _nobody)),
        _file("a case file", "Case.pdf", lambda office, to: office.case_files.make(1, Choices(ForWhom.RESIDENT), to)),
        _file("a redacted copy", "Redacted.pdf", _redacted),
        _file("a list as a spreadsheet", "Cases.xlsx", _list),
        _file("a list as text", "Cases.csv", _list),
        _file("the dates for a calendar", "Dates.ics", _dates),
        _file("the self-assessment", "Form.docx", _form),
        _folder("everything about a person", lambda office, to: SubjectAccess(office.desk).export(_person(office), to)),
        _folder("the evidence", lambda office, to: office.evidence.save_pack(2026, to)),
        _folder("what is handed over", lambda office, to: hand_over(office.desk, to, "In the safe"), has_stages=True),
        Work("what was saved of a damaged register", _filled, _salvage, _whole_folder),
        Work("a copy for another program", _filled, _opened, _opened_whole),
    )  # fmt: skip


def _file(name: str, file: str, save: Save) -> Work:
    """A file that takes the place of an older one."""

    def prepare(folder: Path) -> None:
        _filled(folder)
        (folder / OUT / file).write_bytes(_OLD)

    def look(folder: Path) -> Hashable:
        seen = [path.name for path in (folder / OUT).iterdir() if not path.name.startswith(".")]
        assert seen == [file], f"{seen}: something lies beside it"
        return _record(folder), _whole(folder / OUT / file)

    def do(folder: Path) -> None:
        save(make.again(folder / _DATA), folder / OUT / file)

    return Work(name, prepare, do, look)


def _folder(name: str, save: Save, has_stages: bool = False) -> Work:
    """A folder, or files under new names."""

    def do(folder: Path) -> None:
        save(make.again(folder / _DATA), folder / OUT)

    return Work(name, _filled, do, _whole_folder, has_stages)


def _filled(folder: Path) -> None:
    """A register with a letter, a paper and evidence, and a folder to save into."""
    from tests.office.test_papers import a_letter

    for name in (OUT, "temporary"):
        (folder / name).mkdir()
    office = make.an_office(folder / _DATA)
    case_id = make.a_complaint(office)
    letters.issue(office, case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    office.papers.add(case_id, replace(a_letter(), content=b"%PDF what came in\n%%EOF\n"))
    (folder / "policy.pdf").write_bytes(b"%PDF the policy\n%%EOF\n")
    attached: Attached = office.evidence.attach_file(2026, "6.2", folder / "policy.pdf")
    assert attached
    office.close()


def _nobody(_share: float) -> None:
    """Nobody is told how far it is."""


def _person(office: Office) -> int:
    return office.cases.view(1).person.id


def _sheet(office: Office, to: Path) -> None:
    save_file(to, office.keys.sheet_pdf(office.keys.sheet()), 0o600)


def _dates(office: Office, to: Path) -> None:
    CalendarRoom(office.desk).save_file(to, Reminder.NONE)


def _redacted(office: Office, to: Path) -> None:
    from io import BytesIO

    from PIL import Image

    from chc_desktop.documents.redacted import Sheet
    from chc_desktop.domain.redacting.events import Original
    from chc_desktop.office.redacting.copies import Copy, Redacting

    page = BytesIO()
    Image.new("RGB", (200, 100), "white").save(page, "PNG")
    room = Redacting(office.desk)
    content = room.make([Sheet(page.getvalue(), 100, 50, whole=True)], 1)
    room.save(1, Copy(content, Original.RECORD, "For her solicitor", pages=1, places=0, whole=1), to)


def _list(office: Office, to: Path) -> None:
    from chc_desktop.domain.listing.listed import Listed
    from chc_desktop.office.taking_out import export
    from chc_desktop.ui.tables import Column

    columns = (Column("Case", lambda row: str(row[0]), width=9),)
    rows = tuple((f"2026-{number:03}",) for number in range(200))
    export(office.desk, Listed("Cases", "200 cases", columns, lambda _desk: rows, len(rows), ()), to)


def _form(office: Office, to: Path) -> None:
    from chc_desktop.office.assessments.copies import Kind, save_as

    save_as(office.desk, 2026, Kind.WORD, to)


def _salvage(folder: Path) -> None:
    key = key_file.read(folder / _DATA / KEY_NAME)
    salvage.save(folder / _DATA / FILE_NAME, key, folder / OUT, NOW)


def _opened(folder: Path) -> None:
    make.again(folder / _DATA).opened_copies.make("Letter.pdf", b"%PDF\n%%EOF\n")


def _opened_whole(folder: Path) -> Hashable:
    """Such a copy is swept at the next start: there is none, or it is whole."""
    copies = sorted((folder / _DATA / "opened files").glob("*"))
    for path in copies:
        _whole(path)
    return "there"


def _record(folder: Path) -> Hashable:
    """How many entries the record has, once it was found sound: some notes of what was made are among them."""
    office = make.again(folder / _DATA)
    try:
        office.safekeeping.check()
        with office.desk.register.transaction() as shelves:
            return shelves.record.head()[0]
    finally:
        office.close()


def _whole_folder(folder: Path) -> Hashable:
    """The names of the files there, each of them whole."""
    begun = {*(folder / OUT).rglob(".*"), *(folder / OUT).glob("*unfinished*")}
    found = [path for path in sorted((folder / OUT).rglob("*")) if path.is_file() and not begun & {path, *path.parents}]
    for path in found:
        _whole(path)
    return _record(folder), tuple(str(path.relative_to(folder / OUT)) for path in found)


def _whole(path: Path) -> str:
    content = path.read_bytes()
    if content == _OLD:
        return "old"
    if path.suffix == ".pdf":
        assert content.startswith(b"%PDF")
        assert content.rstrip().endswith(b"%%EOF"), f"{path.name} is cut short"
    elif path.suffix in (".xlsx", ".docx", ".chcbackup"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
    else:
        assert content.endswith(b"\n"), f"{path.name} is cut short"
    return "new"
