"""The small button beside a long text that opens the paragraph library, and what the text is for."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.letters.letter import Part
from chc_desktop.domain.paragraphs.paragraph import Purpose, purposes_of
from chc_desktop.ui.theme import Button, link_button
from chc_desktop.ui.widgets.long_text import LongText
from chc_desktop.ui.widgets.wrap import chips

Meant = Callable[[], tuple[Purpose, ...]]


class ParagraphButton(QWidget):
    """`meant` says what is offered first; else that is known by the part of the letter around the text."""

    def __init__(self, text: LongText, meant: Meant | None = None) -> None:
        super().__init__()
        self.button: Button = link_button("Insert…")
        self.button.setToolTip("Insert a paragraph (Ctrl+Shift+J)")
        self.button.setAccessibleName(f"Insert a paragraph: {text.accessibleName()}")
        self.button.clicked.connect(text.paragraph_asked)
        text.meant_for = meant
        holder = chips(self.button)
        layout = holder.layout()
        assert layout
        self.setLayout(layout)


def purposes_around(text: LongText) -> tuple[Purpose, ...]:
    """What a text is for: as its button says, or by the part of a letter it stands in."""
    if text.meant_for:
        return tuple(text.meant_for())
    around = text.parentWidget()
    while around:
        part = getattr(around, "part", None)
        if isinstance(part, Part):
            return purposes_of(part.elements, part.key)
        around = around.parentWidget()
    return ()
