"""Corrects an entry of a complaint, if what came after it could still have happened."""

from collections.abc import Sequence

from chc_desktop.domain import history, rules, words
from chc_desktop.domain.case import Case, Recorded
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Corrected, Event, PromiseKept, Received, Responded
from chc_desktop.domain.mistakes.events import MISTAKES
from chc_desktop.domain.papers import rules as paper_rules
from chc_desktop.domain.points.events import CaseLinked
from chc_desktop.domain.promises.events import OfPromise
from chc_desktop.office.corrections import check_kind, correction, not_correctable, what_is_wrong
from chc_desktop.office.desk import Desk
from chc_desktop.office.links import strike_the_other_end
from chc_desktop.store.transaction import Transaction


def correct(desk: Desk, case_id: int, entry: int, why: str, replacement: Event | None) -> Case:
    """Put an earlier entry right: replaced, or declared never to have happened. The old one stays in the record."""
    with desk.register.transaction() as shelves:
        corrected = correction(desk, shelves, entry, why, replacement)
        past = shelves.record.history(case_id)
        _check(past, entry, replacement)
        written = desk.append(shelves, case_id, corrected)
        if replacement is None and isinstance(linked := dict(history.effective(past)).get(entry), CaseLinked):
            strike_the_other_end(desk, shelves, case_id, linked, corrected)
        case = _replayed(desk, shelves, case_id, [*past, written], entry)
        desk.project(shelves, case)
    desk.on_change()
    return case


def _check(past: Sequence[Recorded], entry: int, replacement: Event | None) -> None:
    wrong = next((recorded for recorded in past if recorded.number == entry), None)
    if wrong is None or wrong.event is None or isinstance(wrong.event, (Corrected, *MISTAKES)):
        raise not_correctable()
    if isinstance(wrong.event, Received) and replacement is None:
        raise RuleBroken("The receipt of a complaint cannot be struck out. Nothing was changed. Withdraw it instead.")
    check_kind(wrong.event, replacement)
    paper_rules.check_correction(wrong.event, replacement)
    if isinstance(replacement, Responded):
        _refuse_to_lose_a_kept_promise(past, entry, replacement)


def _refuse_to_lose_a_kept_promise(past: Sequence[Recorded], entry: int, replacement: Responded) -> None:
    """Promises go by their place in the answer: none may move once anything was recorded of one of them."""
    events = dict(history.effective(past))
    before = events.get(entry)
    fewer = isinstance(before, Responded) and len(replacement.remedies) < len(before.remedies)
    kept = (event.promise for event in events.values() if isinstance(event, PromiseKept | OfPromise))
    if fewer and any(key.startswith(f"{entry}.") for key in kept):
        raise RuleBroken(
            "Something has been recorded of a promise of this answer, such as that it was carried out, so no remedy "
            "can be taken out. Nothing was changed. Please correct that entry first."
        )


def _replayed(desk: Desk, shelves: Transaction, case_id: int, entries: Sequence[Recorded], corrected: int) -> Case:
    """The case its entries make, each checked anew, so that a correction leaves nothing impossible."""
    (opening, first), *rest = history.effective(entries)
    assert isinstance(first, Received)
    book = desk.book(shelves, first)
    try:
        rules.check_received(first, book)
    except RuleBroken as broken:
        raise _impossible(broken, opening, first, corrected) from broken
    case = history.opened(case_id, first)
    for number, event in rest:
        try:
            rules.check(event, case, book)
        except RuleBroken as broken:
            raise _impossible(broken, number, event, corrected) from broken
        case = history.apply(case, number, event)
    return case


def _impossible(broken: RuleBroken, number: int, event: Event, corrected: int) -> RuleBroken:
    """Why a correction cannot stand: the corrected entry's own fault, or that of one that came after it."""
    why = what_is_wrong(broken)
    if number == corrected:
        return RuleBroken(f"So corrected, this entry cannot stand. {why} Nothing was changed.", broken.about)
    return RuleBroken(
        f"With this correction, a later entry of {words.day(event.happened_on)} could not have happened. {why} "
        "Nothing was changed. Please correct that entry first."
    )
