"""The sentences for a published self-assessment that cannot be read."""

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.file_names import shown_name

MOST_ROWS = 5_000
LONGEST_CELL = 200_000
MOST_LINES = 20_000
DEEPEST = 20


def cannot(name: str, why: str, instead: str = "Please choose another file.") -> RuleBroken:
    """The sentences for a file that stays unread: “why” goes on from its name."""
    return RuleBroken(f"“{shown_name(name)}” {why}. Nothing was changed. {instead}")


def damaged(name: str) -> RuleBroken:
    return cannot(
        name,
        "is damaged or not complete, so it cannot be read",
        "Open it in the program it was made with, save it once more, and choose that.",
    )


def empty(name: str) -> RuleBroken:
    return cannot(name, "has no text in it")


def too_many_rows(name: str) -> RuleBroken:
    return cannot(
        name,
        f"has more than {MOST_ROWS:,} rows, and no self-assessment form has a fiftieth of that",
        "Please choose the self-assessment alone.",
    )


def too_long(name: str) -> RuleBroken:
    return cannot(
        name,
        f"has more than {LONGEST_CELL:,} characters in one cell, more than an answer can have",
        "Please shorten that cell in a copy and choose the copy.",
    )
