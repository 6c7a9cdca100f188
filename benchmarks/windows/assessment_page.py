"""How long the page of the self-assessment takes to come, and another section of it, on a register with many cases.

The floor is bare: as many widgets of Qt's own, of the same kinds and with the same words, each card with its layout,
made, shown and painted in the place of those before. To open the page the register is read for both.
Run as a program it says the figures, in milliseconds.
"""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from benchmarks import large
from benchmarks.ratio import Ratio, in_turn
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment import AssessmentPage
from chc_desktop.ui.assessment.row_card import RowCard
from chc_desktop.ui.theme import Mode, apply_theme
from tests import make
from tests.conftest import Answers

CASES = 10_000
_LONGEST_SECTION, _OTHER_SECTION = 5, 4
_KINDS: tuple[tuple[type[QWidget], type[QWidget]], ...] = (
    (QPlainTextEdit, QPlainTextEdit),
    (QLineEdit, QLineEdit),
    (QAbstractButton, QPushButton),
    (QLabel, QLabel),
)
"""What a widget of ours is, and the bare one in its place."""


def opening_and_changing(folder: Path) -> list[Ratio]:
    """The page opened, and its sections of fifteen and twenty rows in turn, in a process of its own."""
    register = folder / "assessment-page"
    office = make.an_office(register)
    large.fill(office, CASES)
    office.close()
    command = [sys.executable, "-m", "benchmarks.windows.assessment_page", str(register)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    opening, bare_page, changing, bare_section = map(float, said.split())
    return [
        Ratio(f"opening the self-assessment, {CASES:,} cases", opening, bare_page, "ms", 3.0),
        Ratio(f"changing its section, {CASES:,} cases", changing, bare_section, "ms", 6.0),
    ]


def main() -> None:
    """Say the figures and end at once."""
    app = QApplication([])
    apply_theme(app, Mode.LIGHT)
    office = make.again(Path(sys.argv[1]))
    office.assessments.measure(lambda _share: None)
    page = _opened(app, office)
    sections = [_kinds_of(app, page, place) for place in (_OTHER_SECTION, _LONGEST_SECTION)]
    bare = Bare(app)
    opening = in_turn(lambda: _opened(app, office), lambda: _bare_page(app, office, sections[0]), 9)
    changing = in_turn(
        lambda: _change_both(app, page),
        lambda: bare.show_both(sections),
        12,
    )
    print(*opening, *(taken / 2 for taken in changing), flush=True)
    os._exit(0)


@dataclass(frozen=True, slots=True)
class BareCard:
    """How many widgets of which kind a card has, and the words on it."""

    kinds: tuple[tuple[type[QWidget], int], ...]
    words: str


class Bare(QWidget):
    """A page of bare widgets."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        QVBoxLayout(self).addWidget(self._area)
        self.resize(1170, 768)
        self.show()

    def show_cards(self, cards: tuple[BareCard, ...]) -> None:
        """Show these in the place of those there were."""
        holder = QWidget()
        layout = QVBoxLayout(holder)
        for card in cards:
            layout.addWidget(_bare(card))
        self._area.setWidget(holder)
        _settle(self._app)

    def show_both(self, sections: list[tuple[BareCard, ...]]) -> None:
        """One section after the other."""
        for section in sections:
            self.show_cards(section)


def _bare(card: BareCard) -> QFrame:
    made = QFrame()
    layout = QVBoxLayout(made)
    for kind, number in card.kinds:
        for _ in range(number):
            widget = kind()
            if isinstance(widget, QLabel | QPushButton):
                widget.setText(card.words)
            if isinstance(widget, QLabel):
                widget.setWordWrap(True)
            layout.addWidget(widget)
    return made


def _kinds_of(app: QApplication, page: AssessmentPage, section: int) -> tuple[BareCard, ...]:
    """What each card of a section is made of."""
    _change(app, page, section)
    return tuple(_kinds(page.cards.card(slug)) for slug in page.cards.slugs())


def _kinds(card: RowCard) -> BareCard:
    seen = (widget for widget in card.findChildren(QWidget) if widget.isVisibleTo(card))
    found = Counter(bare for widget in seen for kind, bare in _KINDS if isinstance(widget, kind))
    return BareCard(tuple(found.items()), card.row.asks)


def _bare_page(app: QApplication, office: Office, cards: tuple[BareCard, ...]) -> None:
    office.assessments.open(office.assessments.current_year())
    Bare(app).show_cards(cards)


def _opened(app: QApplication, office: Office) -> AssessmentPage:
    page = AssessmentPage(office, Answers())
    page.resize(1170, 768)
    page.show()
    _settle(app)
    return page


def _change(app: QApplication, page: AssessmentPage, section: int) -> None:
    page.show_section(section)
    _settle(app)


def _change_both(app: QApplication, page: AssessmentPage) -> None:
    for place in (_OTHER_SECTION, _LONGEST_SECTION):
        _change(app, page, place)


def _settle(app: QApplication) -> None:
    for _ in range(3):
        app.processEvents()


if __name__ == "__main__":
    main()
