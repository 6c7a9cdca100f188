"""A window that shows a document exactly as it is, byte for byte, and prints it or saves a copy."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.saving import save_copy
from chc_desktop.ui.dialog_help import help_with_f1
from chc_desktop.ui.letter.paper import Paper
from chc_desktop.ui.letter.printing import print_letter
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import Button, main_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.wrap import WrapLabel, chips


class PdfWindow(QDialog):
    """The exact bytes of a letter or a form. Nothing in it can be changed. `about` says what they are.

    `printed` is told once they were printed; `also` is one more button, and what it does over this window. `keep` saves
    them, where more is to be done than to write a copy.
    """

    def __init__(
        self,
        content: bytes,
        title: str,
        file_name: Path,
        prompts: Asking,
        parent: QWidget,
        about: str = "",
        printed: Callable[[], object] = lambda: None,
        also: tuple[str, Callable[[QWidget], object]] | None = None,
        keep: Callable[[Path], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._content = content
        self._file_name = file_name
        self._prompts = prompts
        self._keep = keep or (lambda path: save_copy(path, content))
        self.about = WrapLabel(about, "soft")
        if not about:
            self.about.hide()
        self.banner = Banner()
        self.paper = Paper()
        self.save = main_button("Save PDF…")
        self.print = plain_button("Print…")
        self.shut = plain_button("Close")
        self._others = [self._other(*also)] if also else []
        self._lay_out()
        self.paper.show_pdf(content)
        self.save.clicked.connect(self._ask_where)
        self.print.clicked.connect(lambda: print_letter(self, content, title, printed))
        self.shut.clicked.connect(self.accept)
        help_with_f1(self)

    def _lay_out(self) -> None:
        self.paper.view.setAccessibleName(self.windowTitle())
        buttons = (self.save, *self._others, self.print, self.shut)
        for button in buttons:
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(WrapLabel(self.windowTitle(), "title"))
        layout.addWidget(self.about)
        layout.addWidget(self.banner)
        layout.addWidget(self.paper, 1)
        layout.addWidget(chips(*buttons))
        room, line = self.screen().availableSize(), self.fontMetrics().height()
        self.resize(min(line * 52, room.width() - 16), min(line * 44, room.height() - 48))

    def _other(self, words: str, act: Callable[[QWidget], object]) -> Button:
        button = plain_button(words)
        button.clicked.connect(lambda: act(self))
        return button

    def _ask_where(self) -> None:
        suggested = Path.home() / self._file_name
        self._prompts.choose_save_file(self, "Save a copy", suggested, "PDF (*.pdf)", self._save_to)

    def _save_to(self, path: Path) -> None:
        try:
            self._keep(path)
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
        else:
            self.banner.show_good_news(f"A copy was saved to “{path}”.")
