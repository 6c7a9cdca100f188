"""The form that erases a file for good, from the bin or from an approved self-assessment."""

from collections.abc import Callable

from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.asks import AskText, Filled

_HELP = "bin"


def erase_for_good(key: str, goes: str, erase: Callable[[str, str], object]) -> ActionForm:
    """`key` names what is to go, `goes` says what that is and what stays; `erase` is given why, and the draft."""

    def act(answers: Filled, draft: str) -> None:
        erase(answers.text("why"), draft)

    return ActionForm(
        f"erase/{key}",
        "Erase it for good?",
        goes,
        "Erase it for good",
        (
            AskText(
                name="why",
                label="Why?",
                help="It stays in the record, so name nobody. Such as: it should not have been kept.",
                lines=2,
            ),
        ),
        act,
        _HELP,
    )
