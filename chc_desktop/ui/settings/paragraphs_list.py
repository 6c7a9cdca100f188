"""Settings: the officer's own paragraphs, each to be changed, looked at again and deleted."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.paragraphs.paragraph import Paragraph
from chc_desktop.office.office import Office
from chc_desktop.ui.theme import link_button, plain_button
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, chips, stacked
from chc_desktop.ui.writing.own_paragraph import OwnParagraphDialog


class ParagraphsList(QWidget):
    """`say` shows a notice on the page."""

    def __init__(self, office: Office, say: Callable[[str], None]) -> None:
        super().__init__()
        self._office, self._say = office, say
        self.about = WrapLabel("")
        self.faults = WrapLabel("", "notice-amber")
        self.card = Card("Your paragraphs")
        self.add = plain_button("Add a paragraph…")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.about, self.faults, self.card, chips(self.add)):
            column.addWidget(widget)
        self.add.clicked.connect(lambda: self._edit(Paragraph("", "", (), date.min)))

    def refresh(self) -> None:
        """Read them again, those to be looked at again first."""
        room, today = self._office.paragraphs, self._office.today()
        own = sorted(room.own(), key=lambda each: not each.is_due(today))
        ours = len(room.all()) - len(own)
        self.about.setText(
            f"{ours} paragraphs in plain words come with the program. Open them in any long text with Ctrl+Shift+J, or "
            "in a letter with “Insert…”. Yours stand among them, before ours."
        )
        self.faults.setText(" ".join(f"A file of paragraphs could not be read. {fault}." for fault in room.faulty()))
        self.faults.setVisible(bool(room.faulty()))
        self.card.clear()
        self.card.setVisible(bool(own))
        for paragraph in own:
            self.card.add_row(self._row(paragraph, paragraph.is_due(today)))

    def _row(self, paragraph: Paragraph, is_due: bool) -> Row:
        change = plain_button("Change…")
        change.setAccessibleName(f"Change {paragraph.name}")
        change.clicked.connect(partial(self._edit, paragraph))
        delete = link_button("Delete")
        delete.setAccessibleName(f"Delete {paragraph.name}")
        delete.clicked.connect(partial(self._delete, paragraph))
        holds = link_button("Still right")
        holds.setAccessibleName(f"{paragraph.name} is still right")
        holds.clicked.connect(partial(self._still_holds, paragraph))
        checked = f"last checked {words.day(paragraph.checked)}"
        asked = "; more than a year ago, please read it again" if is_due else ""
        told = stacked(
            Phrase(Part(paragraph.name, bold=True), Part(f" · {paragraph.where}", soft=True)),
            WrapLabel(paragraph.text, "soft"),
            WrapLabel(f"{words.capital(checked)}{asked}.", "soft"),
        )
        return Row(None, told, *((holds,) if is_due else ()), change, delete)

    def _edit(self, paragraph: Paragraph) -> None:
        OwnParagraphDialog(self._office, paragraph, self).open()

    def _delete(self, paragraph: Paragraph) -> None:
        self._office.paragraphs.remove(paragraph)
        self.refresh()
        self._say(f"“{paragraph.name}” is in the bin, where you can take it back.")

    def _still_holds(self, paragraph: Paragraph) -> None:
        self._office.paragraphs.still_holds(paragraph)
        self.refresh()
