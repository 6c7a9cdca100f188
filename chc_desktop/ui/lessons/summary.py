"""Themes at a glance: by the words given, and by what the complaints were about."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.lessons.themes import NO_THEME, themes
from chc_desktop.office.lessons import LessonView
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.widgets.wrap import Card, Part, WrapLabel, stacked

_MOST = 12


class ThemesCard(QWidget):
    """`received` says how many complaints of each category came in the same year, where that is one year."""

    theme_asked = Signal(str)

    def __init__(self, views: Sequence[LessonView], received: Mapping[str, int]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        card = Card("Themes")
        by_theme = LinkPhrase(*_by_theme(views))
        by_theme.link_chosen.connect(self.theme_asked)
        card.add_row(stacked(WrapLabel("By theme", "strong"), by_theme, gap=4))
        if said := by_category(views, received):
            card.add_row(stacked(WrapLabel("By what the complaints were about", "strong"), WrapLabel(said), gap=4))
        layout.addWidget(card)


def by_category(views: Sequence[LessonView], received: Mapping[str, int]) -> str:
    """“Repairs: 3 complaints, of 7 received. Damp and mould: …”, the most frequent first."""
    found: dict[str, set[int]] = {}
    for view in views:
        for case in view.cases:
            found.setdefault(case.category, set()).add(case.case_id)
    ordered = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    return " · ".join(
        f"{category}: {words.count(len(cases), 'complaint')}{_of(received.get(category, 0), len(cases))}"
        for category, cases in ordered
    )


def _of(received: int, taught: int) -> str:
    return f" of {received} received" if received >= taught else ""


def _by_theme(views: Sequence[LessonView]) -> list[Part | str]:
    parts: list[Part | str] = []
    for theme in themes(view.lesson for view in views)[:_MOST]:
        if parts:
            parts.append(" · ")
        link = "-" if theme.title == NO_THEME else theme.title
        parts += [Part(theme.title, link=link), f": {theme.words}"]
    return parts
