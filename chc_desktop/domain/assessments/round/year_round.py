"""Where a year's self-assessment stands in its round, folded from the entries of the record about it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import singledispatch

from chc_desktop.domain.assessments.round.events import (
    AssessmentPublished,
    AssessmentReopened,
    AssessmentSubmitted,
    CircumstanceDutyDone,
    ResponseRecorded,
    SentForApproval,
)
from chc_desktop.domain.assessments.round.reasons import Duty, Reason
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.entries import AssessmentApproved, Frozen
from chc_desktop.domain.events import Event
from chc_desktop.domain.history import effective


@dataclass(frozen=True, slots=True)
class Version:
    """One approved version, with what was done with it since. `entry` is the approval's number in the record."""

    entry: int
    approved: AssessmentApproved
    responded: ResponseRecorded | None = None
    published: tuple[AssessmentPublished, ...] = ()
    submitted: AssessmentSubmitted | None = None
    made_anew: AssessmentReopened | None = None
    """Why there is this version: how the one before was opened again; None for the first."""
    answers: int = 0
    """The entry that keeps its answers; 0 where nothing has kept them yet."""
    answers_kept_late: bool = False
    """Whether they were kept only when it was opened again, by a program that came after the approval."""

    @property
    def number(self) -> int:
        return self.approved.version

    @property
    def response(self) -> str:
        return self.responded.response if self.responded else self.approved.response

    @property
    def response_by(self) -> str:
        """Who wrote the response, where that was said."""
        return self.responded.written_by if self.responded else self.approved.response_by

    @property
    def responded_on(self) -> date | None:
        """The day of the response; None while there is none."""
        if self.responded:
            return self.responded.happened_on
        return self.approved.happened_on if self.approved.response.strip() else None

    @property
    def files(self) -> tuple[Frozen, ...]:
        """The files that stand for it now: with the response, once it came."""
        return self.responded.files if self.responded else self.approved.files


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Exceptional circumstances, and which of their duties are done. `entry` is the one that noted them."""

    entry: int
    noted: AssessmentReopened
    done: tuple[CircumstanceDutyDone, ...] = ()

    @property
    def open(self) -> tuple[Duty, ...]:
        """The duties that are still to be done."""
        done = {each.duty for each in self.done}
        return tuple(duty for duty in self.noted.reason.duties if duty not in done)

    @property
    def back_by(self) -> date | None:
        """The day by which the Code is to be complied with again, as it was last said."""
        return next((each.back_by for each in reversed(self.done) if each.back_by), None)


@dataclass(frozen=True, slots=True)
class YearRound:
    """A year's round. `sent` is how the version being worked on was sent to the governing body, `reopened` why it is
    open again; both None once it is approved."""

    year: int
    versions: tuple[Version, ...] = ()
    sent: SentForApproval | None = None
    reopened: AssessmentReopened | None = None
    circumstances: tuple[Circumstances, ...] = ()

    @property
    def last(self) -> Version | None:
        """The version approved last."""
        return self.versions[-1] if self.versions else None

    @property
    def approved(self) -> Version | None:
        """The version that is approved and not opened again."""
        return None if self.reopened else self.last

    @property
    def next_version(self) -> int:
        """The number of the version that is approved next."""
        return len(self.versions) + 1

    @property
    def was_submitted(self) -> bool:
        """Whether the Ombudsman has any version of it."""
        return any(version.submitted for version in self.versions)

    @property
    def open_duties(self) -> tuple[tuple[Circumstances, Duty], ...]:
        """Every duty of exceptional circumstances that is still to be done."""
        return tuple((each, duty) for each in self.circumstances for duty in each.open)

    def version(self, number: int) -> Version | None:
        return next((version for version in self.versions if version.number == number), None)


def fold(year: int, entries: Iterable[Recorded]) -> YearRound:
    """The round as the entries tell it, corrections applied."""
    found = YearRound(year)
    for number, event in effective(entries):
        found = apply(found, number, event)
    return found


def apply(found: YearRound, number: int, event: Event) -> YearRound:
    """The round after one more event, which has this number in the record."""
    return _apply(event, found, number)


@singledispatch
def _apply(event: Event, found: YearRound, number: int) -> YearRound:
    return found


@_apply.register
def _(event: SentForApproval, found: YearRound, number: int) -> YearRound:
    return replace(found, sent=event)


@_apply.register
def _(event: AssessmentApproved, found: YearRound, number: int) -> YearRound:
    version = Version(number, replace(event, version=found.next_version), answers=event.answers)
    version = replace(version, made_anew=found.reopened)
    return replace(found, versions=(*found.versions, version), sent=None, reopened=None)


@_apply.register
def _(event: ResponseRecorded, found: YearRound, number: int) -> YearRound:
    return _with_version(found, event.version, responded=event)


@_apply.register
def _(event: AssessmentPublished, found: YearRound, number: int) -> YearRound:
    version = found.version(event.version) or found.last
    return _with_version(found, event.version, published=(*version.published, event) if version else ())


@_apply.register
def _(event: AssessmentSubmitted, found: YearRound, number: int) -> YearRound:
    return _with_version(found, event.version, submitted=event)


@_apply.register
def _(event: AssessmentReopened, found: YearRound, number: int) -> YearRound:
    if event.reason is Reason.EXCEPTIONAL:
        found = replace(found, circumstances=(*found.circumstances, Circumstances(number, event)))
    if not found.approved:
        return found
    if event.answers and not found.approved.answers:
        found = _with_version(found, event.version, answers=event.answers, answers_kept_late=True)
    return replace(found, reopened=event)


@_apply.register
def _(event: CircumstanceDutyDone, found: YearRound, number: int) -> YearRound:
    return replace(
        found,
        circumstances=tuple(
            replace(each, done=(*each.done, event)) if each.entry == event.reopened else each
            for each in found.circumstances
        ),
    )


def _with_version(found: YearRound, number: int, **changes: object) -> YearRound:
    """The version of this number with these changes, else the last."""
    if not found.versions:
        return found
    place = number - 1 if 0 < number <= len(found.versions) else len(found.versions) - 1
    versions = list(found.versions)
    versions[place] = replace(versions[place], **changes)  # type: ignore[arg-type]  # each by its name
    return replace(found, versions=tuple(versions))
