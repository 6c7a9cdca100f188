"""The words with a wavy line, as notes beside the letter: the first of them, and how many more there are."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, Signal

from chc_desktop.domain.reading.note import Kind, Note, Place
from chc_desktop.ui.letter.part_field import PartField
from chc_desktop.ui.widgets.fields import LongText
from chc_desktop.ui.writing.aids import TextAids

_SENTENCE = "Not in the dictionary. Shift+F10 on it shows what may be meant."


class SpellingNotes(QObject):
    """Looks at every text of a letter. `learned` tells that the dictionary has more to say than before."""

    learned = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_listening = False

    def of(self, parts: Mapping[str, PartField]) -> tuple[Note, ...]:
        """A note for each unknown word, once."""
        return tuple({note.key: note for note in self._all(parts)}.values())

    def _all(self, parts: Mapping[str, PartField]) -> Iterator[Note]:
        for key, part in parts.items():
            for text in part.findChildren(LongText):
                aids = text.findChild(TextAids)
                if aids and aids.marks and text.isEnabled() and text.isVisibleTo(part):
                    self._listen(aids)
                    said = text.text()
                    for word in aids.marks.unknown_words():
                        yield Note(Kind.SPELLING, Place(key, said, word.start, word.end), _SENTENCE)

    def _listen(self, aids: TextAids) -> None:
        if not self._is_listening:
            self._is_listening = True
            aids.proofreader.learned.connect(self.learned)
