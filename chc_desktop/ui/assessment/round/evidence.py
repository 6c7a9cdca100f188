"""What was attached as evidence to a version of a self-assessment when it was approved: names, references, SHA-256."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.assessments.assessment import called
from chc_desktop.domain.assessments.attached import Attached
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.office.paper_lines import size_words
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, stacked


class VersionEvidenceDialog(FormDialog):
    """Only to be read: it stands in the record with the answers of the version."""

    def __init__(
        self, view: AssessmentView, number: int, evidence: Sequence[Attached], parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Evidence of version {number}, as it was approved", "Close", parent)
        self.done_button.hide()
        self.back_button.setText("Close")
        self.body.addWidget(WrapLabel(self.windowTitle(), "title"))
        rows = {row.slug: called(row) for row in view.form.rows}
        card = Card(f"Attached to version {number}")
        for each in evidence:
            card.add_row(Row(None, _told(rows.get(each.slug, each.slug), each)))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def preferred_width(self) -> int:
        return 40


def _in_groups(digest: str) -> str:
    """So that it wraps, and can be compared by eye."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _told(provision: str, each: Attached) -> QWidget:
    more = (
        f"{size_words(each.size)}, SHA-256 {_in_groups(each.digest)}"
        if each.is_file
        else "In the register, by reference"
    )
    return stacked(Phrase(Part(f"{provision}: {each.title}", bold=True)), WrapLabel(more, "soft"))
