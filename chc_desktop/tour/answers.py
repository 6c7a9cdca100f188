"""The officer’s answers on the tour: yes to every question, and every file into the folder of the tour."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop.tour.guide import Lost


class SavingPrompts:
    """Stands in for the officer’s answers: yes to every question, and every file into the folder of the tour."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.saved: list[Path] = []
        folder.mkdir(parents=True, exist_ok=True)

    def ask(
        self,
        parent: QWidget,
        title: str,
        text: str,
        yes_text: str,
        on_yes: Callable[[], None],
        no_text: str = "Go back",
    ) -> None:
        on_yes()

    def say(self, parent: QWidget, title: str, text: str) -> None:
        raise Lost(f"{title}: {text}")

    def choose_save_file(
        self, parent: QWidget, title: str, suggested: Path, file_filter: str, on_path: Callable[[Path], None]
    ) -> None:
        path = self._folder / suggested.name
        on_path(path)
        self.saved.append(path)

    def choose_file(
        self, parent: QWidget, title: str, folder: Path, file_filter: str, on_path: Callable[[Path], None]
    ) -> None:
        raise Lost("nobody chooses a file on the tour")

    def choose_files(self, parent: QWidget, title: str, folder: Path, on_paths: Callable[[list[Path]], None]) -> None:
        raise Lost("nobody chooses files on the tour")

    def choose_folder(self, parent: QWidget, title: str, folder: Path, on_path: Callable[[Path], None]) -> None:
        raise Lost("nobody chooses a folder on the tour")
