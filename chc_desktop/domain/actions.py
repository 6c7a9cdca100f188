"""What may be done with a case as it stands.

Only judgements: `rules.check` still decides when something is done. Nothing is offered here that the rules would
refuse whatever was written.
"""

from enum import StrEnum

from chc_desktop.domain.case import Case, Status
from chc_desktop.domain.clocks.dates import is_running, open_steps
from chc_desktop.domain.clocks.kind import Kinds, kind_of
from chc_desktop.domain.code import Edition
from chc_desktop.domain.mistakes.rules import may_be_mistake
from chc_desktop.domain.vocabulary import ACKNOWLEDGEMENT, RESPONSE, LetterKind


class Action(StrEnum):
    """Something the officer may do with a case. The first five lead to a letter."""

    WRITE_ACKNOWLEDGEMENT = "write-acknowledgement"
    WRITE_RESPONSE = "write-response"
    EXTEND = "extend"
    WRITE_UPDATE = "write-update"
    WRITE_REFUSAL = "write-refusal"
    ACKNOWLEDGED = "acknowledged"
    UPDATE = "update"
    AGREE_UPDATES = "agree-updates"
    NOTE = "note"
    ADD_POINT = "add-point"
    REWORD_POINT = "reword-point"
    RESPONSIBILITY = "responsibility"
    LINKED_COMPLAINT = "linked-complaint"
    LINK = "link"
    ESCALATE = "escalate"
    ADD_PROMISE = "add-promise"
    PROMISE_KEPT = "promise-kept"
    CHANGE_HANDLER = "change-handler"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    CLOSE = "close"
    REOPEN = "reopen"
    START_CLOCK = "start-clock"
    CLOCK_STEP = "clock-step"
    STOP_CLOCK = "stop-clock"
    LOGGED_BY_MISTAKE = "logged-by-mistake"
    NO_MISTAKE = "no-mistake"

    def words_for(self, person: str) -> str:
        """What it is called; `person` is what the edition calls whoever complains."""
        return _ACTION_WORDS[self].format(person=person)

    @property
    def family(self) -> str:
        """The family of letter the action leads to, empty where it is no letter."""
        return _LETTERS.get(self, "")


ON_A_POINT = (Action.REWORD_POINT, Action.RESPONSIBILITY)
"""What is done on the point it is about, where that is shown."""


AMONG_LETTERS = (Action.WRITE_UPDATE, Action.WRITE_REFUSAL)
"""What is offered among the letters."""


def actions(case: Case, edition: Edition, kinds: Kinds) -> tuple[Action, ...]:
    """Everything that may be done with the case as it stands, in the order it is offered.

    A case whose Code could not be read can only be read. `kinds` are those of other clocks.
    """
    if not edition.readable:
        return ()
    if case.mistake:
        return (Action.NO_MISTAKE,)
    possible = _open_actions(case, edition) if case.status.is_open else {Action.REOPEN, Action.NOTE}
    if letter_of(Action.WRITE_REFUSAL, case) not in case.letters and case.status is Status.REFUSED:
        possible.add(Action.WRITE_REFUSAL)
    possible.add(Action.ADD_PROMISE)
    if case.open_promises:
        possible.add(Action.PROMISE_KEPT)
    if _may_escalate(case, edition):
        possible.add(Action.ESCALATE)
    possible |= {Action.LINKED_COMPLAINT, Action.LINK}
    if kinds:
        possible.add(Action.START_CLOCK)
    if any(open_steps(clock, kind_of(kinds, clock.kind)) for clock in case.clocks):
        possible.add(Action.CLOCK_STEP)
    if any(is_running(clock, kind_of(kinds, clock.kind)) for clock in case.clocks):
        possible.add(Action.STOP_CLOCK)
    if may_be_mistake(case):
        possible.add(Action.LOGGED_BY_MISTAKE)
    return tuple(action for action in Action if action in possible)


def letter_of(action: Action, case: Case) -> LetterKind:
    """The letter an action leads to, in this case."""
    if action is Action.WRITE_UPDATE:
        return LetterKind.UPDATE
    stage = case.refusal.stage if action is Action.WRITE_REFUSAL and case.refusal else case.stage.number
    return LetterKind(f"{action.family}-stage{stage}")


def refusable_stage(case: Case) -> int:
    """The stage that can still be turned away: 1 until it is answered, then 2; 0 when both are answered."""
    if case.stage1.response is None:
        return 1
    return 2 if case.stage2.response is None else 0


def _may_acknowledge(case: Case) -> bool:
    """Whether the stage can be acknowledged: stages 1 and 2, until they are acknowledged or answered."""
    stage = case.stage
    return stage.number in ACKNOWLEDGEMENT and stage.acknowledged_on is None and stage.response is None


def _may_answer(case: Case, edition: Edition) -> bool:
    """Whether the stage can be answered: acknowledged, where the edition sets a limit for that."""
    stage, duty = case.stage, ACKNOWLEDGEMENT.get(case.stage.number)
    waits = duty is not None and edition.sets(duty) and stage.acknowledged_on is None
    return stage.response is None and not waits


def _open_actions(case: Case, edition: Edition) -> set[Action]:
    stage = case.stage
    possible = {Action.UPDATE, Action.NOTE, Action.WITHDRAW}
    if _may_acknowledge(case):
        possible |= {Action.WRITE_ACKNOWLEDGEMENT, Action.ACKNOWLEDGED}
    if _may_answer(case, edition):
        possible.add(Action.WRITE_RESPONSE)
        if edition.limit(RESPONSE[stage.number]).extension:
            possible.add(Action.EXTEND)
    if case.stage1.response is None:
        possible.add(Action.ADD_POINT)
        if case.points:
            possible.add(Action.REWORD_POINT)
        if len(case.points) > 1:  # with one point, the complaint itself would have to be refused
            possible.add(Action.RESPONSIBILITY)
    if refusable_stage(case):
        possible.add(Action.REFUSE)
    possible.add(Action.CHANGE_HANDLER if stage.response is None else Action.CLOSE)
    if stage.response is None:
        possible |= {Action.AGREE_UPDATES, Action.WRITE_UPDATE}
    return possible


def _may_escalate(case: Case, edition: Edition) -> bool:
    ended_otherwise = case.status in (Status.WITHDRAWN, Status.REFUSED)
    return case.stage.response is not None and case.stage.number < edition.stages.most and not ended_otherwise


_LETTERS = {
    Action.WRITE_ACKNOWLEDGEMENT: "acknowledgement",
    Action.WRITE_RESPONSE: "response",
    Action.EXTEND: "extension",
    Action.WRITE_UPDATE: "update",
    Action.WRITE_REFUSAL: "refusal",
}

_ACTION_WORDS = {
    Action.WRITE_ACKNOWLEDGEMENT: "Write the acknowledgement",
    Action.WRITE_RESPONSE: "Write the response",
    Action.EXTEND: "Extend…",
    Action.WRITE_UPDATE: "Write an update to the {person}",
    Action.WRITE_REFUSAL: "Write the letter that explains it",
    Action.ACKNOWLEDGED: "Acknowledged another way…",
    Action.UPDATE: "Note an update to the {person}…",
    Action.AGREE_UPDATES: "Agree how often the {person} hears…",
    Action.NOTE: "Add a note…",
    Action.ADD_POINT: "Add a related point…",
    Action.REWORD_POINT: "Put a point in other words…",
    Action.RESPONSIBILITY: "Say whose a point is…",
    Action.LINKED_COMPLAINT: "Log a new, linked complaint…",
    Action.LINK: "Link with another complaint…",
    Action.ESCALATE: "Take to the next stage…",
    Action.ADD_PROMISE: "Add a promise…",
    Action.PROMISE_KEPT: "Mark a promise as kept…",
    Action.CHANGE_HANDLER: "Change who deals with it…",
    Action.REFUSE: "Refuse…",
    Action.WITHDRAW: "The {person} withdrew it…",
    Action.CLOSE: "Close the case…",
    Action.REOPEN: "Open the case again…",
    Action.START_CLOCK: "Start another clock…",
    Action.CLOCK_STEP: "Mark a step of another clock as done…",
    Action.STOP_CLOCK: "Another clock is no longer needed…",
    Action.LOGGED_BY_MISTAKE: "Logged by mistake…",
    Action.NO_MISTAKE: "Take it back…",
}
