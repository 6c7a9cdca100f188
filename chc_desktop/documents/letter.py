"""Draws a letter: A4, the address where a window envelope shows it, as PDF/UA-1, in the form it is made in."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from chc_desktop.documents.blocks import Setting, refuse_what_cannot_be_issued
from chc_desktop.documents.flow import Column, Part, Space, Together, pour
from chc_desktop.documents.foot import draw_foot
from chc_desktop.documents.letter_head import LEFT, WIDTH, WINDOW_TOP, Head, lines
from chc_desktop.documents.letter_look import LetterLook, look_of
from chc_desktop.documents.look import A4, MM
from chc_desktop.documents.prose import Prose, plain
from chc_desktop.documents.structure import Element
from chc_desktop.documents.tagged import About, Sheets
from chc_desktop.documents.watermark import write_across
from chc_desktop.domain.page import LetterPage, Missing
from chc_desktop.domain.words import letter_day


def letter_pdf(page: LetterPage) -> bytes:
    """The letter as a PDF, the same bytes for the same page.

    A draft has DRAFT across each page and its gaps marked. A letter to be issued raises ValueError where it
    has a gap or a character that no typeface of ours can show. A logo that is no picture is left out.
    """
    if not page.draft:
        _refuse_gaps(page)
        refuse_what_cannot_be_issued(page)
    look = look_of(page.form)
    about = About(page.title, page.letterhead.name, page.reference, page.dated)
    sheets = Sheets(A4, about, _under(page, look))
    head = Head(page, look, sheets.root)
    head.draw_logo(sheets)
    body = _body(page, look, sheets.root)
    if head.is_too_long:
        pour(sheets, [*head.parts, *body], _column(look, WINDOW_TOP), _column(look, _TOP_OF_LATER))
    else:
        first = _column(look, head.draw(sheets))
        pour(sheets, [*head.further, *body], first, _column(look, _TOP_OF_LATER))
    return sheets.finished(partial(_draw_foot, page=page, look=look))


_TOP_OF_LATER, _FOOT = 22 * MM, 13 * MM
_ROOM_TO_SIGN = 15 * MM


def _refuse_gaps(page: LetterPage) -> None:
    gaps = [block.text for block in page.blocks if isinstance(block, Missing)]
    if gaps:
        raise ValueError(
            f"The letter still has a gap: {gaps[0]}. Nothing was issued and nothing was lost; "
            "please write that part and try again."
        )


def _under(page: LetterPage, look: LetterLook) -> Callable[[Sheets], None] | None:
    """What lies under each page: its colour, and DRAFT across it."""

    def draw(sheets: Sheets) -> None:
        if look.ground:
            with sheets.ornament("Page"):
                sheets.ground(0, 0, *A4, look.ground)
        if page.draft:
            write_across(sheets, "DRAFT", look.watermark)

    return draw if look.ground or page.draft else None


def _column(look: LetterLook, from_top: float) -> Column:
    return Column(LEFT, look.bottom, WIDTH, A4[1] - from_top)


def _body(page: LetterPage, look: LetterLook, root: Element) -> Iterator[Part]:
    body = look.styles.body
    reference = (f"Our reference: {page.reference}",) if page.reference else ()
    yield from lines((letter_day(page.dated),), replace(body, after=0), root)
    yield from lines(reference, body, root)
    yield from lines((page.salutation,), replace(body, before=body.size * 1.25, after=4), root)
    yield plain(page.title, look.styles.title, root.add("H1"), keeps_next=True)
    blocks = [*Setting(look.styles, tables_as_lists=look.is_large).parts(page.blocks, root)]
    if blocks:
        blocks[-1].keeps_next = True
    yield from blocks
    yield _signature(page, look, root)


def _signature(page: LetterPage, look: LetterLook, root: Element) -> Together:
    line = replace(look.styles.body, after=0)
    parts: list[Prose | Space] = [
        *lines((page.closing,), line, root),
        Space(_ROOM_TO_SIGN),
        *lines(page.signature[:1], replace(line, weight=line.weight.bold), root),
        *lines(page.signature[1:], line, root),
    ]
    return Together(parts, before=12)


def _draw_foot(sheets: Sheets, number: int, total: int, page: LetterPage, look: LetterLook) -> None:
    if total > 1:
        words = ("" if look.is_large else page.letterhead.name, page.reference)
        draw_foot(sheets, words, number, total, replace(_column(look, 0), bottom=_FOOT), look.foot)
