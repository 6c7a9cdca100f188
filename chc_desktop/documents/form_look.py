"""How a form in columns is set, on paper and in Word alike."""

from dataclasses import dataclass

from chc_desktop.documents.look import AMBER, AMBER_GROUND, SOFT, TEAL, Style, Styles
from chc_desktop.documents.typefaces import Weight


@dataclass(frozen=True, slots=True)
class FormLook:
    """The styles of a form: `group` is the heading of a part of a section, `draft` the head of a draft."""

    styles: Styles
    organisation: Style
    group: Style
    fact: Style
    draft: Style
    names: float
    """How far in a fact begins, after what it goes by."""


_BODY = Style(10.5, 15, after=7)

FORM_LOOK = FormLook(
    styles=Styles(
        title=Style(20, 26, Weight.BOLD, after=2),
        heading=Style(14, 19, Weight.BOLD, before=18, after=5),
        body=_BODY,
        missing=Style(10.5, 16, Weight.BOLD, AMBER, after=8, ground=AMBER_GROUND),
        cell=Style(9.5, 13, before=4),
        indent=16,
        between_items=3,
    ),
    organisation=Style(12, 17, Weight.BOLD, TEAL, after=10),
    group=Style(11, 15, Weight.BOLD, SOFT, before=10, after=4),
    fact=Style(10.5, 15, after=3),
    draft=Style(9, 11, Weight.BOLD, AMBER),
    names=120,
)
