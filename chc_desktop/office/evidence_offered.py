"""What of the register can be named as evidence, in words that tell nobody's name: the self-assessment is published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.assessments.attached import Source
from chc_desktop.domain.papers.events import Direction
from chc_desktop.domain.papers.paper import kept
from chc_desktop.domain.promises.promise import State
from chc_desktop.office.desk import Desk
from chc_desktop.office.lesson_projections import lessons
from chc_desktop.office.paper_ledger import papers_of


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that can be attached. `title` is what the evidence says of it; `known_as` helps to choose, and is
    shown to the officer only. `key` is its id among its kind."""

    source: Source
    title: str
    known_as: str
    case_id: int = 0
    key: str = ""


def of_case(desk: Desk, case_id: int) -> tuple[Offered, ...]:
    """A complaint, its issued letters, its correspondence and files, and its promises."""
    with desk.register.transaction() as shelves:
        case = desk.case(shelves, case_id)
        name = f"Case {case.reference}"
        found = [Offered(Source.CASE, name, case.title, case_id, str(case_id))]
        for document in shelves.record.documents(case_id):
            on = words.letter_day(date.fromisoformat(document.dated))
            title = f"{name}, {_small(document.title)} of {on}"
            found.append(Offered(Source.LETTER, title, document.title, case_id, str(document.id)))
        for paper in kept(papers_of(shelves, case_id)):
            title = f"{name}, {_towards(paper.said.direction)} {words.letter_day(paper.said.happened_on)}"
            found.append(Offered(Source.PAPER, title, paper.said.subject, case_id, str(paper.id)))
        for promise in case.promises:
            state = " and kept" if promise.state is State.KEPT else ""
            title = f"{name}, a remedy promised for {words.letter_day(promise.by)}{state}"
            found.append(Offered(Source.PROMISE, title, promise.remedy.what, case_id, promise.key))
    return tuple(_told_apart(found))


def lessons_offered(desk: Desk) -> tuple[Offered, ...]:
    """What was learnt, the newest first."""
    with desk.register.transaction() as shelves:
        found = [
            Offered(
                Source.LESSON,
                f"Our record of learning, entry {lesson.id} of {words.letter_day(lesson.noted_on)}",
                lesson.learnt,
                0,
                str(lesson.id),
            )
            for lesson in lessons(shelves)
        ]
    return tuple(reversed(found))


def _told_apart(found: list[Offered]) -> Iterator[Offered]:
    """Two of the same words get a number."""
    seen: dict[str, int] = {}
    for each in found:
        seen[each.title] = seen.get(each.title, 0) + 1
        number = seen[each.title]
        title = each.title if number == 1 else f"{each.title} ({number})"
        yield Offered(each.source, title, each.known_as, each.case_id, each.key)


def _towards(direction: Direction) -> str:
    return {Direction.IN: "received on", Direction.OUT: "sent on"}.get(direction, "kept on file since")


def _small(title: str) -> str:
    """A title in the middle of a sentence; one that begins with initials stays."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
