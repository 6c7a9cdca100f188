"""Puts a register on the shelf as an earlier version of the program made it: the made-up landlord, by that version.

Run in a checkout of that version, which has its own `chc_desktop`, `db` and `resources`:

    git archive COMMIT | tar -x -C OLD
    cd OLD && PYTHONPATH=. python THIS_FILE OUT

It writes `OUT/NNNN.xz`, NNNN being the version of the register: its whole content, decrypted (all of it is made up) and
packed, since an encrypted file cannot be packed and each would take up half a megabyte. `on_the_shelf` in
`tests/shelf/opening.py` encrypts it again, with the same rows and the same version.

The commits whose programs made what is here, each the last one with that version: 1 60a6f1e, 2 f313a89, 3 ac5425e,
9 c338908, 10 9352656, 11 14fb266, 12 a66fccd, 13 5293bc9, 14 1084e5a. No program stands in the history for 4 to 8 as
they are numbered today: those are the register of version 3 taken forward, which the test does by itself.
`first.chcbackup` is a backup as the program of version 1 packed it.
"""

import inspect
import lzma
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

TODAY = date(2026, 11, 24)


def main(out: Path) -> None:
    """Make the sample landlord with the program of this checkout, and put it on the shelf."""
    from chc_desktop import files
    from chc_desktop.sample import make_sample
    from chc_desktop.store import database, opening

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "register"
        make_sample(folder, TODAY, **_asked_for(make_sample, files))
        opened = opening.open_register(folder)
        connection = database.connect(opened.path, opened.key)
        version = database.version(connection)
        plain = Path(name) / "plain.db"
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        connection.execute("SELECT sqlcipher_export('plain')")
        connection.execute(f"PRAGMA plain.user_version = {version}")
        connection.close()
        (out / f"{version:04}.xz").write_bytes(lzma.compress(plain.read_bytes(), preset=9))
        if version == 1:
            _pack(opened, out)
        opened.close()


def _asked_for(make_sample: Any, files: Any) -> dict[str, Any]:
    """What this version's function asks for beside the folder and the day."""
    asked = inspect.signature(make_sample).parameters
    given: dict[str, Any] = {}
    if "editions" in asked:
        from chc_desktop.domain.code_file import load_editions

        given["editions"] = load_editions(files.resources("codes"))[0]
    if "kinds" in asked:
        from chc_desktop.office.library import ClockKinds

        given["kinds"] = ClockKinds(files.resources("clocks"))
    return given


def _pack(opened: Any, out: Path) -> None:
    from chc_desktop.store import backup  # type: ignore[attr-defined, unused-ignore]

    made = backup.back_up(opened, out, datetime(2026, 11, 24, 17, 30))
    (made[0] if isinstance(made, tuple) else made).rename(out / "first.chcbackup")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
