"""How the program restores: it lets the register go, puts the backup in its place and opens that."""

from chc_desktop import clock
from chc_desktop.arriving.doors import Doors
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.backups.ready import Ready, Restored
from chc_desktop.store.key_file import Key
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.safety.place import Place
from chc_desktop.ui.safety.restore import RestoreWindow
from chc_desktop.whereabouts.judging import refuse_for_register

_FORGOTTEN = (
    "It has the passphrase it had before. If nobody knows that any more, press Ctrl+L and choose “Use the recovery "
    "sheet”: there you choose a new one."
)


def show_backups(doors: Doors) -> None:
    """Show the backups there are; the one that is chosen takes the place of the register, which may be open.

    Raises `RuleBroken` where no register may live in the folder.
    """
    ground, front, office = doors.ground, doors.front, doors.office()
    if not ground.is_sample:
        refuse_for_register(ground.folder)

    def chosen(ready: Ready, was_asked: bool) -> None:
        put_in_place(doors, ready, _FORGOTTEN if was_asked and office is None else "")

    window = RestoreWindow(Place(ground.folder, doors.reading, office), front.prompts, front.asker)
    window.ready.connect(chosen)
    window.open()


def put_in_place(doors: Doors, ready: Ready, further: str = "", was_damaged: bool = False) -> None:
    """Let a backup take the place of the register. Nothing takes long here: it lies ready, checked.

    What `was_damaged` is no way back afterwards.
    """
    window = doors.front.window
    if isinstance(window, MainWindow):
        window.let_go()
    doors.leave()
    try:
        restored = ready.put_in_place(clock.now())
    except RuleBroken as broken:
        _take_up(doors, None, str(broken))
        return
    doors.ground.keep_head(restored.head)
    _take_up(doors, ready.key, f"{_told(restored, was_damaged)} {further}".strip())


def _take_up(doors: Doors, key: Key | None, said: str) -> None:
    """Open what was restored, or what is still there, and say what became of it."""
    doors.open(key)
    if isinstance(doors.front.window, MainWindow):
        doors.front.say("The backup", said)


def _told(restored: Restored, was_damaged: bool) -> str:
    if restored.kept is None:
        return "It was restored and checked. Everything in it is here."
    if was_damaged:
        return (
            f"It was restored and checked. The damaged register is kept in “{restored.kept}”. Once you have seen that "
            "all you need is here, that folder can go."
        )
    return (
        f"It was restored and checked. What was there before is kept in “{restored.kept}”. To bring that back, choose "
        "Restore a backup in Settings, Safekeeping: it stands in the same list."
    )
