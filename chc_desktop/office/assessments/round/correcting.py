"""An entry of a round that was recorded wrongly: struck out with the reason, where the rest can stand without it."""

from dataclasses import replace

from chc_desktop.domain import words
from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.round import rules
from chc_desktop.domain.assessments.round.events import AssessmentReopened
from chc_desktop.domain.assessments.round.year_round import YearRound, apply
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Corrected
from chc_desktop.domain.history import effective
from chc_desktop.office.assessments.round.reading import answers_of, record
from chc_desktop.office.assessments.view import AssessmentView
from chc_desktop.office.corrections import correction, not_correctable, what_is_wrong
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction


def strike(desk: Desk, shelves: Transaction, view: AssessmentView, entry: int, why: str) -> None:
    """Say that an entry was wrong. Refused where a later one could not have happened without it."""
    year = view.year.number
    struck = correction(desk, shelves, entry, why, None)
    wrong = next((each.event for each in shelves.rounds.history(year) if each.number == entry), None)
    if wrong is None or isinstance(wrong, Corrected) or entry not in dict(effective(shelves.rounds.history(year))):
        raise not_correctable()
    if isinstance(wrong, AssessmentReopened) and view.round.reopened:
        _refuse_lost_work(shelves, view)
    record(desk, shelves, year, struck)
    _replay(shelves, view, desk)


def _refuse_lost_work(shelves: Transaction, view: AssessmentView) -> None:
    """What was changed since it was opened again is not thrown away silently."""
    assert view.round.last
    kept = answers_of(shelves, view.round.last)
    blank = {row.slug: Answer(slug=row.slug) for row in view.form.rows}
    changed = [slug for slug in blank if kept.get(slug, blank[slug]) != replace(view.answer(slug), note="")]
    if changed:
        answers = words.count(len(changed), "answer was", "answers were")
        raise RuleBroken(
            f"{answers} changed since it was opened again, so that cannot be undone now. Nothing was changed. Please "
            "put them back first (“What changed” lists them), or have the new version approved."
        )


def _replay(shelves: Transaction, view: AssessmentView, desk: Desk) -> None:
    """Refuse a correction after which something else could not have happened; the transaction then keeps nothing."""
    found = YearRound(view.year.number)
    for number, event in effective(shelves.rounds.history(view.year.number)):
        try:
            rules.check(event, found, view.year, desk.today())
        except RuleBroken as broken:
            raise RuleBroken(
                f"Without it, the entry of {words.day(event.happened_on)} could not stand. {what_is_wrong(broken)} "
                "Nothing was changed. Please say of the later entry first that it was recorded wrongly."
            ) from broken
        found = apply(found, number, event)
