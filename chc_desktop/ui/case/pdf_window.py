"""A window that shows a letter as it was issued, byte for byte, and prints it or saves a copy."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from chc_desktop.ui.letter.printing import print_letter
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.wrap import WrapLabel, chips


class PdfWindow(QDialog):
    """The exact bytes of an issued document. Nothing in it can be changed."""

    def __init__(self, content: bytes, title: str, file_name: Path, prompts: Asking, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._content = content
        self._file_name = file_name
        self._prompts = prompts
        self.banner = Banner()
        self.document = QPdfDocument(self)
        self.pages = QPdfView(self)
        self.save = plain_button("Save a copy…")
        self.print = plain_button("Print…")
        self.shut = plain_button("Close")
        for button in (self.save, self.print, self.shut):
            button.setAutoDefault(False)
        self._lay_out(title)
        self._load()
        self.save.clicked.connect(self._ask_where)
        self.print.clicked.connect(lambda: print_letter(self, content, title))
        self.shut.clicked.connect(self.accept)

    def _lay_out(self, title: str) -> None:
        self.pages.setAccessibleName(title)
        self.pages.setPageMode(QPdfView.PageMode.MultiPage)
        self.pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        layout = QVBoxLayout(self)
        layout.addWidget(WrapLabel(title, "title"))
        layout.addWidget(self.banner)
        layout.addWidget(self.pages, 1)
        layout.addWidget(chips(self.save, self.print, self.shut))
        room = self.screen().availableSize()
        line = self.fontMetrics().height()
        self.resize(min(line * 44, room.width() - 16), min(line * 44, room.height() - 48))

    def _load(self) -> None:
        buffer = QBuffer(self)
        buffer.setData(QByteArray(self._content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        self.pages.setDocument(self.document)

    def _ask_where(self) -> None:
        suggested = Path.home() / self._file_name
        self._prompts.choose_save_file(self, "Save a copy of the letter", suggested, "PDF (*.pdf)", self._save_to)

    def _save_to(self, path: Path) -> None:
        try:
            path.write_bytes(self._content)
        except OSError:
            self.banner.show_error(
                f"The copy could not be saved to “{path}”. The letter itself is safe in the register. Please choose "
                "another folder."
            )
        else:
            self.banner.show_good_news(f"A copy was saved to “{path}”.")
