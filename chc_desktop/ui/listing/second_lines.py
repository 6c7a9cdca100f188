"""Why the rows in view were found: looked up once the typing pauses, and only for those that can be seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chc_desktop.domain.listing.asked import Asked
from chc_desktop.office.office import Office
from chc_desktop.ui.tables import Marked, RowTable
from chc_desktop.ui.window_model import WindowModel

if TYPE_CHECKING:
    from chc_desktop.office.found import Why

_PAUSE = 120  # milliseconds


class SecondLines(QObject):
    """Fills the second lines of a list while something is looked for."""

    def __init__(self, office: Office, table: RowTable, model: WindowModel) -> None:
        super().__init__(table)
        self._office, self._table, self._model = office, table, model
        self._asked: Asked | None = None
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._fill)
        table.verticalScrollBar().valueChanged.connect(lambda _place: self._ask())

    def look_for(self, asked: Asked) -> None:
        """Say under each row why it was found, if something is looked for."""
        self._asked = asked if asked.typed.strip() else None
        self._table.show_two_lines(self._asked is not None)
        self._ask()

    def _ask(self) -> None:
        if self._asked:
            self._later.start()

    def _fill(self) -> None:
        rows = [self._model.row_at(place) for place in self._table.rows_in_view()]
        unknown = [row.case_id for row in rows if row and not self._model.has_second(row)]
        if self._asked and unknown:
            found = self._office.lists.why(self._asked, unknown)
            self._model.say_second({case_id: _said(why) for case_id, why in found.items()})


def _said(why: "tuple[Why, ...]") -> tuple[Marked, ...]:
    said: list[Marked] = []
    for place in why:
        said += [("   ·   ", False)] if said else []
        said += [(f"{place.where}: ", False), *((part.text, part.marked) for part in place.parts)]
    return tuple(said)
