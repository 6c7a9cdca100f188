"""Every page of the register is sealed: what was changed in it from outside is noticed and never read as an answer."""

import random
from datetime import date, datetime
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person
from chc_desktop.store import database, key_file, opening
from chc_desktop.store.database import KeyDoesNotFit, RegisterDamaged
from chc_desktop.store.key_file import Key
from chc_desktop.store.register import FILE_NAME, KEY_NAME

NOW = datetime(2026, 11, 24, 14, 2)
PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Key]:
    folder = tmp_path_factory.mktemp("sound")
    kept = opening.create(folder, NOW, {date(2026, 12, 25): "Christmas Day"})
    with kept.transaction() as shelves:
        shelves.facts.save_person(Person(name="Joan Bell"), NOW, 0)
    kept.close()
    return (folder / FILE_NAME).read_bytes(), key_file.read(folder / KEY_NAME)


def spoilt(folder: Path, sound: tuple[bytes, Key], place: int) -> None:
    content = bytearray(sound[0])
    content[place] ^= 0x40
    (folder / FILE_NAME).write_bytes(content)
    (folder / KEY_NAME).write_text(key_file.text(sound[1]))


def looked_over(folder: Path) -> None:
    opened = opening.open_register(folder)
    try:
        opened.inspect()
    finally:
        opened.close()


def test_one_bit_changed_anywhere_is_noticed_in_words(tmp_path: Path, sound: tuple[bytes, Key]) -> None:
    chance = random.Random(7)
    for page in chance.sample(range(len(sound[0]) // PAGE), 25):
        spoilt(tmp_path, sound, page * PAGE + chance.randrange(PAGE))
        with pytest.raises(RuleBroken, match="damaged"):
            looked_over(tmp_path)


@pytest.mark.parametrize("place", [20, 100, PAGE - 1], ids=["beginning", "within", "seal"])
def test_a_damaged_beginning_is_not_taken_for_a_wrong_key(tmp_path: Path, sound: tuple[bytes, Key], place: int) -> None:
    spoilt(tmp_path, sound, place)
    with pytest.raises(RegisterDamaged, match="its key is the right one"):
        opening.open_register(tmp_path)


def test_the_key_of_another_register_is_named_plainly(tmp_path: Path, sound: tuple[bytes, Key]) -> None:
    (tmp_path / FILE_NAME).write_bytes(sound[0])
    (tmp_path / KEY_NAME).write_text(key_file.text(key_file.make()))
    with pytest.raises(KeyDoesNotFit, match="the key belongs to another register"):
        opening.open_register(tmp_path)


def test_words_that_were_deleted_leave_every_search_table(tmp_path: Path, sound: tuple[bytes, Key]) -> None:
    """A search table kept from now on without its own secure delete would keep them for ever."""
    (tmp_path / FILE_NAME).write_bytes(sound[0])
    connection = database.connect(tmp_path / FILE_NAME, sound[1])
    made = "SELECT name FROM sqlite_master WHERE type = 'table' AND lower(sql) LIKE '%using fts5%'"
    tables = [name for (name,) in connection.execute(made)]
    kept = {
        name: connection.execute(f"SELECT v FROM {name}_config WHERE k = 'secure-delete'").fetchone() for name in tables
    }
    sealed = connection.execute("PRAGMA cipher_use_hmac").fetchone()[0]
    connection.close()
    assert {"case_search", "person_search", "request_search"} <= set(tables)
    assert kept == dict.fromkeys(tables, (1,))
    assert str(sealed) == "1"
