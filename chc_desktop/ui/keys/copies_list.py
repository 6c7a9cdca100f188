"""Says what became of the backups when the key file changed: those that open alike, and each that does not, by name."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.office.keys.open_copies import Reach
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.wrap import Card, WrapLabel

_SHOWN = 12
_SEEN_AGAIN = (
    "They are put right the next time the program sees them; plug the stick in and open Settings, Safekeeping."
)


class CopiesList(QWidget):
    """Empty until there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.said = WrapLabel()
        self.away = WrapLabel()
        self.others = Card("Copies that open otherwise")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(12))
        for widget in (self.said, self.away, self.others):
            column.addWidget(widget)

    def show_reach(self, reach: Reach, beginning: str = "", alike_words: str = "") -> None:
        """Say how many copies open as the register does, in words with two places, and name the others."""
        alike = alike_words.format(words.count(reach.alike, "backup"), "is" if reach.alike == 1 else "are")
        self.said.setText(" ".join(filter(None, (beginning, alike if reach.alike else ""))))
        self.said.setVisible(bool(self.said.text()))
        self._show_away(reach)
        self.others.clear()
        for line in reach.others[:_SHOWN]:
            self.others.add_row(WrapLabel(line))
        if len(reach.others) > _SHOWN:
            self.others.add_row(WrapLabel(f"and {len(reach.others) - _SHOWN} more", "soft"))
        if reach.are_waiting:
            self.others.add_row(WrapLabel(_SEEN_AGAIN, "soft"))
        self.others.setVisible(bool(reach.others))

    def _show_away(self, reach: Reach) -> None:
        self.away.setText(
            f"The second place for backups, {reach.away}, is not there now. Backups that are only there open as they "
            "did when they were made, until the program sees them again."
        )
        self.away.setVisible(bool(reach.away))
