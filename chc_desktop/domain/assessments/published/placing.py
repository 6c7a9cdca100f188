"""Finds the row of the form that each published row answers: by number and order, its words held against it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chc_desktop.domain.assessments.published.alignment import aligned
from chc_desktop.domain.assessments.published.editions import likeness_of
from chc_desktop.domain.assessments.published.likeness import Likeness
from chc_desktop.domain.assessments.published.source_row import SourceRow
from chc_desktop.domain.form import Form, FormRow

_UNLIKE = 0.16
_FAR_LIKER = 0.22
_TOLD_BY_WORDS = 0.2


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a row belongs, empty if that cannot be told, with what is doubtful and what is worth saying."""

    slug: str = ""
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def place(rows: Sequence[SourceRow], edition: str, forms: Mapping[str, Form]) -> tuple[Placed, ...]:
    """The place of each row. No two rows are given the same place; what comes again is left for the officer."""
    return _Placing(rows, edition, forms).all()


class _Placing:
    def __init__(self, rows: Sequence[SourceRow], edition: str, forms: Mapping[str, Form]) -> None:
        self._rows = rows
        self._form = forms[edition]
        self._edition = edition
        self._likeness: Likeness = likeness_of(forms)
        self._others = [(name, row) for name, form in forms.items() for row in form.rows]
        self._placed: dict[int, Placed] = {}
        self._known: dict[str, tuple[float, str, FormRow]] = {}

    def all(self) -> tuple[Placed, ...]:
        self._place_numbered()
        self._place_unnumbered()
        return tuple(self._placed.get(index, Placed()) for index in range(len(self._rows)))

    def _place_numbered(self) -> None:
        ours: dict[tuple[str, ...], list[FormRow]] = defaultdict(list)
        theirs: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for asked in self._form.rows:
            ours[asked.numbers].append(asked)
        for index, row in enumerate(self._rows):
            if row.numbers:
                theirs[self._key(row)].append(index)
        for numbers, indexes in theirs.items():
            self._share(indexes, ours.get(numbers, []))

    def _key(self, row: SourceRow) -> tuple[str, ...]:
        """The numbers as the form has them: a row that names one of two in a row of ours means that row."""
        names = {one.numbers for one in self._form.rows}
        if row.numbers in names:
            return row.numbers
        return next((one for one in sorted(names) if set(one) & set(row.numbers) and len(one) > 1), row.numbers)

    def _share(self, indexes: list[int], ours: list[FormRow]) -> None:
        """Rows of one number: as many as the form has, in their order; others are in question."""
        if not ours:
            for index in indexes:
                self._placed[index] = self._unknown(self._rows[index])
        elif len(indexes) == len(ours):
            for index, row in zip(indexes, ours, strict=True):
                self._placed[index] = Placed(row.slug, self._unlike(self._rows[index], row))
        elif len(indexes) < len(ours):
            self._choose(indexes, ours)
        else:
            self._doubled(indexes, ours)

    def _choose(self, indexes: list[int], ours: list[FormRow]) -> None:
        """Fewer rows than the form has of that number: the likest, and the officer is asked."""
        left = list(ours)
        for index in indexes:
            row = self._rows[index]
            best = max(left, key=lambda one: self._likeness.of(row.requirement, one.asks))
            left.remove(best)
            doubt = f"The form has {row.number} {_times(len(ours))}, and this is the likest of them."
            self._placed[index] = Placed(best.slug, (doubt,))

    def _doubled(self, indexes: list[int], ours: list[FormRow]) -> None:
        """More rows than the form has: those that are likest keep the places, the others have none."""
        for row in ours:
            free = [index for index in indexes if index not in self._placed]
            best = max(free, key=lambda index: self._likeness.of(self._rows[index].requirement, row.asks))
            said = f"{self._rows[best].number} stands here {_times(len(indexes))}; the form has it {_times(len(ours))}."
            self._placed[best] = Placed(row.slug, (said, *self._unlike(self._rows[best], row)))
        for index in indexes:
            if index not in self._placed:
                number = self._rows[index].number
                self._placed[index] = Placed("", (f"{number} stands here {_times(len(indexes))}.", *self._near(index)))

    def _near(self, index: int) -> tuple[str, ...]:
        nearer = self._nearer(self._rows[index], None)
        return (nearer,) if nearer else ()

    def _unknown(self, row: SourceRow) -> Placed:
        nearer = self._nearer(row, None)
        return Placed("", (f"The form has no {row.number}.", *((nearer,) if nearer else ())))

    def _unlike(self, row: SourceRow, ours: FormRow) -> tuple[str, ...]:
        """The doubt where the words are those of another row, of this form or of another edition's."""
        nearer = self._nearer(row, ours)
        return (f"It has the number {row.number}, but other words. {nearer}",) if nearer else ()

    def _nearer(self, row: SourceRow, ours: FormRow | None) -> str:
        if not row.requirement:
            return ""
        own = self._likeness.of(row.requirement, ours.asks) if ours else 0.0
        best, name, one = self._likest(row.requirement)
        same = ours is None and name == self._edition and one.numbers == row.numbers
        if own >= _UNLIKE or best - own < _FAR_LIKER or one is ours or same:
            return ""
        where = "" if name == self._edition else f" of another edition ({name})"
        return f"They are nearer to {one.number or one.slug}{where}."

    def _likest(self, requirement: str) -> tuple[float, str, FormRow]:
        """The row of all editions whose words are nearest, how near they are, and its edition."""
        if requirement not in self._known:
            scored = ((self._likeness.of(requirement, one.asks), name, one) for name, one in self._others)
            self._known[requirement] = max(scored, key=lambda each: (each[0], each[1] == self._edition))
        return self._known[requirement]

    def _place_unnumbered(self) -> None:
        """Rows without a number, in the order of the form, by their words."""
        indexes = [index for index, row in enumerate(self._rows) if not row.numbers]
        taken = {placed.slug for placed in self._placed.values()}
        free = [row for row in self._form.rows if row.slug not in taken]
        if not indexes or not free:
            return
        likeness = [[self._score(self._rows[index], row) for row in free] for index in indexes]
        for index in indexes:
            self._placed[index] = Placed("", ("It has no number that the form has, and its words are like none.",))
        for at, to in aligned(likeness):
            self._placed[indexes[at]] = self._by_words(likeness[at][to], free[to])

    def _score(self, row: SourceRow, ours: FormRow) -> float:
        return self._likeness.of(row.requirement, ours.asks) + 0.05 * (ours.slug.split(".")[0] == row.section)

    def _by_words(self, likeness: float, row: FormRow) -> Placed:
        if likeness >= _TOLD_BY_WORDS:
            return Placed(row.slug, notes=("Told by its words and its place in the form.",))
        return Placed(row.slug, ("Told by its place in the form alone.",))


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
