"""Where the Ombudsman's own wording is read from a form, kept, chosen for print, or forgotten."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.assessments.assessment import called
from chc_desktop.domain.assessments.official import Found, OfficialWording
from chc_desktop.domain.code import Edition
from chc_desktop.office.office import Office
from chc_desktop.office.official_wording import OfficialWordings
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import link_button, plain_button
from chc_desktop.ui.widgets.choices import Answers
from chc_desktop.ui.widgets.fields import labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, chips
from chc_desktop.ui.work_dialog import WorkDialog

FILES = "Forms (*.docx *.pdf *.html *.htm *.txt);;All files (*)"
_ABOUT = (
    "The program asks each row in plain words of its own. Read the Ombudsman’s from its form to have both side by "
    "side. Take the form as the Ombudsman gives it out: in a published one, words may have been changed."
)
_OURS, _OFFICIAL = "ours", "official"
_PRINTED = ((_OURS, "Our plain words"), (_OFFICIAL, "The Ombudsman’s words"))
_PROMISE = "You can stop at any time. Nothing is kept before you say so."
_NAMED = 8


class OfficialWordingDialog(FormDialog):
    """`kept` tells that something changed. Nothing is kept before the button at the foot is pressed."""

    kept = Signal(str)

    def __init__(self, office: Office, prompts: Asking, edition: Edition, parent: QWidget) -> None:
        super().__init__("The Ombudsman’s own wording", "Keep", parent)
        self._office, self._prompts, self._edition = office, prompts, edition
        self._before = office.official_wording.of(edition.id)
        self._wording = self._before
        self._found: Found | None = None
        self.state = WrapLabel("", "strong")
        self.missing = WrapLabel("", "soft")
        self.read = plain_button("Read it from a form…")
        self.forget = link_button("Forget this wording")
        self.printed = Answers("What the form prints", _PRINTED)
        for button in (self.read, self.forget):
            button.setAutoDefault(False)
        self._lay_out_body()
        self.printed.set_value(_OFFICIAL if self._before and self._before.printed else _OURS)
        self.read.clicked.connect(self._choose)
        self.forget.clicked.connect(self._forget)
        self._show()

    def submit(self) -> None:
        wording = self._wording
        if wording is None:
            self.show_error("No wording was read yet. Please read it from a form first, or go back.")
            return
        printed = self.printed.value() == _OFFICIAL
        if self.attempt(lambda: self._office.official_wording.keep(wording, printed)):
            self.accept()
            whose = "the Ombudsman’s words" if printed else "our plain words"
            self.kept.emit(f"The wording from “{wording.name}” is kept. The form prints {whose}.")

    def preferred_width(self) -> int:
        return 42

    def _lay_out_body(self) -> None:
        self.body.addWidget(WrapLabel(self.windowTitle(), "title"))
        self.body.addWidget(WrapLabel(_ABOUT))
        self.body.addWidget(self.state)
        self.body.addWidget(self.missing)
        self.body.addWidget(chips(self.read, self.forget))
        self._choice = labelled("The printed form says", self.printed)
        self.body.addWidget(self._choice)
        self.body.addStretch(1)

    def _choose(self) -> None:
        folder = Path.home()
        self._prompts.choose_file(self, "Choose the Ombudsman’s form", folder, FILES, self._opened)

    def _opened(self, path: Path) -> None:
        self.show_error("")
        work = WorkDialog(f"Reading “{path.name}”…", _PROMISE, self._office.desk, self)
        work.came_out.connect(self._came)
        work.failed.connect(self.show_error)
        edition = self._edition.id
        work.begin(lambda desk, tick: OfficialWordings(desk).read(path, edition, tick))

    def _came(self, found: Found) -> None:
        self._found, self._wording = found, found.wording
        self._show()
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))  # there is more to choose now

    def _forget(self) -> None:
        if self._before and self.attempt(lambda: self._office.official_wording.forget(self._edition.id)):
            self.accept()
            self.kept.emit("The Ombudsman’s wording was forgotten. Our plain words are shown and printed.")

    def _show(self) -> None:
        self.state.setText(self._state())
        self.missing.setText(_missing(self._found))
        self.missing.setVisible(bool(self.missing.text()))
        self._choice.setVisible(self._wording is not None)
        self.forget.setVisible(self._before is not None and self._found is None)
        self.done_button.setEnabled(self._wording is not None)

    def _state(self) -> str:
        if self._wording is None:
            return f"None is kept yet for the form of the {self._edition.short_title}."
        title = self._office.desk.editions[self._wording.edition].short_title
        rows = len(self._office.desk.editions[self._wording.edition].form.rows)
        return f"{_read(self._wording)}: {len(self._wording.asks)} of {rows} rows of the {title}."


def _read(wording: OfficialWording) -> str:
    return f"From “{wording.name}”, read {words.day(wording.read_on)}"


def _missing(found: Found | None) -> str:
    named = [called(row) for row in found.missing] if found else []
    more = len(named) - _NAMED
    listed = words.listed([*named[:_NAMED], f"{more} more"] if more > 0 else named)
    return f"No words were found for {listed}; these stay in ours, and say so in print." if named else ""
