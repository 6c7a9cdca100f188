"""What the record says of a letter that went out."""

from chc_desktop.domain import words
from chc_desktop.domain.events import LetterIssued
from chc_desktop.domain.letters.sent import LetterPrinted, way_of
from chc_desktop.domain.papers.events import Way
from chc_desktop.domain.reading.kept import said_of_kept


def how_sent(event: LetterIssued) -> str:
    """“by first class post”, “by email to jo@example.org”; older entries in the words they were written with."""
    way = way_of(event)
    if way is Way.EMAIL and event.sent_to:
        return f"{way.by} to {event.sent_to}"
    return way.by if way and way is not Way.OTHER else event.sent


def issued_detail(event: LetterIssued, to: str) -> str:
    """How it went out, what it replaces and why, and by what it can be known."""
    sent = f"Sent{to} {how_sent(event)}." if event.sent else ""
    version = f"Version {event.version}; what changed: {stopped(event.changed)}" if event.changed else ""
    return " ".join(filter(None, (sent, version, said_of_kept(event.texts))))


def say_printed(event: LetterPrinted) -> tuple[str, str]:
    """That letters were printed."""
    count = len(event.documents)
    return "Letter printed" if count == 1 else f"{words.capital(words.number(count))} letters printed", ""


def stopped(text: str) -> str:
    """In one line, with a stop at its end."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?")) else f"{line}."
