"""Measures of what is known of people: adjustments, disabilities and restrictions, each looked at again on its day."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import NAMED, Figure, Phrase, Spoiler, Tally, share
from chc_desktop.domain.assessments.measures.gauge import unless
from chc_desktop.domain.assessments.timeliness import Mark
from chc_desktop.domain.facts import Person
from chc_desktop.domain.vocabulary import Measure


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of whom something is on record, with their latest complaint of the year; id 0 where they made none."""

    person: Person
    case_id: int = 0
    reference: str = ""


class Gauge(NamedTuple):
    """A measure of people: whom it is about, what is amiss with one, and how it is said.

    Where it is of complainants alone, who did not complain in the year does not count.
    """

    about: Callable[[Person], bool]
    faults: Callable[[Person, date], tuple[str, ...]]
    phrase: Phrase
    of_complainants: bool = True


def figure(measure: Measure, people: Iterable[Known], today: date) -> Figure:
    """What the register says of people, as they are known today."""
    gauge = GAUGES[measure]
    found: dict[Mark, list[Spoiler]] = {Mark.GOOD: [], Mark.AMISS: []}
    for known in people:
        if gauge.about(known.person) and (known.case_id or not gauge.of_complainants):
            why = ", ".join(gauge.faults(known.person, today))
            named = Spoiler(known.case_id, known.reference or known.person.name, why)
            found[Mark.AMISS if why else Mark.GOOD].append(named)
    numbers = {(mark, ""): len(names) for mark, names in found.items()}
    return share(measure, Tally(numbers, numbers, {m: tuple(n[:NAMED]) for m, n in found.items()}), gauge.phrase)


def is_known(person: Person) -> bool:
    """Whether any of these measures is about a person."""
    return any(gauge.about(person) for gauge in GAUGES.values())


def _review(review: date | None, today: date) -> tuple[str, ...]:
    if review is None:
        return ("without a day to look at it again",)
    return unless(review >= today, f"was to be looked at again by {words.day(review)}")


def _restriction(person: Person, today: date) -> tuple[str, ...]:
    return (*unless(person.restriction_reason, "without the reason"), *_review(person.restriction_review, today))


def _proportion(person: Person, _today: date) -> tuple[str, ...]:
    reason = unless(person.restriction_reason, "without the reason")
    return (*reason, *unless(person.restriction_fair, "without why it is fair and in proportion"))


_AHEAD, _NOT_AHEAD = "{have} a day ahead on which it is looked at again", "{have} no day ahead to look at it again"

GAUGES: Mapping[Measure, Gauge] = {
    Measure.ADJUSTMENTS_RECORDED: Gauge(
        lambda person: person.is_adjusted,
        lambda person, today: _review(person.adjustment_review, today),
        Phrase(
            "person with an adjustment on record who complained in the year",
            "people with an adjustment on record who complained in the year",
            _AHEAD,
            "No person who complained in this year has an adjustment on record.",
            _NOT_AHEAD,
        ),
    ),
    Measure.DISABILITIES_RECORDED: Gauge(
        lambda person: bool(person.disability.strip()),
        lambda person, today: _review(person.disability_review, today),
        Phrase(
            "person with a disability on record who complained in the year",
            "people with a disability on record who complained in the year",
            _AHEAD,
            "No person who complained in this year has a disability on record.",
            _NOT_AHEAD,
        ),
    ),
    Measure.RESTRICTIONS_REVIEWED: Gauge(
        lambda person: bool(person.restriction.strip()),
        _restriction,
        Phrase(
            "restriction on somebody’s contact now on record",
            "restrictions on people’s contact now on record",
            "{have} the reason, and a day ahead on which it is looked at again",
            "No restriction on anybody’s contact is on record.",
            "{have} a part missing",
        ),
        of_complainants=False,
    ),
    Measure.RESTRICTIONS_FAIR: Gauge(
        lambda person: bool(person.restriction.strip()),
        _proportion,
        Phrase(
            "restriction on somebody’s contact now on record",
            "restrictions on people’s contact now on record",
            "{have} it on record why it is in proportion and fair",
            "No restriction on anybody’s contact is on record.",
            "{have} nothing of it on record",
        ),
        of_complainants=False,
    ),
}
