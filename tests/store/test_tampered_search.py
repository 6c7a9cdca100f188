"""Somebody with the key and a database editor empties or changes what search looks into: `check` says which."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person
from chc_desktop.domain.listing.asked import Asked
from chc_desktop.office import checking
from chc_desktop.office.office import Office
from chc_desktop.office.safekeeping import Unsound
from chc_desktop.store import database, key_file
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from tests import make
from tests.office.test_requests import a_request

SEARCHED = {"case_search": "complaints", "request_search": "service requests", "person_search": "people"}


def edited(folder: Path, *statements: str) -> Office:
    """The office of a register that a database editor wrote to while it was closed."""
    connection = database.connect(folder / FILE_NAME, key_file.read(folder / KEY_NAME))
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return make.again(folder)


def a_register(folder: Path) -> Path:
    office = make.an_office(folder)
    for number in range(3):
        make.a_complaint(office, person=Person(name=f"Ann Lee {number}", address=f"{number} Long Lane"))
    a_request(office)
    assert "All is sound" in office.safekeeping.check()
    office.close()
    return folder


def by_asking(office: Office) -> str:
    with pytest.raises(Unsound) as unsound:
        office.safekeeping.check()
    return str(unsound.value)


def by_the_button(office: Office) -> str:
    with office.desk.beside() as desk:
        found = checking.check_meanwhile(desk, lambda _share: None)
    assert not found.is_sound
    return found.said


@pytest.mark.parametrize("index", SEARCHED)
@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM {0}_data",
        "DELETE FROM {0}_data WHERE id > 10",
        "DELETE FROM {0}_idx",
        "DELETE FROM {0}_docsize",
        "DELETE FROM {0}_config",
        "UPDATE {0}_content SET c0 = 'another word altogether'",
    ],
)
def test_search_that_misses_words_is_named_and_made_anew(tmp_path: Path, index: str, change: str) -> None:
    office = edited(a_register(tmp_path / "data"), change.format(index))
    said = by_asking(office)
    assert f"The index by which {SEARCHED[index]} are searched is not as the program made it" in said
    assert "Lists and search are made anew" in said
    assert "restore" not in said
    office.close()
    again = make.again(tmp_path / "data")
    assert "All is sound" in again.safekeeping.check()
    assert len(again.persons.found("Ann Lee")) == 3


@pytest.mark.parametrize("ask", [by_asking, by_the_button])
def test_people_who_are_found_by_nothing_are_noticed(tmp_path: Path, ask: Callable[[Office], str]) -> None:
    office = edited(a_register(tmp_path / "data"), "DELETE FROM person_search WHERE rowid > 1")
    assert "The index by which people are searched is not as the program made it" in ask(office)
    office.close()
    again = make.again(tmp_path / "data")
    assert "All is sound" in again.safekeeping.check()


def test_no_backup_carries_a_search_that_misses_words_on_and_why_is_said(tmp_path: Path) -> None:
    office = edited(a_register(tmp_path / "data"), "DELETE FROM case_search_data")
    with pytest.raises(RuleBroken, match="an index by which the register is searched is not as the program made it"):
        office.backups.make_on_closing()
    by_asking(office)
    office.close()
    again = make.again(tmp_path / "data")
    assert again.backups.make_on_closing().path.exists()


def test_what_was_done_to_the_record_is_said_before_what_was_done_to_search(tmp_path: Path) -> None:
    office = edited(
        a_register(tmp_path / "data"),
        "DELETE FROM case_search_data",
        "UPDATE person SET name = 'Somebody Else' WHERE name = 'Ann Lee 1'",
    )
    said = by_asking(office)
    assert "What is known of “Somebody Else” is not what entry" in said
    assert "restore the latest backup" in said


def test_what_another_connection_brought_in_is_not_taken_for_tampered_with(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "data")
    assert office.lists.glance(Asked("cases", "boiler"), 10).shown == 0
    other = make.again(tmp_path / "data")
    make.a_complaint(other)
    other.close()
    assert "All is sound" in office.safekeeping.check()
