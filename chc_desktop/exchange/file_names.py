"""Names of files that came from outside, made safe for every disk and told apart from one another."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_LONGEST = 120  # characters
_LONGEST_BYTES = 200  # a name may have 255 bytes on most disks, and “ (12)” must still fit
_LONGEST_ENDING = 12
_LONGEST_SHOWN = 60
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # control, direction and joining marks, lone halves of pairs


def safe_name(name: str, otherwise: str = "file") -> str:
    """The name without folders, unseen characters and what Windows forbids; `otherwise` where nothing is left."""
    last = re.split(r"[/\\]", seen(name[:10_000]))[-1]
    last = _FORBIDDEN.sub("_", " ".join(last.split())).strip(". ")
    if not last.strip("_"):
        return otherwise
    stem, ending = stem_and_ending(last)
    short = _shortened(stem, ending)
    return f"_{short}" if _RESERVED.match(short) else short


def seen(text: str) -> str:
    """The text with only the characters that can be seen, and spaces."""
    spaced = "".join(" " if character in "\t\r\n" else character for character in text)
    kept = "".join(character for character in spaced if unicodedata.category(character) not in _UNSEEN)
    return unicodedata.normalize("NFC", kept)


def shown_name(name: str) -> str:
    """A file's name as a sentence quotes it: short, on one line."""
    safe = safe_name(name)
    return safe if len(safe) <= _LONGEST_SHOWN else f"{safe[: _LONGEST_SHOWN - 1]}…"


def ending_of(name: str) -> str:
    """What follows the last dot, in small letters: “pdf”; empty where there is none."""
    return stem_and_ending(safe_name(name))[1].lstrip(".").lower()


def stem_and_ending(name: str) -> tuple[str, str]:
    """“letter” and “.pdf”."""
    stem, dot, ending = name.rpartition(".")
    if stem and ending and len(ending) <= _LONGEST_ENDING and " " not in ending:
        return stem, dot + ending
    return name, ""


def told_apart(names: Iterable[str]) -> Iterator[str]:
    """The names in order, those that came before (in capitals or not) with a number: “photo (2).jpg”."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    for name in names:
        number, told = last.get(name.casefold(), 1), name
        while told.casefold() in taken:
            number += 1
            stem, ending = stem_and_ending(name)
            told = f"{stem} ({number}){ending}"
        last[name.casefold()] = number
        taken.add(told.casefold())
        yield told


def _shortened(stem: str, ending: str) -> str:
    stem = stem[: _LONGEST - len(ending)]
    while len((stem + ending).encode()) > _LONGEST_BYTES:
        stem = stem[:-1]
    return stem.rstrip(". ") + ending
