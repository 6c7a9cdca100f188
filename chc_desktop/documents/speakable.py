"""Text as a file made of marks (Word, a web page) can hold it."""

import re


def speakable(text: str) -> str:
    """The text as such a file can hold it: what it cannot is written out, such as “[character U+0007]”."""
    return _UNSPEAKABLE.sub(lambda found: f"[character U+{ord(found.group()):04X}]", text)


_UNSPEAKABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
