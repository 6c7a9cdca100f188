"""What can be done with correspondence and files on a page: of a complaint, or of a service request."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.office.paper_lines import PaperLine
from chc_desktop.office.paper_looking import Source
from chc_desktop.ui.forms.action import ActionDialog, ActionForm
from chc_desktop.ui.papers import forms
from chc_desktop.ui.papers.dropping import can_be_added, sources
from chc_desktop.ui.papers.opening import Opening
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.widgets.banner import Banner

_NOTHING_TO_PASTE = (
    "There is no picture and no file on the clipboard. Nothing was added. Copy the picture first, then paste it here."
)
_NOTHING_DROPPED = (
    "That holds no file this program can take. Nothing was added. Save it as a file first, then drop the file here."
)

_LET_GO = "Let go to add this here. You can look at it before anything is kept."


class PaperActions(QObject):
    """Belongs to a page; catches what is dropped and pasted on it. `chips` are the filters that are on.

    `redact` makes a redacted copy of a paper, where the page can.
    """

    def __init__(self, office: Office, prompts: Asking, page: QScrollArea, banner: Banner) -> None:
        super().__init__(page)
        self._office = office
        self._prompts = prompts
        self._page = page
        self._banner = banner
        self.record_id = 0
        self.chips: tuple[str, ...] = ()
        self.redact: Callable[[PaperLine], object] | None = None
        page.setAcceptDrops(True)
        page.viewport().installEventFilter(self)
        paste = QShortcut(QKeySequence.StandardKey.Paste, page)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)

    def show(self, record_id: int) -> None:
        """Another complaint or service request is on the page."""
        self.record_id, self.chips = record_id, ()

    def choose_files(self) -> None:
        """Ask which files to add."""
        self._prompts.choose_files(self._page, "Choose the files to add", Path.home(), self.add_paths)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Look at files and add them."""
        self.add_sources([Source(path.name, path) for path in paths])

    def paste(self) -> None:
        """Add the picture or the files on the clipboard."""
        found = sources(QGuiApplication.clipboard().mimeData(), self._office.desk.now())
        if found:
            self.add_sources(found)
        else:
            self._banner.show_error(_NOTHING_TO_PASTE)

    def add_sources(self, found: Sequence[Source]) -> None:
        """Show what was understood of files; the officer then keeps them or not."""
        from chc_desktop.ui.papers.add_dialog import AddDialog, said_of  # not for the first look at a case

        if not self.record_id or not found:
            return
        self._banner.hide()
        dialog = AddDialog(self._office, self.record_id, found, self._page)
        dialog.added.connect(lambda added: self._banner.show_good_news(said_of(added)))
        dialog.open()

    def note_call(self) -> None:
        self._ask(forms.call(self._office, self.record_id))

    def note_other(self) -> None:
        self._ask(forms.other(self._office, self.record_id))

    def correct(self, line: PaperLine) -> None:
        self._ask(forms.correct(self._office, line))

    def remove(self, line: PaperLine) -> None:
        self._ask(forms.remove(self._office, line))

    def open(self, line: PaperLine) -> None:
        """Show the file of a paper."""
        content = self._content(line)
        if content is not None:
            self._opening().open(line.file_name, content, line.subject)

    def open_paper(self, paper_id: int) -> None:
        """The same, by the id of the paper."""
        try:
            self.open(self._office.papers.paper(paper_id))
        except RuleBroken as broken:
            self._banner.show_error(str(broken))

    def save(self, line: PaperLine) -> None:
        """Save a copy of the file of a paper."""
        content = self._content(line)
        if content is not None:
            self._opening().save(line.file_name, content)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files dragged over the page and dropped on it."""
        if isinstance(event, QDragEnterEvent | QDragMoveEvent) and can_be_added(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)  # never moved away from where they are
            event.accept()
            if event.type() == QEvent.Type.DragEnter:
                self._banner.show_notice(_LET_GO)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._hide_hint()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._hide_hint()
            self._drop(sources(event.mimeData(), self._office.desk.now()))
            return True
        return False

    def _hide_hint(self) -> None:
        if self._banner.text() == _LET_GO:
            self._banner.hide()

    def _drop(self, found: Sequence[Source]) -> None:
        if found:
            self.add_sources(found)
        else:
            self._banner.show_error(_NOTHING_DROPPED)

    def _ask(self, form: ActionForm) -> None:
        self._banner.hide()
        ActionDialog(form, self._office.drafts, self._page).open()

    def _content(self, line: PaperLine) -> bytes | None:
        self._banner.hide()
        try:
            return self._office.papers.content(line.id)
        except RuleBroken as broken:
            self._banner.show_error(str(broken))
            return None

    def _opening(self) -> Opening:
        return Opening(self._office, self._prompts, self._page, self._banner.show_error, self._banner.show_good_news)
