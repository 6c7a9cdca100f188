"""The headings of a list, with an arrow that points up where it is sorted from A to Z or from the earliest."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget


class SortHeader(QHeaderView):
    """Qt itself draws the arrow the other way round than other programs do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logical_index: int) -> None:
        super().initStyleOptionForIndex(option, logical_index)
        arrows = QStyleOptionHeader.SortIndicator
        if option.sortIndicator is arrows.SortDown:
            option.sortIndicator = arrows.SortUp
        elif option.sortIndicator is arrows.SortUp:
            option.sortIndicator = arrows.SortDown
