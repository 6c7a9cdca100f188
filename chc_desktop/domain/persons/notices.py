"""What must not be missed about a person, in the order in which it stands at the top of each of their cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from chc_desktop.domain import words
from chc_desktop.domain.facts import ContactWay, Person, Whereabouts


class Weight(Enum):
    """How much harm it does to miss it. LOOK: it is to be looked at again."""

    GRAVE = "grave"
    LOOK = "look"
    KNOW = "know"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to know: what kind, what it is in whole, and how much it weighs."""

    kind: str
    text: str
    weight: Weight

    @property
    def words(self) -> str:
        """“Confidential: do not leave messages”."""
        return f"{self.kind}: {self.text}" if self.text else self.kind


def notices(person: Person, today: date) -> tuple[Notice, ...]:
    """Everything that must not be missed, what does most harm first."""
    return (
        *_died(person),
        *_no_letters(person),
        *_plain("Confidential", person.confidential),
        *_reviewed("Contact restricted", person.restriction, person.restriction_review, today, Weight.GRAVE),
        *_plain("Risk", person.risk),
        *_plain("Vulnerable", person.vulnerability),
        *_reviewed("Disability", person.disability, person.disability_review, today, Weight.KNOW),
        *_reviewed("Adjustment", person.adjustment, person.adjustment_review, today, Weight.KNOW),
        *_letters(person),
        *_moved(person),
        *_liked(person),
    )


def is_due(review: date | None, today: date) -> bool:
    """Whether something is to be looked at again by now."""
    return review is not None and review <= today


def preference(person: Person) -> str:
    """How somebody likes to be reached, in a line: “by telephone, mornings; Polish interpreter”; empty if unknown."""
    way = person.contact_way.words.lower() if person.contact_way is not ContactWay.ANY else ""
    reach = ", ".join(filter(None, (way, _line(person.contact_times))))
    return "; ".join(filter(None, (reach, _line(person.language), _line(person.contact_notes))))


def _plain(kind: str, text: str) -> Iterator[Notice]:
    if text.strip():
        yield Notice(kind, _line(text), Weight.GRAVE)


def _reviewed(kind: str, text: str, review: date | None, today: date, weight: Weight) -> Iterator[Notice]:
    if text.strip():
        due = is_due(review, today)
        yield Notice(kind, _line(text) + _review(review, today), Weight.LOOK if due else weight)


def _died(person: Person) -> Iterator[Notice]:
    if person.has_died:
        when = f" {words.day(person.since)}" if person.since else ""
        yield Notice(f"Has died{when}", _line(person.what_to_do), Weight.GRAVE)


def _moved(person: Person) -> Iterator[Notice]:
    if person.whereabouts is Whereabouts.MOVED:
        when = f" {words.day(person.since)}" if person.since else ""
        to = f"to {_line(person.new_address)}" if person.new_address.strip() else "new address not known"
        yield Notice(f"Moved{when}", "; ".join(filter(None, (to, _line(person.what_to_do)))), Weight.KNOW)


def _no_letters(person: Person) -> Iterator[Notice]:
    if person.no_letters_to.strip():
        instead = f"; write to {_line(person.write_to)}" if person.write_to.strip() else ""
        yield Notice("Do not write to", f"{_line(person.no_letters_to)}{instead}", Weight.GRAVE)
    elif person.write_to.strip():
        yield Notice("Write to", _line(person.write_to), Weight.KNOW)


def _letters(person: Person) -> Iterator[Notice]:
    if not person.letter_form.is_usual:
        yield Notice("Letters", person.letter_form.phrase, Weight.KNOW)


def _liked(person: Person) -> Iterator[Notice]:
    if liked := preference(person):
        yield Notice("Prefers" if person.contact_way is not ContactWay.ANY else "Contact", liked, Weight.KNOW)


def _review(review: date | None, today: date) -> str:
    """“, review Thu 3 Dec”, to stand after what is reviewed; nothing where no day was set."""
    when = "review was due" if is_due(review, today) else "review"
    return f", {when} {words.short_day(review)}" if review else ""


def _line(text: str) -> str:
    """On one line, the lines of an address told apart."""
    return ", ".join(" ".join(line.split()).rstrip(",") for line in text.splitlines() if line.strip())
