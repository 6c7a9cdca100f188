"""What cannot be about the people of a case, each refused in a sentence that says what to do."""

from datetime import date
from functools import singledispatch

from chc_desktop.domain import words
from chc_desktop.domain.case import Case
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.people.events import (
    AuthorityEnded,
    AuthorityGiven,
    ComplainantJoined,
    ComplainantLeft,
    ComplainedAbout,
    ConflictDeclared,
    ConflictEnded,
    ContractorReplied,
    ContractorStep,
    LettersDirected,
    NotComplainedAbout,
    PassedToContractor,
    PeopleEvent,
    PersonConcerned,
    PersonNotConcerned,
    RepresentativeNamed,
)
from chc_desktop.domain.people.parties import Accused, Concerned, Conflict, Handling, Representative
from chc_desktop.domain.refusing import NOTHING_CHANGED, needs, not_before, not_in_future, refuse_if
from chc_desktop.domain.rulebook import Rulebook
from chc_desktop.domain.stage_rules import check_open
from chc_desktop.domain.vocabulary import Rule


def check(event: PeopleEvent, case: Case, book: Rulebook) -> None:
    """Whether this may be said of the people of the case. Raises `RuleBroken` if not."""
    refuse_if(not event.person, f"Please say who it is. {NOTHING_CHANGED}", "person")
    _check(event, case, book)


@singledispatch
def _check(event: PeopleEvent, case: Case, book: Rulebook) -> None:
    raise TypeError(f"no rule for {event.kind}")


@_check.register
def _(event: ComplainantJoined, case: Case, book: Rulebook) -> None:
    check_open(case)
    refuse_if(
        event.person in case.complainants, f"They are among those who complain already. {NOTHING_CHANGED}", "person"
    )


@_check.register
def _(event: ComplainantLeft, case: Case, book: Rulebook) -> None:
    check_open(case)
    refuse_if(event.person not in case.complainants, f"They are not among those who complain now. {NOTHING_CHANGED}")
    refuse_if(
        len(case.complainants) == 1,
        f"Nobody else complains in this case, so it would be left without anybody. {NOTHING_CHANGED} If they do not "
        "want to go on, record that they withdrew the complaint.",
    )
    needs(event.why, "Please write how they told you that they no longer complain.", "why")
    since = next(each.since for each in reversed(case.parties.complainants) if each.person == event.person)
    not_before(event.happened_on, since, "they complained")


@_check.register
def _(event: RepresentativeNamed, case: Case, book: Rulebook) -> None:
    known = case.parties.representative(event.person)
    refuse_if(
        known is not None and known.stands,
        f"They speak for the {book.edition.person} in this case already. {NOTHING_CHANGED}",
        "person",
    )
    refuse_if(
        bool(event.for_whom) and event.for_whom not in case.complainants,
        f"Whom they speak for does not complain in this case. {NOTHING_CHANGED}",
        "for_whom",
    )
    refuse_if(
        event.person in case.complainants and event.for_whom in (0, event.person),
        f"Nobody needs authority to speak for themselves. {NOTHING_CHANGED} Please name whom they speak for.",
        "for_whom",
    )
    refuse_if(
        bool(event.not_needed_because.strip()) and not event.relation.is_elected,
        f"Only an enquiry from an MP or a councillor may go on without the {book.edition.person}’s consent. Anybody "
        f"else needs authority{book.edition.cite(Rule.REPRESENTATIVES)}. {NOTHING_CHANGED}",
        "authority",
    )
    if event.given_on:
        _authority(event.given_on, event.given_how, event.until, book)
    else:
        refuse_if(
            event.wanted_by is None and not event.not_needed_because.strip(),
            f"Please say by when the {'consent' if event.relation.is_elected else 'authority'} should be here, so that "
            f"Today reminds you of it. {NOTHING_CHANGED}",
            "wanted_by",
        )


@_check.register
def _(event: AuthorityGiven, case: Case, book: Rulebook) -> None:
    _representative(event, case, book)
    _authority(event.given_on, event.given_how, event.until, book)


@_check.register
def _(event: LettersDirected, case: Case, book: Rulebook) -> None:
    standing = _representative(event, case, book)
    refuse_if(event.letters_to is standing.letters_to, f"Letters go there already. {NOTHING_CHANGED}", "letters_to")


@_check.register
def _(event: AuthorityEnded, case: Case, book: Rulebook) -> None:
    standing = _representative(event, case, book)
    needs(event.why, f"Please write how you learned that they no longer speak for the {book.edition.person}.", "why")
    not_before(event.happened_on, standing.named_on, "they were named")


@_check.register
def _(event: PersonConcerned, case: Case, book: Rulebook) -> None:
    there = any(each.person == event.person and each.ended_on is None for each in case.parties.concerned)
    refuse_if(there, f"They are among the people of this case already. {NOTHING_CHANGED}", "person")


@_check.register
def _(event: PersonNotConcerned, case: Case, book: Rulebook) -> None:
    _goes_on(event, case.parties.concerned)
    needs(event.why, "Please write why the case no longer concerns them.", "why")


@_check.register
def _(event: ComplainedAbout, case: Case, book: Rulebook) -> None:
    needs(event.what, "Please write what they are said to have done, in a line.", "what")
    there = any(each.person == event.person and each.ended_on is None for each in case.parties.accused)
    refuse_if(there, f"They are named as complained about already. {NOTHING_CHANGED}", "person")


@_check.register
def _(event: NotComplainedAbout, case: Case, book: Rulebook) -> None:
    _goes_on(event, case.parties.accused)
    needs(event.why, "Please write why the complaint is no longer about them.", "why")


@_check.register
def _(event: ConflictDeclared, case: Case, book: Rulebook) -> None:
    needs(event.what, f"Please write what the conflict of interest is{book.edition.cite(Rule.CONFLICTS)}.", "what")
    needs(event.done, f"Please write what was done about it{book.edition.cite(Rule.CONFLICTS)}.", "done")
    there = any(each.person == event.person and each.ended_on is None for each in case.parties.conflicts)
    refuse_if(there, f"A conflict of interest of theirs stands in this case already. {NOTHING_CHANGED}", "person")


@_check.register
def _(event: ConflictEnded, case: Case, book: Rulebook) -> None:
    _goes_on(event, case.parties.conflicts)
    needs(event.why, "Please write why there is no conflict of interest any more.", "why")


@_check.register
def _(event: PassedToContractor, case: Case, book: Rulebook) -> None:
    check_open(case)
    needs(event.what, "Please write what the contractor is to deal with.", "what")
    refuse_if(
        event.answer_by < event.happened_on,
        f"The contractor cannot answer before {words.day(event.happened_on)}, the day it was passed to them. "
        f"{NOTHING_CHANGED} Please check the two dates.",
        "answer_by",
    )
    handling = case.parties.contractor(event.person)
    refuse_if(
        handling is not None and handling.is_open,
        f"This contractor has a part of the complaint in hand already. {NOTHING_CHANGED} Note their answer first.",
        "person",
    )


@_check.register
def _(event: ContractorReplied, case: Case, book: Rulebook) -> None:
    handling = case.parties.contractor(event.person)
    if handling is None or not handling.is_open:
        raise RuleBroken(f"This contractor has nothing in hand in this case. {NOTHING_CHANGED}")
    not_before(event.happened_on, handling.passed_on, "it was passed to the contractor")
    _step(event, handling)


def _step(event: ContractorReplied, handling: Handling) -> None:
    if event.step is ContractorStep.RECEIVED:
        refuse_if(
            handling.received_on is not None, f"They told you before that they have it. {NOTHING_CHANGED}", "step"
        )
    elif event.step is ContractorStep.NEW_DATE:
        refuse_if(
            event.answer_by is None,
            f"Please give the new day by which you want their answer. {NOTHING_CHANGED}",
            "answer_by",
        )
        too_early = event.answer_by is not None and event.answer_by < event.happened_on
        refuse_if(too_early, f"The new date cannot lie before the day it was agreed. {NOTHING_CHANGED}", "answer_by")
    elif event.step is ContractorStep.ANSWERED:
        needs(event.text, "Please write what the contractor answered.", "text")
    else:
        needs(event.text, "Please write why it was taken back.", "text")


def _representative(
    event: AuthorityGiven | LettersDirected | AuthorityEnded, case: Case, book: Rulebook
) -> Representative:
    """Who stands as speaking for whoever complains; refused where nobody does under this name."""
    found = case.parties.representative(event.person)
    if found is None or not found.stands:
        raise RuleBroken(
            f"They do not speak for the {book.edition.person} in this case now. {NOTHING_CHANGED}", "person"
        )
    return found


def _authority(given_on: date, how: str, until: date | None, book: Rulebook) -> None:
    not_in_future(given_on, book.today, "given_on")
    needs(
        how,
        f"Please write how the {book.edition.person} gave it, such as a signed letter or an email to you.",
        "given_how",
    )
    refuse_if(
        until is not None and until < given_on,
        f"It cannot end before {words.day(given_on)}, the day it was given. {NOTHING_CHANGED} Please check the two "
        "dates.",
        "until",
    )


def _goes_on(
    event: PersonNotConcerned | NotComplainedAbout | ConflictEnded,
    group: tuple[Concerned, ...] | tuple[Accused, ...] | tuple[Conflict, ...],
) -> None:
    """Refuse an end of what does not stand, or before it began."""
    found = [each for each in group if each.person == event.person and each.ended_on is None]
    if not found:
        raise RuleBroken(f"That does not stand in this case now. {NOTHING_CHANGED}")
    not_before(event.happened_on, found[-1].since, "it was recorded")
