"""Reads a self-assessment that an organisation published, from Word, PDF, a web page or text, into plain lines."""

from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.exchange.limits import check_size
from chc_desktop.exchange.paper_kinds import EMPTY, Kind, told_by
from chc_desktop.exchange.plain_text import decoded
from chc_desktop.exchange.published.refusing import cannot, damaged, empty

_PASSWORD = "an Office document with a password"
_OTHERWISE = "Open it in the program it was made with, save it as a Word document (.docx), and choose that."


def read_published(name: str, content: bytes) -> Source:
    """The lines of the file, told by its bytes and not by its name. Raises `RuleBroken` in words where it cannot."""
    check_size(name, len(content))
    told = told_by(content)
    if told == EMPTY:
        raise empty(name)
    if told.kind is Kind.WORD and content.startswith(b"PK"):
        from chc_desktop.exchange.published.docx_reader import read_docx

        return read_docx(name, content)
    if told.words == _PASSWORD:
        raise cannot(name, "is locked with a password", "Open it, take the password off a copy, and choose the copy.")
    if content.startswith(b"PK") and name.lower().endswith((".docx", ".docm")):
        raise damaged(name)
    if told.kind is Kind.PDF:
        from chc_desktop.exchange.published.pdf_reader import read_pdf

        return read_pdf(name, content)
    if told.words == "a web page" or (told.kind in (Kind.TEXT, Kind.EMAIL) and _is_markup(name, content)):
        from chc_desktop.exchange.published.html_reader import read_html

        return read_html(name, content)
    if told.kind is Kind.TEXT:
        from chc_desktop.exchange.published.text_reader import read_text

        return read_text(name, content)
    if name.lower().endswith((".docx", ".pdf", ".html", ".htm", ".txt")) and told.words == "a file of another kind":
        raise damaged(name)
    raise cannot(name, f"is {told.words}, and a self-assessment cannot be read from it", _OTHERWISE)


def _is_markup(name: str, content: bytes) -> bool:
    """A part of a web page, as it is when copied out of one."""
    text = decoded(content[:200_000]).casefold()
    return name.lower().endswith((".html", ".htm")) or "<tr" in text or "<table" in text
