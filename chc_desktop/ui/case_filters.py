"""The chips above the list of cases: each switches filters of the list on, as pairs of a filter and its value."""

from chc_desktop.domain.listing.asked import YES

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
MEANT = {"stage1": ("stage", "1"), "stage2": ("stage", "2")}


def narrowed(keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """What the chips that are on ask of the list."""
    return tuple(MEANT.get(key, (key, YES)) for key in keys)
