"""The questions and file choosers a window may put to the officer; the only place that opens them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QMessageBox

OnPath = Callable[[Path], None]
OnPaths = Callable[[list[Path]], None]
Dialog = TypeVar("Dialog", bound=QDialog)


class Asking(Protocol):
    """What a window needs to put questions; nothing waits, the answer comes to the function given."""

    def ask(
        self,
        parent: QWidget,
        title: str,
        text: str,
        yes_text: str,
        on_yes: Callable[[], None],
        no_text: str = "Go back",
    ) -> None:
        """Ask before doing something; Escape and Enter both mean no."""

    def say(self, parent: QWidget, title: str, text: str) -> None:
        """Tell something that must be read."""

    def choose_save_file(self, parent: QWidget, title: str, suggested: Path, file_filter: str, on_path: OnPath) -> None:
        """Ask where to save a file."""

    def choose_file(self, parent: QWidget, title: str, folder: Path, file_filter: str, on_path: OnPath) -> None:
        """Ask for a file that is there."""

    def choose_files(self, parent: QWidget, title: str, folder: Path, on_paths: OnPaths) -> None:
        """Ask for one or several files that are there, of any kind."""

    def choose_folder(self, parent: QWidget, title: str, folder: Path, on_path: OnPath) -> None:
        """Ask for a folder."""


class Prompts:
    """The real questions, on the screen."""

    def ask(
        self,
        parent: QWidget,
        title: str,
        text: str,
        yes_text: str,
        on_yes: Callable[[], None],
        no_text: str = "Go back",
    ) -> None:
        """Ask before doing something; Escape and Enter both mean no."""
        box = _message(parent, title, text)
        yes = box.addButton(yes_text, box.ButtonRole.AcceptRole)
        no = box.addButton(no_text, box.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        yes.clicked.connect(on_yes)
        box.open()

    def say(self, parent: QWidget, title: str, text: str) -> None:
        """Tell something that must be read."""
        open_message(parent, title, text, "Close")

    def choose_save_file(self, parent: QWidget, title: str, suggested: Path, file_filter: str, on_path: OnPath) -> None:
        """Ask where to save a file; one that is there already is replaced only on a second yes."""
        chooser = _chooser(parent, title, suggested.parent, file_filter, on_path)
        chooser.setAcceptMode(chooser.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(suggested.suffix.lstrip("."))
        chooser.selectFile(suggested.name)
        chooser.open()

    def choose_file(self, parent: QWidget, title: str, folder: Path, file_filter: str, on_path: OnPath) -> None:
        """Ask for a file that is there."""
        chooser = _chooser(parent, title, folder, file_filter, on_path)
        chooser.setFileMode(chooser.FileMode.ExistingFile)
        chooser.open()

    def choose_files(self, parent: QWidget, title: str, folder: Path, on_paths: OnPaths) -> None:
        """Ask for one or several files that are there, of any kind."""
        chooser = _chooser(parent, title, folder, "All files (*)", lambda _path: None)
        chooser.setFileMode(chooser.FileMode.ExistingFiles)
        chooser.filesSelected.connect(lambda paths: on_paths([Path(path) for path in paths]))
        chooser.open()

    def choose_folder(self, parent: QWidget, title: str, folder: Path, on_path: OnPath) -> None:
        """Ask for a folder."""
        chooser = _chooser(parent, title, folder, "", on_path)
        chooser.setFileMode(chooser.FileMode.Directory)
        chooser.setOption(chooser.Option.ShowDirsOnly)
        chooser.open()


def open_message(parent: QWidget | None, title: str, text: str, close_text: str) -> QDialog:
    """Tell something that must be read; where there is no window to put it over, the box handed back is to be kept."""
    box = _message(parent, title, text)
    box.addButton(close_text, box.ButtonRole.AcceptRole)
    box.open()
    return box


def _message(parent: QWidget | None, title: str, text: str) -> "QMessageBox":
    from PySide6.QtWidgets import QMessageBox  # not needed for the first screen

    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(text)
    return _freed_on_close(box)


def _chooser(parent: QWidget, title: str, folder: Path, file_filter: str, on_path: OnPath) -> "QFileDialog":
    from PySide6.QtWidgets import QFileDialog  # not needed for the first screen

    chooser = QFileDialog(parent, title, str(folder), file_filter)
    chooser.fileSelected.connect(lambda path: on_path(Path(path)))
    return _freed_on_close(chooser)


def _freed_on_close(dialog: Dialog) -> Dialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
