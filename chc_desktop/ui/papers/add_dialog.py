"""Adding files: they are read, the officer looks at what was understood, and then all of them are kept or none."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.office.desk import Desk
from chc_desktop.office.office import Office
from chc_desktop.office.paper_adding import Added, NewPaper
from chc_desktop.office.paper_looking import Source, Understood, look
from chc_desktop.office.papers import Papers
from chc_desktop.ui.errand import Errand
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.importing.saying import WorkPage
from chc_desktop.ui.papers.cards import EmailCard, FilesCard
from chc_desktop.ui.widgets.wrap import Card, WrapLabel

_QUICK = 2 * 1024 * 1024
"""So many bytes are read, or kept, within a blink."""


class AddDialog(FormDialog):
    """`added` tells what was kept. Until then nothing is changed; stopping leaves nothing half done."""

    added = Signal(object)

    def __init__(self, office: Office, record_id: int, sources: Sequence[Source], parent: QWidget) -> None:
        super().__init__("Add to the case", "Add", parent)
        self._office = office
        self._record_id = record_id
        self._sources = tuple(sources)
        self.cards: list[EmailCard | FilesCard] = []
        self.title = WrapLabel("Add letters, emails and files", "title")
        self.work = WorkPage()
        self.refused = Card("What was not added")
        self._errand = Errand(office.desk, self)
        for widget in (self.title, self.work, self.refused):
            self.body.addWidget(widget)
        self._errand.progressed.connect(self.work.show_share)
        self._errand.failed.connect(self._failed)
        self._errand.stopped.connect(self._stopped)
        self._errand.done.connect(self._done)
        self.refused.hide()
        self._read()

    def submit(self) -> None:
        self.show_error("")
        papers: list[NewPaper] = []
        for card in self.cards:
            told = card.papers()
            if told is None:
                self.show_error("Please look at the date.")
                return
            papers.extend(told)
        if not self.cards:
            self.reject()
        elif _size(papers) <= _QUICK:
            self._keep_at_once(papers)
        else:
            self._keep_beside(papers)

    def reject(self) -> None:
        """What is under way is stopped first: it leaves nothing behind."""
        if self._errand.is_under_way:
            self._errand.stop()
        else:
            super().reject()

    def preferred_width(self) -> int:
        return 46

    def spare_lines(self) -> int:
        return 2

    def _read(self) -> None:
        around, sources = self._office.papers.surroundings(self._record_id), self._sources
        if _known_size(sources) <= _QUICK:
            self.work.hide()
            self._show(look(sources, around))
        else:
            self._begin(f"Reading {words.count(len(sources), 'file')}…")
            self._errand.begin(lambda _desk, tick: look(sources, around, tick))

    def _keep_at_once(self, papers: Sequence[NewPaper]) -> None:
        added: list[Added] = []
        if self.attempt(lambda: added.append(self._office.papers.add(self._record_id, *papers))):
            self.accept()
            self.added.emit(added[0])

    def _keep_beside(self, papers: Sequence[NewPaper]) -> None:
        """Off the window’s thread, with a connection of its own."""
        record_id, size = self._record_id, _size(papers)

        def work(desk: Desk, tick: Callable[[float], object]) -> Added:
            written = [0]

            def count(more: int) -> None:
                written[0] += more
                tick(written[0] / size)

            return Papers(desk).add(record_id, *papers, tick=count)

        self._begin("Keeping the files…")
        self._errand.begin(work)

    def _begin(self, meanwhile: str) -> None:
        self.work.begin(meanwhile)
        self.work.show()
        for card in self.cards:
            card.hide()
        self.done_button.setEnabled(False)
        self.back_button.setText("Stop")

    def _done(self, result: object) -> None:
        self._rest()
        if isinstance(result, Understood):
            self._show(result)
        elif isinstance(result, Added):
            self._office.desk.on_change()
            self.accept()
            self.added.emit(result)

    def _failed(self, sentence: str) -> None:
        self._rest()
        self.show_error(sentence)

    def _stopped(self) -> None:
        self._rest()
        if not self.cards:
            super().reject()
        else:
            self.banner.show_notice("Stopped. Nothing was added, and nothing was changed.")

    def _rest(self) -> None:
        """Nothing is under way any more."""
        self.work.hide()
        for card in self.cards:
            card.show()
        self.done_button.setEnabled(True)
        self.back_button.setText("Not now")

    def _show(self, found: Understood) -> None:
        """Show what was understood."""
        self.cards = [EmailCard(self._office, self._record_id, email) for email in found.emails]
        if found.files:
            self.cards.append(FilesCard(self._office, self._record_id, found.files))
        for card in self.cards:
            self.body.addWidget(card)
        for sentence in found.refused:
            self.refused.add_row(WrapLabel(sentence), "amber")
        self.refused.setVisible(bool(found.refused))
        self.body.addStretch(1)
        if not self.cards:
            self.title.setText("Nothing could be added")
            self.done_button.hide()
            self.back_button.setText("Close")
        elif not _anything_new(found):
            self.title.setText("These are in the case already")
            self.done_button.hide()
            self.back_button.setText("Close")
        if self.isVisible():
            QTimer.singleShot(0, self, lambda: self.resize(self.sizeHint()))  # once they are laid out
        (self.done_button if self.done_button.isVisibleTo(self) else self.back_button).setFocus()


def said_of(added: Added) -> str:
    """What came of it, in a sentence."""
    kept = f"Added {words.count(len(added.ids), 'paper')}." if added.ids else "Nothing was added."
    if not added.doubled:
        return kept
    names = words.listed([f"“{name}”" for name in added.doubled])
    return f"{kept} In the case already, so not added again: {names}."


def _anything_new(found: Understood) -> bool:
    of_emails = (file for email in found.emails for file in (email.file, *email.attachments))
    return any(not file.there for file in (*of_emails, *found.files))


def _size(papers: Sequence[NewPaper]) -> int:
    return sum(
        len(paper.content or b"") + sum(len(enclosed.content) for enclosed in paper.enclosed) for paper in papers
    )


def _known_size(sources: Sequence[Source]) -> int:
    """Of what is to be read, as far as it can be told before."""
    total = 0
    for source in sources:
        try:
            total += source.path.stat().st_size if source.path else len(source.content)
        except OSError:
            continue
    return total
