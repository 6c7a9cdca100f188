"""The program as the officer opens it: their register, and Today painted with what is due."""

import sys
from pathlib import Path

from chc_desktop.__main__ import load_what_has_no_windows

load_what_has_no_windows()

from benchmarks.windows.report import when_painted
from chc_desktop.app import Program, make_application
from chc_desktop.places import Places
from chc_desktop.ui.prompts import Prompts

folder = Path(sys.argv[1])
application = make_application()
program = Program(folder, False, Places(folder / "places.json", folder), Prompts())
assert program.start()
assert program.window
when_painted(application, program.window)
application.exec()
program.stop()
