"""Says on standard output, once the window has painted, how much memory of its own the process holds."""

import resource
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget


def when_painted(application: QApplication, window: QWidget) -> None:
    """Print the memory in MB after the first paint, then end."""

    def say() -> None:
        window.repaint()
        print(memory(), flush=True)
        application.exit()

    window.show()
    QTimer.singleShot(0, say)


def memory() -> float:
    """Resident memory in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
