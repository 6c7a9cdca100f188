"""What can be taken from a spreadsheet, and what a case is after it.

The order of things is kept to; what no spreadsheet tells (reasons, letters, a remedy or why there is none) is not
asked for.
"""

from dataclasses import replace

from chc_desktop.domain import history, rules, words
from chc_desktop.domain.case import Case
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.imports.events import BroughtIn, ClosedBefore, EscalatedBefore, RespondedBefore
from chc_desktop.domain.rulebook import Rulebook


@rules._check.register
def _(event: BroughtIn, case: Case, book: Rulebook) -> None:
    """Whatever a row says may be kept, nothing too."""


@rules._check.register
def _(event: RespondedBefore, case: Case, book: Rulebook) -> None:
    stage = case.at(event.stage)
    _refuse_ended(case)
    if stage.response is not None:
        raise RuleBroken(f"Stage {event.stage} has been answered already.")
    if stage.asked_on is None:
        raise RuleBroken(f"Nobody has asked for stage {event.stage}, so it cannot have been answered.")
    for before, what in ((stage.asked_on, "asked for"), (stage.acknowledged_on, "acknowledged")):
        if before and event.happened_on < before:
            raise RuleBroken(f"Stage {event.stage} cannot have been answered before it was {what}.")
    unknown = {finding.point for finding in event.findings} - {point.number for point in case.points}
    if unknown:
        raise RuleBroken(f"The complaint has no point {min(unknown)}.")


@rules._check.register
def _(event: EscalatedBefore, case: Case, book: Rulebook) -> None:
    _refuse_ended(case)
    before = case.at(event.stage - 1)
    if event.stage > book.edition.stages.most or case.at(event.stage).asked_on is not None:
        raise RuleBroken(f"This complaint has been through stage {case.stage.number}.")
    if before.responded_on is None:
        raise RuleBroken(f"Stage {before.number} has not been answered, so stage {event.stage} cannot follow.")
    if event.happened_on < before.responded_on:
        raise RuleBroken(f"Stage {event.stage} cannot have been asked for before stage {before.number} was answered.")


@rules._check.register
def _(event: ClosedBefore, case: Case, book: Rulebook) -> None:
    _refuse_ended(case)
    latest = case.stage.responded_on or case.stage.acknowledged_on or case.stage.asked_on or case.received_on
    if event.happened_on < latest:
        raise RuleBroken(f"It cannot have been closed before {words.day(latest)}, the last thing that happened to it.")


@history._after.register
def _(event: BroughtIn, case: Case, number: int) -> Case:
    return replace(case, brought_in=event.text)


def _refuse_ended(case: Case) -> None:
    if not case.status.is_open:
        raise RuleBroken(f"This case has ended ({case.status.words.lower()}).")
