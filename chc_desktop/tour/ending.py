"""The fifth chapter: the case is closed, looked through, put into one file and printed."""

from chc_desktop.domain.agenda import EDIT_PERSON
from chc_desktop.tour.guide import dialog, find, press, wait_for, write
from chc_desktop.tour.officer import Officer
from chc_desktop.ui.pdf_window import PdfWindow


def close_the_case(officer: Officer) -> None:
    """Nothing more is asked for: it is closed, and every tab of it looked at."""
    officer.days_later(3)
    officer.step("Close")
    form = dialog("Close the case")
    write("Anything to note?", "Stage 2 answered; the resident is content.", form)
    officer.album.take("close", form)
    press("Close the case", form)
    officer.picture("case-closed")
    tabs = officer.window.pages.case.tabs
    assert tabs
    for place, name in ((1, "letters"), (2, "promises"), (3, "people"), (4, "record")):
        tabs.show_tab(place)
        officer.picture(f"case-{name}")


def take_it_out(officer: Officer) -> None:
    """Its forms, its case file, its record on paper, its dates for a calendar."""
    page = officer.window.pages.case
    page.start_action(EDIT_PERSON)
    officer.look_at("person", "The resident’s details")
    assert page.tabs
    page.tabs.show_tab(0)
    press("Open point 1", page)
    officer.look_at("point", "Point 1")
    officer.step("Make the case file")
    press("Choose where to save", dialog("Make the case file"))
    wait_for("the case file", lambda: "The record says so." in page.banner.text())
    press("Show it", page)
    shown = find(PdfWindow, "", None)
    officer.album.take("case-file", shown)
    press("Close", shown)
    officer.step("Print the record")
    record = find(PdfWindow, "", None)
    officer.album.take("case-on-paper", record)
    press("Save PDF", record)
    press("Close", record)
    officer.step("Save its dates")
    press("Choose where to save", dialog("Save the dates"))
    officer.window.show_page("promises")
    officer.picture("promises")
