"""Complete letters for tests, and how to blank any one thing a Code asks of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from chc_desktop import files
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.code_file import load_editions
from chc_desktop.domain.events import Escalated, Remedy
from chc_desktop.domain.letters.family import Effect, Offered
from chc_desktop.domain.letters.file import load_letters
from chc_desktop.domain.letters.letter import Decision, Done, LetterContents, LetterTemplate, Offer
from chc_desktop.domain.vocabulary import Duty, Element, LetterKind, Outcome, Standing
from chc_desktop.office.office import Office
from tests import make
from tests.office import people

TODAY = make.TODAY
EDITIONS = load_editions(files.resources("codes"))[0]
LETTERS = load_letters(files.resources("letters"))[0]


def kinds(edition: Edition) -> list[LetterKind]:
    """The letters an edition has."""
    return [kind for kind in LETTERS if kind.stage <= edition.stages.most]


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
    """A complaint that has come just so far that this letter makes sense now; its id."""
    letter = LETTERS[kind]
    if kind.stage == 0 or letter.brings_about is Effect.REFUSED:
        return _a_case_for(office, letter)
    case_id = make.a_complaint(office, received_on=TODAY - timedelta(14 if kind.stage == 1 else 56))
    if kind == LetterKind.ACKNOWLEDGEMENT_STAGE1:
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


def a_case_at_stage_2_with_money_to_pay(office: Office) -> int:
    """Stage 1 promised £50 that are still to be paid; stage 2 is acknowledged and to be answered."""
    case_id = make.a_complaint(office, received_on=TODAY - timedelta(56))
    make.acknowledged(office, case_id, TODAY - timedelta(53))
    money = Remedy("money", "Pay you for the disturbed nights", TODAY + timedelta(10), 5000)
    make.answered(office, case_id, TODAY - timedelta(8), remedies=(money,))
    make.escalated(office, case_id, TODAY - timedelta(5))
    issue(office, case_id, LetterKind.ACKNOWLEDGEMENT_STAGE2)
    return case_id


def _a_case_for(office: Office, letter: LetterTemplate) -> int:
    """A complaint in which a letter of no particular stage, or a refusal, makes sense."""
    case_id = make.a_complaint(office, received_on=TODAY - timedelta(40))
    if letter.brings_about is Effect.REFUSED and letter.kind.stage == 1:
        return case_id
    make.acknowledged(office, case_id, TODAY - timedelta(37))
    if letter.offered is Offered.AUTHORITY_MISSING:
        people.spoken_for(office, case_id, given_on=None, given_how="", wanted_by=TODAY + timedelta(7))
    if letter.offered in _AFTER_THE_ANSWER or letter.kind.stage == 2:
        make.answered(office, case_id, TODAY - timedelta(20))
    return case_id


_AFTER_THE_ANSWER = (Offered.ANSWERED, Offered.DONE, Offered.PROMISE_OPEN)


def complete(office: Office, case_id: int, kind: LetterKind) -> LetterContents:
    """What a careful officer would write."""
    letter = office.letters.open(case_id, kind)
    contents = letter.contents
    written = _WRITTEN.get(letter.template.brings_about)
    if kind.stage == 0 or letter.template.brings_about is Effect.REFUSED:
        texts = {part.key: text for element, text in _SAID.items() if (part := letter.template.part_for(element))}
        asked = {required.element for required in letter.template.asked(letter.matter.edition)}
        kept = {
            part.key: texts[part.key]
            for part in letter.template.parts
            if part.key in texts and asked & {*part.elements}
        }
        contents = replace(contents, texts={**contents.texts, **kept})
        return written(letter.matter.case, contents) if written else contents
    if kind.family == "extension":
        texts = {"reason": "The engineer can only come on 3 December, and we need his report."}
        response = letter.matter.response
        return replace(contents, texts=texts, new_date=response.latest_if_extended or response.due + timedelta(14))
    return answer(letter.matter.case) if kind.family == "response" else contents


_SAID = {
    Element.WHAT_HAPPENED: "The engineer came on 20 November and has ordered a new pump. His report is still to come.",
    Element.WHY_LATE: "The maker of the pump has none in stock.",
    Element.ANSWER_EXPECTED: "We expect to answer by 11 December 2026.",
    Element.REFUSAL_REASONS: "The boiler was replaced in May 2024, and you told us then that the nights were quiet.",
    Element.WHY_UNDELIVERABLE: "The maker no longer sells dampers for this pump.",
    Element.WITHDRAWAL: "You said on the telephone on 23 November that the pump is quiet and you want no more.",
    Element.QUESTION: "- On which nights did you hear the pump?\n- Was it the same in both rooms?",
}
"""What a careful officer writes where only they can say it."""


def _a_refusal(case: Case, contents: LetterContents) -> LetterContents:
    return replace(contents, exclusion="other-valid-reason")


def _an_update(case: Case, contents: LetterContents) -> LetterContents:
    return replace(contents, new_date=TODAY + timedelta(7))


def _what_was_done(case: Case, contents: LetterContents) -> LetterContents:
    (promise,) = case.promises
    return replace(contents, done=(Done(promise.key, "Fitted by Hale Heating, and tested at night", TODAY),))


def _what_cannot_be(case: Case, contents: LetterContents) -> LetterContents:
    instead = Offer("action-on-delay", "Put the pump on rubber feet", TODAY + timedelta(10), owner=1)
    return replace(contents, promise=case.promises[0].key, offers=(instead,))


_WRITTEN: Mapping[Effect, Callable[[Case, LetterContents], LetterContents]] = {
    Effect.REFUSED: _a_refusal,
    Effect.UPDATED: _an_update,
    Effect.DONE: _what_was_done,
    Effect.UNDELIVERABLE: _what_cannot_be,
}


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
        case_id,
        kind,
        contents,
        sent="by first class post",
        dated=office.today(),
        done_by=_hand(case, kind),
        changed="It never arrived.",
    )


def _hand(case: Case, kind: LetterKind) -> int:
    return case.at(kind.stage or case.stage.number).handler or 1


def blanked(template: LetterTemplate, contents: LetterContents, element: Element) -> LetterContents:
    """The letter without this one element."""
    if element is Element.DECISION:
        return replace(contents, decisions=tuple(replace(made, outcome=None) for made in contents.decisions))
    if element is Element.REASONS:
        return replace(contents, decisions=tuple(replace(made, reasons=" \n") for made in contents.decisions))
    if element is Element.REMEDY:
        return replace(contents, offers=())
    if element in (Element.NEW_DATE, Element.NEXT_UPDATE):
        return replace(contents, new_date=None)
    if element is Element.ALTERNATIVE:
        return replace(contents, offers=())
    if element is Element.EXCLUSION:
        return replace(contents, exclusion="")
    if element is Element.ACTIONS_DONE:
        return replace(contents, done=())
    if element is Element.PROMISE:
        return replace(contents, promise="")
    part = template.part_for(element)
    assert part
    return replace(contents, texts={**contents.texts, part.key: "  \n"})


def silent_about_its_stage(template: LetterTemplate) -> LetterTemplate:
    """The same letter under a title that does not name the stage."""
    return replace(template, title="Our answer")


def _edition(office: Office, case_id: int) -> Edition:
    return office.cases.view(case_id).edition
