"""The register's file may be damaged: looked at while the doorway is there already, and what is done about it."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from chc_desktop import clock
from chc_desktop.arriving import restoring, words
from chc_desktop.arriving.doors import Doors
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.backups.found import found
from chc_desktop.office.backups.inside import Reading
from chc_desktop.office.backups.ready import Ready, lay_ready
from chc_desktop.store import backups, key_file, salvage
from chc_desktop.store.backups.progress import Tick, part
from chc_desktop.store.key_file import Key
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from chc_desktop.ui.doorway import Doorway, Way
from chc_desktop.ui.errand import Aside
from chc_desktop.ui.safety.readable import STOPPED, saving_dialog


@dataclass(frozen=True, slots=True)
class Looked:
    """How many pages are damaged, the newest backup that is good, laid ready, where it is, and why a newer is not."""

    pages: int
    newest: Ready | None = None
    where: str = ""
    refused: str = ""


def look_while(doors: Doors, doorway: Doorway, key: Key | None) -> None:
    """Look at the file while the doorway is in view; where it is damaged, what is done about that comes first."""
    folder = doors.ground.folder
    try:
        its_key = key or key_file.read(folder / KEY_NAME)
    except (RuleBroken, OSError):
        return
    looking = Aside(doorway)  # which ends with it
    doorway.say_meanwhile("Looking at what can be saved…")
    looking.progressed.connect(doorway.show_share)
    looking.done.connect(lambda looked: _tell(doors, doorway, its_key, looked))
    looking.do(partial(look, folder, its_key, doors.reading))


def look(folder: Path, key: Key, reading: Reading, tick: Tick) -> Looked | None:
    """Look at every page of a register, and where one is damaged at its backups, until one is good; None where not."""
    path = folder / FILE_NAME
    pages = len(salvage.damaged_pages(path, key, part(tick, 0, 0.2)))
    if not pages and not _is_emptied(path):
        return None
    refused = ""
    for told in found(folder, now=reading.now()):
        if not _is_a_backup_of_it(told.path, folder, key):
            continue
        try:
            return Looked(pages, lay_ready(told.path, reading, folder, key, part(tick, 0.2, 1)), told.where, refused)
        except (RuleBroken, OSError) as error:
            refused = refused or str(error)
    return Looked(pages, refused=refused)


def _is_emptied(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except OSError:
        return False  # it has gone meanwhile, which is said at the next try


def _is_a_backup_of_it(path: Path, folder: Path, key: Key) -> bool:
    """Whether it lies beside the register, or elsewhere with the same key; not what a restore once replaced."""
    try:
        return path.is_file() and (path.parent == folder / backups.FOLDER or backups.key_of(path, key) == key)
    except RuleBroken:
        return False


def _tell(doors: Doors, doorway: Doorway, key: Key, looked: Looked | None) -> None:
    doorway.say_meanwhile("")
    if looked is None:
        return
    newest = looked.newest
    ways = (*_ways_back(doors, looked), *_ways_to_save(doors, looked.pages, key), doors.try_again(), doors.restore())
    said = words.is_damaged(doors.ground.folder, looked.pages, looked.refused, ways)
    doorway.change(said.title, said.text, said.ways)  # one may stand before it with the list of backups already
    if newest:
        doorway.destroyed.connect(lambda: newest.let_go())  # whichever way is taken


def _ways_back(doors: Doors, looked: Looked) -> tuple[Way, ...]:
    newest = looked.newest
    if newest is None:
        return ()
    return (words.way_back(newest, looked.where, lambda: restoring.put_in_place(doors, newest, was_damaged=True)),)


def _ways_to_save(doors: Doors, pages: int, key: Key) -> tuple[Way, ...]:
    """Where there is nothing in the file any more, nothing can be saved."""
    return (words.way_to_save(partial(_choose_and_save, doors, key)),) if pages else ()


def _choose_and_save(doors: Doors, key: Key) -> None:
    prompts = doors.front.prompts
    prompts.choose_folder(doors.front.asker, "Where is it to be saved?", Path.home(), partial(_save, doors, key))


def _save(doors: Doors, key: Key, folder: Path) -> None:
    front, path = doors.front, doors.ground.folder / FILE_NAME
    doorway = front.asker
    assert isinstance(doorway, Doorway)
    doorway.banner.hide()
    dialog = saving_dialog(doorway)
    dialog.came_out.connect(lambda saved: front.say("What could be read was saved", saved.told))
    dialog.failed.connect(doorway.banner.show_error)
    dialog.stopped.connect(lambda: doorway.banner.show_notice(STOPPED))
    dialog.do(lambda tick: salvage.save(path, key, folder, clock.now(), tick))
