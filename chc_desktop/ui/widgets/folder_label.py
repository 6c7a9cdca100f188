"""A sentence with the name of a folder in it, which may be broken anywhere: a path has no spaces to rely on."""

import re

from PySide6.QtWidgets import QWidget

from chc_desktop.ui.widgets.wrap import WrapLabel

_MAY_BREAK = "\u200b"
_TOGETHER, _WORD = 20, 24
"""Letters of a path that stay together, and how long a word may be that is none."""


class FolderLabel(WrapLabel):
    """What is read aloud is the plain sentence. The mouse cannot copy it, as the breaks would be copied too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        self._plain = ""
        if parent:
            self.setParent(parent)
        self.never_copied()

    def setText(self, text: str, /) -> None:
        self._plain = text
        super().setText(breakable(text))
        self.setAccessibleName(text)

    def plain(self) -> str:
        return self._plain


def breakable(text: str) -> str:
    """The text with places at which a line may end: after each sign that parts folders, and within long names."""
    return " ".join(_broken(word) if _SIGN.search(word) or len(word) > _WORD else word for word in text.split(" "))


_SIGN = re.compile(r"[\\/]")
_PIECE = re.compile(rf"[^\\/]{{1,{_TOGETHER}}}[\\/]?|[\\/]")


def _broken(word: str) -> str:
    return _MAY_BREAK.join(_PIECE.findall(word))
