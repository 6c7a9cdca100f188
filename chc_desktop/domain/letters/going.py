"""Where a letter goes: the address it bears, what to look at first, and where none may go."""

from collections.abc import Iterable, Iterator

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person, Whereabouts
from chc_desktop.domain.letters.letter import Matter
from chc_desktop.domain.papers.events import Way
from chc_desktop.domain.persons.letters_to import is_forbidden, letters_go_to

BY_POST = (Way.POST, Way.FIRST_CLASS, Way.SECOND_CLASS, Way.SIGNED_FOR)


def goes_to(matter: Matter) -> Person:
    """Whose name and address the letter bears."""
    return matter.addressing.to if matter.addressing else matter.person


def printed_address(matter: Matter) -> str:
    """The address it bears; empty where it may go to none we know. Nothing goes where the complainant forbade it."""
    address = letters_go_to(goes_to(matter), matter.dated)
    return "" if is_forbidden(matter.person, address) else address


def refuse_where_none_may_go(matters: Iterable[Matter], sent: str) -> None:
    """Refuse to post or email a letter that could only go to an address that must not be written to."""
    way = {each.by: each for each in Way}.get(sent)
    for matter in matters:
        to = goes_to(matter)
        if way is Way.EMAIL and to.email.strip():
            refuse_forbidden_email(to, matter.person)
        forbidden = to.no_letters_to.strip() or matter.person.no_letters_to.strip()
        if way in BY_POST and forbidden and not printed_address(matter).strip():
            raise RuleBroken(
                f"This letter cannot be posted: nothing may be written to “{_line(forbidden)}”, and we know no other "
                f"address of {to.name}. Nothing was issued and nothing was lost. Write down where to write instead, "
                "with the person’s details on the page of the case, or send it another way."
            )


def refuse_forbidden_email(to: Person, about: Person) -> None:
    """Refuse an email to an address that either has forbidden."""
    if is_forbidden(to, to.email) or is_forbidden(about, to.email):
        raise RuleBroken(
            f"This letter cannot be sent by email: nothing may be written to “{to.email.strip()}”. Nothing was "
            "sent and nothing was lost. Send it another way, or change this in the person’s details on the page of the "
            "case."
        )


def going_cautions(matter: Matter) -> Iterator[str]:
    """What to look at before it goes to whom it goes, each in a sentence."""
    people = dict.fromkeys((goes_to(matter), matter.person))
    for person in people:
        yield from _died(person)
        yield from _moved(person)
        yield from _confidential(person)
    if printed_address(matter).strip():
        return
    to = goes_to(matter)
    if any(address.strip() for address in (to.address, to.new_address, to.write_to)):
        yield (
            f"This letter bears no address: the one we know of {to.name} must not be written to. Write down where to "
            "write instead, or send it another way than by post."
        )
    elif not (matter.addressing and matter.addressing.speaks):
        yield (
            f"We know no address of {to.name}, so the letter to them bears none. Add it on the page of the case, under "
            "People, or send it another way than by post."
        )


def _died(person: Person) -> Iterator[str]:
    if person.has_died:
        when = f" on {words.day(person.since)}" if person.since else ""
        told = f" Their details say: {_line(person.what_to_do)}" if person.what_to_do.strip() else ""
        yield f"{person.name} died{when}. Who should this letter go to?{told}"


def _moved(person: Person) -> Iterator[str]:
    nowhere = not (person.new_address.strip() or person.write_to.strip())
    if person.whereabouts is Whereabouts.MOVED and nowhere:
        yield f"{person.name} has moved, and we do not know where to. Find out before you send this letter."


def _confidential(person: Person) -> Iterator[str]:
    if person.confidential.strip():
        yield f"Confidential about {person.name}: {_line(person.confidential)}. Make sure that this letter keeps to it."


def _line(text: str) -> str:
    return ", ".join(line.strip().rstrip(",.") for line in text.splitlines() if line.strip())
