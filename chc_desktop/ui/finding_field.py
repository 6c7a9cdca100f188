"""One point’s finding as fields: the decision, the reasons, what it rests on. In the letter and on the case alike."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.case import Point
from chc_desktop.domain.code import Edition
from chc_desktop.domain.letters.letter import Decision
from chc_desktop.domain.paragraphs.paragraph import reasons_for
from chc_desktop.domain.points.evidence import in_a_line
from chc_desktop.domain.vocabulary import Outcome, Rule
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import Choice, LongText, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel
from chc_desktop.ui.writing.paragraph_button import ParagraphButton


class FindingField(QWidget):
    """What an earlier stage decided stands above, what was looked at below; that may be left out of the letter."""

    changed = Signal()

    def __init__(self, point: Point, prompt: str, edition: Edition, stage: int, *, alone: bool = False) -> None:
        """`alone` where evidence and earlier decisions stand elsewhere on the same window."""
        super().__init__()
        self.number = point.number
        choices = tuple((outcome.value, outcome.words) for outcome in edition.outcomes)
        self.outcome = Choice(f"Point {point.number}: decision", (("", "Choose the decision"), *choices))
        self.reasons = LongText(f"Point {point.number}: reasons", prompt)
        self.policy = LongText(f"Point {point.number}: policy, law or good practice", minimum_lines=1, maximum_lines=5)
        self.evidence = WrapLabel("", "soft")
        self.without_evidence = Tick("Leave what we looked at out of the letter")
        self.without_evidence.setAccessibleName(f"Point {point.number}: leave what we looked at out of the letter")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        before = point.at(stage - 1) if stage > 1 and not alone else None
        self._alone = alone
        if before:
            said = f"At stage {stage - 1}: {before.outcome.words.lower()}. {before.reasons}"
            column.addWidget(WrapLabel(said, "soft"))
        column.addWidget(self.outcome)
        column.addWidget(self.reasons)
        column.addWidget(ParagraphButton(self.reasons, lambda: reasons_for(self.outcome.value())))
        column.addWidget(labelled("Policy, law or good practice relied on", self.policy, _asked(edition, stage)))
        column.addWidget(self.evidence)
        column.addWidget(self.without_evidence)
        self.show_evidence(point)
        for field in (self.outcome, self.reasons, self.policy, self.without_evidence):
            field.changed.connect(self.changed)

    def show_evidence(self, point: Point) -> None:
        """What was looked at, as the letter will name it."""
        self.evidence.setText(f"We looked at: {in_a_line(point.evidence)}." if point.evidence else "")
        self.evidence.setVisible(bool(point.evidence) and not self._alone)
        self.without_evidence.setVisible(bool(point.evidence))

    def fill(self, decision: Decision) -> None:
        """Show what is written so far."""
        self.outcome.set_value(decision.outcome.value if decision.outcome else "")
        self.reasons.set_value(decision.reasons)
        self.policy.set_value(decision.policy)
        self.without_evidence.set_value(decision.without_evidence)

    def value(self) -> Decision:
        """The finding as far as it is written."""
        chosen = self.outcome.value()
        return Decision(
            self.number,
            Outcome(chosen) if chosen else None,
            self.reasons.text(),
            self.policy.text(),
            self.without_evidence.value(),
        )


def _asked(edition: Edition, stage: int) -> str:
    cite = edition.cite(Rule.points_answered(stage)) if stage <= edition.stages.most else ""
    return f"Where there is one{cite}."
