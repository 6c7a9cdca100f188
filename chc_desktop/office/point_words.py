"""What the record says of points and links, in plain words."""

from collections.abc import Mapping

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.points.events import CaseLinked, EvidenceConsidered, PointReworded, ResponsibilityDecided
from chc_desktop.domain.points.evidence import Evidence


def reworded(event: PointReworded, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    before = f"Before: {event.before}\n" if event.before else ""
    return f"Point {event.point} put in other words", f"{before}Now: {event.text}\nBecause: {event.why}"


def responsibility(event: ResponsibilityDecided, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    if event.ours:
        return f"Point {event.point} is ours to answer for after all", event.why
    return f"Point {event.point} is not ours to answer for", f"{event.why}\nWho is: {event.whose}"


def considered(event: EvidenceConsidered, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    points = f"point{'' if len(event.points) == 1 else 's'} {words.listed([str(each) for each in event.points])}"
    return f"Evidence considered on {points}", words.capital(Evidence(0, 0, event.what, event.dated).words) + "."


def linked(event: CaseLinked, names: Mapping[int, str], edition: Edition) -> tuple[str, str]:
    return f"Linked with {event.reference}", event.text
