"""The chips above the list of cases, and the filter each switches on where it has another name or a value."""

CHIPS = (
    ("open", "Open"),
    ("late", "Late"),
    ("stage1", "Stage 1"),
    ("stage2", "Stage 2"),
    ("ended", "Ended"),
    ("vulnerable", "Vulnerable"),
    ("promise", "Promise due"),
    ("ombudsman", "Ombudsman"),
)
RIVALS = (frozenset({"open", "ended"}), frozenset({"stage1", "stage2"}))
MEANT = {"stage1": ("stage", "1"), "stage2": ("stage", "2")}
