"""The tour: the officer's main job through the real windows, on the sample landlord, leaving letters and pictures."""

import os
from pathlib import Path

from chc_desktop import files


def run(out: Path, one_look: bool = False) -> int:
    """Do the tour offscreen, leaving letters, forms and pictures in a folder; 0 if all of it could be done.

    The pictures are in light and dark, at 100% and 200%; with `one_look` in light at 100% only.
    """
    laptop = files.resources("sample") / "screen.json"  # the screen the pictures are taken on, seen by nobody
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={laptop}"
    from chc_desktop.tour.story import tell  # Qt is needed only now

    return tell(out, one_look)
