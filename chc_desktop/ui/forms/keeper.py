"""Keeps what is being typed in a form, so that a crash or a change of page loses nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.office.drafts import Drafts
from chc_desktop.ui.forms.points_field import PointsField
from chc_desktop.ui.kept_soon import KeptSoon, Unkept, unkept_of
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import DateField, LineField, LongText


class Kept(Protocol):
    """Whatever has a value that can be kept and tells when it changes, as every field does."""

    changed: Any

    def value(self) -> Any: ...

    def set_value(self, value: Any, /) -> None: ...


class Keeper(QObject):
    """Saves the values of a form's fields under a draft key soon after each change, and brings them back.

    `kept` tells when that was; None where the form is as it was at first, so that nothing is kept. `refused` tells
    why it cannot be kept just now, and with an empty sentence that it was after all.
    """

    kept = Signal(object)
    refused = Signal(str)

    def __init__(self, drafts: Drafts, key: str, fields: Mapping[str, Kept], parent: QObject) -> None:
        super().__init__(parent)
        self.key = key
        self._drafts = drafts
        self._fields = fields
        self._untouched = self.values()
        self._soon = KeptSoon(self._keep, self)
        self._soon.refused.connect(self.refused)
        for field in fields.values():
            field.changed.connect(self._changed)

    def field(self, name: str) -> Kept | None:
        """The field kept under this name."""
        return self._fields.get(name)

    def bring_back(self) -> bool:
        """Fill the fields with what was kept; whether there was anything."""
        kept = self._drafts.read(self.key)
        if not kept:
            return False
        for name, field in self._fields.items():
            if name in kept:
                _fill(field, kept[name])
        self._soon.stop()
        return True

    def keep(self) -> None:
        """Keep the fields as they stand. Raises `RuleBroken` where that cannot be done; it is tried again by itself."""
        self._soon.now()

    def finish(self) -> bool:
        """Keep what has not been kept yet: the form goes away. False where it cannot be kept just now."""
        return self._soon.finish()

    def unkept(self, form: QWidget) -> Unkept | None:
        """What is written in the form of these fields and cannot be kept just now."""
        return unkept_of(form, self._soon)

    def give_up(self) -> None:
        """What was not kept yet is not wanted."""
        self._soon.stop()

    def stop(self) -> None:
        """Keep nothing more: what was written has become part of the record."""
        self._soon.stop()
        for field in self._fields.values():
            field.changed.disconnect(self._changed)

    def start_afresh(self) -> None:
        """Throw away what was kept, into the bin, and put every field back as it was at first."""
        self.keep()
        for name, field in self._fields.items():
            _fill(field, self._untouched[name])
        self._soon.stop()
        self._drafts.throw_away(self.key)
        self.kept.emit(None)

    def values(self) -> dict[str, object]:
        """What the fields hold, as it is kept."""
        return {name: _plain(field.value()) for name, field in self._fields.items()}

    def _keep(self) -> None:
        """An untouched form leaves nothing behind."""
        if self.values() == self._untouched:
            self._drafts.drop(self.key)
            self.kept.emit(None)
        else:
            self.kept.emit(self._drafts.save(self.key, self.values()))

    def _changed(self) -> None:
        self._soon.begin()


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _fill(field: Kept, kept: object) -> None:
    """Put a kept value into its field; a date was kept as ISO text."""
    if isinstance(field, DateField):
        field.set_value(date.fromisoformat(kept) if isinstance(kept, str) else None)
    elif isinstance(field, PointsField):
        field.set_value(tuple(str(point) for point in kept) if isinstance(kept, list) else ())
    elif isinstance(field, Tick):
        field.set_value(bool(kept))
    elif isinstance(field, LongText | LineField) and field.isVisible():
        field.replace_value(str(kept))
    else:
        field.set_value(str(kept))
