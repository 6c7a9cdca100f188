"""Turns what stands on paper into what is said: dates in words, numbers of telephones digit by digit, no signs.

For a letter that is read aloud, by a person or by a machine; neither should have to guess how “01234 567890”,
“AM1 1AA” or “£12.50” are said.
"""

import re
import unicodedata
from collections.abc import Callable

_Says = Callable[[re.Match[str]], str]


def said(text: str, reference: str = "") -> str:
    """The text as it is said. The reference of the case is spelled wherever it stands."""
    if reference.strip():
        text = re.sub(rf"(?<!\w){re.escape(reference.strip())}(?!\w)", lambda _found: spelled(reference), text)
    for pattern, say in _RULES:
        text = pattern.sub(say, text)
    return _tidied("".join(map(_character, text)))


def spelled(text: str) -> str:
    """Each letter and digit by itself: “2026-012” is “two zero two six dash zero one two”."""
    return " ".join(_SPELLED.get(character, character.upper()) for character in text if not character.isspace())


def day_said(day: int, month: str, year: int = 0) -> str:
    """“the fourth of December twenty twenty-six”, or without its year."""
    return f"the {_ordinal(day)} of {month}{f' {_year(year)}' if year else ''}"


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ODD_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}

_SPELLED = {
    **{str(digit): _SMALL[digit] for digit in range(10)},
    "-": "dash",
    "–": "dash",
    "/": "slash",
    ".": "dot",
    "_": "underscore",
    "@": "at",
    "+": "plus",
    "&": "and",
}


def _below_hundred(number: int) -> str:
    if number < len(_SMALL):
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")


def _ordinal(number: int) -> str:
    """“twenty-first”."""
    first, dash, last = _below_hundred(number).rpartition("-")
    if last in _ODD_ORDINALS:
        last = _ODD_ORDINALS[last]
    elif last.endswith("ve"):
        last = f"{last[:-2]}fth"
    else:
        last = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return f"{first}{dash}{last}"


def _year(year: int) -> str:
    """“twenty twenty-six”, “two thousand and five”, “nineteen hundred”."""
    century, rest = divmod(year, 100)
    if year // 10 == 200:
        return f"two thousand{f' and {_below_hundred(rest)}' if rest else ''}"
    if not rest:
        return f"{_below_hundred(century)} hundred"
    return f"{_below_hundred(century)} {'oh ' if rest < 10 else ''}{_below_hundred(rest)}"


def _date(found: re.Match[str]) -> str:
    weekday, day, month, year = found.groups()
    return f"{f'{weekday}, ' if weekday else ''}{day_said(int(day), month, int(year or 0))}"


def _number_plainly(found: re.Match[str]) -> str:
    """“01234 567890”: digit by digit, a pause where there is a gap."""
    return ", ".join(spelled(group) for group in found.group().split())


def _address(found: re.Match[str]) -> str:
    """An email or a web address: its words, with “at” and “dot” said."""
    text = re.sub(r"^https?://|/$", "", found.group())
    for sign, word in (("@", " at "), (".", " dot "), ("/", " slash "), ("-", " dash "), ("_", " underscore ")):
        text = text.replace(sign, word)
    return text


def _money(found: re.Match[str]) -> str:
    """“£1,250.50” is “1,250 pounds 50”."""
    pounds, pence = found.groups()
    unit = "pound" if pounds == "1" else "pounds"
    return f"{pounds} {unit}{f' {int(pence)}' if pence and int(pence) else ''}"


_RULES: tuple[tuple[re.Pattern[str], _Says], ...] = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|\bwww\.)[\w./-]*[\w/]"), _address),
    (re.compile(rf"(?:\b(\w+day),? )?\b(\d{{1,2}}) ({_MONTHS})(?: (\d{{4}}))?\b"), _date),
    (re.compile(r"(?<![\w.,])(?:\+44[ ]?(?:\(0\)[ ]?)?|0)\d(?:[ ]?\d){7,11}(?![\w.,]?\d)"), _number_plainly),
    (re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"), _number_plainly),
    (re.compile(r"£(\d+(?:,\d{3})*)(?:\.(\d\d))?(?!\d)"), _money),
    (re.compile(r"(?<=\d)\s?[–-]\s?(?=\d)"), lambda _found: " to "),
    (re.compile(r"(?<=\d)\s?°\s?C\b"), lambda _found: " degrees Celsius"),
    (re.compile(r"(?<=\d)\s?m²"), lambda _found: " square metres"),
    (re.compile(r"[(\[]"), lambda _found: ", "),
    (re.compile(r"[)\]]"), lambda _found: ","),
    (re.compile(r"\s[–—-]\s|—"), lambda _found: ", "),
)

_SIGNS = {
    **dict.fromkeys('“”"‘`´«»*~^|{}\u200d\ufe0f\ufffd', ""),
    "’": "’",
    "&": " and ",
    "%": " per cent",
    "+": " plus ",
    "=": " equals ",
    "#": " number ",
    "@": " at ",
    "/": " slash ",
    "\\": " backslash ",
    "_": " underscore ",
    "<": " less than ",
    ">": " more than ",
    "£": " pounds ",
    "$": " dollars ",
    "€": " euros ",
    "½": " a half",
    "¼": " a quarter",
    "¾": " three quarters",
    "°": " degrees",
    "§": " section ",
    "№": " number ",
    "…": ".",
    "•": "",
    "–": " dash ",
    "✓": " yes ",
    "✔": " yes ",
    "☑": " ticked ",
    "☐": " not ticked ",
    "✗": " no ",
    "✘": " no ",
}

_KEPT = "’',.;:?!-\n"


def _character(character: str) -> str:
    """A letter or a digit as it is; a sign by its name."""
    if character in _SIGNS:
        return _SIGNS[character]
    if character.isalnum() or character.isspace() or character in _KEPT or unicodedata.combining(character):
        return character
    if unicodedata.category(character)[0] == "C":
        return ""
    name = unicodedata.name(character, "").lower()
    return f" {name.replace('-', ' ')} " if name else ""


def _tidied(text: str) -> str:
    """One space between words, none before a stop, and no comma beside another."""
    text = re.sub(r"[^\S\n]+", " ", text)
    text = re.sub(r" +([,.;:?!])", r"\1", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r",(?=[.;:?!])", "", text)
    return "\n".join(line.strip().strip(",").strip() for line in text.split("\n"))
