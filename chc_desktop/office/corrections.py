"""What the correction of any entry comes to, in the record of a complaint or of a service request."""

from chc_desktop.domain import record
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Corrected, Event
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction


def correction(desk: Desk, shelves: Transaction, entry: int, why: str, replacement: Event | None) -> Corrected:
    """The event that puts an entry right: replaced, or declared never to have happened. Refused without a reason."""
    if not why.strip():
        raise RuleBroken("Please write why the entry is corrected. Nothing was changed.", "correction")
    return Corrected(
        happened_on=desk.today(),
        done_by=desk.officer(shelves),
        entry=entry,
        why=why.strip(),
        replacement=record.write_tagged(replacement) if replacement else "",
    )


def not_correctable() -> RuleBroken:
    """Why an entry stands as it is: there is none of that number, it was erased, or it is a correction itself."""
    return RuleBroken("That entry cannot be corrected. Nothing was changed.")


def check_kind(wrong: Event, replacement: Event | None) -> None:
    """Refuse to replace an entry by one of another kind."""
    if replacement is not None and replacement.kind != wrong.kind:
        raise RuleBroken("An entry can only be replaced by one of its own kind. Nothing was changed.")


def what_is_wrong(broken: RuleBroken) -> str:
    """What a rule says is wrong, without what it asks to be done."""
    return str(broken).partition(" Nothing was changed.")[0].partition(" Please ")[0]
