"""What the officer can do with a self-assessment that was published before: look it through, bring it in, take it out.

Nothing is kept until it is brought in. What is brought in stands beside each row as the answer of its year.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.published.reading import Reading, ReadRow, State, read
from chc_desktop.domain.assessments.published.source import Source, together
from chc_desktop.domain.assessments.reporting_year import ReportingYear, last_ended, reporting_year, year_of
from chc_desktop.domain.code import Edition
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.form import Form
from chc_desktop.office.assessments.round.reading import project, round_of
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction

_PARTS = re.compile(r"(\d+)")
_FIRST_YEAR = 2020
"""No Code is older."""
_NOTHING_CHANGED = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """How many answers came in, and how many rows kept the answer they had."""

    year: int
    edition: str
    came: int
    kept: int
    seen_in: int
    """The year whose page shows them: its own, or by another Code the one after, as an earlier year's."""


class Published:
    """Self-assessments published before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open_file(self, path: Path, tick: Callable[[float], object] = lambda share: None) -> Source:
        """What stands in a file; told how far it is. Raises `RuleBroken` in words where it cannot be read."""
        from chc_desktop.exchange.published import check_published_size, read_published

        try:
            check_published_size(path.name, path.stat().st_size)
            content = path.read_bytes()
        except OSError as error:
            raise RuleBroken(
                f"“{path.name}” could not be opened. {_NOTHING_CHANGED} Please see that it is still there, and that "
                "no other program has it open."
            ) from error
        return read_published(path.name, content, tick)

    def open_files(self, paths: Sequence[Path], tick: Callable[[float], object] = lambda share: None) -> Source:
        """What stands in one file, or in several that are one form together, such as one for each section."""
        sources = []
        for done, path in enumerate(sorted(paths, key=_counted)):
            sources.append(self.open_file(path, _part_of(tick, done, len(paths))))
        return together(sources)

    def open_and_look(
        self, paths: Sequence[Path], tick: Callable[[float], object] = lambda share: None
    ) -> tuple[Source, Reading]:
        """What stands in the files, and what is understood of it; both may take a while."""
        source = self.open_files(paths, tick)
        return source, self.look(source)

    def look(self, source: Source, edition: str = "") -> Reading:
        """What is understood of it, as a form of the edition it is likest to or of the one named. Changes nothing."""
        return read(source, self.forms(), edition)

    def forms(self) -> Mapping[str, Form]:
        """The form of every edition that has one."""
        return {edition.id: edition.form for edition in self._editions()}

    def editions(self) -> tuple[Edition, ...]:
        """The editions that have a form, for the officer to choose from."""
        return tuple(self._editions())

    def years(self, edition: str) -> tuple[ReportingYear, ...]:
        """The years it may be brought in for, the newest first: not approved, and if by another Code, over.

        A year whose own Code is another one shows it as the answers of an earlier year only, in the year after.
        """
        with self._desk.register.transaction() as shelves:
            year_end = self._desk.organisation(shelves).year_end
            newest = year_of(self._desk.today(), year_end).number
            every = (reporting_year(number, year_end) for number in range(newest, _FIRST_YEAR - 1, -1))
            approved = _approved(shelves)
            return tuple(
                year
                for year in every
                if year.number not in approved
                and (year.number < newest or self._desk.edition_on(shelves, year.last).id == edition)
            )

    def usual_year(self, edition: str) -> int:
        """The year to begin with: the last one that goes by this Code and came before the one assessed now; 0: none."""
        offered = self.years(edition)
        with self._desk.register.transaction() as shelves:
            now = last_ended(self._desk.today(), self._desk.organisation(shelves).year_end).number
            before = [year for year in offered if year.number < now]
            own = (year for year in before if self._desk.edition_on(shelves, year.last).id == edition)
            usual = next(own, before[0] if before else None)
            return usual.number if usual else 0

    def bring_in(self, year: int, edition: str, rows: Iterable[ReadRow]) -> BroughtIn:
        """Keep the answers of the rows that have their place; a row that is answered already keeps what it says.

        All of it or nothing. Raises `RuleBroken` where two rows have the same place, or none has one.
        """
        answers = _answers(rows)
        desk = self._desk
        with desk.register.transaction() as shelves:
            self._check(shelves, year, self.forms()[edition], answers)
            here = shelves.scratch.answers(year, edition)
            coming = [_noted(answer, here) for answer in answers if _is_blank(here.get(answer.slug))]
            for answer in coming:
                shelves.scratch.save_answer(year, edition, answer, desk.now())
            own = desk.edition_on(shelves, self._year(shelves, year).last).id == edition
            earlier = shelves.scratch.draft(_key(year, edition))
            known = _unpacked(earlier.value) if earlier else {}
            packed = {**known, **{answer.slug: _packed(answer) for answer in coming}}
            shelves.scratch.save_draft(_key(year, edition), json.dumps(packed), desk.now())
            project(desk, shelves, year)
        desk.on_change()
        return BroughtIn(year, edition, len(coming), len(answers) - len(coming), year if own else year + 1)

    def can_take_out(self, year: int, edition: str) -> bool:
        """Whether what was brought in for a year can go again: the year is not approved."""
        with self._desk.register.transaction() as shelves:
            return shelves.scratch.draft(_key(year, edition)) is not None and year not in _approved(shelves)

    def still_there(self, seen_in: int) -> tuple[BroughtIn, ...]:
        """What was brought in, is shown in a year and has not been changed since; nothing once it is approved.

        Such are the answers of the year's own form, and those of another one for the year before.
        """
        with self._desk.register.transaction() as shelves:
            approved = _approved(shelves)
            found = []
            for year, edition in ((year, one.id) for year in (seen_in, seen_in - 1) for one in self._editions()):
                own = self._desk.edition_on(shelves, self._year(shelves, year).last).id == edition
                if year in approved or own is not (year == seen_in):
                    continue
                if unchanged := _unchanged(shelves, year, edition):
                    found.append(BroughtIn(year, edition, len(unchanged), 0, seen_in))
            return tuple(found)

    def take_out(self, year: int, edition: str) -> int:
        """Take out what was brought in and has not been changed since; how many answers went."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            kept = shelves.scratch.draft(_key(year, edition))
            if kept is None or year in _approved(shelves):
                raise RuleBroken(
                    f"There is nothing to take out of the self-assessment of {year}, or it has been approved. "
                    f"{_NOTHING_CHANGED}"
                )
            here = shelves.scratch.answers(year, edition)
            going = _unchanged(shelves, year, edition)
            for slug in going:
                shelves.scratch.drop_answer(year, edition, slug)
                if note := here[slug].note:
                    shelves.scratch.save_answer(year, edition, Answer(slug=slug, note=note), desk.now())
            shelves.scratch.drop_draft(_key(year, edition))
            project(desk, shelves, year)
        desk.on_change()
        return len(going)

    def _editions(self) -> Iterable[Edition]:
        return (edition for edition in self._desk.editions.values() if edition.form.rows)

    def _year(self, shelves: Transaction, year: int) -> ReportingYear:
        return reporting_year(year, self._desk.organisation(shelves).year_end)

    def _check(self, shelves: Transaction, year: int, form: Form, answers: list[Answer]) -> None:
        if year in _approved(shelves):
            raise RuleBroken(
                f"The self-assessment of {year} has been approved, so its answers stay as they are. {_NOTHING_CHANGED} "
                "Please choose another year."
            )
        if not answers:
            raise RuleBroken(
                f"No row has its place in the form yet. {_NOTHING_CHANGED} Please choose where each row belongs."
            )
        if unknown := {answer.slug for answer in answers} - {row.slug for row in form.rows}:
            raise RuleBroken(f"The form has no row {min(unknown)}. {_NOTHING_CHANGED} Please choose another row.")


def _counted(path: Path) -> list[int | str]:
    """Where a file stands in its row: part 2 comes before part 10."""
    return [int(part) if part.isdigit() else part for part in _PARTS.split(path.name.casefold())]


def _part_of(tick: Callable[[float], object], done: int, every: int) -> Callable[[float], object]:
    """Tells how far the whole is, by how far one of its files is."""
    return lambda share: tick((done + share) / every)


def _answers(rows: Iterable[ReadRow]) -> list[Answer]:
    found: dict[str, ReadRow] = {}
    for row in rows:
        if row.state is State.NOT_PLACED:
            continue
        if other := found.get(row.slug):
            raise RuleBroken(
                f"Rows {other.source.place} and {row.source.place} of the file have the same place, {row.slug}. "
                f"{_NOTHING_CHANGED} Please choose another place for one of them, or leave it out."
            )
        found[row.slug] = row
    return [row.answer for row in found.values() if not _is_blank(row.answer)]


def _noted(answer: Answer, here: Mapping[str, Answer]) -> Answer:
    """With the note to oneself that stands there already."""
    return replace(answer, note=here[answer.slug].note) if answer.slug in here else answer


def _is_blank(answer: Answer | None) -> bool:
    return answer is None or answer.is_empty


def _unchanged(shelves: Transaction, year: int, edition: str) -> list[str]:
    """The rows whose answer is still as it was brought in."""
    kept = shelves.scratch.draft(_key(year, edition))
    here = shelves.scratch.answers(year, edition) if kept else {}
    brought = _unpacked(kept.value) if kept else {}
    return [slug for slug, packed in brought.items() if slug in here and _packed(here[slug]) == packed]


def _key(year: int, edition: str) -> str:
    return f"published/{year}/{edition}"


def _packed(answer: Answer) -> list[str]:
    return [
        answer.comply.value, answer.evidence, answer.commentary, answer.reason, str(answer.comply_by or ""),
        answer.service, answer.own_words, repr(answer.said),
    ]  # fmt: skip


def _unpacked(value: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(value)
    return found


def _approved(shelves: Transaction) -> set[int]:
    """The years that are approved, and not opened again since."""
    return {year for year in shelves.rounds.years() if round_of(shelves, year).approved}
