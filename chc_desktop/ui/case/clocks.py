"""The card of a case's other clocks: each step with its date in words, why it is that date, and what can be done."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.actions import Action
from chc_desktop.domain.clocks.dates import RunningClock, StepDate
from chc_desktop.domain.explaining import Explanation
from chc_desktop.ui.agenda_row import WHY
from chc_desktop.ui.explanation import DatePopup, day_by_day
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.theme import Button, plain_button, role
from chc_desktop.ui.tones import when_due
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Part, Row, WrapLabel, stacked

TITLE = "Other dates beside this complaint"


class ClocksCard(QWidget):
    """Asks for an action by its name and key (“clock-step/12.investigate”), or why a step is due when it is."""

    action_asked = Signal(str)
    why_asked = Signal(str, QPoint)

    def __init__(self, clocks: tuple[RunningClock, ...], today: date, can_act: bool) -> None:
        super().__init__()
        self._today = today
        self._can_act = can_act
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(role(WrapLabel(TITLE), "section"))
        card = Card(TITLE)
        for clock in clocks:
            card.add_row(self._heading(clock))
            for step in clock.steps:
                card.add_row(self._step(clock, step))
        layout.addWidget(card)

    def _heading(self, clock: RunningClock) -> Row:
        began = f"Runs from {words.day(clock.clock.started_on)}, when {clock.kind.begins}."
        lines = [WrapLabel(clock.title, "strong"), WrapLabel(_said(clock, began), "soft")]
        if not self._can_act or not clock.is_open:
            return Row(None, stacked(*lines), *_state(clock))
        stop = self._asking("No longer needed…", f"{Action.STOP_CLOCK.value}/{clock.clock.key}", clock.title)
        return Row(None, stacked(*lines), stop)

    def _step(self, clock: RunningClock, step: StepDate) -> Row:
        due = LinkPhrase(f"{_when(step)} ", Part(WHY, link=step.key), role_name="soft")
        due.link_chosen.connect(lambda key: self.why_asked.emit(key, due.mapToGlobal(due.rect().bottomLeft())))
        texts: list[QWidget] = [WrapLabel(step.step.title), due]
        if step.breach:
            texts.append(WrapLabel(step.breach, "soft"))
        if step.done:
            texts.append(WrapLabel(f"What shows it: {step.done.evidence}", "soft"))
        beside: list[QWidget] = [Tag(*standing(clock, step, self._today))]
        if self._can_act and step in clock.open_steps:
            beside.append(self._asking("Mark as done…", f"{Action.CLOCK_STEP.value}/{step.key}", step.words))
        return Row(None, stacked(*texts), *beside)

    def _asking(self, text: str, action: str, about: str) -> Button:
        button = plain_button(text)
        button.setAccessibleName(f"{text.removesuffix('…')}: {about}")
        button.clicked.connect(_emitting(self.action_asked.emit, action))
        return button


class ClockPopup(DatePopup):
    """How the date of a step of another clock was worked out."""

    def __init__(self, parent: QWidget, found: StepDate, explanation: Explanation, reference: str) -> None:
        super().__init__(parent, found.due, f"{found.words}, {reference}")
        end = ", due by the end of the day" if found.counted == found.due else ", where the count ends"
        self.say(WrapLabel(explanation.sentence, "soft"), *day_by_day(explanation, end))
        self.say(*(WrapLabel(warning, "notice-amber") for warning in explanation.warnings))
        if found.breach:
            self.say(WrapLabel(found.breach, "notice-red"))


def standing(clock: RunningClock, step: StepDate, today: date) -> tuple[str, Tone]:
    """Whether a step is done, late, or when it is due, as words and tone of a tag."""
    if step.done:
        late = ", late" if step.breach else ""
        return f"done {words.short_day(step.done.on)}{late}", Tone.RED if late else Tone.GREEN
    if clock.clock.stopped_on:
        return "not needed", Tone.PLAIN
    if step.waits:
        return "provisional", Tone.PLAIN
    return when_due(step.due, today)


def _said(clock: RunningClock, began: str) -> str:
    """What was written about the clock, from when it runs, and that its limits were not checked."""
    what = "" if clock.kind.goes_by_what else " ".join(clock.clock.what.split())
    about = f"{what}{'' if what.endswith(('.', '!', '?')) else '.'}" if what else ""
    unchecked = "" if clock.kind.checked else "Its limits were not checked against the law."
    stopped = f"No longer needed: {clock.clock.stopped_because}" if clock.clock.stopped_on else ""
    return " ".join(part for part in (about, began, unchecked, stopped) if part)


def _when(step: StepDate) -> str:
    """“Due Wed 6 Jan 2027: 10 working days after we learned of the hazard, Fri 18 Dec 2026.”"""
    provisional = " Provisional." if step.waits and not step.done else ""
    latest = f" At the very latest {words.day(step.latest)}." if step.latest and not step.done else ""
    return f"Due {words.day(step.due)}: {step.why[:1].lower()}{step.why[1:]}.{latest}{provisional}"


def _state(clock: RunningClock) -> tuple[Tag, ...]:
    if clock.clock.stopped_on:
        return (Tag("no longer needed", Tone.PLAIN),)
    return () if clock.is_open else (Tag("all done", Tone.GREEN),)


def _emitting(emit: Callable[[str], None], action: str) -> Callable[[], None]:
    return lambda: emit(action)
