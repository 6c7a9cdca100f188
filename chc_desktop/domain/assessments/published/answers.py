"""What an answer in somebody's own words says: yes, no, not applicable, or nothing that can be told without asking."""

import re
from dataclasses import dataclass

from chc_desktop.domain.assessments.answer import Comply


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood. `is_plain` where the words say no more than that; `doubt` is a sentence, or empty."""

    comply: Comply
    is_plain: bool = True
    doubt: str = ""


def understand(words: str) -> Understood:
    """What the words in the column of answers say. Nothing is guessed: what is neither yes nor no stays open."""
    words = _chosen_of_two(words.strip())
    said = " ".join(re.findall(r"[\w✓✔☑☒✗✘/]+", words.casefold()))
    if not said:
        return Understood(Comply.UNANSWERED, doubt="The answer was left blank.")
    if said in _PLAIN:
        return Understood(_PLAIN[said])
    begins = re.match(r"(yes|no|n/a|not applicable)\b", said)
    if begins is None or re.search(_HALF, said):
        return Understood(Comply.UNANSWERED, False, f"“{_short(words)}” is neither yes nor no.")
    comply = _PLAIN[begins[1]]
    return Understood(comply, False, f"“{_short(words)}” was taken as {comply.words.lower()}; its words are kept.")


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
_HALF = r"\b(part\w*|mostly|largely|mainly|not yet|except|but|however|yes (/ )?no|no (/ )?yes|and no|yes/no)\b"
_PLAIN = {
    **dict.fromkeys(
        ("yes", "y", "✓", "✔", "☑", "comply", "complies", "compliant", "fully compliant", "we comply", "met", "true"),
        Comply.YES,
    ),
    **dict.fromkeys(
        ("no", "n", "✗", "✘", "non compliant", "not compliant", "does not comply", "do not comply", "not met", "false"),
        Comply.NO,
    ),
    **dict.fromkeys(("n/a", "na", "n a", "not applicable"), Comply.NOT_APPLICABLE),
}
