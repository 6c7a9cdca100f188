"""Finds the register in a folder, makes the first one, and opens what is there, finishing what was begun."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken, reason
from chc_desktop.store import database, key_file
from chc_desktop.store.key_file import Key
from chc_desktop.store.register import FILE_NAME, KEY_NAME, Register

READY, PLAN = "restore-ready", "replaced-goes-to.txt"
"""The folder in which a backup lies ready to be put in place, and what holds the name of the folder for the old one."""


class RegisterMissing(RuleBroken):
    """A register was here, and its file or its key is not. Never answered by making an empty one."""


class KeyMissing(RegisterMissing):
    """The register is there, and its key file is not."""


def exists(folder: Path) -> bool:
    """Whether the folder holds a register, or the remains of one."""
    return (folder / FILE_NAME).exists() or (folder / KEY_NAME).exists() or _is_being_restored(folder)


def create(folder: Path, now: datetime, holidays: dict[date, str]) -> Register:
    """Make a new register with its key in an empty folder."""
    if exists(folder):
        raise RuleBroken(f"There is a register in “{folder}” already. Nothing was changed; please open that one.")
    from chc_desktop.store import swap  # needed once in the life of a register

    key = key_file.make()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with swap.made_ready(folder) as ready:
            _fill(ready, key, now, holidays)
    except (OSError, database.Error) as error:
        raise RuleBroken(
            f"The register could not be made in “{folder}” ({reason(error)}). Nothing was changed there. Please look "
            "whether the disk is full or write-protected, and try again."
        ) from error
    swap.go_on(folder, FILE_NAME, KEY_NAME)
    path = folder / FILE_NAME
    return Register(path, key, database.engine(path, key))


def _fill(folder: Path, key: Key, now: datetime, holidays: dict[date, str]) -> None:
    """Make a register with its key where nothing opens it before it is whole."""
    import uuid

    key_file.write(folder / KEY_NAME, key)
    path = folder / FILE_NAME
    connection = database.connect(path, key, make=True)
    try:
        database.migrate(connection)
        row = (str(uuid.uuid4()), now.isoformat(timespec="seconds"))
        connection.execute("INSERT INTO register (id, uuid, made_at) VALUES (1, ?, ?)", row)
    finally:
        connection.close()
    register = Register(path, key, database.engine(path, key))
    try:
        with register.transaction() as shelves:
            shelves.facts.start_calendar(holidays)
    finally:
        register.close()


def open_register(
    folder: Path, key: Key | None = None, before_migrating: Callable[["Register"], object] = lambda _older: None
) -> Register:
    """Open the register in a folder, brought to the present version. Raises `RuleBroken` where it cannot be.

    `key` is handed in where the key file is wrapped (`PassphraseNeeded` without it) or gone (`KeyMissing`).
    `before_migrating` is given the register of an older version first; what it raises leaves that as it is.
    """
    path = folder / FILE_NAME
    _finish_what_was_begun(folder)
    if not path.exists():
        raise RegisterMissing(_missing("register", folder))
    key = key or kept_key(folder)
    _bring_up_to_date(path, key, before_migrating)
    return Register(path, key, database.engine(path, key))


def look_for(folder: Path) -> None:
    """See whether the register in a folder opens, or would with its passphrase. Raises `RuleBroken` where not.

    Nothing of it is changed: it is brought up to date once it is opened.
    """
    if _is_being_restored(folder):
        return
    path = folder / FILE_NAME
    if not path.exists():
        raise RegisterMissing(_missing("register", folder))
    with suppress(key_file.PassphraseNeeded):
        database.connect(path, kept_key(folder)).close()


def _finish_what_was_begun(folder: Path) -> None:
    """Go on where a power cut has stopped a restore, and take away what a change of the key has left half made."""
    if _is_being_restored(folder):
        from chc_desktop.store import swap

        swap.go_on(folder, FILE_NAME, KEY_NAME)
    key_file.sweep(folder / KEY_NAME)  # what is left there may hold the key itself


def _bring_up_to_date(path: Path, key: Key, before_migrating: Callable[[Register], object]) -> None:
    connection = database.connect(path, key)
    try:
        if database.version(connection) < database.newest_version():
            _hand_over(Register(path, key, database.engine(path, key)), before_migrating)
        database.migrate(connection)
    except database.Error as error:
        raise database.RegisterDamaged(
            f"The register “{path.name}” could not be read, or not brought up to date ({error}). It is as it was. "
            "Please look whether the disk is full or write-protected; if not, restore the latest backup."
        ) from error
    finally:
        connection.close()


def _hand_over(older: Register, to: Callable[[Register], object]) -> None:
    try:
        to(older)
    finally:
        older.close()


def _is_being_restored(folder: Path) -> bool:
    """Whether a backup lies ready, checked, to take the place of what is there."""
    return (folder / READY / PLAN).exists()


def kept_key(folder: Path) -> Key:
    """The key in the open key file of a folder. Raises `PassphraseNeeded` where it is wrapped."""
    key_path = folder / KEY_NAME
    try:
        settle_key(folder, key_file.parse)
        return key_file.read(key_path)
    except FileNotFoundError:
        raise KeyMissing(
            f"{_missing('key file of the register', folder)} If you have the recovery sheet, its words open the "
            "register as it is now."
        ) from None
    except OSError as error:
        raise RuleBroken(
            f"The program was not let into the key file of the register, “{key_path}” ({error.strerror or error}). "
            "Nothing was changed. Another program may hold it, or it belongs to another user of this computer: please "
            "look at that, and try again."
        ) from error


def settle_key(folder: Path, unwrap: Callable[[str], Key]) -> None:
    """Finish a change of the key that was stopped in its midst. `unwrap` makes a key of a key file's content."""
    if any(folder.glob("register.*.next*")):
        from chc_desktop.store import rekey  # almost never

        rekey.settle(folder, unwrap)


def _missing(what: str, folder: Path) -> str:
    return (
        f"The {what} is not in “{folder}”, where it was. Nothing was changed and nothing new was made. "
        "Please put it back, or restore a backup."
    )
