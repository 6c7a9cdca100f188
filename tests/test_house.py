"""The house itself: what the import rules cannot see."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "chc_desktop").rglob("*.py"))
CLOCK = re.compile(r"\b(date\.today|datetime\.now|datetime\.today|time\.time|currentDate|currentDateTime)\(")
MAY_READ_THE_CLOCK = {"clock.py"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_one_module_reads_the_clock(path: Path) -> None:
    if path.name not in MAY_READ_THE_CLOCK:
        assert CLOCK.search(path.read_text(encoding="utf-8")) is None


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_opens_with_a_sentence_that_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text or text.startswith('"""')


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_dialog_is_run_in_a_loop_of_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.name == "app.py" or not re.search(r"\.exec\(\)", text)


def test_the_lock_file_names_no_index_and_hashes_every_part() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    parts = re.findall(r"^[a-z0-9][^\n]*==", lock, re.M)
    assert len(parts) > 30
    assert len(re.findall(r"^ {4}--hash=sha256:", lock, re.M)) >= len(parts)


def test_no_path_of_one_machine_is_in_the_tree() -> None:
    paths = re.compile(r"/(?:home|root|work|tmp)/[a-z]")
    assert [path.name for path in _ours() if paths.search(path.read_text(encoding="utf-8"))] == []


def _ours() -> Iterator[Path]:
    """Every text of the project, whether or not it is a checkout; hidden folders such as .venv are not ours."""
    for place in (place for place in ROOT.iterdir() if not place.name.startswith(".")):
        for path in place.rglob("*") if place.is_dir() else [place]:
            if path.suffix in {".py", ".md", ".toml", ".sql"}:
                yield path
