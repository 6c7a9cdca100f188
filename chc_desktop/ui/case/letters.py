"""What the half-written letters of a case are called."""

from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.store.scratch_shelf import Draft


def draft_kind(draft: Draft) -> LetterKind:
    """The letter a draft is of; its key ends with it."""
    return LetterKind(draft.key.rsplit("/", 1)[1])


def kind_words(kind: LetterKind) -> str:
    """“Stage 1 response”, “Update”."""
    family = kind.family.replace("-", " ")
    return f"Stage {kind.stage} {family}" if kind.stage else f"{family[:1].upper()}{family[1:]}"
