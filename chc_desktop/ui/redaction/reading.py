"""The two things that take long, done off the window’s thread: reading a paper, and making the copy of it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from chc_desktop.documents.redacted import Sheet
from chc_desktop.domain.redacting.marks import Marks
from chc_desktop.domain.redacting.places import Offer, spans
from chc_desktop.office.desk import Desk
from chc_desktop.office.redacting.copies import Copy, Redacting
from chc_desktop.office.redacting.sources import Sheaf
from chc_desktop.ui.redaction.leaves import Tick, opened, sheets

_DRAWN = 0.8
"""Share of the reading after which the pages are there, and are looked through."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a paper: the words of its pages, what is offered, and the pages (from 0) with pictures."""

    sheaf: Sheaf
    texts: tuple[str, ...]
    offers: tuple[Offer, ...]
    pictured: frozenset[int] = frozenset()
    title: str = ""


def read(desk: Desk, case_id: int, key: str, title: str = "", tick: Tick = lambda _share: None) -> Read:
    """Read a paper of a case."""
    from chc_desktop.documents.as_seen import pages_with_pictures

    room = Redacting(desk)
    sheaf = room.read(case_id, key, lambda share: tick(share * _DRAWN))
    with closing(opened(sheaf)) as leaves:
        texts = leaves.texts()
    tick(_DRAWN)
    pictured = frozenset[int]() if sheaf.is_picture else pages_with_pictures(sheaf.content)
    return Read(sheaf, texts, room.offered(case_id, texts), pictured, title)


def made(desk: Desk, found: Read, marks: Marks, wanted: Sequence[str], purpose: str, tick: Tick) -> Copy:
    """Make the copy, without these words, boxes and pages."""
    sheaf, counted = found.sheaf, _Counted()
    with closing(opened(sheaf)) as leaves:
        count = leaves.count()
        every = counted.each(sheets(leaves, marks, spans(found.texts, wanted), tick))
        content = Redacting(desk).make(every, count)
    return Copy(content, sheaf.what, purpose, count, counted.places, counted.whole, sheaf.entry, sheaf.original)


@dataclass
class _Counted:
    """How many places are covered, and how many pages altogether."""

    places: int = 0
    whole: int = 0

    def each(self, drawn: Iterable[Sheet]) -> Iterator[Sheet]:
        for sheet in drawn:
            self.places += 0 if sheet.whole else len(sheet.boxes)
            self.whole += sheet.whole
            yield sheet
