"""The answer to one provision: yes, no or not applicable, or whatever it asks for, with evidence and commentary."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.assessment import called, gap
from chc_desktop.domain.assessments.joining import below, joined
from chc_desktop.domain.form import FormRow
from chc_desktop.ui.assessment.note import Note
from chc_desktop.ui.assessment.other_answers import OtherAnswers
from chc_desktop.ui.assessment.published_names import Finding, PublishedNames, nobody
from chc_desktop.ui.assessment.reminder import carried_notice, last_years
from chc_desktop.ui.assessment.side_by_side import SideBySide
from chc_desktop.ui.theme import link_button, plain_button, role
from chc_desktop.ui.widgets.choices import Answers
from chc_desktop.ui.widgets.fields import DateField, LineField, LongText, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, chips, stacked

_CHOICES = tuple((comply.value, comply.words) for comply in (Comply.YES, Comply.NO, Comply.NOT_APPLICABLE))


class AnswerForm(QWidget):
    """The fields of one row. `changed` tells of every keystroke, `left` when a field is left, `looked` of a look."""

    changed = Signal()
    left = Signal()
    looked = Signal()

    def __init__(
        self,
        row: FormRow,
        answer: Answer,
        last_year: Answer | None,
        year: int,
        today: date,
        find_name: Finding = nobody,
    ) -> None:
        super().__init__()
        number = called(row)
        self._row = row
        self._began_as = answer
        self._looked_at = answer.looked_at
        self._last_year = last_year if answer.looked_at else None
        self.still_holds = plain_button("I have looked: it still holds")
        self.comply = Answers(f"Do we comply with {number}?", _CHOICES)
        self.own_words = LineField(f"The answer to {number} in words of its own")
        self.others = OtherAnswers(row, number)
        self.evidence = LongText(f"Evidence for {number}", minimum_lines=2)
        self.commentary = LongText(f"Commentary on {number}", minimum_lines=2)
        self.reason = LongText(f"Why we do not comply with {number}", minimum_lines=2)
        self.comply_by = DateField(f"The date by which we intend to comply with {number}", today)
        self.service = LineField(f"The one service that does not comply with {number}")
        self.note = Note(number)
        self.names = PublishedNames(self._published(), answer.kept, find_name)
        self.missing = WrapLabel("", "soft")
        self.copy = link_button("Use last year’s answer")
        self._name_buttons(number)
        self._label_fields()
        self._lay_out(year)
        self._fill(answer)
        self._connect()

    def answer(self) -> Answer:
        """The answer as it stands; what was written for a no is kept when the answer changes."""
        return Answer(
            slug=self._row.slug,
            comply=Comply(self.comply.value()),
            evidence=self.evidence.text(),
            commentary=self.commentary.text(),
            reason=self.reason.text(),
            comply_by=self.comply_by.value(),
            service=self.service.value(),
            own_words=self.own_words.value(),
            said=self.others.said(),
            carried_from=self._began_as.carried_from,
            looked_at=self._looked_at,
            note=self.note.text(),
            kept=self.names.names_that_may_stay(),
        )

    def add_evidence(self, sentence: str) -> None:
        """Write a sentence under the evidence, or under the text the row asks for instead, unless it is there."""
        field = self.evidence if self._has_evidence else self.others.text() or self.commentary
        written = field.text().rstrip()
        if sentence not in written:
            field.replace_value(f"{written}\n{sentence}".strip())
        field.setFocus()

    def choose(self, comply: Comply) -> None:
        """Answer, and go to what the answer asks for next."""
        if not self._row.asks_whether:
            return
        self.comply.set_value(comply.value)
        asked: dict[Comply, tuple[LongText | DateField, ...]] = {
            Comply.YES: (self.evidence,) if self._has_evidence else (),
            Comply.NO: (self.reason, self.comply_by),
            Comply.NOT_APPLICABLE: (self.commentary,),
        }
        empty = (field for field in asked[comply] if not field.value())
        next(empty, self._chosen_answer()).setFocus()

    def look(self) -> None:
        """The answer that was carried forward still holds."""
        if not self._looked_at:
            self._look()

    def take_focus(self) -> None:
        """Put the keyboard on what comes first: the look to be taken, the answer chosen, or a field to read."""
        if not self.still_holds.isHidden():
            self.still_holds.setFocus()
        elif not self._row.asks_whether:
            next(iter(self.others.fields.values())).setFocus()
        elif not self.comply.isEnabled():
            (self.evidence if self._has_evidence else self.commentary).setFocus()
        else:
            self._chosen_answer().setFocus()

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        copy = (self.copy,) if self._last_year else ()
        asked = self.comply.answers() if self._row.asks_whether else ()
        written = (
            *self.others.stops(),
            *self._explained,
            *self._for_no,
            *self.names.stops(),
            self.note.field,
            self.note.offer,
        )
        return (self.still_holds, *asked, self._own_words, *copy, *written)

    def freeze(self) -> None:
        """Nothing can be changed any more."""
        self.comply.setEnabled(False)
        self.copy.hide()
        self._carried.hide()
        self.still_holds.hide()
        self.others.freeze()
        self.note.freeze()
        self.names.setEnabled(False)
        for text in self._written():
            text.setReadOnly(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    @property
    def _has_evidence(self) -> bool:
        """Whether evidence is asked for here; a row that asks for its own kind of answers does without."""
        return not self._row.others or bool(self._began_as.evidence.strip())

    def _chosen_answer(self) -> QWidget:
        """The answer that is chosen, else the first."""
        answers = self.comply.answers()
        return next((answer for answer in answers if answer.isChecked()), answers[0])

    def _published(self) -> dict[str, LongText | LineField]:
        """The fields whose words are published, by what each is called."""
        others = {f"answer “{key}”": field for key, field in self.others.fields.items()}
        return {
            "evidence": self.evidence,
            "commentary": self.commentary,
            "reason": self.reason,
            "service concerned": self.service,
            "answer as it was published": self.own_words,
            **others,
        }

    def _written(self) -> tuple[LongText | LineField | DateField, ...]:
        return (self.own_words, self.evidence, self.commentary, self.reason, self.comply_by, self.service)

    def _name_buttons(self, number: str) -> None:
        self.copy.setAccessibleName(f"Use last year’s answer to {number}")
        self.still_holds.setAccessibleName(f"I have looked at {number}: it still holds")

    def _label_fields(self) -> None:
        self._own_words = labelled("The answer as it was published", self.own_words, "Printed in these words.")
        self._explained = (labelled("Evidence", self.evidence), labelled("Commentary", self.commentary))
        self._for_no = (
            labelled("Why we do not comply", self.reason),
            labelled("We intend to comply by", self.comply_by, "Printed with the commentary, as is the reason."),
            labelled("If it is one service only, which?", self.service, "Left empty where it is all of them."),
        )

    def _lay_out(self, year: int) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._carried: QFrame = carried_notice(self._began_as.carried_from, self.still_holds)
        question = chips(role(WrapLabel("Do we comply?"), "strong"), self.comply, gap=12)
        self._no = stacked(SideBySide(*self._for_no[:2]), self._for_no[2], gap=12)
        for part in (self._carried, question, self._own_words):
            layout.addWidget(part)
        if self._last_year:
            layout.addWidget(last_years(self._last_year, year, self.copy))
        else:
            self.copy.setParent(self)  # it goes when the form goes
            self.copy.hide()
        for part in (self.others, SideBySide(*self._explained), self._no, self.names, self.missing, self.note):
            layout.addWidget(part)
        self._carried.setVisible(not self._looked_at)
        self.still_holds.setVisible(not self._looked_at)
        question.setVisible(self._row.asks_whether)
        self._own_words.setVisible(bool(self._began_as.own_words))
        self.others.setVisible(bool(self._row.others))
        self._explained[0].setVisible(self._has_evidence)

    def _fill(self, answer: Answer) -> None:
        self.comply.set_value(answer.comply.value)
        self.own_words.set_value(answer.own_words)
        self.others.fill(answer)
        self.evidence.set_value(answer.evidence)
        self.commentary.set_value(answer.commentary)
        self.reason.set_value(answer.reason)
        self.comply_by.set_value(answer.comply_by)
        self.service.set_value(answer.service)
        self.note.set_value(answer.note)
        self._show_what_is_asked()

    def _connect(self) -> None:
        self.comply.changed.connect(self._answered_otherwise)
        for field in (self.comply, self.others, *self._written()):
            field.changed.connect(self._changed)
        self.note.changed.connect(self.changed)
        self.names.kept.connect(self.changed)
        for field in (*self.others.fields.values(), *self._written(), self.note.field):
            field.installEventFilter(self)
        self.copy.clicked.connect(self._copy_last_year)
        self.still_holds.clicked.connect(self._look)

    def _answered_otherwise(self) -> None:
        """Words as they were published belong to the answer that was: they go into the commentary, not away."""
        published = self.own_words.value()
        if published and self.comply.value() != self._began_as.comply.value:
            self.own_words.set_value("")
            self.commentary.set_value(below(self.commentary.text(), f"Published as “{published}”."))

    def _changed(self) -> None:
        self._looked_at = True
        self._show_what_is_asked()
        self.changed.emit()

    def _look(self) -> None:
        self._changed()
        self.left.emit()
        self.looked.emit()

    def _show_what_is_asked(self) -> None:
        answer = self.answer()
        self._no.setVisible(answer.comply is Comply.NO)
        lacking = "" if answer.is_empty or not answer.looked_at else gap(self._row, answer)
        if self._row.asks_whether and answer.comply is Comply.UNANSWERED:
            lacking = ""
        self.missing.setText(lacking)
        self.missing.setVisible(bool(lacking))
        self._carried.setVisible(not self._looked_at)
        self.still_holds.setVisible(not self._looked_at)

    def _copy_last_year(self) -> None:
        if self._last_year:
            self._fill(joined(self.answer(), self._last_year))
