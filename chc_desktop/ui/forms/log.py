"""The one page on which a complaint is logged, while the person is on the telephone."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.office.preview import Opening, Preview
from chc_desktop.ui.forms.keeper import Keeper
from chc_desktop.ui.forms.linked import LinkedWith
from chc_desktop.ui.forms.log_dialog import LoggingDialog
from chc_desktop.ui.forms.log_fields import LogFields
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.requests.instead import RequestInstead
from chc_desktop.ui.requests.origin import Origin
from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.fields import Labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked

DRAFT = "log"


class LogDialog(LoggingDialog):
    """Logs a complaint. What is typed is kept as it is typed and is there when the form is opened again."""

    request_asked = Signal(dict)
    also_called = MappingProxyType({"happened_on": ("received_on",)})

    def __init__(
        self,
        office: Office,
        prompts: Asking,
        parent: QWidget | None = None,
        origin: Origin | LinkedWith | None = None,
    ) -> None:
        self.deadline = role(WrapLabel(), "notice-teal")
        super().__init__("Log a complaint", "Log the complaint", prompts, parent)
        self._office = office
        self._origin = origin
        self._draft = origin.draft if origin else DRAFT
        self._code = ""
        self._preview = Preview(office.desk)
        self.fields = LogFields(office, self._preview.matters())
        self.instead = RequestInstead()
        self.instead.asked.connect(self._go_to_request)
        self.body.insertWidget(0, _heading(origin.notice() if origin else self.instead))
        self.body.setContentsMargins(24, 12, 24, 4)  # so that a laptop shows every field at once
        self.body.setSpacing(8)
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        self.fields.opening_changed.connect(self._show_opening)
        self.fields.finder.case_asked.connect(self.look_at)
        if origin:
            origin.fill(self.fields.kept())
        self.bring_back(Keeper(office.drafts, self._draft, self.fields.kept(), self))
        self._show_opening()
        (self.fields.their_words if origin else self.fields.name).setFocus()

    def preferred_width(self) -> int:
        return 66

    def spare_lines(self) -> int:
        return 4

    def further_buttons(self) -> tuple[QWidget, ...]:
        return self.throw_away, self.deadline

    def problems(self) -> tuple[tuple[Labelled, str], ...]:
        return self.fields.problems()

    def log(self) -> None:
        complaint, origin = self.fields.complaint(), self._origin
        if origin:
            complaint = replace(complaint, request=origin.request, linked=origin.linked)
        self.logged.emit(self._office.cases.log(complaint, self._draft))

    def _go_to_request(self) -> None:
        """It is no complaint: on to the short form, with what was typed, which stays here too until that is logged."""
        assert self.keeper
        self.keeper.keep()
        begun = self.keeper.values()
        self.reject()
        self.request_asked.emit(begun)

    def _show_opening(self) -> None:
        """Under which Code it runs and by when to acknowledge, as soon as the dates say."""
        received_on, made_on = self.fields.received_on.value(), self.fields.made_on.value()
        if not received_on or not made_on:
            self.deadline.setText("By when to acknowledge shows here once the dates are written.")
            return
        try:
            opening = self._preview.opening(received_on, made_on, self.fields.whose())
        except RuleBroken as broken:
            self.deadline.setText(str(broken))
            return
        self.deadline.setText(_first_dates(opening, received_on))
        self.fields.ask_when_logged(opening.counts_from_logging)
        self._say_aloud_where_the_code_changes(opening.edition)

    def _say_aloud_where_the_code_changes(self, edition: Edition) -> None:
        if self._code not in ("", edition.id):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.deadline, self.deadline.text()))
        self._code = edition.id


def _first_dates(opening: Opening, received_on: date) -> str:
    due = opening.acknowledge
    said = [
        f"Acknowledge by {words.day(due.due)}: {words.number(due.limit)} working days after {words.day(received_on)} "
        f"({words.cited(due.provision)})."
    ]
    if due.own_due:
        said.append(f"Our own policy promises {words.short_day(due.own_due)}.")
    if due.calendar_reading:
        said.append(f"The Code says “days”: by {words.short_day(due.calendar_reading)} if you can.")
    return " ".join([*said, _runs_under(opening.edition)])


def _runs_under(edition: Edition) -> str:
    if edition.is_own_policy:
        return (
            "No Code applies to this complaint: it runs on our own policy, and the place to go after us is the "
            f"{edition.ombudsman.name}."
        )
    return f"It runs under the {edition.short_title}."


def _heading(beneath: QWidget) -> QWidget:
    return stacked(WrapLabel("Log a complaint", "title"), beneath, gap=4)
