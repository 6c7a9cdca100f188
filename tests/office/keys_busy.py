"""A program that changes the passphrase, or the key, again and again until it is killed."""

import sys
from datetime import datetime
from pathlib import Path

from chc_desktop.office.keys.renewal import begin
from chc_desktop.store import opening, wrapping
from tests import make

PHRASES = ("four bells at the almshouse", "a quite different passphrase")


def main(folder: Path, what: str) -> None:
    wrapping.USUAL = wrapping.Cost(1, 64, 1)
    from chc_desktop.store.doorkeeper import Doorkeeper

    key = Doorkeeper(folder, lambda: datetime(2026, 11, 24, 14, 2)).open_with_passphrase(PHRASES[0])
    office = make.around(opening.open_register(folder, key))
    for number in range(10_000):
        old, new = PHRASES[number % 2], PHRASES[(number + 1) % 2]
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        if what == "passphrase":
            office.keys.change_passphrase(old, new)
        else:
            renewal = begin(office.desk)
            office.desk.register.lock()
            renewal.run(PHRASES[0])
            renewal.open_again()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
