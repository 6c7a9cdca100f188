"""Where letters to a person go, and where none may go."""

import re
import unicodedata
from datetime import date

from chc_desktop.domain.facts import Person, Whereabouts


def letters_go_to(person: Person, day: date) -> str:
    """The address a letter of that day is sent to; empty where there is none it may go to.

    Where to write instead comes before a new address, which holds from the day of the move.
    """
    for address in (person.write_to, _new_address(person, day), person.address):
        if address.strip():
            return "" if is_forbidden(person, address) else address
    return ""


def is_forbidden(person: Person, address: str) -> bool:
    """Whether nothing may be sent to an address: it has the words of one that must not be written to.

    Several of those stand with an empty line between them.
    """
    forbidden = map(_words, re.split(r"\n\s*\n", person.no_letters_to))
    return any(each and _holds(_words(address), each) for each in forbidden)


def _holds(words: list[str], part: list[str]) -> bool:
    return any(words[place : place + len(part)] == part for place in range(len(words) - len(part) + 1))


def _new_address(person: Person, day: date) -> str:
    moved = person.whereabouts is Whereabouts.MOVED and (person.since is None or person.since <= day)
    return person.new_address if moved else ""


def _words(address: str) -> list[str]:
    """The words of an address, however it is written: capitals, commas, lines and accents do not count."""
    plain = unicodedata.normalize("NFKD", address.casefold())
    return re.findall(r"\w+", "".join(letter for letter in plain if not unicodedata.combining(letter)))
