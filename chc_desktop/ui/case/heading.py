"""The words and tags at the top of a case that must never be missed."""

from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.facts import Person
from chc_desktop.domain.summary import home
from chc_desktop.office.cases import CaseView
from chc_desktop.ui.widgets.tag import Tag, Tone


def subtitle(view: CaseView, handler: Person | None) -> str:
    """Who it is about, under which Code, who deals with it, and how long our own policy gives to ask for stage 2."""
    who = ", ".join(filter(None, (view.person.name, home(view.person))))
    parts = [who, f"complaint under {_code(view.edition)}"]
    if handler:
        verb = "reviewed" if view.case.stage.number > 1 else "handled"
        parts.append(f"{verb} by {'the ' if handler.job else ''}{handler.title}")
    if view.stage2_window:
        parts.append(view.stage2_window.words)
    return " · ".join(parts)


def _code(edition: Edition) -> str:
    return edition.short_title if edition.is_own_policy else f"the {edition.short_title}"


def facts(person: Person, today: date) -> tuple[tuple[str, Tone], ...]:
    """What to look out for with this person, as words and tones of tags."""
    found = []
    if person.vulnerability:
        found.append((f"Vulnerable: {_line(person.vulnerability)}", Tone.RED))
    if person.adjustment:
        review = person.adjustment_review
        due = bool(review and review <= today)
        when = f", {'review was due' if due else 'review'} {words.short_day(review)}" if review else ""
        found.append((f"Adjustment: {_line(person.adjustment)}{when}", Tone.AMBER if due else Tone.TEAL))
    return tuple(found)


def fact_tags(person: Person, today: date) -> tuple[Tag, ...]:
    """The facts as tags; one that is too long is whole in its tool tip."""
    tags = []
    for text, tone in facts(person, today):
        tag = Tag(text, tone)
        tag.setToolTip(text)
        tags.append(tag)
    return tuple(tags)


def _line(text: str) -> str:
    return " ".join(text.split())
