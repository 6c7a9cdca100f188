"""The keys of the self-assessment: everything a card asks for and every way through the form, without the mouse."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from chc_desktop.domain.assessments.answer import Comply

if TYPE_CHECKING:
    from chc_desktop.ui.assessment.answer_form import AnswerForm
    from chc_desktop.ui.assessment.page import AssessmentPage
    from chc_desktop.ui.assessment.row_card import RowCard


class Keys(QObject):
    """Belongs to the page, and works while the keyboard is on it."""

    def __init__(self, page: "AssessmentPage") -> None:
        super().__init__(page)
        self._page = page
        for keys, act in self._acts().items():
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _acts(self) -> dict[str, Callable[[], object]]:
        page = self._page
        return {
            "Alt+Y": lambda: self._answer(Comply.YES),
            "Alt+N": lambda: self._answer(Comply.NO),
            "Alt+A": lambda: self._answer(Comply.NOT_APPLICABLE),
            "Alt+L": lambda: self._form(lambda form: form.look()),
            "Alt+Shift+L": lambda: self._page.listed.look_all.ask(),
            "Alt+E": lambda: self._card(lambda card: card.use_figure()),
            "Alt+R": lambda: self._card(lambda card: card.go_to_figure()),
            "Alt+S": lambda: self._form(lambda form: form.note.write()),
            "Alt+T": self._attach,
            "Ctrl+Return": page.go_on,
            "Ctrl+PgDown": page.go_on,
            "Ctrl+PgUp": page.go_back,
            "Ctrl+Shift+PgDown": lambda: page.step_section(1),
            "Ctrl+Shift+PgUp": lambda: page.step_section(-1),
            "Ctrl+G": page.go_to_next_gap,
            "Esc": self._back_to_search,
        }

    def _answer(self, comply: Comply) -> None:
        self._form(lambda form: form.choose(comply))

    def _form(self, act: Callable[["AnswerForm"], object]) -> None:
        """On the open card, unless what was approved can only be read."""
        card = self._page.cards.open_card
        if card and card.form and self._page.view.approval is None:
            act(card.form)

    def _attach(self) -> None:
        card = self._page.cards.open_card
        if card and card.evidence and self._page.view.approval is None:
            card.evidence.open_menu()

    def _card(self, act: Callable[["RowCard"], object]) -> None:
        if card := self._page.cards.open_card:
            act(card)

    def _back_to_search(self) -> None:
        """Back to what was found, where one came from there."""
        listed = self._page.listed
        if listed.is_searching:
            listed.leave()
        elif self._page.navigation.search.value():
            listed.look_again()
