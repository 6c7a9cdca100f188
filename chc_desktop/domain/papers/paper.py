"""The papers of a complaint or a service request as they stand, folded from what happened with them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from chc_desktop.domain.papers.events import Corresponded, PaperEvent, PaperRemoved


@dataclass(frozen=True, slots=True)
class Paper:
    """One letter, call, email or file. `id` is the number of its entry; `removed` says why it is in the bin, if so."""

    id: int
    said: Corresponded
    removed: PaperRemoved | None = None

    @property
    def is_kept(self) -> bool:
        return self.removed is None

    @property
    def order(self) -> tuple[date, str, int, int]:
        """By day and time; what came with an email directly after it."""
        said = self.said
        return said.happened_on, said.at, said.came_with or self.id, self.id


Papers = tuple[Paper, ...]


def with_event(papers: Papers, number: int, event: PaperEvent) -> Papers:
    """The papers after one more event, which has this number in the register."""
    if isinstance(event, Corresponded):
        return (*papers, Paper(number, event))
    removed = event if isinstance(event, PaperRemoved) else None
    return tuple(replace(paper, removed=removed) if paper.id == event.paper else paper for paper in papers)


def paper_of(papers: Iterable[Paper], paper_id: int) -> Paper | None:
    """The paper of this id, in the bin or not."""
    return next((paper for paper in papers if paper.id == paper_id), None)


def kept(papers: Iterable[Paper]) -> Papers:
    """Those that are not in the bin, in the order in which they came and went."""
    return tuple(sorted((paper for paper in papers if paper.is_kept), key=lambda paper: paper.order))
