"""Settings: bringing a spreadsheet in, and taking the last one out again."""

from PySide6.QtCore import Signal

from chc_desktop.office.office import Office
from chc_desktop.ui.importing.undo import UndoImportDialog
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.theme import main_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.wrap import WrapLabel, chips


class ImportingPart(SettingsPart):
    """`import_asked` tells that the officer wants to bring a spreadsheet in."""

    import_asked = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self.banner = Banner()
        self.bring_in = main_button("Bring in a spreadsheet…")
        self.last = WrapLabel()
        self.hindrance = WrapLabel("", "soft")
        self.take_out = plain_button("Take it out again…")
        self.arrange(
            self.banner,
            WrapLabel("Complaints kept in a spreadsheet", "section"),
            WrapLabel(
                "They come into the register with their true dates. You see every row before anything is written, and "
                "the last spreadsheet can be taken out again as long as nothing else has happened on its complaints."
            ),
            chips(self.bring_in),
            WrapLabel("The last one", "section"),
            self.last,
            self.hindrance,
            chips(self.take_out),
        )
        self.bring_in.clicked.connect(self.import_asked)
        self.take_out.clicked.connect(self._ask)

    def refresh(self) -> None:
        """Read again what came in last."""
        last = self._office.importing.last()
        self.last.setText(last.words if last else "No spreadsheet has been brought in, or each was taken out again.")
        self.hindrance.setText(last.hindrance if last else "")
        self.hindrance.setVisible(bool(last and last.hindrance))
        self.take_out.setVisible(last is not None)
        self.take_out.setEnabled(bool(last and not last.hindrance))

    def _ask(self) -> None:
        last = self._office.importing.last()
        if last:
            dialog = UndoImportDialog(self._office, last, self.window())
            dialog.undone.connect(self._say)
            dialog.open()

    def _say(self, sentence: str) -> None:
        self.banner.show_good_news(sentence)
        self.refresh()
