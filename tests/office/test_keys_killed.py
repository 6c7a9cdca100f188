"""Killed while the passphrase or the key is changed, the register opens as before or as after."""

import signal
import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from chc_desktop.store import backups, key_file, opening, register, wrapping
from chc_desktop.store.doorkeeper import Doorkeeper
from chc_desktop.store.key_file import Key, PassphraseWrong
from tests import make
from tests.office.keys_busy import PHRASES
from tests.store.test_key_file import CHEAP
from tests.test_house import ROOT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
@pytest.mark.parametrize("what", ["passphrase", "key"])
def test_kill_9_in_the_midst_leaves_a_register_that_opens(
    tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrapping, "USUAL", CHEAP)
    folder = tmp_path / "data"
    office = make.an_office(folder)
    (folder / backups.FOLDER).mkdir()
    backup, _new = backups.back_up(office.desk.register, folder / backups.FOLDER, office.desk.now())
    office.keys.sheet_was_confirmed(office.keys.sheet())
    office.keys.set_passphrase(PHRASES[0])
    first = office.desk.register.key
    office.close()
    killed(folder, what)
    key = opens(folder)
    again = make.around(opening.open_register(folder, key))
    assert again.organisation.organisation()
    again.close()
    backups.verify(backup, first)
    assert not list(folder.glob("*.next"))


def killed(folder: Path, what: str) -> None:
    """Let it be busy for a while, then kill it, at whatever it does."""
    command = [sys.executable, "-m", "tests.office.keys_busy", str(folder), what]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as busy:
        assert busy.stdout
        for line in busy.stdout:
            if int(line) >= 3:
                break
        busy.send_signal(signal.SIGKILL)


def opens(folder: Path) -> Key:
    """The key, by one of the two passphrases."""
    for phrase in PHRASES:
        with suppress(PassphraseWrong):
            return Doorkeeper(folder, lambda: datetime(2026, 11, 24, 14, 2)).open_with_passphrase(phrase)
    raise AssertionError(key_file.read_text(folder / register.KEY_NAME))
