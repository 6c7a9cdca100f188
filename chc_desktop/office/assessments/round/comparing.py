"""What changed between two versions, as a page to print for the governing body."""

from collections.abc import Sequence

from chc_desktop.domain import words
from chc_desktop.domain.assessments.assessment import called
from chc_desktop.domain.assessments.round.differences import RowChange
from chc_desktop.domain.assessments.round.events import AssessmentReopened
from chc_desktop.domain.assessments.round.year_round import Version
from chc_desktop.domain.page import Block, FormPage, Heading, Table, Text
from chc_desktop.office.assessments.view import AssessmentView

_WIDTHS = (10, 16, 37, 37)


def page(view: AssessmentView, before: Version, after: int, rows: Sequence[RowChange]) -> FormPage:
    """Row by row and part by part; `after` is the later version, 0 for the answers as they stand."""
    later = f"Version {after}" if after else f"Version {view.round.next_version}, as it stands"
    return FormPage(
        title=f"Self-assessment {view.year.number}: what changed since version {before.number}",
        organisation=view.organisation.name,
        introduction=(Text(_facts(view, before, after)), Text(_how_many(rows))),
        sections=((Heading("What changed"), _table(before.number, later, rows)),) if rows else (),
    )


def _facts(view: AssessmentView, before: Version, after: int) -> str:
    later = view.round.version(after)
    reopened = later.made_anew if later else view.round.reopened
    facts = [f"Version {before.number}: approved on {words.letter_day(before.approved.happened_on)}"]
    if later:
        facts.append(f"Version {after}: approved on {words.letter_day(later.approved.happened_on)}")
    if reopened:
        facts.append(f"Opened again on {words.letter_day(reopened.happened_on)}: {_why(reopened)}")
    if before.answers_kept_late:
        facts.append(f"The answers of version {before.number} were kept when it was opened again, not when approved")
    return "\n".join(f"- {fact}" for fact in facts)


def _why(reopened: AssessmentReopened) -> str:
    provision = f" ({words.cited(reopened.provision)})" if reopened.provision else " (our own good practice)"
    return f"{reopened.reason.words}{provision}. {reopened.why}"


def _how_many(rows: Sequence[RowChange]) -> str:
    if not rows:
        return "No answer changed."
    changed = words.count(len(rows), "provision is", "provisions are")
    return f"{changed} answered otherwise. All others stand as they were."


def _table(before: int, later: str, rows: Sequence[RowChange]) -> Block:
    cells = tuple(
        (called(row.row), change.what, change.before or "–", change.after or "–")
        for row in rows
        for change in row.parts
    )
    return Table(("Provision", "What", f"Version {before}", later), cells, _WIDTHS)
