"""The fourth chapter: the resident goes to stage 2, and the Chair answers."""

from chc_desktop.tour.guide import choose, dialog, press, write
from chc_desktop.tour.officer import Officer


def escalate(officer: Officer) -> None:
    """She still does not know why nobody came."""
    officer.days_later(9)
    officer.step("Take to the next stage")
    form = dialog("Take the complaint to stage 2")
    choose("Who will consider it?", "Peter Grant", form)
    write("What is still wrong", "I still do not know why nobody came when I rang.", form)
    officer.album.take("escalate", form)
    press("Take it to stage 2", form)


def acknowledge_stage_2(officer: Officer) -> None:
    """The letter that says we have that."""
    officer.step("Write the acknowledgement")
    officer.issue("acknowledgement-stage2")


def answer_at_stage_2(officer: Officer) -> None:
    """The Chair’s answer."""
    officer.days_later(12)
    officer.step("Write the")
    choose("Point 1: decision", "Upheld", officer.window)
    write(
        "Point 1: reasons",
        "The Chair read the repairs log and spoke to everybody who answered the telephone that week. The calls "
        "were written on paper while the computer was being mended, and the paper was not handed on.",
        officer.window,
    )
    press("Add something we will do", officer.window)
    choose("Remedy 1: kind", "Change of policy", officer.window)
    write("Remedy 1: what we will do", "Hand the paper sheet to the officer at five each day", officer.window)
    write("Remedy 1: by when", "29 Jan 2027", officer.window)
    write("What is still to be done", "The sheet is handed on from 29 January 2027.", officer.window)
    officer.issue("response-stage2", signed_by="Peter Grant")
