"""Where a service request stands: its next step as a button, and the step to a complaint."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.mistakes.events import LoggedByMistake, NoMistake
from chc_desktop.domain.requests.lines import REQUEST_REVIEW
from chc_desktop.domain.requests.request import ServiceRequest
from chc_desktop.domain.requests.summary import RequestStatus
from chc_desktop.domain.vocabulary import Rule
from chc_desktop.office.requests import RequestView
from chc_desktop.ui.theme import Button, main_button, plain_button
from chc_desktop.ui.widgets.tag import Tone
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row

MISTAKE, NO_MISTAKE = LoggedByMistake.kind, NoMistake.kind
_NOT_SATISFIED = "The person is not satisfied: log a complaint"


class RequestStands(QWidget):
    """The card at the top of a service request."""

    action_asked = Signal(str)
    case_asked = Signal(int)

    def __init__(self, view: RequestView, complaint_begun: bool) -> None:
        super().__init__()
        self._view = view
        self.main = self._main()
        self.complain: Button | None = None
        card = Card("Where it stands")
        if view.request.mistake:
            card.add_row(Row(None, _mistaken(view), self.main))
        else:
            self._add_steps(card, complaint_begun)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def _add_steps(self, card: Card, complaint_begun: bool) -> None:
        view = self._view
        card.add_row(Row(None, _stands(view), *self._beside(), self.main, ground=_ground(view)))
        if view.request.may_become_complaint:
            self.complain = self._doing("Finish the complaint" if complaint_begun else "Log a complaint", "complain")
            self.complain.setAccessibleName(_NOT_SATISFIED)
            card.add_row(Row(None, _unhappy(view), self.complain))

    def _main(self) -> Button:
        request = self._view.request
        if request.mistake:
            return self._doing("Take it back…", NO_MISTAKE)
        if request.complaint:
            button = main_button("Open the complaint")
            button.clicked.connect(lambda: self.case_asked.emit(request.complaint))
            return button
        if not request.is_open:
            return self._doing("Add a note", "note")
        button = main_button("Review the request")
        button.clicked.connect(lambda: self.action_asked.emit(REQUEST_REVIEW))
        return button

    def _beside(self) -> tuple[Button, ...]:
        if self._view.request.is_open:
            return self._doing("Add a note", "note"), self._doing("Mark as done", "done")
        return (self._doing("Add a note", "note"),) if self._view.request.complaint else ()

    def _doing(self, text: str, action: str) -> Button:
        button = plain_button(text)
        button.clicked.connect(lambda: self.action_asked.emit(action))
        return button


def asked_in_words(request: ServiceRequest) -> str:
    """“asked for on Mon 16 Nov 2026 by telephone”."""
    return f"asked for on {words.day(request.asked_on)} {request.channel.words}"


def review_words(view: RequestView) -> tuple[str, Tone] | None:
    """The few words of the tag at the top, such as “review in 3 working days”; None where none is due."""
    if view.days_left is None:
        return None
    tone = Tone.RED if view.days_left < 0 else Tone.AMBER if view.days_left == 0 else Tone.TEAL
    return f"review {'due ' if view.days_left >= 0 else ''}{words.working_days_left(view.days_left)}", tone


def _mistaken(view: RequestView) -> Phrase:
    return Phrase(
        Part("This was logged by mistake.", bold=True),
        f" It stands in no list, and nothing more happens to it. Why: {view.request.mistake}",
    )


def _stands(view: RequestView) -> Phrase:
    request = view.request
    if request.review_on:
        seen = f" Last looked at on {words.day(request.reviewed_on)}." if request.reviewed_on else ""
        return Phrase(Part("Open.", bold=True), f" To be looked at again on {words.day(request.review_on)}.{seen}")
    ended = words.day(request.ended_on) if request.ended_on else ""
    if request.status is RequestStatus.DONE:
        return Phrase(Part(f"Done on {ended}.", bold=True), " It stays in the list and in the record.")
    return Phrase(
        Part(f"{request.stands}.", bold=True),
        " The complaint’s record begins with this one. Any work still to do goes on: note here what is done.",
    )


def _unhappy(view: RequestView) -> Phrase:
    cited = view.edition.cite(Rule.REQUEST_BECOMES_COMPLAINT)
    on = ", even while the work goes on" if view.request.is_open else ", though the work is done"
    return Phrase(
        Part("The person is not satisfied?", bold=True),
        f" Then it is a complaint{on}{cited}. What is written here goes with it"
        + (", and the work does not stop." if view.request.is_open else "."),
    )


def _ground(view: RequestView) -> str:
    if view.days_left is None:
        return ""
    return "red" if view.days_left < 0 else "amber" if view.days_left == 0 else "teal"
