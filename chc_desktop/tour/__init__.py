"""The tour: the officer's main job through the real windows, on the sample landlord, leaving letters and pictures."""

from pathlib import Path


def run(out: Path) -> int:
    """Do the tour, leaving letters, forms and pictures in a folder; 0 if all of it could be done."""
    from chc_desktop.tour.story import tell  # Qt is needed only now

    return tell(out)
