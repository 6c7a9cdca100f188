"""The chips that say which rows of the whole form are shown, each with how many there are."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from chc_desktop.domain.assessments.choosing import Show
from chc_desktop.ui.filter_chips import Chip
from chc_desktop.ui.widgets.wrap import FlowLayout


class Filters(QWidget):
    """One chip a choice, of which one is on. A choice that shows nothing cannot be chosen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._chips = {show: Chip(show.value, show.words) for show in Show}
        layout = FlowLayout(6)
        for chip in self._chips.values():
            layout.addWidget(chip)
            chip.clicked.connect(lambda _on, chip=chip: self.set_value(chip.key))
        self.setLayout(layout)
        self.setAccessibleName("Which provisions are shown")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.mark(Show.ALL)

    def chip(self, show: Show) -> Chip:
        """The chip of one choice."""
        return self._chips[show]

    def value(self) -> Show:
        """The choice that is on."""
        return next(show for show, chip in self._chips.items() if chip.isChecked())

    def set_value(self, key: str) -> None:
        """Choose one, and tell."""
        self.mark(Show(key))
        self.chosen.emit(key)

    def mark(self, show: Show) -> None:
        """Show which one is on, without telling."""
        for each, chip in self._chips.items():
            chip.setChecked(each is show)

    def show_counts(self, counts: Mapping[Show, int]) -> None:
        """Say how many rows each shows."""
        for show, chip in self._chips.items():
            number = counts[show]
            chip.setText(f"{show.words} {number}")
            chip.setAccessibleName(f"Show: {show.meaning}, {number}")
            chip.setToolTip(show.meaning)
            chip.setEnabled(bool(number) or chip.isChecked() or show is Show.ALL)
            chip.updateGeometry()
