"""The parts of a letter that is being adapted, in the order they are printed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from chc_desktop.domain.letters.letter import LetterTemplate
from chc_desktop.domain.letters.own.copy import may_be_left_out
from chc_desktop.domain.letters.own.since import TITLE
from chc_desktop.ui.theme import link_button, plain_button, role
from chc_desktop.ui.widgets.wrap import WrapLabel, chips


class PartsList(QWidget):
    """`chosen` names the part to be worded; `moved` tells by how much; `added` and `left_out` what was asked for."""

    chosen = Signal(str)
    moved = Signal(int)
    added = Signal()
    left_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName("Parts of the letter")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.up, self.down = link_button("Up"), link_button("Down")
        self.add = plain_button("Add a part")
        self.leave_out = link_button("Leave out")
        self.why = WrapLabel("This part stays: Codes ask for it. Its wording and place are yours.", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(role(WrapLabel("Parts, as printed"), "section"))
        column.addWidget(self.list, 1)
        column.addWidget(chips(self.up, self.down, self.leave_out, self.add))
        column.addWidget(self.why)
        self.up.setAccessibleName("Move the part up")
        self.down.setAccessibleName("Move the part down")
        self.leave_out.setAccessibleName("Leave the part out")
        self._letter: LetterTemplate | None = None
        self.list.currentItemChanged.connect(lambda _item, _before: self._choose())
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.add.clicked.connect(self.added)
        self.leave_out.clicked.connect(self.left_out)

    def show_letter(self, letter: LetterTemplate, key: str) -> None:
        """The parts of this letter, with this one chosen."""
        self._letter = letter
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for part_key, label in ((TITLE, "Title"), *((part.key, part.label) for part in letter.parts)):
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, part_key)
            self.list.addItem(item)
            if part_key == key:
                self.list.setCurrentItem(item)
        self.list.blockSignals(blocked)
        self._choose()

    def key(self) -> str:
        """The part that is chosen."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else TITLE

    def rename(self, label: str) -> None:
        """The chosen part is called something else."""
        if item := self.list.currentItem():
            item.setText(label)

    def _choose(self) -> None:
        letter, key = self._letter, self.key()
        assert letter
        keys = [part.key for part in letter.parts]
        part = letter.parts[keys.index(key)] if key in keys else None
        self.up.setEnabled(part is not None and keys[0] != key)
        self.down.setEnabled(part is not None and keys[-1] != key)
        free = part is not None and may_be_left_out(part)
        self.leave_out.setEnabled(free)
        self.why.setVisible(part is not None and not free)
        self.chosen.emit(key)
