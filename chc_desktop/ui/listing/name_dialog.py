"""Asks for the name of a view."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.listing.views import LONGEST_NAME
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.widgets.fields import LineField, labelled


class NameDialog(FormDialog):
    """One field. `keep` is told the name, and may refuse it."""

    def __init__(self, title: str, button: str, name: str, keep: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(title, button, parent)
        self._keep = keep
        self.name = LineField("Name of the view")
        self.name.set_value(name)
        self.name.setMaxLength(LONGEST_NAME * 2)
        help_text = "It keeps what is looked for, the filters, the order and the columns."
        self.body.addWidget(labelled("Name of the view", self.name, help_text))
        self.body.addStretch(1)
        self.name.returnPressed.connect(self.submit)
        self.name.setFocus()

    def submit(self) -> None:
        """Keep it under this name."""
        if self.attempt(lambda: self._keep(self.name.value())):
            self.accept()
