"""What stands at the foot of each page of a case file."""

from dataclasses import dataclass, field

from chc_desktop.documents.case_file import look
from chc_desktop.documents.foot import draw_foot
from chc_desktop.documents.tagged import Sheets


@dataclass
class Feet:
    """What stands at the foot of each page, noted once it is finished."""

    said: list[tuple[str, ...]] = field(default_factory=list)

    def note(self, sheets: Sheets, *said: str) -> None:
        """This stands at the foot of every page that is drawn and has none yet."""
        self.said += [said] * (sheets.page - len(self.said))

    def draw(self, sheets: Sheets, number: int, total: int) -> None:
        """Draw the foot of page x of y."""
        draw_foot(sheets, self.said[number - 1], number, total, look.foot(sheets.sizes[number - 1]))
