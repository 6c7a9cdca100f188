"""A figure the register can give for a provision: how many of how many, said in a sentence, and the cases behind it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from chc_desktop.domain import words
from chc_desktop.domain.assessments.timeliness import Judged, Mark
from chc_desktop.domain.vocabulary import Measure


@dataclass(frozen=True, slots=True)
class Spoiler:
    """A case that a figure names, and why: “2026-003 by 1 working day”."""

    case_id: int
    reference: str
    why: str

    def __str__(self) -> str:
        return f"{self.reference} {self.why}".strip()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, in a sentence ready to be used as evidence.

    `shortfall` says what is amiss in a few words (“2 of 16 were late”), empty where nothing is. `counted` are the
    cases that count as good, `waiting` those still inside their time, which count neither way. `judges` is false for
    a bare count, which speaks neither for nor against.
    """

    measure: Measure
    numerator: int
    denominator: int
    sentence: str
    spoilers: tuple[Spoiler, ...] = ()
    waiting: tuple[Spoiler, ...] = ()
    shortfall: str = ""
    judges: bool = True
    counted: tuple[Spoiler, ...] = ()

    @property
    def percentage(self) -> int | None:
        """Rounded down, so that 100 means all of them. None where there is nothing to divide."""
        return 100 * self.numerator // self.denominator if self.judges and self.denominator else None


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a figure is said.

    `one` and `many` name what is counted; {were} and {have} in `said` follow how many are good, in `amiss`
    how many are not; `none` is the whole sentence where there is nothing to count. `waits` says of the waiting where
    they are.
    """

    one: str
    many: str
    said: str
    none: str
    amiss: str = ""
    waits: str = "still inside the time allowed"


def share(measure: Measure, judged: Iterable[Judged], phrase: Phrase, note: str = "") -> Figure:
    """How many of the judged are good. `note` goes on to the sentence."""
    found = list(judged)
    good, amiss, waiting = (_named(found, mark) for mark in Mark)
    numerator, denominator = len(good), len(good) + len(amiss)
    return Figure(
        measure,
        numerator,
        denominator,
        _sentence(phrase, numerator, denominator, len(waiting), note),
        amiss,
        waiting,
        f"{len(amiss)} of {denominator} {_agreeing(phrase.amiss, len(amiss), denominator)}" if amiss else "",
        counted=good,
    )


def proportion(measure: Measure, judged: Iterable[Judged], phrase: Phrase) -> Figure:
    """The same as a bare proportion, said in per cent too: what is not counted in it is no fault."""
    found = list(judged)
    plain = share(measure, found, phrase)
    percent = f" ({plain.percentage}%)" if plain.denominator else ""
    return replace(share(measure, found, phrase, percent), shortfall="", judges=False)


def count(measure: Measure, numerator: int, denominator: int, sentence: str) -> Figure:
    """A bare count."""
    return Figure(measure, numerator, denominator, sentence, judges=False)


def _sentence(phrase: Phrase, numerator: int, denominator: int, waiting: int, note: str) -> str:
    inside = f"{'is' if waiting == 1 else 'are'} {phrase.waits}."
    if denominator:
        counted = phrase.one if denominator == 1 else phrase.many
        said = f"{numerator} of {denominator} {counted} {_agreeing(phrase.said, numerator, denominator)}{note}."
        return f"{said} {words.capital(words.number(waiting))} more {inside}" if waiting else said
    return f"{words.count(waiting, phrase.one, phrase.many)} {inside}" if waiting else phrase.none


def _agreeing(said: str, number: int, total: int) -> str:
    """With the verb in singular or plural."""
    single = 1 in (number, total)
    return said.format(were="was" if single else "were", have="has" if single else "have")


def _named(judged: Iterable[Judged], mark: Mark) -> tuple[Spoiler, ...]:
    return tuple(Spoiler(one.case.id, one.case.reference, one.why) for one in judged if one.mark is mark)
