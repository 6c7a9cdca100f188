"""One provision of the form: closed it says what is asked and how it stands, open it takes the answer."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.assessment import called, lacks_a_look
from chc_desktop.domain.assessments.measures import figures_of
from chc_desktop.domain.form import FormRow
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.ui.assessment.answer_form import AnswerForm
from chc_desktop.ui.assessment.attachments import Attachments
from chc_desktop.ui.assessment.head import Head, Heading, Said
from chc_desktop.ui.assessment.published_names import Finding, nobody
from chc_desktop.ui.assessment.register_notice import RegisterNotice
from chc_desktop.ui.assessment.shown import state
from chc_desktop.ui.theme import plain_button, role, text_scale
from chc_desktop.ui.widgets.tag import Tone
from chc_desktop.ui.widgets.wrap import WrapLabel, chips, stacked

UnderWording = Callable[[FormRow], Iterable[QWidget]]
"""What stands under our wording of a row while its card is open, such as the official one."""


def nothing_more(row: FormRow) -> Iterable[QWidget]:
    """Nothing but our wording."""
    return ()


class RowCard(QFrame):
    """A card of the page. Only an open one has fields; `changed` and `left` tell of them."""

    open_wanted = Signal(str)
    changed = Signal()
    left = Signal()
    next_wanted = Signal()
    files_wanted = Signal(str)
    register_wanted = Signal(str)
    evidence_opened = Signal(object)
    evidence_removed = Signal(object)
    evidence_erased = Signal(object)
    case_chosen = Signal(int)

    def __init__(self, row: FormRow, view: AssessmentView) -> None:
        super().__init__()
        role(self, "card").setAccessibleName(f"{row.number}: {row.asks}" if row.number else row.asks)
        self.row = row
        self.form: AnswerForm | None = None
        self.notices: tuple[RegisterNotice, ...] = ()
        self.head = Head(self._heading(view))
        self.evidence: Attachments | None = None
        self.next_button: QPushButton | None = None
        self.saved: WrapLabel | None = None
        self.under_wording: UnderWording = nothing_more
        self.find_name: Finding = nobody
        self._body: QWidget | None = None
        self._lay_out()
        self.head.clicked.connect(self._pressed)

    @property
    def notice(self) -> RegisterNotice | None:
        """What the register says to the row as a whole; None where it is silent or the card is closed."""
        return self.notices[0] if self.notices else None

    @property
    def is_open(self) -> bool:
        return self.form is not None

    def show_state(self, view: AssessmentView) -> None:
        """Bring tags, figure and difference up to date with the answers."""
        heading = self._heading(view)
        if heading != self.head.heading:
            self.head.show_heading(heading)
        if self.evidence:
            self.evidence.show_attached(view.attached.get(self.row.slug, ()))
        for place, notice in enumerate(self.notices):
            said_already = place and not notice.asked
            notice.show_difference("" if said_already else view.disagreement(self.row, notice.asked))

    def open(self, view: AssessmentView, last_year: Answer | None, next_words: str) -> None:
        """Show the fields, filled with the answer so far."""
        if self.is_open:
            return
        self.form = AnswerForm(
            self.row, view.answer(self.row.slug), last_year, view.earlier_year, view.year.last, self.find_name
        )
        self.next_button, self.saved = plain_button(next_words), WrapLabel("", "soft")
        self.evidence = self._attachments()
        self._body = self._filled_body(view, self.form, self.next_button, self.saved)
        self._column.addWidget(self._body)
        self.next_button.setVisible(bool(next_words))
        self.next_button.clicked.connect(self.next_wanted)
        self.form.changed.connect(self.changed)
        self.form.left.connect(self.left)
        self.form.looked.connect(self.next_button.setFocus)
        if view.approval:
            self.form.freeze()
            self.evidence.freeze()
        self.show_state(view)

    def say_saved(self, sentence: str) -> None:
        """Say that what was typed is kept."""
        if self.saved:
            self.saved.setText(sentence)
            self.saved.setVisible(bool(sentence))

    def close_form(self, view: AssessmentView) -> None:
        """Put the fields away again."""
        if self._body:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self.form, self.notices, self._body, self.next_button, self.saved = None, (), None, None, None
        self.evidence = None
        self.show_state(view)

    def use_figure(self) -> None:
        """Write what the register says into the answer, as its first notice offers."""
        if self.notices and not self.notices[0].use.isHidden():
            self.notices[0].use.click()

    def go_to_figure(self) -> None:
        """Put the keyboard on the cases behind what the register says."""
        if self.notices:
            self.notices[0].take_focus()

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        notice = tuple(stop for notice in self.notices if not notice.asked for stop in notice.stops())
        form = self.form.stops() if self.form else ()
        evidence = (*self.evidence.stops(), self.evidence.offer) if self.evidence else ()
        following = (self.next_button,) if self.next_button else ()
        return (self.head, *notice, *form, *evidence, *following)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.is_open or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self.open_wanted.emit(self.row.slug)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        around = round(16 * (1 + (text_scale() - 1) / 2))
        self._column.setContentsMargins(around, around * 3 // 4, around, around * 3 // 4)
        self._column.setSpacing(12)
        self._column.addWidget(self.head)

    def _heading(self, view: AssessmentView) -> Heading:
        figure, slug = view.figures.get(self.row.slug), self.row.slug
        words, tone = state(self.row, view)
        pieces = len(view.attached.get(slug, ()))
        marks = (
            ("note", Tone.PLAIN, bool(view.answer(slug).note.strip())),
            (f"{pieces} attached", Tone.PLAIN, bool(pieces)),
            ("differs", Tone.AMBER, bool(view.disagreement(self.row))),
        )
        return Heading(
            lead=f"{self.row.number} {self.row.force}".strip(),
            asks=self.row.asks,
            figure=f"Your register: {figure.sentence}" if figure and not self.is_open else "",
            tags=(
                *(Said(mark, its_tone) for mark, its_tone, is_there in marks if is_there),
                Said(words, tone, sign=tone is not Tone.AMBER),
            ),
            action="" if self.is_open else _what_to_do(self.row, view),
        )

    def _pressed(self) -> None:
        if not self.is_open:
            self.open_wanted.emit(self.row.slug)

    def _attachments(self) -> Attachments:
        slug, made = self.row.slug, Attachments(called(self.row))
        made.file_wanted.connect(lambda: self.files_wanted.emit(slug))
        made.register_wanted.connect(lambda: self.register_wanted.emit(slug))
        made.open_wanted.connect(self.evidence_opened)
        made.remove_wanted.connect(self.evidence_removed)
        made.erase_wanted.connect(self.evidence_erased)
        return made

    def _filled_body(self, view: AssessmentView, form: AnswerForm, following: QWidget, saved: QWidget) -> QWidget:
        figures = figures_of(self.row, view.figures)
        self.notices = tuple(
            RegisterNotice(figure, view.year, view.approval is None, asked, "Also: " if place and not asked else "")
            for place, (asked, figure) in enumerate(figures)
        )
        for notice in self.notices:
            notice.case_chosen.connect(self.case_chosen)
            notice.evidence_wanted.connect(form.add_evidence)
            if notice.asked:
                form.others.put_notice(notice.asked, notice)
        assert self.evidence
        foot = chips(following, form.note.offer, self.evidence.offer, saved, gap=14)
        above = [notice for notice in self.notices if not notice.asked]
        said = (stacked(*above, gap=2),) if above else ()
        return stacked(*self.under_wording(self.row), *said, form, self.evidence, foot, gap=12)


def _what_to_do(row: FormRow, view: AssessmentView) -> str:
    if view.approval:
        return "Look"
    answer = view.answer(row.slug)
    if lacks_a_look(answer):
        return "Look"
    return "Answer" if answer.is_empty else "Change"
