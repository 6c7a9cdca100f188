"""How a case file is set: upright and lying pages, its styles, and the room kept for headings and feet."""

from chc_desktop.documents.flow import Column
from chc_desktop.documents.look import A4, AMBER, AMBER_GROUND, LINE, MM, SOFT, TEAL, Style, Styles
from chc_desktop.documents.typefaces import Weight

__all__ = ["LINE"]

UPRIGHT = A4
LYING = (A4[1], A4[0])
FOOT_ROOM = 11 * MM
"""What a page of somebody else's leaves free for our foot."""

STYLES = Styles(
    title=Style(22, 28, Weight.BOLD, after=6),
    heading=Style(13, 18, Weight.BOLD, before=16, after=4),
    body=Style(10.5, 15, after=7),
    missing=Style(10.5, 16, Weight.ITALIC, AMBER, after=7, ground=AMBER_GROUND),
    cell=Style(9.5, 13, before=3),
    indent=16,
    between_items=3,
)
ORGANISATION = Style(12, 17, Weight.BOLD, TEAL, after=8)
LINK = Style(9.5, 13, colour=TEAL)
ITEM = Style(11.5, 15, Weight.BOLD)
ABOUT_ITEM = Style(9, 12, colour=SOFT, after=2)
NOTE = Style(9.5, 13, Weight.ITALIC, AMBER, after=2)
FACT = Style(10.5, 15, before=2, after=2)

_MARGIN = 18 * MM


def column(size: tuple[float, float]) -> Column:
    """Where our own words stand."""
    return Column(_MARGIN, 20 * MM, size[0] - 2 * _MARGIN, size[1] - 17 * MM)


def heading_column(size: tuple[float, float]) -> Column:
    """Where the heading stands over a page of somebody else's."""
    return Column(_MARGIN, FOOT_ROOM, size[0] - 2 * _MARGIN, size[1] - 8 * MM)


def foot(size: tuple[float, float]) -> Column:
    """Where the foot stands: close to the edge, so that it never meets what is on the page."""
    return Column(_MARGIN, 5 * MM, size[0] - 2 * _MARGIN, size[1])
