"""The register's file is moved, deleted or replaced while it is open: said in words, and nothing is lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Noted
from chc_desktop.office.office import Office
from chc_desktop.store import database
from chc_desktop.store.register import FILE_NAME, NotWritten
from tests import make


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make.an_office(tmp_path / "data")
    make.a_complaint(made)
    made.safekeeping.back_up()
    shutil.copytree(tmp_path / "data", tmp_path / "a copy")
    return made


def deleted(folder: Path) -> None:
    (folder / FILE_NAME).unlink()


def moved(folder: Path) -> None:
    folder.rename(folder.with_name("moved"))


def replaced(folder: Path) -> None:
    (folder / FILE_NAME).unlink()
    shutil.copy(folder.with_name("a copy") / FILE_NAME, folder / FILE_NAME)


def note(office: Office) -> None:
    office.cases.record(1, Noted(happened_on=make.TODAY, done_by=1, text="They rang again"))


@pytest.mark.skipif("os.name != 'posix'", reason="an open file cannot be taken away elsewhere")
@pytest.mark.parametrize("happens", [deleted, moved, replaced])
def test_nothing_is_written_into_a_file_nobody_will_find_again(office: Office, happens: Callable[[Path], None]) -> None:
    happens(office.safekeeping.folder())
    with pytest.raises(NotWritten, match=r"is not in .* any more, or another file was put in its place"):
        note(office)


@pytest.mark.skipif("os.name != 'posix'", reason="an open file cannot be taken away elsewhere")
@pytest.mark.parametrize("happens", [deleted, moved])
def test_a_backup_and_the_check_say_the_same(office: Office, happens: Callable[[Path], None]) -> None:
    happens(office.safekeeping.folder())
    for act in (office.safekeeping.back_up, office.safekeeping.check):
        with pytest.raises(RuleBroken, match="Please put it back under its name"):
            act()


@pytest.mark.skipif("os.name != 'posix'", reason="an open file cannot be taken away elsewhere")
def test_once_it_is_back_all_goes_on(office: Office) -> None:
    folder = office.safekeeping.folder()
    moved(folder)
    with pytest.raises(NotWritten):
        note(office)
    folder.with_name("moved").rename(folder)
    note(office)
    assert "All is sound" in office.safekeeping.check()


def test_a_file_nobody_may_look_at_is_not_called_gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def shut(_path: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", shut)
    assert not database.is_gone(tmp_path / FILE_NAME)
    assert not database.was_moved(tmp_path / FILE_NAME, (1, 2))


def test_a_file_whose_journal_is_held_is_not_called_moved(office: Office) -> None:
    """The driver says “readonly database” of that too, although anybody may write to the file."""
    path = office.desk.register.path
    path.with_name(f"{FILE_NAME}-journal").mkdir()
    with pytest.raises(NotWritten, match="could not be read or written"):
        note(office)
    path.with_name(f"{FILE_NAME}-journal").rmdir()
    note(office)
