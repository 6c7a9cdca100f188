"""Opens a file in the window that fits it; what we cannot show goes to its own program, as a read-only copy."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QDialog, QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.file_names import ending_of, safe_name, shown_name
from chc_desktop.exchange.message_values import Attachment
from chc_desktop.exchange.paper import Kind, Paper, kind_of
from chc_desktop.exchange.paper_kinds import WEB_ENDINGS
from chc_desktop.office.office import Office
from chc_desktop.office.saving import save_copy
from chc_desktop.ui.papers import opener
from chc_desktop.ui.papers.window import ReadingWindow
from chc_desktop.ui.prompts import Asking

Say = Callable[[str], object]


class Opening:
    """Opens files over a window. `say_error` and `say_good` tell what came of it, in a sentence."""

    def __init__(self, office: Office, prompts: Asking, window: QWidget, say_error: Say, say_good: Say) -> None:
        self._office = office
        self._prompts = prompts
        self._window = window
        self._say_error = say_error
        self._say_good = say_good

    def open(self, name: str, content: bytes, title: str) -> None:
        """Show a file. A program is only saved, after a warning."""
        paper = kind_of(name, content)
        if paper.runs:
            self._save_program(name, content, paper)
            return
        try:
            window = self._window_for(name, content, title or name, paper)
        except RuleBroken as broken:
            self._ask_elsewhere(name, content, f"{broken} It can be opened in its own program instead.")
            return
        if window:
            window.open()
        elif paper.macros or paper.title == "Web page" or ending_of(name) in WEB_ENDINGS:
            self._ask_elsewhere(name, content, paper.warning or _WEB_PAGE)
        else:
            self._open_elsewhere(name, content)

    def save(self, name: str, content: bytes) -> None:
        """Save a copy where the officer wants it."""
        suggested = Path.home() / safe_name(name)
        self._prompts.choose_save_file(
            self._window, "Save a copy", suggested, "All files (*)", lambda path: self._save_to(path, content)
        )

    def _window_for(self, name: str, content: bytes, title: str, paper: Paper) -> QDialog | None:
        """The window of ours that shows such a file; None where there is none."""
        if paper.kind is Kind.PDF:
            return self._pdf(name, content, title)
        if paper.kind in (Kind.PNG, Kind.JPEG, Kind.TIFF):
            from chc_desktop.ui.papers.picture_window import PictureWindow

            return self._with_save(PictureWindow(name, content, title, self._window), name, content)
        if paper.kind is Kind.EMAIL:
            return self._email(name, content, title)
        if paper.kind is Kind.TEXT:
            from chc_desktop.exchange.plain_text import decoded
            from chc_desktop.ui.papers.email_window import TextWindow

            return self._with_save(TextWindow(decoded(content), title, self._window), name, content)
        return None

    def _pdf(self, name: str, content: bytes, title: str) -> QDialog:
        from chc_desktop.ui.pdf_window import PdfWindow  # QtPdf is needed only now

        if not _has_pages(content):
            raise RuleBroken(
                f"“{shown_name(name)}” cannot be shown here: it is damaged, or it is locked with a password."
            )
        return PdfWindow(content, title, Path(safe_name(name)), self._prompts, self._window)

    def _email(self, name: str, content: bytes, title: str) -> QDialog:
        from chc_desktop.exchange.message import read_message
        from chc_desktop.ui.papers.email_window import EmailWindow

        window = EmailWindow(read_message(name, content), title, self._window)
        inside = Opening(self._office, self._prompts, window, window.banner.show_error, window.banner.show_good_news)

        def open_attachment(attachment: Attachment) -> None:
            inside.open(attachment.name, attachment.content, attachment.name)

        window.attachment_asked.connect(open_attachment)
        return self._with_save(window, name, content)

    def _with_save(self, window: ReadingWindow, name: str, content: bytes) -> QDialog:
        of_its_own = Opening(
            self._office, self._prompts, window, window.banner.show_error, window.banner.show_good_news
        )
        window.save.clicked.connect(lambda: of_its_own.save(name, content))
        return window

    def _ask_elsewhere(self, name: str, content: bytes, why: str) -> None:
        self._prompts.ask(
            self._window,
            "Open it in another program?",
            why,
            "Open it",
            lambda: self._open_elsewhere(name, content),
        )

    def _open_elsewhere(self, name: str, content: bytes) -> None:
        """As a read-only copy: what is changed there does not change what the register keeps."""
        try:
            path = self._office.opened_copies.make(name, content)
        except RuleBroken as broken:
            self._say_error(str(broken))
            return
        if opener.open_with_system(path):
            self._say_good(
                f"“{shown_name(name)}” opens in its own program, as a copy that can only be read. What the register "
                "keeps stays as it is."
            )
        else:
            self._say_error(
                f"This computer has no program that opens “{shown_name(name)}”. It is safe in the register. Choose "
                "“Save a copy…” to open it elsewhere."
            )

    def _save_program(self, name: str, content: bytes, paper: Paper) -> None:
        self._prompts.ask(
            self._window,
            "This is not opened from here",
            paper.warning,
            "Save a copy…",
            lambda: self.save(name, content),
        )

    def _save_to(self, path: Path, content: bytes) -> None:
        try:
            save_copy(path, content)
        except RuleBroken as broken:
            self._say_error(str(broken))
        else:
            self._say_good(f"A copy was saved to “{path}”.")


_WEB_PAGE = (
    "A web page may fetch pictures and more from the internet when it is opened, which can tell its sender that it was "
    "read. Please open it only if you know who sent it and why."
)


def _has_pages(content: bytes) -> bool:
    from PySide6.QtPdf import QPdfDocument

    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    pages = document.pageCount()
    document.close()
    return pages > 0
