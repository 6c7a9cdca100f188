"""What cannot happen in a round, each refused in a sentence."""

from datetime import date
from functools import singledispatch

from chc_desktop.domain import words
from chc_desktop.domain.assessments.reporting_year import ReportingYear
from chc_desktop.domain.assessments.round.events import (
    AssessmentPublished,
    AssessmentReopened,
    AssessmentSubmitted,
    CircumstanceDutyDone,
    ResponseRecorded,
    SentForApproval,
)
from chc_desktop.domain.assessments.round.reasons import Duty
from chc_desktop.domain.assessments.round.year_round import Version, YearRound
from chc_desktop.domain.entries import AssessmentApproved
from chc_desktop.domain.events import Event
from chc_desktop.domain.refusing import NOTHING_CHANGED, needs, not_before, not_in_future, refuse_if


def check(event: Event, found: YearRound, year: ReportingYear, today: date) -> None:
    """Whether this may happen in the round of a year. Raises `RuleBroken` if not."""
    not_in_future(event.happened_on, today)
    _check(event, found, year)


@singledispatch
def _check(event: Event, found: YearRound, year: ReportingYear) -> None:
    raise TypeError(f"no rule for {event.kind}")


@_check.register
def _(event: SentForApproval, found: YearRound, year: ReportingYear) -> None:
    _still_open(found)
    not_before(event.happened_on, year.first, "the year began")
    refuse_if(
        event.meeting < event.happened_on,
        f"The meeting cannot be before the day it was sent, {words.day(event.happened_on)}. Please check both days.",
        "meeting",
    )


@_check.register
def _(event: AssessmentApproved, found: YearRound, year: ReportingYear) -> None:
    _still_open(found)
    if found.last:
        not_before(event.happened_on, found.last.approved.happened_on, "the version before was approved", "on")
    if found.reopened:
        not_before(event.happened_on, found.reopened.happened_on, "it was opened again", "on")


@_check.register
def _(event: ResponseRecorded, found: YearRound, year: ReportingYear) -> None:
    version = _concerned(found, event.version)
    refuse_if(
        bool(version.response.strip()),
        f"The governing body’s response of {words.day(version.responded_on or version.approved.happened_on)} is in the "
        f"record already. {NOTHING_CHANGED} If it was recorded wrongly, say so in the record of this round first.",
        "response",
    )
    needs(event.response, f"Please write the governing body’s response. {NOTHING_CHANGED}", "response")
    needs(event.written_by, f"Please say who wrote the response, such as the chair. {NOTHING_CHANGED}", "written_by")
    not_before(event.happened_on, year.first, "the year began")


@_check.register
def _(event: AssessmentPublished, found: YearRound, year: ReportingYear) -> None:
    _not_before_approval(event, _concerned(found, event.version))
    needs(
        event.where,
        f"Please say where it can be found: the address of the page, or which noticeboard or report. {NOTHING_CHANGED}",
        "where",
    )


@_check.register
def _(event: AssessmentSubmitted, found: YearRound, year: ReportingYear) -> None:
    version = _concerned(found, event.version)
    if version.submitted:
        on = words.day(version.submitted.happened_on)
        refuse_if(True, f"Version {version.number} was submitted on {on} already. {NOTHING_CHANGED}")
    _not_before_approval(event, version)
    needs(
        event.how,
        f"Please say how it was submitted, such as by the Ombudsman’s online form. {NOTHING_CHANGED}",
        "how",
    )


@_check.register
def _(event: AssessmentReopened, found: YearRound, year: ReportingYear) -> None:
    needs(event.why, f"Please write what happened; it is printed on the new version. {NOTHING_CHANGED}", "why")
    if found.approved is None:
        refuse_if(
            not event.reason.duties, f"It is open already: its answers can be changed. {NOTHING_CHANGED}", "reason"
        )
        return
    _not_before_approval(event, found.approved)
    refuse_if(
        event.by is None,
        "Please give the day by which the new version should be approved, so that Today can remind you. "
        f"{NOTHING_CHANGED}",
        "by",
    )
    refuse_if(
        event.by is not None and event.by < event.happened_on,
        f"The new version cannot be due before it is begun. {NOTHING_CHANGED} Please check the day.",
        "by",
    )


@_check.register
def _(event: CircumstanceDutyDone, found: YearRound, year: ReportingYear) -> None:
    about = next((each for each in found.circumstances if each.entry == event.reopened), None)
    if about is None or event.duty not in about.open:
        refuse_if(True, f"That is recorded as done already. {NOTHING_CHANGED}", "duty")
        return
    not_before(event.happened_on, about.noted.happened_on, "the circumstances were noted")
    needs(event.how, f"Please say how it was done, such as by email to the Ombudsman. {NOTHING_CHANGED}", "how")
    refuse_if(
        event.duty is Duty.WHEN and event.back_by is None,
        f"Please give the day by which you expect to comply again. {NOTHING_CHANGED}",
        "back_by",
    )


def _still_open(found: YearRound) -> None:
    if found.approved:
        on = words.day(found.approved.approved.happened_on)
        refuse_if(True, f"The self-assessment of {found.year} was approved on {on} already. {NOTHING_CHANGED}")


def _concerned(found: YearRound, number: int) -> Version:
    """The version of this number, approved before; it may be an earlier one than is worked on."""
    which = f"Version {number} of the" if found.versions else "The"
    version = found.version(number)
    refuse_if(version is None, f"{which} self-assessment of {found.year} is not approved yet. {NOTHING_CHANGED}")
    assert version
    return version


def _not_before_approval(event: Event, version: Version) -> None:
    not_before(event.happened_on, version.approved.happened_on, "it was approved")
