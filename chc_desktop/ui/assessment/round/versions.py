"""The versions of a year's self-assessment, each as it was approved, and the record of the year's round."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.assessments.attached import Attached
from chc_desktop.domain.assessments.round.year_round import Version
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.office.office import Office
from chc_desktop.office.saving import save_copy
from chc_desktop.ui.assessment.round.forms import strike
from chc_desktop.ui.case.record import RecordTab
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import Button, plain_button
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, stacked

_KINDS = {"docx": ("Save as Word…", "Word (*.docx)"), "html": ("Save the web page…", "Web page (*.html)")}

_AFTER_TITLE = 2
"""Under the banner and the title."""


class RoundVersionsDialog(FormDialog):
    """Earlier versions stay openable for ever. `changed` tells that an entry was struck out."""

    changed = Signal()

    def __init__(self, office: Office, view: AssessmentView, prompts: Asking, parent: QWidget) -> None:
        super().__init__(f"Versions of self-assessment {view.year.number}", "Close", parent)
        self._office, self._view, self._prompts = office, view, prompts
        self._content: QWidget | None = None
        self.done_button.hide()
        self.back_button.setText("Close")
        self.body.addWidget(WrapLabel(self.windowTitle(), "title"))
        self._show()
        self.body.addStretch(1)

    def preferred_width(self) -> int:
        return 44

    def open_version(self, number: int) -> None:
        """Show a version exactly as it was approved; its digest is checked first."""
        from chc_desktop.ui.pdf_window import PdfWindow  # QtPdf is needed only now

        year = self._view.year.number
        if content := self._file(number, "pdf"):
            title = f"Self-assessment {year}, version {number}"
            PdfWindow(content, title, Path(f"{title}.pdf"), self._prompts, self).open()

    def save_version(self, number: int, format: str) -> None:
        """Save a version as Word or as a web page, as it was approved."""
        content = self._file(number, format)
        if content is None:
            return
        suggested = Path.home() / f"Self-assessment {self._view.year.number}, version {number}.{format}"
        self._prompts.choose_save_file(
            self, "Save a copy", suggested, _KINDS[format][1], lambda path: self._save_to(path, content)
        )

    def compare(self, before: int, after: int) -> None:
        """Show what changed between two versions; `after` is 0 for the answers as they stand."""
        from chc_desktop.ui.assessment.round.changes import VersionChangesDialog

        try:
            dialog = VersionChangesDialog(self._office, self._view, before, after, self._prompts, self)
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
        else:
            dialog.open()

    def show_evidence(self, number: int) -> None:
        """List what was attached to a version as it was approved."""
        from chc_desktop.ui.assessment.round.evidence import VersionEvidenceDialog

        VersionEvidenceDialog(self._view, number, self._evidence_of(number), self).open()

    def _evidence_of(self, number: int) -> tuple[Attached, ...]:
        try:
            return self._office.assessments.round.evidence(self._view.year.number, number)
        except RuleBroken:  # erased, as the record says
            return ()

    def _show(self) -> None:
        year = self._view.year.number
        versions = Card("Versions, the newest first")
        if self._view.round.reopened:
            versions.add_row(self._in_work())
        for version in reversed(self._view.round.versions):
            versions.add_row(self._row(version))
        record = RecordTab(self._office.assessments.round.lines(year))
        record.correct_asked.connect(self._strike)
        parts: list[QWidget] = [versions] if self._view.round.versions else [WrapLabel("None is approved yet.", "soft")]
        title = WrapLabel("The record of this year’s round", "section")
        self._content = stacked(*parts, title, record, gap=14)
        self.body.insertWidget(_AFTER_TITLE, self._content)

    def _in_work(self) -> Row:
        number = self._view.round.next_version
        changes = self._button("What changed so far…", lambda: self.compare(number - 1, 0), f"version {number}")
        return Row(None, stacked(_title(number), WrapLabel("Being worked on.", "soft")), changes)

    def _row(self, version: Version) -> Row:
        number, which = version.number, f"version {version.number}"
        buttons = [self._button("Open", lambda: self.open_version(number), which)]
        for format in (each.format for each in version.files if each.format in _KINDS):
            buttons.append(self._button(_KINDS[format][0], self._saving(number, format), which))
        if number > 1:
            buttons.append(self._button("What changed…", lambda: self.compare(number - 1, number), which))
        if evidence := self._evidence_of(number):
            buttons.append(self._button(f"Evidence ({len(evidence)})…", lambda: self.show_evidence(number), which))
        text = stacked(_title(number), *(WrapLabel(line, "soft") for line in _lines(version)))
        return Row(None, text, *buttons)

    def _saving(self, number: int, format: str) -> Callable[[], None]:
        return lambda: self.save_version(number, format)

    def _button(self, text: str, act: Callable[[], object], which: str) -> Button:
        button = plain_button(text)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{text.rstrip('…')}: {which}")
        button.clicked.connect(lambda: act())
        return button

    def _file(self, number: int, format: str) -> bytes | None:
        try:
            return self._office.assessments.round.file(self._view.year.number, number, format)
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
            return None

    def _save_to(self, path: Path, content: bytes) -> None:
        try:
            save_copy(path, content)
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
        else:
            self.banner.show_good_news(f"A copy was saved to “{path}”.")

    def _strike(self, line: object) -> None:
        dialog = ActionDialog(strike(self._office, self._view, line), self._office.drafts, self)  # type: ignore[arg-type]
        dialog.accepted.connect(self._struck)
        dialog.open()

    def _struck(self) -> None:
        self._view = self._office.assessments.open(self._view.year.number)
        if self._content:
            self._content.hide()
            self._content.deleteLater()
        self._show()
        self.changed.emit()


def _title(number: int) -> Phrase:
    return Phrase(Part(f"Version {number}", bold=True))


def _lines(version: Version) -> tuple[str, ...]:
    """What is known of a version, a line each."""
    approved = version.approved
    found = [f"Approved {words.day(approved.happened_on)}, {approved.minute}."]
    if version.made_anew:
        provision = f" ({words.cited(version.made_anew.provision)})" if version.made_anew.provision else ""
        found.append(f"Made anew: {version.made_anew.reason.words}{provision}.")
    if version.responded_on:
        by = f" by {version.response_by}" if version.response_by else ""
        found.append(f"Response{by}, {words.day(version.responded_on)}.")
    found += [f"Published {each.place.words} {words.day(each.happened_on)}: {each.where}" for each in version.published]
    if version.submitted:
        found.append(f"Submitted {words.day(version.submitted.happened_on)}: {version.submitted.how}")
    if version.answers_kept_late:
        found.append("Approved with an earlier version of the program: its answers were kept when it was opened again.")
    return tuple(found)
