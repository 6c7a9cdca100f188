"""A page of the register’s file is damaged while it is in use: what needs it says so, and the rest goes on."""

from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.store.register import NotWritten
from tests import make
from tests.office.test_papers import a_letter

_PAGE = 4096


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """With a file of a hundred pages, one of which is not as it was written any more."""
    made = make.an_office(tmp_path / "data")
    case_id = make.a_complaint(made)
    made.papers.add(case_id, a_letter(file_name="photograph.txt", content=bytes(range(256)) * 16 * 100))
    made.close()
    path = tmp_path / "data" / "register.db"
    content = bytearray(path.read_bytes())
    content[len(content) - 40 * _PAGE + 9] ^= 8
    path.write_bytes(content)
    return make.again(tmp_path / "data")


def read_the_damaged_file(office: Office) -> None:
    (paper,) = office.papers.of(1)
    with pytest.raises(NotWritten, match=r"is damaged\. Nothing was changed, and the rest of it can still be read"):
        office.papers.content(paper.id)


def test_after_a_damaged_page_was_met_the_rest_can_still_be_read_and_written(office: Office) -> None:
    read_the_damaged_file(office)
    assert office.cases.view(1).person.name == "Joan Bell"
    assert office.organisation.people()
    assert make.a_complaint(office) == 2
    read_the_damaged_file(office)


def test_no_backup_carries_the_damage_on_and_what_to_do_is_said(office: Office) -> None:
    with pytest.raises(RuleBroken, match="No backup was made: a part of the register’s file is damaged") as said:
        office.safekeeping.back_up()
    assert "“Check the register” saves what can be read" in str(said.value)
    assert list((office.safekeeping.folder() / "backups").iterdir()) == []
