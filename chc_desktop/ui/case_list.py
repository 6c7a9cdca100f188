"""The register as a list: found as you type, narrowed by chips, sorted by any column."""

from base64 import b64decode, b64encode
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent

from chc_desktop.domain import words
from chc_desktop.domain.agenda import Reckoning
from chc_desktop.domain.summary import CaseSummary
from chc_desktop.office.office import Office
from chc_desktop.ui.case_columns import case_columns
from chc_desktop.ui.case_filters import CHIPS, RIVALS, wanted
from chc_desktop.ui.filter_chips import FilterChips
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.tables import RowTable
from chc_desktop.ui.theme import main_button, text_scale
from chc_desktop.ui.widgets.fields import LineField
from chc_desktop.ui.widgets.wrap import ScrollPage

_VIEW = "view/cases"
_SETTLE = 800  # milliseconds without a further change before the columns are kept
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»', " "))


class CaseListPage(ScrollPage):
    """Every case in one line. Enter or a double click opens one; the window's Ctrl+F goes to the search."""

    case_chosen = Signal(int)
    log_asked = Signal()

    def __init__(self, office: Office, prompts: Asking) -> None:
        self._log = main_button("+  Log a complaint")
        super().__init__("Cases", "", (self._log,))
        self._office = office
        self._summaries: Sequence[CaseSummary] = ()
        self._reckoning = office.agenda.reckoning()
        self._search = LineField("Find a case", "Find by name, home, postcode, number or any word")
        self._filters = FilterChips("Narrow the list", CHIPS, RIVALS)
        self._table = RowTable("Cases", case_columns(self._judged_by))
        self._keep_later = QTimer(self, singleShot=True, interval=_SETTLE)
        self._arrange()
        self._take_up_columns()
        self._connect()

    def refresh(self) -> None:
        """Read the register again; the search, the chips and the chosen case stay."""
        self._reckoning = self._office.agenda.reckoning()
        self._summaries = self._office.cases.summaries()
        self._narrow()

    def focus_search(self) -> None:
        """Go to the search, with what is written there ready to be written over."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._keep_later.isActive():
            self._keep_later.stop()
            self._keep_columns()

    def _arrange(self) -> None:
        self._log.setAccessibleName("Log a complaint")
        self._search.setClearButtonEnabled(True)
        self.add(self._search)
        self.add(self._filters)
        self.add(self._table, stretch=1)

    def _connect(self) -> None:
        header = self._table.horizontalHeader()
        self._log.clicked.connect(self.log_asked)
        self._search.changed.connect(self._narrow)
        self._search.returnPressed.connect(self._go_to_list)
        self._filters.changed.connect(self._narrow)
        self._table.row_activated.connect(lambda case: self.case_chosen.emit(case.case_id))
        self._keep_later.timeout.connect(self._keep_columns)
        for changed in (header.sectionMoved, header.sectionResized, header.sortIndicatorChanged):
            changed.connect(lambda: self._keep_later.start())

    def _judged_by(self) -> Reckoning:
        return self._reckoning

    def _narrow(self) -> None:
        """Show what the search finds and the chips let through."""
        found = self._office.cases.found(self._search.value().translate(_QUOTES))
        keys = self._filters.value()
        holds = wanted(keys, found, self._reckoning.today)
        narrowed = bool(keys) or found is not None
        self._show([case for case in self._summaries if holds(case)] if narrowed else self._summaries)

    def _show(self, rows: Sequence[CaseSummary]) -> None:
        chosen = self._table.current_row()
        self._table.set_empty_text(self._nothing())
        self._table.show_rows(rows)
        again = chosen and next((case for case in rows if case.case_id == chosen.case_id), None)
        if again:
            self._table.choose(again)
        self.set_heading("Cases", _counted(len(rows), len(self._summaries)))

    def _nothing(self) -> str:
        """Why the list is empty, and what to do about it."""
        if not self._summaries:
            return "No complaint has been logged yet. Log the first one with the button above."
        if self._search.value():
            narrowed = " among the cases the buttons above let through" if self._filters.value() else ""
            return (
                f"No case has “{self._search.value()}” in it{narrowed}. Any part of a word is found, and accents and "
                "apostrophes do not matter. Try fewer letters, or another word."
            )
        chosen = words.listed([f"“{text}”" for text in self._filters.words()])
        return f"No case is shown under {chosen}. Press the same button again to see the others."

    def _go_to_list(self) -> None:
        """Enter in the search opens the only case found, or goes to the first of several."""
        rows = self._table.rows()
        if len(rows) == 1:
            self.case_chosen.emit(rows[0].case_id)
        elif rows:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._table.choose(self._table.current_row() or rows[0])

    def _keep_columns(self) -> None:
        columns = b64encode(self._table.saved_state()).decode("ascii")
        self._office.drafts.save(_VIEW, {"columns": columns, "text_scale": text_scale()})

    def _take_up_columns(self) -> None:
        """The columns as they were left, unless the text has another size now."""
        kept = self._office.drafts.read(_VIEW)
        if kept and kept.get("text_scale") == text_scale():
            self._table.restore(b64decode(str(kept.get("columns", ""))))


def _counted(shown: int, all_cases: int) -> str:
    if shown == all_cases:
        return words.count(all_cases, "case")
    return f"{shown} of {words.count(all_cases, 'case')}"
