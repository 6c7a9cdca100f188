"""Tool tips say people's words as they are: Qt reads a tip that looks like markup as such, pictures of files too."""

from PySide6.QtGui import Qt


def tip(text: str) -> str:
    """The text for a tool tip, which shows every character of it and fetches nothing."""
    return Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal) if Qt.mightBeRichText(text) else text
