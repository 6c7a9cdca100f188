"""When the resident has to be told how things stand: on the day agreed with them, or once the answer is late.

The Codes ask for updates at intervals that suit and are agreed. Where none was agreed, the program adds as its own good
practice: on the first working day after the answer was due, and then every week until the answer goes out.
"""

from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.case import Case
from chc_desktop.domain.clocks.telling import Because
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import Deadline
from chc_desktop.domain.events import Updated
from chc_desktop.domain.updates.events import UpdatesAgreed
from chc_desktop.domain.vocabulary import Rule


@dataclass(frozen=True, slots=True)
class UpdateDue:
    """The one next update. `counts_from` is the agreed day, the day the answer was due, or the day of the last update.

    None of them depends on the calendar; `telling.due_day` says which working day they lead to.
    """

    counts_from: date
    because: Because
    why: str


def update_due(case: Case, edition: Edition, response: Deadline | None) -> UpdateDue | None:
    """The next update of the stage the case is at; none where nothing is left to answer.

    `response` is the stage's response while it is still to be sent.
    """
    if response is None:
        return None
    cite = edition.cite(Rule.UPDATES)
    last = last_update(case)
    if last and last.next_update:
        agreed = f"Agreed on {words.day(last.happened_on)} for {words.day(last.next_update)}{cite}."
        return UpdateDue(last.next_update, Because.AGREED, agreed)
    if case.updates_agreed:
        return _at_intervals(case, case.updates_agreed, response, last, cite)
    was_due = f"The answer was due {words.day(response.due)}"
    if last is None or last.happened_on < response.due:
        why = f"{was_due}: say what has happened, and agree the next update{cite}."
        return UpdateDue(response.due, Because.LATE, why)
    told = words.day(last.happened_on)
    why = f"{was_due}, and on {told} no next update was agreed: tell them every week, or agree a day{cite}."
    return UpdateDue(last.happened_on, Because.AGAIN, why)


def _at_intervals(case: Case, agreed: UpdatesAgreed, response: Deadline, last: Updated | None, cite: str) -> UpdateDue:
    """So many working days after the answer was first due, after it was agreed, or after they heard last."""
    counts_from = max(response.original, agreed.happened_on, last.happened_on if last else date.min)
    why = (
        f"Agreed on {words.day(agreed.happened_on)}: they hear {agreed.every.words} once the answer, first due "
        f"{words.day(response.original)}, is late{cite}."
    )
    return UpdateDue(counts_from, Because(f"every-{agreed.every.days}"), why)


def last_update(case: Case) -> Updated | None:
    """What the resident was told last, at the stage the case is at."""
    since = case.stage.asked_on or case.received_on
    told = [update for update in case.updates if update.happened_on >= since]
    return max(reversed(told), key=lambda update: update.happened_on, default=None)
