"""With a lock on, no byte of a name is found in any file of the data folder: not in backups, logs, drafts or copies."""

import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from chc_desktop.domain.events import Noted
from chc_desktop.domain.facts import Person
from chc_desktop.domain.lessons.events import LessonNoted
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.store import database
from chc_desktop.ui.crash import LOG, CrashReporter
from chc_desktop.ui.keys.locking import Locking
from chc_desktop.ui.main_window import MainWindow
from tests import letters, make
from tests.office.test_papers import a_letter
from tests.ui.keys.conftest import PHRASE, unlock

NAMES = ("Zsófia Quibberdyke", "Plumstead Gammelthorpe", "Wexcombe", "tachyphagia", "Brackenwhistle", "Amberley")
"""A resident, an officer, a place, an illness, what is only in a draft, and the charity."""


def test_no_byte_of_a_name_is_in_any_file_while_it_is_locked(
    qtbot: QtBot, locking: Locking, guarded: Office, window: MainWindow, tmp_path: Path
) -> None:
    folder, stick = guarded.desk.register.path.parent, tmp_path / "stick"
    stick.mkdir()
    a_life(guarded, window)
    organisation = guarded.organisation.organisation()
    assert organisation
    guarded.organisation.save(replace(organisation, backup_folder=str(stick)))
    guarded.opened_copies.make(f"{NAMES[0]}.txt", NAMES[3].encode())
    crash(folder)
    guarded.safekeeping.back_up()
    locking.lock()
    assert list(stick.rglob("*.chcbackup"))
    for _ in range(2):
        assert found_in(folder) + found_in(stick) == []
        unlock(qtbot, locking)
        locking.lock()


def test_the_search_would_find_a_name_that_is_there(tmp_path: Path) -> None:
    """So that the test above does not pass by looking at nothing."""
    (tmp_path / "plain.txt").write_bytes(b"\0\0" + NAMES[0].encode("utf-16-le"))
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.json", NAMES[1].upper() * 3)
    (tmp_path / f"{NAMES[2]}.pdf").write_bytes(b"")
    assert {each.partition(":")[0] for each in found_in(tmp_path)} == {
        "plain.txt", "a.zip/inside.json", "the name Wexcombe.pdf",
    }  # fmt: skip


def a_life(office: Office, window: MainWindow) -> None:
    """Names wherever something is kept: people, events, letters, papers, lessons, drafts, the settings."""
    resident = Person(name=NAMES[0], address=f"1 {NAMES[2]} Lane")
    case_id = make.a_complaint(office, person=resident, title=f"{NAMES[3]} at {NAMES[2]}", their_words=" ".join(NAMES))
    office.cases.record(case_id, Noted(happened_on=make.TODAY, done_by=1, text=f"{NAMES[1]} rang about {NAMES[3]}"))
    office.papers.add(case_id, a_letter(file_name=f"{NAMES[0]}.txt", content=" ".join(NAMES).encode()))
    office.lessons.note(LessonNoted(happened_on=make.TODAY, done_by=1, learnt=f"{NAMES[2]} was forgotten"))
    letters.a_case_ready_for(office, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    office.drafts.save("log", {"their_words": f"{NAMES[4]} of {NAMES[2]}"})
    office.drafts.save("action/1/note", {"text": NAMES[4]})
    office.drafts.throw_away("action/1/note")
    office.spelling.add(NAMES[4])
    window.open_case(case_id)
    assert office.cases.view(case_id).person.name == NAMES[0]


def crash(folder: Path) -> None:
    """A fault of the program whose words, file names and values are somebody's."""
    name, illness = NAMES[0], NAMES[3]
    report = CrashReporter(folder / LOG, lambda: datetime(2026, 11, 24, 14, 2))
    try:
        try:
            raise KeyError(f"{name} has {illness}")
        except KeyError as error:
            raise ValueError({"name": name, "file": f"/home/{NAMES[1]}/{illness}.txt"}) from error
    except ValueError as error:
        report.note(error)
    assert (folder / LOG).read_text()


def found_in(folder: Path) -> list[str]:
    """Each place in which a word of a name can be read, however it is written."""
    looked_for = words()
    return [
        f"{where}: {word}"
        for where, content in contents(folder)
        for small in (content.lower(),)
        for word, ways in looked_for.items()
        if any(way in small for way in ways)
    ]


def words() -> dict[str, set[bytes]]:
    """Each word of the names, in every way in which text may be written."""
    parts = {part.casefold() for name in NAMES for part in name.split()}
    codes = ("utf-8", "latin-1", "utf-16-le", "utf-16-be")
    return {
        part: {form.encode(code, "ignore") for code in codes for form in (part, *_without_accents(part))}
        for part in parts
    }


def _without_accents(word: str) -> tuple[str, str]:
    apart = unicodedata.normalize("NFD", word)
    return apart, "".join(letter for letter in apart if not unicodedata.combining(letter))


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file, its name, and what is inside those that hold others."""
    for path in sorted(folder.rglob("*")):
        yield f"the name {path.name}", str(path.relative_to(folder)).encode()
        if not path.is_file():
            continue
        yield path.name, path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield f"{path.name}/{name}", archive.read(name)


def test_the_passphrase_is_in_no_file_either(guarded: Office) -> None:
    guarded.safekeeping.back_up()
    key = guarded.desk.register.key
    for where, content in contents(guarded.desk.register.path.parent):
        assert PHRASE.encode() not in content, where
        assert key.hex.encode() not in content, where
        assert bytes.fromhex(key.hex) not in content, where


def test_nothing_is_written_to_a_temporary_file_by_the_database(guarded: Office) -> None:
    connection = database.connect(guarded.desk.register.path, guarded.desk.register.key)
    assert connection.execute("PRAGMA temp_store").fetchone() == (2,)
    connection.close()
