"""The evidence on a point: what was looked at so far, and the line on which more is written down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.case import Case, Point
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.papers.paper import Paper, kept
from chc_desktop.domain.points.events import EvidenceConsidered
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.actions.common import officer
from chc_desktop.ui.forms.columns import side_by_side
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import Choice, DateField, LineField, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel


class EvidenceFields(QWidget):
    """Each press of *Add* is an entry of the record, on this point and on those ticked beside it."""

    added = Signal()
    refused = Signal(str)

    def __init__(self, office: Office, case: Case, point: Point, may_add: bool) -> None:
        super().__init__()
        self._office, self._case, self._point = office, case, point
        self.may_add = may_add
        self._papers = {str(paper.id): paper for paper in kept(case.papers)}
        self.said = WrapLabel()
        self.what = LineField("What you looked at", "Such as engineer’s visit, call log, photographs")
        self.dated = DateField("Its date", office.today(), optional=True)
        self.paper = Choice("Paper of this case", (("", "None kept here"), *map(_choice, self._papers.values())))
        others = (each for each in case.points_to_answer if each is not point)
        self.also = tuple((each.number, Tick(f"It bears on point {each.number} too")) for each in others)
        self.add = plain_button("Add to the record")
        self.add.setAutoDefault(False)
        self._lay_out()
        self.add.clicked.connect(self._add)
        self.what.returnPressed.connect(self._add)
        self.paper.changed.connect(self._paper_chosen)
        self.show_point(point)

    def show_point(self, point: Point) -> None:
        """Say what was looked at so far."""
        lines = (f"• {words.capital(each.words)}{_kept(each.paper)}" for each in point.evidence)
        self.said.setText("\n".join(lines) or "Nothing is written down yet.")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.said)
        if not self.may_add:
            return
        if self._papers:
            column.addWidget(labelled("A letter, email or file of this case", self.paper))
        column.addWidget(
            side_by_side(labelled("What you looked at", self.what), labelled("Its date", self.dated), narrowest=10)
        )
        if self.also:
            column.addWidget(side_by_side(*(tick for _number, tick in self.also), narrowest=10))
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def _paper_chosen(self) -> None:
        paper = self._papers.get(self.paper.value())
        if paper:
            self.what.set_value(_called(paper))
            self.dated.set_value(paper.said.happened_on)

    def _add(self) -> None:
        if problem := self.dated.problem():
            self.dated.setFocus(Qt.FocusReason.OtherFocusReason)
            self.refused.emit(problem)
            return
        event = EvidenceConsidered(
            happened_on=self._office.today(),
            done_by=officer(self._office),
            points=(self._point.number, *(number for number, tick in self.also if tick.value())),
            what=self.what.value(),
            dated=self.dated.value(),
            paper=int(self.paper.value() or 0),
        )
        try:
            self._office.cases.record(self._case.id, event)
        except RuleBroken as broken:
            (self.dated if broken.about == "dated" else self.what).setFocus(Qt.FocusReason.OtherFocusReason)
            self.refused.emit(str(broken))
            return
        self._empty()
        self.added.emit()

    def _empty(self) -> None:
        self.paper.set_value("")
        self.what.set_value("")
        self.dated.set_value(None)
        for _number, tick in self.also:
            tick.set_value(False)
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)


def _choice(paper: Paper) -> tuple[str, str]:
    return str(paper.id), f"{words.short_day(paper.said.happened_on)}: {_called(paper)}"


def _called(paper: Paper) -> str:
    return paper.said.subject.strip() or paper.said.file_name or paper.said.way.noun


def _kept(paper: int) -> str:
    return f", kept as entry {paper}" if paper else ""
