"""Reads the paragraphs and tables of a web page; nothing is fetched, nothing runs."""

from html import unescape
from html.parser import HTMLParser

from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.exchange.plain_text import decoded
from chc_desktop.exchange.published.collecting import Collector, Tick
from chc_desktop.exchange.published.refusing import cannot, damaged

_DROPPED = {"script", "style", "template", "title", "noscript"}
_LINES = {
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "ul",
}  # fmt: skip


def read_html(name: str, content: bytes, tick: Tick = lambda share: None) -> Source:
    """Everything the page says. Raises `RuleBroken` for a page that only asks to sign in."""
    page = _Page(Collector(name, tick))
    try:
        text = decoded(content)
        end = text.rfind(">") + 1  # an open bracket that is never closed would be looked for again and again
        page.feed(text[:end])
        page.handle_data(unescape(text[end:]))
        page.close()
    except (RuleBroken, Stopped):
        raise
    except Exception as error:  # the library gives up on some declarations
        raise damaged(name) from error
    source = page.found.source()
    if page.asks_for_a_password and not any(line.table for line in source.lines):
        raise cannot(
            name,
            "is a page to sign in on, not the self-assessment behind it",
            "Sign in in your browser, save the page that has the self-assessment, and choose that.",
        )
    return source


class _Page(HTMLParser):
    """Hands what it meets to the collector."""

    def __init__(self, found: Collector) -> None:
        super().__init__(convert_charrefs=True)
        self.found = found
        self.asks_for_a_password = False
        self._dropped = ""
        self._in_item = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropped:
            return
        if tag in _DROPPED:
            self._dropped = tag
        elif tag == "p":
            self.found.new_paragraph()
        elif tag == "br":
            self.found.next_line(self._in_item)
        elif tag in _LINES:
            self.found.new_line()
            self._in_item = tag == "li"
            if self._in_item:
                self.found.text("- ")
        else:
            self._begin(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if self._dropped:
            self._dropped = "" if tag == self._dropped else self._dropped
        elif tag == "p":
            self.found.new_paragraph()
        elif tag in _LINES:
            self.found.new_line()
            self._in_item = False
        elif tag == "table":
            self.found.end_table()
        elif tag == "tr":
            self.found.end_row()
        elif tag in {"td", "th"}:
            self.found.end_cell()

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self.found.text(" ".join(data.split("\n")))

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "table":
            self.found.begin_table()
        elif tag == "tr":
            self.found.begin_row()
        elif tag in {"td", "th"}:
            self.found.begin_cell(_number(attributes.get("colspan")), _number(attributes.get("rowspan")))
        elif tag == "input":
            self.asks_for_a_password |= (attributes.get("type") or "").casefold() == "password"
            if "checked" in attributes:
                self.found.text("☑ ")


def _number(written: str | None) -> int:
    """A span as a number; what is none counts as one cell."""
    plain = (written or "").strip()
    return max(1, int(plain)) if plain.isascii() and plain.isdigit() and len(plain) < 4 else 1
