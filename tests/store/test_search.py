"""Finding a case by any word, or part of one, however it is typed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chc_desktop.domain.events import Received
from chc_desktop.domain.finding.folding import fold
from chc_desktop.domain.finding.places import findable, places
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.office.office import Office
from tests import make


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = make.an_office(tmp_path_factory.mktemp("search") / "data")
    for name in ("Máire O'Brien", "Łukasz Şahin", "Nguyễn Thị Hoa", "Joan Bell"):
        address = f"Flat {len(name)}\nHigh Street\nAmberley\nAM1 {len(name)}AA"
        make.a_complaint(made, person=replace(make.RESIDENT, name=name, address=address))
    return made


@pytest.mark.parametrize("typed", ["O'Brien", "obrien", "ÓBrien", "O’BRIEN", "brie", "maire o'b"])
def test_o_brien_is_found_however_it_is_typed(office: Office, typed: str) -> None:
    assert office.cases.found(typed) == {1}


@pytest.mark.parametrize("mark", list("'\"’‘‚‛“”„‟`´′″«»‹›＇＂ʼ"))
def test_a_name_is_found_whatever_mark_it_was_typed_with(mark: str) -> None:
    assert fold(f"O{mark}Brien") == "obrien"
    assert fold(f"{mark}damp{mark}") == "damp"


@pytest.mark.parametrize(("typed", "case_id"), [("lukasz sahin", 2), ("NGUYEN thi", 3), ("14A", 3), ("hoa 14", 3)])
def test_accents_and_parts_of_postcodes_are_found(office: Office, typed: str, case_id: int) -> None:
    assert office.cases.found(typed) == {case_id}


@pytest.mark.parametrize("typed", ['o"brien"', "AND", "NEAR(", "*", "-", "%", "_", "\\", "boiler OR", "col:"])
def test_a_stray_mark_is_never_an_error(office: Office, typed: str) -> None:
    assert isinstance(office.cases.found(typed), set)


@pytest.mark.parametrize(
    "typed",
    ["b%ler", "b_iler", "boil*", "%boiler", "^boiler", "title:boiler", "boiler OR zzz", 'boiler" OR "zzz', "_", "%"],
)
def test_no_mark_stands_for_others_and_no_word_for_a_command(office: Office, typed: str) -> None:
    assert office.cases.found("boiler") == {1, 2, 3, 4}
    assert office.cases.found(typed) == set()


def test_short_words_are_found_too(office: Office) -> None:
    assert office.cases.found("2 am") == {1, 2, 3, 4}
    assert office.cases.found("zz") == set()


def test_nothing_typed_is_no_search(office: Office) -> None:
    assert office.cases.found("   ") is None
    assert office.cases.found('"') is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_whatever_is_typed_ends_in_an_answer(office: Office, typed: str) -> None:
    office.cases.found(typed)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.fixture(scope="module")
def with_numbers(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = make.an_office(tmp_path_factory.mktemp("numbers") / "data")
    person = replace(
        make.RESIDENT,
        address="Flat 3, 12 High Street\nLudlow\nSY8 1AB",
        telephone="07700 900123",
        email="joan.bell@mail.example",
    )
    make.a_complaint(made, person=person)
    make.a_complaint(made)
    return made


@pytest.mark.parametrize(
    "typed",
    [
        "SY81AB",
        "sy8 1ab",
        "y81a",
        "900123",
        "07700900123",
        "07700 900 123",
        "joan.bell@mail",
        "MAIL.example",
        "12 high",
    ],
)
def test_postcodes_and_numbers_are_found_with_their_spaces_or_without(with_numbers: Office, typed: str) -> None:
    assert with_numbers.cases.found(typed) == {1}


def test_words_without_numbers_are_kept_once_only() -> None:
    received = _received("In 2026 the pump, which nobody repaired, woke me at 2 am.")
    person = replace(make.RESIDENT, telephone="(01234) 111 222")
    text = findable("2026-001", places([(1, received)], [person]))
    assert text.splitlines()[-2:] == ["AM11AA", "01234111222"]
    assert text.count("nobody repaired") == 1
    assert len(text) < len(received.their_words) + 200


def test_a_very_long_word_is_looked_through_at_once() -> None:
    received = _received("a" * 200_000 + " 1" + " " * 200_000 + "b")
    assert len(findable("2026-001", places([(1, received)], [make.RESIDENT]))) < 400_400


def _received(their_words: str) -> Received:
    return Received(
        happened_on=date(2026, 11, 17),
        reference="2026-001",
        edition="hos-2024",
        complainant=1,
        handler=1,
        channel=Channel.TELEPHONE,
        category=Category.NEIGHBOURS,
        made_on=date(2026, 11, 17),
        title="Noise",
        their_words=their_words,
        points=(),
        outcome_sought="",
    )
