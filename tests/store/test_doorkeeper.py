"""The door of a register with a passphrase: wrong tries slow down, and the recovery words open it at any time."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import backups, key_file, opening, recovery_words
from chc_desktop.store.doorkeeper import FREE_TRIES, BackupDoor, Doorkeeper, MustWait
from chc_desktop.store.key_file import Key, KeyFileDamaged, PassphraseNeeded, PassphraseWrong
from chc_desktop.store.opening import KeyMissing
from chc_desktop.store.recovery_words import WordsWrong
from chc_desktop.store.register import KEY_NAME
from tests.store.test_key_file import CHEAP, PHRASE

NOW = datetime(2026, 11, 24, 14, 2)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    kept = opening.create(tmp_path / "data", NOW, {date(2026, 12, 25): "Christmas Day"})
    key_file.put(tmp_path / "data" / KEY_NAME, key_file.wrapped_text(kept.key, PHRASE, CHEAP))
    kept.close()
    return tmp_path / "data"


@pytest.fixture
def door(folder: Path, clock: Clock) -> Doorkeeper:
    return Doorkeeper(folder, clock)


def words_of(folder: Path) -> tuple[str, ...]:
    return recovery_words.words_of(key_file.unwrap(key_file.read_text(folder / KEY_NAME), PHRASE))


def test_the_passphrase_opens_the_register(door: Doorkeeper, folder: Path) -> None:
    assert door.asks_for_a_passphrase()
    with pytest.raises(PassphraseNeeded):
        opening.open_register(folder)
    opening.open_register(folder, door.open_with_passphrase(PHRASE)).close()


def test_after_five_wrong_tries_each_has_to_wait_longer_over_restarts_too(folder: Path, clock: Clock) -> None:
    for _ in range(FREE_TRIES - 1):
        with pytest.raises(PassphraseWrong):
            Doorkeeper(folder, clock).open_with_passphrase("wrong")
    with pytest.raises(MustWait, match="30 seconds"):
        Doorkeeper(folder, clock).open_with_passphrase("wrong")
    clock.wait(29)
    with pytest.raises(MustWait, match="wait 1 second "):
        Doorkeeper(folder, clock).open_with_passphrase(PHRASE)
    clock.wait(1)
    with pytest.raises(MustWait, match="60 seconds"):
        Doorkeeper(folder, clock).open_with_passphrase("wrong")
    clock.wait(60)
    assert Doorkeeper(folder, clock).open_with_passphrase(PHRASE)
    with pytest.raises(PassphraseWrong):
        Doorkeeper(folder, clock).open_with_passphrase("wrong")


def test_nobody_waits_longer_than_a_quarter_of_an_hour_nor_for_a_clock_put_back(folder: Path, clock: Clock) -> None:
    door = Doorkeeper(folder, clock)
    for _ in range(FREE_TRIES + 20):
        with pytest.raises(RuleBroken):
            door.open_with_passphrase("wrong")
        clock.wait(15 * 60)
    with pytest.raises(MustWait):
        door.open_with_passphrase("wrong")
    clock.wait(-3600)
    assert door.open_with_passphrase(PHRASE)


def test_the_words_of_the_sheet_open_it_when_every_other_file_is_gone(door: Doorkeeper, folder: Path) -> None:
    words = words_of(folder)
    (folder / KEY_NAME).unlink()
    with pytest.raises(KeyMissing):
        opening.open_register(folder)
    key = door.open_with_words([word.upper() for word in words])
    opening.open_register(folder, key).close()
    door.put_key(key, "another long one", CHEAP)
    assert Doorkeeper(folder, lambda: NOW).open_with_passphrase("another long one") == key
    door.put_key(key, "")
    opening.open_register(folder).close()


def test_a_damaged_key_file_asks_for_the_sheet_or_a_backup(door: Doorkeeper, folder: Path) -> None:
    (folder / KEY_NAME).write_text("{")
    assert not door.asks_for_a_passphrase()
    with pytest.raises(KeyFileDamaged, match=r"recovery sheet.*backup"):
        opening.open_register(folder)


def test_the_words_of_another_register_are_told_apart(door: Doorkeeper) -> None:
    with pytest.raises(RuleBroken, match="not of this register"):
        door.open_with_words(recovery_words.words_of(key_file.make()))


KEY = Key("07" * 32)
WORDS = recovery_words.words_of(KEY)


def test_twenty_four_words_are_the_key_and_four_letters_are_enough() -> None:
    assert len(WORDS) == 24
    assert recovery_words.key_of(WORDS) == KEY
    assert recovery_words.key_of([f" {word[:4].title()} " for word in WORDS]) == KEY


def test_what_is_wrong_with_the_words_is_said() -> None:
    swapped = (WORDS[1], WORDS[0], *WORDS[2:])
    for words, sentence in (
        (("zzzz", *WORDS[1:]), "Word 1 is not in the list"),
        (("zzzz", *WORDS[1:5], "qq", *WORDS[6:]), "Words 1 and 6 are not in the list"),
        (WORDS[:-1], "these are 23"),
        (swapped if swapped != WORDS else WORDS[::-1], "do not fit together"),
    ):
        with pytest.raises(WordsWrong, match=sentence):
            recovery_words.key_of(words)


def test_words_are_pasted_with_their_numbers() -> None:
    pasted = "\n".join(f"{number}. {word}" for number, word in enumerate(WORDS, 1))
    assert recovery_words.parted(pasted) == WORDS


def test_an_open_key_that_a_stop_left_beside_a_wrapped_one_is_taken_away(door: Doorkeeper, folder: Path) -> None:
    key = door.open_with_passphrase(PHRASE)
    left = folder / f"{KEY_NAME}.new"
    left.write_text(key_file.text(key))
    opening.open_register(folder, key).close()
    assert not left.exists()


def test_a_register_that_was_replaced_opens_by_its_own_passphrase_or_words(folder: Path) -> None:
    """It may have another key than the one of now, so the one of now does not do."""
    words = words_of(folder)
    replaced = folder.rename(folder.with_name("replaced 2026-11-24 140200"))
    door = BackupDoor(replaced)
    assert door.open_with_passphrase(PHRASE) == door.open_with_words(words)
    with pytest.raises(PassphraseWrong):
        door.open_with_passphrase("another one")
    assert backups.verify(replaced, door.open_with_passphrase(PHRASE)).entries >= 0
