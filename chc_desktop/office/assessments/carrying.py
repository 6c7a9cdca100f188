"""Carrying an earlier year's answers forward, each to be looked at before it counts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chc_desktop.domain import words
from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.assessment import called
from chc_desktop.domain.assessments.carrying import Earlier, followed, left_behind
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.assessments.approving import refuse_approved
from chc_desktop.office.assessments.reading import attached_in, earlier_answers, view_of
from chc_desktop.office.assessments.round.reading import project
from chc_desktop.office.assessments.undoing import Undo
from chc_desktop.office.assessments.view import AssessmentView
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Carried:
    """What carrying forward did: how many rows now have an earlier year's answer, and what no row asks any more."""

    year: int
    rows: int
    left_behind: tuple[str, ...]
    undo: Undo | None = None

    @property
    def told(self) -> str:
        """What was done, for the officer."""
        answers = words.count(self.rows, "answer was", "answers were")
        sentence = f"{answers} carried forward from {self.year}. Each counts once you have looked at it."
        if not self.left_behind:
            return sentence
        left = words.listed(list(self.left_behind))
        return f"{sentence} No row of this form follows these, so they stay in {self.year} only: {left}."


def with_note(answer: Answer, here: Answer) -> Answer:
    """The answer with the note to oneself that stands here already above its own."""
    return replace(answer, note="\n\n".join(filter(None, (here.note.strip(), answer.note))))


def carry_evidence(desk: Desk, shelves: Transaction, earlier: Earlier, view: AssessmentView) -> Iterator[int]:
    """What was attached to the rows that are carried is attached again, a file without a copy; the ids of it."""
    ways = followed(earlier.edition, view.edition, desk.editions)
    attached = attached_in(shelves, earlier.year, earlier.edition.id)
    for slug in view.can_be_carried:
        there = {each.is_the_same_as for each in view.attached.get(slug, ())}
        for each in (one for before in ways.get(slug, ()) for one in attached.get(before, ())):
            if each.is_the_same_as not in there:
                holder = (each.content_of or each.id) if each.is_file else 0
                again = replace(each, slug=slug)
                yield shelves.evidence.add(view.year.number, view.edition.id, again, desk.now(), holder)


def carry(desk: Desk, shelves: Transaction, year: int) -> Carried:
    """Fill the rows that have no answer from the last year that has any."""
    view = view_of(desk, shelves, year)
    refuse_approved(view.approval, year)
    earlier = earlier_answers(desk, shelves, year, view.edition)
    if earlier is None or not view.can_be_carried:
        raise RuleBroken(
            f"There is nothing to carry forward to {year}: no earlier year has an answer for a row that has none yet. "
            "Nothing was changed."
        )
    before = tuple(view.answer(slug) for slug in view.can_be_carried)
    after = tuple(with_note(view.last_year[answer.slug], answer) for answer in before)
    for answer in after:
        shelves.scratch.save_answer(year, view.edition.id, answer, desk.now())
    evidence = tuple(carry_evidence(desk, shelves, earlier, view))
    project(desk, shelves, year)
    left = tuple(called(row) for row in left_behind(earlier, view.edition, desk.editions))
    return Carried(earlier.year, len(after), left, Undo(year, view.edition.id, before, after, evidence))
