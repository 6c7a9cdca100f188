"""Keeps what is being typed in a form, so that a crash or a change of page loses nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from chc_desktop.office.drafts import Drafts
from chc_desktop.ui.forms.points_field import PointsField
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import DateField, LineField, LongText


class Kept(Protocol):
    """Whatever has a value that can be kept and tells when it changes, as every field does."""

    changed: Any

    def value(self) -> Any: ...

    def set_value(self, value: Any, /) -> None: ...


PAUSE = 1_000
"""Milliseconds between a change and its being kept; while typing goes on, it is kept this often."""


class Keeper(QObject):
    """Saves the values of a form's fields under a draft key soon after each change, and brings them back.

    `kept` tells when that was; None where the form is as it was at first, so that nothing is kept.
    """

    kept = Signal(object)

    def __init__(self, drafts: Drafts, key: str, fields: Mapping[str, Kept], parent: QObject) -> None:
        super().__init__(parent)
        self.key = key
        self._drafts = drafts
        self._fields = fields
        self._untouched = self.values()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.keep)
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
        self._timer.stop()
        return True

    def keep(self) -> None:
        """Keep the fields as they stand; an untouched form leaves nothing behind."""
        self._timer.stop()
        if self.values() == self._untouched:
            self._drafts.drop(self.key)
            self.kept.emit(None)
        else:
            self.kept.emit(self._drafts.save(self.key, self.values()))

    def finish(self) -> None:
        """Keep what has not been kept yet: the form goes away."""
        if self._timer.isActive():
            self.keep()

    def stop(self) -> None:
        """Keep nothing more: what was written has become part of the record."""
        self._timer.stop()
        for field in self._fields.values():
            field.changed.disconnect(self._changed)

    def start_afresh(self) -> None:
        """Throw away what was kept, into the bin, and put every field back as it was at first."""
        self.keep()
        for name, field in self._fields.items():
            _fill(field, self._untouched[name])
        self._timer.stop()
        self._drafts.throw_away(self.key)
        self.kept.emit(None)

    def values(self) -> dict[str, object]:
        """What the fields hold, as it is kept."""
        return {name: _plain(field.value()) for name, field in self._fields.items()}

    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


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
