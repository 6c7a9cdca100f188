"""What a crash has left among the temporary files of the computer is taken away, and nothing else."""

import os
from pathlib import Path

import pytest

from chc_desktop.office.opened_copies import sweep_work_folders


def test_only_what_has_been_at_rest_for_a_while_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    now = 1_800_000_000.0
    for name, age in (("chc-case-file-old", 3600), ("chc-case-file-new", 60), ("somebody else's", 9999)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.pdf").write_bytes(b"Joan Bell")
        os.utime(tmp_path / name, (now - age, now - age))
    sweep_work_folders(now)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chc-case-file-new", "somebody else's"]
