"""One thing to be done, as a row of a card: how pressing it is, what it is, its case and how its date came about."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.agenda import AgendaLine
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office.office import Office
from chc_desktop.ui.explanation import DatePopup, ExplanationPopup, LinePopup
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.tones import TONES
from chc_desktop.ui.widgets.tag import Tag
from chc_desktop.ui.widgets.wrap import Part, Row, WrapLabel, stacked

WHY = "How\u00a0was\u00a0this\u00a0worked\u00a0out?"  # kept on one line


class AgendaRow(Row):
    """A line of the agenda with its buttons, which whoever makes the row brings."""

    case_asked = Signal()
    explanation_asked = Signal()

    def __init__(self, line: AgendaLine, *buttons: QWidget) -> None:
        about = LinkPhrase(Part(line.what, bold=True), " · ", *_whose(line))
        details = _details(line)
        super().__init__(Tag(line.left_in_words, TONES[line.urgency]), stacked(about, details), *buttons)
        about.link_chosen.connect(lambda _link: self.case_asked.emit())
        if isinstance(details, LinkPhrase):
            details.link_chosen.connect(lambda _link: self.explanation_asked.emit())


def explaining(parent: QWidget, office: Office, line: AgendaLine) -> DatePopup:
    """The card that explains the date of a line, with the way to its case; not shown yet."""
    popup: DatePopup
    if line.is_a_clock:
        deadline, explanation = office.cases.explain(line.case_id, Duty(line.duty))
        popup = ExplanationPopup(parent, deadline, explanation, line.reference)
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
    if line.is_a_clock:
        return LinkPhrase(f"{line.details} ", Part(WHY, link="why"), role_name="soft")
    return WrapLabel(line.details, "soft")
