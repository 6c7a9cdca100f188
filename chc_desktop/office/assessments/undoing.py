"""Taking back what was done to many answers at once: each as it was, unless somebody has changed it since."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Undo:
    """What to put back: the answers of a year before and after, and the evidence that was attached with them."""

    year: int
    edition: str
    before: tuple[Answer, ...]
    after: tuple[Answer, ...]
    evidence: tuple[int, ...] = ()


def looked_at(desk: Desk, shelves: Transaction, year: int, edition: str, slugs: Iterable[str]) -> Undo:
    """Mark carried answers as looked at: they still hold."""
    here = shelves.scratch.answers(year, edition)
    before = tuple(here[slug] for slug in slugs if slug in here and not here[slug].looked_at)
    if not before:
        raise RuleBroken("There is no answer here that waits to be looked at. Nothing was changed.")
    after = tuple(replace(answer, looked_at=True) for answer in before)
    for answer in after:
        shelves.scratch.save_answer(year, edition, answer, desk.now())
    return Undo(year, edition, before, after)


def put_back(desk: Desk, shelves: Transaction, undo: Undo) -> int:
    """Put back what has not been changed since; how many answers that were."""
    here = shelves.scratch.answers(undo.year, undo.edition)
    pairs = [pair for pair in zip(undo.before, undo.after, strict=True) if here.get(pair[1].slug) == pair[1]]
    for before, _after in pairs:
        if before == Answer(slug=before.slug):
            shelves.scratch.drop_answer(undo.year, undo.edition, before.slug)
        else:
            shelves.scratch.save_answer(undo.year, undo.edition, before, desk.now())
    for evidence in undo.evidence:
        shelves.evidence.forget(evidence)
    return len(pairs)
