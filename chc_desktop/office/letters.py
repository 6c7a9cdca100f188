"""What the officer can do with letters: write one, see it as it will print, see what it still lacks, issue it."""

import json
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property

from chc_desktop.domain.case import Case
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import OWN_PEOPLE
from chc_desktop.domain.letters import written as letter_record
from chc_desktop.domain.letters.cautions import cautions
from chc_desktop.domain.letters.checklist import Check, checklist
from chc_desktop.domain.letters.family import Effect
from chc_desktop.domain.letters.file import load_letters, places_missing
from chc_desktop.domain.letters.going import goes_to as addressee
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter
from chc_desktop.domain.letters.offering import LetterOffered, letters_offered
from chc_desktop.domain.letters.own.copy import called
from chc_desktop.domain.letters.printed import letter_page
from chc_desktop.domain.letters.sent import wording_digest
from chc_desktop.domain.letters.wording import adapted, defaults, texts
from chc_desktop.domain.page import LetterPage
from chc_desktop.domain.resource_file import FaultyFile
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.files import resources
from chc_desktop.office import findings
from chc_desktop.office.desk import Desk
from chc_desktop.office.drafts import into_the_bin
from chc_desktop.office.letter_copies import draw
from chc_desktop.office.letter_events import was_taken
from chc_desktop.office.letter_issuing import ToIssue, issue
from chc_desktop.office.letter_matter import matter_of, matters_of
from chc_desktop.office.letter_printable import unprintable_checks
from chc_desktop.office.letter_sheets import goes_to, sent_before
from chc_desktop.office.letter_start import contents_to_start_with
from chc_desktop.office.open_letter import Look, OpenLetter
from chc_desktop.office.own_copies import kept_copies, with_copies
from chc_desktop.office.second_reader import reading_of
from chc_desktop.store.record_shelf import Document
from chc_desktop.store.transaction import Transaction


class Letters:
    """The letters of the cases in the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._faulty: tuple[FaultyFile, ...] = ()
        self._unusable: tuple[FaultyFile, ...] = ()
        self.copies = kept_copies(desk)

    @cached_property
    def ours(self) -> dict[LetterKind, LetterTemplate]:
        """The letters that come with the program, by kind."""
        letters, self._faulty = load_letters(resources("letters"))
        return letters

    @cached_property
    def templates(self) -> dict[LetterKind, LetterTemplate]:
        """The letters as they are used, by kind: the officer's own copy of one, if it can be used, else ours."""
        letters, self._unusable = with_copies(self.ours, self.copies)
        return letters

    def renew(self) -> None:
        """An own copy was changed: use it from now on."""
        self.copies = kept_copies(self._desk)
        self.__dict__.pop("templates", None)

    def unusable(self, kind: LetterKind) -> str:
        """Why the officer's own copy of a letter is not used, and ours stands in its place; empty where that is so."""
        used = self.templates.get(kind)
        return next((str(fault) for fault in self._unusable if used and fault.name == called(used)), "")

    def offered(self, case_id: int) -> tuple[LetterOffered, ...]:
        """The letters that make sense for a case as it stands, in the order of their groups."""
        with self._desk.register.transaction() as shelves:
            case = self._desk.case(shelves, case_id)
            edition = self._desk.edition_to_read(shelves, case)
        return letters_offered(self.templates.values(), case, edition, self._desk.today())

    def name(self, kind: LetterKind) -> str:
        """What a letter is called; the name of its file where that could not be read."""
        letter = self.templates.get(kind)
        return letter.name if letter else kind.value

    def faulty(self) -> tuple[FaultyFile, ...]:
        """The letters’ files that cannot be used, or lack a place for what a Code asks."""
        letters = self.templates
        return (*self._faulty, *places_missing(letters, self._desk.editions.values()))

    def open(self, case_id: int, kind: LetterKind) -> OpenLetter:
        """A letter to be written: from its draft if there is one, else filled in from the case."""
        with self._desk.register.transaction() as shelves:
            template, matters = self._matters(shelves, case_id, kind)
            matter = matters[0]
            draft = shelves.scratch.draft(_draft_key(case_id, kind))
            contents = (
                letter_record.contents_of(json.loads(draft.value))
                if draft
                else contents_to_start_with(shelves, matter, template, self._desk.counting(shelves))
            )
            if _decides(matter.case, template):
                contents = replace(contents, decisions=findings.kept(shelves, matter.case) or contents.decisions)
            return OpenLetter(
                template=template,
                matter=matter,
                contents=letter_record.touched(template, matter, contents),
                saved_at=draft.saved_at if draft else None,
                reissue=was_taken(matter.case, template, contents) and bool(sent_before(shelves, matter.case, kind)),
                signatories=tuple(shelves.facts.people(*OWN_PEOPLE)),
                goes_to=tuple(map(goes_to, matters)),
                people=tuple(dict.fromkeys(one for each in matters for one in (each.person, addressee(each)))),
                readers=tuple(one for one in dict.fromkeys(map(addressee, matters)) if one.id),
            )

    def keep(self, case_id: int, kind: LetterKind, contents: LetterContents) -> datetime:
        """Keep the letter as a draft, and what it decides as findings of the case; when that was."""
        now = self._desk.now()
        with self._desk.register.transaction() as shelves:
            case = self._desk.case(shelves, case_id)
            if _decides(case, self._template(kind)):
                findings.keep(self._desk, shelves, case, contents.decisions)
                contents = replace(contents, decisions=())
            value = json.dumps(letter_record.plain(contents), ensure_ascii=False)
            shelves.scratch.save_draft(_draft_key(case_id, kind), value, now)
        return now

    def drop(self, case_id: int, kind: LetterKind) -> None:
        """Throw the draft away, into the bin. The findings stay: they are the case’s."""
        with self._desk.register.transaction() as shelves:
            into_the_bin(self._desk, shelves, _draft_key(case_id, kind))

    def look(self, case_id: int, kind: LetterKind, contents: LetterContents, dated: date | None = None) -> Look:
        """How a letter stands, dated today or on the day given."""
        with self._desk.register.transaction() as shelves:
            template, matters = self._matters(shelves, case_id, kind, dated)
            calendar = self._desk.counting(shelves).calendar
        matter, today = matters[0], self._desk.today()
        said = [each for one in matters for each in cautions(template, one, contents, today)]
        reading = reading_of(template, matter, contents, calendar)
        return Look(
            texts(template, matter, contents),
            defaults(template, matter, contents),
            (*checklist(template, matter, contents), *unprintable_checks(template, matters, contents)),
            tuple(dict.fromkeys(said)),
            reading,
        )

    def checklist(self, case_id: int, kind: LetterKind, contents: LetterContents) -> tuple[Check, ...]:
        """What the Code asks of this letter, and whether it is there."""
        return self.look(case_id, kind, contents).checks

    def page(
        self,
        case_id: int,
        kind: LetterKind,
        contents: LetterContents,
        dated: date | None = None,
        done_by: int = 0,
        place: int = 0,
    ) -> LetterPage:
        """The letter as it will be drawn, as a draft; `place` is which, where several people get one."""
        with self._desk.register.transaction() as shelves:
            template, matters = self._matters(shelves, case_id, kind, dated, done_by)
        return letter_page(template, matters[min(place, len(matters) - 1)], contents, draft=True)

    def preview(self, case_id: int, kind: LetterKind, contents: LetterContents, place: int = 0) -> bytes:
        """The letter as a PDF with DRAFT across it, what is still to be written marked in its place."""
        return draw(self.page(case_id, kind, contents, place=place))

    def issued_together(self, document_id: int) -> tuple[Document, ...]:
        """Every letter that was issued with this one, the first one first: one for each who complains."""
        with self._desk.register.transaction() as shelves:
            return shelves.record.issued_together(document_id)

    def issue(
        self,
        case_id: int,
        kind: LetterKind,
        contents: LetterContents,
        *,
        sent: str,
        dated: date,
        done_by: int,
        changed: str = "",
    ) -> int:
        """Issue a letter: its exact bytes are stored and the step is entered in the record; the document's id.

        `sent` is how it goes out, in words; `changed` what changed where it was sent before. Refused, leaving nothing
        behind, while it lacks an element or the rules of the case forbid it.
        """
        with self._desk.register.transaction() as shelves:
            template, matters = self._matters(shelves, case_id, kind, dated, done_by)
            letter = ToIssue(template, matters, contents, sent, changed, done_by, wording_digest(self._template(kind)))
            document = issue(self._desk, shelves, letter)
            shelves.scratch.drop_draft(_draft_key(case_id, kind))
            if _decides(matters[0].case, template):
                findings.drop(shelves, matters[0].case)
        self._desk.on_change()
        return document

    def _template(self, kind: LetterKind) -> LetterTemplate:
        try:
            return self.templates[kind]
        except KeyError:
            faults = " ".join(str(fault) for fault in self._faulty)
            raise RuleBroken(
                "The file of this letter could not be read, so it cannot be written. Nothing was lost. "
                f"Please install the program again. {faults}".strip()
            ) from None

    def _matters(
        self, shelves: Transaction, case_id: int, kind: LetterKind, dated: date | None = None, done_by: int = 0
    ) -> tuple[LetterTemplate, tuple[Matter, ...]]:
        """The letter as the edition of the case has it, and what it is about for each who gets one."""
        template = self._template(kind)
        matter = matter_of(self._desk, shelves, case_id, template, dated or self._desk.today(), done_by)
        return adapted(template, matter), matters_of(shelves, matter, template.goes_to)


def _decides(case: Case, template: LetterTemplate) -> bool:
    """Whether the letter is the answer that is still to be given at the stage the case is at."""
    kind = template.kind
    return template.brings_about is Effect.RESPONDED and kind.stage == case.stage.number and case.stage.response is None


def _draft_key(case_id: int, kind: LetterKind) -> str:
    return f"letter/{case_id}/{kind.value}"
