"""Opens the register's one encrypted file and brings it to the present version."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from chc_desktop import files
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store.key_file import Key

Error = driver.Error
ProgrammingError = driver.ProgrammingError


class RegisterDamaged(RuleBroken):
    """The key is the right one, and the file is not as it was written."""


class RegisterGone(RuleBroken):
    """The file is not where it was, though it was open."""


class KeyDoesNotFit(RuleBroken):
    """The key belongs to another register, or nothing of the file is as it was written."""


PRAGMAS: tuple[str, ...] = (
    "cipher_log_level = NONE",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "journal_mode = DELETE",
    "synchronous = FULL",
    "secure_delete = ON",
    "cell_size_check = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
    "busy_timeout = 5000",
)
"""What every connection to a register is set to: whole after a power failure, and nothing erased is left behind.

What is damaged is said by us, in a sentence: the driver's own log would go to the terminal, line upon line, beside it.
"""


_DAMAGE = ("disk image is malformed", "file is not a database")
"""What the driver says of a page whose seal does not fit, or that cannot be what it should be."""


def connect(path: Path, key: Key, *, make: bool = False) -> Any:
    """A bare connection to the file with the register's pragmas. Makes the file only when told to."""
    if not make and not path.exists():
        raise gone(path)
    connection = _file(path, make)
    try:
        tables = _begin(connection, key)
        if not make:
            _refuse_unless_whole(connection, path, tables)
    except driver.OperationalError as error:
        connection.close()
        if make:
            raise
        raise _hindered(path, error) from None
    except driver.DatabaseError:
        connection.close()
        raise _why_shut(path, key) from None
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: Any, key: Key) -> int:
    """Set a connection up; how many tables the file has, which no other key would tell."""
    connection.execute(f"PRAGMA key = \"x'{key.hex}'\"")
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def _refuse_unless_whole(connection: Any, path: Path, tables: int) -> None:
    if not tables:
        raise RegisterDamaged(
            f"The register “{path.name}” in “{path.parent}” is empty: nothing of it is left in the file. A failing "
            "disk or another program can do that. Nothing was changed. Please restore the latest backup."
        )
    if missing := _bytes_missing(connection, path):
        raise RegisterDamaged(
            f"The end of the register “{path.name}” in “{path.parent}” is cut off: {missing:,} bytes of it are "
            "missing. A failing disk or another program can do that. Nothing was changed. Please restore the latest "
            "backup."
        )


def tells_of_damage(error: BaseException | None) -> bool:
    """Whether the driver says that a page is not as it was written."""
    return any(words in str(error) for words in _DAMAGE)


def tells_of_index(error: BaseException | str) -> bool:
    """Whether the driver says that an index of words is not what it should be, on pages that are as they were."""
    return "fts5" in str(error).lower()


def _bytes_missing(connection: Any, path: Path) -> int:
    """How much shorter the file is than it says itself: its last pages would be met as damaged one by one."""
    (pages,), (size,) = (connection.execute(f"PRAGMA {what}").fetchone() for what in ("page_count", "page_size"))
    return max(int(pages) * int(size) - path.stat().st_size, 0)


def gone(path: Path) -> RegisterGone:
    return RegisterGone(
        f"The register “{path.name}” is not in “{path.parent}” any more, or another file was put in its place, while "
        "the program was using it. What was kept before is in the file that was moved; nothing more can be kept until "
        "it is back. Please put it back under its name, then close the program and open it again. If it cannot be "
        "found, restore the newest backup."
    )


def identity(path: Path) -> tuple[int, int] | None:
    """What tells the file of that name from another one; None where there is none, or the disk cannot say."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found.st_ino else None


def was_moved(path: Path, opened: tuple[int, int] | None) -> bool:
    """Whether the file that was opened is not the one under that name any more."""
    return is_gone(path) or (opened is not None and identity(path) not in (None, opened))


def is_gone(path: Path) -> bool:
    """Whether there is no such file; one whose folder lets nobody look is not called gone."""
    try:
        return not path.exists()
    except OSError:
        return False


def _file(path: Path, make: bool) -> Any:
    try:
        return driver.connect(str(path), isolation_level=None)
    except driver.OperationalError:
        if make:
            raise
        raise RuleBroken(
            f"The program was not let into the register “{path.name}” in “{path.parent}”. Nothing was changed. Another "
            "program may hold it, or it belongs to another user of this computer: please look at that, and try again."
        ) from None


def _hindered(path: Path, error: driver.Error) -> RuleBroken:
    """The disk, or another program, stood in the way: that says nothing about what is in the file."""
    return RuleBroken(
        f"The register “{path.name}” could not be read ({error}). Nothing was changed. Please look whether the disk is "
        "full or write-protected, or another program holds the file, and try again."
    )


def in_memory() -> Any:
    """An empty register of the present version that is kept nowhere: what the numbered scripts make."""
    connection = driver.connect(":memory:", isolation_level=None)
    migrate(connection)
    return connection


def engine(path: Path, key: Key) -> Engine:
    """SQLAlchemy over one connection that stays open. Every transaction is begun by hand, so none is half applied."""
    made = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path, key),
        poolclass=StaticPool,
    )
    event.listen(made, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return made


def _why_shut(path: Path, key: Key) -> RuleBroken:
    from chc_desktop.store.page_seal import any_page_fits  # seldom needed

    if any_page_fits(path, key):
        return RegisterDamaged(
            f"The register “{path.name}” could not be opened: its key is the right one, but the beginning of the file "
            "is damaged. Nothing was changed. Please restore the latest backup."
        )
    return KeyDoesNotFit(
        f"The register “{path.name}” could not be opened with its key file: the key belongs to another register, or "
        "the register is damaged throughout. Nothing was changed. Please type the words of your recovery sheet, put "
        "back the key file that was beside it, or restore the latest backup."
    )


def newest_version() -> int:
    """The version the newest migration brings a register to."""
    return _number(files.migrations()[-1])


def version(connection: Any) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: Any) -> None:
    """Run every migration that is still to come, each one transaction. Refuses a register from a newer program."""
    present = version(connection)
    if present > newest_version():
        raise RuleBroken(
            "This register was last used with a newer version of the program. Nothing was changed. "
            "Please install the newer version to open it."
        )
    for script in files.migrations():
        if _number(script) > present:
            _run(connection, script)


def _run(connection: Any, script: Path) -> None:
    try:
        connection.executescript(script.read_text(encoding="utf-8"))
    except driver.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _number(script: Path) -> int:
    return int(script.name.split("_")[0])
