"""How a letter looks in the form it is made in: the sizes, the typeface and the colour of its page.

Large print is set anew in its size, all of it: more room between the lines, weight in place of colour and italics,
tables written out as lists, and a foot as large as the text.
"""

from dataclasses import dataclass
from functools import cache

from chc_desktop.documents.foot import FOOT
from chc_desktop.documents.look import AMBER, AMBER_GROUND, INK, MM, SOFT, TEAL, WATERMARK, Style, Styles
from chc_desktop.documents.typefaces import Weight
from chc_desktop.domain.letters.form import ORDINARY, Face, Form, Ground


@dataclass(frozen=True, slots=True)
class LetterLook:
    """The styles of a letter, the colour under it (None: white) and that of DRAFT, and where its text ends.

    `sender` is the name of who writes, `sender_lines` how to reach them.
    """

    styles: Styles
    sender: Style
    sender_lines: Style
    foot: Style
    is_large: bool
    ground: str | None
    watermark: str
    bottom: float


@cache
def look_of(form: Form) -> LetterLook:
    """How a letter of that form looks."""
    weight = _WEIGHTS[form.face]
    ground, watermark = _GROUNDS[form.ground]
    return (_large if form.is_large else _ordinary)(form.size, weight, ground, watermark)


def _ordinary(size: float, weight: Weight, ground: str | None, watermark: str) -> LetterLook:
    return LetterLook(
        styles=Styles(
            title=Style(13, 18, weight.bold, before=10, after=8),
            heading=Style(ORDINARY, 15.5, weight.bold, before=12, after=3),
            body=Style(ORDINARY, 15.5 if weight is Weight.REGULAR else 17, weight, after=8),
            missing=Style(ORDINARY, 17, Weight.ITALIC, AMBER, after=8, ground=AMBER_GROUND),
            cell=Style(10, 13.5, weight, before=3),
            indent=18,
            between_items=4,
        ),
        sender=Style(16, 21, weight.bold, TEAL, after=3, to_the_right=True),
        sender_lines=Style(9.5, 13.5, weight, SOFT, after=3, to_the_right=True),
        foot=Style(FOOT.size, FOOT.leading, weight, FOOT.colour),
        is_large=False,
        ground=ground,
        watermark=watermark,
        bottom=24 * MM,
    )


def _large(size: float, weight: Weight, ground: str | None, watermark: str) -> LetterLook:
    leading = round(size * (1.4 if weight is Weight.REGULAR else 1.5), 1)
    body = Style(size, leading, weight, after=size * 0.75)
    return LetterLook(
        styles=Styles(
            title=Style(size * 1.15, leading * 1.12, weight.bold, before=size * 0.8, after=size * 0.7),
            heading=Style(size, leading, weight.bold, before=size * 0.95, after=size * 0.3),
            body=body,
            missing=Style(size, leading, weight.bold, AMBER, after=size * 0.75, ground=AMBER_GROUND),
            cell=body,
            indent=size * 1.7,
            between_items=size * 0.45,
        ),
        sender=Style(size * 1.15, leading * 1.12, weight.bold, INK),
        sender_lines=Style(size, leading, weight, INK, after=size * 0.6),
        foot=Style(size, leading, weight, INK),
        is_large=True,
        ground=ground,
        watermark=watermark,
        bottom=16 * MM + leading,
    )


_WEIGHTS = {Face.USUAL: Weight.REGULAR, Face.LEXEND: Weight.LEXEND}

_GROUNDS = {
    Ground.WHITE: (None, WATERMARK),
    Ground.YELLOW: ("#fff59a", "#f3e887"),
    Ground.CREAM: ("#fbf3dc", "#f0e6c8"),
}
