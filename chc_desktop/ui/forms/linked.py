"""A new complaint that belongs with an older one: what its form begins with, and what it says at the top."""

from collections.abc import Mapping
from dataclasses import dataclass

from chc_desktop.domain.vocabulary import Rule
from chc_desktop.office.cases import CaseView
from chc_desktop.ui.forms.keeper import Kept
from chc_desktop.ui.persons.finder import PersonFinder
from chc_desktop.ui.widgets.wrap import WrapLabel


@dataclass(frozen=True, slots=True)
class LinkedWith:
    """The complaint the new one is linked with."""

    view: CaseView

    @property
    def request(self) -> int:
        """It grows from no service request."""
        return 0

    @property
    def linked(self) -> int:
        return self.view.case.id

    @property
    def draft(self) -> str:
        """The key it is kept under while it is half written."""
        return f"log/linked/{self.view.case.id}"

    def fill(self, fields: Mapping[str, Kept]) -> None:
        """Write the same person and category into the form, by the names its fields are kept under."""
        person, finder = self.view.person, fields["person"]
        assert isinstance(finder, PersonFinder)
        fields["name"].set_value(person.name)
        finder.set_value(str(person.id))
        finder.chosen.emit(person)
        fields["category"].set_value(self.view.case.category.value)

    def notice(self) -> WrapLabel:
        """With which complaint it is linked, and what the Code asks."""
        case, cite = self.view.case, self.view.edition.cite(Rule.NEW_POINTS)
        return WrapLabel(
            f"Linked with {case.reference}, “{case.title}”: the same person is filled in, and each will show "
            f"the other. What is raised after the stage 1 answer, has nothing to do with it, or would hold it up, is a "
            f"complaint of its own{cite}.",
            "notice-teal",
        )
