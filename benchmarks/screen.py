"""The one application there may be in a process, however many benchmarks ask for it."""

from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """The program's, made where there is none yet."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    from chc_desktop.app import make_application

    return make_application()
