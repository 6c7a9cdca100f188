"""The colours and the sizes of type that all our pages share."""

from dataclasses import dataclass

from chc_desktop.documents.typefaces import Weight

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
INK = "#1c2b33"
SOFT = "#54646d"
LINE = "#d9dee0"
TEAL = "#0b5c5b"
TEAL_GROUND = "#e7f1f0"
AMBER = "#7a4d00"
AMBER_GROUND = "#fff3d6"
WATERMARK = "#ebeeee"


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is set, in points. `ground` colours the paper behind the words."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    colour: str = INK
    before: float = 0
    after: float = 0
    to_the_right: bool = False
    ground: str | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles one kind of document is set in."""

    title: Style
    heading: Style
    body: Style
    missing: Style
    cell: Style
    indent: float
    between_items: float
