"""Where the parts of the page stand: header, navigation and cards, beside each other or all in one column to scroll."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from chc_desktop.ui.assessment.header import Header
from chc_desktop.ui.assessment.listed import Listed
from chc_desktop.ui.assessment.navigation import Navigation
from chc_desktop.ui.widgets.scroll import scrolls_down

_ABOVE = 4
"""Pixels above the open card: less than the gap between two cards, so that the one before is out of view."""

_NARROW = 42
"""In lines of text height: a page narrower than this scrolls as a whole."""


class Arrangement(QObject):
    """Lays out the page it is given. Header and navigation stay in view where there is room."""

    def __init__(self, page: QWidget, header: Header, navigation: Navigation, listed: Listed) -> None:
        super().__init__(page)
        self._page, self._header, self._navigation, self._listed = page, header, navigation, listed
        self._cards = listed.cards
        self._narrow: bool | None = None
        self._holder = QWidget()
        self._content = QVBoxLayout(self._holder)
        self._content.setContentsMargins(0, 0, 10, 0)
        self._content.setSpacing(12)
        self._content.addWidget(listed.found, 1)
        self._content.addWidget(listed.cards, 1)
        self._scroll = QScrollArea()
        scrolls_down(self._scroll)
        self._scroll.setWidget(self._holder)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(18)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self._column.addWidget(self._scroll, 1)
        self._beside.addLayout(self._column, 1)
        self._outer = QVBoxLayout(page)
        self._outer.setContentsMargins(22, 18, 12, 12)
        self._outer.setSpacing(12)
        self._outer.addLayout(self._beside, 1)
        self._set_narrow(False)

    def fit(self, width: int) -> None:
        """Arrange everything for a page of this width."""
        self._set_narrow(width < self._page.fontMetrics().height() * _NARROW)

    def scroll_to_top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)

    def rewind(self) -> None:
        """Other things are in view now: from their top, with no room under them."""
        self.forget_room()
        self.scroll_to_top()
        QTimer.singleShot(0, self, self._scroll_to_search)

    def forget_room(self) -> None:
        """Take away the room under the last card, before other cards come."""
        self._holder.setMinimumHeight(0)

    def scroll_to_open_card(self) -> None:
        """Bring the top of the open card to the top of the view, once every layout is settled."""
        QTimer.singleShot(0, self, self._scroll_to_open_card)

    def _scroll_to_open_card(self) -> None:
        """Room is left under the last card, so that it can come up there too and no card above is cut through."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if (card := self._cards.open_card) and self._cards.isVisibleTo(self._holder):
            top = max(0, card.mapTo(self._holder, QPoint(0, 0)).y() - _ABOVE)
            self._holder.setMinimumHeight(top + self._scroll.viewport().height() if top else 0)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            self._scroll.verticalScrollBar().setValue(top)

    def _scroll_to_search(self) -> None:
        """In one column the search comes to the top, so that what is found is in view."""
        if self._narrow:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            self._scroll.verticalScrollBar().setValue(self._navigation.mapTo(self._holder, QPoint(0, 0)).y() - _ABOVE)

    def _set_narrow(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._content.insertWidget(0, self._header)
            self._content.insertWidget(1, self._navigation)
            self._content.insertWidget(2, self._listed.above)
        else:
            self._outer.insertWidget(0, self._header)
            self._beside.insertWidget(0, self._navigation)
            self._column.insertWidget(0, self._listed.above)
        self._navigation.set_narrow(narrow)
