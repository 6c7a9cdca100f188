"""The record of a case: every entry in order, corrected ones struck through and still readable."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.office.chronicle import Line
from chc_desktop.ui.case.parts import link_row, number
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, stacked


class RecordTab(QWidget):
    """A row for each entry. An entry that can be corrected has a button; a letter can be opened."""

    correct_asked = Signal(object)
    document_asked = Signal(int)
    paper_asked = Signal(int)

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        card = Card("The record, oldest entry first")
        for line in lines:
            card.add_row(self._row(line))
        layout.addWidget(card)

    def _row(self, line: Line) -> Row:
        heading = Phrase(Part(f"{words.day(line.happened_on)}  ", soft=True), Part(line.what, bold=True))
        texts: list[WrapLabel] = [heading]
        if line.detail:
            texts.append(WrapLabel(line.detail))
        texts.append(WrapLabel(_written(line), "soft"))
        if line.struck:
            _strike(texts[:-1])
        return Row(number(line.number), stacked(*texts), *self._beside(line))

    def _beside(self, line: Line) -> tuple[QWidget, ...]:
        if line.struck:
            return (Tag("corrected since", Tone.PLAIN),)
        if line.document:
            show = link_row("Open the letter", f"Open the letter of {words.day(line.happened_on)}")
            show.clicked.connect(lambda: self.document_asked.emit(line.document))
            return (show,)
        show_file = self._show_file(line)
        if line.correctable:
            correct = link_row("Correct…", f"Correct “{line.what}” of {words.day(line.happened_on)}")
            correct.clicked.connect(lambda: self.correct_asked.emit(line))
            return (*show_file, correct)
        return show_file

    def _show_file(self, line: Line) -> tuple[QWidget, ...]:
        """Opens the file of the entry, if it has one."""
        if not line.paper:
            return ()
        show = link_row("Open the file", f"Open the file of “{line.what}” of {words.day(line.happened_on)}")
        show.clicked.connect(lambda: self.paper_asked.emit(line.paper))
        return (show,)


def _written(line: Line) -> str:
    """Who did it and when it was written down."""
    when = f"written down {words.day(line.recorded_at.date())} at {words.clock(line.recorded_at)}"
    who = f" by {line.recorded_by}" if line.recorded_by else ""
    done = f"Done by {line.done_by}; " if line.done_by and line.done_by != line.recorded_by else ""
    return words.capital(f"{done}{when}{who}.")


def _strike(labels: list[WrapLabel]) -> None:
    for label in labels:
        font = label.font()
        font.setStrikeOut(True)
        label.setFont(font)
