"""Letters of every case may be printed at any time: that changes nothing of it."""

from chc_desktop.domain import rules
from chc_desktop.domain.case import Case
from chc_desktop.domain.letters.sent import LetterPrinted
from chc_desktop.domain.refusing import needs
from chc_desktop.domain.rulebook import Rulebook


@rules._check.register
def _(event: LetterPrinted, case: Case, book: Rulebook) -> None:
    needs("some" if event.documents else "", "Only letters that were printed can be written down.")
