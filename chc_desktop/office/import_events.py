"""What the row of a spreadsheet says, as events: each checked by the rules; what they refuse is kept as a note."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from chc_desktop.domain import history, rules, words
from chc_desktop.domain.case import Case
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Acknowledged, Event, Finding, Received, Withdrawn
from chc_desktop.domain.imports import rules as import_rules  # noqa: F401 - the rules of what is told here
from chc_desktop.domain.imports.events import BroughtIn, ClosedBefore, EscalatedBefore, RespondedBefore
from chc_desktop.domain.intake import Category
from chc_desktop.domain.policy import Policy
from chc_desktop.domain.rulebook import Rulebook
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.exchange.meanings import plain_words
from chc_desktop.exchange.planned import PlannedCase

_LONGEST_TITLE = 90
_OVER = frozenset({
    "closed", "case closed", "complete", "completed", "resolved", "finished", "done", "concluded", "settled", "ended",
    "closed stage 1", "closed stage 2", "closed at stage 1", "closed at stage 2",
})  # fmt: skip
_WITHDRAWN = frozenset({"withdrawn", "complaint withdrawn", "withdrew", "cancelled", "closed withdrawn"})
_ONE_OUTCOME = "The spreadsheet gives one outcome for the whole complaint."


@dataclass(frozen=True, slots=True)
class Story:
    """A case as its row tells it: its events in their order, what the rules refused, and the case after them."""

    events: tuple[Event, ...]
    refused: tuple[str, ...]
    case: Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How rows are told: from which file, on which day, by whom; those received before `over_before` are over."""

    file: str
    today: date
    officer: int
    policy: Policy
    over_before: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The people of a row by id, 0 where nobody is named, and its reference here."""

    case_id: int
    reference: str
    complainant: int
    handler: int
    reviewer: int
    notes: tuple[str, ...] = field(default=())


def story(row: PlannedCase, names: Names, told: Telling, book: Rulebook) -> Story:
    """The whole of a row. Nothing of it is lost: what no event can say is in the last entry."""
    over = _is_over(row, told)
    first = _received(row, names, told, book.edition.id, over)
    rules.check_received(first, book)
    case = history.opened(names.case_id, first)
    events: list[Event] = [first]
    refused: list[str] = []
    for event, what in (*_stages(row, names, first), *_end(row, over)):
        try:
            rules.check(event, case, book)
        except RuleBroken as broken:
            refused.append(f"{what} ({words.letter_day(event.happened_on)}) stays a note: {_why(broken)}")
            continue
        case = history.apply(case, 0, event)
        events.append(event)
    text = "\n".join(filter(None, (row.note, *names.notes, *_left(row, names, case), *refused)))
    last = BroughtIn(happened_on=told.today, done_by=told.officer, text=text, file=told.file, row=row.row)
    return Story((*events, last), tuple(refused), history.apply(case, 0, last))


def _received(row: PlannedCase, names: Names, told: Telling, edition: str, over: bool) -> Received:
    """An open complaint is the officer’s now, under the policy of today; of one that is over neither is known."""
    said = row.description.strip()
    return Received(
        happened_on=row.received,
        done_by=told.officer,
        reference=names.reference,
        edition=edition,
        complainant=names.complainant,
        handler=names.handler or (0 if over else told.officer),
        channel=row.channel,
        category=row.category,
        made_on=row.made or row.received,
        title=_title(row),
        their_words=said or row.title.strip() or "The spreadsheet does not give the words of the complaint.",
        points=_points(row),
        outcome_sought=row.outcome_sought,
        own_limits=() if over else told.policy.limits,
        own_stages=0 if over or told.policy.says_nothing else told.policy.stages,
    )


def _stages(row: PlannedCase, names: Names, first: Received) -> Iterator[tuple[Event, str]]:
    points = len(first.points)
    if row.acknowledged:
        yield Acknowledged(happened_on=row.acknowledged, done_by=names.handler, stage=1), "Acknowledged"
    if row.answered1:
        yield _answer(1, row.answered1, names.handler, row.outcome, row.outcome2, points), "Answered at stage 1"
    if row.escalated:
        yield EscalatedBefore(happened_on=row.escalated, reviewer=names.reviewer), "Stage 2 asked for"
    if row.acknowledged2:
        yield Acknowledged(happened_on=row.acknowledged2, done_by=names.reviewer, stage=2), "Stage 2 acknowledged"
    if row.answered2:
        yield _answer(2, row.answered2, names.reviewer, row.outcome2, row.outcome, points), "Answered at stage 2"


def _answer(
    stage: int, day: date, done_by: int, own: Outcome | None, other: Outcome | None, points: int
) -> RespondedBefore:
    """An answer with its outcome for each point; where only one stage has an outcome, it stands for both."""
    outcome = own or other
    reasons = "" if own else _ONE_OUTCOME
    findings = tuple(Finding(point, outcome, reasons) for point in range(1, points + 1)) if outcome else ()
    return RespondedBefore(happened_on=day, done_by=done_by, stage=stage, findings=findings, complete=False)


def _end(row: PlannedCase, over: bool) -> Iterator[tuple[Event, str]]:
    said = f" Status in the spreadsheet: {row.status}." if row.status else ""
    if plain_words(row.status) in _WITHDRAWN:
        yield Withdrawn(happened_on=row.closed or _latest(row), why=f"As the spreadsheet says.{said}"), "Withdrawn"
    elif row.closed:
        yield ClosedBefore(happened_on=row.closed, why=f"As the spreadsheet says.{said}"), "Closed"
    elif over:
        why = "Brought in as over. The spreadsheet gives no day for that; the last day it gives stands for it."
        yield ClosedBefore(happened_on=_latest(row), why=why + said), "Closed"


def _is_over(row: PlannedCase, told: Telling) -> bool:
    if row.closed or plain_words(row.status) in _OVER | _WITHDRAWN:
        return True
    return told.over_before is not None and row.received < told.over_before


def _latest(row: PlannedCase) -> date:
    days = (row.received, row.acknowledged, row.answered1, row.escalated, row.acknowledged2, row.answered2)
    return max(day for day in days if day)


def _points(row: PlannedCase) -> tuple[str, ...]:
    """The points of the complaint. Its title stands for them where an outcome has to stand somewhere."""
    given = tuple(point.strip() for point in row.points if point.strip())
    return given or ((_title(row),) if row.outcome or row.outcome2 else ())


def _title(row: PlannedCase) -> str:
    said = row.title or row.description or next(iter(row.points), "")
    first = next((line.strip() for line in said.splitlines() if line.strip()), "")
    if not first:
        about = row.category.words if row.category is not Category.OTHER else "Complaint"
        return f"{about}, {words.letter_day(row.received)}"
    if len(first) <= _LONGEST_TITLE:
        return first
    return f"{first[:_LONGEST_TITLE].rsplit(' ', 1)[0].rstrip(' ,.;:')}…"


def _left(row: PlannedCase, names: Names, case: Case) -> Iterator[str]:
    """What the row says that is no event."""
    if row.reference and row.reference != names.reference:
        yield f"Reference in the spreadsheet: {row.reference}"
    if row.title and row.title.strip() != case.title:
        yield f"Title: {row.title}"
    if not case.points and row.points:
        yield f"Points: {'; '.join(row.points)}"
    for number, day in ((1, row.extended1), (2, row.extended2)):
        if day:
            yield (
                f"Stage {number} extended to {words.letter_day(day)}. The spreadsheet does not say when and why it "
                "was told, so the date by the Code stands."
            )
    for number, outcome in ((1, row.outcome), (2, row.outcome2)):
        if outcome and case.at(number).response is None:
            yield f"Outcome at stage {number}: {outcome.words}. There is no day on which it was answered."
    if row.remedy:
        yield f"Remedy: {row.remedy}"
    if row.compensation:
        yield f"Compensation: {words.money(row.compensation)}"
    for what, said in (("Status", row.status), ("Kind", row.kind), ("Stage", str(row.stage or ""))):
        if said:
            yield f"{what}: {said}"


def _why(broken: RuleBroken) -> str:
    return str(broken).partition(" Nothing was changed.")[0].partition(" Please ")[0]
