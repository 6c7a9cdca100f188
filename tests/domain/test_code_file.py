"""Edition files: read as they stand, and every fault named at once by file and key."""

import re
from pathlib import Path

import pytest

from chc_desktop import files
from chc_desktop.domain.code_file import load_editions, read_edition
from chc_desktop.domain.resource_file import FaultyFile

EDITIONS = sorted(files.resources("codes").glob("*.toml"))
TEXT = (files.resources("codes") / "hos-2024.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.stem)
def test_every_edition_is_read_whole(path: Path) -> None:
    edition = read_edition(path)
    assert edition.readable
    assert bool(edition.form.rows) != edition.is_own_policy


def test_all_faults_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    faulty = TEXT.replace('runs_from = "received"', 'runs_from = "posted"', 1)
    faulty = faulty.replace("in_force_from = 2024-04-01", 'in_force_from = "spring"')
    faulty = faulty.replace('slug = "1.3"', 'slug = "1.2"', 1)
    faulty = re.sub(r"^publisher = .*$", "", faulty, count=1, flags=re.M)
    (tmp_path / "hos-2024.toml").write_text(faulty, encoding="utf-8")
    with pytest.raises(FaultyFile) as caught:
        read_edition(tmp_path / "hos-2024.toml")
    said = str(caught.value)
    assert said.startswith("hos-2024.toml")
    for key in ("runs_from: “posted” is not known", "in_force_from: should be a date", "publisher: is missing"):
        assert key in said
    assert "“1.2” stands there twice" in said


@pytest.mark.parametrize("content", [b"not = [toml", b"\xff\xfe\x00", b""])
def test_a_faulty_file_does_not_take_the_others_with_it(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "hos-2024.toml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "broken.toml").write_bytes(content)
    editions, faulty = load_editions(tmp_path)
    assert list(editions) == ["hos-2024"]
    assert [fault.name for fault in faulty] == ["broken.toml"]


def test_a_missing_limit_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "hos-2024.toml").write_text(
        TEXT.replace('duty = "stage2-response"', 'duty = "stage1-response"'), "utf-8"
    )
    with pytest.raises(FaultyFile, match="there is none for “stage2-response”"):
        read_edition(tmp_path / "hos-2024.toml")
