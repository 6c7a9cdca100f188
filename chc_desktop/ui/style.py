"""The one style sheet, made from named colours and a text size."""

from dataclasses import asdict
from string import Template

from chc_desktop.ui.colours import Colours

BODY_POINTS = 11.0


def style_sheet(colours: Colours, scale: float) -> str:
    """The sheet for these colours with the text at `scale` (1.0 is 11 points)."""
    return _SHEET.substitute(asdict(colours), **_sizes(scale), **_points(scale))


def _points(scale: float) -> dict[str, str]:
    sizes = {"title": 18.5, "subtitle": 11.25, "section": 11.25, "small": 10, "body": BODY_POINTS}
    return {f"pt_{name}": f"{points * scale:.2f}pt" for name, points in sizes.items()}


def _sizes(scale: float) -> dict[str, str]:
    """Paddings grow half as fast as the text, so that a large text keeps its room."""
    return {f"px{px}": f"{round(px * (1 + (scale - 1) / 2))}px" for px in (2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16)}


_SHEET = Template("""
QToolTip { background: $paper; color: $ink; border: 1px solid $edge; padding: $px4; }

QLabel[role="title"] { font-size: $pt_title; font-weight: 700; }
QLabel[role="subtitle"] { font-size: $pt_subtitle; color: $soft; }
QLabel[role="soft"] { font-size: $pt_small; color: $soft; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="section"] { font-size: $pt_section; font-weight: 700; }
QLabel[role="section-late"] { font-size: $pt_section; font-weight: 700; color: $red; }
QLabel[role="section-today"] { font-size: $pt_section; font-weight: 700; color: $amber; }
QLabel[role="error"] { font-weight: 700; color: $red; }
QLabel[role="mono"], QPlainTextEdit[role="mono"] { font-family: "DejaVu Sans Mono", "Consolas", monospace; }

QFrame[role="card"] { background: $paper; border: 1px solid $line; border-radius: 6px; }
QFrame[role="row"] { border: 0; border-top: 1px solid $line; }
QFrame[role="popover"] { background: $paper; border: 1px solid $edge; border-radius: 6px; }
QFrame[role="notice-amber"] { background: $amber_pale; border: 1px solid $amber; border-radius: 6px; }
QFrame[role="notice-red"] { background: $red_pale; border: 1px solid $red; border-radius: 6px; }
QFrame[role="notice-teal"] { background: $teal_pale; border: 1px solid $teal; border-radius: 6px; }
QLabel[role="notice-amber"], QLabel[role="notice-red"], QLabel[role="notice-teal"] { padding: $px8 $px12; }
QFrame[ground="amber"] { background: $amber_pale; border-radius: 5px; }
QFrame[ground="red"] { background: $red_pale; border-radius: 5px; }
QFrame[ground="teal"] { background: $teal_pale; border-radius: 5px; }

QPushButton { background: $paper; color: $teal; border: 1px solid $teal; border-radius: 5px;
    padding: $px8 $px16; }
QPushButton::menu-indicator { width: $px12; right: $px6; }
QPushButton:hover { background: $teal_pale; }
QPushButton:focus { border: 3px solid $teal; padding: $px6 $px14; }
QPushButton:pressed { background: $teal_pale; }
QPushButton:disabled { background: $shut; color: $on_shut; border-color: $shut; }
QPushButton[look="main"] { background: $button; color: $on_button; border-color: $button; font-weight: 700; }
QPushButton[look="main"]:hover { background: $button_over; border-color: $button_over; }
QPushButton[look="main"]:focus { border: 1px solid $button; padding: $px8 $px16; }
QPushButton[look="main"]:disabled { background: $shut; color: $on_shut; border-color: $shut; }
QPushButton[look="danger"] { color: $red; border-color: $red; }
QPushButton[look="danger"]:hover { background: $red_pale; }
QPushButton[look="danger"]:disabled { color: $on_shut; border-color: $shut; }
QPushButton[look="link"] { background: transparent; border: 2px solid transparent; padding: $px2 $px3;
    text-decoration: underline; text-align: left; }
QPushButton[look="link"]:hover { color: $ink; }
QPushButton[look="link"]:focus { border: 2px solid $teal; }
QPushButton[look="link"]:disabled { color: $on_shut; text-decoration: none; }

QToolButton { color: $teal; background: transparent; border: 2px solid transparent; border-radius: 4px;
    padding: $px3; }
QToolButton:hover { background: $teal_pale; }
QToolButton:focus { border-color: $teal; }

QLineEdit, QPlainTextEdit { background: $paper; color: $ink; border: 1px solid $edge;
    border-radius: 4px; padding: $px6 $px7; selection-background-color: $button;
    selection-color: $on_button; placeholder-text-color: $soft; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $teal; padding: $px5 $px6; }
QLineEdit[wrong="true"] { border: 2px solid $red; padding: $px5 $px6; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $canvas; color: $soft; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $canvas; }
QComboBox QAbstractItemView { background: $paper; color: $ink; border: 1px solid $edge;
    selection-background-color: $chosen; selection-color: $ink; }
QComboBox QAbstractItemView::item { padding: $px6 $px8; }

QTableView, QListView, QTreeView { background: $paper; color: $ink; border: 1px solid $line;
    border-radius: 6px; selection-background-color: $chosen; selection-color: $ink; }
QTableView:focus, QListView:focus, QTreeView:focus { border: 2px solid $teal; }
QListView::item { padding: $px6 $px10; }
QListView::item:selected { background: $chosen; color: $ink; }
QHeaderView { background: $canvas; border: 0; }
QHeaderView::section { background: $canvas; color: $ink; border: 0; border-bottom: 1px solid $line;
    padding: $px7 $px10; font-weight: 700; }

QFrame[role="line"] { background: $line; border: 0; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $ink; padding: $px8 $px4; margin-right: $px16;
    border: 0; border-bottom: 3px solid transparent; }
QTabBar::tab:selected { border-bottom: 3px solid $teal; font-weight: 700; }
QTabBar::tab:hover { color: $teal; }
QTabBar[role="ringed"]:focus { border: 2px solid $teal; border-radius: 4px; }

QProgressBar { background: $hatch; border: 0; border-radius: 4px; max-height: $px8; color: transparent; }
QProgressBar::chunk { background: $teal; border-radius: 4px; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: $canvas; }
QCalendarWidget QToolButton { color: $ink; font-weight: 700; padding: $px4 $px8; }
QCalendarWidget QAbstractItemView, QCalendarWidget QAbstractItemView:focus { border: 0; padding: 0;
    selection-background-color: $button; selection-color: $on_button; }
QMessageBox QLabel#qt_msgbox_label { font-weight: 700; }

QListView::indicator { width: $px16; height: $px16; }
QListView::indicator:unchecked { background: $paper; border: 1px solid $edge; border-radius: 2px; }
QMenu { background: $paper; color: $ink; border: 1px solid $edge; padding: $px4; }
QMenu::item { padding: $px6 $px16; border-radius: 4px; }
QMenu::item:selected { background: $chosen; color: $ink; }
QMenu::item:disabled { color: $soft; }

QScrollArea[role="page"] { background: $canvas; border: 0; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QWidget[role="sidebar"], QScrollArea[role="sidebar"] { background: $sidebar; border: 0; }
QLabel[role="sidebar-title"] { color: $sidebar_ink; font-weight: 700; }
QLabel[role="sidebar-soft"] { color: $sidebar_soft; font-size: $pt_small; }
""")
