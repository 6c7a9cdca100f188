"""The register as a list, complaints or service requests: found as you type, narrowed by chips, sorted by column."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from chc_desktop.domain import words
from chc_desktop.domain.listing.asked import Asked
from chc_desktop.domain.listing.views import View
from chc_desktop.office.office import Office
from chc_desktop.ui import case_columns, case_filters
from chc_desktop.ui.listing.views_button import ViewsButton
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.register_view import Kind, RegisterView
from chc_desktop.ui.requests import columns as request_columns
from chc_desktop.ui.tables import RowTable
from chc_desktop.ui.taking_out import TakeOut
from chc_desktop.ui.theme import Button, main_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.choices import Answers
from chc_desktop.ui.widgets.fields import LineField
from chc_desktop.ui.widgets.wrap import ScrollPage, chips

_SHOWN = "view/register"
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»', " "))

_COMPLAINTS = Kind(
    key="cases",
    title="Cases",
    thing="case",
    columns=case_columns.case_columns,
    chips=case_filters.CHIPS,
    rivals=case_filters.RIVALS,
    meant=case_filters.MEANT,
    none_yet="No complaint has been logged yet. Log the first one with the button above.",
    log="Log a complaint",
)
_REQUESTS = Kind(
    key="requests",
    title="Service requests",
    thing="service request",
    columns=request_columns.request_columns,
    chips=request_columns.CHIPS,
    rivals=request_columns.RIVALS,
    none_yet="No service request has been logged yet. Log the first one with the button above, when somebody asks you "
    "to put something right.",
    log="Log a service request",
)
_KINDS = {kind.key: kind for kind in (_COMPLAINTS, _REQUESTS)}


class CaseListPage(ScrollPage):
    """Every complaint, or every service request, in one line; the window's Ctrl+F goes to the search of both."""

    case_chosen = Signal(int)
    log_asked = Signal()
    log_request_asked = Signal()
    import_asked = Signal()

    def __init__(self, office: Office, prompts: Asking) -> None:
        self._log = main_button("")
        self.take_out = Button("", "plain")
        super().__init__("Cases", "", (self._log, self.take_out))
        self._prompts = prompts
        self._office = office
        self._views: dict[str, RegisterView] = {}
        self._switch = Answers("Show", ((_COMPLAINTS.key, "Complaints"), (_REQUESTS.key, "Service requests")))
        self.search = LineField("Find a case", "Find by name, home, postcode, number or any word")
        self.search.setClearButtonEnabled(True)
        self.views_button = ViewsButton(office)
        self.banner = Banner()
        self._bring_in = self._fill_take_out(TakeOut(office, prompts, lambda: self._view().shown(), self.banner, self))
        self.add(chips(self._switch, self.views_button, gap=16))
        self.add(self.banner)
        self.add(self.search)
        kept = (office.drafts.read(_SHOWN) or {}).get("shown")
        self._switch.set_value(kept if isinstance(kept, str) and kept in _KINDS else _COMPLAINTS.key)
        self._show_kind()
        self._log.clicked.connect(self._ask_to_log)
        self._bring_in.triggered.connect(self.import_asked)
        self.search.changed.connect(self._narrow)
        self.search.returnPressed.connect(lambda: self._view().go_to())
        self._switch.changed.connect(self._switched)
        self.views_button.chosen.connect(self._take_up)
        self.views_button.saving.connect(self._save_view)
        self.views_button.changing.connect(self._change_view)
        self.views_button.removed.connect(self._say_removed)
        self.views_button.columns_asked.connect(lambda: self._view().choose_columns())

    @property
    def help_name(self) -> str:
        return self._view().kind.key

    def refresh(self) -> None:
        """Read the register again; the search, the chips and the chosen row stay."""
        self._view().read()
        self._narrow()

    def show_kind(self, key: str) -> None:
        """Show “cases” or “requests”."""
        self._switch.set_value(key)

    def table(self) -> RowTable:
        """The list in view."""
        return self._view().table

    def focus_search(self) -> None:
        """Go to the search, with what is written there ready to be written over."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _fill_take_out(self, taken: TakeOut) -> QAction:
        """One button for what goes in and out, so that the list has its room in large text; gives the way in."""
        menu = QMenu(self.take_out)
        bring_in = menu.addAction("Bring in a spreadsheet…")
        menu.addSeparator()
        taken.fill(menu, "Print…")
        menu.addAction("Print letters…").triggered.connect(self._print_letters)
        self.take_out.setMenu(menu)
        return bring_in

    def _print_letters(self) -> None:
        from chc_desktop.ui.letter.batch import PrintLettersDialog  # QtPdf is needed only now

        PrintLettersDialog(self._office, self._prompts, self).open()

    def _switched(self) -> None:
        self._show_kind()
        self.refresh()
        self._office.drafts.save(_SHOWN, {"shown": self._view().kind.key})

    def _show_kind(self) -> None:
        """Bring the list of the kind chosen into view, made when it is first looked at."""
        chosen = self._view()
        for view in self._views.values():
            view.setVisible(view is chosen)
        self._bring_in.setVisible(chosen.kind is _COMPLAINTS)
        self.take_out.setText("Import, export, print" if chosen.kind is _COMPLAINTS else "Export, print")
        self._log.setText(f"+  {chosen.kind.log}")
        self._log.setAccessibleName(chosen.kind.log)
        self.views_button.show_of(chosen.kind.key, None)

    def _view(self) -> RegisterView:
        key = self._switch.value()
        if key not in self._views:
            self._views[key] = view = RegisterView(_KINDS[key], self._office)
            view.opened.connect(self.case_chosen)
            view.filters_changed.connect(self._narrow)
            view.cleared.connect(self._clear)
            self.add(view, stretch=1)
        return self._views[key]

    def _ask_to_log(self) -> None:
        (self.log_asked if self._view().kind is _COMPLAINTS else self.log_request_asked).emit()

    def _take_up(self, view: View) -> None:
        """Show what a view shows."""
        self.search.blockSignals(True)
        self.search.set_value(view.asked.typed)
        self.search.blockSignals(False)
        self._view().take_up(view)
        self._narrow()
        self.views_button.show_of(view.asked.kind, view)

    def _shown_view(self) -> View:
        view = self._view().view()
        return replace(view, asked=replace(view.asked, typed=self.search.value()))

    def _save_view(self) -> None:
        self.views_button.save(self._shown_view(), self.window())

    def _change_view(self) -> None:
        """Keep what is shown as the view that was chosen."""
        before = self.views_button.current()
        if before:
            changed = replace(self._shown_view(), id=before.id, name=before.name)
            self._office.saved_views.change(changed)
            self.views_button.show_of(changed.asked.kind, changed)

    def _say_removed(self, view: View) -> None:
        self.banner.show_notice(f"“{view.name}” is in the Bin: it can be taken back there. No case was touched.")

    def _clear(self) -> None:
        """Show everything again."""
        kept = self._view().view().asked
        self._take_up(View(0, "", Asked(kept.kind, sort=kept.sort)))
        self.views_button.show_of(self._view().kind.key, None)
        self.search.setFocus()

    def _narrow(self) -> None:
        """Show what the search finds and the chips let through."""
        view = self._view()
        view.narrow(self._typed(), lambda: self._nothing(view))
        self.set_heading(view.kind.title, view.counted())
        chosen = self.views_button.current()
        if chosen:
            self.views_button.show_of(view.kind.key, chosen, chosen.asked != self._shown_view().asked)

    def _typed(self) -> str:
        return self.search.value().translate(_QUOTES)

    def _nothing(self, view: RegisterView) -> str:
        """Why the list is empty, and what to do about it."""
        thing, there = view.kind.thing, self._elsewhere(view)
        if not view.has_any() and not there:
            return view.kind.none_yet
        if self.search.value():
            narrowed = f" among the {thing}s the buttons above let through" if view.chosen_filters() else ""
            return (
                f"No {thing} has “{self.search.value()}” in it{narrowed}. {there}Any part of a "
                "word is found, and accents and apostrophes do not matter. Try fewer letters, or another word."
            )
        chosen = words.listed([f"“{text}”" for text in view.chosen_filters()])
        return f"No {thing} is shown under {chosen}. Press the same button again to see the others."

    def _elsewhere(self, view: RegisterView) -> str:
        """Whether the other list has it."""
        other = _REQUESTS if view.kind is _COMPLAINTS else _COMPLAINTS
        there = self._office.lists.count(Asked(other.key, self._typed())) if self._typed().strip() else 0
        if not there:
            return ""
        has = "has" if there == 1 else "have"
        return f"But {words.count(there, other.thing)} {has} it: choose the other list above. "
