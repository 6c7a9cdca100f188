"""Plain text out of bytes and out of web pages, whatever they claim to be."""

import codecs
import re
from binascii import a2b_base64, a2b_qp
from html import unescape
from html.parser import HTMLParser

from chc_desktop.exchange.limits import LONGEST_HTML

# Encodings that are meant for names of sites or for programs; some of them take minutes over a long text.
_NOT_FOR_TEXT = {"idna", "punycode", "unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape"}
_WESTERN = {"cp1252", "iso8859-15"}
_CALLED_WESTERN = {"", "ascii", "iso8859-1"}  # what Windows-1252 is sent as
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # lone halves that stand for no byte
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bqBQ])\?([^?]*)\?=")

_OPEN_TAG = re.compile("<[a-zA-Z/!?]")
_TAG = re.compile("<[^<>]*>")
_DROPPED = {"script", "style", "title", "template"}
_LINES = {
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "fieldset", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "tr", "ul",
}  # fmt: skip
_APART = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote"}  # with an empty line around


def decoded(content: bytes, charset: str = "") -> str:
    """The text in the bytes. A named encoding is believed unless the bytes speak against it. Never fails."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    encoding = _known(charset)
    for attempt in ("utf-8", encoding) if encoding in _WESTERN else (encoding, "utf-8"):
        try:
            return content.decode(attempt)
        except (UnicodeError, LookupError, ValueError):
            continue
    return _mended(content)


def tidy(text: str) -> str:
    """Without unseen characters, spaces at line ends and more than one empty line in a row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n").replace("\xa0", " ")
    text = _UNSEEN.sub("", text)
    lines = [line.rstrip() for line in text.split("\n")]
    kept = [line for index, line in enumerate(lines) if line or (index and lines[index - 1])]
    return "\n".join(kept).strip("\n")


def header_text(raw: str) -> str:
    """A header as people read it: encoded words decoded, one line. Never fails."""
    text = _words(from_wire(raw))
    return " ".join(_UNSEEN.sub(" ", text).split())


def from_wire(raw: str) -> str:
    """A header whose bytes were not ASCII, with those bytes decoded."""
    if raw.isascii():
        return raw
    return decoded(_SURROGATE.sub("\ufffd", raw).encode("utf-8", "surrogateescape"))


def from_html(html: str) -> str:
    """The text of a web page: links as text, scripts and styles dropped, nothing fetched. Never fails."""
    html = html[:LONGEST_HTML]
    # An open bracket that is never closed would be looked for again and again: what follows the last one is text.
    end = html.rfind(">") + 1
    page = _Page()
    try:
        page.feed(html[:end])
        page.handle_data(unescape(_OPEN_TAG.split(html[end:], maxsplit=1)[0]))
        page.close()
    except Exception:  # the library gives up on some declarations; the words between the tags can still be read
        return tidy(unescape(_TAG.sub(" ", html)))
    return tidy("".join(page.found))


def _mended(content: bytes) -> str:
    """The text of bytes that keep to no encoding: UTF-8 with a fault in it, or else Windows-1252."""
    text = content.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    if sum(not character.isascii() for character in text) > 2 * faults:
        return text
    return content.decode("cp1252", "replace")


def _known(charset: str) -> str:
    try:
        name = codecs.lookup(charset.strip()[:60]).name
    except (LookupError, ValueError):
        name = ""
    return "cp1252" if name in _CALLED_WESTERN | _NOT_FOR_TEXT else name


def _words(text: str) -> str:
    """With encoded words decoded: those in one encoding together, as a letter may be split between two of them."""
    pieces: list[tuple[str, bytes]] = []
    end = 0
    for match in _ENCODED_WORD.finditer(text):
        between, end = text[end : match.start()], match.end()
        if between.strip() or (between and not pieces):
            pieces.append(("", between.encode()))
        charset = match[1].partition("*")[0].lower()
        word = _word(match[2], match[3])
        if word is None:
            charset, word = "", match[0].encode()
        if pieces and pieces[-1][0] == charset:
            word = pieces.pop()[1] + word
        pieces.append((charset, word))
    return "".join(decoded(piece, charset or "utf-8") for charset, piece in pieces) + text[end:]


def _word(how: str, written: str) -> bytes | None:
    try:
        if how in "qQ":
            return a2b_qp(written, header=True)
        return a2b_base64(written + "==")
    except ValueError:  # not ASCII, or a length that base64 cannot have
        return None


class _Page(HTMLParser):
    """Collects the text of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._dropped = 0
        self._kept_as_written = 0
        self._link = ""
        self._link_from = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._dropped = 0  # a title that was never closed ends here
        self._dropped += tag in _DROPPED
        self._kept_as_written += tag == "pre"
        self._new_line(tag)
        if tag == "li":
            self.found.append("– ")
        if tag == "a":
            self._end_link()
            self._link, self._link_from = dict(attrs).get("href") or "", len(self.found)
        if tag == "img" and not self._dropped and (words := dict(attrs).get("alt")):
            self.found.append(f"[{words}]")

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED:
            self._dropped = max(0, self._dropped - 1)
        if tag == "pre":
            self._kept_as_written = max(0, self._kept_as_written - 1)
        if tag == "a":
            self._end_link()
        if tag in {"td", "th"}:
            self.found.append(" ")
        self._new_line(tag)

    def handle_data(self, data: str) -> None:
        if self._dropped:
            return
        if self._kept_as_written:
            self.found.append(data)
        elif words := " ".join(data.split()):
            before = " " if data[0].isspace() and self._mid_line() else ""
            self.found.append(before + words + (" " if data[-1].isspace() else ""))
        elif self._mid_line():
            self.found.append(" ")

    def close(self) -> None:
        super().close()
        self._end_link()

    def _mid_line(self) -> bool:
        return bool(self.found) and not self.found[-1].endswith(("\n", " "))

    def _new_line(self, tag: str) -> None:
        if tag in _APART:
            self.found.append("\n\n")
        elif tag in _LINES and (tag == "br" or (self.found and not self.found[-1].endswith("\n"))):
            self.found.append("\n")

    def _end_link(self) -> None:
        link, self._link = self._link.strip(), ""
        if not link.lower().startswith(("http://", "https://", "mailto:", "tel:")) or self._dropped:
            return
        address = link.partition(":")[2] if link.lower().startswith(("mailto:", "tel:")) else link
        if address.strip("/") not in "".join(self.found[self._link_from :]):
            self.found.append(f" ({' '.join(address.split())})")
