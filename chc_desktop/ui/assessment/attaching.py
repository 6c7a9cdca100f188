"""What the officer does with evidence on the page: attach a file or something of the register, open it, remove it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.assessments.attached import Attached, Source
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.assessments import AssessmentView
from chc_desktop.office.evidence import said_of
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment.cards import Cards
from chc_desktop.ui.assessment.header import Header
from chc_desktop.ui.prompts import Asking


class Attaching(QObject):
    """Belongs to the page, whose cards ask for things; the header’s banner says how they ended.

    `changed` tells that a row has others now, `case_chosen` and `lesson_chosen` lead to where something is.
    """

    changed = Signal(str)
    case_chosen = Signal(int)
    lesson_chosen = Signal(int)

    def __init__(
        self,
        office: Office,
        prompts: Asking,
        header: Header,
        cards: Cards,
        shown: Callable[[], AssessmentView],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._office, self._prompts, self._cards, self._shown, self._page = office, prompts, cards, shown, page
        self._banner = header.banner
        header.save_pack.triggered.connect(self.save_pack)
        cards.files_wanted.connect(self.choose_files)
        cards.register_wanted.connect(self.choose_from_register)
        cards.evidence_opened.connect(self.open)
        cards.evidence_removed.connect(self.remove)
        cards.evidence_erased.connect(self.erase)

    def choose_files(self, slug: str) -> None:
        """Ask for files and keep them with a row."""
        self._prompts.choose_files(
            self._page, "Choose the evidence to attach", Path.home(), lambda paths: self.add_files(slug, paths)
        )

    def add_files(self, slug: str, paths: list[Path]) -> None:
        """Keep files with a row; one that cannot be kept is named, and the others come in."""
        refused = []
        for path in paths:
            try:
                attached = self._office.evidence.attach_file(self._shown().year.number, slug, path)
            except RuleBroken as broken:
                refused.append(str(broken))
                continue
            self._tell(slug, attached)
        if refused:
            self._banner.show_error(" ".join(refused))

    def choose_from_register(self, slug: str) -> None:
        """Let the officer choose a complaint or what belongs to it, or something that was learnt."""
        from chc_desktop.ui.assessment.attach_dialog import AttachDialog  # seldom wanted

        dialog = AttachDialog(self._office, self._shown().year.number, slug, self._page)
        dialog.attached.connect(lambda attached: self._tell(slug, attached))
        dialog.open()

    def open(self, attached: Attached) -> None:
        """Show a file; go to where something of the register is."""
        if attached.source is Source.FILE:
            self._open_file(attached.title, self._office.evidence.content(attached))
        elif attached.source is Source.LETTER:
            self._open_kept(f"{attached.title}.pdf", lambda: self._office.cases.document(int(attached.key)))
        elif attached.source is Source.PAPER:
            self._open_paper(attached)
        elif attached.source is Source.LESSON:
            self.lesson_chosen.emit(int(attached.key))
        else:
            self.case_chosen.emit(attached.case_id)

    def remove(self, attached: Attached) -> None:
        """Into the bin, with the way back at hand."""
        try:
            self._office.evidence.remove(attached.id)
        except RuleBroken as broken:
            self._banner.show_error(str(broken))
            return
        self.changed.emit(attached.slug)
        self._banner.show_notice(
            f"“{attached.title}” is in the bin. What the evidence says of it is still written there.",
            "Take it back",
            lambda: self._take_back(attached),
        )

    def erase(self, attached: Attached) -> None:
        """Ask why a file is to go for good, and erase it: of an approved year too, where it cannot be removed."""
        from chc_desktop.ui.forms.action import ActionDialog  # seldom wanted
        from chc_desktop.ui.forms.erasing import erase_for_good

        evidence, key = self._office.evidence, str(attached.id)
        form = erase_for_good(f"evidence/{key}", evidence.what_goes(key), partial(evidence.erase, key))
        dialog = ActionDialog(form, self._office.drafts, self._page)
        dialog.accepted.connect(lambda: self._erased(attached))
        dialog.open()

    def save_pack(self) -> None:
        """Save all evidence of the year into a new folder."""
        self._prompts.choose_folder(
            self._page, "Where should the folder with the evidence go?", Path.home(), self._save_pack
        )

    def _save_pack(self, parent: Path) -> None:
        try:
            pack = self._office.evidence.save_pack(self._shown().year.number, parent)
        except RuleBroken as broken:
            self._banner.show_error(str(broken))
        else:
            self._banner.show_good_news(pack.told)

    def _tell(self, slug: str, attached: Attached) -> None:
        self.changed.emit(slug)
        self._cards.add_evidence(slug, said_of(attached))

    def _erased(self, attached: Attached) -> None:
        self.changed.emit(attached.slug)
        self._banner.show_good_news("It is erased. The record says that it was, and why.")

    def _take_back(self, attached: Attached) -> None:
        try:
            self._office.evidence.take_back(str(attached.id))
        except RuleBroken as broken:
            self._banner.show_error(str(broken))
        else:
            self.changed.emit(attached.slug)

    def _open_paper(self, attached: Attached) -> None:
        """A paper with a file is shown, a call note is read on its case."""
        paper = self._office.papers.paper(int(attached.key))
        if paper.has_file:
            self._open_kept(paper.file_name, lambda: self._office.papers.content(paper.id))
        else:
            self.case_chosen.emit(attached.case_id)

    def _open_kept(self, name: str, content: Callable[[], bytes]) -> None:
        try:
            found = content()
        except RuleBroken as broken:
            self._banner.show_error(str(broken))
        else:
            self._open_file(name, found)

    def _open_file(self, name: str, content: bytes) -> None:
        from chc_desktop.ui.papers.opening import Opening  # only once something is opened

        banner = self._banner
        opening = Opening(self._office, self._prompts, self._page, banner.show_error, banner.show_good_news)
        opening.open(name, content, name)
