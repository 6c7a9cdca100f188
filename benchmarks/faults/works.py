"""What must be before or after, never between, when it is killed: each as the program does it, on its own register."""

import shutil
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path

from benchmarks.faults.damage import answer
from benchmarks.faults.steps import Work
from benchmarks.faults.tracing import DIE, watched
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.keys.renewal import begin
from chc_desktop.office.office import Office
from chc_desktop.store import backups, database, key_file, moving, opening, swap, wrapping
from chc_desktop.store.doorkeeper import Doorkeeper
from chc_desktop.store.key_file import Key, PassphraseWrong
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from tests import make
from tests.shelf.opening import bare, on_the_shelf

NOW = datetime.combine(make.TODAY, time(14, 2))
PHRASE, OTHER = "four bells at the almshouse", "a quite different passphrase"
_DATA, _STICK, _TARGET = "data", "stick", "moved here"


@contextmanager
def cheap() -> Iterator[None]:
    """A try of a passphrase takes no time: it is done a thousand times here."""
    usual, wrapping.USUAL = wrapping.USUAL, wrapping.Cost(1, 64, 1)
    try:
        yield
    finally:
        wrapping.USUAL = usual


def works() -> tuple[Work, ...]:
    """All of them."""
    return (
        Work("a first register", _nothing, _make_first, _first),
        Work("an import", _with_sheet_of_cases, _bring_in, _record),
        Work("an import taken out again", _an_import, _undo_import, _record),
        Work("setting a passphrase", _with_sheet, _set_passphrase, _door, has_stages=True),
        Work("changing the passphrase", _with_passphrase, _change_passphrase, _door, has_stages=True),
        Work("removing the passphrase", _with_passphrase, _remove_passphrase, _door, has_stages=True),
        Work("a new key", _with_sheet, _renew, _key),
        Work("a new key under a passphrase", _with_passphrase, _renew, _key),
        Work("finishing a new key", _half_renewed, _open, _key),
        Work("a backup and its rotation", _with_backups, _back_up, _backed_up, has_stages=True),
        Work("a copy to the stick", _with_backups, _copy_to_stick, _on_stick, has_stages=True),
        Work("a restore", _with_backups, _restore, _restored),
        Work("finishing a restore", _half_restored, _open, _restored, may_give_up=True),
        Work("moving to another folder", _a_register, _move, _moved),
        Work("rolling back after a kill", _half_written, _open, _record),
        Work("erasing a case", _a_closed_case, _erase, _record),
        *(_migration(version) for version in (1, 3, 9)),
    )


def named(name: str) -> Work:
    """The work of this name."""
    return next(work for work in works() if work.name == name)


def _nothing(folder: Path) -> None:
    (folder / "nothing").mkdir()


def _make_first(folder: Path) -> None:
    make.an_office(folder / _DATA, set_up=False).close()


def _first(folder: Path) -> Hashable:
    """None, or one that opens; never the beginnings of one."""
    if not opening.exists(folder / _DATA):
        return "nothing"
    told = _record(folder)
    assert not list((folder / _DATA).glob("*.half"))
    return told


def _a_register(folder: Path) -> Office:
    office = make.an_office(folder / _DATA)
    make.acknowledged(office, make.a_complaint(office), make.TODAY)
    office.drafts.save("log", {"title": "Half written"})
    office.close()
    return office


def _record(folder: Path) -> Hashable:
    """All the register tells, once it was found sound."""
    return _sound(folder / _DATA)


def _sound(data: Path, key: Key | None = None) -> Hashable:
    office = make.around(opening.open_register(data, key))
    try:
        office.safekeeping.check()
        with office.desk.register.transaction() as shelves:
            counts = tuple(sorted(shelves.record.counts().items()))
        return counts, *answer(office), repr(office.drafts.read("log"))
    finally:
        office.close()


def _with_sheet_of_cases(folder: Path) -> None:
    from tests.exchange.registers import HEADINGS, usual_row, workbook

    _a_register(folder)
    rows = [HEADINGS, *(usual_row(number) for number in range(1, 9))]
    (folder / "register.xlsx").write_bytes(workbook(rows))


def _bring_in(folder: Path) -> None:
    office = make.again(folder / _DATA)
    sheet = folder / "register.xlsx"
    importing, opened = office.importing, office.importing.read(sheet)
    name = opened.book.sheets[0].name
    looked = importing.look(opened.book, name, importing.guess(opened.book, name))
    importing.bring_in(importing.forecast(opened, looked, (), None))


def _an_import(folder: Path) -> None:
    _with_sheet_of_cases(folder)
    _bring_in(folder)


def _undo_import(folder: Path) -> None:
    office = make.again(folder / _DATA)
    last = office.importing.last()
    assert last
    office.importing.undo(last.entry)


def _with_sheet(folder: Path) -> None:
    """A register with a recovery sheet and a backup beside it."""
    _a_register(folder)
    shutil.copy(folder / _DATA / KEY_NAME, folder / "the key at first")
    office = make.again(folder / _DATA)
    office.keys.sheet_was_confirmed(office.keys.sheet())
    office.safekeeping.back_up()
    office.close()


def _with_passphrase(folder: Path) -> None:
    _with_sheet(folder)
    _set_passphrase(folder)


def _set_passphrase(folder: Path) -> None:
    make.again(folder / _DATA).keys.set_passphrase(PHRASE)


def _change_passphrase(folder: Path) -> None:
    _through_the_door(folder).keys.change_passphrase(PHRASE, OTHER)


def _remove_passphrase(folder: Path) -> None:
    _through_the_door(folder).keys.remove_passphrase(PHRASE)


def _through_the_door(folder: Path) -> Office:
    return make.around(opening.open_register(folder / _DATA, _key_of(folder)[0]))


def _key_of(folder: Path) -> tuple[Key, str]:
    """The key of the register, and the passphrase that gave it, empty where it took none."""
    door = Doorkeeper(folder / _DATA, lambda: NOW)
    if not door.asks_for_a_passphrase():
        opened = opening.open_register(folder / _DATA)
        opened.close()
        return opened.key, ""
    for phrase in (PHRASE, OTHER):
        try:
            return door.open_with_passphrase(phrase), phrase
        except PassphraseWrong:
            continue
    raise AssertionError("no passphrase opens it")


def _door(folder: Path) -> Hashable:
    """How the register opens, and each backup beside it; with what they open they are whole."""
    key, phrase = _key_of(folder)
    _sound(folder / _DATA, key)
    how = [phrase]
    for backup in backups.backups(folder / _DATA / backups.FOLDER):
        text = backups.key_text(backup.path)
        how.append(next((each for each in (PHRASE, OTHER) if key_file.is_wrapped(text) and _opens(text, each)), ""))
        backups.verify(backup.path, key)
    assert len(how) == 2
    return tuple(how)


def _opens(text: str, phrase: str) -> bool:
    try:
        key_file.unwrap(text, phrase)
    except PassphraseWrong:
        return False
    return True


def _renew(folder: Path) -> None:
    key, phrase = _key_of(folder)
    office = make.around(opening.open_register(folder / _DATA, key))
    renewal = begin(office.desk)
    office.desk.register.lock()
    renewal.run(phrase)


def _key(folder: Path) -> Hashable:
    """Whether the register still has its first key. It opens as it did, and nothing of the change lies about."""
    key, _phrase = _key_of(folder)
    told = _sound(folder / _DATA, key)
    assert not list((folder / _DATA).glob("*.next*"))
    return key == key_file.read(folder / "the key at first"), told


def _half_renewed(folder: Path) -> None:
    """The power went once the register had its new key, and its key file still had the old one."""
    _with_sheet(folder)
    last = f"{_DATA}/{KEY_NAME}.next"
    watched(lambda: _renew(folder), folder, lambda step: DIE if (step.call, step.path) == ("rename", last) else 0)
    assert (folder / last).exists()


def _open(folder: Path) -> None:
    _through_the_door(folder).close()


def _with_backups(folder: Path) -> None:
    """A register with two complaints, and backups of it from when it had one: of yesterday and of today."""
    _a_register(folder)
    office = make.again(folder / _DATA)
    (folder / _STICK).mkdir()
    (folder / "other").mkdir()
    for hours in (24, 3):
        backups.back_up(office.desk.register, folder / _STICK, NOW - timedelta(hours=hours))
        office.drafts.save("log", {"title": f"Half written {hours}"})
    make.a_complaint(office)
    office.close()


def _back_up(folder: Path) -> None:
    backups.back_up(opening.open_register(folder / _DATA), folder / _STICK, NOW)


def _backed_up(folder: Path) -> Hashable:
    """How many complaints each backup holds; each is whole, and so is the register."""
    _record(folder)
    found = tuple(backups.verify(each.path).complaints for each in backups.backups(folder / _STICK))
    assert found in ((1, 1), (2, 1, 1), (2, 1)), found
    return found


def _copy_to_stick(folder: Path) -> None:
    newest = backups.backups(folder / _STICK)[0].path
    backups.copy_to(newest, folder / "other", opening.open_register(folder / _DATA), NOW)


def _on_stick(folder: Path) -> Hashable:
    _backed_up(folder)
    found = tuple(backups.verify(each.path).complaints for each in backups.backups(folder / "other"))
    assert found in ((), (1,)), found
    return found


def _restore(folder: Path) -> None:
    backups.restore(backups.backups(folder / _STICK)[0].path, folder / _DATA, NOW)


def _restored(folder: Path) -> Hashable:
    """What the register tells; what was replaced is kept, whole, and nothing is left of putting it in place."""
    told = _record(folder)
    kept = list((folder / _DATA).glob("replaced *"))
    office = make.again(folder / _DATA)
    is_after = len(office.cases.summaries()) == 1
    office.close()
    assert len(kept) == is_after
    assert all(len(list(each.iterdir())) == 2 and _sound(each) for each in kept)
    return told


def _half_restored(folder: Path) -> None:
    """The power went once the backup lay ready to take the place of the register."""
    _with_backups(folder)
    first = f"{_DATA}/{opening.READY}/{KEY_NAME}"
    watched(lambda: _restore(folder), folder, lambda step: DIE if (step.call, step.path) == ("rename", first) else 0)
    assert swap.is_under_way(folder / _DATA)


def _move(folder: Path) -> None:
    key = key_file.read(folder / _DATA / KEY_NAME)
    moving.copy_over(folder / _DATA, folder / _TARGET, key)
    if not moving.set_aside(folder / _DATA, folder / _TARGET, NOW):
        raise RuleBroken("It was moved. What was left behind could not be set aside; nothing was lost.")


def _moved(folder: Path) -> Hashable:
    """The same register, where it was or where it went; while it is where it was, moving it again comes to an end."""
    here, there = folder / _DATA, folder / _TARGET
    if not (here / FILE_NAME).exists():
        return "there", _sound(there)
    told = _sound(here)
    moving.copy_over(here, there, key_file.read(here / KEY_NAME))
    assert _sound(there) == told
    assert sorted(path.name for path in there.iterdir()) == [FILE_NAME, KEY_NAME]
    return "here", told


def _half_written(folder: Path) -> None:
    """The power went in the midst of a write: SQLite has left its journal."""
    _a_register(folder)
    writes: list[int] = []

    def watch(step: object) -> int:
        writes.append(str(step).endswith(f"write of {_DATA}/{FILE_NAME}"))
        return DIE if sum(writes) > 20 else 0

    watched(lambda: make.a_complaint(make.again(folder / _DATA)), folder, watch)
    assert (folder / _DATA / f"{FILE_NAME}-journal").stat().st_size


def _a_closed_case(folder: Path) -> None:
    """With a letter, a file, a promise that was kept, and something half written."""
    from tests.office.test_erasing import a_full_case

    _a_register(folder)
    office = make.again(folder / _DATA)
    a_full_case(office)
    office.close()


def _erase(folder: Path) -> None:
    from chc_desktop.domain.retention.erasing import Decision, Ground

    why = Decision(ground=Ground.LONG_ENOUGH, why="Kept long enough.", decided_by=2)
    make.again(folder / _DATA).erasing.erase(2, why)


def _migration(version: int) -> Work:
    """A register of an earlier version brought forward to this one; what is kept beside its record is made anew."""

    def prepare(folder: Path) -> None:
        on_the_shelf(version, folder / _DATA)

    is_long = version > 1
    look = _version(whole_every=1 if is_long else 6)
    return Work(f"version {version} brought forward", prepare, _bring_forward, look, True, is_long=is_long)


def _bring_forward(folder: Path) -> None:
    make.again(folder / _DATA).close()


def _version(whole_every: int) -> Callable[[Path], Hashable]:
    from tests.shelf.test_older_registers import record_of

    known: list[object] = []

    def look(folder: Path) -> Hashable:
        """The version it has; the record is as it was in each, and those seen first are opened whole now and then."""
        connection = bare(folder / _DATA)
        found, record = database.version(connection), record_of(connection)
        connection.close()
        if not known:
            known.append(record)
        assert record == known[0], "the record is another one"
        if found not in known:
            known.append(found)
            if found % whole_every == 0 or found == database.newest_version():
                _open_whole(folder / _DATA)
        return found

    return look


def _open_whole(data: Path) -> None:
    office = make.again(data)
    try:
        assert "All is sound" in office.safekeeping.check()
    finally:
        office.close()
