"""From choosing the file to the answers in their year, with the way back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.office.published import BroughtIn
from chc_desktop.ui.assessment.published.dialog import PublishedDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.widgets.banner import Banner

FILES = "Published self-assessments (*.docx *.pdf *.html *.htm *.txt);;All files (*)"


def bring_in(
    office: Office, prompts: Asking, banner: Banner, page: QWidget, show_year: Callable[[int], object]
) -> None:
    """Ask for the file and open it to be looked through; what cannot be read is said on the page."""

    def opened(path: Path) -> None:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            dialog = PublishedDialog(office, office.published.open_file(path), page)
        except RuleBroken as broken:
            banner.show_error(str(broken))
            return
        finally:
            QApplication.restoreOverrideCursor()
        dialog.came.connect(came)
        dialog.open()

    def came(result: BroughtIn) -> None:
        show_year(result.seen_in)
        kept = f" {words.count(result.kept, 'row')} had an answer already and kept it." if result.kept else ""
        said = f"{words.count(result.came, 'answer')} came into the self-assessment of {result.year}.{kept}"
        banner.show_good_news(said, "Take them out again", lambda: take_out(result))

    def take_out(result: BroughtIn) -> None:
        try:
            went = office.published.take_out(result.year, result.edition)
        except RuleBroken as broken:
            banner.show_error(str(broken))
            return
        show_year(result.seen_in)
        banner.show_notice(f"{words.count(went, 'answer')} went out of the self-assessment of {result.year} again.")

    prompts.choose_file(page, "Choose the published self-assessment", Path.home(), FILES, opened)
