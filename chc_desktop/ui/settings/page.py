"""The settings: a list of their parts, and the one in view."""

from chc_desktop.office.office import Office
from chc_desktop.ui.kept_soon import Unkept
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.settings.appearance_part import AppearancePart
from chc_desktop.ui.settings.calendar_part import CalendarPart
from chc_desktop.ui.settings.code_part import CodePart
from chc_desktop.ui.settings.importing_part import ImportingPart
from chc_desktop.ui.settings.letters_part import LettersPart
from chc_desktop.ui.settings.organisation_part import OrganisationPart
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.settings.people_part import PeoplePart
from chc_desktop.ui.settings.policy_part import PolicyPart
from chc_desktop.ui.settings.retention_part import RetentionPart
from chc_desktop.ui.settings.safekeeping_part import SafekeepingPart
from chc_desktop.ui.settings.writing_part import WritingPart
from chc_desktop.ui.widgets.side_tabs import SideTabs
from chc_desktop.ui.widgets.wrap import ScrollPage


class SettingsPage(ScrollPage):
    """Every change is noted in the record, with what it was before."""

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__("Settings", "A change takes effect from now on and is noted in the record")
        self.organisation = OrganisationPart(office, prompts)
        self.people = PeoplePart(office, prompts)
        self.calendar = CalendarPart(office)
        self.code = CodePart(office)
        self.policy = PolicyPart(office)
        self.safekeeping = SafekeepingPart(office, prompts)
        self.retention = RetentionPart(office, prompts)
        self.importing = ImportingPart(office)
        self.writing = WritingPart(office)
        self.letters = LettersPart(office, prompts)
        self.appearance = AppearancePart(office)
        self.tabs = SideTabs("Parts of the settings")
        self._parts: list[SettingsPart] = []
        self._add("Organisation", self.organisation)
        self._add("People", self.people)
        self._add("Bank holidays", self.calendar)
        self._add("The Codes", self.code)
        self._add("Your policy", self.policy)
        self._add("Safekeeping", self.safekeeping)
        self._add("Keeping and erasing", self.retention)
        self._add("Appearance", self.appearance)
        self._add("Spreadsheets", self.importing)
        self._add("Writing", self.writing)
        self._add("Letters", self.letters)
        self.add(self.tabs)
        self.add_stretch()
        self.setFocusProxy(self.tabs.bar())
        self.tabs.tab_changed.connect(lambda _place: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Read the part in view again."""
        self._parts[self.tabs.current_tab()].refresh()

    def show_bank_holidays(self) -> None:
        """Bring the bank holidays into view."""
        self.tabs.show_tab(self._parts.index(self.calendar))

    def show_safekeeping(self) -> None:
        """Bring safekeeping into view, at the second place for backups."""
        self.tabs.show_tab(self._parts.index(self.safekeeping))
        self.safekeeping.form.question("backup_folder").setFocus()

    def show_retention(self) -> None:
        """Bring into view what is due for review."""
        self.tabs.show_tab(self._parts.index(self.retention))

    @property
    def help_name(self) -> str:
        """The help page about the part in view."""
        pages: dict[SettingsPart, str] = {
            self.safekeeping: "safekeeping",
            self.retention: "retention",
            self.importing: "spreadsheets",
            self.writing: "writing",
            self.letters: "paragraphs",
            self.code: "codes",
            self.policy: "codes",
            self.calendar: "bank-holidays",
        }
        return pages.get(self._parts[self.tabs.current_tab()], "settings")

    def leave(self) -> None:
        """Keep what was typed and not saved."""
        self.organisation.leave()
        self.policy.leave()

    def unkept(self) -> Unkept | None:
        """What was typed, not saved, and cannot be kept just now."""
        return self.organisation.unkept() or self.policy.unkept()

    def _add(self, title: str, part: SettingsPart) -> None:
        self._parts.append(part)
        self.tabs.add_tab(title, part)
