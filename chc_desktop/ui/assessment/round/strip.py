"""The strip of the year's round: where it stands, step by step, the next step as a button, and what is still open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.assessments.round.stage import Stage, Step, must_be_submitted
from chc_desktop.domain.assessments.round.year_round import Circumstances
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.ui.theme import Button, link_button, main_button, plain_button
from chc_desktop.ui.widgets.arrange import RowLayout
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import WrapLabel, chips

_BUTTONS = {
    Step.SEND: "It was sent to the governing body…",
    Step.RESPOND: "Record the response…",
    Step.PUBLISH: "Record where it is published…",
    Step.SUBMIT: "Record the submission…",
}


class RoundStrip(QWidget):
    """`step_asked` names the step whose button was pressed; `duty_asked` the circumstances and the duty."""

    step_asked = Signal(str)
    changes_asked = Signal()
    duty_asked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self.steps: list[Tag] = []
        self.next: Button | None = None
        self.duties: list[Button] = []
        self.changes: Button | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._content: QWidget | None = None

    def show_view(self, view: AssessmentView) -> None:
        """Say where it stands; nothing is drawn anew while that is the same."""
        standing = view.standing
        shown = standing, view.round, view.submission
        if shown == self._shown:
            return
        self._shown = shown
        self.setVisible(bool(view.form.rows))
        self._clear()
        self._content = QWidget()
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._steps_row(view))
        if view.round.reopened:
            layout.addWidget(self._reopened_row(view))
        for each in view.round.circumstances:
            if each.open:
                layout.addWidget(self._duties_row(each))
        self._layout.addWidget(self._content)

    def _clear(self) -> None:
        self.steps, self.next, self.duties, self.changes = [], None, [], None
        if self._content:
            self._content.hide()
            self._content.deleteLater()
            self._content = None

    def _steps_row(self, view: AssessmentView) -> QWidget:
        self.steps = [Tag(text, tone) for text, tone in _steps(view)]
        following = view.standing.next
        if following not in _BUTTONS:
            return _row(chips(*self.steps, gap=8))
        make = plain_button if following is Step.SEND else main_button
        self.next = make(_BUTTONS[following])
        self.next.clicked.connect(lambda: self.step_asked.emit(following.value))
        return _row(chips(*self.steps, gap=8), self.next)

    def _reopened_row(self, view: AssessmentView) -> QWidget:
        self.changes = link_button("What changed so far")
        self.changes.clicked.connect(self.changes_asked)
        return _row(WrapLabel(_reopened(view), "soft"), self.changes)

    def _duties_row(self, each: Circumstances) -> QWidget:
        """What exceptional circumstances still ask: each duty a link to the form that records it as done."""
        source = f" ({words.cited(each.noted.provision)})" if each.noted.provision else ""
        links = []
        for duty in each.open:
            link = link_button(duty.short)
            link.setAccessibleName(f"Record that it is done: {duty.words}")
            link.clicked.connect(lambda _checked=False, duty=duty: self.duty_asked.emit(each, duty))
            links.append(link)
        self.duties += links
        return chips(Tag(f"Exceptional circumstances{source}", Tone.AMBER), *links, gap=14)


def _steps(view: AssessmentView) -> tuple[tuple[str, Tone], ...]:
    """Each step in a few words, with its tone: done, next, or still to come."""
    version, stands = view.round.approved, view.standing
    if version is None:
        return _before(view)
    found = [(f"Approved {words.short_day(version.approved.happened_on)}", True, Step.APPROVE)]
    found.append(("Response", bool(version.response.strip()), Step.RESPOND))
    places = words.count(len(version.published), "place") if len(version.published) > 1 else ""
    found.append((f"Published, {places}" if places else "Published", bool(version.published), Step.PUBLISH))
    if version.submitted:
        found.append((f"Submitted {words.short_day(version.submitted.happened_on)}", True, Step.SUBMIT))
    elif view.submission and must_be_submitted(view.round):
        found.append((f"Ombudsman by {words.short_day(view.submission.due)}", False, Step.SUBMIT))
    which = ((f"Version {version.number}", Tone.PLAIN),) if version.number > 1 else ()
    return *which, *((text, _tone(done, step is stands.next)) for text, done, step in found)


def _before(view: AssessmentView) -> tuple[tuple[str, Tone], ...]:
    """The steps while it is not approved."""
    stands, sent = view.standing, view.round.sent
    answered = not stands.gaps
    first = "Answered" if answered else words.capital(stands.words)
    if stands.stage is Stage.IN_REVIEW and stands.gaps:
        first = words.count(stands.gaps, "gap")
    meeting = f"Governing body {words.short_day(sent.meeting)}" if sent else "Governing body"
    which = ((f"Version {view.round.next_version}", Tone.PLAIN),) if view.round.versions else ()
    return (
        *which,
        (first, _tone(answered, not answered)),
        (meeting, _tone(False, answered)),
        ("Published", Tone.PLAIN),
        *((("Ombudsman", Tone.PLAIN),) if view.submission and not view.round.was_submitted else ()),
    )


def _tone(done: bool, following: bool) -> Tone:
    if done:
        return Tone.GREEN
    return Tone.TEAL if following else Tone.PLAIN


def _reopened(view: AssessmentView) -> str:
    """When and why it was opened again, in few words: the rest stands under “Versions and record”."""
    reopened = view.round.reopened
    assert reopened
    source = f" ({words.cited(reopened.provision)})" if reopened.provision else ""
    by = f", to be approved again by {words.day(reopened.by)}" if reopened.by else ""
    return f"Opened again {words.day(reopened.happened_on)}{by}: {reopened.reason.short}{source}."


def _row(body: QWidget, *actions: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout := RowLayout(None, body, actions))
    layout.setContentsMargins(0, 0, 0, 0)
    return holder
