"""The letters that were issued: what the record says of each, and its exact bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from chc_desktop.domain.case import Recorded
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import LetterIssued
from chc_desktop.domain.letters.sent import LetterPrinted, way_of
from chc_desktop.domain.papers.events import Way
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.letter_words import how_sent

if TYPE_CHECKING:
    from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Issued:
    """What the record says of one letter: who issued it and when, to whom and how it went, which version it is.

    `replaces` and `replaced_by` are the dates of the letters before and after it, None where there is none.
    `is_overtaken` is whether it announced an answer that has gone out since. `printed_on` is when it was last printed
    from here. `digest` tells its bytes, `wording` its template, in full.
    """

    document: int
    title: str
    dated: date
    issued_by: str
    recorded_at: datetime
    recorded_by: str
    to: str
    way: Way | None
    how: str
    version: int
    replaces: date | None
    changed: str
    digest: str
    wording: str
    replaced_by: date | None = None
    kind: str = ""
    is_overtaken: bool = False
    printed_on: date | None = None

    @property
    def send_again(self) -> LetterKind | None:
        """Which letter to write to send it once more as a new version, where nothing else offers that any longer."""
        kind = LetterKind(self.kind)
        over = self.replaced_by is not None or self.is_overtaken
        return kind if kind.family in _DONE_ONCE and not over else None


_ANSWER = "response"
_DONE_ONCE = ("acknowledgement", _ANSWER)
"""Not offered any more once their step is taken; the others are, or each of them is a new letter."""


def issued_letters(entries: Sequence[Recorded], names: Mapping[int, str]) -> dict[int, Issued]:
    """What the entries of a case say of its letters, by the id of each."""
    found: dict[int, Issued] = {}
    for entry in entries:
        if isinstance(entry.event, LetterIssued):
            _add(found, entry, entry.event, names)
        elif isinstance(entry.event, LetterPrinted):
            for document in found.keys() & set(entry.event.documents):
                found[document] = replace(found[document], printed_on=entry.event.happened_on)
    return found


def issued_bytes(shelves: "Transaction", document_id: int) -> bytes:
    """The exact bytes of a letter. Refused where they were erased, or are not those that were issued."""
    content = shelves.record.document_bytes(document_id)
    if content is None:
        raise RuleBroken("The content of this letter was erased, as the record says. Its entry is still there.")
    if sha256(content).digest() != shelves.record.document(document_id).digest:
        raise RuleBroken(
            "What the register holds of this letter is not what was issued: its fingerprint differs from the one in "
            "the record. It is not shown, so that nobody takes it for the letter. Nothing was changed. Please close "
            "the program and put back the latest backup from before this happened."
        )
    return content


def _add(found: dict[int, Issued], entry: Recorded, event: LetterIssued, names: Mapping[int, str]) -> None:
    if event.letter.startswith(_ANSWER):
        announced = event.letter.replace(_ANSWER, "acknowledgement")
        for earlier in [each for each in found.values() if each.kind == announced]:
            found[earlier.document] = replace(earlier, is_overtaken=True)
    before = found.get(event.replaces)
    if before:
        found[before.document] = replace(before, replaced_by=event.happened_on)
    found[event.document] = Issued(
        document=event.document,
        title=event.title,
        dated=event.happened_on,
        issued_by=names.get(event.done_by, ""),
        recorded_at=entry.recorded_at,
        recorded_by=names.get(entry.recorded_by, ""),
        to=names.get(event.addressee, ""),
        way=way_of(event),
        how=how_sent(event),
        version=event.version,
        replaces=before.dated if before else None,
        changed=event.changed,
        digest=event.digest,
        wording=event.wording,
        kind=event.letter,
    )
