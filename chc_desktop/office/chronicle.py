"""The record of a case as people read it: each entry a line in plain words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch

from chc_desktop.domain import words
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.case_files.events import CaseFileMade
from chc_desktop.domain.clocks.kind import ClockKind, Kinds, kind_of
from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import (
    Acknowledged,
    ClockStarted,
    ClockStepDone,
    ClockStopped,
    Closed,
    Corrected,
    Escalated,
    Event,
    Extended,
    HandlerChanged,
    LetterIssued,
    Noted,
    PointAdded,
    Received,
    Refused,
    Reopened,
    Responded,
    Updated,
    Withdrawn,
)
from chc_desktop.domain.imports.events import BroughtIn, EscalatedBefore
from chc_desktop.domain.letters.sent import LetterPrinted
from chc_desktop.domain.mistakes.events import MISTAKES, LoggedByMistake, NoMistake
from chc_desktop.domain.papers.events import Corresponded, PaperRemoved, PaperTakenBack
from chc_desktop.domain.people.events import PeopleEvent
from chc_desktop.domain.points.events import CaseLinked, EvidenceConsidered, PointReworded, ResponsibilityDecided
from chc_desktop.domain.redacting.events import RedactedCopyMade
from chc_desktop.domain.retention.events import KeptLonger
from chc_desktop.domain.updates.events import UpdatesAgreed
from chc_desktop.office import letter_words, paper_lines, people_words, point_words, promise_chronicle
from chc_desktop.office.case_file_words import say_made
from chc_desktop.office.redacting.words import say_redacted

_FROM_A_SPREADSHEET = "From a spreadsheet."
ERASED = "Erased", "What this entry said was erased."


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the record: when it happened, what, the detail, who, and when it was written down.

    `struck` is true where a later entry corrected it; `document` is the letter it stands for, 0 if none.
    """

    number: int
    happened_on: date
    what: str
    detail: str
    done_by: str
    recorded_at: datetime
    recorded_by: str
    struck: bool
    document: int
    correctable: bool
    paper: int = 0
    """The paper it stands for whose file can be opened, 0 if none."""


def chronicle(
    entries: Sequence[Recorded], names: Mapping[int, str], edition: Edition, kinds: Kinds
) -> tuple[Line, ...]:
    """Every entry of a case as a line, oldest first. `kinds` are those of its other clocks."""
    corrected = corrected_entries(entries)
    promised = promise_chronicle.promised(entries)
    started = {entry.number: entry.event for entry in entries if isinstance(entry.event, ClockStarted)}
    return tuple(
        line_of(
            entry,
            _said(entry.event, names, edition, started, kinds, promised) if entry.event else ERASED,
            names,
            entry.number in corrected,
            (LetterIssued, LetterPrinted, CaseFileMade, RedactedCopyMade, *MISTAKES),
        )
        for entry in entries
    )


def corrected_entries(entries: Iterable[Recorded]) -> set[int]:
    """The numbers of the entries that a later one corrected."""
    return {entry.event.entry for entry in entries if isinstance(entry.event, Corrected)}


def say_corrected(event: Corrected) -> tuple[str, str]:
    """What a correction did, and why."""
    return f"Entry {event.entry} {'replaced' if event.replacement else 'struck out'}", event.why


def say_mistake(event: LoggedByMistake | NoMistake) -> tuple[str, str]:
    """That it was called a mistake, or was none, and why."""
    mistaken = isinstance(event, LoggedByMistake)
    return "Logged by mistake: taken out of the lists" if mistaken else "No mistake: back in the lists", event.why


def say_kept_longer(event: KeptLonger) -> tuple[str, str]:
    """Until when it is kept, and why."""
    return f"To be kept until {words.day(event.until)}", event.why


def line_of(
    entry: Recorded, said: tuple[str, str], names: Mapping[int, str], struck: bool, fixed: tuple[type[Event], ...]
) -> Line:
    """The line of an entry. `said` is what happened and the detail; `fixed` are the events that are not corrected."""
    event, (what, detail) = entry.event, said
    return Line(
        number=entry.number,
        happened_on=event.happened_on if event else entry.recorded_at.date(),
        what=what,
        detail=detail,
        done_by=names.get(event.done_by, "") if event else "",
        recorded_at=entry.recorded_at,
        recorded_by=names.get(entry.recorded_by, ""),
        struck=struck,
        document=event.document if isinstance(event, LetterIssued) else 0,
        correctable=event is not None and not struck and not isinstance(event, (Corrected, *fixed)),
        paper=entry.number if isinstance(event, Corresponded) and event.has_file else 0,
    )


def _said(
    event: Event,
    names: Mapping[int, str],
    edition: Edition,
    started: Mapping[int, ClockStarted],
    kinds: Kinds,
    promised: Mapping[str, str],
) -> tuple[str, str]:
    """What happened, and the detail. `started` are the starts of other clocks by their entries."""
    if isinstance(event, promise_chronicle.PROMISE_EVENTS):
        return promise_chronicle.say(event, promised, names, edition)
    if isinstance(event, ClockStarted):
        return _say_of_start(event, kind_of(kinds, event.clock_kind))
    if isinstance(event, ClockStepDone | ClockStopped):
        start = started.get(event.clock)
        return _say_of_clock(event, kind_of(kinds, start.clock_kind if start else ""))
    return _say(event, names, edition)


def _say_of_start(event: ClockStarted, kind: ClockKind) -> tuple[str, str]:
    dated = f"Date given: {words.day(event.due)}." if event.due else ""
    return f"Another clock started: {kind.title}", f"{event.what} {dated}".strip()


def _say_of_clock(event: ClockStepDone | ClockStopped, kind: ClockKind) -> tuple[str, str]:
    """What happened on another clock, called as it was when it was started."""
    if isinstance(event, ClockStopped):
        return f"No longer needed: {kind.title}", event.why
    step = kind.step(event.step)
    return f"{kind.title}: done", " ".join(part for part in (f"{step.title}." if step else "", event.evidence) if part)


@singledispatch
def _say(event: Event, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    raise TypeError(f"no words for {event.kind}")


@_say.register
def _(event: Received, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    made = f" Made on {words.day(event.made_on)}." if event.made_on != event.happened_on else ""
    return "Complaint received", f"{words.capital(event.channel.words)}.{made} {event.their_words}".strip()


@_say.register
def _(event: PointAdded, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return "Point added", event.text


@_say.register
def _(event: Acknowledged, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return f"Stage {event.stage} acknowledged", _by_letter(event.letter)


@_say.register
def _(event: Extended, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    beyond = f" Beyond the limit because: {event.beyond_cap_because}" if event.beyond_cap_because else ""
    return f"Stage {event.stage} extended to {words.day(event.new_date)}", event.reason + beyond


@_say.register
def _(event: Updated, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    following = f" Next update {words.day(event.next_update)}." if event.next_update else ""
    return f"{words.capital(edition.person)} updated", event.text + following


@_say.register
def _(event: UpdatesAgreed, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return f"Agreed: the {edition.person} hears {event.every.words} while the answer is late", event.agreed_how


@_say.register
def _(event: Responded, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    findings = "; ".join(f"point {finding.point} {finding.outcome.words.lower()}" for finding in event.findings)
    return f"Answered at stage {event.stage}", f"{words.capital(findings)}." if findings else ""


@_say.register
def _(event: Escalated, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    reviewer = f"To be reviewed by {names.get(event.reviewer, 'somebody else')}."
    return f"Stage {event.stage} asked for", f"{reviewer} {event.still_unhappy_with}".strip()


@_say.register
def _(event: Refused, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    ground = next((ground.title for ground in edition.exclusions if ground.slug == event.exclusion), event.exclusion)
    what = "Complaint not accepted" if event.stage == 1 else f"Not taken to stage {event.stage}"
    return what, f"{ground} {event.reasons}"


@_say.register
def _(event: Withdrawn, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return f"Withdrawn by the {edition.person}", event.why


@_say.register
def _(event: Closed, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return "Closed", event.why


@_say.register
def _(event: Reopened, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return "Opened again", event.why


@_say.register
def _(event: HandlerChanged, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return f"Stage {event.stage} taken over by {names.get(event.handler, 'somebody else')}", event.why


@_say.register
def _(event: Noted, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    kept_back = f" ({event.kept_back.words.partition(':')[0]})" if event.kept_back else ""
    return f"Note{kept_back}", event.text


@_say.register
def _(event: CaseFileMade, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return say_made(event, edition.person)


@_say.register
def _(event: RedactedCopyMade, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return say_redacted(event)


@_say.register
def _(event: BroughtIn, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return f"Brought in from “{event.file}”, row {event.row}", event.text


@_say.register
def _(event: EscalatedBefore, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    reviewer = f"Reviewed by {names[event.reviewer]}." if event.reviewer in names else ""
    return f"Stage {event.stage} asked for", f"{reviewer} {_FROM_A_SPREADSHEET}".strip()


@_say.register
def _(event: PeopleEvent, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return people_words.say(event, names, edition.person)


@_say.register
def _(event: LetterIssued, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    to = f" to {names[event.addressee]}" if event.addressee in names else ""
    return f"Letter issued: {event.title}", letter_words.issued_detail(event, to)


@_say.register
def _(event: LetterPrinted, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return letter_words.say_printed(event)


@_say.register
def _(event: LoggedByMistake, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return say_mistake(event)


@_say.register
def _(event: KeptLonger, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return say_kept_longer(event)


@_say.register
def _(event: NoMistake, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return say_mistake(event)


@_say.register
def _(event: Corrected, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return say_corrected(event)


@_say.register
def _(event: Corresponded, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return paper_lines.say_corresponded(event, names)


@_say.register
def _(event: PaperRemoved, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return paper_lines.say_removed(event)


@_say.register
def _(event: PaperTakenBack, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return paper_lines.say_taken_back(event)


def _by_letter(letter: int) -> str:
    return "" if letter else "Recorded by hand; the letter is not in the register."


_say.register(PointReworded, point_words.reworded)
_say.register(ResponsibilityDecided, point_words.responsibility)
_say.register(EvidenceConsidered, point_words.considered)
_say.register(CaseLinked, point_words.linked)
