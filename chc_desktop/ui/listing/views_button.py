"""The button with the views of a list: those that are there, those saved, and what can be done with them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from chc_desktop.domain.listing.views import View
from chc_desktop.office.office import Office
from chc_desktop.ui.listing.name_dialog import NameDialog
from chc_desktop.ui.theme import Button


class ViewsButton(Button):
    """Opens a menu of views. It asks to show one (`chosen`), to save what is shown under a new name (`saving`) or
    as the view it is (`changing`), or for columns."""

    chosen = Signal(object)
    saving = Signal()
    changing = Signal()
    columns_asked = Signal()
    removed = Signal(object)

    def __init__(self, office: Office) -> None:
        super().__init__("Views", "plain")
        self._office = office
        self._kind = ""
        self._current: View | None = None
        self.menu_of_views = QMenu(self)
        self.menu_of_views.aboutToShow.connect(self.fill)
        self.setMenu(self.menu_of_views)
        self.setAccessibleName("Views of the list")

    def show_of(self, kind: str, current: View | None, changed: bool = False) -> None:
        """The views of this kind of list, of which this one is shown now, or was before it was changed."""
        self._kind, self._current = kind, current
        name = f"{current.name}, changed" if current and changed else current.name if current else ""
        self.setText(f"View: {name}".replace("&", "&&") if name else "Views")
        self.setAccessibleName(f"View of the list: {name}" if name else "Views of the list")

    def current(self) -> View | None:
        """The view that was chosen last."""
        return self._current

    def fill(self) -> None:
        """Put into the menu what there is now."""
        menu, views = self.menu_of_views, self._office.saved_views
        menu.clear()
        for view in views.ready(self._kind):
            self._offer(view)
        saved = views.saved(self._kind)
        if saved:
            menu.addSeparator()
        for view in saved:
            self._offer(view)
        menu.addSeparator()
        menu.addAction("Save this view…").triggered.connect(self.saving)
        if self._current and self._current.id:
            name = self._current.name.replace("&", "&&")
            menu.addAction(f"Keep the changes to “{name}”").triggered.connect(self.changing)
            menu.addAction(f"Rename “{name}”…").triggered.connect(partial(self._rename, self._current))
            menu.addAction(f"Delete “{name}”").triggered.connect(partial(self._remove, self._current))
        menu.addSeparator()
        menu.addAction("Columns…").triggered.connect(self.columns_asked)

    def save(self, view: View, parent: QWidget) -> None:
        """Ask for the name of a view and keep it."""

        def keep(name: str) -> None:
            saved = self._office.saved_views.save(View(0, name, view.asked, view.columns))
            self.show_of(self._kind, saved)

        NameDialog("Save this view", "Save it", "", keep, parent).open()

    def _offer(self, view: View) -> None:
        action = self.menu_of_views.addAction(view.name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(view == self._current)
        action.triggered.connect(partial(self.chosen.emit, view))

    def _rename(self, view: View) -> None:
        def keep(name: str) -> None:
            self.show_of(self._kind, self._office.saved_views.rename(view, name))

        NameDialog("Rename the view", "Rename it", view.name, keep, self.window()).open()

    def _remove(self, view: View) -> None:
        """Into the bin; what the list shows stays."""
        self._office.saved_views.remove(view.id)
        self.show_of(self._kind, None)
        self.removed.emit(view)
