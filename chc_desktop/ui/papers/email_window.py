"""Windows in which an email or a plain text is read: as text only, so that nothing is fetched and nothing runs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QWidget

from chc_desktop.domain import words
from chc_desktop.exchange.message_values import Attachment, Mailbox, Message
from chc_desktop.office.paper_lines import size_words
from chc_desktop.ui.papers.window import ReadingWindow
from chc_desktop.ui.theme import link_button
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, stacked


class TextWindow(ReadingWindow):
    """A plain text."""

    def __init__(self, text: str, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.text = text_view(text, title)
        self.lay_out(self.text)
        self.text.setFocus()


class EmailWindow(ReadingWindow):
    """Who wrote it, to whom and when, what it says, and what came with it."""

    attachment_asked = Signal(object)

    def __init__(self, message: Message, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.text = text_view(message.text or "This message has no text.", "What the email says")
        parts = [_headers(message)]
        if message.attachments:
            parts.append(self._attachments(message.attachments))
        self.lay_out(*parts, self.text)
        self.text.setFocus()

    def _attachments(self, attachments: tuple[Attachment, ...]) -> QWidget:
        card = Card("What came with it")
        for attachment in attachments:
            show = link_button("Open")
            show.setAccessibleName(f"Open {attachment.name}")
            show.setAutoDefault(False)
            show.clicked.connect(lambda _on, one=attachment: self.attachment_asked.emit(one))
            about = f"{attachment.name}, {size_words(len(attachment.content))}"
            card.add_row(Row(None, WrapLabel(about), show))
        return _scrolled(card)


def _scrolled(card: Card) -> QWidget:
    """However many there are, there is room for the text beneath."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(card)
    most = area.fontMetrics().height() * 9
    area.setFixedHeight(min(card.sizeHint().height(), most))
    return area


def text_view(text: str, name: str) -> QPlainTextEdit:
    """A text that can be read and copied, not changed."""
    view = QPlainTextEdit()
    view.setReadOnly(True)
    view.setTabChangesFocus(True)
    view.setPlainText(text.replace("\0", "�"))
    view.setAccessibleName(name)
    return view


def _headers(message: Message) -> QWidget:
    sent = message.sent_at
    said = [
        ("From", str(message.sender)),
        ("To", _people(message.to)),
        ("Copy to", _people(message.cc)),
        ("Sent", f"{words.long_day(sent.date())} at {words.clock(sent)}" if sent else "It does not say when."),
        ("Subject", message.subject),
    ]
    card = Card("About this email")
    lines = [Phrase(Part(f"{name}: ", soft=True), Part(value)) for name, value in said if value]
    remarks = [WrapLabel(remark, "soft") for remark in message.remarks]
    card.add_row(stacked(*lines, *remarks))
    return card


def _people(boxes: tuple[Mailbox, ...]) -> str:
    return ", ".join(map(str, boxes))
