"""Opens a register with the words of its recovery sheet, and asks for a new passphrase, or none."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from chc_desktop.office.keys.room import judged
from chc_desktop.store import recovery_words
from chc_desktop.store.key_file import Key
from chc_desktop.ui.errand import Aside
from chc_desktop.ui.keys.new_passphrase import NewPassphrase
from chc_desktop.ui.keys.stepped import Step, SteppedDialog
from chc_desktop.ui.keys.unlock_panel import Door, PutKey
from chc_desktop.ui.keys.words_field import WordsField
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked

_TYPE = (
    "Type the words in the order of their numbers, or paste all of them into the first field. The first four letters "
    "of each are enough."
)
_NEW = (
    "The words are right. Please choose a passphrase to use from now on; it takes the place of the one before. The "
    "same recovery sheet stays good."
)
_NONE = "Go on without a passphrase: whoever can use this computer can open the register"


class WordsDialog(SteppedDialog):
    """`put_key` writes the key file anew, with the new passphrase or none; nothing is asked where it is None.

    `key_given` tells of the key, once that is done.
    """

    key_given = Signal(object)

    def __init__(self, door: Door, put_key: PutKey | None, parent: QWidget | None) -> None:
        super().__init__("Use the recovery sheet", parent)
        self._door, self._put_key = door, put_key
        self._key: Key | None = None
        self.words = WordsField()
        self.new = NewPassphrase(judged, "New passphrase")
        self.without = Tick(_NONE)
        self._try, self._put = Aside(self), Aside(self)
        typed = stacked(WrapLabel(_TYPE), self.words, gap=scaled(12))
        typed.setFocusProxy(self.words)
        chosen = stacked(WrapLabel(_NEW), self.new, self.without, gap=scaled(12))
        chosen.setFocusProxy(self.new)
        self.take_steps(
            Step("Type the words from your recovery sheet", "Open", typed, self._try_words),
            Step("A new passphrase", "Open the register", chosen, self._finish),
        )
        self.words.finished.connect(self.submit)
        self.words.changed.connect(lambda: self.show_error(""))
        self.new.finished.connect(self.submit)
        self.without.changed.connect(lambda: self.new.setEnabled(not self.without.value()))
        self._try.done.connect(self._opened)
        self._try.failed.connect(self._refused)
        self._put.done.connect(lambda _nothing: self._give())
        self._put.failed.connect(self._not_put)

    def preferred_width(self) -> int:
        return 44

    def _try_words(self) -> None:
        """Which of them are in no list is said first, by number."""
        if self._try.is_under_way:
            return
        typed, door = self.words.value(), self._door
        missing = [number for number, word in enumerate(typed, 1) if not word]
        if missing:
            self.refuse(_not_typed(missing, len(typed)), self.words.fields[missing[0] - 1])
            return
        self.done_button.setEnabled(False)
        self._try.do(lambda _tick: door.open_with_words(typed))

    def _opened(self, key: Key) -> None:
        self.done_button.setEnabled(True)
        self._key = key
        _clear_clipboard_of(self.words.value())
        self.words.clear()
        if self._put_key:
            self.go_on()
            self.back_button.show()  # nothing is written yet
        else:
            self._give()

    def _refused(self, sentence: str) -> None:
        self.done_button.setEnabled(True)
        strangers = self.words.strangers()
        self.refuse(sentence, self.words.fields[strangers[0] - 1] if strangers else self.words.fields[0])

    def _finish(self) -> None:
        wrong = None if self.without.value() else self.new.problem()
        if wrong:
            self.are_clear([wrong])
            return
        key, put_key = self._key, self._put_key
        passphrase = "" if self.without.value() else self.new.value()
        if key and put_key and not self._put.is_under_way:
            self.done_button.setEnabled(False)
            self._put.do(lambda _tick: put_key(key, passphrase))

    def _not_put(self, sentence: str) -> None:
        self.done_button.setEnabled(True)
        self.refuse(sentence, None)

    def _give(self) -> None:
        key, self._key = self._key, None
        self.new.clear()
        self.accept()
        self.key_given.emit(key)


def _clear_clipboard_of(words: tuple[str, ...]) -> None:
    """Whoever pasted the words has the whole key on the clipboard, for every other program to read."""
    clipboard = QGuiApplication.clipboard()
    if tuple(map(recovery_words.completed, recovery_words.parted(clipboard.text()))) == words:
        clipboard.clear()


def _not_typed(missing: list[int], of: int) -> str:
    if len(missing) == of:
        return "Please type the words from the sheet."
    if len(missing) == 1:
        return f"Word {missing[0]} is still missing."
    return f"{len(missing)} words are still missing, the first of them word {missing[0]}."
