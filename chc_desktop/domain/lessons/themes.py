"""Themes across cases: by the words the officer gives a lesson, and by what the complaints were about."""

from collections.abc import Iterable
from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.lessons.lesson import Lesson

NO_THEME = "No theme yet"


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, the lessons with it, and the complaints they came from, by their ids."""

    title: str
    lessons: int
    cases: frozenset[int]

    @property
    def words(self) -> str:
        """“4 complaints, 2 lessons”."""
        return f"{words.count(len(self.cases), 'complaint')}, {words.count(self.lessons, 'lesson')}"


def same(theme: str) -> str:
    """What makes two themes the same: capitals and spaces do not count."""
    return " ".join(theme.casefold().split())


def themes(lessons: Iterable[Lesson]) -> tuple[Theme, ...]:
    """Every theme, the one with the most complaints first; lessons without one come last."""
    found: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        found.setdefault(same(lesson.theme), []).append(lesson)
    made = [_theme(min(group, key=lambda one: one.id).theme.strip() or NO_THEME, group) for group in found.values()]
    return tuple(sorted(made, key=lambda one: (one.title == NO_THEME, -len(one.cases), -one.lessons, one.title)))


def named(lessons: Iterable[Lesson]) -> tuple[str, ...]:
    """The themes that were given, each once, as it was first written."""
    return tuple(theme.title for theme in themes(lessons) if theme.title != NO_THEME)


def _theme(title: str, lessons: list[Lesson]) -> Theme:
    return Theme(title, len(lessons), frozenset(case for lesson in lessons for case in lesson.cases))
