"""The Ombudsman's own wording: read from a form of the organisation's, kept with its source, shown and printed."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from chc_desktop.domain.assessments.official import Found, OfficialWording, found_in
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction

_KEY = "official wording/"
_NOTHING_CHANGED = "Nothing was changed."


def wording_of(shelves: Transaction, edition: str) -> OfficialWording | None:
    """The wording kept for an edition, None where there is none."""
    kept = shelves.facts.setting(f"{_KEY}{edition}")
    if not kept:
        return None
    data = json.loads(kept)
    return OfficialWording(**data | {"read_on": date.fromisoformat(data["read_on"])})


class OfficialWordings:
    """The wordings in the register. Each change of one is an entry in the record, as with every setting."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, edition: str) -> OfficialWording | None:
        """The wording kept for an edition."""
        with self._desk.register.transaction() as shelves:
            return wording_of(shelves, edition)

    def read(self, path: Path, edition: str, tick: Callable[[float], object] = lambda share: None) -> Found:
        """What a form says of each row. Raises `RuleBroken` where it cannot be read or has no row of a form."""
        from chc_desktop.exchange.published import check_published_size, read_published

        try:
            check_published_size(path.name, path.stat().st_size)
            content = path.read_bytes()
        except OSError as error:
            raise RuleBroken(
                f"“{path.name}” could not be opened. {_NOTHING_CHANGED} Please see that it is still there, and that "
                "no other program has it open."
            ) from error
        source = read_published(path.name, content, tick)
        forms = {one.id: one.form for one in self._desk.editions.values() if one.form.rows}
        found = found_in(source, forms, edition, path.name, self._desk.today(), sha256(content).hexdigest())
        if not found.wording.asks:
            raise RuleBroken(
                f"No row of a self-assessment form was found in “{path.name}”. {_NOTHING_CHANGED} Please choose the "
                "form as the Ombudsman gives it out."
            )
        return found

    def keep(self, wording: OfficialWording, printed: bool) -> None:
        """Keep it in the place of what was kept for its edition; `printed` is whether the form prints it."""
        data = asdict(replace(wording, printed=printed))
        self._save(wording.edition, json.dumps(data, ensure_ascii=False, default=str))

    def forget(self, edition: str) -> None:
        """Keep none any more: our own wording is shown and printed alone."""
        self._save(edition, "")

    def _save(self, edition: str, value: str) -> None:
        desk = self._desk
        with desk.register.transaction() as shelves:
            shelves.facts.save_setting(f"{_KEY}{edition}", value, desk.now(), desk.officer(shelves))
        desk.on_change()
