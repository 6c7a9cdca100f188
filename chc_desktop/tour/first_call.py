"""The second chapter: a complaint by telephone is logged and acknowledged, and an email joins it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from chc_desktop.office.paper_looking import Source
from chc_desktop.tour.guide import choose, dialog, press, settle, write
from chc_desktop.tour.officer import Officer


def log_the_complaint(officer: Officer) -> None:
    """What she says on the telephone."""
    press("Log a complaint", officer.window)
    form = dialog("Log a complaint")
    for name, text in (
        ("Name", "Edith Marlow"),
        ("Address", "Cottage 8\nChurch Walk\nAmberley\nAM1 1AA"),
        ("Telephone", "01234 111240"),
        ("Vulnerable or at risk?", "Lives alone; unsteady on the stairs"),
        ("In their words", ""),
    ):
        if text:
            write(name, text, form)
    write("Their words", "The stair light has been out for three weeks. I rang twice and nobody came.", form)
    write("What went wrong, point 1", "The stair light has been out for three weeks.", form)
    write("What they want", "A light that works, and to know why nobody came.", form)
    write("Short title", "Stair light out for three weeks", form)
    choose("What it is about", "Safety", form)
    choose("How it came", "By telephone", form)
    officer.album.take("log", form)
    press("Log the complaint", form)
    settle()
    officer.picture("case")


def acknowledge(officer: Officer) -> None:
    """The letter that says we have it."""
    officer.step("Write the acknowledgement")
    officer.issue("acknowledgement")


def correspond(officer: Officer) -> None:
    """A call is noted and an email added, with the picture that came with it."""
    page = officer.window.pages.case
    officer.step("Note a call")
    form = dialog("Note a call")
    write("What was said?", "She rang: the stair is pitch dark from four o’clock, and she holds on to the wall.", form)
    write("What was it about, in a few words?", "How dark it is", form)
    officer.album.take("call", form)
    press("Keep the note", form)
    page.papers.add_sources([Source("The stair light.eml", content=_an_email(officer.clock.now()))])
    settle()
    form = dialog("Add to the case")
    officer.album.take("add-email", form)
    press("Add", form)
    assert page.tabs
    page.tabs.show_tab(1)
    officer.picture("correspondence")
    mail = next(paper for paper in officer.office.papers.of(officer.case_id()) if paper.file_kind == "email")
    page.papers.open(mail)
    settle()
    shown = dialog(mail.subject)
    officer.album.take("email", shown)
    press("Close", shown)


def _an_email(now: datetime) -> bytes:
    """What a neighbour sent an hour ago, with a picture."""
    from chc_desktop.sample import drawn

    return drawn.email(
        "Dennis Carter <dennis@carter.example>",
        "Amberley Almshouses <office@amberley.example>",
        "The stair light",
        (now - timedelta(hours=1)).replace(tzinfo=ZoneInfo("Europe/London")),
        "Mrs Marlow asked me to send this. It has been out for three weeks.",
        [("stair.png", drawn.scanned(["The stair at half past four.", "", "(too dark for a picture)"]))],
    )
