"""Asks about whom and where everything about a person is to be put, writes it, and shows who else is named in it."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.facts import Person
from chc_desktop.office.office import Office
from chc_desktop.office.subject_access import Exported, SubjectAccess
from chc_desktop.office.subject_access.anybody import Anybody
from chc_desktop.office.subject_access.putting import against_putting
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.persons.finder import PersonFinder
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.settings.form import FolderField
from chc_desktop.ui.widgets.fields import LineField, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked
from chc_desktop.ui.work_dialog import WorkDialog

TITLE = "Everything about a person"
_ABOUT = (
    "For somebody who asks what you hold about them: what is and was known of them, and every complaint and request of "
    "theirs, as one PDF with the letters and files beside it. What others’ records and your own notes say of them is "
    "put apart, to be weighed. Legal advice is left out."
)
_OTHERS = (
    "A page that is not to be sent lists others who are named, each with the place. Look there first. The record notes "
    "that it was made, and nothing of what it says."
)
_WHO = "About whom? Name, postcode or telephone"


class EverythingDialog(FormDialog):
    """Everything about one person, into a folder that is chosen. `person` is who it is about, unless it is another."""

    def __init__(self, office: Office, prompts: Asking, parent: QWidget, person: Person | None = None) -> None:
        super().__init__(TITLE, "Put it together", parent)
        self._office, self._prompts = office, prompts
        self.name = LineField(_WHO)
        self.finder = PersonFinder(self.name, Anybody(office.desk), can_look=False)
        self.before = WrapLabel("", "soft")
        self.who = labelled(_WHO, self.name)
        self.place = labelled("Where to", FolderField("Where to", prompts, "Choose where to put it"))
        asked = (self.who, self.finder.note, self.finder.panel, self.before, self.place)
        self._asks = stacked(WrapLabel(_ABOUT), *asked, WrapLabel(_OTHERS, "soft"), gap=12)
        self._lay_out_fields()
        self.finder.changed.connect(self._show_before)
        self._begin_with(person)

    def submit(self) -> None:
        """Put it together, once it is clear about whom and where; a place that others may read is asked about."""
        person, chosen = self.finder.known(), str(self.place.field.value()).strip()  # type: ignore[attr-defined]
        nobody = "" if person else "Please choose who it is about: type a part of the name, and take who is offered."
        nowhere = "" if chosen else "Please choose where to put it."
        if not self.are_clear([(self.who, nobody), (self.place, nowhere)]):
            return
        assert person
        make = partial(self._make, person.id, Path(chosen))
        against = against_putting(Path(chosen), self._office.safekeeping.folder())
        if against:
            self._prompts.ask(self, "Put it there?", against, "Put it there", make, "Not there")
        else:
            make()

    def _make(self, person_id: int, where: Path) -> None:
        """Put it together, with the progress in view."""
        work = WorkDialog("Putting it together…", "You can stop it; then nothing is left.", self._office.desk, self)
        work.came_out.connect(self._done)
        work.failed.connect(self.show_error)
        work.stopped.connect(lambda: self.banner.show_notice("Stopped. Nothing was written."))
        work.begin(lambda desk, tick: SubjectAccess(desk).export(person_id, where, tick))

    def _lay_out_fields(self) -> None:
        self.body.addWidget(WrapLabel(TITLE, "title"))
        self.body.addWidget(self._asks)
        self.body.addStretch(1)
        self.finder.put_before(self.place.field)

    def _begin_with(self, person: Person | None) -> None:
        if person and person.id:
            self.name.set_value(person.name)
            self.finder.set_value(str(person.id))
        self._show_before()
        (self.place.field if person else self.name).setFocus()

    def _show_before(self) -> None:
        """Say when it was made for them before."""
        person = self.finder.known()
        made = SubjectAccess(self._office.desk).made_before(person.id) if person else ()
        said = words.listed(list(dict.fromkeys(f"on {words.day(each.on)} by {each.by}" for each in made)))
        self.before.setText(f"It was put together for them before, {said}." if said else "")
        self.before.setVisible(bool(said))

    def _done(self, made: Exported) -> None:
        self.banner.show_good_news(_told(made), "Look at the list", lambda: self._show(made.look_first))
        self._asks.hide()
        self.done_button.hide()
        self.back_button.setText("Close")
        self.back_button.setFocus()

    def _show(self, path: Path) -> None:
        PdfWindow(path.read_bytes(), path.stem, path, self._prompts, self).open()


def _told(made: Exported) -> str:
    """What was made, and what is to be looked at before it is sent."""
    what = f"{words.count(made.pages, 'page')} and {words.count(made.files, 'file')} are in “{made.folder.name}”."
    looks = [
        words.count(made.named, "name or detail of others", "names or details of others") if made.named else "",
        words.count(made.passages, "passage to be weighed", "passages to be weighed") if made.passages else "",
    ]
    found = words.listed([each for each in looks if each])
    return f"{what} Look first at {found}." if found else what
