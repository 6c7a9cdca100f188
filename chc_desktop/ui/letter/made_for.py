"""Says in which form a letter is made for each who gets it, and leads to where that is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.facts import Person
from chc_desktop.domain.letters.form_cautions import made_for
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.widgets.wrap import Part


class MadeFor(QWidget):
    """A line for each reader. `person_chosen` names the one whose details the officer wants to see."""

    person_chosen = Signal(int)

    def __init__(self, readers: tuple[Person, ...]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for reader in readers:
            column.addWidget(self._line(reader))

    def _line(self, reader: Person) -> QWidget:
        said = "".join(made_for([reader])) or f"Made for {reader.name} in the usual form."
        line = LinkPhrase(
            f"{said} ",
            Part("Change how letters are made for them…", link=str(reader.id)),
            role_name="soft" if reader.letter_form.is_usual else "notice-teal",
        )
        line.link_chosen.connect(lambda link: self.person_chosen.emit(int(link)))
        return line
