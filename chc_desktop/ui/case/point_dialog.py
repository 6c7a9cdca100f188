"""One point of a complaint opened: what was looked at, and the finding as far as it is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.actions import Action
from chc_desktop.domain.case import Point
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.letters.letter import Decision
from chc_desktop.domain.points.rules import cite_responsibility
from chc_desktop.domain.vocabulary import Rule
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.case.evidence import EvidenceFields
from chc_desktop.ui.finding_field import FindingField
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.kept_soon import KeptSoon, Unkept, unkept_of
from chc_desktop.ui.theme import link_button, plain_button, role
from chc_desktop.ui.widgets.wrap import WrapLabel, chips

_PROMPT = "Why: what happened, what should have happened, and what follows from it."


class PointDialog(FormDialog):
    """What is written is kept as it is written, in the place the letter is filled from.

    `action_asked` names an action on the point, such as “reword-point/2”; `next_asked` the point to open next.
    """

    action_asked = Signal(str)
    next_asked = Signal(int)

    def __init__(self, office: Office, view: CaseView, number: int, parent: QWidget | None) -> None:
        self._next = plain_button("Next point")
        self.saved = WrapLabel("", "soft")
        super().__init__(f"Point {number} of {len(view.case.points)}", "Done", parent)
        self._office, self._view = office, view
        self._kept = Decision(number)
        self.finding: FindingField | None = None
        self.evidence: EvidenceFields | None = None
        self._soon = KeptSoon(self._keep, self)
        self._soon.refused.connect(self.say_not_kept)
        self.back_button.hide()
        self._next.setAutoDefault(False)
        self._next.setVisible(number < len(view.case.points))
        self._next.clicked.connect(self._go_on)
        self._add_point(view.case.points[number - 1])

    def submit(self) -> None:
        self.accept()

    def unkept(self) -> Unkept | None:
        return unkept_of(self, self._soon)

    def give_up(self) -> None:
        self._soon.stop()

    def preferred_width(self) -> int:
        return 44

    def further_buttons(self) -> tuple[QWidget, ...]:
        return self._next, self.saved

    def _add_point(self, point: Point) -> None:
        self.body.addWidget(WrapLabel(f"Point {point.number}", "title"))
        self.body.addWidget(WrapLabel(point.text))
        if asking := self._ways(point):
            self.body.addWidget(chips(*asking))
        if point.not_ours:
            self.body.addWidget(WrapLabel(not_ours_in_words(point, self._view), "notice-teal"))
        self._add_evidence(point)
        self._add_finding(point)
        self.body.addStretch(1)
        if self.evidence and self.evidence.may_add:
            self.evidence.what.setFocus()

    def _ways(self, point: Point) -> list[QWidget]:
        """What else can be done with the point now."""
        whose = "It is not ours to answer for…" if not point.not_ours else "Whose it is…"
        ways = ((Action.REWORD_POINT, "Put it in other words…"), (Action.RESPONSIBILITY, whose))
        return [self._way(action, said, point) for action, said in ways if action in self._view.actions]

    def _way(self, action: Action, said: str, point: Point) -> QWidget:
        button = link_button(said)
        button.setAutoDefault(False)
        button.setAccessibleName(f"Point {point.number}: {said.removesuffix('…')}")
        button.clicked.connect(lambda: self._leave_for(f"{action.value}/{point.number}"))
        return button

    def _leave_for(self, action: str) -> None:
        self.accept()
        if self._soon.finish():
            self.action_asked.emit(action)

    def _go_on(self) -> None:
        self.accept()
        if self._soon.finish():
            self.next_asked.emit(self._kept.point + 1)

    def _keep(self) -> None:
        """Keep the finding, if it is another one than before."""
        if self.finding and self.finding.value() != self._kept:
            written = self.finding.value()
            at = self._office.points.keep_finding(self._view.case.id, written)
            self._kept = written
            self.saved.setText(f"Saved {words.clock(at)}")

    def _add_evidence(self, point: Point) -> None:
        case = self._view.case
        may_add = case.awaits_answer and self._view.edition.readable
        if not may_add and not point.evidence:
            return
        self.body.addWidget(role(WrapLabel("Evidence considered"), "section"))
        self.evidence = EvidenceFields(self._office, case, point, may_add)
        self.evidence.added.connect(self._evidence_added)
        self.evidence.refused.connect(self.show_error)
        self.body.addWidget(self.evidence)

    def _evidence_added(self) -> None:
        self.show_error("")
        try:
            self._view = self._office.cases.view(self._view.case.id)
        except RuleBroken as broken:
            self.show_error(str(broken))
            return
        point = self._view.case.points[self._kept.point - 1]
        assert self.evidence
        self.evidence.show_point(point)
        if self.finding:
            self.finding.show_evidence(point)

    def _add_finding(self, point: Point) -> None:
        view, stage = self._view, self._view.case.stage
        decided = [each.number for each in view.case.stages if point.at(each.number)]
        for number in decided:
            self.body.addWidget(decided_card(point, number))
        if point.not_ours or not view.case.awaits_answer or not view.edition.readable:
            return
        self.body.addWidget(role(WrapLabel(f"Finding at stage {stage.number}"), "section"))
        cite = view.edition.cite(Rule.points_answered(stage.number))
        self.body.addWidget(WrapLabel(f"Kept here and in the letter, which is filled from it{cite}.", "soft"))
        self._kept = self._office.points.finding(view.case.id, point.number)
        self.finding = FindingField(point, _PROMPT, view.edition, stage.number, alone=True)
        self.finding.fill(self._kept)
        self.finding.changed.connect(self._soon.begin)
        self.body.addWidget(self.finding)


def not_ours_in_words(point: Point, view: CaseView) -> str:
    """“Not ours to answer for (Code 5.7). It stands on the council’s land. Responsible: the council.”"""
    cite = cite_responsibility(view.edition)
    if not point.why_not_ours:
        return f"Not ours to answer for{cite}; said so in the acknowledgement."
    why = " ".join(point.why_not_ours.split()).rstrip(".")
    whose = f" Responsible: {' '.join(point.whose.split()).rstrip('.')}." if point.whose else ""
    return f"Not ours to answer for{cite}. {words.capital(why)}.{whose}"


def decided_card(point: Point, stage: int) -> QWidget:
    """What was decided at a stage, why, and what it rests on."""
    finding = point.at(stage)
    assert finding
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(role(WrapLabel(f"Stage {stage}: {finding.outcome.words.lower()}"), "section"))
    column.addWidget(WrapLabel(finding.reasons or "No reasons are written down."))
    if finding.policy:
        column.addWidget(WrapLabel(f"We went by: {finding.policy}", "soft"))
    return holder
