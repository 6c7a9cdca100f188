"""Views of the lists: saved under a name, renamed, thrown away and taken back."""

from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.listing.asked import CASES, REQUESTS, YES, Asked, Sort
from chc_desktop.domain.listing.views import View
from chc_desktop.office.office import Office
from tests import make

ASKED = Asked(CASES, "damp", (("open", YES), ("year", "2026")), Sort("due"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "data")


def names(office: Office, kind: str = CASES) -> list[str]:
    return [view.name for view in office.saved_views.saved(kind)]


def test_a_view_is_there_again_when_the_program_is_opened_anew(office: Office) -> None:
    saved = office.saved_views.save(View(0, "  Damp   this year ", ASKED, ("reference", "title")))
    folder = office.desk.register.path.parent
    office.close()
    assert make.again(folder).saved_views.saved(CASES) == (saved,)
    assert (saved.name, saved.asked, saved.columns) == ("Damp this year", ASKED, ("reference", "title"))


def test_each_list_has_its_own(office: Office) -> None:
    office.saved_views.save(View(0, "Mine", ASKED))
    office.saved_views.save(View(0, "Mine", Asked(REQUESTS)))
    assert (names(office), names(office, REQUESTS)) == (["Mine"], ["Mine"])
    assert "With the Ombudsman" in [view.name for view in office.saved_views.ready(CASES)]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "late", "MINE"])
def test_a_name_that_is_none_or_another_view_has_is_refused(office: Office, name: str) -> None:
    office.saved_views.save(View(0, "Mine", ASKED))
    with pytest.raises(RuleBroken, match="Nothing was"):
        office.saved_views.save(View(0, name, ASKED))
    assert names(office) == ["Mine"]


def test_a_view_is_renamed(office: Office) -> None:
    saved = office.saved_views.save(View(0, "Mine", ASKED))
    office.saved_views.rename(saved, "mine, and yours")
    assert names(office) == ["mine, and yours"]
    office.saved_views.rename(office.saved_views.saved(CASES)[0], "Mine, and yours")
    assert names(office) == ["Mine, and yours"]


def test_a_view_thrown_away_stands_in_the_bin_and_comes_back(office: Office) -> None:
    saved = office.saved_views.save(View(0, "Mine", ASKED, ("title",)))
    office.saved_views.remove(saved.id)
    assert names(office) == []
    (line,) = office.bin.lines()
    assert (line.what, line.where) == ("Mine", "A saved view of the cases")
    office.bin.take_back(line)
    assert office.saved_views.saved(CASES) == (saved,)
    assert office.bin.lines() == ()


def test_it_does_not_come_back_while_another_has_its_name(office: Office) -> None:
    saved = office.saved_views.save(View(0, "Mine", ASKED))
    office.saved_views.remove(saved.id)
    office.saved_views.save(View(0, "Mine", ASKED))
    with pytest.raises(RuleBroken, match="already"):
        office.saved_views.take_back(str(saved.id))
    assert len(office.saved_views.removed()) == 1
