"""Where registers live on a computer, and which folders held one."""

from pathlib import Path

import platformdirs
import pytest
from platformdirs import windows

from chc_desktop.domain.seen_head import SeenHead
from chc_desktop.places import Places


def test_a_folder_that_held_a_register_is_known_for_ever(tmp_path: Path) -> None:
    places = Places(tmp_path / "config" / "registers.json", tmp_path / "data")
    assert not places.held_one(tmp_path / "data")
    places.remember(tmp_path / "data")
    assert Places(places.file, places.data).held_one(tmp_path / "data")
    assert not places.held_one(tmp_path / "other")


def test_the_register_is_where_it_was_last_found(tmp_path: Path) -> None:
    places = Places(tmp_path / "registers.json", tmp_path / "data")
    assert places.register_folder() == tmp_path / "data"
    places.remember(tmp_path / "data")
    places.move_to(tmp_path / "moved")
    assert places.register_folder() == (tmp_path / "moved").resolve()
    assert places.held_one(tmp_path / "data")


def test_the_sample_lives_beside_the_register(tmp_path: Path) -> None:
    places = Places(tmp_path / "registers.json", tmp_path / "CHC Desktop")
    assert places.sample_folder() == tmp_path / "CHC Desktop sample"


def test_a_damaged_memory_is_no_memory(tmp_path: Path) -> None:
    (tmp_path / "registers.json").write_text("{half")
    places = Places(tmp_path / "registers.json", tmp_path / "data")
    assert places.register_folder() == tmp_path / "data"
    places.remember(tmp_path / "data")
    assert places.held_one(tmp_path / "data")


def test_a_memory_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    places = Places(tmp_path / "file" / "registers.json", tmp_path / "data")
    places.remember(tmp_path / "data")
    assert not places.held_one(tmp_path / "data")


def test_on_windows_the_register_is_in_the_local_folder_not_the_roaming_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "get_win_folder", lambda name: f"AppData/{name}")
    monkeypatch.setattr(platformdirs, "PlatformDirs", windows.Windows)
    data = str(Places().data)
    assert "CSIDL_LOCAL_APPDATA" in data
    assert data.endswith("CHC Desktop")


def test_what_was_seen_of_each_register_is_kept_apart(tmp_path: Path) -> None:
    places = Places(tmp_path / "registers.json", tmp_path / "data")
    one, other = (SeenHead("uuid", number, "ab", "2026-11-24T14:02:00") for number in (3, 7))
    places.keep_head(tmp_path / "one", one)
    places.keep_head(tmp_path / "other", other)
    assert (places.seen_head(tmp_path / "one"), places.seen_head(tmp_path / "other")) == (one, other)
    places.keep_head(tmp_path / "one", None)
    assert places.seen_head(tmp_path / "one") is None
    assert places.seen_head(tmp_path / "other") == other
