"""How a letter went out, and which wording it was made from."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import ClassVar

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Event, LetterIssued
from chc_desktop.domain.letters.letter import LetterTemplate
from chc_desktop.domain.papers.events import Way

WAYS = (Way.FIRST_CLASS, Way.SECOND_CLASS, Way.SIGNED_FOR, Way.EMAIL, Way.BY_HAND)
"""How a letter may be sent, the usual ways first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPrinted(Event):
    """Letters of a case were printed, or saved together to be: each by its id in the register."""

    kind: ClassVar[str] = "letter-printed"
    documents: tuple[int, ...]


def way_called(words: str) -> Way | None:
    """The way of these words, such as “by first class post”; None where they name none."""
    return _WAYS.get(words.strip().casefold())


def way_of(issued: LetterIssued) -> Way | None:
    """How a letter went out. Older entries say it in words alone."""
    return Way(issued.way) if issued.way else way_called(issued.sent)


def wording_digest(template: LetterTemplate) -> str:
    """What tells one wording of a letter from every other: the SHA-256 of all that its template says."""
    said = json.dumps(asdict(template), ensure_ascii=False, sort_keys=True, default=str)
    return sha256(said.encode("utf-8")).hexdigest()


def refuse_reissue_without_reason(changed: str) -> None:
    """Refuse a letter that was sent before, until it says what changed."""
    if not changed.strip():
        raise RuleBroken(
            "This letter was sent before. Please say what changed since, and why it is sent again; it stands in the "
            "record beside the new version. Nothing was issued and nothing was lost."
        )


_WAYS = {way.by: way for way in Way}
