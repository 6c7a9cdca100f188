"""The elements of an XML part with the bytes each takes up: single ones are replaced, no other is touched."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from chc_desktop.exchange.xlsx_parts import local

_OPEN_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")

Edit = tuple[int, int, bytes]
"""From this byte to that one, these instead."""


@dataclass(eq=False)
class Element:
    """An element: from `start` to `end`, what is in it from `inner` to `close`; for `<a/>` all three ends are one."""

    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    close: int = 0
    end: int = 0
    parent: "Element | None" = None
    children: list["Element"] = field(default_factory=list)

    @property
    def is_empty_tag(self) -> bool:
        return self.inner == self.end

    def attribute(self, name: str) -> str:
        return next((value for key, value in self.attributes.items() if local(key) == name), "")

    def child(self, name: str) -> "Element | None":
        return next((child for child in self.children if child.name == name), None)

    def all(self, *names: str) -> Iterator["Element"]:
        """Every element below with one of these names, in order; those inside one another too."""
        waiting = self.children[::-1]
        while waiting:
            one = waiting.pop()
            if one.name in names:
                yield one
            waiting.extend(reversed(one.children))

    def has(self, *names: str) -> bool:
        return next(self.all(*names), None) is not None

    def ancestors(self) -> Iterator["Element"]:
        above = self.parent
        while above is not None:
            yield above
            above = above.parent


@dataclass(frozen=True)
class Part:
    """A part as its bytes and its elements. `prefix` is what the names of its own kind begin with, such as “w:”."""

    content: bytes
    root: Element
    prefix: str

    def bytes_of(self, element: Element) -> bytes:
        return self.content[element.start : element.end]

    def text_of(self, element: Element) -> str:
        """The words in it, as far as they are ordinary text."""
        raw = (self.content[one.inner : one.close] for one in _texts(element))
        return "".join(_unescaped(words.decode("utf-8", "replace")) for words in raw)

    def cells(self) -> dict[int, Element]:
        """The cells of all its tables, counted from 1 in the order of the part."""
        return dict(enumerate(self.root.all("tc"), 1))


def parsed(content: bytes) -> Part:
    """The elements of a part in UTF-8. Raises `ValueError` where the bytes are not that."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or re.match(
        rb"<\?xml[^>]*encoding=[\"'](?!utf-?8)", content, re.I
    ):
        raise ValueError("not in UTF-8")
    top = Element("", {}, 0, 0)
    stack = [top]
    prefixes: list[str] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        tag = _OPEN_TAG.match(content, at)
        if tag is None:
            raise ValueError("a tag that has no end")
        if not prefixes:
            prefixes.append(name[: -len(local(name))])
        element = Element(local(name), attributes, at, tag.end(), parent=stack[-1])
        stack[-1].children.append(element)
        stack.append(element)

    def end(name: str) -> None:
        element = stack.pop()
        if content[element.inner - 2 : element.inner] == b"/>":
            element.close = element.end = element.inner
        else:
            element.close = parser.CurrentByteIndex
            element.end = content.index(b">", element.close) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(content, True)
    return Part(content, top.children[0], prefixes[0])


def edited(content: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes with these edits made; none of them may overlap another."""
    pieces, at = [], 0
    for start, end, instead in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        if start < at:
            raise ValueError("two edits overlap")
        pieces += [content[at:start], instead]
        at = end
    return b"".join((*pieces, content[at:]))


def _texts(element: Element) -> Iterator[Element]:
    return (one for one in element.all("t") if not any(above.name in ("del", "moveFrom") for above in one.ancestors()))


def _unescaped(text: str) -> str:
    for code, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(code, letter)
    return re.sub(r"&#(x[0-9a-fA-F]+|\d+);", _character, text)


def _character(found: "re.Match[str]") -> str:
    code = found[1]
    return chr(int(code[1:], 16) if code.startswith("x") else int(code))
