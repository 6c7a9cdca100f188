"""One provision of the form: closed it says what is asked and how it stands, open it takes the answer."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.assessment import called, lacks_a_look
from chc_desktop.domain.assessments.measures import figures_of
from chc_desktop.domain.form import FormRow
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.ui.assessment.answer_form import AnswerForm
from chc_desktop.ui.assessment.register_notice import RegisterNotice
from chc_desktop.ui.assessment.shown import state
from chc_desktop.ui.theme import link_button, plain_button, role, text_scale
from chc_desktop.ui.widgets.arrange import RowLayout
from chc_desktop.ui.widgets.tag import Tag, Tone
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
    case_chosen = Signal(int)

    def __init__(self, row: FormRow, view: AssessmentView) -> None:
        super().__init__()
        role(self, "card").setAccessibleName(f"{row.number}: {row.asks}" if row.number else row.asks)
        self.row = row
        self.form: AnswerForm | None = None
        self.notices: tuple[RegisterNotice, ...] = ()
        self.tag = Tag()
        self.differs = Tag("differs", Tone.AMBER, sign=False)
        self.answer_button = link_button("")
        self.next_button = plain_button("")
        self.saved = WrapLabel("", "soft")
        self.under_wording: UnderWording = nothing_more
        self._asks = WrapLabel(row.asks)
        self._figure = WrapLabel("", "soft")
        self._body: QWidget | None = None
        self._lay_out()
        self.answer_button.clicked.connect(lambda: self.open_wanted.emit(row.slug))
        self.next_button.clicked.connect(self.next_wanted)
        self.show_state(view)

    @property
    def notice(self) -> RegisterNotice | None:
        """What the register says to the row as a whole; None where it is silent or the card is closed."""
        return self.notices[0] if self.notices else None

    @property
    def is_open(self) -> bool:
        return self.form is not None

    def show_state(self, view: AssessmentView) -> None:
        """Bring tags, figure and difference up to date with the answers."""
        figure, difference = view.figures.get(self.row.slug), view.disagreement(self.row)
        words, tone = state(self.row, view)
        self.tag.set(words, tone, sign=tone is not Tone.AMBER)
        self.differs.setVisible(bool(difference))
        self._figure.setText(f"Your register: {figure.sentence}" if figure else "")
        self._figure.setVisible(figure is not None and not self.is_open)
        self.answer_button.setText(_what_to_do(self.row, view))
        self.answer_button.setAccessibleName(f"{self.answer_button.text()} {called(self.row)}, {words}")
        for place, notice in enumerate(self.notices):
            said_already = place and not notice.asked
            notice.show_difference("" if said_already else view.disagreement(self.row, notice.asked))

    def open(self, view: AssessmentView, last_year: Answer | None, next_words: str) -> None:
        """Show the fields, filled with the answer so far."""
        if self.is_open:
            return
        role(self._asks, "strong")
        self.answer_button.hide()
        self.next_button.setText(next_words)
        self.next_button.setVisible(bool(next_words))
        self.form = AnswerForm(self.row, view.answer(self.row.slug), last_year, view.earlier_year, view.year.last)
        self._body = self._filled_body(view, self.form)
        self._column.addWidget(self._body)
        self.form.changed.connect(self.changed)
        self.form.left.connect(self.left)
        self.form.looked.connect(self.next_button.setFocus)
        if view.approval:
            self.form.freeze()
        self.show_state(view)

    def close_form(self, view: AssessmentView) -> None:
        """Put the fields away again."""
        if self._body:
            self._column.removeWidget(self._body)
            for kept in (self.saved, self.next_button):
                kept.setParent(self)
                kept.hide()
            self._body.hide()
            self._body.deleteLater()
        self.form, self.notices, self._body = None, (), None
        role(self._asks, "")
        self.answer_button.show()
        self.show_state(view)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        notice = tuple(stop for notice in self.notices if not notice.asked for stop in notice.stops())
        form = self.form.stops() if self.form else ()
        return (self.answer_button, *notice, *form, self.next_button)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.is_open or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self.open_wanted.emit(self.row.slug)

    def _lay_out(self) -> None:
        lead = Tag(f"{self.row.number} {self.row.force}".strip(), Tone.TEAL)
        head = QWidget()
        head.setLayout(
            layout := RowLayout(
                lead, stacked(self._asks, self._figure), (self.differs, self.tag, self.answer_button), at_top=True
            )
        )
        layout.setContentsMargins(0, 0, 0, 0)
        for words in (self._asks, self._figure):
            words.never_copied()
        self._column = QVBoxLayout(self)
        around = round(16 * (1 + (text_scale() - 1) / 2))
        self._column.setContentsMargins(around, around * 3 // 4, around, around * 3 // 4)
        self._column.setSpacing(12)
        self._column.addWidget(head)
        for hidden in (self.saved, self.next_button):
            hidden.setParent(self)
            hidden.hide()

    def _filled_body(self, view: AssessmentView, form: AnswerForm) -> QWidget:
        figures = figures_of(self.row, view.figures)
        self.notices = tuple(
            RegisterNotice(figure, view.year, view.approval is None, asked) for asked, figure in figures
        )
        for notice in self.notices:
            notice.case_chosen.connect(self.case_chosen)
            notice.evidence_wanted.connect(form.add_evidence)
            if notice.asked:
                form.others.put_notice(notice.asked, notice)
        foot = chips(self.next_button, self.saved, gap=14)
        above = (notice for notice in self.notices if not notice.asked)
        return stacked(*self.under_wording(self.row), *above, form, foot, gap=12)


def _what_to_do(row: FormRow, view: AssessmentView) -> str:
    if view.approval:
        return "Look"
    answer = view.answer(row.slug)
    if lacks_a_look(answer):
        return "Look"
    return "Answer" if answer.is_empty else "Change"
