"""Refuses to write out what opens the register: words of its sheet, or the passphrase, typed where others read them."""

from itertools import pairwise

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.desk import Desk
from chc_desktop.store import key_file, recovery_words

_IN_A_ROW = 3
"""So many words of the sheet, one after the other as on it, are no chance any more."""


def refuse_the_key_itself(desk: Desk, typed: str) -> None:
    """Refuse a text that holds words of the recovery sheet, or is the passphrase of a locked register."""
    if _holds_the_words(desk, typed):
        raise RuleBroken(
            "These are words of the recovery sheet itself: whoever found the page would have the key to all that "
            "lies beside it. Nothing was made. Please write only where the sheet is kept, such as “in the safe”."
        )
    if any(_opens(desk, each) for each in _parts(typed)):
        raise RuleBroken(
            "This is the passphrase itself: whoever found the page could open the file beside it. Nothing was made. "
            "Please write only where the recovery sheet is kept, such as “in the safe”."
        )


def _holds_the_words(desk: Desk, typed: str) -> bool:
    following = set(pairwise(recovery_words.words_of(desk.register.key)))
    run = 1
    for pair in pairwise(map(recovery_words.completed, recovery_words.parted(typed))):
        run = run + 1 if pair in following else 1
        if run >= _IN_A_ROW:
            return True
    return False


def _parts(typed: str) -> set[str]:
    """All of it, and what stands behind a colon."""
    return {each.strip() for each in (typed, typed.rpartition(":")[2]) if each.strip()}


def _opens(desk: Desk, typed: str) -> bool:
    try:
        key_file.unwrap(desk.register.key_text(), typed)
    except key_file.PassphraseWrong:
        return False
    return True
