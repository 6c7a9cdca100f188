"""The first tab of a case: its points with what was decided, the outcome sought, the resident's words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.actions import Action
from chc_desktop.domain.case import Case, Point
from chc_desktop.domain.events import Finding
from chc_desktop.domain.letters.letter import Decision
from chc_desktop.domain.points.evidence import in_a_line
from chc_desktop.domain.vocabulary import Outcome, Rule
from chc_desktop.office.cases import CaseView
from chc_desktop.ui.case.parts import link_row, number
from chc_desktop.ui.case.point_dialog import not_ours_in_words
from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Row, WrapLabel, chips, stacked


class PointsTab(QWidget):
    """Each point as a row with its decision, to be opened; what is raised since joins it, or is logged by itself."""

    add_asked = Signal()
    new_asked = Signal()
    point_asked = Signal(int)

    def __init__(self, view: CaseView) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._points(view))
        for title, text in _texts(view.case):
            layout.addWidget(role(WrapLabel(title), "section"))
            layout.addWidget(WrapLabel(text))

    def _points(self, view: CaseView) -> Card:
        card = Card("Points of the complaint")
        for point in view.case.points:
            card.add_row(self._row(point, view))
        provision = _number(view.edition.number(Rule.NEW_POINTS))
        ways: list[QWidget] = []
        if Action.ADD_POINT in view.actions:
            add = link_row(f"+ Add a related point raised since{provision}")
            add.clicked.connect(self.add_asked)
            ways.append(add)
        if Action.LINKED_COMPLAINT in view.actions:
            new = link_row(f"+ Log a new, linked complaint{provision}")
            new.clicked.connect(self.new_asked)
            ways.append(new)
        if ways:
            card.add_row(chips(*ways))
        return card

    def _row(self, point: Point, view: CaseView) -> Row:
        text = stacked(WrapLabel(point.text), *(WrapLabel(line, "soft") for line in _said(point, view)))
        words, tone = _decision(point, view)
        opens = link_row("Open", f"Open point {point.number}: {point.text}")
        opens.clicked.connect(lambda: self.point_asked.emit(point.number))
        return Row(number(point.number), text, Tag(words, tone, sign=tone is not Tone.AMBER), opens)


def _number(provision: str) -> str:
    return f" ({provision})" if provision else ""


def _said(point: Point, view: CaseView) -> tuple[str, ...]:
    """What was looked at, and what was found at each stage, stage 1 first."""
    if point.not_ours:
        return (not_ours_in_words(point, view),)
    found = [_finding(stage, finding) for stage in (1, 2, 3) if (finding := point.at(stage))]
    evidence = f"Evidence: {in_a_line(point.evidence)}." if point.evidence else ""
    now = _so_far(_written(point, view)) if view.case.awaits_answer else "" if found else "Not decided."
    return tuple(line for line in (*found, " ".join(part for part in (evidence, now) if part)) if line)


def _so_far(written: Decision) -> str:
    if not written.is_begun:
        return "Not decided yet."
    reasons = " ".join(written.reasons.split())
    said = f"Reason: {reasons}" if reasons else "No reasons yet."
    return f"{said}{'' if said.endswith(('.', '!', '?')) else '.'} Not sent yet."


def _written(point: Point, view: CaseView) -> Decision:
    return next((each for each in view.findings if each.point == point.number), Decision(point.number))


def _finding(stage: int, finding: Finding) -> str:
    by = f" We went by: {finding.policy}" if finding.policy else ""
    return f"Stage {stage}, {finding.outcome.words.lower()}: {finding.reasons}{by}"


def _decision(point: Point, view: CaseView) -> tuple[str, Tone]:
    case = view.case
    if point.not_ours:
        return Outcome.NOT_OURS.words, Tone.TEAL
    if case.awaits_answer:
        written = _written(point, view)
        return (written.outcome.words, _TONES[written.outcome]) if written.outcome else _NEEDED
    finding = point.finding
    return (finding.outcome.words, _TONES[finding.outcome]) if finding else _undecided(case)


def _undecided(case: Case) -> tuple[str, Tone]:
    return _NEEDED if case.status.is_open and not case.mistake else ("Not decided", Tone.PLAIN)


def _texts(case: Case) -> tuple[tuple[str, str], ...]:
    texts = [
        ("Outcome sought", case.outcome_sought or "Not written down yet."),
        ("In their words", case.their_words or "Not written down."),
    ]
    for stage in case.stages:
        if stage.response and stage.response.no_remedy_because:
            texts.append((f"Why there is no remedy at stage {stage.number}", stage.response.no_remedy_because))
        if stage.response and stage.response.outstanding:
            texts.append((f"Still to be done after stage {stage.number}", stage.response.outstanding))
    return tuple(texts)


_NEEDED = ("Decision needed", Tone.AMBER)
_TONES = {
    Outcome.UPHELD: Tone.GREEN,
    Outcome.PARTLY_UPHELD: Tone.GREEN,
    Outcome.NOT_UPHELD: Tone.PLAIN,
    Outcome.NOT_OURS: Tone.TEAL,
}
