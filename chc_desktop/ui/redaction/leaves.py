"""What a paper to be redacted is looked at as: leaves with their words, their size and a picture of each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from chc_desktop.documents.redacted import Sheet
from chc_desktop.domain.redacting.boxes import Box, Room
from chc_desktop.domain.redacting.marks import Marks
from chc_desktop.domain.redacting.places import Span
from chc_desktop.office.redacting.sources import Sheaf

Tick = Callable[[float], object]


class Leaves(Protocol):
    """An open paper. Belongs to the thread it was opened in."""

    def count(self) -> int:
        """How many pages there are."""

    def texts(self) -> tuple[str, ...]:
        """The words of each page; empty where it is a picture."""

    def room(self, page: int) -> Room:
        """Its size in points."""

    def image(self, page: int) -> QImage:
        """It as a picture, as sharp as the copy shows it."""

    def boxes(self, page: int, spans: Sequence[Span]) -> tuple[tuple[Box, ...], bool]:
        """Where these letters of the page stand, and whether that is not certain."""

    def close(self) -> None:
        """Let go of it."""


def opened(sheaf: Sheaf) -> Leaves:
    """Open a paper. Raises `RuleBroken` where it cannot be shown."""
    if sheaf.is_picture:
        from chc_desktop.ui.redaction.pictures import Pictures

        return Pictures(sheaf.name, sheaf.content)
    from chc_desktop.ui.redaction.pages import Pages

    return Pages(sheaf.content)


def sheets(leaves: Leaves, marks: Marks, spans: Iterable[Span], tick: Tick) -> Iterator[Sheet]:
    """Each page with what is covered on it.

    Where it is not certain on which dots a word stands, its whole page is covered: better too much than too little.
    """
    every = tuple(spans)
    for page in range(leaves.count()):
        tick(page / leaves.count())
        found, is_unsure = leaves.boxes(page, [span for span in every if span.page == page])
        room = leaves.room(page)
        covered = (*found, *marks.on(page))
        yield Sheet(bytes_of(leaves.image(page)), room.width, room.height, covered, is_unsure or page in marks.whole)


def bytes_of(image: QImage) -> bytes:
    """A picture as the bytes of a file, made quickly rather than small: it is taken apart again at once."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PPM")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
