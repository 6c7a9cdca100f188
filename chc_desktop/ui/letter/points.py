"""Each point of the complaint with its decision and reasons, filled from the case and kept with it."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.case import Point
from chc_desktop.domain.code import Edition
from chc_desktop.domain.letters.letter import Decision, LetterContents, Matter, Part
from chc_desktop.ui.finding_field import FindingField
from chc_desktop.ui.letter.part_field import PartField
from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.arrange import FlowLayout
from chc_desktop.ui.widgets.long_text import LongText
from chc_desktop.ui.widgets.wrap import WrapLabel


class PointsPart(PartField):
    """The decisions of a response, point by point. What stage 1 decided stands beside them at stage 2."""

    def __init__(self, part: Part, matter: Matter, stage: int) -> None:
        super().__init__(part)
        self.points: list[PointField] = []
        self.column.setSpacing(14)
        for point in matter.case.points:
            if point.not_ours:
                self.column.addWidget(WrapLabel(_not_ours(point), "soft"))
                continue
            field = PointField(point, part, matter.edition, stage)
            field.changed.connect(self.changed)
            self.points.append(field)
            self.column.addWidget(field)
        if not matter.case.points:
            self.column.addWidget(WrapLabel("This case has no points yet. Add them on the page of the case.", "soft"))

        self.column.addLayout(self.offers)

    def texts(self) -> tuple[LongText, ...]:
        return tuple(field.reasons for field in self.points)

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
    """One point: what was complained of, and its finding."""

    changed = Signal()

    def __init__(self, point: Point, part: Part, edition: Edition, stage: int) -> None:
        super().__init__()
        self.number = point.number
        self.finding = FindingField(point, part.prompt, edition, stage)
        self.outcome, self.reasons, self.policy = self.finding.outcome, self.finding.reasons, self.finding.policy
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(role(WrapLabel(f"Point {point.number} · decision and reasons"), "strong"))
        column.addWidget(WrapLabel(point.text, "soft"))
        column.addWidget(self.finding)
        self.offers = FlowLayout(8)
        """Room for small buttons that offer something to write about this point."""
        column.addLayout(self.offers)
        self.finding.changed.connect(self.changed)

    def fill(self, decision: Decision) -> None:
        self.finding.fill(decision)

    def value(self) -> Decision:
        return self.finding.value()


def _not_ours(point: Point) -> str:
    told = f" {point.why_not_ours}" if point.why_not_ours else " The acknowledgement said so."
    return f"Point {point.number} is not ours to answer for: {point.text.rstrip('.')}.{told}"
