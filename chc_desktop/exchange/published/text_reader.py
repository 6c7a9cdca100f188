"""Reads text whose cells are parted by tabs, with or without the marks of a web page left inside the cells."""

import re

from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.exchange.plain_text import decoded, from_html, tidy
from chc_desktop.exchange.published.collecting import Collector

_MARKS = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|&(?:#\d+|[a-z]+);")


def read_text(name: str, content: bytes) -> Source:
    """Everything the text says: a line with tabs is a row, any other a paragraph."""
    found, in_table = Collector(name), False
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
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _quoted_cells_closed(text).split("\n")


def _plain(cell: str) -> str:
    return from_html(cell) if _MARKS.search(cell) else tidy(cell).strip()


def _quoted_cells_closed(text: str) -> str:
    """A cell in quotation marks, as spreadsheets copy one with several lines, becomes one line."""
    return re.sub(
        r'(?<![^\t\n])"((?:[^"\t]|"")*\n(?:[^"\t]|"")*)"(?![^\t\n])',
        lambda found: found[1].replace('""', '"').replace("\n", "<br>"),
        text,
    )
