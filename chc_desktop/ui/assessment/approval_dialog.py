"""The review before approval: what is missing, what differs, and the governing body's decision."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.assessments.assessment import Remark, called
from chc_desktop.office.assessments import Assessments, AssessmentView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.aside import Aside
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.forms.keeper import Keeper, Kept
from chc_desktop.ui.theme import link_button
from chc_desktop.ui.widgets.fields import Choice, DateField, LineField, LongText, labelled
from chc_desktop.ui.widgets.wrap import Card, Row, WrapLabel


class ApprovalDialog(FormDialog):
    """Approve stays shut while there are gaps; each gap is one click from where it is filled."""

    row_chosen = Signal(str)
    approved = Signal()

    def __init__(self, office: Office, view: AssessmentView, parent: QWidget) -> None:
        which = f", version {view.round.next_version}" if view.round.versions else ""
        super().__init__(f"Review of self-assessment {view.year.number}{which}", "Record the approval", parent)
        self._office = office
        self._view = view
        self._aside = Aside(office.desk, self)
        self._draft = f"assessment/{view.year.number}/approval"
        self.on = DateField("Approved at the meeting of", office.today())
        self.minute = LineField("Minute", "Such as: minute 7")
        self.response = LongText("The governing body’s response", minimum_lines=4)
        self.response_by = LineField("Who wrote the response")
        self.signed_by = Choice("Who signed for the governing body", _people(office))
        self.remarks: list[QWidget] = []
        self._fill_body()
        self.bring_back(Keeper(office.drafts, self._draft, self._fields(), self))

    def submit(self) -> None:
        on = self.on.value()
        if on is None:
            self.show_error(self.on.problem())
            self.on.setFocus()
            return
        year, signed_by = self._view.year.number, int(self.signed_by.value() or 0)
        minute, response, by, draft = self.minute.value(), self.response.value(), self.response_by.value(), self._draft
        self._aside.do(
            lambda desk: Assessments(desk).approve(year, on, minute, response, signed_by, draft, by),
            "Making and keeping the form…",
            self._approved,
        )

    def _approved(self) -> None:
        self.accept()
        self.approved.emit()

    def _fields(self) -> dict[str, Kept]:
        return {
            "on": self.on,
            "minute": self.minute,
            "response": self.response,
            "response_by": self.response_by,
            "signed_by": self.signed_by,
        }

    def _fill_body(self) -> None:
        review = self._view.review
        self.body.addWidget(WrapLabel(self.windowTitle(), "title"))
        self.body.addWidget(WrapLabel(_how_it_stands(self._view)))
        if review.gaps:
            self._add_remarks("Still missing", review.gaps)
        if review.disagreements:
            self._add_remarks("Differing from your register", review.disagreements)
        if not review.gaps:
            self._add_decision()
        self.done_button.setVisible(not review.gaps)
        self.back_button.setText("Close" if review.gaps else "Not now")
        self.body.addStretch(1)

    def _add_remarks(self, title: str, remarks: Sequence[Remark]) -> None:
        card = Card(title)
        for remark in remarks:
            button = link_button(f"Go to {called(remark.row)}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked, slug=remark.row.slug: self._choose(slug))
            card.add_row(Row(None, WrapLabel(str(remark)), button))
            self.remarks.append(button)
        self.body.addWidget(WrapLabel(f"{title} ({len(remarks)})", "section"))
        self.body.addWidget(card)

    def _add_decision(self) -> None:
        body = self._view.organisation.governing_body
        self.body.addWidget(WrapLabel(f"The decision of the {body}", "section"))
        self.body.addWidget(labelled("Approved at the meeting of", self.on))
        self.body.addWidget(labelled("Minute", self.minute, "Where the minutes show it; printed on the form."))
        self.body.addWidget(labelled("Who signed for the governing body", self.signed_by))
        self.body.addWidget(
            labelled(
                "The governing body’s response",
                self.response,
                "Printed at the end of the form, and published with it beside the annual report. Leave it empty if it "
                "is to be written later.",
            )
        )
        self.body.addWidget(labelled("Who wrote the response", self.response_by, "Such as: the chair. May stay empty."))
        self.body.addWidget(
            WrapLabel(
                "Once recorded, the form is kept exactly as it is, and its answers change only if it is opened again "
                "with the reason.",
                "soft",
            )
        )

    def _choose(self, slug: str) -> None:
        self.reject()
        self.row_chosen.emit(slug)


def _how_it_stands(view: AssessmentView) -> str:
    made = view.progress
    if made.complete:
        stands = f"All {made.total} provisions are answered."
    else:
        stands = f"{made}. The approval can be recorded once nothing is missing."
    sent = view.round.was_submitted
    due = f" To the Ombudsman by {words.day(view.submission.due)}." if view.submission and not sent else ""
    ended = "" if view.has_ended else " The year has not ended yet: the figures are as they stand today."
    return f"{stands}{due}{ended}"


def _people(office: Office) -> tuple[tuple[str, str], ...]:
    named = ((str(person.id), f"{person.name}, {person.title}") for person in office.assessments.approvers())
    return ("0", "Nobody is named"), *named
