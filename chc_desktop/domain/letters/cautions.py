"""What the officer should look at before a letter goes out, though nothing forbids it."""

from collections.abc import Iterator

from chc_desktop.domain import words
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter
from chc_desktop.domain.letters.wording import texts
from chc_desktop.domain.rules import ACKNOWLEDGEMENT

_OUT_OF_DATE = {
    "designated person": "There has been no “designated person” since October 2022",
    "eight weeks": "Residents no longer wait eight weeks before they go to the Ombudsman",
    "8 weeks": "Residents no longer wait eight weeks before they go to the Ombudsman",
    "l33 7wq": "The Ombudsman is no longer at L33 7WQ",
}


def cautions(template: LetterTemplate, matter: Matter, contents: LetterContents) -> tuple[str, ...]:
    """Each in a sentence."""
    said = "\n".join(_everything(template, matter, contents))
    return (
        *_too_soon(template, matter),
        *_late(template, matter),
        *_promises(matter, contents),
        *(f"{why}. Please change that." for phrase, why in _OUT_OF_DATE.items() if phrase in said.casefold()),
        *(f"“{name}” names somebody who works for us. Say what they do instead." for name in _named(matter, said)),
    )


def _too_soon(template: LetterTemplate, matter: Matter) -> Iterator[str]:
    stage = template.kind.stage
    if template.kind.family != "acknowledgement" and matter.case.at(stage).acknowledged_on is None:
        provision = matter.edition.limit(ACKNOWLEDGEMENT[stage]).provision
        yield f"Stage {stage} has not been acknowledged yet (Code {provision}). Send the acknowledgement first."


def _late(template: LetterTemplate, matter: Matter) -> Iterator[str]:
    due = matter.due
    if due.done or matter.dated <= due.due:
        return
    if template.kind.family == "extension":
        yield (
            f"The date it was due, {words.day(due.due)}, has passed. An extension should be told before then; "
            "the record will show the days in between as late."
        )
    else:
        yield f"This letter was due by {words.day(due.due)} (Code {due.provision}). Say sorry for the delay."


def _promises(matter: Matter, contents: LetterContents) -> Iterator[str]:
    dates = [] if contents.no_remedy else [offer.by for offer in contents.offers if offer.by]
    if any(by < matter.dated for by in dates):
        yield "A remedy has a date that has passed already. Please check it."
    if contents.nothing_outstanding and any(by > matter.dated for by in dates):
        yield "The letter says that nothing is outstanding, but promises something for later."


def _everything(template: LetterTemplate, matter: Matter, contents: LetterContents) -> Iterator[str]:
    yield from texts(template, matter, contents).values()
    yield from (decision.reasons for decision in contents.decisions)
    yield from (offer.what for offer in contents.offers)
    yield from (point.why for point in contents.not_ours)
    yield contents.no_remedy_because
    yield contents.beyond_cap_because


def _named(matter: Matter, said: str) -> list[str]:
    return [name for name in matter.staff if name and name.casefold() in said.casefold()]
