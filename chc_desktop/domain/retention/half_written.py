"""Which half-written texts go with what is erased, by the keys they are kept under."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chc_desktop.domain.entries import Erased

_OF_CASES = ("action", "letter", "findings", "points", "papers", "request", "redaction")
_FURTHER = ("log/linked", "log/request", "calendar-file/standing/case")
"""Where the number of the case comes last."""


def is_about(key: str, erased: "Erased") -> bool:
    """Whether a draft of this key is about a case, a person or an entry that was erased."""
    beginning, _slash, number = key.rpartition("/")
    last = int(number) if number.isdecimal() else 0
    kind, *rest = key.split("/")
    if beginning in _FURTHER:
        return last in erased.records
    if kind in _OF_CASES:
        return bool(rest) and rest[0].isdecimal() and int(rest[0]) in erased.records
    if beginning == "lesson/new":
        return any(each.strip() in erased.references for each in number.split(","))
    if key == f"erase/import/{erased.undone}":
        return True
    return (beginning == "person" and last in erased.people) or (beginning == "part" and last in erased.entries)
