"""A copy of the open register as of one moment: what takes long is done on it, and nobody who writes waits."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import database
from chc_desktop.store.backups import disk
from chc_desktop.store.backups.making import copy_register
from chc_desktop.store.backups.progress import Tick
from chc_desktop.store.register import FILE_NAME, Register
from chc_desktop.store.stopping import stoppable


class NoSnapshot(RuleBroken):
    """There is no room for a copy, or something of the register cannot be read."""


@contextmanager
def snapshot(register: Register, tick: Tick, look: Callable[[], object]) -> Iterator[Register]:
    """The copy, encrypted like the register, in a folder beside it that is gone afterwards. May raise `NoSnapshot`.

    `tick` tells how far the copying is. While the copy is worked on `look` is called again and again; what it raises
    ends the work.
    """
    with (
        _folder_beside(register) as folder,
        closing(_copy(register, folder / FILE_NAME, tick)) as copied,
        stoppable(copied.driver(), look),
    ):
        yield copied


@contextmanager
def _folder_beside(register: Register) -> Iterator[Path]:
    with ExitStack() as hold:
        try:
            folder = hold.enter_context(disk.workspace(register.path.parent))
        except OSError as error:
            raise NoSnapshot(str(error)) from error
        yield folder


def _copy(register: Register, target: Path, tick: Tick) -> Register:
    try:
        copy_register(register, target, tick)
    except database.Error as error:
        raise NoSnapshot(str(error)) from error
    return Register(target, register.key, database.engine(target, register.key))
