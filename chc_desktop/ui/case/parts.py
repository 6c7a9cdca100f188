"""Small pieces that the tabs of a case share."""

from PySide6.QtWidgets import QLabel

from chc_desktop.ui.theme import Button, link_button, role


def number(of: int) -> QLabel:
    """The number at the left of a row."""
    return role(QLabel(str(of)), "strong")


def link_row(text: str, name: str = "") -> Button:
    """Something to do within a card; `name` says for a screen reader what it is about."""
    button = link_button(text)
    if name:
        button.setAccessibleName(name)
    return button
