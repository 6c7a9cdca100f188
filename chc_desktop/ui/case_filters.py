"""What the chips above the list of cases mean."""

from collections.abc import Callable
from datetime import date

from chc_desktop.domain.summary import CaseSummary

Filter = Callable[[CaseSummary], bool]

CHIPS = (
    ("open", "Open"),
    ("late", "Late"),
    ("stage1", "Stage 1"),
    ("stage2", "Stage 2"),
    ("ended", "Ended"),
    ("vulnerable", "Vulnerable"),
    ("promise", "Promise due"),
)
RIVALS = (frozenset({"open", "ended"}), frozenset({"stage1", "stage2"}))


def wanted(keys: tuple[str, ...], found: set[int] | None, today: date) -> Filter:
    """Whether a case is to be shown: it was found (None: nothing is looked for), and every chip that is on holds."""
    filters = [_FILTERS[key] for key in keys if key != "late"]
    if "late" in keys:
        filters.append(_late(today.isoformat()))
    if found is not None:
        filters.append(lambda case: case.case_id in found)
    return lambda case: all(holds(case) for holds in filters)


def _late(today: str) -> Filter:
    """A duty or a promise whose day has passed; ISO dates compare as text."""
    return lambda case: bool(
        (case.next_due and case.next_due < today) or (case.promise_due and case.promise_due < today)
    )


_FILTERS: dict[str, Filter] = {
    "open": lambda case: not case.ended_on,
    "stage1": lambda case: case.stage == 1,
    "stage2": lambda case: case.stage == 2,
    "ended": lambda case: bool(case.ended_on),
    "vulnerable": lambda case: bool(case.vulnerable),
    "promise": lambda case: bool(case.promise_due),
}
