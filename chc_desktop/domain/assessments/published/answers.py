"""What an answer in somebody's own words says: yes, no, not applicable, or nothing that can be told without asking."""

import re
from dataclasses import dataclass

from chc_desktop.domain.assessments.answer import Comply


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood. `is_plain` where the words say no more than that; `doubt` is a sentence, or empty.

    `is_sure` is false where the officer has to look although it was understood, as at “Yes*”.
    """

    comply: Comply
    is_plain: bool = True
    doubt: str = ""
    is_sure: bool = True


def understand(words: str) -> Understood:
    """What the words in the column of answers say. Nothing is guessed: what is neither yes nor no stays open."""
    words = _chosen_of_two(words.strip())
    said = " ".join(re.findall(r"[\w✓✔☑☒✗✘/]+", words.casefold()))
    if not said:
        return Understood(Comply.UNANSWERED, doubt="The answer was left blank.")
    points_on = _POINTS_ON.search(words)
    if said in _PLAIN and not points_on:
        return Understood(_PLAIN[said])
    begins = re.match(_BEGINS, said)
    if begins is None or re.search(_HALF, said) or re.match(_NO_SUCH, words, re.I):
        return Understood(Comply.UNANSWERED, False, f"“{_short(words)}” is neither yes nor no.")
    comply = _PLAIN[begins[1]]
    taken = f"“{_short(words)}” was taken as {comply.words.lower()}; its words are kept."
    if points_on:
        return Understood(comply, False, f"{taken} It points to a note: please see what that says.", is_sure=False)
    return Understood(comply, False, taken)


def ticked(yes: str, no: str) -> str:
    """The answer in a form with a column for yes and one for no, in one column's words."""
    if bool(yes) == bool(no):
        return " / ".join(filter(None, (yes, no)))
    word, mark = ("Yes", yes) if yes else ("No", no)
    return word if len(mark) <= 1 or mark.casefold() in _TICKS else _with_word(word, mark)


def _with_word(word: str, mark: str) -> str:
    return mark if mark.casefold().startswith(word.casefold()) else f"{word}, {mark}"


def _chosen_of_two(words: str) -> str:
    """“☒ Yes ☐ No” is yes: the word whose box is filled, if there is just one."""
    boxes = re.findall(r"([☐☑☒✓✔])\s*(yes|no|n/a)|(yes|no|n/a)\s*([☐☑☒✓✔])", words, re.I)
    pairs = [(before or after, word or other) for before, word, other, after in boxes]
    filled = [word for box, word in pairs if box != "☐"]
    only_boxes = not re.sub(r"[☐☑☒✓✔\s/]|yes|no|n/a", "", words, flags=re.I)
    return filled[0] if len(pairs) > 1 and len(filled) == 1 and only_boxes else words


def _short(words: str) -> str:
    return words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + " …"


_TICKS = {"yes", "no", "tick", "ticked"}
_HALF = (
    r"\b(part\w*|mostly|largely|mainly|not (yet|fully|always|all|entirely|quite)|some\w*|almost|nearly|except\w*|unless"
    r"|but|however|although|tbc|yes (/ )?no|no (/ )?yes|and no|yes/no|y/n|y n)\b"
)
_BEGINS = (
    r"(yes|no|y|n|n/a|not applicable|fully compliant|compliant|complies|non compliant|not compliant"
    r"|ydy|ydym|ie|oes|nac ydy|nac ydym|nac oes)\b(?!/)"
)
_NO_SUCH = r"no?\s+\w"
"""“No stage 3”, “No longer”: a no to something else than what is asked."""
_POINTS_ON = re.compile(r"[*†‡§¹²³⁴-⁹]|\[(?:note|\d)|\(\d\)", re.I)
_PLAIN = {
    **dict.fromkeys(
        (
            "yes",
            "y",
            "ydy",
            "ydym",
            "ie",
            "oes",
            "✓",
            "✔",
            "☑",
            "comply",
            "complies",
            "compliant",
            "fully compliant",
            "we comply",
            "met",
            "true",
            "fully comply",
            "fully complies",
        ),
        Comply.YES,
    ),
    **dict.fromkeys(
        (
            "no",
            "n",
            "nac ydy",
            "nac ydym",
            "nac oes",
            "✗",
            "✘",
            "non compliant",
            "not compliant",
            "does not comply",
            "do not comply",
            "not met",
            "false",
        ),
        Comply.NO,
    ),
    **dict.fromkeys(("n/a", "na", "n a", "not applicable"), Comply.NOT_APPLICABLE),
}
