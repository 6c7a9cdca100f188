"""The window in which it is marked on the pages what is taken out of a copy, and from which the copy is made."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.redacting.places import Span, can_be_read, spans
from chc_desktop.office.office import Office
from chc_desktop.office.redacting.copies import Copy, Redacting, draft_key
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.forms.keeper import Keeper, Kept
from chc_desktop.ui.letter.panes import Panes
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.redaction import said
from chc_desktop.ui.redaction.found_list import FoundList
from chc_desktop.ui.redaction.leaves import opened
from chc_desktop.ui.redaction.marking import Marking
from chc_desktop.ui.redaction.page_pane import PagePane
from chc_desktop.ui.redaction.reading import Read, made
from chc_desktop.ui.widgets.fields import LineField, labelled
from chc_desktop.ui.widgets.long_text import LongText
from chc_desktop.ui.widgets.scroll import scrolls_down
from chc_desktop.ui.widgets.wrap import WrapLabel
from chc_desktop.ui.work_dialog import WorkDialog


class MarkingWindow(FormDialog):
    """The pages at the left; at the right what was found, further words, and what the copy is for."""

    def __init__(
        self, office: Office, prompts: Asking, case_id: int, reference: str, read: Read, parent: QWidget
    ) -> None:
        super().__init__("What is to be taken out", "Make the copy", parent)
        self._office, self._prompts = office, prompts
        self._case_id, self._reference, self._read = case_id, reference, read
        self._key = draft_key(case_id, read.sheaf.key)
        self._leaves = opened(read.sheaf)
        self._spans: dict[str, tuple[Span, ...]] = {}
        self._shown: Span | None = None
        self.marking = Marking(read, self)
        self.pane = PagePane(len(read.texts), self.show_page)
        self.found = FoundList([(each, self._pages_of(each.words)) for each in read.offers])
        self.more = LongText("Also take out", minimum_lines=2, is_prose=False)
        self.counted = WrapLabel("", "soft")
        self.purpose = LineField("What is the copy for?")
        self._side = self._lay_out_side()
        self.panes = Panes(
            "The page, and what to take out", (("The page", self.pane, 3), ("What to take out", self._side, 2))
        )
        self.body.addWidget(WrapLabel(self.windowTitle(), "title"))
        self.body.addWidget(WrapLabel(read.title, "soft"))
        self.body.addWidget(self.panes, 1)
        self._connect()
        self.show_page(0)
        self._bring_back()
        self.pane.canvas.setFocus()

    def show_page(self, page: int) -> None:
        """Turn to a page, counted from 0."""
        page = min(max(page, 0), len(self._read.texts) - 1)
        self.pane.show_page(page, self._leaves.image(page), self._leaves.room(page))
        self._show_marks()

    def wanted(self) -> tuple[str, ...]:
        """The words that are taken out."""
        return *self.marking.marks.words, *self._further()

    def submit(self) -> None:
        """Make the copy, with its progress in view, and show it."""
        marks, wanted, purpose = self.marking.marks, self.wanted(), self.purpose.value()
        if not (wanted or marks.boxes or marks.whole):
            self.show_error(said.NOTHING_MARKED)
            return
        self.panes.show_pane(self._side)
        if not self._may_be_made(purpose, wanted):
            return
        work = WorkDialog("Making the copy…", "You can stop it; then there is none.", self._office.desk, self)
        work.came_out.connect(self._show)
        work.failed.connect(self.show_error)
        work.begin(lambda desk, tick: made(desk, self._read, marks, wanted, purpose, tick))

    def sizeHint(self) -> QSize:
        room, line = self.screen().availableSize(), self.fontMetrics().height()
        return QSize(min(line * 66, room.width() - 16), min(line * 44, room.height() - 48))

    def done(self, result: int) -> None:
        super().done(result)
        self._leaves.close()

    def _may_be_made(self, purpose: str, wanted: Sequence[str]) -> bool:
        try:
            Redacting(self._office.desk).check(purpose, wanted)
        except RuleBroken as broken:
            self.refuse(str(broken), self.purpose)
            return False
        self.show_error("")
        return True

    def _lay_out_side(self) -> QScrollArea:
        content, area = QWidget(), QScrollArea()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(WrapLabel(said.ABOUT))
        column.addWidget(WrapLabel("Names and details found", "section"))
        column.addWidget(self.found)
        column.addWidget(labelled("Also take out", self.more, "Words or names, one a line."))
        column.addWidget(self.counted)
        hint = "Such as “for her solicitor, who asked for it”. It is kept in the record: name nobody who is taken out."
        column.addWidget(labelled("What is the copy for?", self.purpose, hint))
        column.addWidget(WrapLabel("Boxes drawn by hand", "section"))
        column.addWidget(WrapLabel(said.KEYS))
        column.addWidget(WrapLabel(said.LOOK))
        column.addStretch(1)
        scrolls_down(area)
        area.setWidget(content)
        return area

    def _connect(self) -> None:
        canvas, marking = self.pane.canvas, self.marking
        canvas.drawn.connect(lambda box: marking.change(marking.marks.with_box(box)))
        canvas.changed.connect(lambda old, new: marking.change(marking.marks.with_box_changed(old, new)))
        canvas.taken_away.connect(lambda box: marking.change(marking.marks.without_box(box)))
        canvas.undo_asked.connect(self._undo)
        self.pane.whole.toggled.connect(lambda on: marking.change(marking.marks.with_whole(canvas.page, on)))
        self.found.ticked.connect(lambda each, on: marking.change(marking.marks.with_word(each, on)))
        self.found.place_asked.connect(self._show_next_place)
        self.more.changed.connect(self._show_marks)
        marking.changed.connect(self._show_marks)

    def _bring_back(self) -> None:
        fields: dict[str, Kept] = {"marks": self.marking, "more": self.more, "purpose": self.purpose}
        self.bring_back(Keeper(self._office.drafts, self._key, fields, self))
        if self.marking.has_lost_boxes:
            self.banner.show_notice(said.LOST_BOXES)

    def _undo(self) -> None:
        page = self.marking.undo()
        if page is not None and page != self.pane.canvas.page:
            self.show_page(page)

    def _show_next_place(self, each: str) -> None:
        """Turn to the next place at which words stand: from this page on, then from the beginning."""
        every = self._spans_of(each)
        after = self._shown if self._shown in every else Span(self.pane.canvas.page, -1, 0)
        self._shown = next((span for span in every if (span.page, span.start) > (after.page, after.start)), every[0])
        self.panes.show_pane(self.pane)
        if self._shown.page != self.pane.canvas.page:
            self.show_page(self._shown.page)
        self.pane.point_at(self._leaves.boxes(self._shown.page, [self._shown])[0])

    def _show_marks(self) -> None:
        page, marks = self.pane.canvas.page, self.marking.marks
        here = [span for each in self.wanted() for span in self._spans_of(each) if span.page == page]
        found, is_unsure = self._leaves.boxes(page, here)
        is_whole = page in marks.whole
        self.pane.show_marks(marks.on(page), found, is_whole or is_unsure, self._note(page, is_unsure, is_whole))
        blocked = self.pane.whole.blockSignals(True)
        self.pane.whole.set_value(is_whole)
        self.pane.whole.blockSignals(blocked)
        self.pane.whole.update()
        self.found.show_marks(marks)
        counted = [(each, len(self._spans_of(each))) for each in self._further()]
        self.counted.setText(said.said_of_further(counted))
        self.counted.setVisible(bool(counted))

    def _note(self, page: int, is_unsure: bool, is_whole: bool) -> str:
        if is_unsure:
            return said.UNSURE
        if not can_be_read(self._read.texts[page]):
            return said.NO_WORDS if is_whole else said.PICTURE_ONLY
        return said.PICTURE_THERE if page in self._read.pictured else ""

    def _further(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in str(self.more.value()).splitlines() if line.strip())

    def _spans_of(self, each: str) -> tuple[Span, ...]:
        if each not in self._spans:
            self._spans[each] = spans(self._read.texts, [each])
        return self._spans[each]

    def _pages_of(self, each: str) -> tuple[int, ...]:
        return tuple(dict.fromkeys(span.page for span in self._spans_of(each)))

    def _show(self, copy: Copy) -> None:
        name = Path(f"{self._reference} redacted copy.pdf")
        room = Redacting(self._office.desk)
        PdfWindow(
            copy.content,
            "Redacted copy",
            name,
            self._prompts,
            self,
            said.LOOK,
            printed=lambda: room.printed(self._case_id, copy, self._key),
            keep=lambda path: room.save(self._case_id, copy, path, self._key),
        ).open()
