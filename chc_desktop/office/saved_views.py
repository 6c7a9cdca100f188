"""What the officer can do with views of the lists: save one under a name, rename it, throw it away, take it back."""

from dataclasses import replace

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.listing.asked import CASES
from chc_desktop.domain.listing.views import READY, View, named
from chc_desktop.office.bin import Removed
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction


class SavedViews:
    """The views of the lists. Those that are there from the first day can be neither changed nor thrown away."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ready(self, kind: str) -> tuple[View, ...]:
        """Those that are there from the first day."""
        return tuple(view for view in READY if view.asked.kind == kind)

    def saved(self, kind: str) -> tuple[View, ...]:
        """Those the officer saved, by name."""
        with self._desk.register.transaction() as shelves:
            return shelves.views.saved(kind)

    def save(self, view: View) -> View:
        """Keep a view under its name; with its id."""
        with self._desk.register.transaction() as shelves:
            view = replace(view, id=0, name=self._named(shelves, view.name, view.asked.kind))
            return replace(view, id=shelves.views.keep(view, self._desk.now()))

    def change(self, view: View) -> None:
        """Keep what a view shows now, under the name it has."""
        with self._desk.register.transaction() as shelves:
            shelves.views.keep(view, self._desk.now())

    def rename(self, view: View, name: str) -> View:
        """Give a view another name."""
        with self._desk.register.transaction() as shelves:
            view = replace(view, name=self._named(shelves, name, view.asked.kind, view.id))
            shelves.views.keep(view, self._desk.now())
            return view

    def remove(self, view_id: int) -> None:
        """Put a view into the bin."""
        with self._desk.register.transaction() as shelves:
            shelves.views.remove(view_id, self._desk.now())

    def removed(self) -> list[Removed]:
        """The views in the bin."""
        with self._desk.register.transaction() as shelves:
            return [
                Removed(str(each.view.id), each.view.name, _where(each.view), each.removed_at)
                for each in shelves.views.removed()
            ]

    def take_back(self, key: str) -> None:
        """Put a view back into the list. Refused while another has its name."""
        with self._desk.register.transaction() as shelves:
            view = next((each.view for each in shelves.views.removed() if str(each.view.id) == key), None)
            if view is None:
                raise RuleBroken("This view is not in the bin any more. Nothing was changed.")
            self._named(shelves, view.name, view.asked.kind, view.id)
            shelves.views.take_back(view.id)

    def _named(self, shelves: Transaction, name: str, kind: str, own_id: int = 0) -> str:
        return named(name, (*self.ready(kind), *shelves.views.saved(kind)), own_id)


def _where(view: View) -> str:
    return "A saved view of the cases" if view.asked.kind == CASES else "A saved view of the service requests"
