"""Settings: the Codes the program knows. Those in force now are open, the others folded away."""

from functools import partial

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.code import Edition
from chc_desktop.domain.limits import OwnLimit
from chc_desktop.domain.resource_file import FaultyFile
from chc_desktop.office.office import Office
from chc_desktop.ui.settings.edition_facts import edition_facts, in_force
from chc_desktop.ui.settings.fold import Fold
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked

_ABOUT = (
    "Which Code a complaint runs under goes by the day it was made and by whose complaint it is. A case keeps the one "
    "it was opened under."
)


class CodePart(SettingsPart):
    """Only to be read: an edition comes with the program."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._shown: object = None
        self._content = QWidget()
        self.arrange(self._content)

    def refresh(self) -> None:
        """Shown anew only where other Codes are in force for the organisation, or its own limits have changed."""
        now, own = self._office.policy.editions_now(), self._office.policy.policy().limits
        shown = ([edition.id for edition in now], own)
        if shown == self._shown:
            return
        self._shown = shown
        before, self._content = self._content, self._list(now, own)
        layout = self.layout()
        assert layout
        layout.replaceWidget(before, self._content)
        self._content.show()
        before.hide()
        before.deleteLater()

    def _list(self, now: tuple[Edition, ...], own: tuple[OwnLimit, ...]) -> QWidget:
        in_view = {edition.id for edition in now}
        others = [each for each in self._office.organisation.editions() if each.id not in in_view]
        return stacked(
            *map(_faulty, self._office.policy.faulty()),
            WrapLabel(_ABOUT),
            *(_open(edition.applied(own)) for edition in now),
            WrapLabel("Other Codes the program knows", "section"),
            *(_folded(edition.applied(own)) for edition in others),
            gap=16,
        )


def _folded(edition: Edition) -> Fold:
    return Fold(_title(edition), in_force(edition), partial(edition_facts, edition))


def _open(edition: Edition) -> QWidget:
    return stacked(WrapLabel(_title(edition), "section"), edition_facts(edition), gap=8)


def _title(edition: Edition) -> str:
    return edition.title if edition.is_own_policy else edition.short_title


def _faulty(file: FaultyFile) -> QWidget:
    faults = "\n".join(file.faults)
    return WrapLabel(
        f"The file “{file.name}” has faults, so its Code is left out; cases under it can be read, not changed. "
        f"Nothing was lost. Please install the program again, or show this to whoever looks after it.\n{faults}",
        "notice-red",
    )
