"""Complete letters for tests, and how to blank any one thing a Code asks of them."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from chc_desktop import files
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.code_file import load_editions
from chc_desktop.domain.events import Escalated
from chc_desktop.domain.letters.letter import Decision, LetterContents, LetterTemplate, Offer
from chc_desktop.domain.vocabulary import Duty, Element, LetterKind, Outcome, Standing
from chc_desktop.office.office import Office
from tests import make

TODAY = make.TODAY
EDITIONS = load_editions(files.resources("codes"))[0]


def kinds(edition: Edition) -> list[LetterKind]:
    """The letters an edition has."""
    return [kind for kind in LetterKind if kind.stage <= edition.stages.most]


def an_office_under(edition: Edition, folder: Path) -> Office:
    """An office where every complaint goes by this edition, in force or not."""
    office = make.an_office(folder)
    if not edition.is_own_policy:
        edition = replace(
            edition, scheme="hos", standing=Standing.IN_FORCE, in_force_from=date(2020, 1, 1), in_force_to=None
        )
    office.desk.editions = {edition.id: edition}
    return office


def a_case_ready_for(office: Office, kind: LetterKind) -> int:
    """A complaint that has come just so far that this letter is the next one; its id."""
    case_id = make.a_complaint(office, received_on=TODAY - timedelta(14 if kind.stage == 1 else 56))
    if kind is LetterKind.ACKNOWLEDGEMENT_STAGE1:
        return case_id
    make.acknowledged(office, case_id, TODAY - timedelta(11 if kind.stage == 1 else 53))
    if kind.stage == 1:
        return case_id
    make.answered(office, case_id, TODAY - timedelta(8 if kind.stage == 2 else 50))
    make.escalated(office, case_id, TODAY - timedelta(5 if kind.stage == 2 else 47))
    if kind.stage == 3:
        make.answered(office, case_id, TODAY - timedelta(12), stage=2, done_by=2)
        asked = Escalated(happened_on=TODAY - timedelta(5), done_by=1, reviewer=3, stage=3)
        office.cases.record(case_id, asked)
    elif kind.family != "acknowledgement" and _edition(office, case_id).sets(Duty.STAGE2_ACKNOWLEDGEMENT):
        issue(office, case_id, LetterKind.ACKNOWLEDGEMENT_STAGE2)
    return case_id


def complete(office: Office, case_id: int, kind: LetterKind) -> LetterContents:
    """What a careful officer would write."""
    letter = office.letters.open(case_id, kind)
    contents = letter.contents
    if kind.family == "extension":
        texts = {"reason": "The engineer can only come on 3 December, and we need his report."}
        response = letter.matter.response
        return replace(contents, texts=texts, new_date=response.latest_if_extended or response.due + timedelta(14))
    return answer(letter.matter.case) if kind.family == "response" else contents


def answer(case: Case) -> LetterContents:
    """Every point decided with reasons, two remedies, something outstanding."""
    return LetterContents(
        texts={"outstanding": "The dampers are on order; we will write to you when they are fitted."},
        decisions=tuple(
            Decision(point.number, Outcome.UPHELD, f"The log of {point.number} November shows it.")
            for point in case.points_to_answer
        ),
        offers=(
            Offer("action-on-delay", "Fit dampers to the pump", TODAY + timedelta(10)),
            Offer("money", "Pay you for the disturbed nights", TODAY + timedelta(17), 5000),
        ),
    )


def issue(office: Office, case_id: int, kind: LetterKind, contents: LetterContents | None = None) -> int:
    """Issue a letter today by first class post, by whoever has the stage in hand; the document's id."""
    contents = contents or complete(office, case_id, kind)
    case = office.cases.view(case_id).case
    return office.letters.issue(
        case_id, kind, contents, sent="by first class post", dated=office.today(), done_by=case.at(kind.stage).handler
    )


def blanked(template: LetterTemplate, contents: LetterContents, element: Element) -> LetterContents:
    """The letter without this one element."""
    if element is Element.DECISION:
        return replace(contents, decisions=tuple(replace(made, outcome=None) for made in contents.decisions))
    if element is Element.REASONS:
        return replace(contents, decisions=tuple(replace(made, reasons=" \n") for made in contents.decisions))
    if element is Element.REMEDY:
        return replace(contents, offers=())
    if element is Element.NEW_DATE:
        return replace(contents, new_date=None)
    part = template.part_for(element)
    assert part
    return replace(contents, texts={**contents.texts, part.key: "  \n"})


def silent_about_its_stage(template: LetterTemplate) -> LetterTemplate:
    """The same letter under a title that does not name the stage."""
    return replace(template, title="Our answer")


def _edition(office: Office, case_id: int) -> Edition:
    return office.cases.view(case_id).edition
