"""The first screen: what must be done, the most pressing first, each line with the button that does it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLayout, QMenu, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.agenda import LOG, AgendaLine, Group, TodayView, Urgency
from chc_desktop.office.agenda import FIRST_LINES
from chc_desktop.office.office import Office
from chc_desktop.ui.agenda_row import AgendaRow, explaining
from chc_desktop.ui.later import after_painting
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import Button, link_button, main_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.wrap import Card, ScrollPage, WrapLabel, chips, stacked

_PRESSING = (Urgency.LATE, Urgency.TODAY)
_HEADINGS = {Urgency.LATE: "section-late", Urgency.TODAY: "section-today"}
_FIRST_LINES = 5
"""The most pressing are there when the program starts; the rest comes once they are painted, a blink later."""


BANK_HOLIDAYS = "bank-holidays"
"""The name under which Today asks for the bank holidays in Settings."""

RETENTION = "retention"
"""The same for what is due to be erased or kept longer."""


class TodayPage(ScrollPage):
    """What is late, due today and coming."""

    case_chosen = Signal(int)
    letter_asked = Signal(int, str)
    action_asked = Signal(int, str)
    log_asked = Signal()
    page_asked = Signal(str)

    def __init__(self, office: Office, prompts: Asking) -> None:
        log = main_button("+  Log a complaint")
        super().__init__("", "", (log,))
        self._office = office
        self._prompts = prompts
        self._footer: tuple[str, ...] = ()
        self._waiting: list[tuple[Group, AgendaLine]] = []
        self._fresh = True
        self._most = dict(FIRST_LINES)
        self._list = stacked()
        self._card: Card | None = None
        self._foot = QWidget()
        self.notice, self.news = Banner(), Banner()
        self.safety: Banner | None = None
        self.due: Banner | None = None
        self._safety_said = ""
        heading = self.heading.layout()
        assert heading
        heading.addWidget(self.notice)
        heading.addWidget(self.news)
        self._log = log
        self._places: list[QWidget] = [log]
        self._rows: list[tuple[AgendaLine, AgendaRow]] = []
        log.setAccessibleName("Log a complaint")
        log.clicked.connect(self.log_asked)

    def refresh(self) -> None:
        """Read again what is to be done; the keyboard stays on the line it was on."""
        focused = self._focused_name()
        view = self._office.agenda.today(self._most)
        self.clear()
        self._places, self._rows = [self._log], []
        self.set_heading(view.date_in_words, view.headline)
        self._list = stacked(gap=12)
        self.add(self._list)
        if not view.groups:
            self._lines().addWidget(_calm(view))
        self.add_stretch()
        self._foot = QWidget()
        self.add(self._foot)
        self._waiting = [(group, line) for group in view.groups for line in group.lines]
        self._add_lines(_FIRST_LINES if self._fresh else len(self._waiting))
        if self._fresh:
            after_painting(self, lambda: self._add_lines(len(self._waiting)))
            self._fresh = False
        if focused:
            self._list.show()  # now, so that the keyboard can be put on what is in it
        self.set_footer(self._footer)
        self._focus(focused)

    def set_notice(self, said: str) -> None:
        """What the program’s list of bank holidays proposes, with the way to it."""
        if not said:
            self.notice.hide()
        elif said != self.notice.text():
            self.notice.show_notice(said, "Look at it", lambda: self.page_asked.emit(BANK_HOLIDAYS))

    def set_safety(self, said: str, button: str, act: Callable[[], None]) -> None:
        """A kind word where something wants doing about backups; once hidden it stays so until there is another."""
        if said == self._safety_said:
            return
        self._safety_said = said
        if self.safety is None:
            self.safety = Banner()
            heading = self.heading.layout()
            assert heading
            heading.addWidget(self.safety)
        if said:
            self.safety.show_notice(said, button, act)
        else:
            self.safety.hide()

    @property
    def is_due_shown(self) -> bool:
        """Whether it says that records are due for review."""
        return self.due is not None and not self.due.isHidden()

    def set_due(self, number: int) -> None:
        """That so many records were kept as long as they are to be, with the way to them."""
        if self.due is None and number:
            self.due = Banner()
            heading = self.heading.layout()
            assert heading
            heading.addWidget(self.due)
        if self.due and number:
            said = f"{words.count(number, 'record')} {'is' if number == 1 else 'are'} to be kept longer or erased."
            self.due.show_notice(said, "Keep or erase", lambda: self.page_asked.emit(RETENTION))
        elif self.due:
            self.due.hide()

    def set_footer(self, lines: tuple[str, ...]) -> None:
        """What else to know, at the foot of the page; each line leads to the self-assessment."""
        self._footer = lines
        links = [link_button(line) for line in lines]
        for link in links:
            link.clicked.connect(lambda: self.page_asked.emit("assessment"))
        if lines:
            links.append(self._taken_out())
        before, self._foot = self._foot, chips(*links, gap=24)
        holder = before.parentWidget()
        layout = holder.layout() if holder else None
        if layout:
            layout.replaceWidget(before, self._foot)
            self._foot.setVisible(bool(links))  # not before it has its place: it would be a window of its own
            before.hide()
            before.deleteLater()

    def _taken_out(self) -> Button:
        """What is due on paper or in a spreadsheet."""
        from chc_desktop.ui.taken_lists import today_list  # not for the first screen
        from chc_desktop.ui.taking_out import TakeOut

        button, menu = Button("Print or export", "link"), QMenu(self)
        button.setAccessibleName("Print or export what is due")
        taken = self.findChild(TakeOut) or TakeOut(
            self._office, self._prompts, lambda: today_list(self._office), self.news, self
        )
        taken.fill(menu, "Print…")
        menu.addAction("Print letters…").triggered.connect(self._print_letters)
        menu.setParent(button, menu.windowFlags())
        button.setMenu(menu)
        return button

    def _print_letters(self) -> None:
        from chc_desktop.ui.letter.batch import PrintLettersDialog  # QtPdf is needed only now

        PrintLettersDialog(self._office, self._prompts, self).open()

    def _add_lines(self, number: int) -> None:
        """Show the next lines that wait, the first of a group under its heading."""
        for group, line in self._waiting[:number]:
            if line is group.lines[0]:
                self._card = Card(group.urgency.words)
                self._lines().addWidget(WrapLabel(group.urgency.words, _HEADINGS.get(group.urgency, "section")))
                self._lines().addWidget(self._card)
            row = self._row(line)
            assert self._card, "the first line of a group brings it"
            self._card.add_row(row)
            self._rows.append((line, row))
            self._places += row.places
            if group.more and line is group.lines[-1]:
                self._card.add_row(self._others(group))
        del self._waiting[:number]

    def _others(self, group: Group) -> QWidget:
        """How many more there are, with the way to see some of them."""
        link = link_button(f"and {group.more:,} more: show some of them")
        link.setAccessibleName(f"{group.urgency.words}: {link.text()}")
        link.clicked.connect(lambda: self._show_more(group))
        self._places.append(link)
        return link

    def _show_more(self, group: Group) -> None:
        """Show the next ones too, and put the keyboard on the first of them."""
        shown = {line.id for line in group.lines}
        self._most[group.urgency] += FIRST_LINES[group.urgency]
        self.refresh()
        row = next((row for line, row in self._rows if line.urgency is group.urgency and line.id not in shown), None)
        if row:
            row.places[0].setFocus(Qt.FocusReason.TabFocusReason)
            QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row))

    def _lines(self) -> QLayout:
        layout = self._list.layout()
        assert layout
        return layout

    def _row(self, line: AgendaLine) -> AgendaRow:
        row = AgendaRow(line, *self._buttons(line))
        row.case_asked.connect(lambda: self.case_chosen.emit(line.case_id))
        row.explanation_asked.connect(lambda: self._explain(line, row))
        return row

    def _buttons(self, line: AgendaLine) -> list[QWidget]:
        if not line.button:
            return []
        make = main_button if line.letter and line.urgency in _PRESSING else plain_button
        button = make(line.button)
        button.setAccessibleName(f"{line.button}: {', '.join(part for part in (line.what, line.reference) if part)}")
        button.clicked.connect(self._doing(line))
        return [button]

    def _doing(self, line: AgendaLine) -> Callable[[], None]:
        if line.letter:
            return lambda: self.letter_asked.emit(line.case_id, line.letter)
        if line.action:
            return lambda: self.action_asked.emit(line.case_id, line.action)
        if line.page:
            return lambda: self.log_asked.emit() if line.page == LOG else self.page_asked.emit(line.page)
        return lambda: self.case_chosen.emit(line.case_id)

    def _explain(self, line: AgendaLine, row: AgendaRow) -> None:
        popup = explaining(row, self._office, line)
        popup.case_asked.connect(lambda: self.case_chosen.emit(line.case_id))
        popup.show_at(row.mapToGlobal(row.rect().bottomLeft()))

    def _focused_name(self) -> str:
        focused = self.focusWidget()
        return focused.accessibleName() if focused and focused.hasFocus() else ""

    def _focus(self, name: str) -> None:
        """Put the keyboard back on what it was on, or where that is gone at the top."""
        if name:
            same = (place for place in self._places if place.accessibleName() == name)
            next(same, self._log).setFocus(Qt.FocusReason.TabFocusReason)


def _calm(view: TodayView) -> Card:
    card = Card("Nothing is due")
    if view.any_cases:
        heading, text = "Nothing is waiting.", "No letter, no promise and no review is due. This page fills by itself."
    else:
        heading = "No complaint has been logged yet."
        text = (
            "When somebody tells you, in any way, that they are unhappy with what the organisation did or did not do, "
            "log it here. The dates are worked out for you, and this page says what to do next."
        )
    card.add_row(stacked(WrapLabel(heading, "strong"), WrapLabel(text, "soft"), gap=4))
    return card
