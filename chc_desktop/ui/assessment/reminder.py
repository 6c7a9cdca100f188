"""What was answered in an earlier year, beside this year's answer or as what it began as."""

from PySide6.QtWidgets import QFrame, QWidget

from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.ui.widgets.arrange import RowLayout
from chc_desktop.ui.widgets.wrap import WrapLabel

_LONGEST = 400


def last_years(answer: Answer, year: int, copy: QWidget) -> QWidget:
    """What was answered last year, cut short where it is long; the button copies all of it."""
    said = [f"{year}: {(answer.printed_comply or 'not answered').lower()}."]
    said += [part for part in (answer.evidence.strip(), answer.printed_commentary) if part]
    said += [text for _, text in answer.said]
    text = " ".join(" ".join(said).split())
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0] + " …"
    holder = QWidget()
    holder.setLayout(layout := RowLayout(None, WrapLabel(text, "soft"), (copy,)))
    layout.setContentsMargins(0, 0, 0, 0)
    return holder


def carried_notice(source: str, button: QWidget) -> QFrame:
    """That an answer was carried forward and waits for somebody to look at it."""
    notice = QFrame()
    notice.setProperty("ground", "amber")
    words = WrapLabel(f"Carried forward from {source}. Not looked at yet this year.")
    notice.setLayout(layout := RowLayout(None, words, (button,)))
    layout.setContentsMargins(14, 10, 14, 10)
    return notice
