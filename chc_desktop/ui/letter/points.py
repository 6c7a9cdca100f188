"""Each point of the complaint with its decision and reasons."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.case import Point
from chc_desktop.domain.letters.letter import Decision, LetterContents, Matter, Part
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.ui.letter.part_field import PartField
from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.fields import Choice, LongText
from chc_desktop.ui.widgets.wrap import WrapLabel


class PointsPart(PartField):
    """The decisions of a response, point by point. What stage 1 decided stands beside them at stage 2."""

    def __init__(self, part: Part, matter: Matter, stage: int) -> None:
        super().__init__(part)
        self.points: list[PointField] = []
        self.column.setSpacing(14)
        for point in matter.case.points:
            if point.not_ours:
                text = f"Point {point.number} is not ours to answer for, as the acknowledgement said: {point.text}"
                self.column.addWidget(WrapLabel(text, "soft"))
                continue
            field = PointField(point, part, matter.edition.outcomes, stage)
            field.changed.connect(self.changed)
            self.points.append(field)
            self.column.addWidget(field)
        if not matter.case.points:
            self.column.addWidget(WrapLabel("This case has no points yet. Add them on the page of the case.", "soft"))

    def fill(self, contents: LetterContents, own: Mapping[str, str]) -> None:
        for field in self.points:
            field.fill(contents.decision(field.number))

    def add_to(self, contents: LetterContents) -> LetterContents:
        return replace(contents, decisions=tuple(field.value() for field in self.points))

    def gap(self) -> QWidget:
        for field in self.points:
            if not field.outcome.value():
                return field.outcome
            if not field.reasons.value():
                return field.reasons
        return self.points[0].reasons if self.points else self


class PointField(QWidget):
    """One point: what was complained of, the decision, the reasons."""

    changed = Signal()

    def __init__(self, point: Point, part: Part, outcomes: tuple[Outcome, ...], stage: int) -> None:
        super().__init__()
        self.number = point.number
        choices = tuple((outcome.value, outcome.words) for outcome in outcomes)
        self.outcome = Choice(f"Point {point.number}: decision", (("", "Choose the decision"), *choices))
        self.reasons = LongText(f"Point {point.number}: reasons", part.prompt)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(role(WrapLabel(f"Point {point.number} · decision and reasons"), "strong"))
        column.addWidget(WrapLabel(point.text, "soft"))
        before = point.at(stage - 1) if stage > 1 else None
        if before:
            found = f"At stage {stage - 1}: {before.outcome.words.lower()}. {before.reasons}"
            column.addWidget(WrapLabel(found, "soft"))
        column.addWidget(self.outcome)
        column.addWidget(self.reasons)
        self.outcome.changed.connect(self.changed)
        self.reasons.changed.connect(self.changed)

    def fill(self, decision: Decision) -> None:
        self.outcome.set_value(decision.outcome.value if decision.outcome else "")
        self.reasons.set_value(decision.reasons)

    def value(self) -> Decision:
        chosen = self.outcome.value()
        return Decision(self.number, Outcome(chosen) if chosen else None, self.reasons.text())
