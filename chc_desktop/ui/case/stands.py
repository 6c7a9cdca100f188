"""Where a case stands: its timeline, what came late, and the next step as one large button."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.actions import Action
from chc_desktop.domain.agenda import Urgency
from chc_desktop.domain.next_step import NextStep
from chc_desktop.domain.promises.soonest import called
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office.cases import CaseView
from chc_desktop.ui.case.steps import Stop, stops
from chc_desktop.ui.theme import Button, main_button, plain_button, text_scale
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.timeline import Timeline
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, stacked


class Standing(QWidget):
    """The card at the top of a case."""

    action_asked = Signal(str)
    date_asked = Signal(object, QPoint)

    def __init__(self, view: CaseView, step: NextStep, days_taken: Mapping[Duty, int], letter_begun: bool) -> None:
        super().__init__()
        self.timeline = Timeline("Stages of the case")
        self.main: Button | None = None
        self.beside: Button | None = None
        self._stops: tuple[Stop, ...] = stops(view, days_taken)
        self.timeline.show_steps(tuple(stop.step for stop in self._stops))
        self.timeline.step_chosen.connect(self._step_chosen)
        card = Card("Where it stands")
        breaches = [Row(Tag("late", Tone.RED), WrapLabel(due.breach)) for due in view.deadlines if due.breach]
        rows: list[QWidget] = [self.timeline, *breaches]
        band = self._band(step, letter_begun, lambda action: called(action, view.case, view.edition.person))
        for row in [band, *rows] if text_scale() >= _LARGE else [*rows, band]:
            card.add_row(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def _band(self, step: NextStep, letter_begun: bool, called: Callable[[Action], str]) -> Row:
        text = [Phrase(Part(step.sentence, bold=True), f" {step.detail}")]
        if step.aside:
            text.append(Phrase(Part(step.aside, soft=True), role_name="soft"))
        buttons: list[QWidget] = []
        if step.beside:
            self.beside = self._doing(plain_button(called(step.beside)), step.beside)
            buttons.append(self.beside)
        if step.action:
            words = "Finish the letter" if letter_begun and step.action.family else called(step.action)
            self.main = self._doing(main_button(words), step.action)
            buttons.append(self.main)
        ground = _GROUNDS.get(step.urgency, "") if step.urgency else ""
        return Row(None, stacked(*text), *buttons, ground=ground)

    def _doing(self, button: Button, action: Action) -> Button:
        button.clicked.connect(lambda: self.action_asked.emit(action.value))
        return button

    def _step_chosen(self, place: int) -> None:
        corner = QPoint(place * self.timeline.width() // len(self._stops), self.timeline.height())
        self.date_asked.emit(self._stops[place], self.timeline.mapToGlobal(corner))


_LARGE = 1.5
"""From this text size on the timeline runs down the page, so the next step goes before it."""

_GROUNDS = {Urgency.LATE: "red", Urgency.TODAY: "amber", Urgency.SOON: "teal"}
