"""The page of one case: who, what, where it stands, the next step, and under it everything that is known."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person
from chc_desktop.domain.next_step import next_step
from chc_desktop.office.cases import CaseView
from chc_desktop.office.chronicle import Line
from chc_desktop.office.office import Office
from chc_desktop.office.preview import Preview
from chc_desktop.store.record_shelf import RecordAstray
from chc_desktop.store.scratch_shelf import Draft
from chc_desktop.ui.case.clocks import ClockPopup, ClocksCard
from chc_desktop.ui.case.heading import outcome_tag, subtitle, whose_notices
from chc_desktop.ui.case.letter_menu import LetterMenu
from chc_desktop.ui.case.letters import draft_kind
from chc_desktop.ui.case.links import LinkedWithLine
from chc_desktop.ui.case.menu import CaseMenu
from chc_desktop.ui.case.outputs import CaseOutputs
from chc_desktop.ui.case.stands import Standing
from chc_desktop.ui.case.starting import Starting
from chc_desktop.ui.case.steps import Stop, due_words
from chc_desktop.ui.case.tabs import CaseTabs
from chc_desktop.ui.explanation import DatePopup, ExplanationPopup
from chc_desktop.ui.forms.actions.common import colleagues
from chc_desktop.ui.papers.actions import PaperActions
from chc_desktop.ui.people.lines import PeopleLines
from chc_desktop.ui.persons.tags import people_tags
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.requests.grew_from import GrewFrom
from chc_desktop.ui.theme import open_under, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Part, Phrase, ScrollPage, chips


class CasePage(ScrollPage):
    """One case. Shows what the office knows and asks it to act; holds no rule itself."""

    letter_asked = Signal(int, str)
    back_asked = Signal()
    request_asked = Signal(int)
    linked_asked = Signal(int)
    lesson_asked = Signal(int)

    def __init__(self, office: Office, prompts: Asking) -> None:
        self.due = Tag()
        self.outcome = Tag()
        self.write_letter = plain_button("Write a letter ▾")
        self.other_steps = plain_button("Other steps ▾")
        super().__init__("Case", actions=(self.outcome, self.due, self.write_letter, self.other_steps))
        self._office = office
        self._preview = Preview(office.desk)
        self._case_id = 0
        self._view: CaseView | None = None
        self._drafts: list[Draft] = []
        self.crumb = Phrase(role_name="soft")
        self.banner = Banner()
        self.standing: Standing | None = None
        self.tabs: CaseTabs | None = None
        self.papers = PaperActions(office, prompts, self, self.banner)
        self.outputs = CaseOutputs(office, prompts, self._shown, self.banner, self)
        self.papers.redact = lambda line: self.outputs.make_redacted_copy(f"paper {line.id}")
        self.starting = Starting(office, self._shown, self.banner, self)
        self.menu = CaseMenu(self.papers, self.outputs, self.other_steps)
        self.letters = LetterMenu(office, lambda: self._case_id, self.write_letter)
        self.crumb.link_chosen.connect(self.back_asked)
        self.write_letter.setAccessibleName("Write a letter")
        self.write_letter.clicked.connect(lambda: open_under(self.write_letter, self.letters))
        self.letters.letter_asked.connect(self._ask_for_letter)
        self.other_steps.setAccessibleName("Other steps")
        self.other_steps.clicked.connect(lambda: open_under(self.other_steps, self.menu))
        heading = self.heading.layout()
        assert isinstance(heading, QVBoxLayout)
        heading.insertWidget(0, self.crumb)
        self.add_under_heading(self.banner)
        self.menu.action_asked.connect(self.start_action)
        self.starting.letter_asked.connect(self._ask_for_letter)
        self.starting.linked_asked.connect(lambda: self.linked_asked.emit(self._case_id))
        self.starting.point_left.connect(self.refresh)

    @property
    def help_name(self) -> str:
        """The help page about what is in view."""
        return self.tabs.help_name() if self.tabs else "case"

    def show_case(self, case_id: int) -> None:
        """Show another case, from its top. Raises `RecordAstray` where that cannot be; the one before stays."""
        before, self._case_id, self.tabs = self._case_id, case_id, None
        self.papers.show(case_id)
        self.banner.hide()
        try:
            self.refresh()
        except RecordAstray:
            self.show_case(before if before != case_id else 0)
            raise

    def case_in_hand(self) -> int:
        """Which case texts that are written here are about."""
        return self._case_id

    def go_to_next_step(self) -> None:
        """Put the keyboard on the button of the next step, or where there is none on what else can be done."""
        button = (self.standing and self.standing.main) or self.other_steps
        (button if button.isEnabled() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the case again and show it, staying on the tab in view."""
        if not self._case_id:
            return
        try:
            self._view = self._office.cases.view(self._case_id)
        except RecordAstray:
            raise
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
            return
        self._drafts = self._office.drafts.find(f"letter/{self._case_id}/")
        focused = self.window().focusWidget()
        was_here = bool(focused and self.isAncestorOf(focused))
        place = self.tabs.current_tab() if self.tabs else 0
        height = self.verticalScrollBar().value() if self.tabs else 0
        self.clear()
        self._show(self._view, place)
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(height))
        if was_here:
            self.go_to_next_step()

    def start_action(self, name: str) -> None:
        """Begin an action by its name: a letter to write, or a dialog."""
        self.starting.start(name)

    def correct(self, line: Line) -> None:
        """Put an entry of the record right."""
        paper = next((paper for paper in self._shown().papers if paper.id == line.number), None)
        if paper:
            self.papers.correct(paper)
        else:
            self.starting.correct(line)

    def show_promises(self) -> None:
        """Bring the promises of the case into view."""
        if self.tabs:
            self.tabs.show_promises()

    def _show(self, view: CaseView, place: int) -> None:
        today = self._office.today()
        step = next_step(view.case, view.edition, view.next_duty, view.days_left, today, view.clocks, view.closure)
        self._show_heading(view)
        self.menu.fill(view, step)
        self.write_letter.setVisible(bool(view.actions) and not view.case.mistake)
        tags = people_tags(whose_notices(view), today)
        if tags:
            self.add(chips(*tags))
        self._add_people_lines(view, today)
        if view.case.request:
            self.add(self._grew_from(view.case.request))
        if view.linked:
            linked = LinkedWithLine(view.linked)
            linked.link_chosen.connect(lambda case_id: self.request_asked.emit(int(case_id)))
            self.add(linked)
        begun = {draft_kind(draft).family for draft in self._drafts if _of_this_stage(draft, view)}
        self.standing = Standing(
            view, step, self._preview.days_taken(view.case.id), bool(step.action and step.action.family in begun)
        )
        self.standing.action_asked.connect(self.start_action)
        self.standing.date_asked.connect(self._explain)
        self.add(self.standing)
        self.standing.show()  # now, so that the keyboard can be put on what is in it
        self._add_clocks(view)
        self._add_tabs(view, place)
        self.add_stretch()

    def _add_people_lines(self, view: CaseView, today: date) -> None:
        """Who may not deal with it, and whose authority is still to be had, where there is anything to say."""
        lines = PeopleLines(view, today)
        lines.action_asked.connect(self.start_action)
        self.add(lines)

    def _grew_from(self, request_id: int) -> GrewFrom:
        line = GrewFrom(self._office.requests.view(request_id).request)
        line.link_chosen.connect(lambda _link: self.request_asked.emit(request_id))
        return line

    def _show_heading(self, view: CaseView) -> None:
        self.crumb.show_parts(Part("Cases", link="cases"), f" › {view.case.reference}")
        self.set_heading(view.case.title, subtitle(view, self._handler(view)))
        due = due_words(view)
        self.due.set(*(due or ("", Tone.PLAIN)))
        self.due.setVisible(due is not None)
        outcome = outcome_tag(view)
        self.outcome.set(*(outcome or ("", Tone.PLAIN)))
        self.outcome.setVisible(outcome is not None)

    def _handler(self, view: CaseView) -> Person | None:
        people = {person.id: person for person in colleagues(self._office)}
        return people.get(view.case.stage.handler)

    def _add_clocks(self, view: CaseView) -> None:
        """The dates of other clocks, where the case carries any."""
        if view.clocks:
            card = ClocksCard(view.clocks, self._office.today(), bool(view.actions))
            card.action_asked.connect(self.start_action)
            card.why_asked.connect(self._explain_clock)
            self.add(card)

    def _add_tabs(self, view: CaseView, place: int) -> None:
        self.tabs = tabs = CaseTabs(view, self._drafts, self._office.today(), place, self.papers, self.letters)
        tabs.action_asked.connect(self.start_action)
        tabs.letter_asked.connect(self._ask_for_letter)
        tabs.document_asked.connect(self.outputs.open_document)
        tabs.email_asked.connect(self.outputs.email_document)
        tabs.correct_asked.connect(self.correct)
        tabs.paper_asked.connect(self.papers.open_paper)
        tabs.point_asked.connect(self.starting.open_point)
        tabs.note_asked.connect(self.starting.note_learning)
        tabs.lesson_asked.connect(self.lesson_asked)
        tabs.case_asked.connect(self.request_asked)
        self.add(tabs)

    def _ask_for_letter(self, kind: str) -> None:
        self.letter_asked.emit(self._case_id, kind)

    def _explain(self, stop: Stop, corner: QPoint) -> None:
        """How the date of a step came about."""
        reference = self._shown().case.reference
        if stop.duty:
            ExplanationPopup(self, *self._office.cases.explain(self._case_id, stop.duty), reference).show_at(corner)
        elif stop.day:
            DatePopup(self, stop.day, stop.about).show_at(corner)

    def _explain_clock(self, key: str, corner: QPoint) -> None:
        """How the date of a step of another clock came about."""
        found, explanation = self._office.cases.explain_clock(self._case_id, key)
        ClockPopup(self, found, explanation, self._shown().case.reference).show_at(corner)

    def _shown(self) -> CaseView:
        assert self._view, "a case has been shown"
        return self._view


def _of_this_stage(draft: Draft, view: CaseView) -> bool:
    return draft_kind(draft).stage in (0, view.case.stage.number)
