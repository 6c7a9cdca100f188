"""What the printed record says of the people of a case: a table of everybody beside those who deal with it."""

from collections.abc import Iterator
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.page import Block, Heading, Table
from chc_desktop.domain.people.parties import Complainant, Handling, Representative
from chc_desktop.office.cases import CaseView
from chc_desktop.office.people_words import letters_go

_HEADINGS = ("Who", "What they are", "Since", "Until", "What to know")
_WIDTHS = (20, 20, 13, 13, 34)
_HANDS = ("Stage", "Who", "From", "Until", "Why it changed hands")
_HAND_WIDTHS = (8, 27, 15, 15, 35)
_Row = tuple[str, ...]


def people_of(view: CaseView) -> tuple[tuple[Block, ...], ...]:
    """A section for everybody in the case, where there is more to say than who complains; another where it changed
    hands."""
    rows = tuple(_rows(view))
    people = ((Heading("The people of this case"), Table(_HEADINGS, rows, _WIDTHS)),) if len(rows) > 1 else ()
    hands = tuple(
        (str(hand.stage), view.names.get(hand.person, ""), words.day(hand.since), _day(hand.until), hand.why)
        for hand in view.hands
    )
    dealt = (
        ((Heading("Who dealt with it"), Table(_HANDS, hands, _HAND_WIDTHS)),)
        if len(hands) > len(view.case.asked_stages)
        else ()
    )
    return *people, *dealt


def _rows(view: CaseView) -> Iterator[_Row]:
    parties = view.case.parties
    yield from (_complainant(view, each) for each in parties.complainants)
    yield from (_representative(view, each) for each in parties.representatives)
    for other in parties.concerned:
        yield _row(view, other.person, other.part.words, other.since, other.ended_on, other.about, other.ended_because)
    for each in parties.accused:
        yield _row(view, each.person, "complained about", each.since, each.ended_on, each.what, each.ended_because)
    for one in parties.conflicts:
        goes_on = f"May go on, because: {one.may_go_on_because}" if one.may_go_on_because.strip() else ""
        said = " ".join(filter(None, (one.what, f"What was done: {one.done}", goes_on)))
        yield _row(view, one.person, "a conflict of interest", one.since, one.ended_on, said, one.ended_because)
    yield from (_contractor(view, each) for each in parties.contractors)


def _complainant(view: CaseView, each: Complainant) -> _Row:
    return _row(
        view, each.person, "complains", each.since, each.left_on, _address(view, each.person), each.left_because
    )


def _representative(view: CaseView, each: Representative) -> _Row:
    need = words.capital(each.what_is_needed)
    given = each.authority
    if given:
        until = f", until {words.day(given.until)}" if given.until else ""
        said = f"{need} given {words.day(given.given_on)}{until}: {given.how.strip().rstrip('.')}."
    elif each.not_needed_because:
        said = f"No consent is needed, because: {each.not_needed_because}"
    else:
        said = f"{need} still to come."
    what = f"{each.relation.words}, speaks for {_whom(view, each)}"
    said = f"{said} {letters_go(each.letters_to, view.edition.person)}"
    return _row(view, each.person, what, each.named_on, each.ended_on, said, each.ended_because)


def _contractor(view: CaseView, each: Handling) -> _Row:
    had = f"They had it {words.day(each.received_on)}." if each.received_on else ""
    wanted = f"Answer wanted by {words.day(each.answer_by)}."
    said = " ".join(filter(None, (each.what.strip(), had, wanted, each.answer.strip())))
    ended = each.answered_on or each.taken_back_on
    return _row(view, each.person, "a contractor", each.passed_on, ended, said, each.taken_back_because)


def _row(
    view: CaseView, person: int, what: str, since: date, until: date | None, said: str, because: str
) -> tuple[str, ...]:
    told = "\n".join(part for part in (said.strip(), because.strip()) if part)
    return _called(view, person), words.capital(what), words.day(since), _day(until), told


def _called(view: CaseView, person: int) -> str:
    """Our own people by what they are, as everywhere on paper; anybody else by name."""
    known = view.people.get(person)
    return known.title if known else ""


def _whom(view: CaseView, representative: Representative) -> str:
    return _called(view, representative.for_whom) if representative.for_whom else f"the {view.edition.person}"


def _address(view: CaseView, person: int) -> str:
    known = view.people.get(person)
    return ", ".join(line.strip() for line in known.address.splitlines() if line.strip()) if known else ""


def _day(day: date | None) -> str:
    return words.day(day) if day else ""
