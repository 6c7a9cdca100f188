"""Draws the head of a letter: who writes, the logo, and the address where the window of an envelope shows it.

The window is the usual British one, 35 by 90 mm, 20 mm from the left; its foot is 18 mm above that of a DL
envelope (the sheet folded in three) and 60 mm above that of a C5 (folded in two). A sheet lies at the foot of its
envelope, so on the sheet the window shows 46 to 81 mm from the top in a DL and 53 to 88 mm in a C5.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chc_desktop.documents.letter_look import LetterLook
from chc_desktop.documents.logo import logo_picture
from chc_desktop.documents.look import A4, MM, Style
from chc_desktop.documents.prose import Prose, plain
from chc_desktop.documents.structure import Element
from chc_desktop.documents.tagged import Sheets
from chc_desktop.domain.letters.form import ORDINARY
from chc_desktop.domain.page import LetterPage

LEFT, WIDTH, TOP = 25 * MM, 160 * MM, 16 * MM
WINDOW_TOP, WINDOW_FOOT, WINDOW_WIDTH = 46 * MM, 81 * MM, 75 * MM
LEAST_HEAD, HIGHEST_HEAD = 92 * MM, 150 * MM
"""Nothing but the address stands where the window of either envelope shows it."""

_IN_BOTH_WINDOWS = 53 * MM
_NAME_FOOT = 44 * MM
_SENDER_WIDTH = 72 * MM
_LOGO_WIDTH, _LOGO_HEIGHT = 55 * MM, 26 * MM
_BESIDE_LOGO = 8 * MM
_SMALLER = (20, 18, 16, 14, 13, 12, ORDINARY)
_TIGHT, _TIGHTEST = 1.2, 1.127


class Head:
    """The head of one letter: first what it is made of, then drawn, unless it is too long and goes into the text."""

    def __init__(self, page: LetterPage, look: LetterLook, root: Element) -> None:
        self._look, self._logo = look, page.letterhead.logo
        self._picture = logo_picture(self._logo, look.ground or "white") if self._logo else None
        self._sender_left, self._sender_width = self._beside_logo()
        self._sender = [*self._who_writes(page, root)]
        self._recipient = [*self._address(page.recipient, root)]
        self.further = [*self._how_to_reach_them(page, root)] if look.is_large else []

    @property
    def is_too_long(self) -> bool:
        sender = sum(prose.height(self._sender_width) for prose in self._sender)
        return sender + sum(prose.height(WINDOW_WIDTH) for prose in self._recipient) > HIGHEST_HEAD

    @property
    def parts(self) -> list[Prose]:
        """All of it as parts of the text, where it is too long to stand in its place."""
        body = self._look.styles.body
        parts = (*self._sender, *self._recipient, *self.further)
        return [replace(part, style=replace(body, weight=part.style.weight), lines=[]) for part in parts]

    def draw_logo(self, sheets: Sheets) -> None:
        """Draw the logo at the top left, an ornament; one that cannot be read is left out."""
        if self._picture:
            picture, shape = self._picture
            width = min(_LOGO_WIDTH, _LOGO_HEIGHT * shape)
            with sheets.ornament("Page"):
                sheets.picture(picture, LEFT, A4[1] - TOP - width / shape, width, width / shape)

    def draw(self, sheets: Sheets) -> float:
        """Draw it; how far from the top the letter goes on."""
        sender_ends = _stack(sheets, self._sender, self._sender_left, TOP, self._sender_width)
        height = sum(prose.height(WINDOW_WIDTH) for prose in self._recipient)
        top = max(WINDOW_TOP, min(_IN_BOTH_WINDOWS, WINDOW_FOOT - height))
        recipient_ends = _stack(sheets, self._recipient, LEFT, top, WINDOW_WIDTH)
        return max(sender_ends + 6 * MM, recipient_ends + 8 * MM, LEAST_HEAD)

    def _beside_logo(self) -> tuple[float, float]:
        """Where the name of who writes begins, and how much room it has."""
        if not self._look.is_large:
            return LEFT + WIDTH - _SENDER_WIDTH, _SENDER_WIDTH
        across = _LOGO_WIDTH + _BESIDE_LOGO if self._picture else 0
        return LEFT + across, WIDTH - across

    def _who_writes(self, page: LetterPage, root: Element) -> Iterator[Prose]:
        style = self._look.sender
        if self._look.is_large:
            style = _fitting(page.letterhead.name, style, self._sender_width, _NAME_FOOT - TOP)
        yield from lines((page.letterhead.name,), style, root)
        if not self._look.is_large:
            yield from self._how_to_reach_them(page, root)

    def _how_to_reach_them(self, page: LetterPage, root: Element) -> Iterator[Prose]:
        yield from lines(page.letterhead.address, self._look.sender_lines, root)
        yield from lines(page.letterhead.contact, self._look.sender_lines, root)

    def _address(self, recipient: Sequence[str], root: Element) -> Iterator[Prose]:
        """As large as the text where the windows have room for it, else as large as they have."""
        text = "\n".join(recipient)
        if text.strip():
            yield plain(text, _in_window(text, self._look.styles.body), root.add("P"))


def lines(texts: Sequence[str], style: Style, root: Element) -> Iterator[Prose]:
    """Some lines as one paragraph; none where they say nothing."""
    if any(texts):
        yield plain("\n".join(texts), style, root.add("P"))


def _in_window(text: str, body: Style) -> Style:
    tried = replace(body, before=0, after=0)
    if not _fits(text, tried, WINDOW_WIDTH, WINDOW_FOOT - _IN_BOTH_WINDOWS):
        tried = _fitting(text, replace(tried, leading=body.size * _TIGHT), WINDOW_WIDTH, WINDOW_FOOT - _IN_BOTH_WINDOWS)
    if not _fits(text, tried, WINDOW_WIDTH, WINDOW_FOOT - _IN_BOTH_WINDOWS):
        return replace(tried, leading=tried.size * _TIGHTEST)
    return tried


def _fitting(text: str, style: Style, width: float, height: float) -> Style:
    """The style, or the same so much smaller that the text fits; the smallest where it never does."""
    share = style.leading / style.size
    for size in (style.size, *(size for size in _SMALLER if size < style.size)):
        tried = replace(style, size=size, leading=size * share)
        if _fits(text, tried, width, height):
            return tried
    return tried


def _fits(text: str, style: Style, width: float, height: float) -> bool:
    return plain(text, style, None).height(width) <= height


def _stack(sheets: Sheets, proses: Sequence[Prose], x: float, from_top: float, width: float) -> float:
    for prose in proses:
        prose.draw(sheets, x, A4[1] - from_top, width)
        from_top += prose.height(width) + prose.after
    return from_top
