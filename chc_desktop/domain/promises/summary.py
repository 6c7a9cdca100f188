"""A promise in one line, as the list of promises shows it, and what happened to its money. Rebuilt at will."""

from typing import NamedTuple

from chc_desktop.domain.promises.promise import State


class PromiseLine(NamedTuple):
    """What is kept of a promise. Dates are ISO text, empty where there is none; `what_kind` is the kind in words.

    `first_due` is the day first promised, `due` the one that holds now. `answer` is “accepted”, “declined” or empty.
    `words` are those it is found by.
    """

    case_id: int
    key: str
    what_kind: str
    what: str
    owner: int
    made_on: str
    first_due: str
    due: str
    state: str
    ended_on: str
    pence: int
    paid: int
    answer: str
    beyond_final: int
    words: str


class PromiseMoney(NamedTuple):
    """Something that happened to the money of a promise on a day; `place` tells several apart."""

    case_id: int
    key: str
    place: int
    what: str
    happened_on: str
    pence: int


class ListedPromise(NamedTuple):
    """A promise as a list shows it, with its case and the people by name."""

    case_id: int
    key: str
    reference: str
    title: str
    person: str
    home: str
    what_kind: str
    what: str
    owner: int
    owner_name: str
    made_on: str
    first_due: str
    due: str
    state: str
    ended_on: str
    pence: int
    paid: int
    answer: str
    beyond_final: int

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def was_late(self) -> bool:
        """Whether it was carried out after the day first promised."""
        return self.state == State.KEPT and self.ended_on > self.first_due

    def is_late(self, today: str) -> bool:
        """Whether its day has passed and it is still to be done. ISO dates compare as text."""
        return self.is_open and self.due < today
