"""Filling in the official form: the Ombudsman's own Word document, or last year's, with this year's answers.

The document chosen is never touched; what is made of it is saved under another name, whole or not at all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.filling.plan import Plan, PlannedRow, Standing, plan
from chc_desktop.domain.assessments.filling.writing import Outcome
from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.form import Form, FormRow
from chc_desktop.exchange.filling.document import WordForm
from chc_desktop.exchange.published import check_published_size, read_published
from chc_desktop.office.assessments.reading import year_numbered
from chc_desktop.office.assessments.round.reading import round_of
from chc_desktop.office.desk import Desk
from chc_desktop.office.saving import save_file

_NOTHING_CHANGED = "Nothing was changed."


@dataclass(frozen=True)
class FormToFill:
    """A form as it was opened, with the answers of the year it is to be filled in with."""

    path: Path
    year: int
    edition: str
    approved: bool
    titles: Mapping[str, str]
    """What the Code of every edition is called."""
    word: WordForm = field(repr=False)
    source: Source = field(repr=False)
    answers: Mapping[str, Answer] = field(repr=False)
    forms: Mapping[str, Form] = field(repr=False)

    @property
    def suggested(self) -> str:
        """What to call the filled one."""
        return f"{self.path.stem} – {self.year} filled in{self.path.suffix}"


@dataclass(frozen=True)
class FilledRow:
    """A row and how it comes out: `why` says what could not be written, `replaced` that an earlier answer goes."""

    planned: PlannedRow
    why: tuple[str, ...]
    replaced: bool

    @property
    def standing(self) -> Standing:
        return self.planned.standing

    @property
    def row(self) -> FormRow | None:
        return self.planned.row


@dataclass(frozen=True)
class FilledForm:
    """What would be saved, and what the officer has to know before."""

    plan: Plan
    rows: tuple[FilledRow, ...]
    notices: tuple[str, ...]
    content: bytes = field(repr=False)

    def counted(self, standing: Standing) -> int:
        return sum(row.standing is standing for row in self.rows)

    @property
    def replaced(self) -> int:
        """Rows in which something else stood before."""
        return sum(row.replaced for row in self.rows)


class Filling:
    """Forms to fill in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open_form(self, path: Path, year: int, tick: Callable[[float], object] = lambda share: None) -> FormToFill:
        """A Word form and the answers of a year. Raises `RuleBroken` in words where it cannot be filled in."""
        content = _read(path)
        word = WordForm(path.name, content)
        source = read_published(path.name, content, tick)
        desk = self._desk
        with desk.register.transaction() as shelves:
            edition = desk.edition_on(shelves, year_numbered(desk, shelves, year).last)
            answers = shelves.scratch.answers(year, edition.id)
            approved = round_of(shelves, year).approved is not None
        forms = {one.id: one.form for one in desk.editions.values() if one.form.rows}
        if edition.id not in forms:
            raise RuleBroken(f"No Code applied to you in {year}, so there is no form to fill in. {_NOTHING_CHANGED}")
        titles = {one.id: one.short_title for one in desk.editions.values()}
        return FormToFill(path, year, edition.id, approved, titles, word, source, answers, forms)

    def fill(self, form: FormToFill, agreed: frozenset[int] = frozenset()) -> FilledForm:
        """The form with the answers in it, not saved yet; `agreed` are rows in doubt that are to be written too."""
        planned = plan(form.source, form.forms, form.edition, form.answers, agreed)
        if planned.is_of_another_form and planned.recognised.is_sure:
            return FilledForm(replace(planned, rows=()), (), (), b"")
        made = form.word.filled(planned.writes)
        outcomes = iter(made.outcomes)
        rows = tuple(_row(row, [next(outcomes) for _ in row.writes]) for row in planned.rows)
        return FilledForm(planned, rows, made.notices, made.content)

    def save(self, form: FormToFill, filled: FilledForm, path: Path) -> Path:
        """Save the filled form. Raises `RuleBroken` for the form itself, and where it cannot be saved whole."""
        if _is_same(path, form.path):
            raise RuleBroken(
                f"“{path.name}” is the form you chose, and that stays as it is. {_NOTHING_CHANGED} Please choose "
                "another name."
            )
        save_file(path, filled.content)
        return path


def _row(planned: PlannedRow, outcomes: list[Outcome]) -> FilledRow:
    faults = tuple(
        f"The cell for {outcome.write.field} {outcome.fault}, so it is not written."
        for outcome in outcomes
        if outcome.fault
    )
    shortened = tuple(
        f"“{outcome.write.text}” has no place in words, so it is only ticked or chosen."
        for outcome in outcomes
        if outcome.loses_words
    )
    if outcomes and len(faults) == len(outcomes):
        planned = replace(planned, standing=Standing.NOT_PLACED)
    return FilledRow(planned, (*planned.why, *faults, *shortened), any(outcome.replaced for outcome in outcomes))


def _read(path: Path) -> bytes:
    try:
        check_published_size(path.name, path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise RuleBroken(
            f"“{path.name}” could not be opened. {_NOTHING_CHANGED} Please see that it is still there, and that no "
            "other program has it open."
        ) from error


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.resolve() == other.resolve() or path.samefile(other)
    except OSError:
        return False
