"""Works out what Today and the calendar know of a lesson, and keeps beside its record."""

from chc_desktop.domain.lessons.lesson import Lesson
from chc_desktop.domain.lessons.summary import PlannedChange


def planned_change(lesson: Lesson) -> PlannedChange | None:
    """The change that is still to be made, if there is one."""
    if not lesson.is_to_be_done:
        return None
    return PlannedChange(
        lesson=lesson.id,
        what=lesson.change,
        by=lesson.by.isoformat() if lesson.by else "",
        owner=lesson.owner,
        theme=lesson.theme,
        title=lesson.title,
    )
