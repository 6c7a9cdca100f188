"""Settings: the wording of letters. What each says until it is changed in a case, and the officer's own paragraphs."""

from chc_desktop.domain.resource_file import FaultyFile
from chc_desktop.office.office import Office
from chc_desktop.office.second_reader import faulty_files
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.settings.own_letters_list import OwnLettersList
from chc_desktop.ui.settings.paragraphs_list import ParagraphsList
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.wrap import WrapLabel


class LettersPart(SettingsPart):
    """Paragraphs first: they are added to more often than a letter is adapted."""

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__()
        self.banner = Banner()
        self.paragraphs = ParagraphsList(office, self.banner.show_notice)
        self.letters = OwnLettersList(office, prompts)
        self.arrange(
            self.banner,
            *map(_faulty, office.letters.faulty()),
            *map(_reads_less, faulty_files()),
            WrapLabel("Your paragraphs", "section"),
            self.paragraphs,
            WrapLabel("Standard wording of letters", "section"),
            self.letters,
        )

    def refresh(self) -> None:
        self.paragraphs.refresh()
        self.letters.refresh()


def _faulty(file: FaultyFile) -> WrapLabel:
    faults = "\n".join(file.faults)
    return WrapLabel(
        f"The file of a letter, “{file.name}”, has faults; every other letter can be written. Nothing was lost. Please "
        f"install the program again, or show this to whoever looks after it.\n{faults}",
        "notice-red",
    )


def _reads_less(file: FaultyFile) -> WrapLabel:
    faults = "\n".join(file.faults)
    return WrapLabel(
        f"“{file.name}”, which the second reader goes by, has faults; all else is noted. Nothing was lost. Please "
        f"install the program again, or show this to whoever looks after it.\n{faults}",
        "notice-red",
    )
