"""What the tour does: one complaint from the first call to closed at stage 2, and a section of the self-assessment."""

import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from chc_desktop import files
from chc_desktop.domain.agenda import EDIT_PERSON
from chc_desktop.domain.code_file import load_editions
from chc_desktop.office.library import ClockKinds
from chc_desktop.office.office import Office
from chc_desktop.office.paper_looking import Source
from chc_desktop.sample import Clock, make_sample
from chc_desktop.store import register
from chc_desktop.tour.answers import SavingPrompts
from chc_desktop.tour.guide import Lost, choose, dialog, find, let_go, press, press_key, settle, wait_for, write
from chc_desktop.tour.pictures import LOOKS, SCREEN, Album, Look
from chc_desktop.ui.agenda_row import AgendaRow
from chc_desktop.ui.british import be_british
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.tables import SECOND
from chc_desktop.ui.widgets.popover import Popover

DAY = date(2026, 11, 24)
LETTERS = "letters"
PICTURES = "pictures"


def tell(out: Path, one_look: bool = False) -> int:
    """Do all of it, once in every look; 0 if it could be done, 1 with the sentence where it went wrong."""
    from chc_desktop.app import make_application

    out.mkdir(parents=True, exist_ok=True)
    present = QApplication.instance()
    application = present if isinstance(present, QApplication) else make_application()
    application.setQuitOnLastWindowClosed(False)
    be_british()
    saved = taken = 0
    try:
        for look in LOOKS[:1] if one_look else LOOKS:
            with tempfile.TemporaryDirectory() as folder:
                look.wear(application)
                tour = Tour(out, look, Path(folder))
                tour.first_run()
                tour.work()
            saved, taken = tour.saved, taken + tour.album.taken
    except Lost as lost:
        print(f"The tour could not be finished: {lost}.")
        return 1
    print(f"The tour is done: {saved} papers and {taken} pictures are in “{out}”.")
    return 0


class Tour:
    """One tour in one look. The clock is set by hand, so that its letters and pictures are the same every time."""

    def __init__(self, out: Path, look: Look, folder: Path) -> None:
        self._folder = folder
        self._clock = Clock(DAY)
        self._prompts = SavingPrompts(out / LETTERS)
        self.album = Album(out / PICTURES, look)

    @property
    def saved(self) -> int:
        return len(self._prompts.saved)

    def first_run(self) -> None:
        """The questions a new charity answers."""
        from chc_desktop.ui.first_run import FirstRun

        window = FirstRun(self._prompts, lambda _backup: None)
        window.resize(SCREEN)
        window.show()
        self.album.take("first-run", window)
        press("Begin", window)
        self.album.take("first-run-questions", window)
        let_go(window)

    def work(self) -> None:
        """The job itself, on the sample landlord."""
        editions, _ = load_editions(files.resources("codes"))
        folder = self._folder / "sample"
        kinds = ClockKinds(files.resources("clocks"))
        make_sample(folder, DAY, editions, kinds)
        office = Office(register.open_register(folder), editions, kinds, self._clock.today, self._clock.now)
        safekeeping = office.safekeeping
        window = MainWindow(office, self._prompts, safekeeping.back_up, safekeeping.last_backup_line)
        window.resize(SCREEN)
        window.show()
        settle()
        try:
            Job(window, office, self._clock, self.album, self._prompts).do()
            window.close()
            wait_for("the backup on closing", lambda: not window.isVisible())
        finally:
            let_go(window)
            office.close()


class Job:
    """The officer at work in the main window."""

    def __init__(self, window: MainWindow, office: Office, clock: Clock, album: Album, prompts: SavingPrompts) -> None:
        self._window = window
        self._office = office
        self._clock = clock
        self._album = album
        self._prompts = prompts

    def do(self) -> None:
        self._look_around()
        self._look_at_other_records()
        self._log_the_complaint()
        self._acknowledge()
        self._correspond()
        self._extend()
        self._answer()
        self._escalate()
        self._acknowledge_stage_2()
        self._answer_at_stage_2()
        self._close_the_case()
        self._assess()

    def _look_around(self) -> None:
        for page in ("cases", "calendar", "promises", "learning", "bin", "help", "today"):
            self._window.show_page(page)
            self._picture(page)
        self._window.show_page("settings")
        tabs = self._window.pages.settings.tabs
        for place in range(tabs.bar().count()):
            tabs.show_tab(place)
            self._picture(f"settings-{place + 1}")
        self._window.show_page("today")
        self._explain()

    def _look_at_other_records(self) -> None:
        """The calendar's other views, service requests, and a case that carries other dates."""
        self._window.show_page("calendar")
        for span in ("Week", "Agenda", "Month"):
            press(span, self._window)
            if span != "Month":
                self._picture(f"calendar-{span.lower()}")
        self._window.show_page("cases")
        write("Find a case", "engineer", self._window)
        first = self._window.pages.cases.table().model().index(0, 0)
        wait_for("why it was found", lambda: bool(first.data(SECOND)))
        self._picture("cases-found")
        write("Find a case", "", self._window)
        press("Service requests", self._window)
        self._picture("requests")
        self._window.open_case(self._office.requests.summaries()[0].case_id)
        self._picture("request")
        self._window.show_page("cases")
        press("Complaints", self._window)
        cases = (self._office.cases.view(summary.case_id) for summary in self._office.cases.summaries())
        self._window.open_case(next(view.case.id for view in cases if view.clocks))
        self._picture("case-other-dates")
        self._window.show_page("today")

    def _explain(self) -> None:
        """How a date was worked out."""
        rows = self._window.pages.today.findChildren(AgendaRow)
        next(row for row in rows if row.isVisible()).explanation_asked.emit()
        settle()
        self._album.take("explanation", find(Popover, "", None))
        press_key(Qt.Key.Key_Escape)

    def _log_the_complaint(self) -> None:
        press("Log a complaint", self._window)
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
        self._album.take("log", form)
        press("Log the complaint", form)
        settle()
        self._picture("case")

    def _acknowledge(self) -> None:
        self._step("Write the acknowledgement")
        self._issue("acknowledgement")

    def _correspond(self) -> None:
        """A call is noted and an email added, with the picture that came with it."""
        page = self._window.pages.case
        self._step("Note a call")
        form = dialog("Note a call")
        write(
            "What was said?", "She rang: the stair is pitch dark from four o’clock, and she holds on to the wall.", form
        )
        write("What was it about, in a few words?", "How dark it is", form)
        self._album.take("call", form)
        press("Keep the note", form)
        page.papers.add_sources([Source("The stair light.eml", content=_an_email(self._clock.now()))])
        settle()
        form = dialog("Add to the case")
        self._album.take("add-email", form)
        press("Add", form)
        assert page.tabs
        page.tabs.show_tab(1)
        self._picture("correspondence")
        mail = next(paper for paper in self._office.papers.of(self._case_id()) if paper.file_kind == "email")
        page.papers.open(mail)
        settle()
        shown = dialog(mail.subject)
        self._album.take("email", shown)
        press("Close", shown)

    def _case_id(self) -> int:
        """The complaint of the tour, the last one logged."""
        return self._office.cases.summaries()[0].case_id

    def _extend(self) -> None:
        self._days_later(8)
        self._step("Extend")
        write(
            "Why we need longer",
            "The electrician has to order a part for the old fitting and has it next week.",
            self._window,
        )
        write("The new date", "18 Dec 2026", self._window)
        self._issue("extension")

    def _answer(self) -> None:
        self._step("Write the")
        self._picture("letter-empty")
        choose("Point 1: decision", "Upheld", self._window)
        write(
            "Point 1: reasons",
            "The repairs log shows that both calls were taken and that neither was passed to the electrician. "
            "Our repairs policy says that a light on a stair is mended within a day.",
            self._window,
        )
        press("Add something we will do", self._window)
        write("Remedy 1: what we will do", "Fit a new stair light with a spare lamp kept on site", self._window)
        write("Remedy 1: by when", "18 Dec 2026", self._window)
        write("What is still to be done", "The new light is ordered and is fitted by 18 December 2026.", self._window)
        self._issue("response-stage1", picture="letter")

    def _escalate(self) -> None:
        self._days_later(9)
        self._step("Take to the next stage")
        form = dialog("Take the complaint to stage 2")
        choose("Who will consider it?", "Peter Grant", form)
        write("What is still wrong", "I still do not know why nobody came when I rang.", form)
        self._album.take("escalate", form)
        press("Take it to stage 2", form)

    def _acknowledge_stage_2(self) -> None:
        self._step("Write the acknowledgement")
        self._issue("acknowledgement-stage2")

    def _answer_at_stage_2(self) -> None:
        self._days_later(12)
        self._step("Write the")
        choose("Point 1: decision", "Upheld", self._window)
        write(
            "Point 1: reasons",
            "The Chair read the repairs log and spoke to everybody who answered the telephone that week. The calls "
            "were written on paper while the computer was being mended, and the paper was not handed on.",
            self._window,
        )
        press("Add something we will do", self._window)
        choose("Remedy 1: kind", "Change of policy", self._window)
        write("Remedy 1: what we will do", "Hand the paper sheet to the officer at five each day", self._window)
        write("Remedy 1: by when", "29 Jan 2027", self._window)
        write("What is still to be done", "The sheet is handed on from 29 January 2027.", self._window)
        self._issue("response-stage2", signed_by="Peter Grant")

    def _close_the_case(self) -> None:
        self._days_later(3)
        self._step("Close")
        form = dialog("Close the case")
        write("Anything to note?", "Stage 2 answered; the resident is content.", form)
        self._album.take("close", form)
        press("Close the case", form)
        self._picture("case-closed")
        tabs = self._window.pages.case.tabs
        assert tabs
        for place, name in ((1, "letters"), (2, "promises"), (3, "people"), (4, "record")):
            tabs.show_tab(place)
            self._picture(f"case-{name}")

        page = self._window.pages.case
        page.start_action(EDIT_PERSON)
        self._look_at("person", "The resident’s details")
        tabs.show_tab(0)
        press("Open point 1", page)
        self._look_at("point", "Point 1")
        self._step("Make the case file")
        press("Choose where to save", dialog("Make the case file"))
        wait_for("the case file", lambda: "The record says so." in page.banner.text())
        press("Show it", page)
        shown = find(PdfWindow, "", None)
        self._album.take("case-file", shown)
        press("Close", shown)

        self._step("Print the record")
        record = find(PdfWindow, "", None)
        self._album.take("case-on-paper", record)
        press("Save PDF", record)
        press("Close", record)
        self._step("Save its dates")
        press("Choose where to save", dialog("Save the dates"))
        self._window.show_page("promises")
        self._picture("promises")

    def _assess(self) -> None:
        self._window.show_page("assessment")
        page = self._window.pages.assessment
        page.show_section(6)
        settle()
        for row in page.view.form.sections[6].rows:
            page.open_row(row.slug)
            settle()
            press("Yes", page)
            write(f"Evidence for {row.number}", "Complaints policy, section 7; the promises in the register.", page)
        self._picture("assessment")
        press("Preview the form", page)
        form = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
        self._album.take("assessment-form", form)
        press("Save PDF", form)
        press("Close", form)
        press("Review and approve", page)
        approval = dialog("Review")
        self._album.take("assessment-review", approval)
        approval.reject()
        settle()

    def _issue(self, name: str, signed_by: str = "", picture: str = "") -> None:
        """Wait for the checklist to be whole, issue the letter, save it, and go back to the case."""
        page = self._window.pages.letter
        wait_for("the letter to be complete", page.issue.isEnabled)
        wait_for("the page to be drawn anew", lambda: "to be written" not in page.paper.text())
        if picture or name == "acknowledgement":
            self._picture(picture or name)
        press("Issue", page)
        form = dialog("Issue")
        if signed_by:
            choose("Who signs it", signed_by, form)
        if name == "acknowledgement":
            self._album.take("issue", form)
        press("Issue the letter", form)
        done = find(QDialog, "", None)
        press("Save PDF", done)
        press("Done", done)
        settle()

    def _look_at(self, name: str, title: str) -> None:
        """A picture of a form, which is then left as it is."""
        form = dialog(title)
        self._album.take(name, form)
        form.reject()
        settle()

    def _step(self, words: str) -> None:
        """Begin something on the case: by its button, or where it has none, from the menu of other steps."""
        page = self._window.pages.case
        entry = next((entry for entry in page.menu.actions() if entry.text().startswith(words)), None)
        if entry is None:
            press(words, page)
        else:
            entry.trigger()
            settle()

    def _days_later(self, days: int) -> None:
        """Time goes by, in working days."""
        with self._office.desk.register.transaction() as shelves:
            calendar = self._office.desk.counting(shelves).calendar
        self._clock.day = calendar.add(self._clock.day, days)
        self._window.refresh()
        settle()

    def _picture(self, name: str) -> None:
        self._album.take(name, self._window)


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
