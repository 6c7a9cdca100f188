"""The register cannot be opened: why, and the ways to go on that fit."""

from chc_desktop import clock
from chc_desktop.arriving import damage, words
from chc_desktop.arriving.doors import Doors
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store.backups import NotBackedUp
from chc_desktop.store.database import KeyDoesNotFit
from chc_desktop.store.key_file import Key, KeyFileDamaged, PassphraseNeeded
from chc_desktop.store.opening import KeyMissing, RegisterMissing
from chc_desktop.store.record_shelf import RecordAstray
from chc_desktop.ui.crash import LOG, CrashReporter
from chc_desktop.ui.keys.gate import Gate


def tell(doors: Doors, broken: RuleBroken, key: Key | None) -> None:
    """Show it. `key` is what was typed for it, None where nothing was."""
    front, said = doors.front, str(broken)
    gate = Gate(doors.ground.folder, clock.now, front.show, lambda: front.asker, doors.open)
    again, find, restore = doors.try_again(), doors.find(), doors.restore()
    match broken:
        case PassphraseNeeded():
            gate.ask()
        case KeyMissing():
            front.show_doorway("The key file is missing", said, (gate.way_by_words(), find, restore))
        case KeyFileDamaged() | KeyDoesNotFit():
            front.show_doorway("The register cannot be opened", said, (gate.way_by_words(), again, restore))
        case RegisterMissing():
            front.show_doorway("The register is missing", said, (find, restore))
        case RecordAstray():
            said = words.astray(broken.found)
            damage.look_while(doors, front.show_doorway("The register cannot be opened", said, (again, restore)), key)
        case NotBackedUp():
            damage.look_while(doors, front.show_doorway("A backup has to be made first", said, (again, restore)), key)
        case _:
            damage.look_while(doors, front.show_doorway("The register cannot be opened", said, (again, restore)), key)


def tell_unread(doors: Doors, error: Exception, key: Key | None) -> None:
    """Another program wrote to the register, or this one is at fault: neither ends it without a word."""
    log = doors.ground.folder / LOG
    CrashReporter(log, clock.now).note(error)
    doors.leave()
    tell(doors, words.unread(log), key)
