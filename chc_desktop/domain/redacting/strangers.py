"""Finds people the register does not know: whoever stands on a page behind a title, such as Mrs or Dr."""

import re
from collections.abc import Iterable, Sequence

_OTHERWISE = {"officer", "sister", "father", "sir"}
"""Titles that stand before other words as well: “Chief Officer”, “Dear Sir”."""
_NAME = r"[A-Z][\w’'-]*[^\W_]"


def strangers(pages: Iterable[str], titles: Sequence[str]) -> set[str]:
    """The surname behind each title, and the whole name where a first name stands between."""
    title = "|".join(re.escape(each) for each in titles if each not in _OTHERWISE) or r"(?!)"
    titled = re.compile(rf"(?<!\w)(?i:{title})\.?[ \u00a0]+((?:{_NAME}[ \u00a0]+)?{_NAME})")
    found: set[str] = set()
    for text in pages:
        for match in titled.finditer(text):
            name = re.sub(r"[’']s$", "", match[1])
            found |= {name, name.split()[-1]}
    return found
