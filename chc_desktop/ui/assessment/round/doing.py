"""What is done in the year's round from the page: the strip's steps, and what the menu “More” offers beside them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.assessments.round import concerned
from chc_desktop.domain.assessments.round.reasons import Duty
from chc_desktop.domain.assessments.round.stage import Step
from chc_desktop.domain.assessments.round.year_round import Circumstances
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment.header import Header
from chc_desktop.ui.assessment.round.strip import RoundStrip
from chc_desktop.ui.prompts import Asking

if TYPE_CHECKING:
    from chc_desktop.ui.forms.action import ActionForm

_NEWS = {
    "send": "It is recorded. Once the governing body has approved it, record that here.",
    "respond": "The response is recorded, and the form is kept with it.",
    "publish": "It is recorded. If it is published in another place too, record that as well (More).",
    "submit": "The submission is recorded.",
    "reopen": "It is open again. Change what has to change, then have the new version approved.",
    "exceptional": "It is noted. What is to be done at once stands here and on Today.",
}


class RoundDoing(QObject):
    """Belongs to the page, whose answer being typed it has kept first. `changed` asks it to read again."""

    about_to_begin = Signal()
    changed = Signal()

    def __init__(
        self, office: Office, prompts: Asking, header: Header, shown: Callable[[], AssessmentView], page: QWidget
    ) -> None:
        super().__init__(page)
        self._office, self._prompts, self._header, self._shown, self._page = office, prompts, header, shown, page
        self.strip = RoundStrip()
        header.put_strip(self.strip)
        self.strip.step_asked.connect(self.start)
        self.strip.duty_asked.connect(self.duty)
        self.strip.changes_asked.connect(self._changes)
        self.offers = {name: header.offer(text) for name, text in _OFFERS.items()}
        for name, action in self.offers.items():
            action.triggered.connect(lambda _checked=False, name=name: self.start(name))
        self.versions = header.offer("Versions and record…")
        self.versions.triggered.connect(self.show_versions)

    def show_view(self, view: AssessmentView) -> None:
        """Show where the round stands, and offer what can be done."""
        self.strip.show_view(view)
        approved, following = view.round.approved is not None, view.standing.next
        has_form = bool(view.form.rows)
        self.offers["send"].setVisible(has_form and not approved and following is Step.APPROVE)
        found = view.round
        forgotten = bool(concerned.answerable(found)) and following is not Step.RESPOND
        self.offers["respond"].setVisible(forgotten)
        self.offers["publish"].setVisible(bool(concerned.publishable(found)) and following is not Step.PUBLISH)
        self.offers["submit"].setVisible(_may_submit(view) and following is not Step.SUBMIT)
        self.offers["reopen"].setVisible(approved)
        self.offers["exceptional"].setVisible(has_form and not approved)
        self.versions.setVisible(bool(view.round.versions or view.round.sent or view.round.circumstances))

    def start(self, name: str) -> None:
        """Open the form of a step by its name: “send”, “respond”, “publish”, “submit”, “reopen”, “exceptional”."""
        from chc_desktop.ui.assessment.round import forms  # wanted a few times a year

        self.about_to_begin.emit()
        made = getattr(forms, name)(self._office, self._shown())
        self._open(made, _NEWS[name])

    def duty(self, circumstances: Circumstances, duty: Duty) -> None:
        """Open the form that records that a duty was done."""
        from chc_desktop.ui.assessment.round.forms import duty_done

        self.about_to_begin.emit()
        self._open(duty_done(self._office, self._shown(), circumstances, duty), "It is recorded.")

    def show_versions(self) -> None:
        """Show every version, and the record of the round."""
        from chc_desktop.ui.assessment.round.versions import RoundVersionsDialog

        self.about_to_begin.emit()
        dialog = RoundVersionsDialog(self._office, self._shown(), self._prompts, self._page)
        dialog.changed.connect(self.changed)
        dialog.open()

    def _changes(self) -> None:
        from chc_desktop.ui.assessment.round.changes import VersionChangesDialog

        self.about_to_begin.emit()
        view = self._shown()
        assert view.round.last
        try:
            dialog = VersionChangesDialog(self._office, view, view.round.last.number, 0, self._prompts, self._page)
        except RuleBroken as broken:
            self._header.banner.show_error(str(broken))
        else:
            dialog.open()

    def _open(self, form: "ActionForm", news: str) -> None:
        from chc_desktop.ui.forms.action import ActionDialog

        dialog = ActionDialog(form, self._office.drafts, self._page)
        dialog.accepted.connect(lambda: self._done(news))
        dialog.open()

    def _done(self, news: str) -> None:
        self.changed.emit()
        self._header.banner.show_good_news(news)


_OFFERS = {
    "send": "Sent to the governing body again…",
    "respond": "Record the response to an earlier version…",
    "publish": "Record another place it is published…",
    "submit": "Record a submission to the Ombudsman…",
    "reopen": "Open it again…",
    "exceptional": "Note exceptional circumstances…",
}


def _may_submit(view: AssessmentView) -> bool:
    return bool(concerned.submittable(view.round)) and view.submission is not None
