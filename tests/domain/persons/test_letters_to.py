"""Where letters to a person go, and that none goes where none may."""

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.domain.facts import Person, Whereabouts
from chc_desktop.domain.persons.letters_to import is_forbidden, letters_go_to

DAY = date(2026, 11, 24)
JOAN = Person(name="Joan Bell", address="Cottage 3\nChurch Walk\nAmberley\nAM1 1AA")


def test_letters_go_home() -> None:
    assert letters_go_to(JOAN, DAY) == JOAN.address


def test_letters_go_to_the_new_address_from_the_day_of_the_move() -> None:
    moved = replace(JOAN, whereabouts=Whereabouts.MOVED, since=DAY, new_address="Flat 2")
    assert letters_go_to(moved, date(2026, 11, 23)) == JOAN.address
    assert letters_go_to(moved, DAY) == "Flat 2"
    assert letters_go_to(replace(moved, since=None), DAY) == "Flat 2"
    assert letters_go_to(replace(moved, new_address=""), DAY) == JOAN.address


def test_where_to_write_instead_comes_first() -> None:
    assert letters_go_to(replace(JOAN, write_to="c/o Mary Bell"), DAY) == "c/o Mary Bell"


@pytest.mark.parametrize("written", ["Cottage 3", "COTTAGE 3, Church  Walk", "cottage 3\nchurch walk\nAmberley"])
def test_no_letter_goes_to_a_forbidden_address_however_it_is_written(written: str) -> None:
    assert letters_go_to(replace(JOAN, no_letters_to=written), DAY) == ""


def test_another_house_is_not_the_forbidden_one() -> None:
    assert not is_forbidden(replace(JOAN, no_letters_to="Cottage 3"), "Cottage 30\nChurch Walk")
    assert not is_forbidden(JOAN, JOAN.address)
