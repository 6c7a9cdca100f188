"""What the form of a person asks, as data: its sections, and in each the questions in their order."""

from dataclasses import dataclass
from datetime import date

from chc_desktop.domain.code import Edition
from chc_desktop.domain.facts import ContactWay, Person, Whereabouts
from chc_desktop.domain.vocabulary import Rule
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskDay, AskLine, AskText
from chc_desktop.ui.persons.letter_form import form_asks

_WHEREABOUTS = (
    (Whereabouts.HERE.value, "Lives at the address above"),
    (Whereabouts.MOVED.value, "Has moved"),
    (Whereabouts.DIED.value, "Has died"),
)

LETTERS = "How letters are made for them"


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together. `seldom`: they stay folded away while nothing is answered."""

    title: str
    asks: tuple[Ask, ...]
    seldom: bool = False


def sections(person: Person, edition: Edition, today: date) -> tuple[Section, ...]:
    """Everything that is asked, filled with what is known."""
    return (
        Section("Who and where", _who(person)),
        Section("How to reach them", _reach(person)),
        Section("Where letters may go", _letters(person), seldom=True),
        Section("Moved or died", _whereabouts(person, today), seldom=True),
        Section("Health, vulnerability and adjustments", _health(person, edition, today)),
        Section(LETTERS, form_asks(person.letter_form), seldom=True),
        Section("Confidentiality", _confidential(person), seldom=True),
        Section("Restriction on contact", _restriction(person, edition, today), seldom=True),
    )


def _who(person: Person) -> tuple[Ask, ...]:
    return (
        AskLine(name="name", label="Name", value=person.name),
        AskText(name="address", label="Address", help="One line each, the postcode last.", value=person.address),
        AskLine(name="telephone", label="Telephone", value=person.telephone),
        AskLine(name="email", label="Email", value=person.email),
        AskText(
            name="other_names",
            label="Other names, one a line",
            help="Such as a former name. They are found by these too.",
            value=person.other_names,
            lines=1,
        ),
    )


def _reach(person: Person) -> tuple[Ask, ...]:
    return (
        AskChoice(
            name="contact_way",
            label="How they like to be reached",
            choices=tuple((way.value, way.words) for way in ContactWay),
            value=person.contact_way.value,
        ),
        AskLine(name="contact_times", label="Best times", value=person.contact_times),
        AskLine(name="language", label="Language or interpreter", value=person.language),
        AskText(name="contact_notes", label="Anything else about reaching them", value=person.contact_notes, lines=1),
    )


def _health(person: Person, edition: Edition, today: date) -> tuple[Ask, ...]:
    return (
        AskText(name="vulnerability", label="Vulnerable?", help="Empty if not.", value=person.vulnerability, lines=2),
        AskText(name="risk", label="At risk?", help="Of what, and what is done about it.", value=person.risk, lines=2),
        AskText(
            name="disability",
            label="Disability they told us of",
            help=f"In their words{edition.cite(Rule.ADJUSTMENTS)}.",
            value=person.disability,
            lines=2,
        ),
        AskText(
            name="adjustment",
            label="Adjustment agreed",
            help=f"Such as large print{edition.cite(Rule.ADJUSTMENTS)}.",
            value=person.adjustment,
            lines=2,
        ),
        AskDay(
            name="disability_review",
            label="Look at the disability again on",
            value=person.disability_review,
            today=today,
            optional=True,
        ),
        AskDay(
            name="adjustment_review",
            label="Look at the adjustment again on",
            value=person.adjustment_review,
            today=today,
            optional=True,
        ),
    )


def _confidential(person: Person) -> tuple[Ask, ...]:
    return (
        AskText(
            name="confidential",
            label="What must not be said, and to whom",
            help="Such as: leave no messages; the neighbour must not learn who complained.",
            value=person.confidential,
            lines=2,
        ),
    )


def _letters(person: Person) -> tuple[Ask, ...]:
    return (
        AskText(
            name="no_letters_to",
            label="Must not be written to",
            help="No letter can be posted there. An empty line between several.",
            value=person.no_letters_to,
            lines=2,
        ),
        AskText(
            name="write_to",
            label="Write here instead",
            help="Printed on every letter, in place of their home.",
            value=person.write_to,
            lines=2,
        ),
    )


def _restriction(person: Person, edition: Edition, today: date) -> tuple[Ask, ...]:
    asked = edition.cite(Rule.RESTRICTIONS)
    return (
        AskText(
            name="restriction",
            label="How contact is restricted",
            help="Such as: letters only. Empty this to end it.",
            value=person.restriction,
            lines=2,
        ),
        AskText(
            name="restriction_reason",
            label="Why",
            help="What happened, when, and what shows it.",
            value=person.restriction_reason,
            lines=2,
        ),
        AskText(
            name="restriction_fair",
            label="Why it is proportionate and fair",
            help=f"How the Equality Act was weighed: does a disability play a part?{asked}",
            value=person.restriction_fair,
            lines=2,
        ),
        AskDay(
            name="restriction_review",
            label="Look at the restriction again on",
            value=person.restriction_review,
            today=today,
            optional=True,
        ),
    )


def _whereabouts(person: Person, today: date) -> tuple[Ask, ...]:
    return (
        AskChoice(name="whereabouts", label="Where they are", choices=_WHEREABOUTS, value=person.whereabouts.value),
        AskDay(name="since", label="Since when, if known", value=person.since, today=today, optional=True),
        AskText(
            name="new_address",
            label="New address",
            help="Letters go there from that day.",
            value=person.new_address,
            lines=2,
            only_when=("whereabouts", Whereabouts.MOVED.value),
        ),
        AskText(
            name="what_to_do",
            label="What to do now",
            help="Such as who speaks for the estate, or that the case goes on.",
            value=person.what_to_do,
            lines=2,
        ),
    )
