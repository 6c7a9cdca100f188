"""What the form of a person asks of how letters are made for them, and the answers as one value."""

from collections.abc import Mapping
from typing import Any

from chc_desktop.domain.letters.form import ORDINARY, SIZES, USUAL_FORM, Face, Form, Ground
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskLine, AskTick

_SIZES = (
    ("", f"Ordinary, {ORDINARY} point"),
    *((str(size), f"Large print, {size} point") for size in SIZES if size > ORDINARY),
)
_FACES = (("", "Noto Sans, as usual"), (Face.LEXEND.value, "Lexend"))
_GROUNDS = (("", "White"), *((ground.value, ground.words) for ground in Ground if ground is not Ground.WHITE))


def form_asks(form: Form) -> tuple[Ask, ...]:
    """The questions, filled with what is known; an answer that is the usual one is empty."""
    return (
        AskChoice(
            name="letter_size",
            label="Size of the print",
            choices=_SIZES,
            value=str(form.size) if form.is_large else "",
        ),
        AskChoice(
            name="letter_face",
            label="Typeface",
            help="Lexend is set wider, to be easier to read.",
            choices=_FACES,
            value=form.face.value if form.face is not Face.USUAL else "",
        ),
        AskChoice(
            name="letter_ground",
            label="Colour of the page",
            choices=_GROUNDS,
            value=form.ground.value if form.ground is not Ground.WHITE else "",
        ),
        AskLine(
            name="letter_translation",
            label="Offer translation into",
            help="Such as Polish. Each letter then offers it.",
            value=form.translation,
        ),
        AskTick(
            name="letter_plain_text",
            label="A plain text goes with it, for email or a braille service",
            value=form.plain_text,
        ),
        AskTick(name="letter_audio", label="A script to be read aloud goes with it", value=form.audio),
        AskTick(name="letter_offers", label="Each letter offers other forms", value=form.offers),
    )


NAMES = tuple(ask.name for ask in form_asks(USUAL_FORM))
"""The names of these questions."""


def form_of(values: Mapping[str, Any]) -> Form:
    """The form that was chosen."""
    return Form(
        size=int(values["letter_size"] or ORDINARY),
        face=Face(values["letter_face"] or Face.USUAL),
        ground=Ground(values["letter_ground"] or Ground.WHITE),
        plain_text=bool(values["letter_plain_text"]),
        audio=bool(values["letter_audio"]),
        translation=str(values["letter_translation"]).strip(),
        offers=bool(values["letter_offers"]),
    )
