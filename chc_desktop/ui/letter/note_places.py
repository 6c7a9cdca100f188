"""Chooses some words in a field, so that what is typed next takes their place."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor

from chc_desktop.domain.reading.note import Place
from chc_desktop.ui.widgets.fields import LineField, LongText

TextField = LongText | LineField


def field_with(place: Place, fields: Sequence[TextField]) -> TextField | None:
    """The field in which the words stand: the one with the very text, or where it changed since, with the words."""
    exact = (field for field in fields if field.text() == place.text)
    alike = (field for field in fields if place.words in field.text())
    return next(exact, None) or next(alike, None)


def choose_words(field: TextField, place: Place) -> None:
    """Choose the words of a place, or where the text has changed since, the same words elsewhere in it."""
    text = field.text()
    start = place.start if text == place.text else text.find(place.words)
    first, last = _in_qt(text, start), _in_qt(text, start + len(place.words))
    if isinstance(field, LineField):
        field.setSelection(first, last - first)
        return
    cursor = field.textCursor()
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    field.ensureCursorVisible()


def _in_qt(text: str, place: int) -> int:
    """Qt counts an emoji as two."""
    return place + sum(letter > "\uffff" for letter in text[:place])
