"""Takes out what a list shows, as a spreadsheet or on paper: two buttons, or entries of a menu."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from chc_desktop.domain.listing.listed import Listed
from chc_desktop.office import taking_out
from chc_desktop.office.office import Office
from chc_desktop.office.taking_out import Exported
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import Button, plain_button, scaled
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.work_dialog import WorkDialog

Ask = Callable[[], Listed]
"""Gives what the list shows; asked only when something is to be taken out."""

_FORMATS = ((".xlsx", "an Excel file (.xlsx)", "Excel (*.xlsx)"), (".csv", "a CSV file (.csv)", "CSV (*.csv)"))
_STOPPED = "Stopped. Nothing was written."
_PROMISE = "You can stop at any time. A file of that name stays as it was until the new one is whole."
_ONLY_READ = "You can stop at any time."


class TakeOut(QObject):
    """Exports and prints one list, off the window's thread; the banner of its page says how it ended."""

    def __init__(self, office: Office, prompts: Asking, listed: Ask, banner: Banner, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._prompts, self._listed, self._banner, self._page = office, prompts, listed, banner, page

    def fill(self, menu: QMenu, print_words: str = "") -> None:
        """Put the ways to export it into a menu, and before them, under these words, to print it."""
        if print_words:
            menu.addAction(print_words).triggered.connect(self.show_printed)
        for suffix, words, file_filter in _FORMATS:
            menu.addAction(f"Export as {words}…").triggered.connect(self._exporting(suffix, file_filter))

    def ask_where(self, suffix: str, file_filter: str) -> None:
        """Ask where to save the list, then save it."""
        listed = self._listed()
        suggested = Path.home() / taking_out.file_name(listed, self._office.desk, suffix)
        title = f"Export: {listed.title}"
        self._prompts.choose_save_file(
            self._page, title, suggested, file_filter, lambda path: self._save(listed, path, suffix)
        )

    def show_printed(self) -> None:
        """Show the list as it prints."""
        listed = self._listed()
        work = self._work("Making the pages…", _ONLY_READ)
        work.came_out.connect(lambda content: self._show(listed, content))
        work.begin(lambda desk, tick: taking_out.printed(desk, listed, tick))

    def _exporting(self, suffix: str, file_filter: str) -> Callable[[], None]:
        return lambda: self.ask_where(suffix, file_filter)

    def _save(self, listed: Listed, path: Path, suffix: str) -> None:
        """Save it; what the name says goes before what was chosen first."""
        known = path.suffix.lower() in {each for each, _words, _filter in _FORMATS}
        to = path if known else path.with_name(f"{path.name}{suffix}")
        work = self._work("Writing the file…", _PROMISE)
        work.came_out.connect(self._say)
        work.begin(lambda desk, tick: taking_out.export(desk, listed, to, tick))

    def _work(self, meanwhile: str, promise: str) -> WorkDialog:
        self._banner.hide()
        work = WorkDialog(meanwhile, promise, self._office.desk, self._page.window())
        work.failed.connect(self._banner.show_error)
        work.stopped.connect(lambda: self._banner.show_notice(_STOPPED))
        return work

    def _say(self, exported: Exported) -> None:
        rows = "1 row" if exported.rows == 1 else f"{exported.rows:,} rows"
        said = f"Saved as “{exported.path.name}” in “{exported.path.parent}”, with {rows}."
        if exported.notes:
            self._banner.show_notice(" ".join((said, *exported.notes)))
        else:
            self._banner.show_good_news(said)

    def _show(self, listed: Listed, content: bytes) -> None:
        from chc_desktop.ui.pdf_window import PdfWindow  # QtPdf is needed only now

        name = Path(taking_out.file_name(listed, self._office.desk, ".pdf"))
        PdfWindow(content, listed.title, name, self._prompts, self._page.window()).open()


class TakeOutButtons(QWidget):
    """“Export” with its formats, and “Print…”; `name` is what the list is called, for who hears it."""

    def __init__(self, take_out: TakeOut, name: str) -> None:
        super().__init__()
        self.export = Button("Export", "plain")
        self.print = plain_button("Print…")
        self.formats = QMenu(self.export)
        take_out.fill(self.formats)
        self.export.setMenu(self.formats)
        self.export.setAccessibleName(f"Export {name}")
        self.print.setAccessibleName(f"Print {name}")
        self.print.clicked.connect(take_out.show_printed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(8))
        layout.addWidget(self.export)
        layout.addWidget(self.print)
