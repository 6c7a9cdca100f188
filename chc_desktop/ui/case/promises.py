"""The promises of a case: what, by when, kept or late."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.case import Promise
from chc_desktop.office.cases import CaseView
from chc_desktop.ui.case.parts import empty_card
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Row, WrapLabel, stacked


class PromisesTab(QWidget):
    """A row for each promise; one that is not kept yet can be marked as done, after the case is closed too."""

    kept_asked = Signal(str)

    def __init__(self, view: CaseView, today: date) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if not view.case.promises:
            layout.addWidget(empty_card("Promises", "Nothing has been promised in this case."))
            return
        card = Card("Promises")
        for promise in view.case.promises:
            card.add_row(self._row(promise, view, today))
        layout.addWidget(card)

    def _row(self, promise: Promise, view: CaseView, today: date) -> Row:
        remedy = promise.remedy
        money = f" {words.money(remedy.pence)}." if remedy.pence else ""
        about = f"{view.edition.remedy_title(remedy.kind)}.{money} Promised in the stage {promise.stage} response."
        lines = [WrapLabel(remedy.what), WrapLabel(about, "soft")]
        if promise.evidence:
            lines.append(WrapLabel(f"What shows it: {promise.evidence}", "soft"))
        tag = Tag(*standing(promise, today))
        if promise.kept_on:
            return Row(None, stacked(*lines), tag)
        done = plain_button("Mark as done…")
        done.setAccessibleName(f"Mark as done: {remedy.what}")
        done.clicked.connect(lambda: self.kept_asked.emit(promise.key))
        return Row(None, stacked(*lines), tag, done)


def standing(promise: Promise, today: date) -> tuple[str, Tone]:
    """Whether a promise is kept, late, or when it is due."""
    by, kept_on = promise.remedy.by, promise.kept_on
    if kept_on and kept_on <= by:
        return f"kept {words.short_day(kept_on)}", Tone.GREEN
    if kept_on:
        return f"kept {words.short_day(kept_on)}, late", Tone.RED
    if by < today:
        return f"late, was due {words.short_day(by)}", Tone.RED
    return ("due today", Tone.AMBER) if by == today else (f"by {words.day(by)}", Tone.TEAL)
