"""The program in a process of its own: says what was loaded, and what the register was asked, once it had painted.

python -m tests.paints_today FOLDER DAY
"""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from chc_desktop.__main__ import load_what_has_no_windows


def main(folder: Path, day: date) -> None:
    """Open the register in a folder on a day, and print what that took."""
    load_what_has_no_windows()
    from PySide6.QtCore import QTimer

    from chc_desktop import clock
    from chc_desktop.app import Program, make_application
    from chc_desktop.places import Places
    from chc_desktop.store import database
    from chc_desktop.ui.prompts import Prompts

    asked: list[str] = []
    connect = database.connect

    def overheard(*given: Any, **named: Any) -> Any:
        connection = connect(*given, **named)
        connection.set_trace_callback(asked.append)
        return connection

    database.connect = overheard
    clock.today = lambda: day
    application = make_application()
    program = Program(folder, False, Places(folder / "places.json", folder), Prompts())
    program.start()

    def say() -> None:
        assert program.window
        program.window.repaint()
        sys.stdout.write(json.dumps({"modules": sorted(sys.modules), "asked": asked}))
        application.exit()

    QTimer.singleShot(0, say)
    application.exec()
    program.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
