"""The letter exactly as it will print, with its pages and its size to choose."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.ui.theme import Button, colours, link_button
from chc_desktop.ui.widgets.wrap import WrapLabel, chips

_LARGER, _LEAST, _MOST = 1.25, 0.3, 4.0


class Paper(QWidget):
    """Shows a PDF; a new one takes the place of the old without losing the reader's place."""

    def __init__(self) -> None:
        super().__init__()
        self.view = QPdfView(self)
        self.pages = WrapLabel("", "soft")
        self.previous = _small("‹", "Previous page", lambda: self._turn(-1))
        self.following = _small("›", "Next page", lambda: self._turn(1))
        self.smaller = _small("−", "Smaller", lambda: self._zoom(1 / _LARGER))
        self.larger = _small("+", "Larger", lambda: self._zoom(_LARGER))
        self.fit = _small("Fit width", "Fit the page to the width", self._fit)
        self._document = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self._lay_out()
        self._draw_what_is_there()
        self.view.setDocument(self._document)
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._count())

    def show_pdf(self, content: bytes) -> None:
        """Show these pages from now on."""
        bar = self.view.verticalScrollBar()
        place = bar.value()
        buffer = QBuffer(self)
        buffer.setData(content)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(buffer)
        if self._buffer:
            self._buffer.deleteLater()
        self._buffer = buffer
        bar.setValue(min(place, bar.maximum()))
        self._count()

    def clear(self) -> None:
        """Show nothing: what comes next is another letter."""
        self._document.close()
        if self._buffer:
            self._buffer.deleteLater()
        self._buffer = None
        self.view.setAccessibleDescription("")
        self._count()
        self.view.viewport().repaint()

    def content(self) -> bytes:
        """The PDF in view."""
        return bytes(self._buffer.data().data()) if self._buffer else b""

    def text(self) -> str:
        """What can be read on the pages in view."""
        return "\n".join(self._document.getAllText(page).text() for page in range(self._document.pageCount()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_the_ground()

    def _draw_what_is_there(self) -> None:
        """Drawn in another thread, a page of the letter before can come in late and stay in the place of the new."""
        renderer = self.view.findChild(QPdfPageRenderer)
        assert isinstance(renderer, QPdfPageRenderer), "QPdfView always has one"
        renderer.setRenderMode(QPdfPageRenderer.RenderMode.SingleThreaded)

    def _colour_the_ground(self) -> None:
        """The view paints its ground in the palette's “dark”."""
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, QColor(colours().hatch))
        self.view.setPalette(palette)

    def _lay_out(self) -> None:
        self._colour_the_ground()
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        # A page that fits only without the scroll bar would otherwise show and hide it for ever.
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.view.setAccessibleName("The letter as it will print")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view, 1)
        column.addWidget(chips(self.previous, self.pages, self.following, self.smaller, self.larger, self.fit, gap=4))

    def _count(self) -> None:
        total, current = self._document.pageCount(), self.view.pageNavigator().currentPage()
        self.pages.setText(f"Page {current + 1} of {total}" if total else "")
        self.previous.setEnabled(current > 0)
        self.following.setEnabled(current + 1 < total)
        if total:
            self.view.setAccessibleDescription(self._document.getAllText(min(current, total - 1)).text())

    def _turn(self, by: int) -> None:
        navigator = self.view.pageNavigator()
        navigator.jump(navigator.currentPage() + by, QPointF())

    def _zoom(self, by: float) -> None:
        factor = self._factor() * by
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(factor, _LEAST), _MOST))

    def _factor(self) -> float:
        if self.view.zoomMode() is QPdfView.ZoomMode.Custom or not self._document.pageCount():
            return self.view.zoomFactor()
        margins = self.view.documentMargins()
        wide = self.view.viewport().width() - margins.left() - margins.right()
        points = self._document.pagePointSize(0).width()
        return wide / (points * self.view.logicalDpiX() / 72)

    def _fit(self) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)


def _small(text: str, name: str, act: Callable[[], None]) -> Button:
    button = link_button(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.clicked.connect(act)
    return button
