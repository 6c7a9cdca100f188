"""What may not be kept of a person: each refused in a sentence that says what to do."""

from dataclasses import replace
from datetime import date

from chc_desktop.domain.code import Edition
from chc_desktop.domain.facts import Person, Whereabouts
from chc_desktop.domain.persons.letters_to import is_forbidden
from chc_desktop.domain.refusing import needs, not_in_future, refuse_if
from chc_desktop.domain.vocabulary import Rule

_LOST = "Nothing was lost."


def check_person(person: Person, edition: Edition, today: date) -> None:
    """Whether this may be kept of a person. Raises `RuleBroken` if not."""
    needs(person.name, f"Please give the person’s name. {_LOST}", "name")
    _check_restriction(person, edition)
    if person.has_died and person.since:
        not_in_future(person.since, today, "since")
    refuse_if(
        person.write_to.strip() != "" and is_forbidden(person, person.write_to),
        f"Letters cannot go to the very address that must not be written to. {_LOST} Please give another address, or "
        "leave where to write instead empty until you know one.",
        "write_to",
    )


def tidied(person: Person) -> Person:
    """A person without what belongs to something that is over: an ended restriction, a move that was none."""
    if not person.restriction.strip():
        person = replace(person, restriction_reason="", restriction_fair="", restriction_review=None)
    if person.whereabouts is Whereabouts.HERE:
        person = replace(person, since=None, what_to_do="", new_address="")
    return replace(person, name=" ".join(person.name.split()))


def with_name_before(person: Person, before: Person) -> Person:
    """A person who is called otherwise than before is still found by the name they had."""
    old = before.name.strip()
    known = {name.strip().casefold() for name in (person.name, *person.other_names.splitlines())}
    if not old or old.casefold() in known:
        return person
    return replace(person, other_names="\n".join(filter(None, (person.other_names.strip(), old))))


def _check_restriction(person: Person, edition: Edition) -> None:
    if not person.restriction.strip():
        return
    asked = edition.cite(Rule.RESTRICTIONS)
    needs(
        person.restriction_reason,
        f"A restriction on contact needs its reason{asked}. {_LOST} Please write what happened and what shows it.",
        "restriction_reason",
    )
    needs(
        person.restriction_fair,
        f"A restriction on contact has to be proportionate and fair under the Equality Act{asked}. {_LOST} Please "
        "write how that was weighed, and whether a disability plays a part.",
        "restriction_fair",
    )
    refuse_if(
        person.restriction_review is None,
        f"A restriction on contact has to be looked at again{asked}. {_LOST} Please give the day on which to look at "
        "it.",
        "restriction_review",
    )
