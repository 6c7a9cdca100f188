"""Prints a letter, or shows the print first, from the exact pages of its PDF."""

from collections.abc import Callable, Iterator
from contextlib import closing

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QWidget

_SHARP_ENOUGH = 300  # dots an inch: more only fills the printer's memory
_MOST_OF_THE_SCREEN = 0.9


def print_letter(parent: QWidget, content: bytes, name: str, printed: Callable[[], object] = lambda: None) -> None:
    """Ask which printer, then print; `printed` is told once it is."""
    printer = _printer(name, content)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(f"Print {name}")
    dialog.accepted.connect(lambda: paint(content, printer))
    dialog.accepted.connect(lambda: printed())
    QDialog.open(dialog)  # its own “open” wants the name of a slot


def preview_print(parent: QWidget, content: bytes, name: str) -> None:
    """Show the print first; it can be printed from there."""
    printer = _printer(name, content)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(f"How it will print: {name}")
    dialog.paintRequested.connect(lambda _printer: paint(content, printer))  # and so the printer lives as long
    dialog.resize(parent.screen().availableSize() * _MOST_OF_THE_SCREEN)
    for sheets in dialog.findChildren(QPrintPreviewWidget):
        sheets.fitInView()
    dialog.open()


def paint(content: bytes, printer: QPrinter) -> None:
    """Paint the pages chosen, each filling its sheet."""
    with closing(Opened(content)) as opened:
        painter = QPainter(printer)
        for place, page in enumerate(_chosen(opened.document, printer)):
            if place:
                printer.newPage()
            paint_page(opened.document, page, painter, printer)
        painter.end()


def paint_page(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    """Paint one page on the sheet that is in the printer."""
    sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    share = min(1.0, _SHARP_ENOUGH / printer.resolution())
    size = QSize(round(sheet.width() * share), round(sheet.height() * share))
    painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), document.render(page, size))


def new_printer(name: str, orientation: QPageLayout.Orientation = QPageLayout.Orientation.Portrait) -> QPrinter:
    """The usual printer, with A4 filled to its edges."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, QMarginsF(0, 0, 0, 0)))
    return printer


class Opened:
    """A PDF that is open until it is closed."""

    def __init__(self, content: bytes) -> None:
        self.document, self._buffer = QPdfDocument(), QBuffer()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)

    def close(self) -> None:
        self.document.close()


def _chosen(document: QPdfDocument, printer: QPrinter) -> Iterator[int]:
    first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
    yield from range(first - 1, min(last, document.pageCount()))


def _printer(name: str, content: bytes) -> QPrinter:
    return new_printer(name, _orientation(content))


def _orientation(content: bytes) -> QPageLayout.Orientation:
    """Upright or lying, as the first page is."""
    with closing(Opened(content)) as opened:
        page = opened.document.pagePointSize(0)
    lying = page.width() > page.height()
    return QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
