"""From choosing the form to the filled one on the disk."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.office.filling import Filling, FormToFill
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment.filling.dialog import FillDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.work_dialog import WorkDialog

FILES = "Word documents (*.docx *.docm);;All files (*)"
_PROMISE = "You can stop at any time. The form itself stays as it is."
_STOPPED = "Stopped. Nothing was changed."


def fill_in(office: Office, prompts: Asking, banner: Banner, page: QWidget, year: int) -> None:
    """Ask for the form, show what goes where, and have the filled one saved; the banner tells how it ended."""

    def opened(path: Path) -> None:
        banner.hide()
        work = WorkDialog(f"Reading “{path.name}”…", _PROMISE, office.desk, page)
        work.came_out.connect(show)
        work.failed.connect(banner.show_error)
        work.stopped.connect(lambda: banner.show_notice(_STOPPED))
        work.begin(lambda desk, tick: Filling(desk).open_form(path, year, tick))

    def show(form: FormToFill) -> None:
        dialog = FillDialog(office, prompts, form, page)
        dialog.saved.connect(lambda path, rows: said(form, path, rows))
        dialog.open()

    def said(form: FormToFill, path: Path, rows: int) -> None:
        banner.show_good_news(
            f"{words.count(rows, 'row')} were written, and the form was saved as “{path.name}” in “{path.parent}”. "
            f"“{form.path.name}” is as it was. Please look through the filled one before you send it."
        )

    prompts.choose_file(page, "Choose the official form", Path.home(), FILES, opened)
