"""The forms in which something is begun: a complaint, a service request, a spreadsheet of many."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.agenda import LOG
from chc_desktop.office.office import Office
from chc_desktop.ui.prompts import Asking

if TYPE_CHECKING:
    from chc_desktop.ui.forms.linked import LinkedWith
    from chc_desktop.ui.forms.log import LogDialog
    from chc_desktop.ui.main.ways import Ways
    from chc_desktop.ui.requests.origin import Origin


class Beginnings:
    """Opens them over the window, which shows what was logged, and earlier cases while something is being written."""

    def __init__(self, office: Office, prompts: Asking, ways: "Ways", window: QWidget) -> None:
        self._office = office
        self._prompts = prompts
        self._ways = ways
        self._window = window

    def log(self) -> None:
        """Log a complaint."""
        self._open_log(self.log).request_asked.connect(self._log_begun_request)

    def complain(self, request_id: int) -> None:
        """Log a complaint of somebody who is not satisfied with how a service request was dealt with."""
        from chc_desktop.ui.requests.origin import Origin

        self._open_log(partial(self.complain, request_id), Origin(self._office.requests.view(request_id)))

    def log_linked(self, case_id: int) -> None:
        """Log a complaint that belongs with another one of the same person."""
        from chc_desktop.ui.forms.linked import LinkedWith

        self._open_log(partial(self.log_linked, case_id), LinkedWith(self._office.cases.view(case_id)))

    def log_request(self) -> None:
        """Log a service request."""
        self._log_begun_request({})

    def bring_in(self) -> None:
        """Bring a spreadsheet in."""
        from chc_desktop.ui.importing.window import ImportWindow

        dialog = ImportWindow(self._office, self._prompts, self._window)
        dialog.cases_asked.connect(self._ways.show_complaints)
        dialog.open()

    def _open_log(self, again: Callable[[], None], comes_from: "Origin | LinkedWith | None" = None) -> "LogDialog":
        """The form of a complaint; `again` opens it once more after a look at an earlier case."""
        from chc_desktop.ui.forms.log import LogDialog

        dialog = LogDialog(self._office, self._prompts, self._window, comes_from)
        dialog.logged.connect(self._ways.open_case)
        dialog.case_asked.connect(partial(self._look_beside, again))
        dialog.open()
        return dialog

    def _log_begun_request(self, begun: Mapping[str, object]) -> None:
        """The form of a request, with what was written on that of a complaint."""
        from chc_desktop.ui.requests.log import RequestDialog

        dialog = RequestDialog(self._office, self._prompts, self._window, begun, LOG if begun else "")
        dialog.logged.connect(self._ways.open_case)
        dialog.case_asked.connect(partial(self._look_beside, partial(self._log_begun_request, begun)))
        dialog.open()

    def _look_beside(self, go_on: Callable[[], None], case_id: int) -> None:
        self._ways.look_beside(case_id, go_on)
