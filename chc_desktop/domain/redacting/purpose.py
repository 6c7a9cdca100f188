"""What a redacted copy is for: asked, and said without what is taken out, as the record would give it away."""

from collections.abc import Iterable

from chc_desktop.domain.redacting.places import spans
from chc_desktop.domain.redacting.rules import FOR_WHAT
from chc_desktop.domain.refusing import needs, refuse_if


def check_purpose(purpose: str, taken_out: Iterable[str]) -> None:
    """Refuse a purpose that is missing, or that names what is taken out."""
    needs(purpose, FOR_WHAT, "purpose")
    named = next((words for words in taken_out if spans([purpose], [words])), "")
    refuse_if(
        bool(named),
        f"“{named}” is taken out of the copy, but stands in what the copy is for, and that is kept in the record. "
        "Please say it without these words.",
        "purpose",
    )
