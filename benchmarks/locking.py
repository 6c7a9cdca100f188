"""Unlocking beside bare argon2id and the bare driver with the same numbers, and locking beside a blink."""

import json
import statistics
import time
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from benchmarks import screen
from benchmarks.ratio import Ratio, in_turn
from chc_desktop.office.office import Office
from chc_desktop.store.doorkeeper import Doorkeeper
from chc_desktop.store.register import KEY_NAME
from chc_desktop.ui.keys.locking import Locking
from chc_desktop.ui.main_window import MainWindow
from tests import make
from tests.conftest import Answers

_PHRASE = "four bells at the almshouse"
_BLINK = 100.0
"""Milliseconds: what takes no longer is seen as happening at once."""


def locking(folder: Path) -> list[Ratio]:
    """Half a second to unlock is meant: it is what a guess costs. What the program adds to it is not."""
    office = _locked_office(folder / "locking")
    return [_unlocking(office), _locking(office)]


def _unlocking(office: Office) -> Ratio:
    """From the passphrase typed to the register open, against the same work without the program."""
    register = office.desk.register
    door = Doorkeeper(register.path.parent, office.desk.now)
    data = json.loads((register.path.parent / KEY_NAME).read_text())
    kdf, salt, nonce, sealed = data["kdf"], *(bytes.fromhex(data[name]) for name in ("salt", "nonce", "sealed"))
    bound = json.dumps({name: data[name] for name in data if name != "sealed"}, sort_keys=True).encode()

    def ours() -> None:
        register.unlock(door.open_with_passphrase(_PHRASE))

    def floor() -> None:
        stretched = hash_secret_raw(
            _PHRASE.encode(), salt, kdf["passes"], kdf["memory"], kdf["lanes"], hash_len=32, type=Type.ID
        )
        key = AESGCM(stretched).decrypt(nonce, sealed, bound)
        connection = driver.connect(str(register.path))
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.close()

    return Ratio("unlocking, from the passphrase to the open register", *in_turn(ours, floor, 7), "ms", 1.2)


def _locking(office: Office) -> Ratio:
    """With a case in view: drafts kept, windows hidden, copies swept, register closed. Its floor is a blink."""
    application = screen.application()
    window = MainWindow(office, Answers())
    window.show()
    window.open_case(1)
    key, taken = office.desk.register.key, []
    lock = Locking(office, window, window)
    for _ in range(10):
        application.processEvents()
        before = time.perf_counter()
        lock.lock()
        taken.append((time.perf_counter() - before) * 1000)
        lock._unlock(key)
    lock._watch.stop()
    window.hide()
    return Ratio("locking, with a case in view", statistics.median(taken), _BLINK, "ms", 1.0)


def _locked_office(folder: Path) -> Office:
    office = make.an_office(folder)
    make.a_complaint(office)
    office.keys.sheet_was_confirmed(office.keys.sheet())
    office.keys.set_passphrase(_PHRASE)
    return office
