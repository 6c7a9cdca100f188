"""The calendar as a page to be printed: a month or a week as a table of days, or the days on which something is due."""

from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.agenda import AgendaLine, DayView
from chc_desktop.domain.calendar_view import CalendarView, Span, remark, whole
from chc_desktop.domain.page import Block, FormPage, Heading, Table, Text

_WIDTHS = (3, 5, 15)


def calendar_page(view: CalendarView, organisation: str, today: date) -> FormPage:
    """The page of what the calendar shows, as the register stands today."""
    said = (view.summary, f"As the register stood on {words.day(today)}.")
    introduction = (Text(" ".join(said)), *([Text(view.notice)] if view.notice else []))
    sections = _list(view) if view.span is Span.AGENDA else ((_table(view),),)
    return FormPage(f"Calendar: {view.title}", organisation, introduction, sections)


def _table(view: CalendarView) -> Table:
    rows = tuple(_row(day, number == 0) for number, day in enumerate(view.own_days))
    return Table(("Day", "What kind of day", "What is due"), rows, _WIDTHS)


def _row(day: DayView, first: bool) -> tuple[str, str, str]:
    return words.short_day(day.date), _kind(day, first), _listed(day)


def _kind(day: DayView, first: bool) -> str:
    said = remark(day, first)
    weekend = "" if day.working or day.is_bank_holiday else "Not a working day."
    closed = f"{day.closure.why}." if day.closure and day.closure.why not in said else ""
    return " ".join(part for part in (said, weekend, closed) if part)


def _list(view: CalendarView) -> tuple[tuple[Block, ...], ...]:
    sections = (_section(day, number == 0) for number, day in enumerate(view.own_days))
    return tuple(section for section in sections if section)


def _section(day: DayView, first: bool) -> tuple[Block, ...]:
    said = remark(day, first)
    if not day.lines and not said:
        return ()
    blocks = [Text(said)] if said else []
    return (Heading(words.long_day(day.date)), *blocks, *([Text(_listed(day))] if day.lines else []))


def _listed(day: DayView) -> str:
    return "\n".join((*(f"- {_one_line(line)}" for line in day.lines), *((f"- {day.others}",) if day.more else ())))


def _one_line(line: AgendaLine) -> str:
    """On one line, so that nothing in it begins another item."""
    said = whole(line)
    return " ".join(f"{said}. {line.warning}".split() if line.warning else said.split())
