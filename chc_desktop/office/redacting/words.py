"""How the record tells of a redacted copy: of which entry and what for, never what was taken out."""

from collections.abc import Iterator

from chc_desktop.domain import words
from chc_desktop.domain.redacting.events import Original, RedactedCopyMade

_OF = {
    Original.PAPER: "the paper of entry {}",
    Original.LETTER: "the letter of entry {}",
    Original.CASE_FILE: "the whole case file",
    Original.RECORD: "the record",
    Original.EVERYTHING: "everything about whoever complained",
    Original.PASSAGES: "where else whoever complained is named",
}


def say_redacted(event: RedactedCopyMade) -> tuple[str, str]:
    """What was made, and what for."""
    how = "printed" if event.printed else "made"
    return f"Redacted copy {how} of {_OF[event.what].format(event.entry)}", " ".join(_detail(event))


def _detail(event: RedactedCopyMade) -> Iterator[str]:
    yield f"What for: {event.purpose.rstrip('.')}."
    covered = [words.count(event.places, "place")] if event.places else []
    covered += [f"all of {words.count(event.whole, 'page')}"] if event.whole else []
    yield f"{words.count(event.pages, 'page')}, {' and '.join(covered) or 'nothing'} covered."
    if event.original:
        yield f"SHA-256 of the original {event.original}."
    yield f"SHA-256 of the copy {event.digest}."
