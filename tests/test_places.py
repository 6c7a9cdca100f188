"""Where registers live on a computer, and which folders held one."""

from pathlib import Path

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
