"""What a crash has left among the temporary files of the computer is taken away, and nothing else."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.opened_copies import sweep_work_folders
from chc_desktop.office.redacting.copies import Redacting
from chc_desktop.office.subject_access import SubjectAccess
from tests import make


def test_only_what_has_been_at_rest_for_a_while_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    now = 1_800_000_000.0
    for name, age in (
        ("chc-case-file-old", 3600),
        ("chc-backup-old", 3600),
        ("chc-case-file-new", 60),
        ("somebody else's", 9999),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.pdf").write_bytes(b"Joan Bell")
        os.utime(tmp_path / name, (now - age, now - age))
    sweep_work_folders(now)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chc-case-file-new", "somebody else's"]


@pytest.mark.parametrize("making", ["a redacted copy", "everything about a person"])
def test_what_a_power_cut_leaves_of_a_case_half_made_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, making: str
) -> None:
    work = tmp_path / "temporary"
    work.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(work))
    left: list[Path] = []

    def cut(_page: object, path: Path, _tick: object = None) -> None:
        left.append(work / "left" / path.parent.name)
        left[0].mkdir(parents=True)
        raise RuleBroken("The power is cut.")

    monkeypatch.setattr("chc_desktop.documents.case_file.write_case_file", cut)
    monkeypatch.setattr("chc_desktop.documents.everything.write_everything", cut)
    office = make.an_office(tmp_path / "register")
    case_id = make.a_complaint(office)
    person = office.cases.view(case_id).person
    make_it: dict[str, Callable[[], object]] = {
        "a redacted copy": lambda: Redacting(office.desk).read(case_id, "file"),
        "everything about a person": lambda: SubjectAccess(office.desk).export(person.id, tmp_path),
    }
    with pytest.raises(RuleBroken, match="The power is cut"):
        make_it[making]()
    left[0].rename(work / left[0].name)
    sweep_work_folders(left[0].parent.stat().st_mtime + 3600)
    assert [path.name for path in work.iterdir()] == ["left"]
