"""The key file: open or wrapped in a passphrase, replaced whole or not at all."""

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import key_file, wrapping
from chc_desktop.store.key_file import Key, KeyFileDamaged, PassphraseNeeded, PassphraseWrong
from chc_desktop.store.wrapping import Cost

CHEAP = Cost(passes=1, memory=64, lanes=1)
PHRASE = "four bells at Amberley"


@pytest.fixture(scope="module")
def key() -> Key:
    return key_file.make()


@pytest.fixture(scope="module")
def wrapped(key: Key) -> str:
    return key_file.wrapped_text(key, PHRASE, CHEAP)


def test_an_open_key_file_is_read_for_ever() -> None:
    assert key_file.parse('{"version": 1, "key": "' + "ab" * 32 + '"}').hex == "ab" * 32


def test_a_wrapped_key_opens_with_its_passphrase_only(key: Key, wrapped: str) -> None:
    assert key_file.unwrap(wrapped, PHRASE) == key
    for other in ("", PHRASE + " ", PHRASE.upper()):
        with pytest.raises(PassphraseWrong, match="Caps Lock"):
            key_file.unwrap(wrapped, other)
    with pytest.raises(PassphraseNeeded):
        key_file.parse(wrapped)


def test_the_wrapped_file_does_not_hold_the_key_and_is_never_the_same_twice(key: Key, wrapped: str) -> None:
    assert key.hex not in wrapped
    assert key_file.wrapped_text(key, PHRASE, CHEAP) != wrapped


def test_an_accent_typed_another_way_is_the_same_passphrase(key: Key) -> None:
    kept = key_file.wrapped_text(key, "café bells", CHEAP)
    assert key_file.unwrap(kept, "cafe\u0301 bells") == key


def test_which_key_a_file_holds_is_known_without_opening_it(key: Key, wrapped: str) -> None:
    assert key_file.fingerprint(wrapped) == key_file.fingerprint(key_file.text(key)) == key.fingerprint()
    assert key_file.make().fingerprint() != key.fingerprint()


@pytest.mark.parametrize("name", ["salt", "nonce", "fingerprint", "sealed"])
def test_nothing_beside_the_key_can_be_changed(wrapped: str, name: str) -> None:
    data = json.loads(wrapped)
    data[name] = ("0" if data[name][0] != "0" else "1") + data[name][1:]
    with pytest.raises(PassphraseWrong):
        key_file.unwrap(json.dumps(data), PHRASE)


@pytest.mark.parametrize(
    "kdf",
    [
        {"memory": 100 * 1024 * 1024},
        {"memory": 1},
        {"passes": 10**9},
        {"passes": 0},
        {"lanes": 10**6},
        {"memory": 1024 * 1024, "passes": 64},
        {"memory": "64"},
        {"memory": 64.5},
        {"passes": True},
        {"name": "scrypt"},
    ],
)
def test_a_hostile_file_cannot_ask_for_more_than_a_computer_has(
    wrapped: str, kdf: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrapping, "hash_secret_raw", lambda *_given, **_named: pytest.fail("it was followed"))
    data = json.loads(wrapped)
    data["kdf"] |= kdf
    with pytest.raises(KeyFileDamaged, match="recovery sheet"):
        key_file.unwrap(json.dumps(data), PHRASE)


NO_KEYS = [
    *("", "{", "[]", "null", "3", '"key"', "[" * 20_000),
    *('{"version": 0}', '{"version": "2"}', '{"version": 2}', '{"version": 1, "key": 3}'),
    *('{"version": 1, "key": "' + "a " * 32 + '"}', '{"version": 1, "key": "abcd"}'),
]


@pytest.mark.parametrize("content", NO_KEYS, ids=range(len(NO_KEYS)))
def test_what_holds_no_key_is_said_in_words(content: str) -> None:
    for look in (key_file.parse, key_file.is_wrapped, key_file.fingerprint):
        with pytest.raises(KeyFileDamaged, match="Nothing was changed"):
            look(content)


def test_a_key_file_of_a_newer_program_is_refused() -> None:
    with pytest.raises(RuleBroken, match="newer version"):
        key_file.is_wrapped('{"version": 3}')


def test_unwrapping_takes_long_enough_to_make_guessing_dear(key: Key) -> None:
    kept = key_file.wrapped_text(key, PHRASE)
    before = time.perf_counter()
    assert key_file.unwrap(kept, PHRASE) == key
    assert 0.1 < time.perf_counter() - before < 5


def test_a_key_file_takes_the_place_of_the_one_before(tmp_path: Path, key: Key, wrapped: str) -> None:
    path = tmp_path / "register.key"
    key_file.write(path, key)
    with pytest.raises(FileExistsError):
        key_file.write(path, key_file.make())
    key_file.put(path, wrapped)
    assert key_file.read_text(path) == wrapped
    assert [each.name for each in tmp_path.iterdir()] == ["register.key"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("fails", ["open", "write", "fsync", "replace"])
def test_the_key_file_before_stays_when_the_new_one_cannot_be_written(
    tmp_path: Path, key: Key, wrapped: str, fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "register.key"
    key_file.write(path, key)

    def fault(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    if fails == "replace":
        monkeypatch.setattr(Path, "replace", fault)
    else:
        monkeypatch.setattr(os, {"write": "fdopen"}.get(fails, fails), fault)
    with pytest.raises(RuleBroken, match="opens as before"):
        key_file.put(path, wrapped)
    monkeypatch.undo()
    assert key_file.read(path) == key
    assert [each.name for each in tmp_path.iterdir()] == ["register.key"]
