"""Draws a letter: A4, the address where a window envelope shows it, as PDF/UA-1."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from chc_desktop.documents.blocks import Setting, refuse_what_cannot_be_issued
from chc_desktop.documents.flow import Column, Part, Space, Together, pour
from chc_desktop.documents.foot import draw_foot
from chc_desktop.documents.logo import logo_picture
from chc_desktop.documents.look import A4, AMBER, AMBER_GROUND, MM, SOFT, TEAL, Style, Styles
from chc_desktop.documents.prose import Prose, plain
from chc_desktop.documents.structure import Element
from chc_desktop.documents.tagged import About, Sheets
from chc_desktop.documents.typefaces import Weight
from chc_desktop.documents.watermark import write_across
from chc_desktop.domain.page import LetterPage, Missing
from chc_desktop.domain.words import letter_day


def letter_pdf(page: LetterPage) -> bytes:
    """The letter as a PDF, the same bytes for the same page.

    A draft has DRAFT across each page and its gaps marked. A letter to be issued raises ValueError where it
    has a gap or a character that no typeface of ours can show, and any letter where its logo is no picture.
    """
    if not page.draft:
        _refuse_gaps(page)
        refuse_what_cannot_be_issued(page)
    about = About(page.title, page.letterhead.name, page.reference, page.dated)
    sheets = Sheets(A4, about, partial(write_across, text="DRAFT") if page.draft else None)
    if page.letterhead.logo:
        _draw_logo(sheets, page.letterhead.logo)
    sender, recipient = [*_sender(page, sheets.root)], [*_lines(page.recipient, _BODY, sheets.root)]
    body = _body(page, sheets.root)
    if sum(prose.height(_SENDER_WIDTH) for prose in (*sender, *recipient)) > _HIGHEST_HEAD:
        pour(sheets, [*sender, *recipient, *body], _column(_RECIPIENT_FROM_TOP), _column(_TOP_OF_LATER))
    else:
        pour(sheets, body, _column(_draw_head(sheets, sender, recipient)), _column(_TOP_OF_LATER))
    return sheets.finished(partial(_draw_foot, page=page))


_LEFT, _WIDTH = 25 * MM, 160 * MM
_TOP, _TOP_OF_LATER, _BOTTOM, _FOOT = 16 * MM, 22 * MM, 24 * MM, 13 * MM
_SENDER_WIDTH, _RECIPIENT_WIDTH = 85 * MM, 85 * MM
_RECIPIENT_FROM_TOP = 50 * MM  # in the window of a DL envelope, however the sheet slides in it
_LEAST_HEAD, _HIGHEST_HEAD = 86 * MM, 150 * MM
_ROOM_TO_SIGN = 15 * MM
_LOGO_WIDTH, _LOGO_HEIGHT = 55 * MM, 26 * MM

_BODY = Style(11, 15.5, after=8)
_STYLES = Styles(
    title=Style(13, 18, Weight.BOLD, before=10, after=8),
    heading=Style(11, 15.5, Weight.BOLD, before=12, after=3),
    body=_BODY,
    missing=Style(11, 17, Weight.ITALIC, AMBER, after=8, ground=AMBER_GROUND),
    cell=Style(10, 13.5, before=3),
    indent=18,
    between_items=4,
)
_SENDER = Style(16, 21, Weight.BOLD, TEAL, after=3, to_the_right=True)
_SENDER_LINES = Style(9.5, 13.5, colour=SOFT, after=3, to_the_right=True)


def _refuse_gaps(page: LetterPage) -> None:
    gaps = [block.text for block in page.blocks if isinstance(block, Missing)]
    if gaps:
        raise ValueError(
            f"The letter still has a gap: {gaps[0]}. Nothing was issued and nothing was lost; "
            "please write that part and try again."
        )


def _column(from_top: float) -> Column:
    return Column(_LEFT, _BOTTOM, _WIDTH, A4[1] - from_top)


def _draw_logo(sheets: Sheets, logo: bytes) -> None:
    picture, shape = logo_picture(logo)
    width = min(_LOGO_WIDTH, _LOGO_HEIGHT * shape)
    with sheets.ornament("Page"):
        sheets.picture(picture, _LEFT, A4[1] - _TOP - width / shape, width, width / shape)


def _draw_head(sheets: Sheets, sender: Sequence[Prose], recipient: Sequence[Prose]) -> float:
    """Draw the two side by side; how far from the top the letter goes on."""
    sender_ends = _stack(sheets, sender, _LEFT + _WIDTH - _SENDER_WIDTH, _TOP, _SENDER_WIDTH)
    recipient_ends = _stack(sheets, recipient, _LEFT, _RECIPIENT_FROM_TOP, _RECIPIENT_WIDTH)
    return max(sender_ends + 6 * MM, recipient_ends + 8 * MM, _LEAST_HEAD)


def _stack(sheets: Sheets, proses: Sequence[Prose], x: float, from_top: float, width: float) -> float:
    for prose in proses:
        prose.draw(sheets, x, A4[1] - from_top, width)
        from_top += prose.height(width) + prose.after
    return from_top


def _sender(page: LetterPage, root: Element) -> Iterator[Prose]:
    head = page.letterhead
    yield from _lines((head.name,), _SENDER, root)
    yield from _lines(head.address, _SENDER_LINES, root)
    yield from _lines(head.contact, _SENDER_LINES, root)


def _lines(lines: Sequence[str], style: Style, root: Element) -> Iterator[Prose]:
    if any(lines):
        yield plain("\n".join(lines), style, root.add("P"))


def _body(page: LetterPage, root: Element) -> Iterator[Part]:
    reference = (f"Our reference: {page.reference}",) if page.reference else ()
    yield from _lines((letter_day(page.dated),), replace(_BODY, after=0), root)
    yield from _lines(reference, _BODY, root)
    yield from _lines((page.salutation,), replace(_BODY, before=14, after=4), root)
    yield plain(page.title, _STYLES.title, root.add("H1"), keeps_next=True)
    blocks = [*Setting(_STYLES).parts(page.blocks, root)]
    if blocks:
        blocks[-1].keeps_next = True
    yield from blocks
    yield _signature(page, root)


def _signature(page: LetterPage, root: Element) -> Together:
    line = replace(_BODY, after=0)
    parts: list[Prose | Space] = [
        *_lines((page.closing,), line, root),
        Space(_ROOM_TO_SIGN),
        *_lines(page.signature[:1], replace(line, weight=Weight.BOLD), root),
        *_lines(page.signature[1:], line, root),
    ]
    return Together(parts, before=12)


def _draw_foot(sheets: Sheets, number: int, total: int, page: LetterPage) -> None:
    if total > 1:
        words = (page.letterhead.name, page.reference)
        draw_foot(sheets, words, number, total, replace(_column(0), bottom=_FOOT))
