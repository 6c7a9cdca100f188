"""How the record tells of a case file that was made."""

from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.case_files.case_file import Choices, ForWhom
from chc_desktop.domain.case_files.events import CaseFileMade


def say_made(event: CaseFileMade, person: str) -> tuple[str, str]:
    """What was made and for whom, and the detail. `person` is what the Code calls who complained."""
    choices = Choices(ForWhom(event.for_whom), event.first, event.last)
    left_out = f" {words.count(event.left_out, 'thing')} left out." if event.left_out else ""
    return (
        f"Case file made for {ForWhom(event.for_whom).called(person)}",
        f"“{event.file}”, {words.count(event.pages, 'page')}, {span(choices)}, with {words.count(event.items, 'item')}."
        f"{left_out} SHA-256 {event.digest}.",
    )


def span(choices: Choices) -> str:
    """“the whole case”, “from 1 March 2026 to 5 May 2026”."""
    if choices.first is None and choices.last is None:
        return "the whole case"
    return " ".join((*_end("from", choices.first), *_end("to", choices.last)))


def _end(word: str, day: date | None) -> tuple[str, ...]:
    return (f"{word} {words.letter_day(day)}",) if day else ()
