"""What is said of the folder a register was moved from: the old one, its backups, and copies a cloud program made."""

from datetime import datetime
from pathlib import Path

import pytest

from chc_desktop.office.backups import Backups
from chc_desktop.office.moved import left_behind
from chc_desktop.store import moving
from tests import make


def test_the_officer_is_told_what_still_lies_in_the_cloud_folder_and_what_to_do_with_it(tmp_path: Path) -> None:
    cloud, home = tmp_path / "OneDrive", tmp_path / "home"
    office = make.an_office(cloud)
    Backups(office.desk, list).make()
    office.close()
    (cloud / "register-DESKTOP-7AB2.db").write_bytes(b"another")
    moving.copy_over(cloud, home, office.desk.register.key)
    kept = moving.set_aside(cloud, home, datetime(2026, 11, 24, 14, 2))
    assert kept == cloud / "moved away 2026-11-24 140200"
    said = left_behind(cloud, home, kept)
    assert said.startswith(f"It is in “{home}” now, compared with the old one, and open.")
    assert f"The old one lies in “{kept}”, with its key, so whoever can open that folder can read it." in said
    assert f"choose “{cloud}” as the second place in Settings" in said
    assert "“register-DESKTOP-7AB2.db”" in said


def test_where_it_could_not_be_set_aside_that_is_said_and_nothing_of_what_is_not_there(tmp_path: Path) -> None:
    said = left_behind(tmp_path, tmp_path / "home", None)
    assert "Please delete register.db and register.key there" in said
    assert "Backups made" not in said
    assert "another copy" not in said


def test_where_a_cloud_program_holds_the_key_file_the_two_stay_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud = tmp_path / "OneDrive"
    make.an_office(cloud).close()
    real = Path.replace

    def held(path: Path, target: Path) -> Path:
        if path == cloud / "register.key":
            raise PermissionError(13, "The process cannot access the file")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", held)
    assert moving.set_aside(cloud, tmp_path / "home", datetime(2026, 11, 24, 14, 2)) is None
    names = sorted(path.name for path in cloud.iterdir())
    assert "register.db" in names
    assert "register.key" in names
    assert [name for name in names if name.startswith("moved away")] == []
