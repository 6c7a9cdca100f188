"""The few words of the email that a letter is attached to."""

from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.facts import Organisation


def subject(reference: str) -> str:
    """What stands in a list of emails, where others may read it: no name, and nothing of what it is about."""
    return f"A letter for you (our reference {reference})"


def covering_words(to: str, dated: date, reference: str, organisation: Organisation, signed: str) -> str:
    """“Our letter of … is attached”, and what to do where it cannot be opened."""
    by_telephone = f" or ring us on {organisation.telephone.strip()}" if organisation.telephone.strip() else ""
    return "\n\n".join(
        (
            f"Dear {_line(to)}",
            f"Our letter of {words.letter_day(dated)} is attached to this email as a PDF. Our reference is "
            f"{reference}; please give it if you write or ring.",
            f"If you cannot open the letter, or would like it in another form, please reply to this email"
            f"{by_telephone}.",
            "Yours sincerely",
            "\n".join(filter(None, (_line(signed), _line(organisation.name)))),
        )
    )


def draft_subject(reference: str) -> str:
    """For a colleague who looks at a draft."""
    return f"Draft of a letter, not sent yet (our reference {reference})"


def draft_words(reference: str) -> str:
    """What is asked of a colleague who looks at a draft."""
    return (
        f"Attached is the draft of a letter in case {reference}. It has not been sent, and parts of it may still be "
        "missing.\n\nPlease tell me what should change. Please do not pass it on."
    )


def _line(text: str) -> str:
    return " ".join(text.split())
