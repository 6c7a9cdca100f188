"""`check`, `backup` and `restore` on the command line, for whoever helps by telephone."""

from pathlib import Path

import pytest

from chc_desktop.__main__ import main
from chc_desktop.store import backups as backup
from chc_desktop.store import wrapping
from chc_desktop.ui.one_instance import OneInstance
from tests import make


@pytest.fixture
def data(tmp_path: Path) -> Path:
    office = make.an_office(tmp_path / "data")
    make.a_complaint(office)
    office.close()
    return tmp_path / "data"


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out + said.err


def test_check_says_that_all_is_sound(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    assert run(capsys, "--data", data, "check") == (
        0,
        "All is sound: 1 complaint, 6 entries and 0 documents, each as it was written.\n",
    )


def test_check_of_a_damaged_register_ends_in_a_sentence(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    content = bytearray((data / "register.db").read_bytes())
    content[-3000] ^= 0xFF
    (data / "register.db").write_bytes(content)
    code, said = run(capsys, "check", "--data", data)
    assert code != 0
    assert "restore the latest backup" in said
    assert "Traceback" not in said


def test_a_case_file_is_made_by_reference(capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path) -> None:
    out = tmp_path / "case.pdf"
    code, said = run(capsys, "case-file", "2026-001", out, "--for", "resident", "--to", "2026-11-30", "--data", data)
    assert (code, said.split(":")[0]) == (0, "case.pdf")
    assert out.read_bytes().startswith(b"%PDF")
    assert run(capsys, "case-file", "2026-777", out, "--data", data) == (
        2,
        "There is no complaint “2026-777” in the register. Nothing was changed. Please write its reference as the list "
        "of cases shows it, such as 2026-014.\n",
    )
    code, said = run(capsys, "case-file", "2026-001", out, "--from", "1/2/26", "--data", data)
    assert (code, "is not a date" in said) == (2, True)


def test_backup_and_restore_bring_back_what_was_there(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    assert run(capsys, "backup", "--data", data)[0] == 0
    (made,) = backup.backups(data / backup.FOLDER)
    office = make.again(data)
    make.a_complaint(office)
    office.close()
    code, said = run(capsys, "restore", made.path, "--data", data)
    assert code == 0
    assert "What was there before is kept" in said
    assert len(make.again(data).cases.summaries()) == 1


def test_a_register_that_is_open_is_not_restored_over(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    run(capsys, "backup", "--data", data)
    (made,) = backup.backups(data / backup.FOLDER)
    window = OneInstance(data)
    assert window.take()
    before = (data / "register.db").read_bytes()
    code, said = run(capsys, "restore", made.path, "--data", data)
    window.release()
    assert code == 2
    assert "has this register open" in said
    assert (data / "register.db").read_bytes() == before


@pytest.mark.parametrize("command", ["check", "backup"])
def test_a_folder_without_a_register_is_said_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    assert run(capsys, command, "--data", tmp_path / "nowhere") == (
        2,
        f"There is no register in “{tmp_path / 'nowhere'}”. Nothing was changed.\n",
    )


def test_a_backup_that_is_not_there_is_said_so(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    code, said = run(capsys, "restore", data / "none.chcbackup", "--data", data)
    assert code == 2
    assert "There is no file" in said


@pytest.fixture
def locked(data: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """The register locked with a passphrase, and a terminal; the words of its sheet."""
    monkeypatch.setattr(wrapping, "USUAL", wrapping.Cost(1, 64, 1))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    office = make.again(data)
    sheet = office.keys.sheet()
    office.keys.sheet_was_confirmed(sheet)
    office.keys.set_passphrase("four bells at the almshouse")
    office.close()
    return sheet.words


def type_unseen(monkeypatch: pytest.MonkeyPatch, text: str) -> list[str]:
    asked: list[str] = []

    def getpass(prompt: str) -> str:
        asked.append(prompt)
        return text

    monkeypatch.setattr("getpass.getpass", getpass)
    return asked


def test_a_locked_register_asks_for_the_passphrase_on_the_terminal(
    capsys: pytest.CaptureFixture[str], data: Path, locked: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = type_unseen(monkeypatch, "four bells at the almshouse")
    assert run(capsys, "check", "--data", data)[1].startswith("All is sound")
    assert asked == ["Passphrase of this register, or the words of its recovery sheet: "]
    assert run(capsys, "backup", "--data", data)[0] == 0
    type_unseen(monkeypatch, " ".join(locked))
    assert run(capsys, "check", "--data", data)[0] == 0
    type_unseen(monkeypatch, "wrong")
    code, said = run(capsys, "check", "--data", data)
    assert (code, "That is not the passphrase" in said) == (2, True)


def test_a_locked_backup_is_restored_with_its_passphrase(
    capsys: pytest.CaptureFixture[str],
    data: Path,
    locked: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_unseen(monkeypatch, "four bells at the almshouse")
    run(capsys, "backup", "--data", data)
    (made,) = backup.backups(data / backup.FOLDER)
    assert run(capsys, "restore", made.path, "--data", tmp_path / "new")[0] == 0
    type_unseen(monkeypatch, "wrong")
    code, said = run(capsys, "restore", made.path, "--data", tmp_path / "third")
    assert (code, "not the passphrase" in said) == (2, True)
    assert not (tmp_path / "third" / "register.db").exists()


def test_without_a_terminal_nobody_is_asked(
    capsys: pytest.CaptureFixture[str], data: Path, locked: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    code, said = run(capsys, "check", "--data", data)
    assert (code, "no terminal to type it on" in said) == (2, True)


def test_what_can_be_read_of_a_damaged_register_is_saved(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path
) -> None:
    content = bytearray((data / "register.db").read_bytes())
    content[5000:5100] = bytes(100)
    (data / "register.db").write_bytes(content)
    code, said = run(capsys, "salvage", tmp_path / "saved", "--data", data)
    assert code == 0
    assert "1 page of the file is damaged" in said
    (saved,) = (tmp_path / "saved").iterdir()
    assert "wakes me at two every morning" in (saved / "Cases" / "2026-001.txt").read_text(encoding="utf-8")
    code, said = run(capsys, "salvage", tmp_path / "saved", "--data", tmp_path / "nowhere")
    assert (code, "There is no register" in said) == (2, True)


def test_the_backups_there_are_can_be_listed_and_looked_into(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    assert run(capsys, "backups", "--data", data) == (
        1,
        "Not backed up yet.\nNo backup was found. If it is on a stick, plug it in and try again.\n",
    )
    run(capsys, "backup", "--data", data)
    code, said = run(capsys, "backups", "--data", data)
    assert code == 0
    assert "here: 1 complaint" in said
    before = (data / "register.db").read_bytes()
    (made,) = backup.backups(data / backup.FOLDER)
    code, said = run(capsys, "restore", made.path, "--show", "--data", data)
    assert code == 0
    assert "Amberley Almshouses, as of" in said
    assert "1 complaint. It is sound." in said
    assert "2026-001: Complaint received" in said
    assert (data / "register.db").read_bytes() == before


def test_what_a_restore_replaced_is_listed_and_brought_back(capsys: pytest.CaptureFixture[str], data: Path) -> None:
    run(capsys, "backup", "--data", data)
    (made,) = backup.backups(data / backup.FOLDER)
    run(capsys, "restore", made.path, "--data", data)
    assert "what a restored backup replaced" in run(capsys, "backups", "--data", data)[1]
    (kept,) = data.glob("replaced *")
    code, said = run(capsys, "restore", kept, "--data", data)
    assert (code, said.startswith("Restored and checked.")) == (0, True)


def test_where_the_key_file_is_gone_the_words_of_the_sheet_open_the_register(
    capsys: pytest.CaptureFixture[str],
    data: Path,
    locked: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (data / "register.key").unlink()
    asked = type_unseen(monkeypatch, " ".join(locked))
    code, said = run(capsys, "check", "--data", data)
    assert (code, "All is sound" in said, "The key file of the register is not in" in said) == (0, True, True)
    assert asked == ["The words of the recovery sheet of this register: "]
    assert run(capsys, "salvage", tmp_path / "saved", "--data", data)[0] == 0
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    code, said = run(capsys, "check", "--data", data)
    assert (code, "its words open the register" in said) == (2, True)


def test_a_folder_that_holds_no_register_is_not_called_damaged(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path
) -> None:
    (tmp_path / "photos").mkdir()
    code, said = run(capsys, "restore", tmp_path / "photos", "--data", data)
    assert (code, "There is no register in the folder “photos”" in said) == (2, True)


def test_the_backups_are_listed_when_the_register_cannot_be_opened(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    run(capsys, "backup", "--data", data)
    (data / "register.db").write_bytes(b"")
    code, said = run(capsys, "backups", "--data", data)
    assert (code, "is empty: nothing of it is left" in said, "on this computer: 1 complaint" in said) == (0, True, True)
