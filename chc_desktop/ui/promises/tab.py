"""The promises of a case: what, who does it and by when, what became of it, and what can be done with each."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.actions import Action
from chc_desktop.domain.papers.paper import Paper, paper_of
from chc_desktop.domain.promises.money import totals
from chc_desktop.domain.promises.promise import Promise, State
from chc_desktop.domain.promises.steps import Step, steps
from chc_desktop.domain.promises.telling import story
from chc_desktop.office.cases import CaseView
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.theme import Button, link_button, open_under, plain_button
from chc_desktop.ui.tones import when_due
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Part, Row, WrapLabel, stacked


class PromisesTab(QWidget):
    """A row for each promise. Asks for a step by its name and the promise’s key: “promise-move/4.1”."""

    step_asked = Signal(str)
    paper_asked = Signal(int)

    def __init__(self, view: CaseView, today: date) -> None:
        super().__init__()
        self._can_act = Action.ADD_PROMISE in view.actions
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        card = Card("Promises")
        if not view.case.promises:
            card.add_row(WrapLabel("Nothing has been promised in this case.", "soft"))
        for promise in view.case.promises:
            card.add_row(self._row(promise, view, today))
        if money := totals(view.case.promises).words:
            card.add_row(WrapLabel(f"Money in this case: {money}.", "soft"))
        if self._can_act:
            add = link_button("+ Add a promise…")
            add.setAccessibleName("Add a promise")
            add.clicked.connect(lambda: self.step_asked.emit(Action.ADD_PROMISE.value))
            card.add_row(add)
        layout.addWidget(card)

    def _row(self, promise: Promise, view: CaseView, today: date) -> Row:
        lines: list[QWidget] = [_what(promise)]
        lines += [WrapLabel(line, "soft") for line in story(promise, view.names, view.edition)]
        lines += self._papers(promise, view)
        found = [Tag(*standing(promise, today)), *_further_tags(promise)]
        tags = found[0] if len(found) == 1 else stacked(*found, gap=4)
        return Row(None, stacked(*lines), tags, *self._buttons(promise))

    def _papers(self, promise: Promise, view: CaseView) -> list[QWidget]:
        """A link to each paper that shows something of it."""
        found = (paper_of(view.case.papers, each) for each in promise.papers)
        return [self._paper(paper) for paper in found if paper and paper.is_kept]

    def _paper(self, paper: Paper) -> LinkPhrase:
        link = LinkPhrase("Paper: ", Part(paper.said.subject or paper.said.file_name, link="paper"), role_name="soft")
        link.link_chosen.connect(lambda _link: self.paper_asked.emit(paper.id))
        return link

    def _buttons(self, promise: Promise) -> tuple[QWidget, ...]:
        possible = steps(promise) if self._can_act else ()
        if not possible:
            return ()
        first, *others = possible
        main = plain_button(first.words)
        main.setAccessibleName(f"{first.words.removesuffix('…')}: {promise.remedy.what}")
        main.clicked.connect(self._asking(first, promise))
        return (main, self._more(promise, others)) if others else (main,)

    def _more(self, promise: Promise, others: list[Step]) -> Button:
        """The other steps, under a button of their own."""
        button = plain_button("More ▾")
        button.setAccessibleName(f"More: {promise.remedy.what}")
        menu = QMenu(button)
        for step in others:
            menu.addAction(step.words).triggered.connect(self._asking(step, promise))
        button.clicked.connect(lambda: open_under(button, menu))
        return button

    def _asking(self, step: Step, promise: Promise) -> Callable[[], None]:
        return lambda: self.step_asked.emit(f"{step.value}/{promise.key}")


def standing(promise: Promise, today: date) -> tuple[str, Tone]:
    """Whether a promise is kept, late, or when it is due; late against the day first promised."""
    kept_on = promise.kept_on
    if promise.state is State.UNDELIVERABLE:
        return "cannot be delivered", Tone.RED
    if promise.state is State.DECLINED:
        return "declined", Tone.PLAIN
    if kept_on:
        late = kept_on > promise.first_by
        return f"kept {words.short_day(kept_on)}{', late' if late else ''}", Tone.RED if late else Tone.GREEN
    return when_due(promise.by, today)


def _what(promise: Promise) -> WrapLabel:
    """What was promised; struck through where it cannot be delivered."""
    label = WrapLabel(promise.remedy.what)
    if promise.state is State.UNDELIVERABLE:
        font = QFont(label.font())
        font.setStrikeOut(True)
        label.setFont(font)
        label.setAccessibleName(f"Cannot be delivered: {promise.remedy.what}")
    return label


def _further_tags(promise: Promise) -> tuple[Tag, ...]:
    found = []
    if promise.is_open and promise.answer:
        found.append(Tag("accepted", Tone.GREEN))
    if promise.is_beyond_final:
        found.append(Tag("more than the final response", Tone.AMBER, sign=False))
    return tuple(found)
