"""How the program restores: it lets the register go, puts the backup in its place and opens that."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop import clock
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.seen_head import SeenHead
from chc_desktop.office.backups.inside import Reading
from chc_desktop.office.library import ClockKinds, Library
from chc_desktop.office.office import Office
from chc_desktop.store.backups import Prepared
from chc_desktop.store.key_file import Key
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.safety.restore import Place, Ready, RestoreWindow

TakeUp = Callable[[SeenHead | None, Key | None, str], None]
"""Opens what is there now. Told where its record ends, None where nothing was restored, its key, what is to be said."""

_FORGOTTEN = (
    "It has the passphrase it had before. If nobody knows that any more, press Ctrl+L and choose “Use the recovery "
    "sheet”: there you choose a new one."
)


def show_backups(
    folder: Path,
    rules: tuple[Library, ClockKinds],
    office: Office | None,
    asking: tuple[Asking, QWidget],
    let_go: Callable[[], None],
    take_up: TakeUp,
) -> None:
    """Show the backups there are; the one that is chosen takes the place of the register in the folder."""

    def put_in_place(ready: Ready) -> None:
        """Nothing takes long here: it lies ready, checked."""
        let_go()
        try:
            head, said = _swapped(ready.prepared)
        except RuleBroken as broken:
            ready.hold.close()
            take_up(None, None, str(broken))
        else:
            ready.hold.close()
            asked_for_it = office is None and ready.key
            take_up(head, ready.key, f"{said} {_FORGOTTEN}" if asked_for_it else said)

    place = Place(folder, Reading(*rules, clock.today, clock.now), office)
    window = RestoreWindow(place, *asking)
    window.ready.connect(put_in_place)
    window.open()


def _swapped(prepared: Prepared) -> tuple[SeenHead, str]:
    now, found = clock.now(), prepared.contents
    kept = prepared.put_in_place(now)
    head = SeenHead(found.register, found.entries, found.head, now.isoformat(timespec="seconds"))
    if kept is None:
        return head, "It was restored and checked. Everything in it is here."
    return head, (
        f"It was restored and checked. What was there before is kept in “{kept}”. To bring that back, choose Restore a "
        "backup in Settings, Safekeeping: it stands in the same list."
    )
