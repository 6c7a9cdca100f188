"""Making the case file: for whom and from which day to which, then where to save it, then shown."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.case_files.case_file import CaseFilePage, Choices, ForWhom
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.case_file import CaseFiles, Made, file_name
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.choices import Answers
from chc_desktop.ui.widgets.fields import DateField, Labelled, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel
from chc_desktop.ui.work_dialog import WorkDialog

_ABOUT = (
    "One PDF with an index: the dates and how each was worked out, every entry of the record, then every letter, email "
    "and paper in order of date. What cannot be shown as pages is inside it as it is, with its fingerprint."
)
_MOST_SHOWN = 100 * 1024 * 1024
"""A larger file is left to the programs made for it."""
_WHO = (
    "The Ombudsman is given everything. The copy for the {person} leaves out what is marked as internal or as legal "
    "advice, and lists what is left out and why."
)
_STOPPED = "Stopped. No case file was made, and nothing was changed."
_PROMISE = "You can stop at any time. A file of that name stays as it was until the new one is whole."


class CaseFileMaker(QObject):
    """Asks for whom, then makes the case file; the banner of the page it belongs to tells how it ended."""

    def __init__(self, office: Office, prompts: Asking, page: QWidget, banner: Banner) -> None:
        super().__init__(page)
        self._office, self._prompts, self._page, self._banner = office, prompts, page, banner

    def ask(self, view: CaseView) -> None:
        """Ask what is wanted of this case, and make it."""
        case_id = view.case.id
        dialog = CaseFileDialog(self._office, self._prompts, case_id, view.edition.person, self._page)
        dialog.asked.connect(lambda choices, path: self._make(case_id, choices, path))
        dialog.open()

    def _make(self, case_id: int, choices: Choices, path: Path) -> None:
        self._banner.hide()
        work = WorkDialog("Making the case file…", _PROMISE, self._office.desk, self._page)
        work.came_out.connect(self._say)
        work.failed.connect(self._banner.show_error)
        work.stopped.connect(lambda: self._banner.show_notice(_STOPPED))
        work.begin(lambda desk, tick: CaseFiles(desk).make(case_id, choices, path, tick))

    def _say(self, made: Made) -> None:
        self._office.desk.on_change()
        if made.path.stat().st_size <= _MOST_SHOWN:
            self._banner.show_good_news(said_of(made), "Show it", lambda: self._show(made.path))
        else:
            self._banner.show_good_news(said_of(made))

    def _show(self, path: Path) -> None:
        from chc_desktop.ui.pdf_window import PdfWindow  # QtPdf is needed only now

        try:
            content = path.read_bytes()
        except OSError:
            self._banner.show_error(f"“{path.name}” is not in “{path.parent}” any more, or cannot be read.")
            return
        PdfWindow(content, path.stem, path, self._prompts, self._page).open()


class CaseFileDialog(FormDialog):
    """The choices; `asked` hands them on, with the path to save to."""

    asked = Signal(object, object)

    def __init__(self, office: Office, prompts: Asking, case_id: int, person: str, parent: QWidget) -> None:
        super().__init__("Make the case file", "Choose where to save…", parent)
        self._office, self._prompts, self._case_id = office, prompts, case_id
        self._person = person
        self.for_whom = Answers("Who is it for?", (
            (ForWhom.OMBUDSMAN.value, "The Ombudsman"),
            (ForWhom.RESIDENT.value, f"The {person}"),
        ))  # fmt: skip
        self.first = DateField("From", office.today(), optional=True)
        self.last = DateField("To", office.today(), optional=True)
        self.holds = WrapLabel("", "soft")
        self._fill_body(person)
        for field in (self.for_whom, self.first, self.last):
            field.changed.connect(self._say_what_it_holds)
        self.for_whom.set_value(ForWhom.OMBUDSMAN.value)
        self._say_what_it_holds()

    def submit(self) -> None:
        found: list[CaseFilePage] = []
        if self._dates_are_clear() and self.attempt(lambda: found.append(self._page())):
            suggested = Path.home() / file_name(found[0].reference, self._choices(), self._person)
            self._prompts.choose_save_file(self, "Save the case file", suggested, "PDF (*.pdf)", self._chosen)

    def _fill_body(self, person: str) -> None:
        self.body.addWidget(WrapLabel(self.windowTitle(), "title"))
        self.body.addWidget(WrapLabel(_ABOUT))
        self.body.addWidget(labelled("Who is it for?", self.for_whom, _WHO.format(person=person)))
        self._dates = tuple(
            labelled(label, field, "Leave it empty for the whole case.")
            for label, field in (("From", self.first), ("To", self.last))
        )
        for one in self._dates:
            self.body.addWidget(one)
        self.body.addWidget(self.holds)
        self.body.addStretch(1)

    def _choices(self) -> Choices:
        return Choices(ForWhom(self.for_whom.value()), self.first.value(), self.last.value())

    def _page(self) -> CaseFilePage:
        return self._office.case_files.page(self._case_id, self._choices())

    def _say_what_it_holds(self) -> None:
        try:
            self.holds.setText(_holds(self._page()))
        except RuleBroken as broken:
            self.holds.setText(str(broken))

    def _dates_are_clear(self) -> bool:
        problems = [field.problem() for field in (self.first, self.last)]
        for holder, problem in zip(self._dates, problems, strict=True):
            assert isinstance(holder, Labelled)
            holder.show_error(problem)
        self.show_error(next(filter(None, problems), ""))
        return not any(problems)

    def _chosen(self, path: Path) -> None:
        choices = self._choices()
        self.accept()
        self.asked.emit(choices, path)


def said_of(made: Made) -> str:
    """What was made, for the officer to read."""
    return (
        f"The case file, {words.count(made.pages, 'page')}, was saved as “{made.path.name}” in “{made.path.parent}”. "
        "The record says so."
    )


def _holds(page: CaseFilePage) -> str:
    things = words.count(len(page.items), "letter, email or paper", "letters, emails and papers")
    left = words.count(len(page.left_out), "entry", "entries")
    return f"In it: the record, and {things}." + (
        f" Left out, and listed with the reason: {left}." if page.left_out else ""
    )
