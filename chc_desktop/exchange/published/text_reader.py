"""Reads text whose cells are parted by tabs, with or without the marks of a web page left inside the cells."""

import re

from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.exchange.plain_text import decoded, from_html, tidy
from chc_desktop.exchange.published.collecting import Collector, Tick

_LONGEST_QUOTED = 200
"""In lines."""
_MARKS = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|&(?:#\d+|[a-z]+);")


def read_text(name: str, content: bytes, tick: Tick = lambda share: None) -> Source:
    """Everything the text says: a line with tabs is a row, any other a paragraph."""
    found, in_table = Collector(name, tick), False
    for line in tidy_lines(decoded(content)):
        cells = line.split("\t")
        is_row = len(cells) > 1 and any(cell.strip() for cell in cells)
        if is_row and not in_table:
            found.begin_table()
        if in_table and not is_row:
            found.end_table()
        in_table = is_row
        if is_row:
            found.begin_row()
        for cell in cells:
            if is_row:
                found.begin_cell()
            found.text(_plain(cell))
        if not is_row:
            found.new_line()
    return found.source()


def tidy_lines(text: str) -> list[str]:
    """The lines with their tabs, whatever ends them; a line end in a quoted cell does not part it."""
    return _quoted_cells_closed(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _plain(cell: str) -> str:
    return from_html(cell) if _MARKS.search(cell) else tidy(cell).strip()


def _quoted_cells_closed(lines: list[str]) -> list[str]:
    """A cell in quotation marks, as spreadsheets copy one with several lines, becomes one line."""
    found: list[str] = []
    at = 0
    while at < len(lines):
        line, at = lines[at], at + 1
        while _is_open(line) and (more := _closing(lines, at)):
            line, at = "<br>".join((line, *lines[at:more])), more
        found.append("\t".join(map(_unquoted, line.split("\t"))))
    return found


def _is_open(line: str) -> bool:
    last = line.rpartition("\t")[2]
    return last.startswith('"') and last.count('"') % 2 == 1


def _closing(lines: list[str], at: int) -> int:
    """After which line a cell opened before it is closed; 0 where it is not, soon enough to have been meant."""
    for end in range(at, min(at + _LONGEST_QUOTED, len(lines))):
        first = lines[end].partition("\t")[0]
        if first.count('"') % 2:
            return end + 1 if first.rstrip().endswith('"') else 0
        if "\t" in lines[end]:
            return 0
    return 0


def _unquoted(cell: str) -> str:
    if "<br>" in cell and len(cell) > 1 and cell[0] == '"' and cell.rstrip()[-1] == '"':
        return cell.rstrip()[1:-1].replace('""', '"')
    return cell
