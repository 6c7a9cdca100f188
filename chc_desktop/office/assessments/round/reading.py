"""Reads a year's round from the record, and keeps what Today knows of it."""

from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.attached import Attached
from chc_desktop.domain.assessments.reporting_year import reporting_year
from chc_desktop.domain.assessments.round.events import AnswersKept
from chc_desktop.domain.assessments.round.stage import Standing, standing
from chc_desktop.domain.assessments.round.year_round import Version, YearRound, fold
from chc_desktop.domain.assessments.round_summary import OpenDuty, RoundSummary, packed
from chc_desktop.domain.code import Edition
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Event
from chc_desktop.domain.facts import Organisation, Scheme
from chc_desktop.office.assessment_form import Approval
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction

_SUBMITTING = (Scheme.HOUSING_OMBUDSMAN, Scheme.BOTH)


def round_of(shelves: Transaction, year: int) -> YearRound:
    """The round of a year, as the record tells it."""
    return fold(year, shelves.rounds.history(year))


def submits(organisation: Organisation) -> bool:
    """Whether the organisation's scheme asks for the self-assessment."""
    return organisation.scheme in _SUBMITTING


def approval_of(shelves: Transaction, found: YearRound) -> Approval | None:
    """The approval in force; None until there is one, or while it is opened again."""
    return approval_in(shelves, found.approved) if found.approved else None


def approval_in(shelves: Transaction, version: Version) -> Approval:
    """A version's approval as forms print it."""
    approved = version.approved
    return Approval(
        on=approved.happened_on,
        minute=approved.minute,
        response=version.response,
        signed_by=shelves.facts.person(approved.done_by).title,
        document=version.files[0].document,
        response_by=version.response_by,
        response_on=version.responded_on,
    )


def answers_of(shelves: Transaction, version: Version) -> dict[str, Answer]:
    """The answers of a version as they were approved.

    Where nothing kept them, in a register of before, they are those that stand there now: they have not changed since.
    """
    if not version.answers:
        return shelves.scratch.answers(version.approved.year, version.approved.edition)
    return {answer.slug: answer for answer in _kept(shelves, version).answers}


def evidence_of(shelves: Transaction, version: Version) -> tuple[Attached, ...]:
    """What was attached to a version as it was approved, in the order of the form; none where nothing kept that."""
    return _kept(shelves, version).evidence if version.answers else ()


def _kept(shelves: Transaction, version: Version) -> AnswersKept:
    kept = next((entry.event for entry in shelves.record.numbered([version.answers])), None)
    if not isinstance(kept, AnswersKept):
        raise RuleBroken(f"The answers of version {version.number} were erased, as the record says.")
    return kept


def record(desk: Desk, shelves: Transaction, year: int, event: Event) -> int:
    """Write an entry about a year; its number. What Today knows follows it."""
    number = desk.append(shelves, None, event).number
    shelves.rounds.add(number, year)
    return number


def project(desk: Desk, shelves: Transaction, year: int) -> None:
    """Bring what Today knows of a year's round up to date."""
    summary = _summary(desk, shelves, year)
    if summary and shelves.projections.round(year) != summary:
        shelves.projections.keep_round(summary)


def renew(desk: Desk, shelves: Transaction) -> None:
    """Make what Today knows of every round anew."""
    shelves.projections.clear_rounds()
    answered = {year for year, _edition, _count in shelves.scratch.assessed_before(_EVERY_YEAR)}
    for year in sorted(answered | set(shelves.rounds.years())):
        project(desk, shelves, year)


def first_stale(shelves: Transaction) -> str:
    """A sentence about a round of which Today shows something else than the record; empty if all agree."""
    for kept in shelves.projections.rounds():
        found = round_of(shelves, kept.year)
        if (kept.version, kept.day, kept.duties) != _of_the_record(found):
            return f"What Today shows of the self-assessment of {kept.year} is not what the record says."
    return ""


def _summary(desk: Desk, shelves: Transaction, year: int) -> RoundSummary | None:
    """None where the organisation or the Code of the year is not known."""
    organisation = shelves.facts.organisation()
    if organisation is None:
        return None
    try:
        edition = desk.edition_on(shelves, reporting_year(year, organisation.year_end).last)
    except RuleBroken:
        return None
    found = round_of(shelves, year)
    stands = _standing(shelves, found, edition, submits(organisation))
    version, day, duties = _of_the_record(found)
    return RoundSummary(year, stands.stage.value, stands.gaps, stands.next.value, version, day, duties)


def _standing(shelves: Transaction, found: YearRound, edition: Edition, submitting: bool) -> Standing:
    return standing(found, edition.form, shelves.scratch.answers(found.year, edition.id), submitting)


def _of_the_record(found: YearRound) -> tuple[int, str, str]:
    """What of a summary follows from the record alone: the version worked on or approved, its day, open duties."""
    anew = found.approved.made_anew if found.approved else found.reopened
    day = found.sent.meeting if found.sent else anew.by if anew else None
    version = found.approved.number if found.approved else found.next_version
    duties = [
        OpenDuty(each.entry, duty.value, each.noted.provision, each.noted.happened_on.isoformat())
        for each, duty in found.open_duties
    ]
    return version, day.isoformat() if day else "", packed(duties)


_EVERY_YEAR = 10_000
