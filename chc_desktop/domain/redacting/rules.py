"""A redacted copy may be made of every case at any time; what it is for is written down."""

from chc_desktop.domain import rules
from chc_desktop.domain.case import Case
from chc_desktop.domain.redacting.events import RedactedCopyMade
from chc_desktop.domain.refusing import needs
from chc_desktop.domain.rulebook import Rulebook

FOR_WHAT = "Please write what the copy is for. It is kept in the record of the case, so that one can tell later."


@rules._check.register
def _(event: RedactedCopyMade, case: Case, book: Rulebook) -> None:
    needs(event.purpose, FOR_WHAT, "purpose")
    needs(event.digest, "Only a copy that was made can be written down.", "digest")
