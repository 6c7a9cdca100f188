"""What is attached to a row as evidence, a line each, and the way to attach more."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from chc_desktop.domain.assessments.attached import Attached
from chc_desktop.office.paper_lines import size_words
from chc_desktop.ui.theme import link_button, open_under
from chc_desktop.ui.widgets.arrange import RowLayout
from chc_desktop.ui.widgets.wrap import WrapLabel


class Attachments(QWidget):
    """The lines. `offer` is the link that attaches more; it stands elsewhere on the card."""

    file_wanted = Signal()
    register_wanted = Signal()
    open_wanted = Signal(object)
    remove_wanted = Signal(object)
    erase_wanted = Signal(object)

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number = number
        self._lines: list[QWidget] = []
        self._stops: list[QWidget] = []
        self._attached: tuple[Attached, ...] = ()
        self._editable = True
        self.offer = link_button("Attach evidence…")
        self.offer.setParent(self)  # until it has its place on the card: else it would come up as a window
        self.offer.setAccessibleName(f"Attach evidence to {number}")
        self.menu = QMenu(self.offer)
        self.menu.addAction("A file…").triggered.connect(self.file_wanted)
        self.menu.addAction("Something in the register…").triggered.connect(self.register_wanted)
        self.offer.clicked.connect(self.open_menu)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.hide()

    def open_menu(self) -> None:
        """Ask where the evidence is."""
        open_under(self.offer, self.menu)

    def freeze(self) -> None:
        """Nothing can be attached or taken away any more; a file can still be erased for good."""
        self._editable = False
        self.offer.hide()

    def show_attached(self, attached: Sequence[Attached]) -> None:
        """Show these in the place of those there were."""
        if tuple(attached) == self._attached:
            return
        self._attached = tuple(attached)
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._stops = []
        self._lines = [self._line(each) for each in attached]
        for line in self._lines:
            self._layout.addWidget(line)
        self.setVisible(bool(attached))

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return tuple(self._stops)

    def _erasing(self, attached: Attached) -> tuple[QWidget, ...]:
        if not attached.is_file:
            return ()
        erase = link_button("Erase for good…")
        erase.setAccessibleName(f"Erase {attached.title}, attached to {self._number}, for good")
        erase.clicked.connect(lambda: self.erase_wanted.emit(attached))
        return (erase,)

    def _line(self, attached: Attached) -> QWidget:
        size = f", {size_words(attached.size)}" if attached.is_file else ", in the register"
        show, remove = link_button("Open"), link_button("Remove")
        show.setAccessibleName(f"Open {attached.title}, attached to {self._number}")
        remove.setAccessibleName(f"Remove {attached.title} from {self._number}")
        show.clicked.connect(lambda: self.open_wanted.emit(attached))
        remove.clicked.connect(lambda: self.remove_wanted.emit(attached))
        buttons = (show, remove) if self._editable else (show, *self._erasing(attached))
        self._stops += buttons
        line = QWidget()
        line.setLayout(layout := RowLayout(None, WrapLabel(f"Attached: {attached.title}{size}"), buttons))
        layout.setContentsMargins(0, 0, 0, 0)
        return line
