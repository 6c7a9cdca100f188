"""A few of the faults that `python -m benchmarks.faults` does by the thousand: each in words, or harmless."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from benchmarks.faults.damage import Outcome, Whole
from benchmarks.faults.stopped import Officers, Seen, one_full_disk, one_kill, one_lost_permission
from benchmarks.faults.typed import Typists, one_typist
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from tests import make


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return Whole(tmp_path_factory.mktemp("whole"))


@pytest.mark.parametrize(("name", "times"), [(FILE_NAME, 12), (KEY_NAME, 8), ("backup", 8)])
def test_a_flipped_byte_is_noticed_in_words_or_harmless(whole: Whole, name: str, times: int) -> None:
    random = Random(11)
    outcomes = [whole.flip(name, random) for _turn in range(times)]
    assert not any(outcome.is_fault for outcome in outcomes)
    assert Outcome.IN_WORDS in outcomes


@pytest.mark.parametrize("name", [FILE_NAME, KEY_NAME, "backup"])
def test_a_file_cut_short_is_noticed_in_words(whole: Whole, name: str) -> None:
    cuts = [by for by in (1, 2, 15, 80, 512, 4095, 4096) if by < whole.size(name)]
    assert {whole.cut(name, by) for by in cuts} == {Outcome.IN_WORDS}


@pytest.fixture(scope="module")
def officers() -> Iterator[Officers]:
    with Officers() as found:
        yield found


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("busy") / "register"
    office = make.an_office(folder)
    make.a_complaint(office)
    office.close()
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Linux does")
def test_after_a_kill_all_that_was_confirmed_is_there_and_nothing_is_half_there(
    officers: Officers, register: Path, tmp_path: Path
) -> None:
    seen, random = Seen(), Random(12)
    for _round in range(10):
        one_kill(officers, register, tmp_path / "working", random, seen, longest=0.3)
    assert seen.faults == []
    assert seen.rounds == 10


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Linux does")
def test_who_is_killed_while_typing_at_the_windows_loses_three_seconds_at_most(register: Path, tmp_path: Path) -> None:
    seen = Seen()
    with Typists() as typists:
        one_typist(typists, register, tmp_path / "working", Random(15), seen, between=(4.2, 4.2))
    assert seen.faults == []
    assert seen.confirmed, "words were typed"


@pytest.mark.skipif(sys.platform == "win32", reason="limits files as Linux does")
def test_a_full_disk_is_said_and_what_was_confirmed_before_is_there(
    officers: Officers, register: Path, tmp_path: Path
) -> None:
    seen, random = Seen(), Random(13)
    while seen.rounds < 3 or not seen.refused:  # on a busy computer the officer may not come to fill the disk
        one_full_disk(officers, register, tmp_path / "working", random, seen, longest=0.5)
        assert seen.faults == []
        assert seen.rounds < 20, "none of twenty disks was ever full"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_may_no_longer_be_written_to_is_said(officers: Officers, register: Path, tmp_path: Path) -> None:
    seen = Seen()
    one_lost_permission(officers, register, tmp_path / "working", Random(14), seen, longest=0.5)
    assert seen.faults == []
    assert seen.refused
