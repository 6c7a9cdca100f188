"""Issues a letter: the gate it has to pass, the bytes that are kept, and the steps it takes in its case."""

import json
from dataclasses import dataclass, replace

from chc_desktop.domain import rules
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Event, LetterIssued
from chc_desktop.domain.letters import written as letter_record
from chc_desktop.domain.letters.checklist import checklist
from chc_desktop.domain.letters.going import refuse_where_none_may_go
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter
from chc_desktop.domain.letters.sent import refuse_reissue_without_reason, way_called
from chc_desktop.domain.papers.events import Way
from chc_desktop.office.desk import Desk
from chc_desktop.office.letter_events import (
    after,
    refuse_other_days,
    refuse_other_than_recorded,
    was_taken,
    what_it_brings_about,
    whose_points_are,
)
from chc_desktop.office.letter_printable import unprintable_checks
from chc_desktop.office.letter_sheets import kept_sheets, sent_before
from chc_desktop.office.second_reader import reading_of, refuse_notes
from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ToIssue:
    """A letter that is to go out: what it is about for each who gets one, and what is written in it.

    `sent` is how it goes out, in words; `changed` what changed where it was sent before; `wording` the digest of the
    template it is made from.
    """

    template: LetterTemplate
    matters: tuple[Matter, ...]
    contents: LetterContents
    sent: str
    changed: str
    done_by: int
    wording: str

    @property
    def matter(self) -> Matter:
        """What it is about for whoever gets the first."""
        return self.matters[0]


def issue(desk: Desk, shelves: Transaction, letter: ToIssue) -> int:
    """Keep the letter for good and write down what it brings about; the first document's id. Refused if not whole."""
    letter = _through_the_gate(desk, shelves, letter)
    template, matter, contents, done_by = letter.template, letter.matter, letter.contents, letter.done_by
    again = was_taken(matter.case, template, contents)
    whose = [] if again else whose_points_are(matter, template, contents, done_by)
    if again:
        refuse_other_than_recorded(template, matter, contents)
    _check(desk, shelves, matter, (*whose, *what_it_brings_about(template, matter, contents, done_by)))
    before = sent_before(shelves, matter.case, template.kind) if again else {}
    if before:
        refuse_reissue_without_reason(letter.changed)
    issued = kept_sheets(shelves, template, letter.matters, contents, _entry(letter, is_new=not before), before)
    steps = what_it_brings_about(template, matter, contents, done_by, issued[0].document)
    desk.write(shelves, matter.case, *whose, *issued, *steps)
    return issued[0].document


def _through_the_gate(desk: Desk, shelves: Transaction, letter: ToIssue) -> ToIssue:
    """The letter as it may go out. Refused while it lacks something, holds what is forbidden, or may go nowhere."""
    template, matter, contents = letter.template, letter.matter, letter.contents
    _refuse_gaps(letter)
    reading = reading_of(template, matter, contents, desk.counting(shelves).calendar)
    refuse_notes(reading)
    refuse_where_none_may_go(letter.matters, letter.sent)
    refuse_other_days(matter.case, contents)
    return replace(letter, contents=replace(contents, kept=reading.still_kept(contents.kept)))


def _refuse_gaps(letter: ToIssue) -> None:
    """Refuse a letter that lacks something, naming each provision."""
    template, matters, contents = letter.template, letter.matters, letter.contents
    checks = (*checklist(template, letter.matter, contents), *unprintable_checks(template, matters, contents))
    missing = [check.refusal for check in checks if not check.met]
    if missing:
        raise RuleBroken(f"The letter cannot be issued yet. {' '.join(missing)} Nothing was lost.")


def _check(desk: Desk, shelves: Transaction, matter: Matter, events: tuple[Event, ...]) -> None:
    """Refuse what the rules forbid before anything is drawn, each as the case stands after those before it."""
    case, book = matter.case, desk.book(shelves, matter.case)
    for event in events:
        rules.check(event, case, book)
        case = after(case, (event,))


def _entry(letter: ToIssue, *, is_new: bool) -> LetterIssued:
    """What all the letters that are made have in common in the record."""
    matter, sent = letter.matter, letter.sent
    settled = letter_record.settled(letter.template, matter, letter.contents)
    return LetterIssued(
        happened_on=matter.dated,
        done_by=letter.done_by,
        document=0,
        letter=letter.template.kind.value,
        title=letter.template.name,
        digest="",
        sent=sent,
        texts=json.dumps(letter_record.plain(settled), ensure_ascii=False, sort_keys=True),
        way=(way_called(sent) or Way.OTHER).value if sent else "",
        changed="" if is_new else letter.changed.strip(),
        wording=letter.wording,
    )
