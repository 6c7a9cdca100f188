"""Finds the words to take out on pages of text, and what is offered to be taken out of them."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from chc_desktop.domain.assessments.named import Names, meant
from chc_desktop.domain.reading.names import NameWords
from chc_desktop.domain.reading.plain_letters import plain_letters
from chc_desktop.domain.redacting.strangers import strangers

_UNSEEN = r"[\u0300-\u036f\u200b-\u200d\u2060\ufeff]*"
"""Accents that stand by themselves, and what cannot be seen."""
_BETWEEN = _UNSEEN + r"(?:[-\u00ad\u2010\u2011\x02\ufffe]\s*)?"
"""What may stand between two letters of a word: at the end of a line a word may be broken."""
_PARTED = r"[-\u00ad\u2010\u2011\x02\ufffe]\s*(?:\n\s*|(?<=[\x02\ufffe\u00ad]))"
_LOOSE = {"'": r"(?:'\s?)?", "-": r"[-\u2010-\u2013\s]\s*"}
"""Signs within a name that others write otherwise: O’Brien is OBrien too, Smith-Jones is Smith Jones."""
_APART = 0.7
"""Share of the letters that have to stand by themselves."""
_LETTERS = 0.4
"""Share of letters and figures in what can be read; a table of figures with rules between them has more."""


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of a page, from `start`, so many: they are covered."""

    page: int
    start: int
    length: int

    def __contains__(self, other: "Span") -> bool:
        return self.page == other.page and self.start <= other.start and other.end <= self.end

    @property
    def end(self) -> int:
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that may be taken out, how often they stand there, and whether they are to be unless one says otherwise."""

    words: str
    times: int
    taken_out: bool


def spans(pages: Sequence[str], wanted: Iterable[str]) -> tuple[Span, ...]:
    """Every place at which these words stand, whatever their capitals, accents and line ends."""
    return _spans(pages, tuple(map(plain_letters, pages)), wanted)


def merged(found: Iterable[Span]) -> tuple[Span, ...]:
    """The spans of a page in their order, those that overlap as one: a name and the surname in it are one place."""
    whole: list[Span] = []
    for span in sorted(found, key=lambda each: (each.start, -each.length)):
        last = whole[-1] if whole else None
        if last and span.start < last.end:
            whole[-1] = Span(last.page, last.start, max(last.end, span.end) - last.start)
        else:
            whole.append(span)
    return tuple(whole)


def can_be_read(text: str) -> bool:
    """Whether words could be found on a page: not on a picture, nor where the letters are only signs to the file."""
    seen = [letter for letter in text if not letter.isspace()]
    return bool(seen) and sum(map(str.isalnum, seen)) >= len(seen) * _LETTERS


def offers(
    pages: Sequence[str],
    names: Names,
    about: NameWords,
    theirs: Collection[str],
    details: Iterable[str],
    others: Iterable[str] = (),
) -> tuple[Offer, ...]:
    """Whoever is named on the pages, by their whole name, their surname and their first name, and details of people.

    All are to be taken out but for ordinary words that are somebody’s name too, and for `theirs`, the names of those
    whom the paper is about, and their `details`, such as an address. `others` are details of others.
    """
    known = {name for text in pages for name in meant(_as_written_anywhere(text), names, about)}
    known |= strangers(pages, about.titles)
    first = {name.split()[0] for name in known if " " in name.strip()}
    own = {plain_letters(part) for name in theirs for part in name.split()} | about.also_words
    plain = tuple(map(plain_letters, pages))
    found = [_offer(pages, plain, words, own) for words in sorted({*known, *first}, key=plain_letters)]
    found += [_offer(pages, plain, each, ()) for each in dict.fromkeys(others)]
    found += [_offer(pages, plain, each, None) for each in dict.fromkeys(details)]
    once = {plain_letters(each.words): each for each in found if each.times}
    return _without_parts(pages, plain, tuple(once.values()))


def _without_parts(pages: Sequence[str], plain: Sequence[str], found: Sequence[Offer]) -> tuple[Offer, ...]:
    """Without what never stands but inside other words that are offered alike: “Zephyrine” of “Zephyrine Marlowe”."""
    places = {each.words: _spans(pages, plain, [each.words]) for each in found}

    def is_part(each: Offer) -> bool:
        around = [
            span
            for other in found
            if other.taken_out is each.taken_out and len(other.words) > len(each.words)
            for span in places[other.words]
        ]
        return all(any(span in other for other in around) for span in places[each.words])

    return tuple(each for each in found if not is_part(each))


def _as_written_anywhere(text: str) -> str:
    """The text, and its words once more without what cannot be seen, put together where a line parts them, without s.

    Only whether a word stands in it counts.
    """
    whole = re.sub(_PARTED, "", re.sub(_UNSEEN, "", normalize("NFC", text)))
    whole = re.sub(r"(?<!\w)(?:\w\s){2,}\w(?!\w)", lambda found: "".join(found[0].split()), whole)
    apart = re.sub(r"(?<=[^\W\d_])(?=[A-Z][a-z])", " ", whole)
    singular = " ".join(re.sub(r"e?s$", "", word) for word in re.findall(r"[A-Z][^\W\d_]+s(?![^\W\d_])", whole))
    return " ".join((text, whole, apart, singular))


def _spans(pages: Sequence[str], plain: Sequence[str], wanted: Iterable[str]) -> tuple[Span, ...]:
    patterns = [pattern for words in wanted if (pattern := _pattern(words))]
    return tuple(
        Span(page, found.start(), found.end() - found.start())
        for page, text in enumerate(plain)
        for pattern in patterns
        for found in pattern.finditer(text)
        if _is_meant(found, pages[page])
    )


def _is_meant(found: re.Match[str], text: str) -> bool:
    """Whether an s behind it is that of a name, and letters set apart are so on purpose: “in a” is not Ina."""
    if found["apart"] and len(found["apart"].split()) < len("".join(found["apart"].split())) * _APART:
        return False
    return not found["more"] or text[found.start()].isupper()


def _offer(pages: Sequence[str], plain: Sequence[str], words: str, own: Collection[str] | None) -> Offer:
    """The words as they stand there first; `own` are words that stay, None where these do in any case."""
    found = _spans(pages, plain, [words])
    written = (" ".join(pages[each.page][each.start : each.end].split()) for each in found)
    words = next((each for each in written if plain_letters(each) == plain_letters(words)), words)
    stays = own is None or all(plain_letters(part) in own for part in words.split())
    return Offer(words if words != words.lower() or "@" in words else words.title(), len(found), not stays)


def _pattern(words: str) -> re.Pattern[str] | None:
    """The words by themselves, in letters set apart too; or with an s behind what is a name: the Smiths next door."""
    parts = plain_letters(normalize("NFC", " ".join(words.split()))).split()
    if not parts:
        return None
    letters = [[_LOOSE.get(letter) or re.escape(letter) for letter in part] for part in parts]
    inner = rf"{_UNSEEN}[\s\u00ad]+".join(_BETWEEN.join(part) for part in letters)
    apart = r"\s+".join(rf"{_UNSEEN}\s?".join(part) for part in letters)
    return re.compile(rf"(?<![^\W_])(?:{inner}|(?P<apart>{apart})){_UNSEEN}(?P<more>(?:e?s)?)(?![^\W_])")
