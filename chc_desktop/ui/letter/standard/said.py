"""Says the faults of a letter, which its file’s reader names by key, as the window calls those places."""

import re

from chc_desktop.domain.letters.letter import LetterTemplate

_OF_PART = re.compile(r"parts\[(\d+)\]\.(\w+): (.*)", re.DOTALL)


def said_of(fault: str, letter: LetterTemplate) -> str:
    """“Opening, wording: “{recieved}” is not known.”"""
    what = fault.partition("; known are ")[0]
    if found := _OF_PART.fullmatch(what):
        part = letter.parts[int(found[1]) - 1]
        return f"{part.label or 'A part'}, {_PLACES.get(found[2], found[2])}: {found[3]}."
    place, parted, said = what.partition(": ")
    return f"{_PLACES.get(place, place)}: {said}." if parted else f"{what}."


_PLACES = {
    "title": "Title",
    "text": "wording",
    "otherwise": "wording instead",
    "heading": "heading",
    "label": "name",
    "parts.elements": "Parts",
    "parts.key": "Parts",
}
