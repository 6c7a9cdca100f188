"""One thing to be done, as a row of a card: how pressing it is, what it is, its case and how its date came about."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from chc_desktop.domain.agenda import AgendaLine, Urgency
from chc_desktop.domain.summary import CLOCK
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office.office import Office
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.tones import TONES
from chc_desktop.ui.widgets.tag import Tag
from chc_desktop.ui.widgets.wrap import Part, Row, WrapLabel, stacked

if TYPE_CHECKING:
    from chc_desktop.ui.explanation import DatePopup

WHY = "Why\u00a0this\u00a0date?"  # kept on one line


class AgendaRow(Row):
    """A line of the agenda with its buttons, which whoever makes the row brings.

    `places` are where the keyboard goes in it, the way to its case first.
    """

    case_asked = Signal()
    explanation_asked = Signal()

    def __init__(self, line: AgendaLine, *buttons: QWidget) -> None:
        about = LinkPhrase(Part(line.what, bold=True), " · ", *_whose(line))
        details = _details(line)
        super().__init__(Tag(line.left_in_words, TONES[line.urgency]), stacked(about, details), *buttons)
        self.places: tuple[QWidget, ...] = tuple(
            place for place in (about, details, *buttons) if isinstance(place, LinkPhrase | QPushButton)
        )
        about.link_chosen.connect(lambda _link: self.case_asked.emit())
        if isinstance(details, LinkPhrase):
            details.link_chosen.connect(lambda _link: self.explanation_asked.emit())


def explaining(parent: QWidget, office: Office, line: AgendaLine) -> "DatePopup":
    """The card that explains the date of a line, with the way to its case; not shown yet."""
    from chc_desktop.ui.explanation import ExplanationPopup, LinePopup  # needed only when somebody asks

    popup: DatePopup
    if line.is_a_clock and office.cases.view(line.case_id).edition.readable:
        deadline, explanation = office.cases.explain(line.case_id, Duty(line.duty))
        popup = ExplanationPopup(parent, deadline, explanation, line.reference)
    elif line.duty == CLOCK:
        from chc_desktop.ui.case.clocks import ClockPopup

        popup = ClockPopup(parent, *office.cases.explain_clock(line.case_id, line.key), line.reference)
    else:
        popup = LinePopup(parent, line)
    if line.case_id:
        popup.offer_case()
    return popup


def _whose(line: AgendaLine) -> tuple[Part | str, ...]:
    if not line.reference:
        return (line.about,)
    return (Part(line.reference, link="case"), f", {line.about}" if line.about else "")


def _details(line: AgendaLine) -> WrapLabel:
    if line.explains_itself:
        return LinkPhrase(f"{_in_short(line).details} ", Part(WHY, link="why"), role_name="soft")
    return WrapLabel(line.details, "soft")


def _in_short(line: AgendaLine) -> AgendaLine:
    """What is not pressing says only by when; who reviews it and how it was extended are in its case."""
    if line.urgency in (Urgency.LATE, Urgency.TODAY):
        return line
    return replace(line, sentence=line.sentence.partition(". ")[0])
