"""Letters the officer adapts: kept as current facts, every version in the record, and what changed in ours since."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.letters.family import Group
from chc_desktop.domain.letters.file import read_letter_text
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate
from chc_desktop.domain.letters.own.copy import OwnCopy, as_used, called, lost
from chc_desktop.domain.letters.own.since import Change, taken
from chc_desktop.domain.letters.own.text import letter_text
from chc_desktop.domain.letters.printed import letter_page
from chc_desktop.domain.letters.wording import adapted
from chc_desktop.domain.page import LetterPage
from chc_desktop.domain.resource_file import MOST_BYTES, FaultyFile
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office import links
from chc_desktop.office.desk import Desk
from chc_desktop.office.letter_matter import matter_of
from chc_desktop.office.own_copies import KEY, copy_of, plain_copy, read_copy, readable, since
from chc_desktop.store.transaction import Transaction

if TYPE_CHECKING:
    from chc_desktop.office.letters import Letters


@dataclass(frozen=True, slots=True)
class Standing:
    """One letter among all: ours, or adapted in this version. `fault` says why an own copy is not used."""

    kind: LetterKind
    name: str
    version: int
    changed: int
    fault: str = ""

    @property
    def is_own(self) -> bool:
        return self.version > 0


@dataclass(frozen=True, slots=True)
class Adapting:
    """A letter to be adapted: as it is used now, ours, and what changed in ours since the copy was made."""

    letter: LetterTemplate
    ours: LetterTemplate
    version: int
    changes: tuple[Change, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A version there was of an own copy, with the digest of its text. `text` is empty where ours took its place."""

    version: int
    recorded_at: datetime
    recorded_by: str
    text: str
    digest: str


_RECENT = 12
"""How many cases are offered to look at a letter with."""


class OwnLetters:
    """The officer's own copies of our letters."""

    def __init__(self, desk: Desk, letters: "Letters") -> None:
        self._desk, self._letters = desk, letters

    def standing(self) -> tuple[Standing, ...]:
        """Every letter there is, in the order of their groups and names."""
        letters = sorted(self._letters.ours.values(), key=lambda each: list(Group).index(each.group))
        copies = self._letters.copies
        return tuple(self._stands(letter, copies.get(letter.kind)) for letter in letters)

    def open(self, kind: LetterKind) -> Adapting:
        """A letter to be adapted. A copy that cannot be used is opened as far as it can be read."""
        ours, copy = self._ours(kind), self._letters.copies.get(kind)
        if copy is None or not copy.text:
            return Adapting(ours, ours, 0, ())
        letter, fault = readable(copy, ours)
        return Adapting(letter, ours, copy.version, since(copy, ours), fault)

    def faults(self, letter: LetterTemplate) -> tuple[str, ...]:
        """Everything that is wrong with a letter as it is being adapted, as the reader of its file says it."""
        try:
            return lost(read_letter_text(letter_text(letter), letter.name), self._ours(letter.kind))
        except FaultyFile as faulty:
            return faulty.faults

    def save(self, letter: LetterTemplate, draft: str = "") -> None:
        """Keep the letter as the officer's own, as its next version. Refused while anything is wrong with it."""
        if faults := self.faults(letter):
            raise RuleBroken(f"The letter cannot be used yet: {'; '.join(faults)}. Nothing was changed.")
        ours = self._ours(letter.kind)
        text = letter_text(letter)
        with self._desk.register.transaction() as shelves:
            before = copy_of(shelves, letter.kind)
            if text != before.text:
                base = before.base if before.text else letter_text(ours)
                self._keep(shelves, OwnCopy(letter.kind, before.version + 1, text, base))
            shelves.scratch.drop_draft(draft)
        self._changed()

    def back_to_ours(self, kind: LetterKind, draft: str = "") -> None:
        """Use ours again. Every version of the own copy stays in the record."""
        with self._desk.register.transaction() as shelves:
            before = copy_of(shelves, kind)
            if before.text:
                self._keep(shelves, OwnCopy(kind, before.version))
            shelves.scratch.drop_draft(draft)
        self._changed()

    def take_theirs(self, kind: LetterKind, key: str) -> None:
        """Let a part of the own copy say what ours says now."""
        self._settle(kind, key, take=True)

    def keep_mine(self, kind: LetterKind, key: str) -> None:
        """Leave the own copy as it is, and do not ask again about this change of ours."""
        self._settle(kind, key, take=False)

    def seen(self, kind: LetterKind) -> None:
        """Leave the own copy as it is, and do not ask again about anything that changed in ours so far."""
        with self._desk.register.transaction() as shelves:
            self._keep(shelves, replace(copy_of(shelves, kind), base=letter_text(self._ours(kind))))
        self._changed()

    def versions(self, kind: LetterKind) -> tuple[Version, ...]:
        """Every version there was, the first one first."""
        from chc_desktop.domain.entries import FactChanged

        found: list[Version] = []
        with self._desk.register.transaction() as shelves:
            for entry in shelves.record.entries(FactChanged.kind):
                if isinstance(entry.event, FactChanged) and entry.event.what == f"{KEY}{kind}":
                    copy = read_copy(kind, entry.event.after)
                    if not found or (found[-1].version, found[-1].text) != (copy.version, copy.text):
                        by = shelves.facts.person(entry.event.done_by).name
                        digest = sha256(copy.text.encode()).hexdigest() if copy.text else ""
                        found.append(Version(copy.version, entry.recorded_at, by, copy.text, digest))
        return tuple(found)

    def page(self, letter: LetterTemplate, reference: str) -> LetterPage:
        """How the letter would stand for a case, as a draft; without a reference for the latest one."""
        with self._desk.register.transaction() as shelves:
            case_id = links.of_reference(shelves, reference) if reference.strip() else _latest(shelves)
            used = as_used(letter, self._ours(letter.kind))
            _refuse_other_stages(self._desk, shelves, case_id, used)
            matter = matter_of(self._desk, shelves, case_id, used, self._desk.today(), 0)
        return letter_page(adapted(used, matter), matter, LetterContents(), draft=True)

    def recent_cases(self) -> tuple[tuple[str, str], ...]:
        """The cases that were logged last, the newest first: the reference of each, and how it is known."""
        with self._desk.register.transaction() as shelves:
            cases = [self._desk.case(shelves, each) for each in reversed(shelves.record.complaints()[-_RECENT:])]
            names = [shelves.facts.person(case.complainant).name for case in cases]
        return tuple(
            (case.reference, f"{case.reference} {name}: {case.title}") for case, name in zip(cases, names, strict=True)
        )

    def from_file(self, kind: LetterKind, path: Path) -> LetterTemplate:
        """The letter of a file somebody chose, of which no more is read than a letter can be long."""
        try:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 4)
        except OSError:
            raise RuleBroken(f"“{path.name}” could not be read. Nothing was changed.") from None
        return self.read_file(kind, content)

    def read_file(self, kind: LetterKind, content: bytes) -> LetterTemplate:
        """A letter from a file somebody chose. Refused, naming what is wrong, where it cannot be used."""
        ours = self._ours(kind)
        try:
            letter = read_letter_text(content.decode("utf-8-sig"), "The file")
        except UnicodeDecodeError:
            raise RuleBroken("The file is no text in UTF-8. Nothing was changed. Please choose another one.") from None
        except FaultyFile as faulty:
            raise RuleBroken(f"{faulty}. Nothing was changed. Please mend the file, or choose another one.") from None
        if faults := lost(letter, ours):
            raise RuleBroken(f"The file cannot be used for this letter: {'; '.join(faults)}. Nothing was changed.")
        return replace(as_used(letter, ours), id=ours.id)

    def file_of(self, letter: LetterTemplate) -> bytes:
        """The letter as a file."""
        return letter_text(letter).encode()

    def _settle(self, kind: LetterKind, key: str, *, take: bool) -> None:
        ours = self._ours(kind)
        with self._desk.register.transaction() as shelves:
            copy = copy_of(shelves, kind)
            settled = replace(copy, base=_with_ours(copy.base, ours, key))
            if take:
                settled = replace(settled, text=_with_ours(copy.text, ours, key), version=copy.version + 1)
            self._keep(shelves, settled)
        self._changed()

    def _keep(self, shelves: Transaction, copy: OwnCopy) -> None:
        desk = self._desk
        value = json.dumps(plain_copy(copy), ensure_ascii=False)
        shelves.facts.save_setting(f"{KEY}{copy.kind}", value, desk.now(), desk.officer(shelves))

    def _changed(self) -> None:
        self._letters.renew()
        self._desk.on_change()

    def _ours(self, kind: LetterKind) -> LetterTemplate:
        try:
            return self._letters.ours[kind]
        except KeyError:
            raise RuleBroken(
                "The file of this letter could not be read, so it cannot be adapted. Nothing was lost. Please install "
                "the program again."
            ) from None

    def _stands(self, ours: LetterTemplate, copy: OwnCopy | None) -> Standing:
        if copy is None or not copy.text:
            return Standing(ours.kind, ours.name, 0, 0)
        letter, fault = readable(copy, ours)
        return Standing(ours.kind, letter.name, copy.version, len(since(copy, ours)), fault)


def _latest(shelves: Transaction) -> int:
    cases = shelves.record.complaints()
    if not cases:
        raise RuleBroken("There is no case in the register yet to show the letter with.")
    return cases[-1]


def _refuse_other_stages(desk: Desk, shelves: Transaction, case_id: int, letter: LetterTemplate) -> None:
    case = desk.case(shelves, case_id)
    edition = desk.edition_of(shelves, case)
    if letter.kind.stage > edition.stages.most:
        raise RuleBroken(
            f"{case.reference} goes by the {edition.short_title}, which has no stage {letter.kind.stage}. Please "
            "choose another case to show the letter with."
        )


def _with_ours(text: str, ours: LetterTemplate, key: str) -> str:
    """What a letter’s file says once this part of it is as ours has it."""
    try:
        letter = read_letter_text(text, called(ours))
    except FaultyFile as fault:
        raise RuleBroken(
            f"A part of it cannot be taken by itself: {fault}. Nothing was changed. Please go back to ours, or "
            "make your copy anew."
        ) from None
    return letter_text(taken(letter, ours, key))
