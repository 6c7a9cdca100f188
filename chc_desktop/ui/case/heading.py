"""The words and tags at the top of a case that must never be missed."""

from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.facts import Person
from chc_desktop.domain.points.outcome import CaseOutcome, case_outcome, outcome_in_words
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
        text = f"Adjustment: {_line(person.adjustment)}{_review(review, today)}"
        found.append((text, Tone.AMBER if _is_due(review, today) else Tone.TEAL))
    return tuple(found)


def outcome_tag(view: CaseView) -> tuple[str, Tone] | None:
    """What the case comes to by its points, as words and tone of a tag; None while nothing is decided."""
    said = outcome_in_words(view.case, view.edition)
    upheld = case_outcome(view.case, view.edition) in _UPHELD
    return (said, Tone.GREEN if upheld else Tone.PLAIN) if said else None


def fact_tags(person: Person, today: date) -> tuple[Tag, ...]:
    """The facts as tags; one that is too long is whole in its tool tip."""
    return tuple(_tag(text, tone) for text, tone in facts(person, today))


def restriction_tags(person: Person, today: date) -> tuple[Tag, ...]:
    """How contact with the person is restricted; in amber once that is to be reviewed."""
    if not person.restriction:
        return ()
    review = person.restriction_review
    text = f"Contact restricted: {_line(person.restriction)}{_review(review, today)}"
    return (_tag(text, Tone.AMBER if _is_due(review, today) else Tone.RED),)


def _tag(text: str, tone: Tone) -> Tag:
    tag = Tag(text, tone)
    tag.setToolTip(text)
    return tag


def _is_due(review: date | None, today: date) -> bool:
    return review is not None and review <= today


def _review(review: date | None, today: date) -> str:
    """“, review 3 Dec”, to stand after what is reviewed; nothing where no day was set."""
    when = "review was due" if _is_due(review, today) else "review"
    return f", {when} {words.short_day(review)}" if review else ""


def _line(text: str) -> str:
    return " ".join(text.split())


_UPHELD = (CaseOutcome.UPHELD, CaseOutcome.PARTLY_UPHELD, CaseOutcome.MIXED)
