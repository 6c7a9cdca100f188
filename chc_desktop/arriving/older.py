"""The register is another one, or an older copy, than was last used here: said before anybody works in it."""

from chc_desktop.arriving import words
from chc_desktop.arriving.doors import Doors
from chc_desktop.domain.seen_head import SeenHead
from chc_desktop.office import last_seen
from chc_desktop.office.office import Office


def tell(doors: Doors, office: Office, seen: SeenHead) -> None:
    """Say so, and offer the ways to go on. `seen` is what was last seen, and is not in its record."""
    desk = office.desk

    def go_on() -> None:
        last_seen.go_on(desk, seen)
        doors.work(office)

    said = words.is_older(last_seen.told(desk, seen), doors.restore(), doors.find(), lambda: doors.front.attempt(go_on))
    doors.front.show_doorway(said.title, said.text, said.ways)
