"""Half a character cannot be kept: whatever it was written in says so in a sentence, and nothing of it is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Noted
from chc_desktop.domain.facts import Person
from chc_desktop.office.office import Office
from tests import make

HALF = "She laughed \ud83d"


@pytest.mark.parametrize(
    "write",
    [
        lambda office: office.cases.record(1, Noted(happened_on=make.TODAY, done_by=1, text=HALF)),
        lambda office: make.a_complaint(office, person=Person(name=HALF)),
    ],
    ids=["an entry", "a name"],
)
def test_half_a_character_is_refused_in_a_sentence(tmp_path: Path, write: Callable[[Office], object]) -> None:
    office = make.an_office(tmp_path)
    make.a_complaint(office)
    before = len(office.cases.view(1).lines)
    with pytest.raises(RuleBroken, match="half a character"):
        write(office)
    assert len(office.cases.view(1).lines) == before
    assert [summary.case_id for summary in office.cases.summaries()] == [1]
    assert "All is sound" in office.safekeeping.check()
