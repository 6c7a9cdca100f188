"""A letter on the desk, and how it stands: values that windows show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from chc_desktop.domain.facts import Person
from chc_desktop.domain.letters.checklist import Check
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter
from chc_desktop.domain.reading.reader import Reading


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A letter on the desk: its template, what it is about, and what is written so far.

    `saved_at` is when the draft was kept that was brought back, None where there was none. `reissue` is true
    where this letter was sent before, so that issuing makes a new version. `signatories` are who may sign.
    `goes_to` says of each letter that is made who gets it, the first one shown at first. `people` are all it is about
    or goes to, `readers` those it goes to, each in their own form.
    """

    template: LetterTemplate
    matter: Matter
    contents: LetterContents
    saved_at: datetime | None
    reissue: bool
    signatories: tuple[Person, ...]
    goes_to: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    readers: tuple[Person, ...] = ()

    @property
    def file_name(self) -> str:
        """What a saved copy is called."""
        return f"{self.matter.case.reference} {self.template.name}.pdf"


@dataclass(frozen=True, slots=True)
class Look:
    """A letter as it stands: what each part says, what it still lacks, and what to look at before it goes out.

    `own` is what each part would say by itself, `reading` what the second reader notes.
    """

    texts: Mapping[str, str]
    own: Mapping[str, str]
    checks: tuple[Check, ...]
    cautions: tuple[str, ...]
    reading: Reading = field(default_factory=Reading)

    @property
    def missing(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.met)
