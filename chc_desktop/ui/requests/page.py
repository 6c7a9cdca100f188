"""The page of one service request: what was asked, how it stands, its record, and the step to a complaint."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.agenda import EDIT_PERSON
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.summary import home
from chc_desktop.office.chronicle import Line
from chc_desktop.office.office import Office
from chc_desktop.office.requests import RequestView
from chc_desktop.store.record_shelf import RecordAstray
from chc_desktop.ui.case.record import RecordTab
from chc_desktop.ui.forms.action import ActionDialog, ActionForm
from chc_desktop.ui.papers.actions import PaperActions
from chc_desktop.ui.papers.tab import PapersTab
from chc_desktop.ui.persons.form import PersonDialog
from chc_desktop.ui.persons.tags import person_tags
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.requests.forms import FORMS, correct
from chc_desktop.ui.requests.origin import complaint_draft
from chc_desktop.ui.requests.stands import MISTAKE, NO_MISTAKE, RequestStands, asked_in_words, review_words
from chc_desktop.ui.theme import link_button, plain_button, role
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, ScrollPage, WrapLabel, chips, stacked

COMPLAIN = "complain"


class RequestPage(ScrollPage):
    """One service request. Shows what the office knows and asks it to act; holds no rule itself."""

    complain_asked = Signal(int)
    case_asked = Signal(int)
    back_asked = Signal()

    help_name = "requests"

    def __init__(self, office: Office, prompts: Asking) -> None:
        self.due = Tag()
        super().__init__("Service request", actions=(self.due,))
        self._office, self._prompts = office, prompts
        self._request_id = 0
        self._view: RequestView | None = None
        self.crumb = Phrase(role_name="soft")
        self.banner = Banner()
        self.standing: RequestStands | None = None
        self.papers = PaperActions(office, prompts, self, self.banner)
        self.crumb.link_chosen.connect(self.back_asked)
        heading = self.heading.layout()
        assert isinstance(heading, QVBoxLayout)
        heading.insertWidget(0, self.crumb)
        self.add_under_heading(self.banner)

    def show_request(self, request_id: int) -> None:
        """Show another request, from its top. Raises `RecordAstray` where that cannot be; the one before stays."""
        before, self._request_id = self._request_id, request_id
        self.papers.show(request_id)
        self.banner.hide()
        try:
            self.refresh()
        except RecordAstray:
            self.show_request(before if before != request_id else 0)
            raise
        self.verticalScrollBar().setValue(0)

    def case_in_hand(self) -> int:
        """Which request texts that are written here are about."""
        return self._request_id

    def go_to_next_step(self) -> None:
        """Put the keyboard on the button of the next step."""
        (self.standing.main if self.standing else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the request again and show it."""
        if not self._request_id:
            return
        try:
            self._view = self._office.requests.view(self._request_id)
        except RecordAstray:
            raise
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
            return
        focused = self.window().focusWidget()
        was_here = bool(focused and self.isAncestorOf(focused))
        height = self.verticalScrollBar().value()
        self.clear()
        self._show(self._view)
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(height))
        if was_here:
            self.go_to_next_step()

    def start_action(self, name: str) -> None:
        """Begin an action by its name: a note, a review, done, or a complaint."""
        view = self._shown()
        if name == EDIT_PERSON:
            self.edit_person()
            return
        mistaken = bool(view.request.mistake)
        possible = {
            "note": not mistaken,
            COMPLAIN: view.request.may_become_complaint and not mistaken,
            MISTAKE: view.request.may_become_complaint and not mistaken,
            NO_MISTAKE: mistaken,
        }
        if not possible.get(name, view.request.is_open and not mistaken):
            self.banner.show_error("That cannot be done as the request stands now. Nothing was changed.")
        elif name == COMPLAIN:
            self.complain_asked.emit(self._request_id)
        else:
            self._ask(FORMS[name](self._office, view))

    def edit_person(self) -> None:
        """Change the details of whoever asks."""
        view = self._shown()
        self.banner.hide()
        PersonDialog(self._office, view.person, view.edition, self).open()

    def put_everything_together(self) -> None:
        """Everything that is held about whoever asked, for them."""
        from chc_desktop.ui.redaction.everything import EverythingDialog  # seldom needed

        EverythingDialog(self._office, self._prompts, self, self._shown().person).open()

    def correct(self, line: Line) -> None:
        """Put an entry of the record right."""
        paper = next((paper for paper in self._shown().papers if paper.id == line.number), None)
        if paper:
            self.papers.correct(paper)
            return
        self._ask(correct(self._office, self._shown(), line))

    def _show(self, view: RequestView) -> None:
        request = view.request
        self.crumb.show_parts(Part("Service requests", link="requests"), f" › {request.reference}")
        who = ", ".join(filter(None, (view.person.name, home(view.person))))
        self.set_heading(request.title, f"{who} · {asked_in_words(request)} · {request.category.words}")
        due = review_words(view)
        self.due.set(*(due or ("", Tone.PLAIN)))
        self.due.setVisible(due is not None)
        tags = person_tags(view.person, self._office.today())
        if tags:
            self.add(chips(*tags))
        begun = self._office.drafts.read(complaint_draft(request.id)) is not None
        self.standing = RequestStands(view, begun)
        self.standing.action_asked.connect(self.start_action)
        self.standing.case_asked.connect(self.case_asked)
        self.add(self.standing)
        self.standing.show()  # now, so that the keyboard can be put on what is in it
        self.add(self._asked(view))
        papers = PapersTab(self.papers, view.papers)
        self.add(stacked(role(WrapLabel("Letters and correspondence"), "section"), papers, gap=10))
        record = RecordTab(view.lines)
        record.paper_asked.connect(self.papers.open_paper)
        record.correct_asked.connect(self.correct)
        self.add(stacked(role(WrapLabel("The record"), "section"), record, gap=10))
        everything = link_button("Everything about the person…")
        everything.clicked.connect(self.put_everything_together)
        further = [everything]
        if view.request.may_become_complaint and not view.request.mistake:
            mistake = link_button("Logged by mistake…")
            mistake.clicked.connect(lambda: self.start_action(MISTAKE))
            further.append(mistake)
        self.add(chips(*further))
        self.add_stretch()

    def _ask(self, form: ActionForm) -> None:
        self.banner.hide()
        ActionDialog(form, self._office.drafts, self).open()

    def _asked(self, view: RequestView) -> QWidget:
        """What was asked for, and how to reach the person."""
        person = view.person
        card = Card("What was asked for")
        card.add_row(WrapLabel(view.request.their_words.strip() or view.request.title))
        reach = ", ".join(filter(None, (person.name, *person.address.splitlines(), person.telephone, person.email)))
        edit = plain_button("Edit…")
        edit.setAccessibleName(f"Edit the details of {person.name}")
        edit.clicked.connect(self.edit_person)
        card.add_row(Row(None, stacked(WrapLabel("Who is asking", "soft"), WrapLabel(reach)), edit))
        return stacked(role(WrapLabel("What was asked for"), "section"), card, gap=10)

    def _shown(self) -> RequestView:
        assert self._view, "a request has been shown"
        return self._view
