"""In which form a letter is made for whoever reads it: how large, in which face, on which paper, and what goes with it.

The sizes and habits of large print follow what is usual in clear print for people who see little: 16 points or
more and set anew, never zoomed; ragged at the right; more room between lines; weight in place of colour; nothing in
italics or underlined.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Face(StrEnum):
    """The typeface of a letter."""

    USUAL = "usual"
    LEXEND = "lexend"

    @property
    def words(self) -> str:
        return _FACE_WORDS[self]


class Ground(StrEnum):
    """The colour of the page. On paper of that colour it is printed white."""

    WHITE = "white"
    YELLOW = "yellow"
    CREAM = "cream"

    @property
    def words(self) -> str:
        return _GROUND_WORDS[self]


ORDINARY = 11
"""The ordinary size, in points."""

SIZES = (ORDINARY, 16, 18, 20, 24)
"""The sizes a letter can be made in; all but the first are large print."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a letter is made. What it offers stands among the letter's blocks already, in every format.

    `size` is that of the running text in points, one of `SIZES`. `plain_text` and `audio` are whether the letter as
    plain text (for email or a braille service) and as a script to be read aloud go with it. `translation` is the
    language in which it is offered, empty for none; `offers` is whether it offers other forms.
    """

    size: int = ORDINARY
    face: Face = Face.USUAL
    ground: Ground = Ground.WHITE
    plain_text: bool = False
    audio: bool = False
    translation: str = ""
    offers: bool = False

    @property
    def is_usual(self) -> bool:
        return self == USUAL_FORM

    @property
    def is_large(self) -> bool:
        return self.size > ORDINARY

    @property
    def words(self) -> str:
        """“Large print 18 pt, cream paper; with it a plain text”; empty for the usual form."""
        return self.phrase[:1].upper() + self.phrase[1:]

    @property
    def phrase(self) -> str:
        """The same, to go on in a sentence."""
        page = ", ".join(self._page_words())
        beside = self.goes_with_it
        return "; ".join(filter(None, (page, f"with it {beside}" if beside else "", *self._words_of_offers())))

    @property
    def goes_with_it(self) -> str:
        """“a plain text and an audio script”; empty where the page goes alone."""
        return " and ".join(self._words_of_what_goes_with_it())

    def joined(self, other: "Form") -> "Form":
        """The form that suits both: the larger size, and whatever either needs; the first wins where they differ."""
        return replace(
            self,
            size=max(self.size, other.size),
            face=self.face if self.face is not Face.USUAL else other.face,
            ground=self.ground if self.ground is not Ground.WHITE else other.ground,
            plain_text=self.plain_text or other.plain_text,
            audio=self.audio or other.audio,
            translation=self.translation.strip() or other.translation.strip(),
            offers=self.offers or other.offers,
        )

    def _page_words(self) -> Iterator[str]:
        if self.is_large:
            yield f"large print {self.size} pt"
        if self.face is not Face.USUAL:
            yield self.face.words
        if self.ground is not Ground.WHITE:
            yield f"{self.ground.value} paper"

    def _words_of_what_goes_with_it(self) -> Iterator[str]:
        if self.plain_text:
            yield "a plain text"
        if self.audio:
            yield "an audio script"

    def _words_of_offers(self) -> Iterator[str]:
        if self.translation.strip():
            yield f"translation into {self.translation.strip()} offered"
        if self.offers:
            yield "other forms offered"


USUAL_FORM = Form()
"""Ordinary size, the usual typeface, on white."""

_FACE_WORDS = {
    Face.USUAL: "the usual typeface",
    Face.LEXEND: "Lexend typeface",
}

_GROUND_WORDS = {
    Ground.WHITE: "White",
    Ground.YELLOW: "Yellow",
    Ground.CREAM: "Cream",
}
