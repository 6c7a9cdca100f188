"""Which of the answers that a form offers, in boxes or in a list, says what is to be said."""

import re
from collections.abc import Sequence

from chc_desktop.domain.assessments.answer import Comply
from chc_desktop.domain.assessments.filling.writing import Kind, Write
from chc_desktop.domain.assessments.published.answers import understand

_EXACTLY = {
    Comply.YES: ("yes", "y", "comply", "compliant", "complies"),
    Comply.NO: ("no", "n", "non compliant", "not compliant"),
    Comply.NOT_APPLICABLE: ("n/a", "na", "not applicable"),
}


def meant(offered: Sequence[str], write: Write) -> int | None:
    """The place of the offer that says it; None where none does, or several may."""
    if write.kind is not Kind.ANSWER or not write.comply:
        says = (at for at, offer in enumerate(offered) if _plain(offer) == _plain(write.text))
        return next(says, None)
    own = [at for at, offer in enumerate(offered) if offer.strip().casefold() == write.text.strip().casefold()]
    exact = [at for at, offer in enumerate(offered) if _plain(offer) in _EXACTLY[write.comply]]
    alike = [at for at, offer in enumerate(offered) if _says(offer, write.comply)]
    return next((found[0] for found in (own, exact, alike) if len(found) == 1), None)


def _says(offer: str, comply: Comply) -> bool:
    """Whether a longer offer, such as “Yes – we comply”, comes to that."""
    understood = understand(offer)
    return understood.comply is comply and understood.is_sure


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[a-z/]+", words.casefold()))
