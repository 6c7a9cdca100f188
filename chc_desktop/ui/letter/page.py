"""The letter page: write at the left, see the letter in the middle, and at the right what it still lacks.

The page only brings its parts together: `AtHand` is the letter, `Writing` its fields, `Shown` what it looks like,
`Checks` what it lacks, `SecondReader` what to note about it, `Keeping` its draft, `Copies` what can be taken out of
it, `LastSteps` how it goes out.
"""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.office.open_letter import OpenLetter
from chc_desktop.ui.kept_soon import Unkept
from chc_desktop.ui.letter.at_hand import AtHand
from chc_desktop.ui.letter.beside import Beside
from chc_desktop.ui.letter.checks import Checks
from chc_desktop.ui.letter.copies import Copies
from chc_desktop.ui.letter.head import Head
from chc_desktop.ui.letter.keeping import Keeping
from chc_desktop.ui.letter.last_steps import LastSteps
from chc_desktop.ui.letter.panes import Panes
from chc_desktop.ui.letter.second_reader import SecondReader
from chc_desktop.ui.letter.shown import Shown
from chc_desktop.ui.letter.soon import soon
from chc_desktop.ui.letter.standard.dialog import OwnLetterDialog
from chc_desktop.ui.letter.writing import Writing
from chc_desktop.ui.persons.form import PersonDialog
from chc_desktop.ui.persons.strip import NoticeStrip
from chc_desktop.ui.persons.tags import people_tags
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.tab_order import put_before, reached_within

LOOK_AFTER = 120  # milliseconds


class LetterPage(QWidget):
    """One letter of one case. Both signals tell the case."""

    issued = Signal(int)
    back_asked = Signal(int)

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__()
        self._office, self._prompts = office, prompts
        self._refused = 0
        self.banner, self.notices = Banner(), NoticeStrip()
        self.writing, self.checks = Writing(), Checks()
        self.at_hand = AtHand(office, self.writing)
        self.shown, self.beside = Shown(self.at_hand), Beside(self.checks)
        self.copies = Copies(office, self.at_hand, self.shown, self.banner, prompts, self)
        self.head = Head(self.copies)
        self.back, self.issue = self.head.back, self.head.issue
        self.missing, self.saved = self.head.missing, self.head.saved
        self.paper, self.sheets = self.shown.paper, self.shown.sheets
        self.panes = Panes(
            "Parts of this window",
            (("Write", self.writing, 36), ("The letter", self.shown, 42), ("Checklist", self.beside, 28)),
        )
        self.reader = SecondReader(self.writing, self.panes, self)
        self.beside.add(self.reader.notes)
        self._keeping = Keeping(office, self.at_hand, self)
        self._last_steps = LastSteps(office, self.at_hand, self.shown, prompts, self)
        self._look_soon = soon(self, LOOK_AFTER, self.look_again)
        self._lay_out()
        self._connect()

    def show_letter(self, case_id: int, kind: str) -> None:
        """Open a letter: the draft that was kept, or one filled in from the case."""
        self.leave()
        if self._keeping.unkept():
            return  # what was written last cannot be kept just now, and the page says so: it stays in view
        self.shown.clear()
        self._last_steps.is_issuing = False
        self.banner.hide()
        try:
            letter = self._office.letters.open(case_id, LetterKind(kind))
            self._show(letter)
        except RuleBroken as broken:
            self._show_refusal(case_id, str(broken))
            return
        if unusable := self._office.letters.unusable(letter.template.kind):
            self.banner.show_error(
                f"Your own copy of this letter cannot be used, and ours stands in its place. {unusable}. Nothing was "
                "lost; “Standard wording…” shows what is missing."
            )
        elif letter.saved_at:
            self.banner.show_notice(
                f"What you had written on {words.day(letter.saved_at.date())} at {words.clock(letter.saved_at)} "
                "is back.",
                "Start afresh",
                self._ask_to_start_afresh,
            )

    def case_in_hand(self) -> int:
        """Which case the letter is about."""
        return self.at_hand.case_id if self.at_hand.letter else 0

    def refresh(self) -> None:
        """Something changed elsewhere: read the case again and keep what is written."""
        before = self.at_hand.letter
        if not before or self._last_steps.is_issuing:
            return
        contents = self.writing.contents()
        try:
            letter = self._office.letters.open(self.at_hand.case_id, self.at_hand.kind)
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
            return
        if (letter.matter, letter.readers, letter.template) != (before.matter, before.readers, before.template):
            self._show(replace(letter, contents=contents))

    def look_again(self) -> None:
        """Judge what is written now: what the letter lacks, and what its untouched parts say."""
        look = self.at_hand.look()
        self.writing.follow(look.own)
        self.checks.follow(look)
        self.reader.follow(look.reading)
        self.head.tell_missing(look)

    def unkept(self) -> Unkept | None:
        """What is written and cannot be kept just now."""
        return self._keeping.unkept()

    def leave(self) -> None:
        """Keep what is written before the page shows something else."""
        self._keeping.keep()
        self._look_soon.stop()
        self.shown.pause()

    def hideEvent(self, event: QHideEvent) -> None:
        self._keeping.keep()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(6)
        for widget in (self.head, self.notices, self.head.news, self.banner):
            column.addWidget(widget)
        column.addWidget(self.panes, 1)

    def _connect(self) -> None:
        self.head.back.clicked.connect(self._go_back)
        self.head.issue.clicked.connect(self._ask_to_issue)
        self.head.wording.clicked.connect(self._open_wording)
        self.writing.changed.connect(self._written)
        self.checks.part_chosen.connect(self._go_to)
        self.checks.person_chosen.connect(self._open_details)
        self.shown.failed.connect(self.banner.show_error)
        self._keeping.kept.connect(self.head.saved.setText)
        self._keeping.refused.connect(self._say_not_kept)
        self._last_steps.issued.connect(self._show_issued)
        self._last_steps.ended.connect(lambda: self.issued.emit(self.at_hand.case_id))

    def _show(self, letter: OpenLetter) -> None:
        self.at_hand.letter = letter
        self.head.show_letter(letter)
        self.notices.show_tags(people_tags(letter.people, self._office.today()))
        look = self._office.letters.look(letter.matter.case.id, letter.template.kind, letter.contents)
        self.panes.show()
        self.writing.setEnabled(True)
        self.writing.show_letter(letter, look.own)
        self.checks.show_letter(letter, look)
        self.reader.follow(look.reading)
        self.head.tell_missing(look)
        self.shown.show_letter(letter)
        put_before(reached_within(self.shown)[0], *reached_within(self.writing))

    def _show_refusal(self, case_id: int, sentence: str) -> None:
        """Nothing can be written: only say why, and lead back to the case."""
        self.at_hand.letter, self._refused = None, case_id
        self.head.show_refusal()
        self.notices.show_tags(())
        self.panes.hide()
        self.banner.show_error(sentence)

    def _show_issued(self) -> None:
        """It is out: nothing more is written in it."""
        self.writing.setEnabled(False)
        self.head.shut()
        self.banner.hide()

    def _written(self) -> None:
        self._look_soon.start()
        self.shown.written()
        self._keeping.written()

    def _say_not_kept(self, sentence: str) -> None:
        """Why what was written last is not kept; an empty sentence where it was, after all."""
        if sentence:
            self.head.saved.setText("Not saved yet")
            self.banner.show_error(sentence)
        else:
            self.banner.hide()

    def _go_to(self, part: str) -> None:
        self.panes.show_pane(self.writing)
        self.writing.go_to(part)

    def _open_details(self, person: int) -> None:
        """What is known of a reader, where it is chosen how letters are made for them."""
        letter = self.at_hand.opened
        reader = next(each for each in letter.readers if each.id == person)
        dialog = PersonDialog(self._office, reader, letter.matter.edition, self)
        dialog.open()
        dialog.begin_at("letter_size")

    def _open_wording(self) -> None:
        """What this letter says until it is changed in a case."""
        self.leave()
        OwnLetterDialog(self._office, self._prompts, self.at_hand.kind, self).open()

    def _go_back(self) -> None:
        self.leave()
        self.back_asked.emit(self.case_in_hand() or self._refused)

    def _ask_to_issue(self) -> None:
        self.leave()
        self._last_steps.ask()

    def _ask_to_start_afresh(self) -> None:
        self._prompts.ask(
            self,
            "Start afresh?",
            "What you had written in this letter goes into the bin, where you can take it back, and the letter is "
            "filled in from the case again. What was decided on the points stays with the case.",
            "Start afresh",
            self._start_afresh,
        )

    def _start_afresh(self) -> None:
        self._keeping.forget()
        self.show_letter(self.at_hand.case_id, self.at_hand.kind.value)
