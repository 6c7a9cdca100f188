"""Reads the pages of a PDF with QtPdf: their words, where words stand, and each page as a picture."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.redacting.boxes import Box, Room, around
from chc_desktop.domain.redacting.places import Span, merged

_DOTS = 150 / 72
"""Dots a point: sharp enough to be read in print."""
_MOST = 40_000_000
"""Dots of one page: an A0 sheet has fewer."""
_AROUND, _SHARE = 1.5, 0.1
"""Points, or share of its height, by which a box is larger than the words: letters lean over their places."""


class Pages:
    """An open PDF. Belongs to the thread it was opened in."""

    def __init__(self, content: bytes) -> None:
        self._document, self._buffer = QPdfDocument(), QBuffer()
        self._buffer.setData(content)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if not self._document.pageCount():
            raise RuleBroken(
                "This file cannot be shown as pages: it is damaged, or it is locked with a password. No redacted copy "
                "can be made of it. Nothing was changed."
            )
        self._texts: dict[int, str] = {}

    def count(self) -> int:
        return self._document.pageCount()

    def texts(self) -> tuple[str, ...]:
        return tuple(self._text(page) for page in range(self.count()))

    def room(self, page: int) -> Room:
        size = self._document.pagePointSize(page)
        return Room(size.width(), size.height())

    def boxes(self, page: int, spans: Sequence[Span]) -> tuple[tuple[Box, ...], bool]:
        found: list[Box] = []
        is_unsure = False
        for start, length in ((span.start, span.length) for span in merged(spans)):
            selection = self._document.getSelectionAtIndex(page, start, length)
            places = [polygon.boundingRect() for polygon in selection.bounds()]
            found += [_covering(page, each) for each in places]
            is_unsure |= not places or selection.text() != self._text(page)[start : start + length]
        return tuple(found), is_unsure

    def image(self, page: int) -> QImage:
        drawn = self._document.render(page, _dots(self._document.pagePointSize(page)))
        if drawn.isNull():
            raise RuleBroken(
                f"Page {page + 1} of this file cannot be drawn, so no redacted copy can be made of it. Nothing was "
                "changed."
            )
        paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
        paper.fill(0xFFFFFFFF)
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return paper

    def close(self) -> None:
        self._document.close()

    def _text(self, page: int) -> str:
        if page not in self._texts:
            self._texts[page] = self._document.getAllText(page).text()
        return self._texts[page]


def _covering(page: int, place: QRectF) -> Box:
    box = Box(page, place.x(), place.y(), place.width(), place.height())
    return around(box, max(_AROUND, min(box.width, box.height) * _SHARE))


def _dots(size: QSizeF) -> QSize:
    """How many dots a page gets: one that says it is as large as a field gets no more than a large drawing."""
    sharp = min(_DOTS, math.sqrt(_MOST / max(size.width() * size.height(), 1)))
    return QSize(max(1, round(size.width() * sharp)), max(1, round(size.height() * sharp)))
