"""A change that is still to be made because of what was learnt, in one line: what Today and the calendar show."""

from typing import NamedTuple


class PlannedChange(NamedTuple):
    """`by` is ISO text, empty where no day was set; `owner` sees to it; `title` says what was learnt."""

    lesson: int
    what: str
    by: str
    owner: int
    theme: str
    title: str
