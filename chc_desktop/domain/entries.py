"""Entries of the record that are about the register rather than about one case."""

from dataclasses import dataclass
from typing import ClassVar

from chc_desktop.domain.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChanged(Event):
    """A current fact was set or changed. `before` and `after` are its content as text; `before` is empty at first."""

    kind: ClassVar[str] = "fact-changed"
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """One file of an approved form as it was frozen: its format (“pdf”), where it is kept, and its SHA-256."""

    format: str
    document: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentApproved(Event):
    """The governing body approved a self-assessment. `document` is the frozen form, `digest` its SHA-256.

    `others` are its other formats; `answers` is the entry that keeps the answers as they were approved, 0 in a register
    of before. `response` is empty where the governing body wrote it later.
    """

    kind: ClassVar[str] = "assessment-approved"
    year: int
    edition: str
    minute: str
    response: str
    document: int
    digest: str
    version: int = 1
    answers: int = 0
    others: tuple[Frozen, ...] = ()
    response_by: str = ""

    @property
    def files(self) -> tuple[Frozen, ...]:
        """Every file that was frozen, the PDF first."""
        return Frozen("pdf", self.document, self.digest), *self.others


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased(Event):
    """The content of these entries may be, and was, erased; their place in the chain stays.

    Where whole cases were erased, `records` are they, `references` what they are called (empty where that went too),
    `documents` their letters, `files` the entries of their files, `people` those of whom nothing else was kept, and
    `left` is the SHA-256 of what stays of them. The `certificate` is a document, `digest` its SHA-256.
    `evidence` are files that were attached to self-assessments. `undone` is the entry that took out the import whose
    cases these are.
    """

    kind: ClassVar[str] = "erased"
    entries: tuple[int, ...]
    why: str
    documents: tuple[int, ...] = ()
    records: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    ground: str = ""
    left: str = ""
    certificate: int = 0
    digest: str = ""
    evidence: tuple[int, ...] = ()
    files: tuple[int, ...] = ()
    references: tuple[str, ...] = ()
    undone: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OlderCopyTakenUp(Event):
    """The register was an older copy, or another one, than was last used here, and the officer went on with it.

    Last seen were `seen` entries at `seen_at`, the last of them with the hash `seen_hash`.
    """

    kind: ClassVar[str] = "older-copy-taken-up"
    seen: int
    seen_hash: str
    seen_at: str
