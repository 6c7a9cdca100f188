"""The calendar: what is due on which day, as a month, a week or a list, with the days that are not worked."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.agenda import AgendaLine
from chc_desktop.domain.calendar_view import CalendarView, Kind, Span
from chc_desktop.office.calendar import CalendarRoom
from chc_desktop.office.office import Office
from chc_desktop.ui.agenda_row import explaining
from chc_desktop.ui.calendar_days import DayList, drawn
from chc_desktop.ui.day_popup import DayPopup
from chc_desktop.ui.filter_chips import FilterChips
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import Button, plain_button
from chc_desktop.ui.widgets.arrange import RowLayout
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.choices import Answers
from chc_desktop.ui.widgets.day_grid import DayGrid
from chc_desktop.ui.widgets.month import MonthGrid
from chc_desktop.ui.widgets.week import WeekGrid
from chc_desktop.ui.widgets.wrap import ScrollPage

_VIEW = "view/calendar"


class CalendarPage(ScrollPage):
    """One month or week at a time. A click on a day or an entry explains it and leads to the case."""

    case_chosen = Signal(int)

    def __init__(self, office: Office, prompts: Asking) -> None:
        self._span = Answers("Show as", tuple((span.value, span.words) for span in Span))
        self._steps = tuple(_button(text) for text in ("‹", "", "›"))
        super().__init__("", "", (*self._steps, self._span))
        self._office = office
        self._prompts = prompts
        self._room = CalendarRoom(office.desk)
        self._around = office.today()
        self._view: CalendarView | None = None
        self._kinds = FilterChips("Show only", tuple((kind.value, kind.words) for kind in Kind), ())
        self._print = _button("Print…")
        self._export = _button("Save for Outlook…")
        self._banner = Banner()
        self._news = Banner()
        self._grid = MonthGrid(office.today())
        self._week = WeekGrid(office.today())
        self._list = DayList()
        self._arrange()
        self._take_up_view()
        self._connect()

    def refresh(self) -> None:
        """Read again what is shown."""
        span, before = Span(self._span.value()), self._view
        self._view = view = self._room.view(span, self._around, map(Kind, self._kinds.value()))
        self.set_heading(view.title, view.summary)
        self._name_steps(span)
        self._warn(before.notice if before else "", view.notice)
        self._show(view)

    def show_day(self, day: date) -> None:
        """Go to the month or the week of a day."""
        self._around = day
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._bring_into_view)

    def _arrange(self) -> None:
        tools = QWidget()
        tools.setLayout(layout := RowLayout(None, self._kinds, (self._print, self._export)))
        layout.setContentsMargins(0, 0, 0, 0)
        self._export.setToolTip("Save the dates as a file that Outlook and other calendars read")
        self.add(tools)
        self.add(self._news)
        self.add(self._banner)
        for body in (self._grid, self._week, self._list):
            self.add(body, stretch=1)

    def _connect(self) -> None:
        for button, units in zip(self._steps, (-1, 0, 1), strict=True):
            button.clicked.connect(self._stepping(units))
        for grid in (self._grid, self._week):
            grid.days_wanted.connect(self.show_day)
            grid.entry_chosen.connect(self._explain_entry)
            grid.day_chosen.connect(self._explain_day)
            grid.current_changed.connect(self._follow)
        self._span.changed.connect(self._chosen)
        self._kinds.changed.connect(self._chosen)
        self._print.clicked.connect(self._show_printed)
        self._export.clicked.connect(self._ask_what_to_save)

    def _stepping(self, units: int) -> Callable[[], None]:
        def step() -> None:
            span = Span(self._span.value())
            self.show_day(span.beyond(self._around, units) if units else self._office.today())

        return step

    def _name_steps(self, span: Span) -> None:
        unit = span.unit
        names = (f"{unit.capitalize()} before", f"This {unit}", f"{unit.capitalize()} after")
        for button, name in zip(self._steps, names, strict=True):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._steps[1].setText(names[1])

    def _chosen(self) -> None:
        """Another view or other duties were chosen: show them, and remember."""
        self._office.drafts.save(_VIEW, {"span": self._span.value(), "kinds": list(self._kinds.value())})
        self.refresh()

    def _take_up_view(self) -> None:
        """The view as it was left."""
        kept = self._office.drafts.read(_VIEW) or {}
        span = next((span for span in Span if span.value == kept.get("span")), Span.MONTH)
        self._span.set_value(span.value)
        kinds = kept.get("kinds")
        self._kinds.set_value(tuple(map(str, kinds)) if isinstance(kinds, list) else ())

    def _warn(self, before: str, now: str) -> None:
        """Say once that dates are provisional; whoever hides the notice is not told again until it was out of view."""
        if now and now != before:
            self._banner.show_notice(now)
        elif before and not now:
            self._banner.hide()

    def _show(self, view: CalendarView) -> None:
        today = self._office.today()
        for grid in (self._grid, self._week):
            grid.set_today(today)
        if view.span is Span.MONTH:
            self._grid.show_month(view.around, tuple(map(drawn, view.days)))
        elif view.span is Span.WEEK:
            self._week.show_week(view.days[0].date, tuple(drawn(day, in_full=True) for day in view.days))
        for grid in (self._grid, self._week):
            if grid.shows(view.around):
                grid.put_on(view.around)
        self._show_list(view)
        self._grid.setVisible(view.span is Span.MONTH)
        self._week.setVisible(view.span is Span.WEEK)

    def _show_list(self, view: CalendarView) -> None:
        self._list.hide()
        self._list.deleteLater()
        self._list = DayList(view.days if view.span is Span.AGENDA else ())
        self._list.case_asked.connect(self.case_chosen)
        self._list.explanation_asked.connect(self._explain)
        self.add(self._list, stretch=1)
        self._list.setVisible(view.span is Span.AGENDA)

    def _shown_grid(self) -> DayGrid | None:
        return next((grid for grid in (self._grid, self._week) if grid.isVisible()), None)

    def _follow(self) -> None:
        """The arrows went to another day: the other views begin there too."""
        grid = self._shown_grid()
        if grid:
            self._around = grid.current_day()
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        """Where the days are taller than the window, scroll to the one the arrows are on: at first today."""
        content, grid = self.widget(), self._shown_grid()
        if content and grid:
            day = grid.day_box(grid.current_day())
            middle = grid.mapTo(content, day.center())
            self.ensureVisible(middle.x(), middle.y(), 0, day.height() // 2 + 4)

    def _explain_entry(self, key: str, corner: QPoint) -> None:
        days = self._view.days if self._view else ()
        line = next((line for day in days for line in day.lines if line.id == key), None)
        if line:
            self._explain(line, corner)

    def _explain_day(self, chosen: date) -> None:
        day = next((day for day in (self._view.days if self._view else ()) if day.date == chosen), None)
        grid = self._shown_grid()
        if not day or not grid:
            return
        corner = grid.mapToGlobal(grid.day_box(chosen).bottomLeft())
        popup = DayPopup(grid, day)
        popup.line_chosen.connect(lambda line: self._explain(line, corner))
        popup.show_at(corner)

    def _explain(self, line: AgendaLine, corner: QPoint) -> None:
        popup = explaining(self._shown_grid() or self, self._office, line)
        popup.case_asked.connect(lambda: self.case_chosen.emit(line.case_id))
        popup.show_at(corner)

    def _show_printed(self) -> None:
        from chc_desktop.ui.pdf_window import PdfWindow  # QtPdf is needed only now

        if self._view:
            title = f"Calendar: {self._view.title}"
            content = self._room.printed(self._view)
            PdfWindow(content, title, Path(f"Calendar {self._view.title}.pdf"), self._prompts, self).open()

    def _ask_what_to_save(self) -> None:
        from chc_desktop.ui.calendar_export import CalendarFileDialog  # seldom needed

        dialog = CalendarFileDialog(self._office, self._prompts, self)
        dialog.saved.connect(self._news.show_good_news)
        dialog.open()


def _button(text: str) -> Button:
    button = plain_button(text)
    button.setAccessibleName(text)
    return button
