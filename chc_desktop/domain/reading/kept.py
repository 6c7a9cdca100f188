"""What the officer looked at and left as it is."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from chc_desktop.domain.finding.folding import fold


@dataclass(frozen=True, slots=True)
class Kept:
    """A note that was put aside: its kind, the words it was about, and why they stay, where that was asked."""

    kind: str
    words: str
    because: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return key_of(self.kind, self.words)


def key_of(kind: str, words: str) -> tuple[str, str]:
    """What tells one note from another: capitals, accents and spaces make no difference."""
    return kind, fold(words)


def with_kept(kept: Iterable[Kept], more: Kept) -> tuple[Kept, ...]:
    """The same with one more; of two about the same words the later one holds."""
    return (*(each for each in kept if each.key != more.key), more)


def said_of_kept(texts: str) -> str:
    """What the record says of a letter that keeps something for a reason; `texts` as the letter's entry has them."""
    rows = json.loads(texts).get("kept", []) if texts else []
    said = (f"“{row['words']}” stands in it because: {row['because'].rstrip('.')}." for row in rows if row["because"])
    return " ".join(said)
