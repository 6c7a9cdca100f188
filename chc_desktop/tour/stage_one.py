"""The third chapter: more time is needed, then stage 1 is answered."""

from chc_desktop.tour.guide import choose, press, write
from chc_desktop.tour.officer import Officer


def extend(officer: Officer) -> None:
    """A part has to be ordered."""
    officer.days_later(8)
    officer.step("Extend")
    write(
        "Why we need longer",
        "The electrician has to order a part for the old fitting and has it next week.",
        officer.window,
    )
    write("The new date", "18 Dec 2026", officer.window)
    officer.issue("extension")


def answer(officer: Officer) -> None:
    """The answer, with its reasons and what will be done."""
    officer.step("Write the")
    officer.picture("letter-empty")
    choose("Point 1: decision", "Upheld", officer.window)
    write(
        "Point 1: reasons",
        "The repairs log shows that both calls were taken and that neither was passed to the electrician. "
        "Our repairs policy says that a light on a stair is mended within a day.",
        officer.window,
    )
    press("Add something we will do", officer.window)
    write("Remedy 1: what we will do", "Fit a new stair light with a spare lamp kept on site", officer.window)
    write("Remedy 1: by when", "18 Dec 2026", officer.window)
    write("What is still to be done", "The new light is ordered and is fitted by 18 December 2026.", officer.window)
    officer.issue("response-stage1", picture="letter")
