"""Prints a letter, or shows the print first, from the exact pages of its PDF."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QWidget

_SHARP_ENOUGH = 300  # dots an inch: more only fills the printer's memory
_MOST_OF_THE_SCREEN = 0.9


def print_letter(parent: QWidget, content: bytes, name: str) -> None:
    """Ask which printer, then print."""
    printer = _printer(name, content)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(f"Print {name}")
    dialog.accepted.connect(lambda: paint(content, printer))
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
    with _opened(content) as document:
        painter = QPainter(printer)
        for place, page in enumerate(_chosen(document, printer)):
            if place:
                printer.newPage()
            sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
            share = min(1.0, _SHARP_ENOUGH / printer.resolution())
            size = QSize(round(sheet.width() * share), round(sheet.height() * share))
            painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), document.render(page, size))
        painter.end()


def _chosen(document: QPdfDocument, printer: QPrinter) -> Iterator[int]:
    first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
    yield from range(first - 1, min(last, document.pageCount()))


def _printer(name: str, content: bytes) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), _orientation(content), QMarginsF(0, 0, 0, 0)))
    return printer


def _orientation(content: bytes) -> QPageLayout.Orientation:
    """Upright or lying, as the first page is."""
    with _opened(content) as document:
        page = document.pagePointSize(0)
    lying = page.width() > page.height()
    return QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait


@contextmanager
def _opened(content: bytes) -> Iterator[QPdfDocument]:
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    try:
        yield document
    finally:
        document.close()
