"""Those who may be meant by a name that is being typed, each with home and earlier cases."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.facts import Person
from chc_desktop.domain.summary import home
from chc_desktop.office.persons import Candidate, Earlier
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.widgets.in_view import bring_into_view
from chc_desktop.ui.widgets.tab_order import put_before
from chc_desktop.ui.widgets.wrap import Card, Part, WrapLabel, stacked

_SAME, _CASE = "same", "case"


class Candidates(QWidget):
    """`taken` tells that it is one of them, `case_asked` that the officer wants to look at an earlier case."""

    taken = Signal(int)
    case_asked = Signal(int)

    def __init__(self, can_look: bool = True) -> None:
        super().__init__()
        self._can_look = can_look
        self.following: QWidget | None = None
        self.links: list[LinkPhrase] = []
        self._shown: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self.hide()

    def show_candidates(self, found: tuple[Candidate, ...]) -> None:
        """Offer these; none takes the offer away."""
        if self._show(found, "Is it one of these?" if len(found) > 1 else "Is it this person?", _asked):
            names = words.listed([", ".join(filter(None, (one.person.name, home(one.person)))) for one in found])
            self._say(f"May be known: {names}.")

    def show_known(self, known: Candidate | None) -> None:
        """The earlier cases of the person chosen, where there are any."""
        self._show((known,) if known and known.earlier else (), "Earlier from the same person", lambda _one: ())

    def go_to_first(self) -> None:
        """Put the keyboard on the first link."""
        if self.links:
            self.links[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, found: tuple[Candidate, ...], title: str, asked: Callable[[Candidate], tuple[Part, ...]]) -> bool:
        """Show them, unless they are shown already; whether there is something new to see."""
        if (title, *found) == self._shown:
            return False
        self._shown = (title, *found)
        self._clear()
        if found:
            card = Card(title)
            for one in found:
                heading = (WrapLabel(title, "soft"),) if one is found[0] else ()
                card.add_row(stacked(*heading, *self._lines(one, asked(one))))
            self._column.addWidget(card)
            if self.following:
                put_before(self.following, *self.links)
        self.setVisible(bool(found))
        if found:
            QTimer.singleShot(0, self, lambda: bring_into_view(self))  # once it has its place
        return bool(found)

    def _lines(self, one: Candidate, asked: tuple[Part, ...]) -> Iterator[QWidget]:
        if asked:
            who = LinkPhrase(Part(one.person.name, bold=True), f"{_about(one.person)} · ", *asked)
            who.link_chosen.connect(lambda _link: self.taken.emit(one.person.id))
            yield self._linked(who)
        for earlier in one.earlier:
            yield self._linked(self._earlier(earlier)) if self._can_look else WrapLabel(_said(earlier), "soft")
        if one.further:
            yield WrapLabel(f"and {words.count(one.further, 'earlier one')}", "soft")

    def _earlier(self, earlier: Earlier) -> LinkPhrase:
        line = LinkPhrase(
            Part(f"{earlier.reference} {earlier.title}", link=_CASE), f", {earlier.stands}", role_name="soft"
        )
        line.link_chosen.connect(lambda _link: self.case_asked.emit(earlier.id))
        return line

    def _linked(self, line: LinkPhrase) -> LinkPhrase:
        self.links.append(line)
        return line

    def _clear(self) -> None:
        self.links = []
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _say(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))


def _said(earlier: Earlier) -> str:
    return f"{earlier.reference} {earlier.title}, {earlier.stands}"


def _asked(one: Candidate) -> tuple[Part, ...]:
    return (Part("It is this person", link=_SAME),)


def _about(person: Person) -> str:
    """“, Cottage 3, also Joan Marsh, has died”."""
    other = ", ".join(name.strip() for name in person.other_names.splitlines() if name.strip())
    parts = (home(person), f"also {other}" if other else "", "has died" if person.has_died else "")
    return "".join(f", {part}" for part in parts if part)
