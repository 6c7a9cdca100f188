"""How one year's self-assessment is read from the register: its answers, last year's, the figures, the approval."""

from chc_desktop.domain.assessments.attached import Attached
from chc_desktop.domain.assessments.carrying import Earlier, carried_answers
from chc_desktop.domain.assessments.reporting_year import ReportingYear, reporting_year, submission
from chc_desktop.domain.code import Edition
from chc_desktop.office.assessments.figures import figures_of_year, how_many_wait
from chc_desktop.office.assessments.round.reading import approval_of, round_of, submits
from chc_desktop.office.assessments.view import AssessmentView
from chc_desktop.office.desk import Desk
from chc_desktop.office.official_wording import wording_of
from chc_desktop.store.transaction import Transaction


def view_of(desk: Desk, shelves: Transaction, number: int) -> AssessmentView:
    """One year's self-assessment as it stands."""
    organisation = desk.organisation(shelves)
    year = reporting_year(number, organisation.year_end)
    edition = desk.edition_on(shelves, year.last)
    earlier = earlier_answers(desk, shelves, number, edition)
    found = round_of(shelves, number)
    return AssessmentView(
        year=year,
        edition=edition,
        organisation=organisation,
        answers=shelves.scratch.answers(number, edition.id),
        earlier_year=earlier.year if earlier else 0,
        last_year=carried_answers(earlier, edition, desk.editions) if earlier else {},
        figures=figures_of_year(desk, shelves, year, edition),
        to_measure=how_many_wait(shelves),
        submission=submission(year, organisation.homes) if submits(organisation) else None,
        approval=approval_of(shelves, found),
        has_ended=year.last < desk.today(),
        round=found,
        wording=wording_of(shelves, edition.id),
        attached=attached_in(shelves, number, edition.id),
    )


def attached_in(shelves: Transaction, year: int, edition: str) -> dict[str, tuple[Attached, ...]]:
    """What is attached to each row as evidence, by its slug."""
    found: dict[str, tuple[Attached, ...]] = {}
    for each in shelves.evidence.of(year, edition):
        found[each.slug] = (*found.get(each.slug, ()), each)
    return found


def year_numbered(desk: Desk, shelves: Transaction, number: int) -> ReportingYear:
    return reporting_year(number, desk.organisation(shelves).year_end)


def earlier_answers(desk: Desk, shelves: Transaction, number: int, edition: Edition) -> Earlier | None:
    """The last year before this one that has answers, by this edition's form where both are there."""
    known = [found for found in shelves.scratch.assessed_before(number) if found[1] in desk.editions]
    if not known:
        return None
    newest = [(year, name) for year, name, _ in known if year == known[0][0]]
    year, name = next((found for found in newest if found[1] == edition.id), newest[0])
    return Earlier(year, desk.editions[name], shelves.scratch.answers(year, name))
