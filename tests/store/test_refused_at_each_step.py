"""A full disk, a lost permission, a pulled stick, a file another program holds: in words, and nothing is lost.

Each meets the program at a few of the steps at which it writes; `python -m benchmarks.faults` meets it at many more.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from benchmarks.faults.outputs import OUT, outputs
from benchmarks.faults.refusals import Way, fail_at_steps
from benchmarks.faults.steps import Work
from benchmarks.faults.tracing import can_be_watched
from benchmarks.faults.works import cheap, works
from chc_desktop import files
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office import saving
from chc_desktop.office.saving import save_file

pytestmark = pytest.mark.skipif(not can_be_watched(), reason="this computer lets no process be watched")

MOST = 2
SLOW = "everything about a person", "the self-assessment"
WITHIN = [(work, way) for work in works() if not work.is_long for way in (Way.FULL, Way.PERMISSION, Way.HELD)]
OUTSIDE = [
    (work, way)
    for work in outputs()
    for way in (Way.FULL, Way.PULLED, Way.HELD)
    if way is Way.FULL or work.name not in SLOW
]


@pytest.fixture(autouse=True)
def _cheap() -> Iterator[None]:
    with cheap():
        yield


def named(each: object) -> str:
    return each.name.lower() if isinstance(each, Way) else getattr(each, "name", "")


@pytest.mark.parametrize(("work", "way"), WITHIN, ids=named)
def test_what_is_done_to_the_register_is_done_or_refused_in_words(work: Work, way: Way, tmp_path: Path) -> None:
    assert fail_at_steps(work, way, tmp_path / "tried", MOST, Random(31)).faults == []


@pytest.mark.parametrize(("work", "way"), OUTSIDE, ids=named)
def test_what_is_saved_outside_is_the_old_or_the_new_and_refused_in_words(work: Work, way: Way, tmp_path: Path) -> None:
    place = OUT if way is Way.PULLED else ""
    assert fail_at_steps(work, way, tmp_path / "tried", MOST, Random(32), place).faults == []


def test_a_file_that_is_written_over_the_old_one_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (letter,) = (work for work in outputs() if work.name == "a letter")
    monkeypatch.setattr(saving, "save_file", lambda path, content, _mode=0: path.write_bytes(content))
    faults = fail_at_steps(letter, Way.FULL, tmp_path / "tried", 20, Random(33)).faults
    assert any("AssertionError" in fault for fault in faults), "it is cut short"
    assert any("no sentence" in fault for fault in faults)


def test_a_folder_to_work_in_that_cannot_be_taken_away_is_left_without_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_given: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    with files.work_folder(".chc-", tmp_path) as folder, monkeypatch.context() as patched:
        for name in ("unlink", "rmdir"):
            patched.setattr("os." + name, held)
        (folder / "half").write_text("half", encoding="utf-8")
    assert not folder.exists()


def test_what_was_there_comes_back_where_the_note_of_it_cannot_be_kept(tmp_path: Path) -> None:
    def save_and_fail(path: Path) -> None:
        with saving.put_back_on_fault(path):
            save_file(path, b"the new one")
            raise RuleBroken("The disk is full.")

    path = tmp_path / "Case.pdf"
    path.write_bytes(b"the old one")
    for each in (path, tmp_path / "New.pdf"):
        with pytest.raises(RuleBroken, match="full"):
            save_and_fail(each)
    assert [each.name for each in tmp_path.iterdir()] == ["Case.pdf"]
    assert path.read_bytes() == b"the old one"
