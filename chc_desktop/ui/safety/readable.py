"""Saving what can be read of a damaged register: off the window's thread, with a bar, and stopped without a trace."""

from PySide6.QtWidgets import QWidget

from chc_desktop.office.desk import Desk
from chc_desktop.ui.work_dialog import WorkDialog

MEANWHILE = "Saving what can be read…"
PROMISE = "If you stop, nothing of it stays. The register itself is only read."
STOPPED = "Stopped. Nothing was saved and nothing was changed."


def saving_dialog(parent: QWidget, desk: Desk | None = None) -> WorkDialog:
    """What shows how far it is. `desk` is the one in use: while it is locked, nothing is told.

    It is to be given a job, not an act: a register that is damaged may not open once more.
    """
    return WorkDialog(MEANWHILE, PROMISE, desk, parent)
