"""The paragraph library: ours and the officer's own, found, filled in for the case at hand, kept and deleted."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.intake import Category
from chc_desktop.domain.letters.field_words import wording_faults
from chc_desktop.domain.letters.file import load_letters
from chc_desktop.domain.letters.letter import Field, LetterTemplate, Shape
from chc_desktop.domain.letters.wording import known_fields
from chc_desktop.domain.paragraphs.file import load_paragraphs
from chc_desktop.domain.paragraphs.filling import filled
from chc_desktop.domain.paragraphs.paragraph import Paragraph, Purpose
from chc_desktop.domain.resource_file import FaultyFile
from chc_desktop.files import resources
from chc_desktop.office import request_projections
from chc_desktop.office.bin import Removed
from chc_desktop.office.desk import Desk
from chc_desktop.office.letter_matter import matter_of
from chc_desktop.store.transaction import Transaction

_BIN = "own-paragraph"


class Paragraphs:
    """Reviewed paragraphs for every long text."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> tuple[Paragraph, ...]:
        """The officer's own, then ours."""
        return (*self.own(), *self._ours[0])

    def own(self) -> list[Paragraph]:
        """The officer's own, by name."""
        with self._desk.register.transaction() as shelves:
            return shelves.paragraphs.all()

    def faulty(self) -> tuple[FaultyFile, ...]:
        """The files that could not be read, with all their faults."""
        return self._ours[1]

    def category(self, record_id: int) -> Category | None:
        """What the complaint or service request at hand is about."""
        if not record_id:
            return None
        with self._desk.register.transaction() as shelves:
            if shelves.record.is_request(record_id):
                return request_projections.request(shelves, record_id).category
            return self._desk.case(shelves, record_id).category

    def filled(self, paragraph: Paragraph, record_id: int) -> str:
        """A paragraph for a complaint or a service request (0: none at hand), with gaps for what is not known."""
        return filled(paragraph.text, self.known(record_id))

    def known(self, record_id: int) -> Mapping[str, str]:
        """What each field says for a complaint or a service request; what is not known is left out or empty."""
        with self._desk.register.transaction() as shelves:
            return self._known(shelves, record_id)

    def save(self, paragraph: Paragraph, draft: str = "") -> None:
        """Keep one's own paragraph, new (id 0) or changed, as looked at today. Refused where something is wrong."""
        kept = replace(
            paragraph, name=paragraph.name.strip(), text=paragraph.text.strip(), checked=self._desk.today(), key=""
        )
        _check(kept)
        with self._desk.register.transaction() as shelves:
            shelves.paragraphs.save(kept, self._desk.now())
            shelves.scratch.drop_draft(draft)
        self._desk.on_change()

    def still_holds(self, paragraph: Paragraph) -> None:
        """Somebody looked at their own paragraph today, and it holds."""
        self.save(paragraph)

    def to_look_at_again(self) -> tuple[Paragraph, ...]:
        """The officer's own that nobody has looked at for a year."""
        today = self._desk.today()
        return tuple(paragraph for paragraph in self.own() if paragraph.is_due(today))

    def remove(self, paragraph: Paragraph) -> None:
        """Into the bin, from which it can be taken back."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            value = json.dumps(_plain(paragraph), ensure_ascii=False)
            key, by = str(paragraph.id), desk.officer(shelves)
            shelves.comfort.throw_away(_BIN, key, paragraph.name, value, desk.now(), by)
            shelves.paragraphs.drop(paragraph.id)
        desk.on_change()

    def removed(self) -> list[Removed]:
        """The paragraphs that were deleted, for the bin."""
        with self._desk.register.transaction() as shelves:
            return [
                Removed(str(each.id), f"The paragraph “{each.title}”", "Settings, Letters", *each[-2:])
                for each in shelves.comfort.thrown(_BIN)
            ]

    def take_back(self, key: str) -> None:
        """Keep a deleted one again, as it was."""
        with self._desk.register.transaction() as shelves:
            thrown = next(each for each in shelves.comfort.thrown(_BIN) if each.id == int(key))
            shelves.paragraphs.save(_of_plain(json.loads(thrown.value)), self._desk.now())
            shelves.comfort.take_out_of_bin(thrown.id)

    @cached_property
    def _ours(self) -> tuple[tuple[Paragraph, ...], tuple[FaultyFile, ...]]:
        return load_paragraphs(resources("paragraphs"))

    @cached_property
    def _letters(self) -> tuple[LetterTemplate, ...]:
        """Our letters, which know what a stage's fields are."""
        return tuple(load_letters(resources("letters"))[0].values())

    def _known(self, shelves: Transaction, record_id: int) -> Mapping[str, str]:
        if not record_id:
            return self._of_nobody(shelves)
        if shelves.record.is_request(record_id):
            request = request_projections.request(shelves, record_id)
            person = shelves.facts.person(request.person)
            return {
                **self._of_nobody(shelves),
                Field.REFERENCE: request.reference,
                Field.PERSON: person.name,
            }
        try:
            return self._of_case(shelves, record_id)
        except RuleBroken:  # its Code cannot be read, for one: then the officer fills the gaps
            return self._of_nobody(shelves)

    def _of_case(self, shelves: Transaction, case_id: int) -> Mapping[str, str]:
        stage = self._desk.case(shelves, case_id).stage.number
        letter = next((letter for letter in self._letters if letter.kind.stage == stage), None)
        if letter is None:
            return self._of_nobody(shelves)
        return known_fields(stage, matter_of(self._desk, shelves, case_id, letter, self._desk.today(), 0))

    def _of_nobody(self, shelves: Transaction) -> Mapping[str, str]:
        organisation = shelves.facts.organisation()
        return {Field.ORGANISATION: organisation.name} if organisation else {}


def _check(paragraph: Paragraph) -> None:
    if not paragraph.name:
        raise RuleBroken("Please give the paragraph a name, so that it can be found. Nothing was changed.")
    if not paragraph.text:
        raise RuleBroken("Please write the paragraph itself. Nothing was changed.")
    if faults := wording_faults(paragraph.text, Shape.TEXT):
        raise RuleBroken(f"The paragraph cannot be filled in: it {'; '.join(faults)}. Nothing was changed.")


def _plain(paragraph: Paragraph) -> list[object]:
    named = paragraph.name, paragraph.text, list(paragraph.purposes), list(paragraph.categories)
    return [*named, paragraph.checked.isoformat()]


def _of_plain(value: list[object]) -> Paragraph:
    name, text, purposes, categories, checked = value
    assert isinstance(purposes, list)
    assert isinstance(categories, list)
    return Paragraph(
        name=str(name),
        text=str(text),
        purposes=tuple(map(Purpose, purposes)),
        categories=tuple(map(Category, categories)),
        checked=date.fromisoformat(str(checked)),
    )
