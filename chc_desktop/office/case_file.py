"""Makes the case file: one case as one PDF, for the Ombudsman or for whoever complained, and notes that it was made."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path

from chc_desktop.domain import history, words
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.case_files.case_file import CaseFilePage, Choices, LeftOut
from chc_desktop.domain.case_files.events import CaseFileMade
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Corrected, Event, Noted
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.page import Block, Text
from chc_desktop.domain.papers.events import Corresponded, PaperRemoved, PaperTakenBack
from chc_desktop.domain.redacting.events import RedactedCopyMade
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.office.case_file_items import gathered, numbered, papers_kept_back
from chc_desktop.office.case_file_words import span
from chc_desktop.office.case_record import CaseRecord
from chc_desktop.office.cases import Cases, CaseView
from chc_desktop.office.chronicle import Line
from chc_desktop.office.desk import Desk
from chc_desktop.office.links import of_reference
from chc_desktop.office.saving import put, put_back_on_fault, written_beside

Tick = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Made:
    """A case file that was saved."""

    path: Path
    pages: int
    items: int
    left_out: int
    digest: str


class CaseFiles:
    """The case files of the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def named(self, reference: str) -> int:
        """The id of the case with this reference."""
        with self._desk.register.transaction() as shelves:
            return of_reference(shelves, reference)

    def page(self, case_id: int, choices: Choices) -> CaseFilePage:
        """What the case file would hold. The bytes of its items are read only when they are asked for."""
        desk = self._desk
        if choices.first and choices.last and choices.last < choices.first:
            raise RuleBroken("The first day is after the last one. Please check the two dates.")
        view = Cases(desk).view(case_id)
        with desk.register.transaction() as shelves:
            organisation = desk.organisation(shelves)
            held = held_back(shelves.record.history(case_id)) if not choices.for_whom.has_everything else {}
            maker = view.names.get(desk.officer(shelves), organisation.name)
        found = gathered(desk, view)
        kept_back = {} if choices.for_whom.has_everything else papers_kept_back(found)
        items = tuple(numbered(one for one in found if choices.takes(one.item.day) and one.paper not in kept_back))
        held |= kept_back
        left_out = tuple(_left_out(view.lines, held, choices))
        return CaseFilePage(
            reference=view.case.reference,
            title=f"Case file of complaint {view.case.reference}",
            organisation=organisation.name,
            cover=(
                *_cover(view, choices, maker, desk.now().date(), words.clock(desk.now()), len(items)),
                *_about_what_is_left_out(choices, left_out),
            ),
            left_out=left_out,
            record=CaseRecord(desk).page(
                case_id, lambda line: line.number not in held and choices.takes(line.happened_on)
            ),
            items=items,
            dated=desk.today(),
        )

    def make(self, case_id: int, choices: Choices, to: Path, tick: Tick = lambda _share: None) -> Made:
        """Make it and note it in the record. What `tick` raises leaves neither file nor entry behind."""
        from chc_desktop.documents.case_file import write_case_file  # heavy, and seldom needed

        page = self.page(case_id, choices)
        with written_beside(to) as partial:
            pages = write_case_file(page, partial, tick)
            with partial.open("rb") as written:
                digest = file_digest(written, "sha256").hexdigest()
            made = Made(to, pages, len(page.items), len(page.left_out), digest)
            self._note(case_id, choices, made, partial)
        self._desk.on_change()
        return made

    def _note(self, case_id: int, choices: Choices, made: Made, partial: Path) -> None:
        """Write it down and put the file in its place: both, or neither."""
        desk = self._desk
        with put_back_on_fault(made.path), desk.register.transaction() as shelves:
            event = CaseFileMade(
                happened_on=desk.today(),
                done_by=desk.officer(shelves),
                for_whom=choices.for_whom.value,
                file=made.path.name,
                digest=made.digest,
                pages=made.pages,
                items=made.items,
                left_out=made.left_out,
                first=choices.first,
                last=choices.last,
            )
            desk.append(shelves, case_id, event)
            desk.project(shelves, desk.case(shelves, case_id))
            put(partial, made.path)


def file_name(reference: str, choices: Choices, person: str) -> str:
    """What the file is called unless the officer says otherwise. `person` is what the Code calls who complained."""
    plain = reference.replace("/", "-").replace("\\", "-")
    return safe_name(f"Case file {plain} for {choices.for_whom.called(person)}.pdf", "Case file.pdf")


def held_back(entries: Sequence[Recorded]) -> dict[int, KeptBack]:
    """The entries a resident's copy leaves out, and why: marked so when they were written, or since by a correction."""
    held: dict[int, KeptBack] = {}
    for number, event in (*_written(entries), *history.effective(entries)):
        if isinstance(event, Noted | Corresponded) and event.kept_back:
            held[number] = event.kept_back
    for number, event in _written(entries):
        about = _about(event)
        if about in held:
            held[number] = held[about]
    return held


def _about(event: Event) -> int:
    """The entry that an entry is about, 0 where it stands for itself."""
    if isinstance(event, Corrected | RedactedCopyMade):
        return event.entry
    return event.paper if isinstance(event, PaperRemoved | PaperTakenBack) else 0


def _written(entries: Sequence[Recorded]) -> list[tuple[int, Event]]:
    return [(entry.number, entry.event) for entry in entries if entry.event is not None]


def _left_out(lines: Sequence[Line], held: dict[int, KeptBack], choices: Choices) -> Iterator[LeftOut]:
    for line in lines:
        if line.number in held and choices.takes(line.happened_on):
            yield LeftOut(line.happened_on, f"Entry {line.number} of the record", held[line.number].why)


def _about_what_is_left_out(choices: Choices, left_out: tuple[LeftOut, ...]) -> Iterator[Block]:
    if left_out:
        yield Text("Internal notes of the organisation and legal advice to it are left out; each is listed below.")
    elif not choices.for_whom.has_everything:
        yield Text("Internal notes of the organisation and legal advice to it would be left out; there are none.")


def _cover(view: CaseView, choices: Choices, maker: str, today: date, at: str, items: int) -> Iterator[Block]:
    case, person = view.case, view.person
    everything = choices.for_whom.has_everything
    readers = "the Ombudsman" if everything else f"the {view.edition.person}"
    letters = [f"{words.day(each.asked_on)}" for each in case.asked_stages[1:] if each.asked_on]
    answers = [f"stage {each.number} on {words.letter_day(each.responded_on)}" for each in case.asked_stages
               if each.responded_on]  # fmt: skip
    facts = {
        "Complaint": case.title,
        "Reference": case.reference,
        "Made by": ", ".join(filter(None, (person.name, *person.address.split("\n")))),
        "Handled under": view.edition.short_title,
        "Received": words.letter_day(case.received_on),
        "Next stage asked for": ", ".join(letters),
        "Answered": ", ".join(answers),
        "Where it stands": case.status.words,
        "This file is for": readers,
        "It covers": span(choices),
        "Made": f"{words.long_day(today)} at {at} by {maker}",
        "In it": f"the record of the case and {words.count(items, 'item')}, in order of date",
    }
    yield Text("\n".join(f"- {what}: {' '.join(fact.split())}" for what, fact in facts.items() if fact.strip()))
