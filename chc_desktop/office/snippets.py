"""The officer's ready sentences: kept, deleted and taken back, and filled in for the case at hand."""

import json

from chc_desktop.domain import words
from chc_desktop.domain.case import Case
from chc_desktop.domain.deadlines import deadlines
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Organisation, Person
from chc_desktop.domain.projection import open_deadlines
from chc_desktop.domain.snippets import FilledSnippet, Snippet, fill
from chc_desktop.domain.summary import home
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office import request_projections
from chc_desktop.office.bin import Removed
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction

_BIN = "snippet"

PLACES = (
    *("name", "address", "home", "reference", "title", "made on", "received on", "handler"),
    *("stage 1 due", "stage 2 due", "next due", "today", "officer", "organisation", "our telephone", "our email"),
)
"""What may stand in braces and is filled from the case and the organisation."""


class Snippets:
    """Ready sentences for every long text."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[Snippet]:
        """Every ready sentence, by name."""
        with self._desk.register.transaction() as shelves:
            return shelves.comfort.snippets()

    def save(self, snippet: Snippet, draft: str = "") -> None:
        """Keep a ready sentence, new (id 0) or changed. Refused where something is missing or its word is taken."""
        kept = Snippet(snippet.id, snippet.name.strip(), snippet.text.strip("\n"), snippet.short.strip())
        with self._desk.register.transaction() as shelves:
            _check(kept, shelves.comfort.snippets())
            shelves.comfort.save_snippet(kept, self._desk.now())
            shelves.scratch.drop_draft(draft)
        self._desk.on_change()

    def remove(self, snippet: Snippet) -> None:
        """Into the bin, from which it can be taken back."""
        desk = self._desk
        value = json.dumps([snippet.name, snippet.text, snippet.short], ensure_ascii=False)
        with desk.register.transaction() as shelves:
            shelves.comfort.throw_away(_BIN, str(snippet.id), snippet.name, value, desk.now(), desk.officer(shelves))
            shelves.comfort.drop_snippet(snippet.id)
        desk.on_change()

    def filled(self, snippet: Snippet, record_id: int) -> FilledSnippet:
        """A ready sentence for a complaint or a service request (0: none at hand)."""
        with self._desk.register.transaction() as shelves:
            return fill(snippet.text, _known(self._desk, shelves, record_id))

    def removed(self) -> list[Removed]:
        """The ready sentences that were deleted, for the bin."""
        with self._desk.register.transaction() as shelves:
            return [
                Removed(str(each.id), f"The ready sentence “{each.title}”", "Settings, Writing", *each[-2:])
                for each in shelves.comfort.thrown(_BIN)
            ]

    def take_back(self, key: str) -> None:
        """Keep a deleted one again; without its short word, where another has that now."""
        with self._desk.register.transaction() as shelves:
            thrown = next(each for each in shelves.comfort.thrown(_BIN) if each.id == int(key))
            name, text, short = json.loads(thrown.value)
            taken = any(each.short.casefold() == short.casefold() for each in shelves.comfort.snippets())
            shelves.comfort.save_snippet(Snippet(0, name, text, "" if taken else short), self._desk.now())
            shelves.comfort.take_out_of_bin(thrown.id)


def _check(snippet: Snippet, others: list[Snippet]) -> None:
    if not snippet.name:
        raise RuleBroken("Please give the sentence a name, so that it can be found. Nothing was changed.")
    if not snippet.text.strip():
        raise RuleBroken("Please write the sentence itself. Nothing was changed.")
    if len(snippet.short.split()) > 1:
        raise RuleBroken("The short word has to be one word, without spaces. Nothing was changed.")
    for other in others:
        if snippet.short and other.id != snippet.id and other.short.casefold() == snippet.short.casefold():
            raise RuleBroken(f"“{snippet.short}” stands for “{other.name}” already. Nothing was changed.")


def _known(desk: Desk, shelves: Transaction, record_id: int) -> dict[str, str]:
    organisation = shelves.facts.organisation()
    known = _of_organisation(shelves, organisation) if organisation else {}
    known["today"] = words.long_day(desk.today())
    if not record_id:
        return known
    if shelves.record.is_request(record_id):
        request = request_projections.request(shelves, record_id)
        person = shelves.facts.person(request.person)
        return known | _of_person(person) | {"reference": request.reference, "title": request.title}
    case = desk.case(shelves, record_id)
    return known | _of_person(shelves.facts.person(case.complainant)) | _of_case(desk, shelves, case)


def _of_organisation(shelves: Transaction, organisation: Organisation) -> dict[str, str]:
    officer = shelves.facts.person(organisation.officer).name if organisation.officer else ""
    return {
        "organisation": organisation.name,
        "our telephone": organisation.telephone,
        "our email": organisation.email,
        "officer": officer,
    }


def _of_person(person: Person) -> dict[str, str]:
    return {"name": person.name, "address": ", ".join(person.address.splitlines()), "home": home(person)}


def _of_case(desk: Desk, shelves: Transaction, case: Case) -> dict[str, str]:
    handler = case.stage.handler
    known = {
        "reference": case.reference,
        "title": case.title,
        "made on": words.long_day(case.made_on),
        "received on": words.long_day(case.received_on),
        "handler": shelves.facts.person(handler).title if handler else "",
    }
    edition, counting = desk.edition_to_read(shelves, case), desk.counting(shelves)
    due = {each.duty: each.due for each in deadlines(edition, case.milestones, counting)}
    dated = {"stage 1 due": due.get(Duty.STAGE1_RESPONSE), "stage 2 due": due.get(Duty.STAGE2_RESPONSE)}
    following = open_deadlines(case, edition, counting)
    dated["next due"] = following[0].due if following else None
    return known | {name: words.long_day(day) for name, day in dated.items() if day}
