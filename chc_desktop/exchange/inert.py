"""Text that a spreadsheet program would run as a formula, kept from running in .csv, and read back as it was.

The rule: text that begins with = + - @, with one of their full-width forms, or with a tab or line break, with or
without spaces or apostrophes before it, is written with one apostrophe more in front. Reading takes one such
apostrophe away. Numbers are not text: -5 stays -5.
"""

import re

_RUNS = re.compile(r"'*(?:[^\S\t\r\n]*[=+\-@＝＋－＠]|[^\S\t\r\n]*[\t\r\n])")


def made_inert(text: str) -> str:
    return f"'{text}" if _RUNS.match(text) else text


def as_it_was(text: str) -> str:
    return text[1:] if text.startswith("'") and _RUNS.match(text) else text
