"""What the half-written letters of a case are called."""

from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.store.scratch_shelf import Draft


def draft_kind(draft: Draft) -> LetterKind:
    """The letter a draft is of; its key ends with it."""
    return LetterKind(draft.key.rsplit("/", 1)[1])
