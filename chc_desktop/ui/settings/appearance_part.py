"""Settings: light or dark, and how large the text is; both at once."""

from chc_desktop.office.office import Office
from chc_desktop.ui import appearance
from chc_desktop.ui.appearance import SIZES, Appearance
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.theme import Mode
from chc_desktop.ui.widgets.choices import Answers
from chc_desktop.ui.widgets.fields import labelled

_SYSTEM = "system"
_MODES = ((_SYSTEM, "As the computer is set"), ("light", "Light"), ("dark", "Dark"), ("contrast", "High contrast"))


class AppearancePart(SettingsPart):
    """Takes effect when it is chosen, and is remembered."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self.mode = Answers("Colours", _MODES)
        self.text_size = Answers("Text size", tuple((str(size), f"{size}%") for size in SIZES))
        self._show(appearance.read(office.drafts))
        self.arrange(
            labelled("Colours", self.mode, "High contrast is black and white, with strong lines."),
            labelled("Text size", self.text_size, "Takes effect at once. 100% is the ordinary size."),
            gap=18,
        )
        for answers in (self.mode, self.text_size):
            answers.changed.connect(self._choose)

    def _show(self, chosen: Appearance) -> None:
        self.mode.set_value(chosen.mode.value if chosen.mode else _SYSTEM)
        self.text_size.set_value(str(chosen.size))

    def _choose(self) -> None:
        mode = None if self.mode.value() == _SYSTEM else Mode(self.mode.value())
        chosen = Appearance(mode, int(self.text_size.value()))
        appearance.keep(self._office.drafts, chosen)
        chosen.apply()
