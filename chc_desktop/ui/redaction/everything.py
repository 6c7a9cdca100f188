"""Asks where everything about a person is to be put, writes it, and shows who else is named in it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.facts import Person
from chc_desktop.office.office import Office
from chc_desktop.office.subject_access import Exported, SubjectAccess
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.settings.form import FolderField
from chc_desktop.ui.widgets.fields import labelled
from chc_desktop.ui.widgets.wrap import WrapLabel
from chc_desktop.ui.work_dialog import WorkDialog

_ABOUT = (
    "For somebody who asks what you hold about them: what is known of them, every complaint and request of theirs as "
    "one PDF with an index, and the letters and files beside it. Internal notes and legal advice are left out, as in "
    "the case file for the resident."
)
_OTHERS = "A page that is not to be sent lists the names of others in it, each with its place. Look there first."


class EverythingDialog(FormDialog):
    """Everything about one person, into a folder that is chosen."""

    def __init__(self, office: Office, prompts: Asking, person: Person, parent: QWidget) -> None:
        super().__init__("Everything about a person", "Put it together", parent)
        self._office, self._prompts, self._person = office, prompts, person
        self.place = labelled("Where to", FolderField("Where to", prompts, "Choose where to put it"))
        self.body.addWidget(WrapLabel(f"Everything about {person.name}", "title"))
        self.body.addWidget(WrapLabel(_ABOUT))
        self.body.addWidget(WrapLabel(_OTHERS))
        self.body.addWidget(self.place)
        self.body.addStretch(1)
        self.place.field.setFocus()

    def submit(self) -> None:
        """Put it together, with the progress in view."""
        chosen = str(self.place.field.value()).strip()  # type: ignore[attr-defined]
        if not self.are_clear([(self.place, "" if chosen else "Please choose where to put it.")]):
            return
        work = WorkDialog("Putting it together…", "You can stop it; then nothing is left.", self._office.desk, self)
        work.came_out.connect(self._done)
        work.failed.connect(self.show_error)
        work.stopped.connect(lambda: self.banner.show_notice("Stopped. Nothing was written."))
        person = self._person.id
        work.begin(lambda desk, tick: SubjectAccess(desk).export(person, Path(chosen), tick))

    def _done(self, made: Exported) -> None:
        what = f"{words.count(made.pages, 'page')} and {words.count(made.files, 'file')} are in “{made.folder.name}”."
        named = f" {words.count(made.named, 'name')} of others may stand in them." if made.named else ""
        self.banner.show_good_news(f"{what}{named}", "Look at the list", lambda: self._show(made.look_first))
        self.done_button.hide()
        self.back_button.setText("Close")
        self.back_button.setFocus()

    def _show(self, path: Path) -> None:
        PdfWindow(path.read_bytes(), path.stem, path, self._prompts, self).open()
