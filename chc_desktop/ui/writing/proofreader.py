"""Says which words are known: by the dictionary, read when the first text asks, and else by the register."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from chc_desktop.language.dictionary import Dictionary
from chc_desktop.office.office import Office
from chc_desktop.office.spelling import dictionary
from chc_desktop.ui.later import after_painting
from chc_desktop.ui.writing.elsewhere import Elsewhere

_SOON = 150  # milliseconds; words are asked of the register together


class Proofreader(QObject):
    """One for a window. `learned` tells that more is known than before: what is marked has to be looked at again."""

    learned = Signal()

    def __init__(self, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._dictionary: Dictionary | None = None
        self._in_dictionary: set[str] = set()
        self._verdicts: dict[str, bool] = {}
        self._waiting: set[str] = set()
        self._elsewhere = Elsewhere(self)
        self._is_asked = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._ask_the_register)

    def begin(self) -> None:
        """Read the dictionary, once what is in view has been painted."""
        if not self._is_asked:
            self._is_asked = True
            after_painting(self, lambda: self._elsewhere.do(dictionary, self._read))

    def is_ready(self) -> bool:
        """Whether the dictionary has been read."""
        return self._dictionary is not None

    def is_unknown(self, word: str) -> bool:
        """Whether a word is to be marked; one that is still being asked about is not."""
        if self._dictionary is None or word in self._in_dictionary:
            return False
        verdict = self._verdicts.get(word)
        if verdict is None and self._dictionary.knows(word):
            self._in_dictionary.add(word)
            return False
        if verdict is None:
            self._waiting.add(word)
            self._soon.start()
        return verdict is False

    def settle(self) -> None:
        """Ask now about every word that waits."""
        if self._soon.isActive():
            self._ask_the_register()

    def add(self, word: str) -> None:
        """Know this word from now on."""
        self._office.spelling.add(word)
        self.forget()

    def forget(self) -> None:
        """Own words or people may have changed: ask again about what is not in the dictionary."""
        if self._verdicts:
            self._waiting |= self._verdicts.keys()
            self._soon.start()

    def suggest(self, word: str, then: Callable[[tuple[str, ...]], None]) -> None:
        """Look for what may have been meant; `then` is told."""
        known = self._dictionary
        if known is not None:
            self._elsewhere.do(lambda: known.suggest(word), then)

    def _read(self, read: Dictionary) -> None:
        self._dictionary = read
        self.learned.emit()

    def _ask_the_register(self) -> None:
        self._soon.stop()
        asked, self._waiting = self._waiting, set()
        known = self._office.spelling.known_among(asked)
        found = {word: word in known for word in asked}
        news = any(self._verdicts.get(word, True) is not is_known for word, is_known in found.items())
        self._verdicts |= found
        if news:
            self.learned.emit()
