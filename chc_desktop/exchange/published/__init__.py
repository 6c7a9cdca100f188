"""Reads a self-assessment that an organisation published, from Word, PDF, a web page or text, into plain lines."""

from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.limits import LARGEST_FILE
from chc_desktop.exchange.paper_kinds import EMPTY, Kind, Told, told_by
from chc_desktop.exchange.plain_text import decoded
from chc_desktop.exchange.published.collecting import Tick
from chc_desktop.exchange.published.refusing import cannot, damaged, empty

_MEGABYTE = 1024 * 1024
_PASSWORD = "an Office document with a password"
_OTHERWISE = "Open it in the program it was made with, save it as a Word document (.docx), and choose that."
_COPIED = "Copy its table into a new Word document, save that as .docx, and choose it."
_INSTEAD = {"xlsx": _COPIED, "xls": _COPIED, "ods": _COPIED, "msg": "Save the file that came with it, and choose that."}
_DAMAGED_IF_NAMED = (".docx", ".docm", ".pdf", ".html", ".htm", ".txt")


def read_published(name: str, content: bytes, tick: Tick = lambda share: None) -> Source:
    """The lines of the file, told by its bytes and not by its name. Raises `RuleBroken` in words where it cannot."""
    check_published_size(name, len(content))
    told = told_by(content)
    if told == EMPTY:
        raise empty(name)
    if told.kind is Kind.WORD and content.startswith(b"PK"):
        from chc_desktop.exchange.published.docx_reader import read_docx

        return read_docx(name, content, tick)
    if told.kind is Kind.PDF:
        from chc_desktop.exchange.published.pdf_reader import read_pdf

        return read_pdf(name, content, tick)
    if told.words == "a web page" or (told.kind in (Kind.TEXT, Kind.EMAIL) and _is_markup(name, content)):
        from chc_desktop.exchange.published.html_reader import read_html

        return read_html(name, content, tick)
    if told.kind is Kind.TEXT:
        from chc_desktop.exchange.published.text_reader import read_text

        return read_text(name, content, tick)
    raise refused(name, content, told)


def check_published_size(name: str, size: int) -> None:
    """Raises `RuleBroken` for a file larger than any self-assessment; `size` is in bytes."""
    if size > LARGEST_FILE:
        raise cannot(
            name,
            f"is {-(-size // _MEGABYTE):,} MB, and nothing larger than {LARGEST_FILE // _MEGABYTE} MB is read",
            "Take the pictures out of a copy, and choose the copy.",
        )


def refused(name: str, content: bytes, told: Told) -> RuleBroken:
    """Why a file of this kind is not read, and what to do."""
    if told.words == _PASSWORD:
        return cannot(name, "is locked with a password", "Open it, take the password off a copy, and choose the copy.")
    if content.startswith(b"PK") and name.lower().endswith((".docx", ".docm")) and told.kind is not Kind.EXCEL:
        return damaged(name)
    if told.words == "a file of another kind" and name.lower().endswith(_DAMAGED_IF_NAMED):
        return damaged(name)
    kind = told.words
    if told.kind is Kind.WORD and "doc" in told.endings and not content.startswith(b"{"):
        kind = "a Word document of the old kind (.doc)"
    instead = next((_INSTEAD[ending] for ending in told.endings if ending in _INSTEAD), _OTHERWISE)
    return cannot(name, f"is {kind}, and a self-assessment cannot be read from it", instead)


def _is_markup(name: str, content: bytes) -> bool:
    """A part of a web page, as it is when copied out of one."""
    text = decoded(content[:200_000]).casefold()
    return name.lower().endswith((".html", ".htm")) or "<tr" in text or "<table" in text
