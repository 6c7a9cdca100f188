"""Every promise over all cases: found as you type, narrowed by chips and by who does it, marked as done from here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent

from chc_desktop.domain import words
from chc_desktop.domain.listing.listed import Listed
from chc_desktop.domain.promises.summary import ListedPromise
from chc_desktop.office.office import Office
from chc_desktop.ui.filter_chips import FilterChips
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.forms.columns import side_by_side
from chc_desktop.ui.promises.columns import CHIPS, RIVALS, owners, promise_columns, wanted
from chc_desktop.ui.promises.kept_columns import KeptColumns
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.tables import RowTable
from chc_desktop.ui.taking_out import TakeOut, TakeOutButtons
from chc_desktop.ui.theme import main_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.fields import Choice, LineField
from chc_desktop.ui.widgets.wrap import ScrollPage, WrapLabel, chips

_ANYBODY = (("", "Whoever does it"),)
_NONE_YET = (
    "Nothing has been promised yet. What a response promises comes here by itself; what is promised on the telephone "
    "is added on the page of its case."
)


class PromisesPage(ScrollPage):
    """The list of promises. Enter or a double click opens the case at its promises."""

    promise_chosen = Signal(int)

    def __init__(self, office: Office, prompts: Asking) -> None:
        self.done = main_button("Mark as done…")
        self.opening = plain_button("Open the case")
        super().__init__("Promises", "", (self.done, self.opening))
        self._office = office
        self._prompts = prompts
        self._rows: list[ListedPromise] = []
        self._reckoning = office.agenda.reckoning()
        self.search = LineField("Find a promise", "Find by what was promised, name, home, number of the case or kind")
        self.search.setClearButtonEnabled(True)
        self.owner = Choice("Who does it", _ANYBODY)
        self.chips = FilterChips("Narrow the list", CHIPS, RIVALS)
        self.table = RowTable("Promises", promise_columns(lambda: self._reckoning))
        self.money = WrapLabel("", "soft")
        self.banner = Banner()
        self.take_out = TakeOutButtons(TakeOut(office, prompts, self.shown, self.banner, self), "the list of promises")
        self.add(side_by_side(self.search, self.owner, narrowest=10))
        self.add(self.chips)
        self.add(self.banner)
        self.add(self.table, stretch=1)
        self.add(chips(self.take_out, self.money, gap=16))
        self._kept = KeptColumns(self.table, office.drafts, "view/promises")
        self._connect()
        self._follow_choice()

    def refresh(self) -> None:
        """Read the promises again; the search, the chips and the chosen row stay."""
        self._reckoning = self._office.agenda.reckoning()
        self._rows = list(self._office.promises.all())
        self.owner.set_choices((*_ANYBODY, *owners(self._rows)))
        said = self._office.promises.money_of_the_year()
        self.money.setText(said)
        self.money.setVisible(bool(said))
        self._narrow()

    def shown(self) -> Listed:
        """What the list shows now, for whoever exports or prints it."""
        columns = promise_columns(lambda: self._reckoning)
        rows, owner = self.table.rows(), self.owner.currentText() if self.owner.value() else ""
        narrowed = (*self.chips.words(), *((f"Who does it: {owner}",) if owner else ()))
        in_order = tuple(columns[place] for place in self.table.columns_shown())
        looked_for = (f"with “{self.search.value()}”",) if self.search.value() else ()
        narrowed = (*looked_for, *narrowed)
        return Listed("Promises", self.subtitle.text(), in_order, lambda _desk: rows, len(rows), narrowed)

    def focus_search(self) -> None:
        """Go to the search, with what is written there ready to be written over."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._kept.finish()

    def _connect(self) -> None:
        self.search.changed.connect(self._narrow)
        self.search.returnPressed.connect(self._go_to)
        self.owner.changed.connect(self._narrow)
        self.chips.changed.connect(self._narrow)
        self.table.row_activated.connect(lambda row: self.promise_chosen.emit(row.case_id))
        self.table.row_chosen.connect(self._follow_choice)
        self.done.clicked.connect(self._mark_as_done)
        self.opening.clicked.connect(self._open)

    def _narrow(self) -> None:
        """Show what the search finds, and the chips and the owner let through."""
        found = self._office.promises.found(self.search.value())
        keys, owner = self.chips.value(), int(self.owner.value() or 0)
        holds = wanted(keys, found, owner, self._office.promises.officer(), self._reckoning.today)
        before = self.table.current_row()
        shown = [row for row in self._rows if holds(row)]
        self.table.set_empty_text(self._nothing() if self._rows else _NONE_YET)
        self.table.show_rows(shown)
        again = before and next((row for row in shown if (row.case_id, row.key) == (before.case_id, before.key)), None)
        if again:
            self.table.choose(again)
        self.set_heading("Promises", self._counted(len(shown)))
        self._follow_choice()

    def _counted(self, shown: int) -> str:
        """“3 of 25 promises · 4 still to be kept, 1 late”."""
        every, today = len(self._rows), self._reckoning.today.isoformat()
        waiting = sum(row.is_open for row in self._rows)
        late = sum(row.is_late(today) for row in self._rows)
        all_of_them = words.count(every, "promise")
        counted = all_of_them if shown == every else f"{shown} of {all_of_them}"
        return f"{counted} · {waiting} still to be kept, {late or 'none'} late" if every else ""

    def _nothing(self) -> str:
        """Why the list is empty, and what to do about it."""
        typed = f" has “{self.search.value()}” in it and" if self.search.value() else ""
        return f"No promise{typed} is shown under what is chosen above. Press a button again to see the others."

    def _go_to(self) -> None:
        """Open the only row, or put the keyboard on the first of several."""
        rows = self.table.rows()
        if len(rows) == 1:
            self.promise_chosen.emit(rows[0].case_id)
        elif rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.choose(self.table.current_row() or rows[0])

    def _follow_choice(self, *_row: object) -> None:
        """What can be done with the chosen promise."""
        row: ListedPromise | None = self.table.current_row()
        self.done.setEnabled(row is not None and row.is_open)
        self.done.setText("Record a payment…" if row is not None and row.pence else "Mark as done…")
        self.opening.setEnabled(row is not None)

    def _open(self) -> None:
        if row := self.table.current_row():
            self.promise_chosen.emit(row.case_id)

    def _mark_as_done(self) -> None:
        """Ask what shows that it was done, or how it was paid, without leaving the list."""
        from chc_desktop.ui.forms.actions.promises.keeping import promise_kept

        if row := self.table.current_row():
            view = self._office.cases.view(row.case_id)
            ActionDialog(promise_kept(self._office, view, row.key), self._office.drafts, self).open()
