"""The register: one encrypted file with its key file beside it, opened once and used in short transactions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError, ProgrammingError

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import database, key_file
from chc_desktop.store.key_file import Key
from chc_desktop.store.record_shelf import RecordAstray
from chc_desktop.store.transaction import Transaction

if TYPE_CHECKING:
    from chc_desktop.store.inspection import Contents

FILE_NAME = "register.db"
KEY_NAME = "register.key"


class RegisterLocked(RuleBroken):
    """The register is locked: its key is not in the program until the passphrase was typed."""


class NotWritten(RuleBroken):
    """The file itself could not be read or written: the disk is full, or taken away."""


_HALF_A_CHARACTER = (
    "In what was written there is half a character, such as half of an emoji, which cannot be kept. Nothing of this "
    "was kept; everything before it is. Please type that place anew, or leave it out, and try again."
)
_DAMAGED = (
    "A part of the register’s file that is needed for this is damaged. Nothing was changed, and the rest of it can "
    "still be read. Please go to Settings, Safekeeping: “Check the register” says what is damaged and saves what can "
    "be read, and “Restore a backup” takes you back to the newest good one."
)


class Register:
    """An open register. While it is locked it has no key, and whatever is asked of it raises `RegisterLocked`."""

    def __init__(self, path: Path, key: Key, engine: Engine) -> None:
        self.path = path
        self._key: Key | None = key
        self._engine: Engine | None = engine
        self._file = database.identity(path)
        self._last_key_text = ""

    @property
    def key(self) -> Key:
        """The key itself."""
        if self._key is None:
            raise _locked()
        return self._key

    def key_text(self) -> str:
        """The key file as it is on the disk now, open or wrapped; the one last seen where it has gone since."""
        try:
            self._last_key_text = key_file.read_text(self.path.parent / KEY_NAME)
        except OSError:
            if not self._last_key_text:
                raise RuleBroken(
                    "The key file of the register is not where it was. Nothing was changed. Please put it back, or "
                    "close the program and open it again to type the words of your recovery sheet."
                ) from None
        return self._last_key_text

    def has_passphrase(self) -> bool:
        """Whether the key file on the disk is wrapped in a passphrase."""
        return key_file.is_wrapped(self.key_text())

    @property
    def is_locked(self) -> bool:
        return self._key is None

    def lock(self) -> None:
        """Close the file and forget the key, until `unlock`."""
        engine, self._engine, self._key = self._engine, None, None
        if engine:
            engine.dispose()

    def unlock(self, key: Key) -> None:
        """Go on with this key. Raises `RuleBroken` if the register cannot be opened with it."""
        database.connect(self.path, key).close()
        self._key, self._engine = key, database.engine(self.path, key)
        self._file = database.identity(self.path)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A transaction that is kept when the block ends and undone when it fails."""
        with self._in_words() as connection:
            try:
                yield Transaction(connection)
            except UnicodeEncodeError as error:
                raise RuleBroken(_HALF_A_CHARACTER) from error
            except (AssertionError, AttributeError, LookupError, TypeError, ValueError) as error:
                from chc_desktop.store.proof import links  # almost never

                if sentence := next(links.broken(connection), ""):
                    raise RecordAstray(sentence) from error
                raise  # the record is as it was written: the program is at fault

    def refuse_if_gone(self) -> None:
        """Refuse where the file was moved or deleted while it is open."""
        if database.is_gone(self.path):
            raise database.gone(self.path)

    @contextmanager
    def beside(self) -> Iterator["Register"]:
        """The same register once more, for another thread: a connection serves only the one it was made in."""
        other = Register(self.path, self.key, database.engine(self.path, self.key))
        try:
            yield other
        finally:
            other.close()

    def driver(self) -> Any:
        """The bare connection under this one, for whoever looks on while it works."""
        return self._opened().raw_connection().driver_connection

    def inspect(self, look: Callable[[], object] = lambda: None) -> "Contents":
        """Check every page of the file and count what is in it. Raises `RuleBroken` if it is damaged.

        It `look`s again and again whether to go on: what that raises ends it.
        """
        from chc_desktop.store.inspection import contents  # not for the first screen
        from chc_desktop.store.stopping import stoppable

        connection = database.connect(self.path, self.key)
        try:
            with stoppable(connection, look):
                return contents(connection)
        finally:
            connection.close()

    def uuid(self) -> str:
        with self._in_words() as connection:
            return str(connection.scalar(text("SELECT uuid FROM register")))

    def begun(self) -> datetime:
        """When it was made."""
        with self._in_words() as connection:
            return datetime.fromisoformat(str(connection.scalar(text("SELECT made_at FROM register"))))

    def close(self) -> None:
        if self._engine:
            self._engine.dispose()

    @contextmanager
    def _in_words(self) -> Iterator[Connection]:
        """The bare transaction; what the disk or damage makes of it is said in a sentence."""
        try:
            with self._opened().begin() as connection:
                yield connection
        except (OperationalError, DatabaseError, database.Error) as error:
            if isinstance(error, IntegrityError | ProgrammingError | database.ProgrammingError):
                raise
            said = error.orig if isinstance(error, DatabaseError) else error
            if database.was_moved(self.path, self._file):
                raise NotWritten(str(database.gone(self.path))) from error
            if database.tells_of_damage(said):
                self._begin_afresh()
                raise NotWritten(_DAMAGED) from error
            raise NotWritten(
                f"The register could not be read or written ({said}). Nothing of this was kept; everything "
                "before it is. Please look whether the disk is full or write-protected; if not, restore a backup."
            ) from error

    def _begin_afresh(self) -> None:
        """A connection that has met a damaged page answers nothing more, not even about what is whole."""
        if self._engine:
            self._engine.dispose()

    def _opened(self) -> Engine:
        if self._engine is None:
            raise _locked()
        return self._engine


def _locked() -> RegisterLocked:
    return RegisterLocked("The register is locked. Nothing was lost. Please type the passphrase to go on.")
