"""Reads the paragraphs and tables of a .docx out of its XML parts, under limits."""

from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.published.collecting import Collector
from chc_desktop.exchange.published.refusing import damaged
from chc_desktop.exchange.xlsx_parts import Parts, attribute, local, opened

_MAIN = "word/document.xml"


def read_docx(name: str, content: bytes) -> Source:
    """Everything a Word document says in its main part. What was deleted with changes tracked is left out."""
    found = Collector(name)
    refusal: RuleBroken | None = None
    try:
        with opened(name, content) as parts:
            refusal = _read(parts, found)
    except RuleBroken as broken:  # the reader of spreadsheets says it in a spreadsheet's words
        raise damaged(name) from broken
    if refusal:
        raise refusal
    return found.source()


def _read(parts: Parts, found: Collector) -> RuleBroken | None:
    body = _Body(found)
    related = parts.related("").values()
    main = next((part for kind, part in related if kind == "officeDocument" and part in parts), _MAIN)
    try:
        parts.read(main, body.start, body.end, body.text)
    except RuleBroken as broken:
        if body.collecting_failed:
            return broken
        raise
    return None


class _Body:
    """Follows the elements of the main part."""

    def __init__(self, found: Collector) -> None:
        self._found = found
        self._left_out = 0
        self._in_text = 0
        self._bullet = False
        self.collecting_failed = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        self._left_out += name in _LEFT_OUT
        if self._left_out:
            return
        self._in_text += name == "t"
        self.collecting_failed = True
        self._begin(name, attributes)
        self.collecting_failed = False

    def end(self, name: str) -> None:
        name = local(name)
        if name in _LEFT_OUT:
            self._left_out -= 1
        if self._left_out:
            return
        self._in_text -= name == "t"
        self.collecting_failed = True
        self._end(name)
        self.collecting_failed = False

    def text(self, words: str) -> None:
        if self._in_text and not self._left_out:
            self._say(words)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        found, value = self._found, attribute(attributes, "val")
        match name:
            case "tbl":
                found.begin_table()
            case "tr":
                found.begin_row()
            case "tc":
                found.begin_cell()
            case "gridSpan":
                found.spread(int(value))
            case "gridBefore":
                found.begin_cell(int(value))
            case "vMerge" if value != "restart":
                found.goes_on()
            case "numPr":
                self._bullet = True
            case "tab":
                self._say(" ")
            case "br" | "cr":
                found.text("\n")
            case "noBreakHyphen":
                self._say("-")

    def _end(self, name: str) -> None:
        match name:
            case "tbl":
                self._found.end_table()
            case "tr":
                self._found.end_row()
            case "tc":
                self._found.end_cell()
            case "p":
                self._bullet = False
                self._found.new_line()

    def _say(self, words: str) -> None:
        if self._bullet and words.strip():
            self._found.text("• ")
            self._bullet = False
        self._found.text(words)


_LEFT_OUT = {"Fallback", "moveFrom", "del", "tabs", "sectPr"}
