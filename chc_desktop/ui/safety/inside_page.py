"""What is in a backup: whose register, from when, how many cases, and the last things that were done."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.office.backups.inside import Done, Inside
from chc_desktop.ui.widgets.wrap import Card, WrapLabel, stacked

_REPLACING = (
    "If you restore it, your register is as it was then. What you have now is set aside beside it and can be brought "
    "back from the same list."
)
_NOTHING_THERE = "If you restore it, you go on from there. The backup itself stays as it is."


class InsidePage(QWidget):
    """Filled anew for each backup that is looked into."""

    def __init__(self) -> None:
        super().__init__()
        self.title = WrapLabel("", "title")
        self.facts = WrapLabel()
        self.last = Card("The last things done")
        self.after = WrapLabel("", "soft")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.title, self.facts, WrapLabel("The last things done", "section"), self.last, self.after):
            layout.addWidget(widget)

    def fill(self, inside: Inside, is_replacing: bool) -> None:
        """Show what is in this one."""
        made = inside.made_at
        self.title.setText(inside.organisation or "A register without a name yet")
        self.facts.setText(f"As of {words.long_day(made)}, {words.clock(made)}: {inside.counts}. It is sound.")
        self.last.clear()
        for done in inside.last:
            self.last.add_row(_line(done))
        if not inside.last:
            self.last.add_row(WrapLabel("Nothing was done in it yet.", "soft"))
        self.after.setText(_REPLACING if is_replacing else _NOTHING_THERE)


def _line(done: Done) -> QWidget:
    return stacked(WrapLabel(done.words), WrapLabel(f"{words.day(done.at.date())}, {words.clock(done.at)}", "soft"))
