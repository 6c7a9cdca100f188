"""What is refused about a point or a link, and what a case is after it."""

from dataclasses import replace

from chc_desktop.domain import history, rules, words
from chc_desktop.domain.case import Case, Point
from chc_desktop.domain.code import Edition
from chc_desktop.domain.points.events import CaseLinked, EvidenceConsidered, PointReworded, ResponsibilityDecided
from chc_desktop.domain.points.evidence import Evidence, Link
from chc_desktop.domain.refusing import NOTHING_CHANGED, needs, not_in_future, refuse_if
from chc_desktop.domain.rulebook import Rulebook
from chc_desktop.domain.stage_rules import check_open
from chc_desktop.domain.vocabulary import Element, Rule


def cite_responsibility(edition: Edition) -> str:
    """“ (Code 5.7)”, where the edition asks a landlord to say what it does not answer for; else nothing."""
    elements = (element for _kind, letter in edition.letters for element in letter)
    number = next((each.provision for each in elements if each.element is Element.RESPONSIBILITY), "")
    return f" ({words.cited(number)})" if number else ""


@rules._check.register
def _(event: PointReworded, case: Case, book: Rulebook) -> None:
    check_open(case)
    _there(event.point, case)
    needs(event.text, "Please write the point in a sentence.", "text")
    needs(event.why, f"Please write why the words change, such as what the {book.edition.person} told you.", "why")
    refuse_if(
        case.stage1.response is not None,
        f"Stage 1 was answered, so point {event.point} keeps the words it was answered in. {NOTHING_CHANGED} What is "
        f"meant otherwise now can be logged as a new, linked complaint{book.edition.cite(Rule.NEW_POINTS)}.",
    )


@rules._check.register
def _(event: ResponsibilityDecided, case: Case, book: Rulebook) -> None:
    check_open(case)
    _there(event.point, case)
    cite = cite_responsibility(book.edition)
    refuse_if(
        case.stage1.response is not None,
        f"Stage 1 was answered, and the answer says who is responsible for point {event.point}. {NOTHING_CHANGED} At a "
        "later stage it can be decided as “not our responsibility”.",
    )
    if event.ours:
        refuse_if(
            not _point(event.point, case).not_ours,
            f"Point {event.point} is yours to answer for already. {NOTHING_CHANGED}",
            "how",
        )
        return
    needs(event.why, f"Please write why point {event.point} is not yours to answer for{cite}.", "why")
    needs(
        event.whose,
        f"Please say who is responsible for point {event.point}, so that it can be taken there{cite}.",
        "whose",
    )
    refuse_if(
        not any(point.number != event.point for point in case.points_to_answer),
        f"If no point of the complaint is yours to answer for, there is nothing left to answer. {NOTHING_CHANGED} "
        "Refuse the complaint instead, with the reasons and the Ombudsman’s details.",
    )


@rules._check.register
def _(event: EvidenceConsidered, case: Case, book: Rulebook) -> None:
    check_open(case)
    needs(event.what, "Please write what you looked at, such as “engineer’s visit” or “call log”.", "what")
    refuse_if(not event.points, "Please say which point it bears on.")
    for point in event.points:
        _there(point, case)
    if event.dated:
        not_in_future(event.dated, book.today, "dated")
    refuse_if(
        case.stage.response is not None,
        f"Stage {case.stage.number} has been answered, so nothing more was considered for it. {NOTHING_CHANGED} Add a "
        "note for what has come since.",
    )


@rules._check.register
def _(event: CaseLinked, case: Case, book: Rulebook) -> None:
    refuse_if(event.other == case.id, f"A complaint cannot be linked with itself. {NOTHING_CHANGED}")
    refuse_if(
        any(link.case_id == event.other for link in case.links),
        f"This complaint is linked with {event.reference} already. {NOTHING_CHANGED}",
    )


@history._after.register
def _(event: PointReworded, case: Case, number: int) -> Case:
    return _with(case, replace(_point(event.point, case), text=event.text))


@history._after.register
def _(event: ResponsibilityDecided, case: Case, number: int) -> Case:
    why, whose = ("", "") if event.ours else (event.why, event.whose)
    return _with(case, replace(_point(event.point, case), not_ours=not event.ours, why_not_ours=why, whose=whose))


@history._after.register
def _(event: EvidenceConsidered, case: Case, number: int) -> Case:
    seen = Evidence(number, case.stage.number, event.what, event.dated, event.paper)
    for each in event.points:
        point = _point(each, case)
        case = _with(case, replace(point, evidence=(*point.evidence, seen)))
    return case


@history._after.register
def _(event: CaseLinked, case: Case, number: int) -> Case:
    return replace(case, links=(*case.links, Link(event.other, event.reference, event.text)))


def _there(number: int, case: Case) -> None:
    refuse_if(not 1 <= number <= len(case.points), f"The complaint has no point {number}. {NOTHING_CHANGED}")


def _point(number: int, case: Case) -> Point:
    return case.points[number - 1]


def _with(case: Case, point: Point) -> Case:
    points = tuple(point if each.number == point.number else each for each in case.points)
    return replace(case, points=points)
