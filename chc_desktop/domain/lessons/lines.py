"""The lines of Today and the calendar that ask for a change because of what was learnt."""

from collections.abc import Iterable, Mapping
from datetime import date

from chc_desktop.domain.agenda import AgendaLine, Reckoning, Urgency
from chc_desktop.domain.agenda_lines import closure_warning
from chc_desktop.domain.lessons.summary import PlannedChange

CHANGE = "change"
"""The duty of making a change that was planned because of what was learnt."""

LESSON = "lesson/"
"""How a page name begins that leads to one lesson; its id follows."""


def change_lines(
    changes: Iterable[PlannedChange], names: Mapping[int, str], reckoning: Reckoning
) -> tuple[AgendaLine, ...]:
    """A line for each change that is still to be made, on its day. `names` are the people who see to it, by id."""
    return tuple(_line(change, names.get(change.owner, ""), reckoning) for change in changes)


def _line(change: PlannedChange, owner: str, reckoning: Reckoning) -> AgendaLine:
    due = date.fromisoformat(change.by) if change.by else reckoning.today
    urgency = reckoning.urgency(due)
    was = "Was due" if urgency is Urgency.LATE else "Due"
    who = f" {owner} sees to it." if owner else ""
    learnt = change.title if change.title.endswith("…") else f"{change.title}."
    return AgendaLine(
        case_id=0,
        duty=CHANGE,
        key=str(change.lesson),
        due=due,
        days_left=reckoning.days_left(due),
        left_in_words=reckoning.left_in_words(due),
        urgency=urgency,
        what=f"Change: {' '.join(change.what.split())}",
        reference="",
        title=change.theme or "learning",
        home="",
        person="",
        sentence=f"{was} {reckoning.day(due)}. Learnt: {learnt}{who}",
        warning=closure_warning(due, reckoning),
        short=f"Change: {change.theme or change.title}",
        button="Open what was learnt",
        page=f"{LESSON}{change.lesson}",
    )
