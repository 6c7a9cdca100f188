"""The register: one encrypted file with its key file beside it, opened once and used in short transactions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError, ProgrammingError

from chc_desktop.domain.errors import RuleBroken, reason
from chc_desktop.store import database, key_file
from chc_desktop.store.facts_shelf import FactsShelf
from chc_desktop.store.key_file import Key
from chc_desktop.store.projections import Projections
from chc_desktop.store.record_shelf import RecordAstray, RecordShelf
from chc_desktop.store.request_projections import RequestProjections
from chc_desktop.store.scratch_shelf import ScratchShelf

if TYPE_CHECKING:
    from chc_desktop.store.comfort_shelf import ComfortShelf
    from chc_desktop.store.erasure_shelf import ErasureShelf
    from chc_desktop.store.evidence_shelf import EvidenceShelf
    from chc_desktop.store.import_shelf import ImportShelf
    from chc_desktop.store.inspection import Contents
    from chc_desktop.store.lesson_shelf import LessonShelf
    from chc_desktop.store.list_shelf import ListShelf
    from chc_desktop.store.measured_shelf import MeasuredShelf
    from chc_desktop.store.paper_shelf import PaperShelf
    from chc_desktop.store.paragraph_shelf import ParagraphShelf
    from chc_desktop.store.retention_shelf import RetentionShelf
    from chc_desktop.store.rights_shelf import RightsShelf
    from chc_desktop.store.round_shelf import RoundShelf
    from chc_desktop.store.view_shelf import ViewShelf

FILE_NAME = "register.db"
KEY_NAME = "register.key"

READY, PLAN = "restore-ready", "replaced-goes-to.txt"
"""The folder in which a backup lies ready to be put in place, and what holds the name of the folder for the old one."""


class RegisterMissing(RuleBroken):
    """A register was here, and its file or its key is not. Never answered by making an empty one."""


class KeyMissing(RegisterMissing):
    """The register is there, and its key file is not."""


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


class Transaction:
    """One action's time with the register: the shelves it may read and write. All of it is kept, or nothing.

    Those the first screen does not need are loaded when they are first asked for.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.record = RecordShelf(connection)
        self.facts = FactsShelf(connection, self.record)
        self.scratch = ScratchShelf(connection)
        self.projections = Projections(connection)
        self.request_projections = RequestProjections(connection)

    @cached_property
    def imports(self) -> "ImportShelf":
        from chc_desktop.store.import_shelf import ImportShelf

        return ImportShelf(self._connection, self.record)

    @cached_property
    def papers(self) -> "PaperShelf":
        from chc_desktop.store.paper_shelf import PaperShelf

        return PaperShelf(self._connection)

    @cached_property
    def evidence(self) -> "EvidenceShelf":
        from chc_desktop.store.evidence_shelf import EvidenceShelf

        return EvidenceShelf(self._connection)

    @cached_property
    def comfort(self) -> "ComfortShelf":
        from chc_desktop.store.comfort_shelf import ComfortShelf

        return ComfortShelf(self._connection)

    @cached_property
    def lists(self) -> "ListShelf":
        from chc_desktop.store.list_shelf import ListShelf

        return ListShelf(self._connection)

    @cached_property
    def views(self) -> "ViewShelf":
        from chc_desktop.store.view_shelf import ViewShelf

        return ViewShelf(self._connection)

    @cached_property
    def lessons(self) -> "LessonShelf":
        from chc_desktop.store.lesson_shelf import LessonShelf

        return LessonShelf(self._connection, self.record)

    @cached_property
    def measured(self) -> "MeasuredShelf":
        from chc_desktop.store.measured_shelf import MeasuredShelf

        return MeasuredShelf(self._connection)

    @cached_property
    def rounds(self) -> "RoundShelf":
        from chc_desktop.store.round_shelf import RoundShelf

        return RoundShelf(self._connection, self.record)

    @cached_property
    def erasures(self) -> "ErasureShelf":
        from chc_desktop.store.erasure_shelf import ErasureShelf

        return ErasureShelf(self._connection, self.record)

    @cached_property
    def rights(self) -> "RightsShelf":
        from chc_desktop.store.rights_shelf import RightsShelf

        return RightsShelf(self._connection)

    @cached_property
    def retention(self) -> "RetentionShelf":
        from chc_desktop.store.retention_shelf import RetentionShelf

        return RetentionShelf(self._connection)

    @cached_property
    def paragraphs(self) -> "ParagraphShelf":
        from chc_desktop.store.paragraph_shelf import ParagraphShelf

        return ParagraphShelf(self._connection)


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


def _locked() -> RegisterLocked:
    return RegisterLocked("The register is locked. Nothing was lost. Please type the passphrase to go on.")
