"""Finds what speaks of a person beside their own complaints and requests, for the officer to weigh."""

from collections.abc import Callable

from chc_desktop.domain.subject_access.passages import Group
from chc_desktop.office.desk import Desk
from chc_desktop.office.subject_access.concerns import Concerns
from chc_desktop.office.subject_access.found import Finder
from chc_desktop.office.subject_access.others_records import look_through_others
from chc_desktop.office.subject_access.own_records import look_through_own
from chc_desktop.office.subject_access.register_texts import look_through_register


def found_elsewhere(desk: Desk, of: Concerns, tick: Callable[[float], object]) -> Finder:
    """Look everywhere; the passages are in the order of their groups."""
    finder = Finder(desk, of)
    look_through_own(finder)
    look_through_others(finder, tick)
    look_through_register(finder)
    finder.passages.sort(key=lambda each: list(Group).index(each.group))
    return finder
