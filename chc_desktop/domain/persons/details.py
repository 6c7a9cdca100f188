"""Everything that is known of a person, in words: for the page of a case, and for its printed record."""

from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.facts import Person, Whereabouts
from chc_desktop.domain.persons.notices import preference


def details(person: Person) -> tuple[tuple[str, str], ...]:
    """What is known, each with what it is called; what is always asked says so where it is not known."""
    always = {
        "Name and address": "\n".join(filter(None, (person.name, person.address))),
        "Telephone and email": "\n".join(filter(None, (person.telephone, person.email))) or "Not known",
        "Vulnerability": person.vulnerability or "Nothing recorded",
        "Adjustment": _reviewed(person.adjustment, person.adjustment_review) or "None asked for",
    }
    known = {what: text for what, text in further_details(person).items() if text.strip()}
    return tuple({**always, **known}.items())


def further_details(person: Person) -> dict[str, str]:
    """What is known beside name and home; empty where nothing is."""
    return {
        "Other names": ", ".join(filter(None, (name.strip() for name in person.other_names.splitlines()))),
        "How to reach them": preference(person),
        "Vulnerability": person.vulnerability,
        "Risk": person.risk,
        "Disability": _reviewed(person.disability, person.disability_review),
        "Adjustment": _reviewed(person.adjustment, person.adjustment_review),
        "Letters to them": person.letter_form.words,
        "Confidential": person.confidential,
        "Restriction on contact": _reviewed(person.restriction, person.restriction_review),
        "Reason for the restriction": person.restriction_reason,
        "Why the restriction is fair": person.restriction_fair,
        "Must not be written to": person.no_letters_to,
        "Letters go to": person.write_to,
        **_gone(person),
    }


def _reviewed(what: str, review: date | None) -> str:
    """“Letters only (to be looked at again on Thursday 3 December 2026)”."""
    return f"{what} (to be looked at again on {words.long_day(review)})" if what.strip() and review else what


def _gone(person: Person) -> dict[str, str]:
    if person.whereabouts is Whereabouts.HERE:
        return {}
    when = words.long_day(person.since) if person.since else "day not known"
    said = (when, *person.new_address.splitlines(), person.what_to_do)
    return {"Died" if person.has_died else "Moved": ", ".join(part.strip() for part in said if part.strip())}
