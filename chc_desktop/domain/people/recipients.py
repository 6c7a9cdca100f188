"""To whom the letters of a case go: a letter for each who complains, to them, to who speaks for them, or to both."""

from collections.abc import Iterator
from dataclasses import dataclass

from chc_desktop.domain.case import Case
from chc_desktop.domain.people.events import LettersTo


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whose letter it is, and whose name and address it bears. `also` are those who get the same letter."""

    complainant: int
    addressee: int
    also: tuple[int, ...] = ()


def recipients(case: Case) -> tuple[Recipient, ...]:
    """Everybody a letter goes to, those who complain in the order they came."""
    return tuple(each for complainant in case.complainants for each in _of_one(case, complainant))


def _of_one(case: Case, complainant: int) -> Iterator[Recipient]:
    """The complainant, unless all goes to who speaks for them; then who speaks for them, where letters go to them."""
    speaking = case.parties.speaking_for(complainant)
    instead = any(each.letters_to is LettersTo.REPRESENTATIVE for each in speaking)
    named = [each.person for each in speaking if each.letters_to is not LettersTo.RESIDENT]
    addressees = dict.fromkeys(named if instead else (complainant, *named))
    for addressee in addressees:
        yield Recipient(complainant, addressee, tuple(each for each in addressees if each != addressee))
