"""The answer to one provision: yes, no or not applicable, with evidence, commentary and, for a no, reason and date."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.assessment import gap
from chc_desktop.ui.assessment.side_by_side import SideBySide
from chc_desktop.ui.theme import link_button, role
from chc_desktop.ui.widgets.arrange import RowLayout
from chc_desktop.ui.widgets.choices import Answers
from chc_desktop.ui.widgets.fields import DateField, LongText, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, chips

_CHOICES = tuple((comply.value, comply.words) for comply in (Comply.YES, Comply.NO, Comply.NOT_APPLICABLE))
_LONGEST_REMINDER = 400


class AnswerForm(QWidget):
    """The fields of one row. `changed` tells of every keystroke, `left` when a field is left."""

    changed = Signal()
    left = Signal()

    def __init__(self, number: str, answer: Answer, last_year: Answer | None, year: int, today: date) -> None:
        super().__init__()
        self._slug = answer.slug
        self._last_year = last_year
        self.comply = Answers(f"Do we comply with {number}?", _CHOICES)
        self.evidence = LongText(f"Evidence for {number}", minimum_lines=2)
        self.commentary = LongText(f"Commentary on {number}", minimum_lines=2)
        self.reason = LongText(f"Why we do not comply with {number}", minimum_lines=2)
        self.comply_by = DateField(f"The date by which we intend to comply with {number}", today)
        self.missing = WrapLabel("", "soft")
        self.copy = link_button("Use last year’s answer")
        self.copy.setAccessibleName(f"Use last year’s answer to {number}")
        self._fields = (
            labelled("Evidence", self.evidence),
            labelled("Commentary", self.commentary),
            labelled("Why we do not comply", self.reason),
            labelled("We intend to comply by", self.comply_by, "Printed with the commentary, as is the reason."),
        )
        self._for_no = SideBySide(*self._fields[2:])
        self._lay_out(year)
        self._fill(answer)
        self._connect()

    def answer(self) -> Answer:
        """The answer as it stands; a reason and a date written for a no are kept when the answer changes."""
        return Answer(
            slug=self._slug,
            comply=Comply(self.comply.value()),
            evidence=self.evidence.text(),
            commentary=self.commentary.text(),
            reason=self.reason.text(),
            comply_by=self.comply_by.value(),
        )

    def add_evidence(self, sentence: str) -> None:
        """Write a sentence under the evidence, unless it stands there already."""
        written = self.evidence.text().rstrip()
        if sentence not in written:
            self.evidence.set_value(f"{written}\n{sentence}".strip())
        self.evidence.setFocus()

    def take_focus(self) -> None:
        """Put the keyboard on the answer, the one chosen or the first; on the evidence where nothing can change."""
        if not self.comply.isEnabled():
            self.evidence.setFocus()
            return
        answers = self.comply.answers()
        next((answer for answer in answers if answer.isChecked()), answers[0]).setFocus()

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        copy = (self.copy,) if self._last_year else ()
        return (*self.comply.answers(), *copy, *self._fields)

    def freeze(self) -> None:
        """Nothing can be changed any more."""
        self.comply.setEnabled(False)
        self.copy.hide()
        for text in (self.evidence, self.commentary, self.reason, self.comply_by):
            text.setReadOnly(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _lay_out(self, year: int) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        question = role(WrapLabel("Do we comply?"), "strong")
        layout.addWidget(chips(question, self.comply, gap=12))
        if self._last_year:
            layout.addWidget(_reminder(self._last_year, year, self.copy))
        else:
            self.copy.setParent(self)  # it goes when the form goes
            self.copy.hide()
        layout.addWidget(SideBySide(*self._fields[:2]))
        layout.addWidget(self._for_no)
        layout.addWidget(self.missing)

    def _fill(self, answer: Answer) -> None:
        self.comply.set_value(answer.comply.value)
        self.evidence.set_value(answer.evidence)
        self.commentary.set_value(answer.commentary)
        self.reason.set_value(answer.reason)
        self.comply_by.set_value(answer.comply_by)
        self._show_what_is_asked()

    def _connect(self) -> None:
        for field in (self.comply, self.evidence, self.commentary, self.reason, self.comply_by):
            field.changed.connect(self._changed)
        for field in (self.evidence, self.commentary, self.reason, self.comply_by):
            field.installEventFilter(self)
        self.copy.clicked.connect(self._copy_last_year)

    def _changed(self) -> None:
        self._show_what_is_asked()
        self.changed.emit()

    def _show_what_is_asked(self) -> None:
        answer = self.answer()
        self._for_no.setVisible(answer.comply is Comply.NO)
        lacking = gap(answer) if answer.comply is not Comply.UNANSWERED else ""
        self.missing.setText(lacking)
        self.missing.setVisible(bool(lacking))

    def _copy_last_year(self) -> None:
        if self._last_year:
            self._fill(_joined(self.answer(), self._last_year))


def _joined(answer: Answer, last_year: Answer) -> Answer:
    """This year's answer completed by last year's; what is written already stays, last year's words go under it."""
    unanswered = answer.comply is Comply.UNANSWERED
    return replace(
        answer,
        comply=last_year.comply if unanswered else answer.comply,
        evidence=_below(answer.evidence, last_year.evidence),
        commentary=_below(answer.commentary, last_year.commentary),
        reason=_below(answer.reason, last_year.reason),
        comply_by=answer.comply_by or last_year.comply_by,
    )


def _below(written: str, more: str) -> str:
    return written if more.strip() in written else f"{written.rstrip()}\n\n{more}".strip()


def _reminder(last_year: Answer, year: int, copy: QWidget) -> QWidget:
    """What was answered last year, cut short where it is long; the button copies all of it."""
    said = [f"{year}: {(last_year.comply.words or 'not answered').lower()}."]
    said += [part for part in (last_year.evidence.strip(), last_year.printed_commentary) if part]
    text = " ".join(" ".join(said).split())
    if len(text) > _LONGEST_REMINDER:
        text = text[:_LONGEST_REMINDER].rsplit(" ", 1)[0] + " …"
    holder = QWidget()
    holder.setLayout(layout := RowLayout(None, WrapLabel(text, "soft"), (copy,)))
    layout.setContentsMargins(0, 0, 0, 0)
    return holder
