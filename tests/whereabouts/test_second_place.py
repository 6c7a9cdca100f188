"""How a folder suits as the second place for backups, in words."""

import os
import tempfile
from pathlib import Path

import pytest

from chc_desktop.whereabouts.computer import LINUX, Computer, Drive
from chc_desktop.whereabouts.second_place import NO_FOLDER, Judgement, Suits, second_place

DISKS = {"stick": 2, "unplugged": NO_FOLDER}


def judged(tmp_path: Path, chosen: str, has_passphrase: bool = False) -> Judgement:
    folder = tmp_path / chosen
    if chosen not in ("unplugged", "letter.pdf"):
        folder.mkdir(parents=True, exist_ok=True)
    computer = Computer(LINUX, drives=(Drive(str(tmp_path / "share"), "cifs"),))

    def disk(path: Path) -> int:
        return 3 if "share" in path.parts else DISKS.get(path.name, 1)

    return second_place(tmp_path / "home" / "register", folder, has_passphrase, computer, disk)


@pytest.mark.parametrize(
    ("chosen", "suits", "said"),
    [
        ("home/register", Suits.NOT, "The register itself is kept in this folder"),
        ("home/register/backups", Suits.NOT, "The register itself is kept in this folder"),
        ("home", Suits.NOT, "This folder is around the register’s own"),
        (".", Suits.NOT, "This folder is around the register’s own"),
        ("unplugged", Suits.POOR, "not there now. If it is on a stick, please plug it in"),
        ("home/other folder", Suits.POOR, "on the same disk as the register"),
        ("OneDrive/backups", Suits.GOOD, "OneDrive takes each backup away from this computer"),
        ("share/backups", Suits.GOOD, "on another computer"),
        ("stick", Suits.GOOD, "on another disk"),
    ],
)
def test_a_folder_is_judged(tmp_path: Path, chosen: str, suits: Suits, said: str) -> None:
    found = judged(tmp_path, chosen)
    assert found.suits is suits
    assert said in found.sentence


@pytest.mark.parametrize("chosen", ["home/register", "home"])
def test_what_is_no_second_place_is_refused_in_one_sentence(tmp_path: Path, chosen: str) -> None:
    assert judged(tmp_path, chosen).sentence.count(".") == 1


def test_a_file_is_no_place(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"")
    assert judged(tmp_path, "letter.pdf").sentence.startswith("This is a file")


@pytest.mark.parametrize("chosen", ["OneDrive", "share/backups", "stick"])
def test_a_passphrase_is_asked_for_only_where_there_is_none(tmp_path: Path, chosen: str) -> None:
    assert "set a passphrase" in judged(tmp_path, chosen).sentence
    assert "passphrase" not in judged(tmp_path, chosen, has_passphrase=True).sentence


def test_a_link_back_to_the_register_is_no_second_place(tmp_path: Path) -> None:
    (tmp_path / "home" / "register").mkdir(parents=True)
    (tmp_path / "stick").symlink_to(tmp_path / "home" / "register", target_is_directory=True)
    assert judged(tmp_path, "stick").suits is Suits.NOT


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_where_nothing_may_be_written_that_is_said() -> None:
    with tempfile.TemporaryDirectory() as name:  # those of tests can be reached by their owner only
        anybodys = Path(name)
        (anybodys / "stick").mkdir(mode=0o555)
        anybodys.chmod(0o755)
        child = os.fork()
        if child == 0:
            os.setuid(65534)
            os._exit(0 if "nothing may be written there now" in judged(anybodys, "stick").sentence else 1)
        assert os.waitpid(child, 0)[1] == 0
