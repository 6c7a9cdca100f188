"""Provision numbers, sections and stages as people write them: “Section 1.2”, “1.2.”, “6 – Stage one”."""

import re

NUMBER = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2})(?![\d.]*\d)")
ALONE = re.compile(r"\s*(?:section\s*)?(\d{1,2})\s*[.:)]?\s*", re.I)
_TITLED = re.compile(r"\s*(?:section\s*)?(\d{1,2})\s*[-–—.:)]?\s+([A-Z].*)", re.I | re.S)
LEADS = re.compile(r"\s*(\d{1,2}\.\d{1,2})(?![\d.]*\d)[.:)]?\s+(?=\S)")
_SECTION = re.compile(r"\s*(?:section|part)?\s*(\d{1,2})\s*[-–—:.)]?\s+\D|\s*section\s+(\d{1,2})\b", re.I)
_STAGE = re.compile(r"\bstage\s*(\d|one|two|three)\b", re.I)
_STAGES = {"one": "1", "two": "2", "three": "3"}


def numbers_in(cell: str) -> tuple[tuple[str, ...], str]:
    """The provision numbers in a cell, and the words beside them."""
    if found := NUMBER.findall(cell):
        rest = " ".join(NUMBER.sub(" ", cell).split())
        return tuple(found), rest if re.search(r"[a-z]{4}", re.sub(r"(?i)section|provision|code", "", rest)) else ""
    if alone := ALONE.fullmatch(cell):
        return (alone[1],), ""
    titled = _TITLED.fullmatch(cell)
    return ((titled[1],), titled[2]) if titled else ((), cell)


def leading_number(requirement: str) -> tuple[tuple[str, ...], str]:
    led = LEADS.match(requirement)
    return ((led[1],), requirement[led.end() :]) if led else ((), requirement)


def number_among(cells: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The number that stands alone in a column whose heading says nothing, and the other cells."""
    found = next((cell for cell in cells if NUMBER.fullmatch(cell.strip().rstrip("."))), "")
    return numbers_in(found)[0], tuple(cell for cell in cells if cell != found)


def stage_in(text: str) -> str:
    found = _STAGE.search(text)
    named = found[1].casefold() if found else ""
    return _STAGES.get(named, named)


def section_in(text: str) -> str:
    """The number of a section whose heading this is; empty where it is none."""
    found = _SECTION.match(text)
    return (found[1] or found[2]) if found else ""
