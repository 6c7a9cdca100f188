"""Measures of what came in: complaints and how they came, requests for stage 2, points, how they were acknowledged."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import Figure, Phrase, Tally, count, in_kinds, proportion, was, with_names
from chc_desktop.domain.assessments.measures.gauge import (
    COUNTED,
    Gauge,
    Gauges,
    Ground,
    counted_on,
    in_share,
    unless,
    verdict,
)
from chc_desktop.domain.assessments.timeliness import Judged, Mark, refused
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.intake import Channel
from chc_desktop.domain.vocabulary import Element, LetterKind, Measure

_NOT_ACCEPTED, _NO_REASON = "not accepted", "no reason given"


def _received(case: Case, _ground: Ground) -> Iterator[Judged]:
    yield Judged(case.received_on, Mark.GOOD, kind=_NOT_ACCEPTED if refused(case, 1) else "")


def _say_received(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    """How many complaints came in, those that were refused included."""
    received, refusals = tally.number(Mark.GOOD), tally.number(Mark.GOOD, _NOT_ACCEPTED)
    if not received:
        return count(measure, 0, 0, "No complaint was received in this year.")
    sentence = f"{words.count(received, 'complaint')} {was(received)} received in the year"
    if refusals:
        sentence += f"; {refusals:,} of them {was(refusals)} not accepted"
    return with_names(count(measure, received, received, f"{sentence}."), tally)


def _channels(case: Case, _ground: Ground) -> Iterator[Judged]:
    yield Judged(case.received_on, Mark.GOOD, kind=case.channel.words)


def _say_channels(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    """By which ways they came."""
    received = tally.number(Mark.GOOD)
    if not received:
        return count(measure, 0, 0, "No complaint was received in this year.")
    kinds = in_kinds(tally.kinds(Mark.GOOD))
    sentence = f"{words.count(received, 'complaint')} {was(received)} received in the year: {kinds}."
    return with_names(count(measure, received, received, sentence), tally)


def _on_social_media(case: Case, _ground: Ground) -> Iterator[Judged]:
    if case.channel is Channel.SOCIAL_MEDIA:
        yield Judged(case.received_on, Mark.GOOD)


def _say_on_social_media(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    came = tally.number(Mark.GOOD)
    if not came:
        return count(measure, 0, 0, "No complaint received in this year came on social media.")
    sentence = f"{words.count(came, *COUNTED[1])} came on social media."
    return with_names(count(measure, came, came, sentence), tally)


def _escalated(case: Case, _ground: Ground) -> Iterator[Judged]:
    if day := counted_on(case, 2):
        yield Judged(day, Mark.GOOD)
    elif refusal := refused(case, 2):
        yield Judged(case.stage2.asked_on or refusal.happened_on, Mark.AMISS)


def _say_escalated(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    """How many requests for stage 2 were made, and how many of them were taken on."""
    taken = tally.number(Mark.GOOD)
    asked = taken + tally.number(Mark.AMISS)
    if not asked:
        return count(measure, 0, 0, "No stage 2 was asked for in this year.")
    sentence = f"{taken:,} of {asked:,} {COUNTED[2][asked > 1]} {was(taken)} taken on."
    found = with_names(count(measure, taken, asked, sentence), tally)
    return replace(found, spoilers=(), more_spoilers=0)


def _without_reason(case: Case, _ground: Ground) -> Iterator[Judged]:
    if day := counted_on(case, 2):
        yield Judged(day, Mark.GOOD, kind="" if case.stage2.still_unhappy_with.strip() else _NO_REASON)


def _say_without_reason(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    """Requests for stage 2 that were taken on though nobody said why."""
    taken, silent = tally.number(Mark.GOOD), tally.number(Mark.GOOD, _NO_REASON)
    if not taken:
        return count(measure, 0, 0, "No stage 2 was asked for in this year.")
    requests = words.count(taken, *COUNTED[2])
    sentence = f"{requests} {was(taken)} taken on, {silent:,} of them with no reason given."
    return with_names(count(measure, silent, taken, sentence), tally)


def _points_joined(case: Case, _ground: Ground) -> Iterator[Judged]:
    if case.points_joined:
        yield Judged(case.received_on, Mark.GOOD, amount=case.points_joined)


def _say_points_joined(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    """How many related points joined a complaint that was open already."""
    joined = tally.amount(Mark.GOOD)
    if not joined:
        return count(measure, 0, 0, "No further point joined a complaint received in this year.")
    sentence = f"{words.count(joined, 'further point')} joined complaints received in the year before the answer."
    return with_names(count(measure, joined, joined, sentence), tally)


def _linked(case: Case, _ground: Ground) -> Iterator[Judged]:
    if case.links:
        yield Judged(case.received_on, Mark.GOOD)


def _say_linked(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    """Complaints that belong with another one."""
    linked = tally.number(Mark.GOOD)
    if not linked:
        return count(measure, 0, 0, "No complaint received in this year is linked with another.")
    what = "complaint received in the year is", "complaints received in the year are"
    return with_names(count(measure, linked, linked, f"{words.count(linked, *what)} linked with another."), tally)


def _set_out(case: Case, _ground: Ground) -> Iterator[Judged]:
    """Acknowledged complaints whose points and outcome sought were written down."""
    day = counted_on(case, 1)
    if day and case.stage1.acknowledged_on:
        sought = unless(case.outcome_sought, "without the outcome sought")
        yield verdict(day, unless(case.points, "without points"), sought)


def _by_letter(stage: int, elements: tuple[Element, ...], case: Case, ground: Ground) -> Iterator[Judged]:
    """Acknowledged by a letter of the register, which is not issued before it carries all that is asked of it."""
    day, kind = counted_on(case, stage), LetterKind(f"acknowledgement-stage{stage}")
    if day and case.at(stage).acknowledged_on and _asks_for(ground.edition, kind, elements):
        yield verdict(day, unless(kind.value in case.letters, "another way"))


def _say_by_letter(
    stage: int, elements: tuple[Element, ...], said: str, measure: Measure, tally: Tally, edition: Edition
) -> Figure:
    if not _asks_for(edition, LetterKind(f"acknowledgement-stage{stage}"), elements):
        return count(measure, 0, 0, "No such part of an acknowledgement is asked for in this Code.")
    phrase = Phrase(
        f"acknowledgement of a {COUNTED[stage][0]}",
        f"acknowledgements of {COUNTED[stage][1]}",
        f"{{were}} issued as a letter that {said}",
        _NONE_ACKNOWLEDGED[stage],
    )
    return proportion(measure, tally, phrase)  # what was sent another way may have said it too


def _asks_for(edition: Edition, kind: LetterKind, elements: tuple[Element, ...]) -> bool:
    asked = {each.element for each in edition.elements(kind)}
    return bool(asked) and asked.issuperset(elements)


_NONE_ACKNOWLEDGED = {
    1: "No complaint received in this year has been acknowledged.",
    2: "No stage 2 asked for in this year has been acknowledged.",
}


def _of_letters(stage: int, said: str, *elements: Element) -> Gauge:
    return Gauge(partial(_by_letter, stage, elements), partial(_say_by_letter, stage, elements, said))


GAUGES: Gauges = {
    Measure.COMPLAINTS_RECEIVED: Gauge(_received, _say_received),
    Measure.CHANNELS: Gauge(_channels, _say_channels),
    Measure.CAME_ON_SOCIAL_MEDIA: Gauge(_on_social_media, _say_on_social_media),
    Measure.ESCALATED: Gauge(_escalated, _say_escalated),
    Measure.ESCALATED_WITHOUT_REASON: Gauge(_without_reason, _say_without_reason),
    Measure.POINTS_JOINED: Gauge(_points_joined, _say_points_joined),
    Measure.COMPLAINTS_LINKED: Gauge(_linked, _say_linked),
    Measure.DEFINITION_SET_OUT: in_share(
        _set_out,
        Phrase(
            "acknowledged complaint received in the year",
            "acknowledged complaints received in the year",
            "{have} the points and the outcome sought set out",
            _NONE_ACKNOWLEDGED[1],
            "{have} a part missing",
        ),
    ),
    Measure.ACKNOWLEDGEMENT_LETTERS: _of_letters(1, "carried every part the Code asks for"),
    Measure.ACKNOWLEDGEMENT_LETTERS_STAGE2: _of_letters(2, "carried every part the Code asks for"),
    Measure.OMBUDSMAN_TOLD_EARLY: _of_letters(1, "told of the right to go to the Ombudsman", Element.OMBUDSMAN),
    Measure.RESPONSIBILITIES_NAMED: _of_letters(
        1, "said what is the organisation’s responsibility and what is not", Element.RESPONSIBILITY
    ),
}
