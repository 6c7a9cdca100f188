"""What can be taken out of a letter that is being written: the menu “Save and print”."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from chc_desktop.ui.letter.at_hand import AtHand
from chc_desktop.ui.letter.issuing import ask_where_to_save, saved_or_why_not
from chc_desktop.ui.letter.printing import preview_print
from chc_desktop.ui.letter.shown import Shown
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.widgets.banner import Banner


class Copies(QMenu):
    """Copies of the draft as it stands; what came of it is said in the page’s banner."""

    def __init__(self, at_hand: AtHand, shown: Shown, banner: Banner, prompts: Asking, page: QWidget) -> None:
        super().__init__("Save and print", page)
        self._at_hand, self._shown, self._banner = at_hand, shown, banner
        self._prompts, self._page = prompts, page
        self.save_pdf = self._entry("Save PDF…", self._ask_where_to_save)
        self.addSeparator()
        self.print_draft = self._entry("Print draft", self._print)

    def _entry(self, words: str, act: Callable[[], None]) -> QAction:
        entry = self.addAction(words)
        entry.triggered.connect(act)
        return entry

    def _ask_where_to_save(self) -> None:
        name = self._at_hand.opened.file_name.replace(".pdf", " (draft).pdf")
        ask_where_to_save(self._page, self._prompts, name, self._save)

    def _save(self, path: Path) -> None:
        problem = saved_or_why_not(path, self._shown.drawn_now())
        if problem:
            self._banner.show_error(problem)
        else:
            self._banner.show_good_news(f"The draft was saved as “{path.name}”.")

    def _print(self) -> None:
        name = f"{self._at_hand.opened.template.name} (draft)"
        preview_print(self._page, self._shown.drawn_now(), name)
