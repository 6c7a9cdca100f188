"""The first tab of a case: its points with what was decided, the outcome sought, the resident's words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.case import Case, Point
from chc_desktop.domain.events import Finding
from chc_desktop.domain.vocabulary import Outcome, Rule
from chc_desktop.office.cases import CaseView
from chc_desktop.ui.case.parts import link_row, number
from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Row, WrapLabel, stacked


class PointsTab(QWidget):
    """Each point as a row with its decision; a related point can be added while that is possible."""

    add_asked = Signal()

    def __init__(self, view: CaseView, can_add: bool) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._points(view, can_add))
        for title, text in _texts(view.case):
            layout.addWidget(role(WrapLabel(title), "section"))
            layout.addWidget(WrapLabel(text))

    def _points(self, view: CaseView, can_add: bool) -> Card:
        card = Card("Points of the complaint")
        for point in view.case.points:
            card.add_row(_row(point, view))
        if can_add:
            add = link_row(f"+ Add a related point raised since{_number(view.edition.number(Rule.NEW_POINTS))}")
            add.clicked.connect(self.add_asked)
            card.add_row(add)
        return card


def _number(provision: str) -> str:
    return f" ({provision})" if provision else ""


def _row(point: Point, view: CaseView) -> Row:
    text = stacked(WrapLabel(point.text), *(WrapLabel(line, "soft") for line in _said(point)))
    words, tone = _decision(point, view.case)
    return Row(number(point.number), text, Tag(words, tone, sign=tone is not Tone.AMBER))


def _said(point: Point) -> tuple[str, ...]:
    """What was found at each stage, stage 1 first."""
    if point.not_ours:
        return ("Not ours to answer for; said so in the acknowledgement.",)
    found = tuple(_finding(stage, finding) for stage in (1, 2, 3) if (finding := point.at(stage)))
    return found or ("Not decided yet.",)


def _finding(stage: int, finding: Finding) -> str:
    return f"Stage {stage}, {finding.outcome.words.lower()}: {finding.reasons}"


def _decision(point: Point, case: Case) -> tuple[str, Tone]:
    finding = point.finding if case.stage.response or not case.status.is_open else point.at(case.stage.number)
    if point.not_ours:
        return Outcome.NOT_OURS.words, Tone.TEAL
    if finding:
        return finding.outcome.words, _TONES[finding.outcome]
    return ("Decision needed", Tone.AMBER) if case.status.is_open else ("Not decided", Tone.PLAIN)


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


_TONES = {
    Outcome.UPHELD: Tone.GREEN,
    Outcome.PARTLY_UPHELD: Tone.GREEN,
    Outcome.NOT_UPHELD: Tone.PLAIN,
    Outcome.NOT_OURS: Tone.TEAL,
}
