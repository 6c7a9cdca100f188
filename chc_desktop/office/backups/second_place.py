"""The second place for backups: the one the officer chose, wherever it is now."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chc_desktop.domain.entries import FactChanged
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.desk import Desk
from chc_desktop.store.backups import places
from chc_desktop.store.backups.places import Volumes

_SEEN = "view/second-place"
"""The draft that says which place had a folder of ours before, and since when: another stick is not that one."""


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """The chosen place. `folder` is the register's own folder there; None, with the reason, where it is not there.

    `last` is when the newest backup there was made, as far as is known without the place.
    """

    chosen: Path
    where: str
    folder: Path | None
    problem: str = ""
    last: datetime | None = None


def second_place(desk: Desk, volumes: Volumes) -> SecondPlace | None:
    """The place that was chosen, None where none was, or one that is where the register is. Nothing is made there."""
    from chc_desktop.whereabouts.second_place import is_in_own_folder  # not for the first screen

    chosen, seen = _chosen(desk)
    if chosen is None or is_in_own_folder(desk.register.path.parent, chosen):
        return None
    folder = places.find(chosen, desk.register.uuid(), volumes)
    known = seen if seen.get("folder") == str(chosen) else {}
    where = places.in_words(folder.parent if folder else chosen, volumes)
    return SecondPlace(
        chosen,
        where if folder or not known else known["where"],
        folder,
        "" if folder else _problem(chosen, bool(known)),
        datetime.fromisoformat(known["last"]) if known else None,
    )


def former_places(desk: Desk, volumes: Volumes) -> tuple[SecondPlace, ...]:
    """The places that were chosen before, as the record has them: backups may lie there still."""
    with desk.register.transaction() as shelves:
        organisation, changes = shelves.facts.organisation(), shelves.record.entries(FactChanged.kind)
    events = [entry.event for entry in changes if isinstance(entry.event, FactChanged)]
    named = [
        str(json.loads(each.after or "{}").get("backup_folder", "")) for each in events if each.what == "organisation"
    ]
    present = organisation.backup_folder if organisation else ""
    before = dict.fromkeys(name for each in named if (name := each.strip()) and name != present.strip())
    return tuple(_former(desk, Path(name), volumes) for name in before)


def _former(desk: Desk, chosen: Path, volumes: Volumes) -> SecondPlace:
    folder = places.find(chosen, desk.register.uuid(), volumes)
    where = places.in_words(folder.parent if folder else chosen, volumes)
    return SecondPlace(chosen, where, folder, "" if folder else _problem(chosen, False))


def open_second_place(desk: Desk, found: SecondPlace) -> Path:
    """The register's own folder there, made where the place is new. Raises `RuleBroken` where it is not there."""
    if found.folder is None and found.problem:
        raise RuleBroken(found.problem)
    return found.folder or places.make(found.chosen, desk.register.uuid())


def remember(desk: Desk, found: SecondPlace, last: datetime) -> None:
    """The place has a backup that was made then."""
    if found.last == last:
        return
    seen = {"folder": str(found.chosen), "where": found.where, "last": last.isoformat(timespec="seconds")}
    with desk.register.transaction() as shelves:
        shelves.scratch.save_draft(_SEEN, json.dumps(seen), desk.now())


def forget(desk: Desk) -> None:
    """The place was chosen anew: whatever is there now is meant."""
    with desk.register.transaction() as shelves:
        shelves.scratch.drop_draft(_SEEN)


def _problem(chosen: Path, is_known: bool) -> str:
    if not chosen.is_dir():
        return (
            f"“{chosen}” is not there at the moment. If it is a stick, please plug it in; if it is in the network, "
            "please connect to it. The backups here are made as always."
        )
    if is_known:
        return (
            f"“{chosen}” is there, but it is not the one that had the backups: perhaps another stick is plugged in. "
            "Nothing was written to it. Please plug in the right one, or choose the place again in Settings."
        )
    return ""


def _chosen(desk: Desk) -> tuple[Path | None, dict[str, str]]:
    with desk.register.transaction() as shelves:
        organisation, draft = shelves.facts.organisation(), shelves.scratch.draft(_SEEN)
    chosen = organisation.backup_folder.strip() if organisation else ""
    place = places.around(Path(chosen), desk.register.uuid()) if chosen else None
    return place, dict(json.loads(draft.value)) if draft else {}
