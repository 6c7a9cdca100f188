"""Reads a photograph or a scan as pages without words. What the camera wrote into the file is not read along."""

from collections.abc import Sequence
from itertools import islice

from PySide6.QtGui import QImage

from chc_desktop.domain.redacting.boxes import Box, Room
from chc_desktop.domain.redacting.places import Span
from chc_desktop.exchange.picture import pages_of, size_of

_SHARP = (3_000, 3_000)
"""Dots: a sheet of A4 at 250 an inch."""
_LONG, _SHORT = 842.0, 595.0
"""Points of a sheet of A4."""


class Pictures:
    """The pages of a picture, of which most have one."""

    def __init__(self, name: str, content: bytes) -> None:
        self._file = name, content
        self._count = size_of(name, content).pages
        self._read: tuple[int, QImage] | None = None

    def count(self) -> int:
        return self._count

    def texts(self) -> tuple[str, ...]:
        """No words; a page that is damaged is met here, before any is shown. Raises `RuleBroken` then."""
        return tuple("" for _page in pages_of(*self._file, _SHARP))

    def room(self, page: int) -> Room:
        """As large as it fits on a sheet of paper, standing or lying."""
        image = self.image(page)
        long, short = max(image.width(), image.height()), min(image.width(), image.height())
        scale = min(_LONG / long, _SHORT / short, 1.0)
        return Room(image.width() * scale, image.height() * scale)

    def boxes(self, page: int, spans: Sequence[Span]) -> tuple[tuple[Box, ...], bool]:
        return (), False

    def image(self, page: int) -> QImage:
        if self._read is None or self._read[0] != page:
            self._read = page, self._decoded(page)
        return self._read[1]

    def close(self) -> None:
        self._read = None

    def _decoded(self, page: int) -> QImage:
        picture = next(islice(pages_of(*self._file, _SHARP), page, None))
        dots = picture.tobytes()
        kind = QImage.Format.Format_RGB888
        return QImage(dots, picture.width, picture.height, picture.width * 3, kind).copy()
