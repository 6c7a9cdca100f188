"""Small pieces that the tabs of a case share."""

from PySide6.QtWidgets import QLabel

from chc_desktop.ui.theme import Button, link_button, role
from chc_desktop.ui.widgets.wrap import Card, WrapLabel


def number(of: int) -> QLabel:
    """The number at the left of a row."""
    return role(QLabel(str(of)), "strong")


def link_row(text: str, name: str = "") -> Button:
    """Something to do within a card; `name` says for a screen reader what it is about."""
    button = link_button(text)
    if name:
        button.setAccessibleName(name)
    return button


def empty_card(name: str, text: str) -> Card:
    """A card that says why there is nothing in it."""
    card = Card(name)
    card.add_row(WrapLabel(text, "soft"))
    return card
