"""Measures of putting things right: a remedy where something was wrong, of what kind, and whether it was kept."""

from collections.abc import Iterator
from functools import partial

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import Figure, Phrase, Tally, count, in_kinds, in_titles, was, with_names
from chc_desktop.domain.assessments.measures.gauge import Gauge, Gauges, Ground, counted_on, in_share, verdict
from chc_desktop.domain.assessments.timeliness import Judged, Mark, waiting_until
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.promises.events import Made
from chc_desktop.domain.promises.promise import Promise, State
from chc_desktop.domain.vocabulary import Measure, Outcome


def _offered(case: Case, _ground: Ground) -> Iterator[Judged]:
    """Complaints in which something was found to be wrong, and something was offered for it."""
    day = counted_on(case, 1)
    if day and _upheld(case):
        yield verdict(day, _left_out(case))


def _by_kind(case: Case, ground: Ground) -> Iterator[Judged]:
    for promise in case.promises:
        yield Judged(promise.made_on, Mark.GOOD, kind=ground.edition.remedy_title(promise.remedy.kind))


def _by_stage(case: Case, _ground: Ground) -> Iterator[Judged]:
    for promise in case.promises:
        yield Judged(promise.made_on, Mark.GOOD, kind=f"at stage {promise.stage}" if promise.stage else "otherwise")


def _money(case: Case, _ground: Ground) -> Iterator[Judged]:
    for promise in case.promises:
        if promise.is_money:
            yield Judged(promise.made_on, Mark.GOOD, words.money(promise.remedy.pence), amount=promise.remedy.pence)


def _say_money(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    payments = tally.number(Mark.GOOD)
    if not payments:
        return count(measure, 0, 0, "No money was offered in this year.")
    offers = words.count(payments, "payment")
    sentence = f"{offers} {was(payments)} offered in the year, {words.money(tally.amount(Mark.GOOD))} in all."
    return with_names(count(measure, payments, payments, sentence), tally)


def _say_kinds(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    return _say(measure, tally, in_titles(tally.kinds(Mark.GOOD)))


def _say_stages(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    return _say(measure, tally, in_kinds(tally.kinds(Mark.GOOD)))


def _say(measure: Measure, tally: Tally, parted: str) -> Figure:
    made = tally.number(Mark.GOOD)
    if not made:
        return count(measure, 0, 0, "No remedy was offered in this year.")
    remedies = words.count(made, "remedy", "remedies")
    sentence = f"{remedies} {was(made)} offered in the year: {parted}."
    return with_names(count(measure, made, made, sentence), tally)


def _promises_kept(case: Case, _ground: Ground) -> Iterator[Judged]:
    """Promises that fell due, of whatever complaint, kept by the day first promised.

    A later day, agreed or not, does not make one kept in time, and one that cannot be delivered was not kept. Money
    that was declined is owed to nobody and counts neither way.
    """
    for promise in case.promises:
        if promise.state is not State.DECLINED:
            yield from _kept(promise)


def _followed(stage: int, case: Case, _ground: Ground) -> Iterator[Judged]:
    """What a stage's answer promised, and whether it has been done, on whatever day it was at last due."""
    for promise in case.promises:
        if promise.stage == stage and promise.made is Made.RESPONSE and promise.state is not State.DECLINED:
            yield from _carried_out(promise)


def _kept(promise: Promise) -> Iterator[Judged]:
    by, kept_on = promise.first_by, promise.kept_on
    moved = f", moved to {words.day(promise.by)}" if promise.moves else ""
    if promise.undeliverable:
        yield Judged(by, Mark.AMISS, "could not be delivered")
    elif kept_on and kept_on > by:
        yield Judged(by, Mark.AMISS, f"by {words.count((kept_on - by).days, 'day')}{moved}")
    elif kept_on:
        yield Judged(by, Mark.GOOD)
    else:
        yield from waiting_until(by, by, "not kept", moved)


def _carried_out(promise: Promise) -> Iterator[Judged]:
    if promise.undeliverable:
        yield Judged(promise.made_on, Mark.AMISS, "could not be delivered")
    elif promise.kept_on:
        yield Judged(promise.made_on, Mark.GOOD)
    else:
        yield from waiting_until(promise.made_on, promise.by, "not done")


def _left_out(case: Case) -> tuple[str, ...]:
    """A remedy that could not be delivered, with nothing in its place, was not given."""
    if any(promise.state is not State.UNDELIVERABLE for promise in case.promises):
        return ()
    return ("with a remedy that could not be delivered",) if case.promises else ("without a remedy",)


def _upheld(case: Case) -> bool:
    return any(point.finding and point.finding.outcome in _WRONG for point in case.points)


_WRONG = (Outcome.UPHELD, Outcome.PARTLY_UPHELD)


def _of_what_was_promised(stage: int) -> Gauge:
    phrase = Phrase(
        f"promise made in a stage {stage} answer of the year",
        f"promises made in stage {stage} answers of the year",
        "{have} been carried out",
        f"No stage {stage} answer of this year promised anything.",
        "{were} not carried out in time",
        "still to be done, inside the time promised",
    )
    return in_share(partial(_followed, stage), phrase)


GAUGES: Gauges = {
    Measure.REMEDIES_OFFERED: in_share(
        _offered,
        Phrase(
            "complaint received in the year and upheld, at least in part,",
            "complaints received in the year and upheld, at least in part,",
            "{were} given a remedy",
            "No complaint received in this year has been upheld.",
            "{were} given no remedy",
        ),
    ),
    Measure.REMEDIES_BY_KIND: Gauge(_by_kind, _say_kinds),
    Measure.REMEDIES_BY_STAGE: Gauge(_by_stage, _say_stages),
    Measure.MONEY_OFFERED: Gauge(_money, _say_money),
    Measure.PROMISES_KEPT: in_share(
        _promises_kept,
        Phrase(
            "promise that fell due in the year",
            "promises that fell due in the year",
            "{were} kept by the day promised",
            "No promise fell due in this year.",
            "{were} not kept in time",
        ),
    ),
    Measure.FOLLOWED_THROUGH_STAGE1: _of_what_was_promised(1),
    Measure.FOLLOWED_THROUGH_STAGE2: _of_what_was_promised(2),
}
