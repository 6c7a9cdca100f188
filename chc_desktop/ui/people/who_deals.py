"""Says at once that a complaint would be dealt with by the very person it is about, and offers somebody else."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from chc_desktop.office.preview import NotFit, Preview
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.in_view import bring_into_view
from chc_desktop.ui.widgets.wrap import Part


class DealAdvice(LinkPhrase):
    """Stands under a field; hidden where all is well."""

    def __init__(self) -> None:
        super().__init__(role_name="notice-amber")
        self.hide()

    def say(self, found: NotFit | None) -> None:
        """Why it cannot stay so, and who could; read aloud as well."""
        if found:
            offer = (" ", Part(f"Let {found.instead.name} deal with it", link="instead")) if found.instead else ()
            self.show_parts(found.sentence, *offer)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.plain()))
        self.setVisible(found is not None)


class WhoDeals(QObject):
    """Watches who deals with a complaint and whom it is about; the advice stands beside whichever changed last."""

    def __init__(self, preview: Preview, handler: Choice, accused: Choice, beside: Mapping[Choice, DealAdvice]) -> None:
        super().__init__(handler)
        self._preview, self._handler, self._accused, self._beside = preview, handler, accused, beside
        self._found: NotFit | None = None
        for field, advice in beside.items():
            field.changed.connect(partial(self._look, advice))
            advice.link_chosen.connect(lambda _link: self._instead())

    def _look(self, here: DealAdvice) -> None:
        self._found = self._preview.not_fit(int(self._handler.value() or 0), int(self._accused.value() or 0))
        for advice in self._beside.values():
            advice.say(self._found if advice is here else None)
        if self._found:
            QTimer.singleShot(0, here, lambda: bring_into_view(here))  # once it has found its place

    def _instead(self) -> None:
        """The one who was offered deals with it."""
        if self._found and self._found.instead:
            self._handler.set_value(str(self._found.instead.id))
            self._handler.setFocus()
            bring_into_view(self._handler)
