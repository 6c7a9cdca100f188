"""The short form on which a service request is logged."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.requests.lines import REQUEST_DRAFT
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.keeper import Keeper
from chc_desktop.ui.forms.log_dialog import LoggingDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.requests.fields import RequestFields
from chc_desktop.ui.widgets.fields import Labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked

_FROM_COMPLAINT = "request-from-log"
"""The key of a request that was begun on the form of a complaint, which keeps its own draft until this is logged."""


class RequestDialog(LoggingDialog):
    """Logs a service request. What is typed is kept as it is typed and is there when the form is opened again.

    `begun` is what was written on the form of a complaint, by the names it is kept under; `complaint_draft` the key of
    that form's draft, which goes when the request is logged.
    """

    also_called = MappingProxyType({"happened_on": ("asked_on",)})

    def __init__(
        self,
        office: Office,
        prompts: Asking,
        parent: QWidget | None = None,
        begun: Mapping[str, Any] | None = None,
        complaint_draft: str = "",
    ) -> None:
        super().__init__("Log a service request", "Log the request", prompts, parent)
        self._office = office
        self._draft = _FROM_COMPLAINT if begun else REQUEST_DRAFT
        self._complaint_draft = complaint_draft
        self.fields = RequestFields(office)
        self.fields.finder.case_asked.connect(self.look_at)
        self.body.insertWidget(0, _heading())
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        if begun:
            self.fields.take(begun)
        self.bring_back(Keeper(office.drafts, self._draft, self.fields.kept(), self))
        (self.fields.their_words if begun else self.fields.name).setFocus()

    def preferred_width(self) -> int:
        return 48

    def what_stays(self) -> str:
        return "What you wrote on the form of a complaint is still there." if self._complaint_draft else ""

    def problems(self) -> tuple[tuple[Labelled, str], ...]:
        return self.fields.problems()

    def log(self) -> None:
        drafts = filter(None, (self._draft, self._complaint_draft))
        self.logged.emit(self._office.requests.log(self.fields.request(), *drafts))


def _heading() -> QWidget:
    return stacked(
        WrapLabel("Log a service request", "title"),
        WrapLabel(
            "Somebody asks us to put something right, such as a tap that drips. If they are unhappy with something we "
            "did or did not do, it is a complaint.",
            "soft",
        ),
        gap=4,
    )
