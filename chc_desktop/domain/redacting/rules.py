"""A redacted copy may be made of every case at any time; what it is for is written down, without what is taken out."""

from collections.abc import Iterable

from chc_desktop.domain import rules
from chc_desktop.domain.case import Case
from chc_desktop.domain.redacting.events import RedactedCopyMade
from chc_desktop.domain.redacting.places import spans
from chc_desktop.domain.refusing import needs, refuse_if
from chc_desktop.domain.rulebook import Rulebook

_FOR_WHAT = "Please write what the copy is for. It is kept in the record of the case, so that one can tell later."


def check_purpose(purpose: str, taken_out: Iterable[str]) -> None:
    """Refuse a purpose that is missing, or that names what is taken out: the record would give it away."""
    needs(purpose, _FOR_WHAT, "purpose")
    named = next((words for words in taken_out if spans([purpose], [words])), "")
    refuse_if(
        bool(named),
        f"“{named}” is taken out of the copy, but stands in what the copy is for, and that is kept in the record. "
        "Please say it without these words.",
        "purpose",
    )


@rules._check.register
def _(event: RedactedCopyMade, case: Case, book: Rulebook) -> None:
    needs(event.purpose, _FOR_WHAT, "purpose")
    needs(event.digest, "Only a copy that was made can be written down.", "digest")
