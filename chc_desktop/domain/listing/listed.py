"""A list as it is shown, to be taken out of the program: exported to a spreadsheet or printed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

Native = date | int | str | None
"""What a cell stands for."""


class ListColumn(Protocol):
    """A column of a list: its heading, how wide it is in characters (0: wide), what a row says and stands for in it."""

    @property
    def title(self) -> str: ...

    @property
    def width(self) -> int: ...

    @property
    def text(self) -> Callable[[Any], str]: ...

    def native(self, row: object, /) -> Native: ...


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list shows: “Cases”, “3 of 25 cases”, its columns as they stand, and a way to every row in order.

    `rows` is handed the desk they are read at, which may be another thread's; `count` is how many there are. `narrowed`
    says in words what narrows the list, such as “Late” and “About: Repairs”.
    """

    title: str
    counted: str
    columns: tuple[ListColumn, ...]
    rows: Callable[[Any], Iterable[Any]]
    count: int
    narrowed: tuple[str, ...] = ()
