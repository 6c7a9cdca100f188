"""What the letter must carry, with marks that fill while it is written, and what to look at before it goes."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from chc_desktop.domain.letters.checklist import Check
from chc_desktop.office.open_letter import Look, OpenLetter
from chc_desktop.ui.letter.made_for import MadeFor
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.tag import Tone, paint_sign, paints
from chc_desktop.ui.widgets.wrap import Part, Phrase, WrapLabel


class Checks(QWidget):
    """The checklist at the right.

    `part_chosen` names the part the officer wants to go to, `person_chosen` the reader whose details they want to see.
    """

    part_chosen = Signal(str)
    person_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[CheckRow] = []
        self.cautions, self._listed = QVBoxLayout(), QVBoxLayout()
        self._said: tuple[str, ...] = ()
        self._content = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._content)

    def show_letter(self, letter: OpenLetter, look: Look) -> None:
        """The list of this letter."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(role(WrapLabel("What this letter must carry"), "section"))
        column.addWidget(WrapLabel(letter.matter.edition.short_title, "soft"))
        self.rows, self._listed = [], QVBoxLayout()
        self._listed.setSpacing(8)
        column.addLayout(self._listed)
        column.addSpacing(10)
        made_for = MadeFor(letter.readers)
        made_for.person_chosen.connect(self.person_chosen)
        column.addWidget(made_for)
        self.cautions = QVBoxLayout()
        self.cautions.setSpacing(8)
        self._said = ()
        column.addLayout(self.cautions)
        self._put(content)
        self.follow(look)

    def follow(self, look: Look) -> None:
        """Bring the marks up to date."""
        while len(self.rows) < len(look.checks):
            self._add_row()
        for place, row in enumerate(self.rows):  # a part nobody asks for has a line while a gap stands in it
            row.setVisible(place < len(look.checks))
            if place < len(look.checks):
                row.show_check(look.checks[place])
        if look.cautions != self._said:
            self._said = look.cautions
            self._show_cautions()

    def _put(self, content: QWidget) -> None:
        """In the place of what was there."""
        self._column.replaceWidget(self._content, content)
        self._content.hide()
        self._content.setParent(None)
        self._content.deleteLater()
        self._content = content
        content.show()

    def _add_row(self) -> None:
        row = CheckRow()
        row.link.link_chosen.connect(self.part_chosen)
        self.rows.append(row)
        self._listed.addWidget(row)

    def _show_cautions(self) -> None:
        while item := self.cautions.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for sentence in self._said:
            self.cautions.addWidget(WrapLabel(sentence, "notice-amber"))


class CheckRow(QWidget):
    """One line of the list: the mark, what is asked, its provision, and while it is missing what to write."""

    def __init__(self) -> None:
        super().__init__()
        self.mark = Mark()
        self.title = Phrase()
        self.link = LinkPhrase(role_name="soft")
        self.check: Check | None = None
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.title)
        text.addWidget(self.link)
        text.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.mark)
        row.addLayout(text, 1)

    def show_check(self, check: Check) -> None:
        """Show how it stands now."""
        if check == self.check:
            return
        self.check = check
        self.mark.set(check.met)
        provision = check.required.provision or check.provision
        self.title.show_parts(check.title, Part(f"  {provision}", soft=True))
        self.link.show_parts(Part(check.sentence, link=check.part))
        self.link.setVisible(not check.met)
        self.title.setAccessibleName(f"{'There' if check.met else 'Missing'}: {check.title}, {provision}")


class Mark(QWidget):
    """A tick on green where something is there, a ring on red where it is not."""

    def __init__(self) -> None:
        super().__init__()
        self.met = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set(self, met: bool) -> None:
        """Whether it is there."""
        self.met = met
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * 1.15)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = Tone.GREEN if self.met else Tone.RED
        paint, painter = paints(tone), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint.ground)
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        side = self.fontMetrics().height() * 0.45
        sign = QRectF((self.width() - side) / 2, (self.sizeHint().height() - side) / 2, side, side)
        painter.setPen(paint.text)
        if self.met:
            paint_sign(painter, sign, tone)
        else:
            painter.setPen(QPen(QColor(paint.text), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(sign)
