"""Finds details that tell who somebody is, whoever it is: addresses, numbers, email addresses, from how they look."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from chc_desktop.domain.reading.plain_letters import plain_letters

_SHAPES = (
    re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"),  # an email address
    re.compile(r"(?<![\w+])(?:\+44[\s-]?(?:\(0\)[\s-]?)?|\(?0)\d(?:[\s()-]{0,2}\d){8,9}(?!\w)"),  # a telephone number
    re.compile(r"(?<!\w)[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}(?!\w)"),  # a postcode
    re.compile(r"(?<!\w)[a-z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[a-d](?!\w)"),  # national insurance
    re.compile(r"(?<![\w-])\d\d-\d\d-\d\d(?![\w-])"),  # a sort code
)
_PART = re.compile(r"\w+")


def details_in(text: str) -> Iterator[tuple[str, str]]:
    """What looks like such a detail: what tells it from others however it is written, and as it stands there."""
    plain = plain_letters(text)
    for shape in _SHAPES:
        for match in shape.finditer(plain):
            yield _bare(match.group()), " ".join(text[match.start() : match.end()].split())


def shaped_like_details(pages: Iterable[str], ours: Iterable[str]) -> tuple[str, ...]:
    """Such details, each as it stands on the pages first; what stands in `ours` is the landlord’s own."""
    own = [_bare(each) for each in ours]
    found: dict[str, str] = {}
    for bare, written in (each for text in pages for each in details_in(text)):
        if not any(bare in each for each in own):
            found.setdefault(bare, written)
    return tuple(found.values())


def lines_that_stand(pages: Sequence[str], lines: Iterable[str], ours: Collection[str] = ()) -> tuple[str, ...]:
    """Those lines of addresses with a number in them of which every word stands on the pages.

    A line without a number, such as a town, tells nobody. There may be thousands of lines: each is only looked up.
    """
    there = frozenset(part for text in pages for part in _PART.findall(plain_letters(text)))
    own = {plain_letters(each).strip() for each in ours}
    return tuple(dict.fromkeys(_standing(lines, there, own)))


def _standing(lines: Iterable[str], there: frozenset[str], own: Collection[str]) -> Iterator[str]:
    for line in lines:
        plain = plain_letters(line).strip().rstrip(",")
        parts = _PART.findall(plain)
        if len(parts) > 1 and any(part[0].isdigit() for part in parts) and plain not in own and there.issuperset(parts):
            yield line.strip().rstrip(",")


def _bare(text: str) -> str:
    """Without what may stand between the figures of a number, or before those that are dialled from everywhere."""
    return re.sub(r"^(?:\+44)?0?", "", re.sub(r"[\s()-]", "", plain_letters(text)))
