"""The letter page: write at the left, see the letter in the middle, and at the right what it still lacks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.letters import Look, OpenLetter
from chc_desktop.office.office import Office
from chc_desktop.ui.letter.checks import Checks
from chc_desktop.ui.letter.drawing import Drawing
from chc_desktop.ui.letter.issuing import IssuedDialog, IssueDialog, Sheet, ask_where_to_save, saved_or_why_not
from chc_desktop.ui.letter.panes import Panes
from chc_desktop.ui.letter.paper import Paper
from chc_desktop.ui.letter.printing import preview_print
from chc_desktop.ui.letter.writing import Writing
from chc_desktop.ui.persons.strip import NoticeStrip
from chc_desktop.ui.persons.tags import people_tags
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import link_button, main_button, plain_button
from chc_desktop.ui.widgets.arrange import RowLayout
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked

LOOK_AFTER, DRAW_AFTER, KEEP_AFTER = 120, 400, 1500  # milliseconds


class LetterPage(QWidget):
    """One letter of one case. Both signals tell the case."""

    issued = Signal(int)
    back_asked = Signal(int)

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__()
        self._office, self._prompts = office, prompts
        self._letter: OpenLetter | None = None
        self._unsaved = self._sent = False
        self._document = self._refused = 0
        self.back = link_button("")
        self.title = WrapLabel("", "title")
        self.saved = WrapLabel("", "soft")
        self.missing = WrapLabel("", "soft")
        self.save_pdf = plain_button("Save PDF…")
        self.print_draft = plain_button("Print draft")
        self.issue = main_button("Issue")
        self.banner = Banner()
        self.notices = NoticeStrip()
        self.writing, self.paper, self.checks = Writing(), Paper(), Checks()
        self.sheets = Choice("Which letter is shown")
        sheet = _under(self.sheets, self.paper)
        self.panes = Panes(
            "Parts of this window",
            (("Write", self.writing, 36), ("The letter", sheet, 42), ("Checklist", self.checks, 28)),
        )
        self._drawing = Drawing(self)
        self._look_soon = _after(self, LOOK_AFTER, self._look)
        self._draw_soon = _after(self, DRAW_AFTER, self._draw)
        self._keep_soon = _after(self, KEEP_AFTER, self.keep)
        self._lay_out()
        self._connect()

    def show_letter(self, case_id: int, kind: str) -> None:
        """Open a letter: the draft that was kept, or one filled in from the case."""
        self.leave()
        self._drawing.rest()
        self.paper.clear()
        self.sheets.set_choices(())
        self._sent = False
        self.banner.hide()
        try:
            letter = self._office.letters.open(case_id, LetterKind(kind))
            self._show(letter)
        except RuleBroken as broken:
            self._show_refusal(case_id, str(broken))
            return
        if letter.saved_at:
            self.banner.show_notice(
                f"What you had written on {words.day(letter.saved_at.date())} at {words.clock(letter.saved_at)} "
                "is back.",
                "Start afresh",
                self._ask_to_start_afresh,
            )

    def case_in_hand(self) -> int:
        """Which case the letter is about."""
        return self._case_id() if self._letter else 0

    def refresh(self) -> None:
        """Something changed elsewhere: read the case again and keep what is written."""
        if not self._letter or self._sent:
            return
        contents = self.writing.contents()
        try:
            letter = self._office.letters.open(self._case_id(), self._kind())
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
            return
        if letter.matter != self._letter.matter:
            self._show(replace(letter, contents=contents))

    def keep(self) -> None:
        """Keep what is written, if anything was since the last time."""
        self._keep_soon.stop()
        if self._unsaved:
            at = self._office.letters.keep(self._case_id(), self._kind(), self.writing.contents())
            self._unsaved = False
            self.saved.setText(f"Saved {words.clock(at)}")

    def leave(self) -> None:
        """Keep what is written before the page shows something else."""
        self.keep()
        for timer in (self._look_soon, self._draw_soon):
            timer.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        heading = RowLayout(None, stacked(self.back, self.title), (self.save_pdf, self.print_draft, self.issue))
        heading.setContentsMargins(0, 0, 0, 0)
        header, news = QWidget(), QWidget()
        header.setLayout(heading)
        told = QHBoxLayout(news)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(self.missing, 1)
        told.addWidget(self.saved)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(6)
        for widget in (header, self.notices, news, self.banner):
            column.addWidget(widget)
        column.addWidget(self.panes, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        self.save_pdf.clicked.connect(self._ask_where_to_save)
        self.print_draft.clicked.connect(self._print_draft)
        self.issue.clicked.connect(self._ask_to_issue)
        self.writing.changed.connect(self._written)
        self.checks.part_chosen.connect(self._go_to)
        self.sheets.changed.connect(self._draw)
        self._drawing.drawn.connect(self.paper.show_pdf)
        self._drawing.failed.connect(self.banner.show_error)

    def _show(self, letter: OpenLetter) -> None:
        self._letter = letter
        case = letter.matter.case
        self.back.setText(f"{case.reference} › Letters")
        self.back.setAccessibleName(f"Back to case {case.reference}")
        self.title.setText(letter.template.name)
        self.saved.setText("")
        self.notices.show_tags(people_tags(letter.people, self._office.today()))
        look = self._office.letters.look(case.id, letter.template.kind, letter.contents)
        self.panes.show()
        for widget in (self.writing, self.save_pdf, self.print_draft, self.sheets):
            widget.setEnabled(True)
        self.writing.show_letter(letter, look.own)
        self.checks.show_letter(letter, look)
        self._tell_missing(look)
        self._offer_sheets(letter)
        self._draw()

    def _offer_sheets(self, letter: OpenLetter) -> None:
        """Where more than one letter is made, each can be looked at."""
        shown = self.sheets.value()
        choices = [(str(place), f"The letter to {name}") for place, name in enumerate(letter.goes_to)]
        self.sheets.set_choices(tuple(choices))
        self.sheets.set_value(shown if shown in dict(choices) else "0")
        self.sheets.setVisible(len(choices) > 1)

    def _place(self) -> int:
        return int(self.sheets.value() or 0)

    def _show_refusal(self, case_id: int, sentence: str) -> None:
        """Nothing can be written: only say why, and lead back to the case."""
        self._letter, self._refused = None, case_id
        self.back.setText("‹ Back to the case")
        self.back.setAccessibleName("Back to the case")
        self.title.setText("This letter cannot be written now")
        for words_of_before in (self.saved, self.missing):
            words_of_before.setText("")
        for button in (self.save_pdf, self.print_draft, self.issue):
            button.setEnabled(False)
        self.notices.show_tags(())
        self.panes.hide()
        self.banner.show_error(sentence)

    def _written(self) -> None:
        self._unsaved = True
        self._look_soon.start()
        self._draw_soon.start()
        if not self._keep_soon.isActive():
            self._keep_soon.start()

    def _look(self) -> None:
        look = self._office.letters.look(self._case_id(), self._kind(), self.writing.contents())
        self.writing.follow(look.own)
        self.checks.follow(look)
        self._tell_missing(look)

    def _tell_missing(self, look: Look) -> None:
        missing = [check.required.title for check in look.missing]
        said = f"Still missing: {words.listed(missing)}." if missing else "Everything the letter must carry is there."
        self.missing.setText(said)
        self.issue.setEnabled(not missing)
        self.issue.setToolTip(said)
        self.issue.setAccessibleDescription(said)

    def _draw(self) -> None:
        if self._letter and not self._sent:
            contents = self.writing.contents()
            self._drawing.draw(self._office.letters.page(self._case_id(), self._kind(), contents, place=self._place()))

    def _go_to(self, part: str) -> None:
        self.panes.show_pane(self.writing)
        self.writing.go_to(part)

    def _go_back(self) -> None:
        self.leave()
        self.back_asked.emit(self._case_id() if self._letter else self._refused)

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
        self._unsaved = False
        self._office.letters.drop(self._case_id(), self._kind())
        self.show_letter(self._case_id(), self._kind().value)

    def _ask_where_to_save(self) -> None:
        assert self._letter
        name = self._letter.file_name.replace(".pdf", " (draft).pdf")
        ask_where_to_save(self, self._prompts, name, self._save_draft)

    def _save_draft(self, path: Path) -> None:
        problem = saved_or_why_not(path, self._drawn_now())
        if problem:
            self.banner.show_error(problem)
        else:
            self.banner.show_good_news(f"The draft was saved as “{path.name}”.")

    def _print_draft(self) -> None:
        assert self._letter
        preview_print(self, self._drawn_now(), f"{self._letter.template.name} (draft)")

    def _drawn_now(self) -> bytes:
        self._drawing.rest()
        contents = self.writing.contents()
        content = self._office.letters.preview(self._case_id(), self._kind(), contents, self._place())
        self.paper.show_pdf(content)
        return content

    def _ask_to_issue(self) -> None:
        assert self._letter
        self.leave()
        dialog = IssueDialog(self._letter, self._office.today(), self._issue_now, self._cautions, self)
        dialog.accepted.connect(self._offer_to_print)
        dialog.open()

    def _cautions(self, sent_on: date) -> tuple[str, ...]:
        """What to look at before the letter goes out on a day."""
        return self._office.letters.look(self._case_id(), self._kind(), self.writing.contents(), sent_on).cautions

    def _issue_now(self, way: str, sent_on: date, done_by: int) -> None:
        assert self._letter
        self._drawing.rest()
        self._sent = True  # what changes now is no reason to read the letter again
        try:
            self._document = self._office.letters.issue(
                self._case_id(), self._kind(), self.writing.contents(), sent=way, dated=sent_on, done_by=done_by
            )
        except Exception:
            self._sent = False
            raise

    def _offer_to_print(self) -> None:
        assert self._letter
        letter = self._letter
        for widget in (self.writing, self.save_pdf, self.print_draft, self.issue):
            widget.setEnabled(False)
        self.banner.hide()
        self.sheets.setEnabled(False)
        together = self._office.letters.issued_together(self._document)
        sheets = tuple(Sheet(each.title, self._office.cases.document(each.id)) for each in together)
        self.paper.show_pdf(sheets[0].content)
        dialog = IssuedDialog(letter, sheets, self._prompts, self)
        dialog.closed.connect(lambda: self.issued.emit(letter.matter.case.id))
        dialog.open()

    def _case_id(self) -> int:
        assert self._letter
        return self._letter.matter.case.id

    def _kind(self) -> LetterKind:
        assert self._letter
        return self._letter.template.kind


def _under(first: QWidget, second: QWidget) -> QWidget:
    """The second with the first above it, taking the room."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(first)
    column.addWidget(second, 1)
    return holder


def _after(page: QWidget, milliseconds: int, call: Callable[[], None]) -> QTimer:
    timer = QTimer(page)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer
