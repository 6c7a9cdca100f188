"""What must hold of every edition file, whichever there are: adding an edition is adding a file."""

import re
from datetime import timedelta
from itertools import pairwise

import pytest

from chc_desktop import files
from chc_desktop.domain.code import Edition
from chc_desktop.domain.code_file import load_editions
from chc_desktop.domain.letters.file import load_letters
from chc_desktop.domain.vocabulary import Duty, Element, FurtherStages, LetterKind, OmbudsmanTold, Outcome, Trigger

EDITIONS, FAULTY = load_editions(files.resources("codes"))
LETTERS, _ = load_letters(files.resources("letters"))

every_edition = pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)

RESPONSE = {Element.STAGE, Element.DEFINITION, Element.DECISION, Element.REASONS, Element.REMEDY, Element.OUTSTANDING}
EXTENSION = {Element.EXTENSION_REASON, Element.NEW_DATE, Element.OMBUDSMAN}
STARTS = {
    Duty.STAGE1_ACKNOWLEDGEMENT: {Trigger.RECEIVED},
    Duty.STAGE1_RESPONSE: {Trigger.RECEIVED, Trigger.LOGGED, Trigger.ACKNOWLEDGED},
    Duty.STAGE2_ACKNOWLEDGEMENT: {Trigger.ESCALATED},
    Duty.STAGE2_RESPONSE: {Trigger.ESCALATED, Trigger.STAGE2_ACKNOWLEDGED},
    Duty.STAGE3_RESPONSE: {Trigger.STAGE3_ESCALATED},
}


def test_no_edition_is_faulty() -> None:
    assert FAULTY == ()


@every_edition
def test_each_stage_has_a_limit_for_its_answer_that_runs_from_an_event_of_that_stage(edition: Edition) -> None:
    answered = {limit.duty.stage for limit in edition.limits if limit.duty.is_response}
    assert answered == set(range(1, edition.stages.most + 1))
    for limit in edition.limits:
        assert limit.days > 0
        assert limit.runs_from in STARTS[limit.duty]
        assert (limit.extension is not None) == limit.duty.is_response


@every_edition
def test_a_third_stage_is_only_where_it_is_not_forbidden(edition: Edition) -> None:
    assert edition.stages.most == 2 or edition.stages.further is FurtherStages.DISCOURAGED


@every_edition
def test_every_answer_carries_what_the_program_asks_of_an_answer(edition: Edition) -> None:
    for kind in _kinds(edition):
        asked = {required.element for required in edition.elements(kind)}
        if kind.family == "response":
            onward = Element.ESCALATION if kind.stage == 1 else Element.OMBUDSMAN_REFERRAL
            assert asked >= RESPONSE | {onward}
        if kind.family == "extension":
            assert asked == EXTENSION


@every_edition
def test_every_letter_has_a_place_for_each_element_it_must_carry(edition: Edition) -> None:
    for kind in _kinds(edition):
        for required in LETTERS[kind].asked(edition):
            assert LETTERS[kind].part_for(required.element), f"{kind}: {required.title}"


@every_edition
def test_an_edition_speaks_only_of_letters_there_are(edition: Edition) -> None:
    assert {kind for kind, _elements in edition.letters} <= set(LETTERS)


@every_edition
def test_every_letter_is_asked_for_something_in_every_edition(edition: Edition) -> None:
    for kind in _kinds(edition):
        assert LETTERS[kind].asked(edition), kind


@every_edition
def test_an_element_is_the_codes_or_our_own_good_practice(edition: Edition) -> None:
    for kind in LETTERS:
        for required in edition.elements(kind):
            assert required.good_practice == (not required.provision)
            assert not required.mark or required.provision


@every_edition
def test_the_ombudsmans_details_are_given_whether_or_not_the_code_asks(edition: Edition) -> None:
    for limit in edition.limits:
        if limit.extension:
            asks = limit.extension.ombudsman is not OmbudsmanTold.GOOD_PRACTICE
            assert asks == bool(limit.extension.ombudsman_provision)


@every_edition
def test_a_complaint_can_be_upheld_refused_and_put_right(edition: Edition) -> None:
    assert {Outcome.UPHELD, Outcome.NOT_UPHELD} <= set(edition.outcomes)
    assert edition.exclusions
    assert len({ground.slug for ground in edition.exclusions}) == len(edition.exclusions)
    assert edition.remedies


@every_edition
def test_only_our_own_policy_cites_no_provision_and_has_no_form(edition: Edition) -> None:
    numbers = [limit.provision for limit in edition.limits]
    assert all(numbers) != edition.is_own_policy
    assert bool(edition.provisions) != edition.is_own_policy
    assert bool(edition.form.rows) != edition.is_own_policy


@every_edition
def test_rows_are_whole_sentences_in_our_voice(edition: Edition) -> None:
    for row in edition.form.rows:
        assert row.asks.rstrip("”").endswith((".", "”.")), row.slug
        assert re.search(r"\b([Ww]e|[Oo]ur|us)\b", row.asks), row.slug
        assert not set(row.asks) & {"'", '"'}, row.slug
        assert "  " not in row.asks, row.slug


@every_edition
def test_rows_follow_rows_that_an_edition_has(edition: Edition) -> None:
    known = {f"{each.id}/{row.slug}" for each in EDITIONS.values() for row in each.form.rows}
    assert {target for row in edition.form.rows for target in row.follows} <= known


@every_edition
def test_sections_of_one_number_are_told_apart_by_their_group(edition: Edition) -> None:
    shown = [(section.number, section.title, section.group) for section in edition.form.sections]
    assert len(set(shown)) == len(shown)


@pytest.mark.parametrize("scheme", ["hos", "lgsco"])
def test_on_every_day_since_its_first_edition_a_scheme_has_exactly_one_in_force(scheme: str) -> None:
    dated = [edition for edition in EDITIONS.values() if edition.scheme == scheme and edition.in_force_from]
    dated.sort(key=lambda edition: str(edition.in_force_from))
    assert dated[-1].in_force_to is None
    for earlier, later in pairwise(dated):
        assert earlier.in_force_to
        assert later.in_force_from == earlier.in_force_to + timedelta(1)


def _kinds(edition: Edition) -> list[LetterKind]:
    return [kind for kind in LETTERS if kind.stage <= edition.stages.most]
