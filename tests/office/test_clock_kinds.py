"""The kinds of other clock as the office has them: a broken one takes nothing with it."""

import shutil
from pathlib import Path

from chc_desktop import files
from chc_desktop.office.library import ClockKinds


def test_the_kinds_are_offered_in_the_order_of_their_titles() -> None:
    kinds = ClockKinds(files.resources("clocks"))
    titles = [kind.title for kind in kinds.values()]
    assert titles == sorted(titles)
    assert len(kinds) == len(titles) == len(list(files.resources("clocks").glob("*.toml")))


def test_a_kind_that_cannot_be_read_takes_nothing_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "clocks"
    shutil.copytree(files.resources("clocks"), folder)
    (folder / "subject-access.toml").write_text('slug = "subject-access"', encoding="utf-8")
    kinds = ClockKinds(folder)
    assert [fault.name for fault in kinds.faulty()] == ["subject-access.toml"]
    assert kinds.get("subject-access") is None
    assert kinds["ombudsman-evidence"].title
