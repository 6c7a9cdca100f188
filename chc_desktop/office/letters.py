"""What the officer can do with letters: write one, see it as it will print, see what it still lacks, issue it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256

from chc_desktop.domain import rules
from chc_desktop.domain.case import Case
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import LetterIssued
from chc_desktop.domain.facts import Person, Role
from chc_desktop.domain.letters import written as letter_record
from chc_desktop.domain.letters.cautions import cautions
from chc_desktop.domain.letters.checklist import Check, checklist
from chc_desktop.domain.letters.file import load_letters
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter
from chc_desktop.domain.letters.printed import letter_page
from chc_desktop.domain.letters.wording import adapted, defaults, texts
from chc_desktop.domain.page import LetterPage
from chc_desktop.domain.resource_file import FaultyFile
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.files import resources
from chc_desktop.office.desk import Desk
from chc_desktop.office.drafts import into_the_bin
from chc_desktop.office.letter_copies import draw
from chc_desktop.office.letter_events import refuse_other_findings, what_it_brings_about
from chc_desktop.office.letter_matter import contents_to_start_with, matter_of
from chc_desktop.store.record_shelf import Document
from chc_desktop.store.register import Transaction


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A letter on the desk: its template, what it is about, and what is written so far.

    `saved_at` is when the draft was kept that was brought back, None where there was none. `reissue` is true
    where this letter was sent before, so that issuing makes a new version. `signatories` are who may sign.
    """

    template: LetterTemplate
    matter: Matter
    contents: LetterContents
    saved_at: datetime | None
    reissue: bool
    signatories: tuple[Person, ...]

    @property
    def file_name(self) -> str:
        """What a saved copy is called."""
        return f"{self.matter.case.reference} {self.template.name}.pdf"


@dataclass(frozen=True, slots=True)
class Look:
    """A letter as it stands: what each part says, what it still lacks, and what to look at before it goes out.

    `own` is what each part would say by itself.
    """

    texts: Mapping[str, str]
    own: Mapping[str, str]
    checks: tuple[Check, ...]
    cautions: tuple[str, ...]

    @property
    def missing(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.met)


class Letters:
    """The letters of the cases in the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._faulty: tuple[FaultyFile, ...] = ()

    @cached_property
    def templates(self) -> dict[LetterKind, LetterTemplate]:
        """The letters there are, by kind."""
        letters, self._faulty = load_letters(resources("letters"))
        return letters

    def open(self, case_id: int, kind: LetterKind) -> OpenLetter:
        """A letter to be written: from its draft if there is one, else filled in from the case."""
        with self._desk.register.transaction() as shelves:
            template, matter = self._matter(shelves, case_id, kind)
            draft = shelves.scratch.draft(_draft_key(case_id, kind))
            contents = (
                letter_record.contents_of(json.loads(draft.value))
                if draft
                else contents_to_start_with(shelves, matter.case, template)
            )
            return OpenLetter(
                template=template,
                matter=matter,
                contents=letter_record.touched(template, matter, contents),
                saved_at=draft.saved_at if draft else None,
                reissue=_is_reissue(matter.case, kind),
                signatories=tuple(shelves.facts.people(Role.OFFICER, Role.STAFF, Role.GOVERNING_BODY)),
            )

    def keep(self, case_id: int, kind: LetterKind, contents: LetterContents) -> datetime:
        """Keep the letter as a draft; when that was."""
        now = self._desk.now()
        value = json.dumps(letter_record.plain(contents), ensure_ascii=False)
        with self._desk.register.transaction() as shelves:
            shelves.scratch.save_draft(_draft_key(case_id, kind), value, now)
        return now

    def drop(self, case_id: int, kind: LetterKind) -> None:
        """Throw the draft away, into the bin, so that the letter starts afresh."""
        with self._desk.register.transaction() as shelves:
            into_the_bin(self._desk, shelves, _draft_key(case_id, kind))

    def look(self, case_id: int, kind: LetterKind, contents: LetterContents, dated: date | None = None) -> Look:
        """How a letter stands, dated today or on the day given."""
        with self._desk.register.transaction() as shelves:
            template, matter = self._matter(shelves, case_id, kind, dated)
        return Look(
            texts(template, matter, contents),
            defaults(template, matter, contents),
            checklist(template, matter, contents),
            cautions(template, matter, contents, self._desk.today()),
        )

    def checklist(self, case_id: int, kind: LetterKind, contents: LetterContents) -> tuple[Check, ...]:
        """What the Code asks of this letter, and whether it is there."""
        return self.look(case_id, kind, contents).checks

    def page(
        self, case_id: int, kind: LetterKind, contents: LetterContents, dated: date | None = None, done_by: int = 0
    ) -> LetterPage:
        """The letter as it will be drawn, as a draft."""
        with self._desk.register.transaction() as shelves:
            template, matter = self._matter(shelves, case_id, kind, dated, done_by)
        return letter_page(template, matter, contents, draft=True)

    def preview(self, case_id: int, kind: LetterKind, contents: LetterContents) -> bytes:
        """The letter as a PDF with DRAFT across it, what is still to be written marked in its place."""
        return draw(self.page(case_id, kind, contents))

    def issue(
        self, case_id: int, kind: LetterKind, contents: LetterContents, *, sent: str, dated: date, done_by: int
    ) -> int:
        """Issue a letter: its exact bytes are stored and the step is entered in the record; the document's id.

        Refused, leaving nothing behind, while it lacks an element or the rules of the case forbid it.
        """
        with self._desk.register.transaction() as shelves:
            template, matter = self._matter(shelves, case_id, kind, dated, done_by)
            refuse_gaps(checklist(template, matter, contents))
            brings_about = what_it_brings_about(template, matter, contents, done_by)
            reissue = _is_reissue(matter.case, kind)
            if reissue:
                refuse_other_findings(matter.case, kind, brings_about)
            else:
                rules.check(brings_about, matter.case, self._desk.book(shelves, matter.case))
            content = draw(letter_page(template, matter, contents, draft=False))
            document = self._keep_document(shelves, template, matter, content)
            issued = LetterIssued(
                happened_on=dated,
                done_by=done_by,
                document=document,
                letter=kind.value,
                title=template.name,
                digest=sha256(content).hexdigest(),
                sent=sent,
                texts=_text(letter_record.settled(template, matter, contents)),
            )
            events = [issued] if reissue else [issued, replace(brings_about, letter=document)]
            self._desk.write(shelves, matter.case, *events)
            shelves.scratch.drop_draft(_draft_key(case_id, kind))
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

    def _matter(
        self, shelves: Transaction, case_id: int, kind: LetterKind, dated: date | None = None, done_by: int = 0
    ) -> tuple[LetterTemplate, Matter]:
        """The letter as the edition of the case has it, and what it is about."""
        template = self._template(kind)
        matter = matter_of(self._desk, shelves, case_id, template, dated or self._desk.today(), done_by)
        return adapted(template, matter), matter

    def _keep_document(self, shelves: Transaction, template: LetterTemplate, matter: Matter, content: bytes) -> int:
        earlier = [
            document for document in shelves.record.documents(matter.case.id) if document.kind == template.kind.value
        ]
        document = Document(
            id=0,
            case_id=matter.case.id,
            kind=template.kind.value,
            title=template.name,
            version=len(earlier) + 1,
            template=template.id,
            edition=matter.edition.id,
            dated=matter.dated.isoformat(),
            digest=b"",
        )
        return shelves.record.keep_document(document, content)


def refuse_gaps(checks: tuple[Check, ...]) -> None:
    """Refuse a letter that lacks something, naming each provision."""
    missing = [check.refusal for check in checks if not check.met]
    if missing:
        raise RuleBroken(f"The letter cannot be issued yet. {' '.join(missing)} Nothing was lost.")


def _is_reissue(case: Case, kind: LetterKind) -> bool:
    """Whether the step this letter stands for has been taken. There may be a second extension, which is a new step."""
    stage = case.at(kind.stage)
    if kind.family == "acknowledgement":
        return stage.acknowledged_on is not None
    return kind.family == "response" and stage.response is not None


def _draft_key(case_id: int, kind: LetterKind) -> str:
    return f"letter/{case_id}/{kind.value}"


def _text(contents: LetterContents) -> str:
    return json.dumps(letter_record.plain(contents), ensure_ascii=False, sort_keys=True)
