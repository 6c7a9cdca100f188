"""Bringing a spreadsheet in: choose it, say what is in it, look through the rows, bring it in or leave it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.imports.events import Imported
from chc_desktop.exchange.book import Book, BookSheet
from chc_desktop.exchange.given_days import GivenDays
from chc_desktop.exchange.mapping import Mapping, words_not_known
from chc_desktop.exchange.targets import Target
from chc_desktop.office.import_plan import Forecast
from chc_desktop.office.importing import Importing, Looked, Opened
from chc_desktop.office.office import Office
from chc_desktop.ui.errand import Errand
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.importing.check import CheckPage
from chc_desktop.ui.importing.columns import ColumnsPage
from chc_desktop.ui.importing.meanings import MeaningsPage
from chc_desktop.ui.importing.saying import ForecastPage, TextPage, WorkPage, came_in
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import plain_button

Act = Callable[[Importing, Callable[[float], object]], Any]

FILES = "Spreadsheets (*.xlsx *.xlsm *.csv *.txt);;All files (*)"
_ABOUT = (
    "The complaints you kept in a spreadsheet until now come into the register with their true dates. Any order of "
    "columns will do, as an Excel file (.xlsx) or as .csv.",
    "Nothing is written before you have seen what would come in, row by row. Then it comes in as a whole or not at "
    "all, and it can be taken out again afterwards.",
)
_NO_DAYS = (
    "No column says when each complaint was received, and no case can be without that day. Please choose “Received "
    "on” beside the column that holds it. If there is none, add one to the spreadsheet. Nothing was changed."
)


class ImportWindow(FormDialog):
    """One step in view at a time. `came` tells that something came in; `cases_asked` that the officer wants to look."""

    came = Signal()
    cases_asked = Signal()

    def __init__(self, office: Office, prompts: Asking, parent: QWidget) -> None:
        self.earlier = plain_button("Back")
        super().__init__("Bring in a spreadsheet", "Choose a file…", parent)
        self._office = office
        self._prompts = prompts
        self._opened: Opened | None = None
        self._looked: Looked | None = None
        self._found: Forecast | None = None
        self._mapping = Mapping()
        self._given = GivenDays()
        self._back: Callable[[], None] = self._to_start
        self._next: Callable[[], None] = self._choose
        self._before: Callable[[], None] | None = None
        self._then: Callable[..., None] = self._to_columns
        self._unfinished: Callable[[], None] = self._to_start
        self._errand = Errand(office.desk, self)
        self.start = TextPage("Bring in a spreadsheet", _ABOUT)
        self.columns = ColumnsPage()
        self.meanings = MeaningsPage()
        self.check = CheckPage(office.today())
        self.forecast = ForecastPage()
        self.work = WorkPage()
        self.end = TextPage("", ())
        self._pages = (
            self.start, self.columns, self.meanings, self.check, self.forecast, self.work, self.end,
        )  # fmt: skip
        for page in self._pages:
            self.body.addWidget(page, 1)
        self._connect()
        self._to_start()

    def submit(self) -> None:
        self.show_error("")
        self._next()

    def reject(self) -> None:
        """What is under way is stopped first: it leaves nothing behind."""
        if self._errand.is_under_way:
            self._errand.stop()
        else:
            super().reject()

    def open_file(self, path: Path) -> None:
        """Read the spreadsheet in a file."""
        self._begin(f"Reading “{path.name}”…", lambda room, _tick: room.read(path), self._to_columns, self._to_start)

    def preferred_width(self) -> int:
        return 52

    def spare_lines(self) -> int:
        return 24

    def further_buttons(self) -> tuple[QWidget, ...]:
        self.earlier.setAutoDefault(False)
        return (self.earlier,)

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self._before and self._before())
        self.columns.place_changed.connect(self._move)
        self.check.changed.connect(self._offer_forecast)
        self.check.days_given.connect(self._look_again)
        self._errand.failed.connect(self._failed)
        self._errand.stopped.connect(self._stopped)
        self._errand.progressed.connect(self.work.show_share)
        self._errand.done.connect(lambda result: self._go_on(result))

    def _choose(self) -> None:
        self._prompts.choose_file(self, "Choose the spreadsheet", Path.home(), FILES, self.open_file)

    def _to_start(self) -> None:
        self._show(self.start, "Choose a file…", self._choose, None)

    def _to_columns(self, opened: Opened) -> None:
        self._opened = opened
        sheet = next((sheet for sheet in opened.book.sheets if sheet.rows), None)
        if sheet is None:
            self._to_start()
            self.show_error(f"“{opened.book.name}” has no rows. Nothing was changed. Please choose another file.")
            return
        self._show_columns(opened.book, sheet)
        self._again_columns()

    def _again_columns(self) -> None:
        self._show(self.columns, "Next", self._ask_for_words, self._to_start)

    def _move(self, name: str, heading_row: int) -> None:
        """Another sheet, or another row of headings."""
        assert self._opened
        book = self._opened.book.with_headings_in(name, heading_row) if heading_row else self._opened.book
        self._opened = Opened(book, self._opened.digest)
        self._show_columns(book, next(sheet for sheet in book.sheets if sheet.name == name))

    def _show_columns(self, book: Book, sheet: BookSheet) -> None:
        self.check.forget_days()
        self.columns.show_sheet(book, sheet, self._office.importing.guess(book, sheet.name))

    def _ask_for_words(self) -> None:
        if not {Target.RECEIVED, Target.MADE} & set(self.columns.mapping.columns.values()):
            self.show_error(_NO_DAYS)
            return
        unknown = words_not_known(self.columns.mapping, self._sheet())
        if unknown:
            self.meanings.show_words(unknown)
            self._again_words()
        else:
            self._look(self._again_columns)

    def _again_words(self) -> None:
        self._show(self.meanings, "Next", lambda: self._look(self._again_words), self._again_columns)

    def _look(self, back: Callable[[], None]) -> None:
        assert self._opened
        mapping = self.meanings.chosen(self.columns.mapping) if back == self._again_words else self.columns.mapping
        self._office.importing.remember(mapping)
        self._mapping, self._back = mapping, back
        self._read_rows(self.check.show_rows, back)

    def _look_again(self) -> None:
        """With the days the officer gave for rows that have none."""
        self._read_rows(self.check.show_again, self._again_check)

    def _read_rows(self, show: Callable[[Looked], None], unfinished: Callable[[], None]) -> None:
        given, look = self.check.given(), self._looking()

        def to_check(looked: Looked) -> None:
            self._looked, self._given = looked, given
            show(looked)
            self._again_check()

        self._begin("Reading every row…", lambda room, _tick: look(room, given), to_check, unfinished)

    def _looking(self) -> Callable[[Importing, GivenDays], Looked]:
        assert self._opened
        book, name, mapping = self._opened.book, self._sheet().name, self._mapping
        return lambda room, given: room.look(book, name, mapping, given)

    def _again_check(self) -> None:
        self._show(self.check, "Next", self._work_out, self._back)
        self._offer_forecast()

    def _offer_forecast(self) -> None:
        self.done_button.setEnabled(self.check.is_any_coming())

    def _work_out(self) -> None:
        """With the days that stand in the fields, used or not yet."""
        assert self._opened
        assert self._looked
        if not self.check.are_days_understood():
            return
        opened, before, accepted = self._opened, self._looked, self.check.accepted()
        given, look, over = self.check.given(), self._looking(), self.check.over_before(self._office.today())
        is_new = given != self._given

        def act(room: Importing, tick: Callable[[float], object]) -> tuple[Looked, Forecast]:
            looked = look(room, given) if is_new else before
            return looked, room.forecast(opened, looked, accepted, over, tick)

        def to_forecast(result: tuple[Looked, Forecast]) -> None:
            (self._looked, self._found), self._given = result, given
            self.check.show_again(self._looked)
            self.forecast.show_forecast(self._found, len({problem.row for problem in self._looked.left(accepted)}))
            self._again_forecast()

        self._begin("Working out what that comes to…", act, to_forecast, self._again_check)

    def _again_forecast(self) -> None:
        self._show(self.forecast, self.forecast.agree(), self._bring_in, self._again_check)

    def _bring_in(self) -> None:
        found = self._found
        assert found
        self._begin("Bringing in…", lambda room, tick: room.bring_in(found, tick), self._done, self._again_forecast)

    def _done(self, imported: Imported) -> None:
        self._office.desk.on_change()
        self.came.emit()
        self.end.say(*came_in(imported))
        self._show(self.end, "Show the complaints", self._show_cases, None)
        self.back_button.setText("Close")

    def _show_cases(self) -> None:
        self.accept()
        self.cases_asked.emit()

    def _begin(self, meanwhile: str, act: Act, then: Callable[..., None], unfinished: Callable[[], None]) -> None:
        """Do what takes long, with its progress in view; `unfinished` is where one comes back to if it fails."""
        self._then, self._unfinished = then, unfinished
        self.work.begin(meanwhile)
        self._show(self.work, "", self._errand.stop, None)
        self.back_button.setText("Stop")
        self._errand.begin(lambda desk, tick: act(Importing(desk), tick))

    def _go_on(self, result: object) -> None:
        self._then(result)

    def _failed(self, sentence: str) -> None:
        self._unfinished()
        self.show_error(sentence)

    def _stopped(self) -> None:
        self._unfinished()
        self.banner.show_notice("Stopped. Nothing was brought in, and nothing was changed.")

    def _show(self, page: QWidget, button: str, act: Callable[[], None], before: Callable[[], None] | None) -> None:
        """Bring a step into view, with what its buttons do."""
        self._next, self._before = act, before
        self.banner.hide()
        self.show_error("")
        for one in self._pages:
            one.setVisible(one is page)
        self.setAccessibleName(self.windowTitle())
        self.done_button.setText(button)
        self.done_button.setVisible(bool(button))
        self.done_button.setEnabled(True)
        self.earlier.setVisible(before is not None)
        self.back_button.setText("Not now")
        self._area.verticalScrollBar().setValue(0)
        (self.done_button if button else self.back_button).setFocus()

    def _sheet(self) -> BookSheet:
        assert self._opened
        name = self.columns.sheet.value()
        return next(sheet for sheet in self._opened.book.sheets if sheet.name == name)
