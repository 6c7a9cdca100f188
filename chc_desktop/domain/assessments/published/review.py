"""Looking a published self-assessment through: what was kept, corrected or left out, and what still waits for that."""

from dataclasses import dataclass, replace
from enum import Enum

from chc_desktop.domain.assessments.answer import Comply
from chc_desktop.domain.assessments.published.reading import Reading, ReadRow, State


class Standing(Enum):
    """How a row stands while it is looked through."""

    UNDERSTOOD = "Understood"
    WAITS = "Needs you"
    KEPT = "Looked at"
    LEFT_OUT = "Left out"


@dataclass(frozen=True, slots=True)
class Review:
    """The rows as they stand now. `looked_at` are the places of rows the officer has decided on."""

    reading: Reading
    rows: tuple[ReadRow, ...]
    looked_at: frozenset[int] = frozenset()

    @classmethod
    def of(cls, reading: Reading) -> "Review":
        return cls(reading, reading.rows)

    @property
    def waiting(self) -> tuple[ReadRow, ...]:
        """The rows that the officer has to decide on first."""
        return tuple(row for row in self.rows if self.standing(row) is Standing.WAITS)

    @property
    def coming(self) -> tuple[ReadRow, ...]:
        """The rows that would come in."""
        coming = (Standing.UNDERSTOOD, Standing.KEPT)
        return tuple(row for row in self.rows if self.standing(row) in coming)

    @property
    def missing(self) -> tuple[str, ...]:
        """The rows of the form, by what they go by, that no published row has as its place."""
        filled = {row.slug for row in self.rows}
        return tuple(slug for slug in self.reading.slugs if slug not in filled)

    def standing(self, row: ReadRow) -> Standing:
        if row.source.place in self.looked_at:
            return Standing.KEPT if row.slug else Standing.LEFT_OUT
        return Standing.UNDERSTOOD if row.state is State.UNDERSTOOD else Standing.WAITS

    def row(self, place: int) -> ReadRow:
        return next(row for row in self.rows if row.source.place == place)

    def keep(self, place: int) -> "Review":
        """The officer agrees to a row as it stands; one without a place is left out."""
        return replace(self, looked_at=self.looked_at | {place})

    def keep_all(self) -> "Review":
        return replace(self, looked_at=self.looked_at | {row.source.place for row in self.waiting})

    def move(self, place: int, slug: str) -> "Review":
        """The officer says where a row belongs; empty leaves it out."""
        asked = next((row for row in self.reading.asked if row.slug == slug), None)
        return self._with(self.row(place).moved_to(slug, asked)).keep(place)

    def answer(self, place: int, comply: Comply) -> "Review":
        """The officer says what a row answers."""
        return self._with(self.row(place).answered(comply)).keep(place)

    def _with(self, changed: ReadRow) -> "Review":
        place = changed.source.place
        return replace(self, rows=tuple(changed if row.source.place == place else row for row in self.rows))
