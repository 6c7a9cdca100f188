"""A figure of the register beside a provision: numerator, denominator, the cases that spoil it, and a sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from chc_desktop.domain import words
from chc_desktop.domain.assessments.timeliness import Mark
from chc_desktop.domain.vocabulary import Measure

NAMED = 60
"""The most cases that a figure names of each mark: no list on a screen is read further."""


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
    cases that count as good, `waiting` those still inside their time, which count neither way; of each the first are
    named, and `more_spoilers`, `more_waiting` and `more_counted` say how many more there are. `judges` is false for a
    bare count, which speaks neither for nor against.
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
    more_spoilers: int = 0
    more_waiting: int = 0
    more_counted: int = 0

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


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted for one measure in a year: how many of each mark and kind, their amounts, and some by name."""

    numbers: Mapping[tuple[Mark, str], int] = field(default_factory=dict)
    amounts: Mapping[tuple[Mark, str], int] = field(default_factory=dict)
    names: Mapping[Mark, tuple[Spoiler, ...]] = field(default_factory=dict)

    def number(self, mark: Mark, kind: str | None = None) -> int:
        """How many have this mark, of any kind or of one."""
        return _sum(self.numbers, mark, kind)

    def amount(self, mark: Mark, kind: str | None = None) -> int:
        """What they come to together."""
        return _sum(self.amounts, mark, kind)

    def kinds(self, mark: Mark) -> tuple[tuple[str, int], ...]:
        """How many of each kind, the most first."""
        found = ((kind, number) for (marked, kind), number in self.numbers.items() if marked is mark)
        return tuple(sorted(found, key=lambda each: (-each[1], each[0])))

    def named(self, mark: Mark) -> tuple[Spoiler, ...]:
        return self.names.get(mark, ())

    def more(self, mark: Mark) -> int:
        """How many beyond those that are named."""
        return max(0, self.number(mark) - len(self.named(mark)))


def share(measure: Measure, tally: Tally, phrase: Phrase, note: str = "") -> Figure:
    """How many of the judged are good. `note` goes on to the sentence."""
    good, amiss, waiting = (tally.number(mark) for mark in (Mark.GOOD, Mark.AMISS, Mark.WAITING))
    total = good + amiss
    bare = Figure(
        measure,
        good,
        total,
        _sentence(phrase, good, total, waiting, note),
        shortfall=f"{amiss:,} of {total:,} {_agreeing(phrase.amiss, amiss, total)}" if amiss else "",
    )
    return with_names(bare, tally)


def proportion(measure: Measure, tally: Tally, phrase: Phrase) -> Figure:
    """The same as a bare proportion, said in per cent too: what is not counted in it is no fault."""
    plain = share(measure, tally, phrase)
    percent = f" ({plain.percentage}%)" if plain.denominator else ""
    return replace(share(measure, tally, phrase, percent), shortfall="", judges=False)


def count(measure: Measure, numerator: int, denominator: int, sentence: str) -> Figure:
    """A bare count."""
    return Figure(measure, numerator, denominator, sentence, judges=False)


def with_names(figure: Figure, tally: Tally) -> Figure:
    """The figure with the cases behind it."""
    return replace(
        figure,
        spoilers=tally.named(Mark.AMISS),
        waiting=tally.named(Mark.WAITING),
        counted=tally.named(Mark.GOOD),
        more_spoilers=tally.more(Mark.AMISS),
        more_waiting=tally.more(Mark.WAITING),
        more_counted=tally.more(Mark.GOOD),
    )


def in_kinds(kinds: Iterable[tuple[str, int]]) -> str:
    """“9 by telephone, 4 by email and 3 by letter”."""
    return words.listed([f"{number:,} {kind}" for kind, number in kinds if kind])


def in_titles(titles: Iterable[tuple[str, int]]) -> str:
    """“Payment 9, Apology 4”: with the number behind what would not stand after one."""
    return words.listed([f"{title} {number:,}" for title, number in titles if title])


def was(number: int) -> str:
    return "was" if number == 1 else "were"


def _sum(found: Mapping[tuple[Mark, str], int], mark: Mark, kind: str | None) -> int:
    return sum(number for (marked, named), number in found.items() if marked is mark and kind in (None, named))


def _sentence(phrase: Phrase, numerator: int, denominator: int, waiting: int, note: str) -> str:
    inside = f"{'is' if waiting == 1 else 'are'} {phrase.waits}."
    if denominator:
        counted = phrase.one if denominator == 1 else phrase.many
        said = f"{numerator:,} of {denominator:,} {counted} {_agreeing(phrase.said, numerator, denominator)}{note}."
        return f"{said} {words.capital(words.number(waiting))} more {inside}" if waiting else said
    return f"{words.count(waiting, phrase.one, phrase.many)} {inside}" if waiting else phrase.none


def _agreeing(said: str, number: int, total: int) -> str:
    """With the verb in singular or plural."""
    single = 1 in (number, total)
    return said.format(were="was" if single else "were", have="has" if single else "have")
