"""Where Tab goes when fields are made after the rest of their window: Qt puts those at its very end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(following: QWidget, *fields: QWidget) -> None:
    """Let Tab come to these fields, in their order, just before it comes to the one that follows them."""
    before = _reached_before(following, fields)
    for field in (*fields, following):
        if before:
            QWidget.setTabOrder(before, field)
        before = field


def reached_within(widget: QWidget) -> tuple[QWidget, ...]:
    """What Tab comes to in a widget, in the order in which it does."""
    found: list[QWidget] = []
    each = widget.nextInFocusChain()
    while each and each is not widget:
        if widget.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.focusProxy():
            found.append(each)
        each = each.nextInFocusChain()
    return tuple(found)


def _reached_before(following: QWidget, fields: tuple[QWidget, ...]) -> QWidget | None:
    """What Tab comes from, the fields themselves left out; None where there is nothing else."""
    before = following.previousInFocusChain()
    while before and before is not following:
        if before.focusPolicy() & Qt.FocusPolicy.TabFocus and not before.focusProxy() and before not in fields:
            return before
        before = before.previousInFocusChain()
    return None
