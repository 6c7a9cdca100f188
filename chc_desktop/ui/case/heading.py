"""The words at the top of a case."""

from chc_desktop.domain.code import Edition
from chc_desktop.domain.facts import Person
from chc_desktop.domain.points.outcome import CaseOutcome, case_outcome, outcome_in_words
from chc_desktop.domain.summary import home
from chc_desktop.office.cases import CaseView
from chc_desktop.ui.widgets.tag import Tone


def subtitle(view: CaseView, handler: Person | None) -> str:
    """Who it is about, under which Code, who deals with it, and how long our own policy gives to ask for stage 2."""
    who = ", ".join(filter(None, (f"{view.person.name}{_and_others(view)}", home(view.person))))
    parts = [who, f"complaint under {_code(view.edition)}"]
    if handler:
        verb = "reviewed" if view.case.stage.number > 1 else "handled"
        parts.append(f"{verb} by {'the ' if handler.job else ''}{handler.title}")
    if view.stage2_window:
        parts.append(view.stage2_window.words)
    return " · ".join(parts)


def whose_notices(view: CaseView) -> tuple[Person, ...]:
    """Whose notices stand at the top: those of all who complain, and of who speaks for them."""
    complain = view.case.complainants
    speak = (each.person for one in complain for each in view.case.parties.speaking_for(one))
    others = dict.fromkeys(each for each in (*complain, *speak) if each != view.case.complainant)
    return (view.person, *(view.people[each] for each in others if each in view.people))


def _and_others(view: CaseView) -> str:
    """“ and 2 others”, where several complain."""
    others = len(view.case.complainants) - 1
    return f" and {others} {'other' if others == 1 else 'others'}" if others > 0 else ""


def _code(edition: Edition) -> str:
    return edition.short_title if edition.is_own_policy else f"the {edition.short_title}"


def outcome_tag(view: CaseView) -> tuple[str, Tone] | None:
    """What the case comes to by its points, as words and tone of a tag; None while nothing is decided."""
    said = outcome_in_words(view.case, view.edition)
    upheld = case_outcome(view.case, view.edition) in _UPHELD
    return (said, Tone.GREEN if upheld else Tone.PLAIN) if said else None


_UPHELD = (CaseOutcome.UPHELD, CaseOutcome.PARTLY_UPHELD, CaseOutcome.MIXED)
