"""A new key for a register: whenever it is stopped, the register opens with the old one or with the new one."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.domain.facts import Person
from chc_desktop.store import database, key_file, opening, rekey
from chc_desktop.store.doorkeeper import Doorkeeper
from chc_desktop.store.key_file import Key
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from tests.store.test_key_file import CHEAP, PHRASE

NOW = datetime(2026, 11, 24, 14, 2)


class Killed(BaseException):
    """The program is gone: nothing after it is done, not even what clears away."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "data"
    kept = opening.create(folder, NOW, {date(2026, 12, 25): "Christmas Day"})
    with kept.transaction() as shelves:
        shelves.facts.save_person(Person(name="Joan Bell"), NOW, 0)
    kept.close()
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "data"))


def names(folder: Path, key: Key | None = None) -> list[str]:
    opened = opening.open_register(folder, key)
    try:
        with opened.transaction() as shelves:
            return [person.name for person in shelves.facts.people()]
    finally:
        opened.close()


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_register_with_a_new_key_holds_what_it_held_and_the_old_key_does_not_open_it(folder: Path) -> None:
    old, new = key_file.read(folder / KEY_NAME), key_file.make()
    shares: list[float] = []
    rekey.rekey(folder, old, new, key_file.text(new), shares.append)
    assert key_file.read(folder / KEY_NAME) == new
    assert names(folder) == ["Joan Bell"]
    with pytest.raises(RuleBroken, match="could not be opened"):
        database.connect(folder / FILE_NAME, old)
    assert left(folder) == [FILE_NAME, KEY_NAME]
    assert shares


def test_stopping_it_leaves_everything_as_it_was(folder: Path) -> None:
    old, new = key_file.read(folder / KEY_NAME), key_file.make()

    def stop(_share: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        rekey.rekey(folder, old, new, key_file.text(new), stop)
    assert key_file.read(folder / KEY_NAME) == old
    assert names(folder) == ["Joan Bell"]
    assert left(folder) == [FILE_NAME, KEY_NAME]


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), Killed()], ids=["full disk", "kill"])
@pytest.mark.parametrize("passphrase", ["", PHRASE], ids=["open", "wrapped"])
def test_whenever_it_ends_register_and_key_file_fit(
    made: Path, tmp_path: Path, passphrase: str, fault: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each change of a file on the way there is either a full disk or a kill."""
    old, new = key_file.read(made / KEY_NAME), key_file.make()
    steps = 0
    while True:
        folder = Path(shutil.copytree(made, tmp_path / f"{steps}"))
        key_file.put(folder / KEY_NAME, said(old, passphrase))
        counted = Faults(steps, fault)
        with monkeypatch.context() as patched:
            counted.stand_in_for(patched)
            with suppress(RuleBroken, Killed):
                rekey.rekey(folder, old, new, said(new, passphrase))
        found = Doorkeeper(folder, lambda: NOW).open_with_passphrase(passphrase) if passphrase else None
        assert names(folder, found) == ["Joan Bell"], counted.last
        assert (found or key_file.read(folder / KEY_NAME)) in (old, new)
        assert left(folder) == [FILE_NAME, KEY_NAME], counted.last
        if not counted.happened:
            break
        steps += 1
    assert steps >= 6


def said(key: Key, passphrase: str) -> str:
    return key_file.wrapped_text(key, passphrase, CHEAP) if passphrase else key_file.text(key)


class Faults:
    """Counts what is done to files and lets one of them go wrong."""

    def __init__(self, at: int, fault: BaseException) -> None:
        self._left, self._fault = at, fault
        self.happened, self.last = False, ""

    def stand_in_for(self, patched: pytest.MonkeyPatch) -> None:
        for owner, name in (
            (Path, "replace"),
            (Path, "unlink"),
            (os, "open"),
            (os, "fsync"),
            (database, "connect"),
        ):
            patched.setattr(owner, name, self._counted(name, getattr(owner, name)))

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def act(*given: Any, **named: Any) -> Any:
            if self.happened and isinstance(self._fault, Killed):
                raise Killed  # a dead program does nothing more
            if self._left == 0 and not self.happened:
                self.happened, self.last = True, f"{name} {given}"
                raise self._fault
            self._left -= 1
            return real(*given, **named)

        return act
