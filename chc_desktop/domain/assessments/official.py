"""The requirements of a form in the Ombudsman's own words, read from a document of the organisation's; we ship none."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.assessments.in_print import IN_OUR_WORDS
from chc_desktop.domain.assessments.published.editions import Recognised, recognise
from chc_desktop.domain.assessments.published.placing import place
from chc_desktop.domain.assessments.published.rows import rows_of
from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.domain.form import Form, FormRow


@dataclass(frozen=True, slots=True)
class OfficialWording:
    """What an edition's rows ask in the words of one document, by their slug; `digest` is the document's SHA-256."""

    edition: str
    name: str
    read_on: date
    digest: str
    asks: Mapping[str, str]
    printed: bool = False

    @property
    def source(self) -> str:
        """Where the words are from, as it stands over them."""
        return f"The Ombudsman’s words, from “{self.name}”"

    def of(self, row: FormRow) -> str:
        """The official words of a row, empty where the document had none."""
        return self.asks.get(row.slug, "")

    def as_printed(self, row: FormRow) -> FormRow:
        """The row as the form prints it: in the official words, or in ours, which then says so."""
        return replace(row, asks=self.of(row) or f"{row.asks}\n\n{IN_OUR_WORDS}")

    def introduced(self, form: Form) -> str:
        """The sentences that name the source on the printed form."""
        lacking = sum(not self.of(row) for row in form.rows)
        said = (
            f"The requirements are written here in the words of “{self.name}”, as it was read on "
            f"{words.letter_day(self.read_on)}."
        )
        if not lacking:
            return said
        rows = words.count(lacking, "row that it does not have is", "rows that it does not have are")
        says = "say" if lacking > 1 else "says"
        return f"{said} {rows} in plain words of the program that made this form, and {says} so."


@dataclass(frozen=True, slots=True)
class Found:
    """The wording a document was found to have: `missing` are rows without any, `doubtful` those left out of it."""

    wording: OfficialWording
    recognised: Recognised
    missing: tuple[FormRow, ...]


def found_in(source: Source, forms: Mapping[str, Form], edition: str, name: str, read_on: date, digest: str) -> Found:
    """The wording in a document, by its own edition where that is plain, else by the one named.

    A row whose place is in doubt is left out: its words may be those of another one.
    """
    rows = rows_of(source).rows
    recognised = recognise(rows, forms)
    own = recognised.edition if recognised.is_sure else edition
    asks: dict[str, str] = {}
    for row, at in zip(rows, place(rows, own, forms), strict=True):
        if at.slug and not at.doubts and row.requirement.strip():
            asks[at.slug] = row.requirement.strip()
    wording = OfficialWording(own, name, read_on, digest, asks)
    return Found(wording, recognised, tuple(row for row in forms[own].rows if row.slug not in asks))
