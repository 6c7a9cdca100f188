"""Measures of who has to do with a complaint: those who handle it, speak for the resident, or act for us."""

from collections.abc import Iterator

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import Figure, Phrase, Tally, count, was, with_names
from chc_desktop.domain.assessments.measures.gauge import COUNTED, Gauge, Gauges, Ground, counted_on, in_share, verdict
from chc_desktop.domain.assessments.timeliness import Judged, Mark, waiting_until
from chc_desktop.domain.case import Case
from chc_desktop.domain.clocks.dates import step_dates
from chc_desktop.domain.clocks.kind import kind_of
from chc_desktop.domain.code import Edition
from chc_desktop.domain.people.parties import Handling
from chc_desktop.domain.vocabulary import Measure

_EVIDENCE = "ombudsman-evidence"


def _handler_named(case: Case, _ground: Ground) -> Iterator[Judged]:
    """Somebody by name deals with it, at each stage it has come to."""
    if day := counted_on(case, 1):
        yield verdict(day, tuple(f"nobody at stage {stage.number}" for stage in case.asked_stages if not stage.handler))


def _without_interest(case: Case, _ground: Ground) -> Iterator[Judged]:
    """Complaints about one of ours, or in which somebody has an interest: they did not deal with it.

    Unless the record says why they may go on.
    """
    parties = case.parties
    interested = {each.person for each in parties.accused if each.ended_on is None}
    interested |= {each.person for each in parties.conflicts if each.ended_on is None and not each.may_go_on_because}
    day = counted_on(case, 1)
    if day and (parties.accused or parties.conflicts):
        handled = {stage.handler for stage in case.asked_stages}
        handled |= {stage.response.done_by for stage in case.asked_stages if stage.response}
        fault = "dealt with by somebody it is about, or with an interest in it"
        yield verdict(day, (fault,) if interested & handled else ())


def _represented(case: Case, _ground: Ground) -> Iterator[Judged]:
    if case.parties.representatives:
        yield Judged(case.received_on, Mark.GOOD)


def _say_represented(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    number = tally.number(Mark.GOOD)
    if not number:
        none = "No complaint received in this year had somebody speak for the person who complained."
        return count(measure, 0, 0, none)
    counted = f"{words.count(number, *COUNTED[1])} {was(number)}"
    sentence = f"{counted} made or carried on by somebody who speaks for the person who complained."
    return with_names(count(measure, number, number, sentence), tally)


def _contractor_answered(case: Case, _ground: Ground) -> Iterator[Judged]:
    """What was passed to a contractor came back by the day we asked for."""
    for handling in case.parties.contractors:
        yield from _came_back(handling)


def _came_back(handling: Handling) -> Iterator[Judged]:
    back = handling.answered_on or handling.taken_back_on
    if back is None:
        yield from waiting_until(handling.passed_on, handling.answer_by, "no answer")
    elif back > handling.answer_by:
        late = words.count((back - handling.answer_by).days, "day")
        yield Judged(handling.passed_on, Mark.AMISS, f"by {late}")
    else:
        yield Judged(handling.passed_on, Mark.GOOD)


def _inside_our_stages(case: Case, _ground: Ground) -> Iterator[Judged]:
    """Complaints passed to a contractor were answered by us, inside our stages."""
    day = counted_on(case, 1)
    if day and case.parties.contractors:
        if case.stage1.response:
            yield Judged(day, Mark.GOOD)
        elif case.status.is_open:
            yield Judged(day, Mark.WAITING, f"at stage {case.stage.number}")
        else:
            yield Judged(day, Mark.AMISS, "ended without our own answer")


def _evidence_sent(case: Case, ground: Ground) -> Iterator[Judged]:
    """What the Ombudsman asked for was sent in time."""
    for clock in case.clocks:
        if clock.kind == _EVIDENCE and (clock.stopped_on is None or clock.done):
            for step in step_dates(clock, kind_of(ground.kinds, clock.kind), ground.edition, ground.counting):
                if step.done is None:
                    yield from waiting_until(clock.started_on, step.due)
                elif step.done.on > step.due:
                    late = -ground.counting.calendar.days_left(step.done.on, step.due)
                    yield Judged(clock.started_on, Mark.AMISS, f"by {words.count(late, 'working day')}")
                else:
                    yield Judged(clock.started_on, Mark.GOOD)


GAUGES: Gauges = {
    Measure.HANDLERS_NAMED: in_share(
        _handler_named,
        Phrase(
            *COUNTED[1],
            "{have} somebody named who deals with it, at every stage",
            "No complaint was received in this year.",
            "{have} nobody named",
        ),
    ),
    Measure.CONFLICTS_KEPT_OUT: in_share(
        _without_interest,
        Phrase(
            "complaint of the year about somebody here, or with a conflict of interest,",
            "complaints of the year about somebody here, or with a conflict of interest,",
            "{were} dealt with by others",
            "No complaint received in this year was about somebody here, or had a conflict of interest on record.",
            "{were} not",
        ),
    ),
    Measure.REPRESENTED: Gauge(_represented, _say_represented),
    Measure.CONTRACTORS_ANSWERED: in_share(
        _contractor_answered,
        Phrase(
            "complaint passed to a contractor in the year",
            "complaints passed to contractors in the year",
            "came back by the day asked for",
            "No complaint was passed to a contractor in this year.",
            "did not",
        ),
    ),
    Measure.CONTRACTORS_INSIDE: in_share(
        _inside_our_stages,
        Phrase(
            "complaint received in the year and passed to a contractor",
            "complaints received in the year and passed to contractors",
            "{were} answered by ourselves, inside our stages",
            "No complaint received in this year was passed to a contractor.",
            "{were} not",
            "still to be answered",
        ),
    ),
    Measure.EVIDENCE_IN_TIME: in_share(
        _evidence_sent,
        Phrase(
            "request of the year by the Ombudsman for evidence",
            "requests of the year by the Ombudsman for evidence",
            "{were} answered in time",
            "No request by the Ombudsman for evidence is on record in this year.",
            "{were} late",
        ),
    ),
}
