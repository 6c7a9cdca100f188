"""What changed between two versions of a self-assessment: row by row, before and after, and printed."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.assessments.assessment import called
from chc_desktop.domain.assessments.round.differences import Change, RowChange
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, stacked

_SHORT, _NOTHING = 60, "nothing"


class VersionChangesDialog(FormDialog):
    """`after` is the later version, 0 for the answers as they stand. Raises `RuleBroken` where they were erased."""

    def __init__(
        self, office: Office, view: AssessmentView, before: int, after: int, prompts: Asking, parent: QWidget
    ) -> None:
        compared = office.assessments.round.compare(view.year.number, before, after)
        super().__init__(f"What changed since version {before}", "Print or save…", parent)
        self._office, self._year, self._prompts = office, view.year.number, prompts
        self._before, self._after = before, after
        self.later = f"Version {after}" if after else "Now"
        self.back_button.setText("Close")
        self.body.addWidget(WrapLabel(self.windowTitle(), "title"))
        self.body.addWidget(WrapLabel(_how_many(len(compared.rows), len(view.form.rows))))
        if compared.rows:
            card = Card("What changed")
            for row in compared.rows:
                card.add_row(self._row(row))
            self.body.addWidget(card)
        self.body.addStretch(1)

    def preferred_width(self) -> int:
        return 44

    def submit(self) -> None:
        """Show it as a page to print for the governing body."""
        from chc_desktop.ui.pdf_window import PdfWindow  # QtPdf is needed only now

        content = self._office.assessments.round.comparison(self._year, self._before, self._after)
        title = f"Self-assessment {self._year}, what changed since version {self._before}"
        PdfWindow(content, title, Path(f"{title}.pdf"), self._prompts, self).open()

    def _row(self, row: RowChange) -> Row:
        parts = [part for change in row.parts for part in self._part(change)]
        return Row(
            None, stacked(Phrase(Part(called(row.row), bold=True)), WrapLabel(row.row.asks, "soft"), *parts, gap=4)
        )

    def _part(self, change: Change) -> tuple[QWidget, ...]:
        """On one line where both are short, else each under the other."""
        before, after = change.before or _NOTHING, change.after or _NOTHING
        if len(before) + len(after) <= _SHORT and "\n" not in before + after:
            return (Phrase(Part(f"{change.what}: ", soft=True), f"{before}  →  {after}"),)
        return (
            WrapLabel(change.what, "soft"),
            Phrase(Part(f"Version {self._before}: ", soft=True), before),
            Phrase(Part(f"{self.later}: ", soft=True), after),
        )


def _how_many(changed: int, total: int) -> str:
    if not changed:
        return "No answer changed."
    return f"{changed} of {total} provisions {'is' if changed == 1 else 'are'} answered otherwise."
