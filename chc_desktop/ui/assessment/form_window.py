"""A window that shows the form as it will be printed, and saves or prints it."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from chc_desktop.ui.letter.paper import Paper
from chc_desktop.ui.letter.printing import paint
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import main_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.wrap import WrapLabel, chips


class FormWindow(QDialog):
    """The exact pages of the self-assessment, draft or approved."""

    def __init__(self, content: bytes, title: str, file_name: Path, prompts: Asking, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._content = content
        self._file_name = file_name
        self._prompts = prompts
        self.banner = Banner()
        self.paper = Paper()
        self.save = main_button("Save PDF…")
        self.print = plain_button("Print…")
        self.shut = plain_button("Close")
        self._lay_out()
        self.paper.show_pdf(content)
        self.save.clicked.connect(self._ask_where)
        self.print.clicked.connect(self._ask_printer)
        self.shut.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        self.paper.view.setAccessibleName("The form as it will print")
        for button in (self.save, self.print, self.shut):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(WrapLabel(self.windowTitle(), "title"))
        layout.addWidget(self.banner)
        layout.addWidget(self.paper, 1)
        layout.addWidget(chips(self.save, self.print, self.shut))
        room, line = self.screen().availableSize(), self.fontMetrics().height()
        self.resize(min(line * 56, room.width() - 16), min(line * 44, room.height() - 48))

    def _ask_where(self) -> None:
        suggested = Path.home() / self._file_name
        self._prompts.choose_save_file(self, "Save the form", suggested, "PDF (*.pdf)", self._save_to)

    def _save_to(self, path: Path) -> None:
        try:
            path.write_bytes(self._content)
        except OSError:
            self.banner.show_error(
                f"The form could not be saved to “{path}”. The self-assessment itself is safe in the register. "
                "Please choose another folder."
            )
        else:
            self.banner.show_good_news(f"The form was saved to “{path}”.")

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.windowTitle())
        printer.setFullPage(True)
        no_margins = QMarginsF(0, 0, 0, 0)
        landscape = QPageLayout.Orientation.Landscape
        printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), landscape, no_margins))
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(f"Print {self.windowTitle()}")
        dialog.accepted.connect(lambda: paint(self._content, printer))
        QDialog.open(dialog)  # its own “open” wants the name of a slot
