"""Finds what a letter holds that our typefaces cannot show, while it is written and not when it is printed."""

import re
import unicodedata
from collections.abc import Iterator

from chc_desktop.domain import words
from chc_desktop.domain.code import RequiredElement
from chc_desktop.domain.letters.checklist import Check
from chc_desktop.domain.letters.going import goes_to, printed_address
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter
from chc_desktop.domain.letters.printed import blocks_of, letterhead
from chc_desktop.domain.letters.wording import texts
from chc_desktop.domain.page import texts_of
from chc_desktop.domain.vocabulary import Element

_MOST_SHOWN = 12
_SURE = re.compile(r"[\t\n\r -~\u00a1-\u017f\u2013-\u2026\u20ac]*")
"""Letters and signs that every one of our typefaces can show, so that nothing has to be loaded to know it."""


def unprintable_checks(
    template: LetterTemplate, matters: tuple[Matter, ...], contents: LetterContents
) -> tuple[Check, ...]:
    """A line of the checklist for each place with letters that cannot be printed; none where all can."""
    return tuple(
        _check(where, part, lost)
        for where, part, text in _places(template, matters, contents)
        if (lost := unprintable_in(text))
    )


def unprintable_in(text: str) -> tuple[str, ...]:
    """The characters of a text that cannot be printed, each once."""
    if _SURE.fullmatch(text):
        return ()
    from chc_desktop.documents.typefaces import unprintable  # reads the typefaces with reportlab, slow to import

    return unprintable(text)


def said_of_unprintable(text: str) -> str:
    """What to tell whoever writes a name or an address that a letter could not print; empty where all of it can be."""
    lost = unprintable_in(text)
    if not lost:
        return ""
    return (
        f"Letters cannot be printed with this: our typefaces cannot show {_shown(lost)}. You can keep it, but put the "
        "same in Latin letters here before a letter is written."
    )


def _places(
    template: LetterTemplate, matters: tuple[Matter, ...], contents: LetterContents
) -> Iterator[tuple[str, str, str]]:
    """Each place of the letter: what it is called, the part it is (if any), and all that it prints."""
    matter = matters[0]
    said = texts(template, matter, contents)
    for part in template.parts:
        yield f"“{part.label}”", part.key, "\n".join(texts_of(blocks_of(part, matter, contents, said[part.key])))
    for each in matters:
        to = goes_to(each)
        yield f"the name and address of {to.name}", "", f"{to.name}\n{printed_address(each)}"
    head = "\n".join(texts_of(letterhead(matter.organisation)))
    yield "what Settings say of our organisation", "", f"{head}\n{matter.signatory.name}\n{matter.signatory.job}"


def _check(where: str, part: str, lost: tuple[str, ...]) -> Check:
    required = RequiredElement(Element.STAGE, f"only letters that can be printed in {where}", good_practice=True)
    sentence = f"Our typefaces cannot show {_shown(lost)}. Write it in Latin letters, or leave it out."
    return Check(required, False, sentence, part)


def _shown(lost: tuple[str, ...]) -> str:
    """“ש ב (Hebrew letters)”; what cannot be shown on the screen either by its number."""
    shown = " ".join(lost[:_MOST_SHOWN])
    named = words.listed([f"U+{ord(character):04X}" for character in lost[:_MOST_SHOWN]])
    what = _script(lost)
    return f"{shown if shown.isprintable() else named}{f' ({what})' if what else ''}"


def _script(lost: tuple[str, ...]) -> str:
    """“Hebrew and Arabic letters”, where they are letters of a script."""
    scripts = [unicodedata.name(character, "").split(" ")[0] for character in lost if character.isalpha()]
    known = [_SCRIPTS.get(script, script.capitalize()) for script in dict.fromkeys(scripts) if script]
    return f"{words.listed(known)} letters" if known else ""


_SCRIPTS = {"CJK": "Chinese or Japanese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
