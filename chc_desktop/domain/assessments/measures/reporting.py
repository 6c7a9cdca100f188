"""Measures of the self-assessment itself: approved, published with the response, made anew when something changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import Figure, Phrase, Spoiler, Tally, count, share, was
from chc_desktop.domain.assessments.measures.learning import Learnt
from chc_desktop.domain.assessments.round.events import AssessmentReopened
from chc_desktop.domain.assessments.round.reasons import Reason
from chc_desktop.domain.assessments.round.year_round import Circumstances, Version
from chc_desktop.domain.assessments.timeliness import Mark
from chc_desktop.domain.vocabulary import Measure

Said = tuple[Mark, str, str]
"""How something counts, what it is called, and why it counts so."""


def _approved(measure: Measure, learnt: Learnt) -> Figure:
    """Which self-assessments the governing body approved in the year."""
    versions = list(_of_year(learnt))
    if not versions:
        return count(measure, 0, 0, _NONE)
    which = [f"that of {year} on {_when(version)} ({version.approved.minute})" for year, version in versions]
    number = words.count(len(versions), "self-assessment")
    sentence = f"{number} {was(len(versions))} approved by the governing body in the year: {words.listed(which)}."
    return count(measure, len(versions), len(versions), sentence)


def _published(measure: Measure, learnt: Learnt) -> Figure:
    """Of those, which were published, with the governing body's response. No Code says by when."""
    phrase = Phrase(
        "self-assessment approved in the year",
        "self-assessments approved in the year",
        "{were} published with the governing body’s response",
        _NONE,
        "{were} published without it",
        "still to be published",
    )
    return _share(measure, (_was_published(year, version) for year, version in _of_year(learnt)), phrase)


def _was_published(year: int, version: Version) -> Said:
    called = f"that of {year}"
    if not version.published:
        return Mark.WAITING, called, f"approved on {_when(version)}"
    return (Mark.GOOD, called, "") if version.response.strip() else (Mark.AMISS, called, "without the response")


def _made_anew(none: str, *reasons: Reason) -> "Saying":
    """Those opened again in the year for one of these reasons: approved anew by the day that was meant."""

    def say(measure: Measure, learnt: Learnt) -> Figure:
        phrase = Phrase(
            "self-assessment opened again in the year",
            "self-assessments opened again in the year",
            "{were} approved anew by the day set",
            none,
            "{were} not approved anew in time",
            "still to be approved, before the day set",
        )
        return _share(measure, _opened_again(learnt, reasons), phrase)

    return say


def _opened_again(learnt: Learnt, reasons: tuple[Reason, ...]) -> Iterator[Said]:
    for each in learnt.rounds:
        done = [(version.made_anew, version) for version in each.versions if version.made_anew]
        under_way: list[tuple[AssessmentReopened, Version | None]] = [(each.reopened, None)] if each.reopened else []
        for reopened, version in (*done, *under_way):
            if reopened.reason in reasons and reopened.happened_on in learnt.year:
                yield _in_time(f"that of {each.year} ({reopened.reason.short})", reopened, version, learnt)


def _in_time(called: str, reopened: AssessmentReopened, version: Version | None, learnt: Learnt) -> Said:
    if version and (reopened.by is None or version.approved.happened_on <= reopened.by):
        return Mark.GOOD, called, ""
    if version:
        return Mark.AMISS, called, f"approved on {_when(version)}"
    late = reopened.by is not None and reopened.by < learnt.today
    return Mark.AMISS if late else Mark.WAITING, called, f"due {words.day(reopened.by)}" if reopened.by else ""


def _circumstances(measure: Measure, learnt: Learnt) -> Figure:
    """Exceptional circumstances noted in the year: the Ombudsman and residents told, and when they will be over."""
    phrase = Phrase(
        "exceptional circumstance noted in the year",
        "exceptional circumstances noted in the year",
        "{were} told to the Ombudsman and to residents, with the day by which we mean to comply again",
        "No exceptional circumstances were noted in this year.",
        "{have} a part still to be told",
    )
    noted = (each for one in learnt.rounds for each in one.circumstances if each.noted.happened_on in learnt.year)
    return _share(measure, map(_was_told, noted), phrase)


def _was_told(each: Circumstances) -> Said:
    left = words.listed([duty.words[:1].lower() + duty.words[1:].rstrip(".") for duty in each.open])
    called = f"that of {words.day(each.noted.happened_on)}"
    return (Mark.AMISS, called, f"still to do: {left}") if left else (Mark.GOOD, called, "")


def _of_year(learnt: Learnt) -> Iterator[tuple[int, Version]]:
    for each in learnt.rounds:
        for version in each.versions:
            if version.approved.happened_on in learnt.year:
                yield each.year, version


def _share(measure: Measure, found: Iterable[Said], phrase: Phrase) -> Figure:
    every = list(found)
    names = {mark: tuple(Spoiler(0, called, why) for marked, called, why in every if marked is mark) for mark in Mark}
    numbers = {(mark, ""): len(some) for mark, some in names.items()}
    return share(measure, Tally(numbers, numbers, names), phrase)


def _when(version: Version) -> str:
    return words.day(version.approved.happened_on)


_NONE = "No self-assessment was approved in this year."

Saying = Callable[[Measure, Learnt], Figure]

GAUGES: Mapping[Measure, Saying] = {
    Measure.ASSESSMENTS_APPROVED: _approved,
    Measure.ASSESSMENTS_PUBLISHED: _published,
    Measure.ASSESSED_ANEW_AFTER_CHANGE: _made_anew(
        "No self-assessment was opened again in this year because of a restructure, a merger or a change of procedure.",
        Reason.RESTRUCTURE,
        Reason.MERGER,
        Reason.PROCEDURE,
    ),
    Measure.ASSESSED_ANEW_FOR_OMBUDSMAN: _made_anew(
        "No self-assessment was opened again in this year because the Ombudsman asked for it.", Reason.OMBUDSMAN
    ),
    Measure.CIRCUMSTANCES_TOLD: _circumstances,
}
