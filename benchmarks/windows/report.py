"""Says on standard output, once the window has painted, how much memory of its own the process holds."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.own_memory import memory


def when_painted(application: QApplication, window: QWidget) -> None:
    """Print the memory in MB after the first paint, then end."""

    def say() -> None:
        window.repaint()
        print(memory(), flush=True)
        application.exit()

    window.show()
    QTimer.singleShot(0, say)
