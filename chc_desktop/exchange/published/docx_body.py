"""Follows the elements of one part of a .docx and hands the collector what a reader of the page would see."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chc_desktop.exchange.published.collecting import Collector
from chc_desktop.exchange.published.docx_marks import is_symbols, shown, symbol
from chc_desktop.exchange.xlsx_parts import attribute, local

Notes = Mapping[tuple[str, str], str]
"""The words of footnotes and endnotes, by the name of what refers to them and their number."""

_LEFT_OUT = {"Fallback", "moveFrom", "del", "tabs", "sectPr"}
_OFF = {"0", "false", "off"}


@dataclass
class _Asked:
    """An old form field: a box to tick, or a list to choose from."""

    states: dict[str, str] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)

    @property
    def box(self) -> str:
        state = self.states.get("checked", self.states.get("default", "0"))
        return "☐" if state in _OFF else "☒"

    @property
    def choice(self) -> str:
        place = self.states.get("result", self.states.get("default", "0"))
        return self.entries[int(place)] if place.isdigit() and int(place) < len(self.entries) else ""


class Body:
    """Follows one part. Cells are counted in the order of the part, those that are left out too."""

    def __init__(self, found: Collector, notes: Notes, counts_cells: bool = True) -> None:
        self._found = found
        self._notes = notes
        self._counts_cells = counts_cells
        self._cells = 0
        self._left_out = 0
        self._in_text = 0
        self._bullet = False
        self._in_item = False
        self._face = ""
        self._placeholders: list[bool] = []
        self._asked: _Asked | None = None
        self.collecting_failed = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        self._left_out += name in _LEFT_OUT
        self._cells += name == "tc" and self._counts_cells
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
            self._say(shown(words, self._face) if self._face else words)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        found, value = self._found, attribute(attributes, "val")
        match name:
            case "tbl":
                found.begin_table()
            case "tr":
                found.begin_row()
            case "tc":
                found.begin_cell(place=self._cells if self._counts_cells else 0)
            case "gridSpan":
                found.spread(int(value))
            case "gridBefore":
                found.begin_cell(int(value))
            case "vMerge" if value != "restart":
                found.goes_on()
            case "numPr":
                self._bullet = self._in_item = value != "0"
            case "pStyle" if value.startswith("ListBullet"):
                self._bullet = self._in_item = True
            case "tab":
                self._say(" ")
            case "br" | "cr":
                found.next_line(self._in_item)
            case "noBreakHyphen":
                self._say("-")
            case "footnoteReference" | "endnoteReference":
                self._note(name.removesuffix("Reference"), attribute(attributes, "id"))
            case _:
                self._begin_mark(name, attributes, value)

    def _begin_mark(self, name: str, attributes: dict[str, str], value: str) -> None:
        """What is neither text nor table: typefaces of symbols, content controls, old form fields."""
        match name:
            case "r":
                self._face = ""
            case "rFonts":
                face = attribute(attributes, "ascii") or attribute(attributes, "hAnsi")
                self._face = face if is_symbols(face) else ""
            case "sym":
                self._say(symbol(attribute(attributes, "font"), attribute(attributes, "char")))
            case "sdt":
                self._placeholders.append(False)
            case "showingPlcHdr" if self._placeholders:
                self._placeholders[-1] = value not in _OFF
            case "checkBox" | "ddList":
                self._asked = _Asked()
            case "checked" | "default" | "result" if self._asked:
                self._asked.states[name] = value or "1"
            case "listEntry" if self._asked:
                self._asked.entries.append(value)

    def _end(self, name: str) -> None:
        match name:
            case "tbl":
                self._found.end_table()
            case "tr":
                self._found.end_row()
            case "tc":
                self._found.end_cell()
            case "p":
                if self._in_item:
                    self._found.new_line()
                else:
                    self._found.new_paragraph()
                self._bullet = self._in_item = False
            case "r":
                self._face = ""
            case "sdt":
                self._placeholders.pop()
            case "checkBox" | "ddList" if self._asked:
                self._say(self._asked.box if name == "checkBox" else self._asked.choice)
                self._asked = None

    def _note(self, kind: str, number: str) -> None:
        if words := self._notes.get((kind, number)):
            self._say(f" [Note: {words}]")

    def _say(self, words: str) -> None:
        if any(self._placeholders):  # “Click here to enter text”
            return
        if self._bullet and words.strip():
            self._found.text("- ")
            self._bullet = False
        self._found.text(words)
