"""What the form can be saved as, what each is good for, and whether it is the approved one."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop.office.assessments import AssessmentView
from chc_desktop.office.assessments.copies import FormCopy, Kind, about, save_as, suggested_name
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import Button, plain_button
from chc_desktop.ui.widgets.arrange import RowLayout
from chc_desktop.ui.widgets.wrap import Card, WrapLabel, stacked
from chc_desktop.ui.work_dialog import WorkDialog

_FILES = {
    Kind.PDF: ("PDF", "To print, send and publish; a screen reader can read it.", "PDF (*.pdf)"),
    Kind.WORD: ("Word", "For whoever has to quote it or work on.", "Word documents (*.docx)"),
    Kind.WEB_PAGE: (
        "Web page",
        "One file for your website. It needs nothing else, and is easy to read on a telephone and aloud.",
        "Web pages (*.html)",
    ),
}
_PROMISE = "You can stop at any time. A file that is there already stays as it is until the new one is whole."


class SaveFormDialog(FormDialog):
    """Stays open, so that the form can be saved as more than one kind."""

    def __init__(self, office: Office, prompts: Asking, view: AssessmentView, parent: QWidget) -> None:
        super().__init__("Save the form", "", parent)
        self._office, self._prompts, self._view = office, prompts, view
        self.buttons: dict[Kind, Button] = {}
        self.done_button.hide()
        self.back_button.setText("Close")
        self._lay_out_body()

    def submit(self) -> None:
        """There is nothing to agree to: each kind has its own button."""

    def preferred_width(self) -> int:
        return 36

    def _lay_out_body(self) -> None:
        said = {kind: about(self._view, kind) for kind in Kind}
        is_one = len(set(said.values())) == 1
        title = f"Self-assessment {self._view.year.number} as a file"
        card = Card(title)
        for kind in Kind:
            card.add_row(self._row(kind, "" if is_one else said[kind]))
        self.body.addWidget(WrapLabel(title, "title"))
        if is_one:
            self.body.addWidget(WrapLabel(said[Kind.PDF], "soft"))
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.buttons[Kind.PDF].setFocus()

    def _row(self, kind: Kind, said: str) -> QWidget:
        name, good_for, _files = _FILES[kind]
        button = self.buttons[kind] = plain_button(f"Save as {_lower(name)}…")
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._ask_where, kind))
        lines = [WrapLabel(name, "strong"), WrapLabel(good_for), *([WrapLabel(said, "soft")] if said else [])]
        row = QWidget()
        row.setLayout(line := RowLayout(None, stacked(*lines, gap=2), (button,)))
        line.setContentsMargins(0, 0, 0, 0)
        return row

    def _ask_where(self, kind: Kind) -> None:
        name, _good_for, files = _FILES[kind]
        suggested = Path.home() / suggested_name(self._view, kind)
        title = f"Save the form as {_lower(name)}"
        self._prompts.choose_save_file(self, title, suggested, files, partial(self._save, kind))

    def _save(self, kind: Kind, path: Path) -> None:
        year = self._view.year.number
        self.banner.hide()
        work = WorkDialog(f"Making “{path.name}”…", _PROMISE, self._office.desk, self)
        work.came_out.connect(partial(self._tell, path))
        work.failed.connect(self.banner.show_error)
        work.stopped.connect(lambda: self.banner.show_notice("Stopped. Nothing was saved."))
        work.begin(lambda desk, tick: save_as(desk, year, kind, path, tick))

    def _tell(self, path: Path, made: FormCopy) -> None:
        self.banner.show_good_news(f"Saved as “{path.name}” in “{path.parent}”. {made.about}")


def _lower(name: str) -> str:
    return name[0].lower() + name[1:] if name == "Web page" else name
