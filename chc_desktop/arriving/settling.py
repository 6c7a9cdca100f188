"""The first screen is there: what is looked after from then on, and what is said of it."""

from PySide6.QtCore import QTimer

from chc_desktop import clock
from chc_desktop.arriving import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.ground import Ground
from chc_desktop.office import last_seen
from chc_desktop.office.library import Rules
from chc_desktop.office.office import Office
from chc_desktop.ui.front import Front
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.whereabouts import conflicts
from chc_desktop.whereabouts.judging import elsewhere

_KEEP_HEAD_EVERY = 5 * 60 * 1000
"""Milliseconds between two looks at where the record ends."""


def say_what_cannot_be_read(front: Front, rules: Rules) -> None:
    """The Codes are read now; one that cannot be read takes nothing else with it."""
    faulty = rules.faulty()
    if not faulty:
        return
    if isinstance(front.window, MainWindow):
        front.window.refresh()  # it knows now which cases can only be read
    front.say("A file of the rules could not be read", words.faulty_rules(tuple(map(str, faulty))))


def look_around(ground: Ground, front: Front, office: Office, left_behind: str) -> None:
    """Sweep, remember where the record ends, now and then again, and say what lies beside the register."""
    if not isinstance(front.window, MainWindow):
        return
    _sweep(front, office)
    keep_head(ground, office)
    again = QTimer(front.window)
    again.timeout.connect(lambda: keep_head(ground, office))
    again.start(_KEEP_HEAD_EVERY)
    for title, said in (
        ("The register is not on this computer", _usual_place_elsewhere(ground)),
        ("The register was moved", left_behind),
        ("Another copy of the register", conflicts.told(conflicts.conflict_copies_in(ground.folder))),
    ):
        if said:
            front.say(title, said)


def keep_head(ground: Ground, office: Office) -> None:
    """Remember, outside the register, where its record ends now."""
    if office.desk.register.is_locked:
        return
    try:
        ground.keep_head(last_seen.head(office.desk))
    except RuleBroken:
        return  # a register that cannot be read says so where it is used


def _sweep(front: Front, office: Office) -> None:
    """Take away what a crash may have left for other programs to read."""
    from chc_desktop.office.opened_copies import sweep_work_folders

    sweep_work_folders(clock.now().timestamp())
    if left := office.opened_copies.sweep():
        front.say("A file from here is still open in another program", words.still_open(left))


def _usual_place_elsewhere(ground: Ground) -> str:
    """What is said where even the usual folder is none of this computer's own; empty where it is."""
    folder = ground.folder
    place = elsewhere(folder) if folder == ground.places.data and not ground.is_sample else None
    return words.usual_place_elsewhere(folder, place) if place else ""
