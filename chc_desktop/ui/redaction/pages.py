"""Reads the pages of a PDF with QtPdf: their words, where words stand, and each page as a picture."""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator

from PySide6.QtCore import QBuffer, QIODevice, QSize, QSizeF
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from chc_desktop.documents.redacted import Sheet
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.redacting.places import Box, Span

_DOTS = 150 / 72
"""Dots a point: sharp enough to be read in print."""
_MOST = 40_000_000
"""Dots of one page: an A0 sheet has fewer."""

Tick = Callable[[float], object]


class Pages:
    """An open PDF. Belongs to the thread it was opened in."""

    def __init__(self, content: bytes) -> None:
        self._document, self._buffer = QPdfDocument(), QBuffer()
        self._buffer.setData(content)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if not self._document.pageCount():
            raise RuleBroken("This file cannot be shown as pages, so no redacted copy can be made of it.")

    def count(self) -> int:
        return self._document.pageCount()

    def texts(self) -> tuple[str, ...]:
        """The words of each page; empty where a page is a picture."""
        return tuple(self._document.getAllText(page).text() for page in range(self.count()))

    def sheets(self, spans: Iterable[Span], whole: Collection[int], tick: Tick) -> Iterator[Sheet]:
        """Each page as a picture, with the boxes over these spans; `whole` pages are covered altogether.

        Where it is not sure on which dots a word stands, its whole page is covered: better too much than too little.
        """
        boxes, unsure = self._boxes(spans)
        for page in range(self.count()):
            tick(page / self.count())
            size = self._document.pagePointSize(page)
            is_whole = page in whole or page in unsure
            yield Sheet(self._picture(page), size.width(), size.height(), tuple(boxes[page]), is_whole)

    def close(self) -> None:
        self._document.close()

    def _boxes(self, spans: Iterable[Span]) -> tuple[dict[int, list[Box]], set[int]]:
        found: dict[int, list[Box]] = defaultdict(list)
        unsure: set[int] = set()
        texts = self.texts()
        for page, start, length in ((span.page, span.start, span.length) for span in spans):
            selection = self._document.getSelectionAtIndex(page, start, length)
            places = [polygon.boundingRect() for polygon in selection.bounds()]
            found[page] += [Box(page, each.x(), each.y(), each.width(), each.height()) for each in places]
            if not places or selection.text() != texts[page][start : start + length]:
                unsure.add(page)
        return found, unsure

    def _picture(self, page: int) -> bytes:
        drawn = self._document.render(page, _dots(self._document.pagePointSize(page)))
        if drawn.isNull():
            raise RuleBroken(
                f"Page {page + 1} of this file cannot be drawn, so no redacted copy can be made of it. Nothing was "
                "changed."
            )
        paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
        paper.fill(0xFFFFFFFF)
        _paint(paper, drawn)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        paper.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())


def _dots(size: QSizeF) -> QSize:
    """How many dots a page gets: one that says it is as large as a field gets no more than a large drawing."""
    sharp = min(_DOTS, math.sqrt(_MOST / max(size.width() * size.height(), 1)))
    return QSize(max(1, round(size.width() * sharp)), max(1, round(size.height() * sharp)))


def _paint(paper: QImage, drawn: QImage) -> None:
    from PySide6.QtGui import QPainter

    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
