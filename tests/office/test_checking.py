"""The register is checked on a copy of one moment, while it is worked in; nothing is left of it."""

import errno
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.domain.events import Noted
from chc_desktop.office import checking, last_seen
from chc_desktop.office.checking import Checked
from chc_desktop.office.desk import Desk
from chc_desktop.office.office import Office
from chc_desktop.store import database, stopping
from chc_desktop.store.backups import disk
from chc_desktop.store.stopping import stoppable
from tests import make


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make.an_office(tmp_path)
    make.a_complaint(made)
    return made


def meanwhile(office: Office, at: float, do: Callable[[], object]) -> Checked:
    """Check as the window does, at a desk of its own; when it is so far, something else is done."""
    waiting = [do]

    def tick(share: float) -> None:
        if share >= at and waiting:
            waiting.pop()()

    with office.desk.beside() as desk:
        found = checking.check_meanwhile(desk, tick)
    assert not waiting
    return found


def nothing() -> None:
    pass


def note(office: Office, text: str = "She rang.") -> None:
    office.cases.record(1, Noted(happened_on=make.TODAY, done_by=1, text=text))


def left_behind(office: Office) -> list[str]:
    return [path.name for path in office.desk.register.path.parent.iterdir() if path.name.startswith(".")]


def test_the_copy_is_found_to_be_what_the_register_is(office: Office) -> None:
    assert meanwhile(office, 0, nothing) == Checked(True, office.safekeeping.check())
    assert left_behind(office) == []


@pytest.mark.parametrize("at", [0.0, 0.1, 0.4, 0.7, 1.0])
def test_work_goes_on_meanwhile_and_is_no_fault(office: Office, at: float) -> None:
    office.desk.seen_head = lambda: last_seen.head(office.desk)
    assert meanwhile(office, at, lambda: note(office)).is_sound
    assert office.cases.view(1).lines[-1].what
    assert checking.check(office.desk).startswith("All is sound")


def test_the_register_may_be_locked_meanwhile(office: Office) -> None:
    found = meanwhile(office, 0.3, office.desk.register.lock)
    assert found.is_sound
    assert office.desk.register.is_locked


@pytest.mark.parametrize("at", [0.0, 0.1, 0.25, 0.45, 0.6, 0.9])
def test_it_can_be_stopped_wherever_it_is_and_leaves_nothing(office: Office, at: float) -> None:
    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        meanwhile(office, at, stop)
    assert left_behind(office) == []
    assert office.safekeeping.check()


def test_the_look_at_the_pages_tells_how_far_it_is_and_so_can_be_stopped(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stopping, "_STEPS", 100)
    told: list[float] = []
    with office.desk.beside() as desk:
        checking.check_meanwhile(desk, told.append)
    assert [share for share in told if 0.2 < share < 0.44]
    assert told == sorted(told)


def test_a_long_question_to_the_database_is_stopped_in_its_midst(office: Office) -> None:
    looked: list[int] = []

    def look() -> None:
        looked.append(1)
        if len(looked) == 3:
            raise Stopped

    connection = database.connect(office.desk.register.path, office.desk.register.key)
    endless = "WITH RECURSIVE one(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one) SELECT count(*) FROM one"
    with pytest.raises(Stopped), stoppable(connection, look):
        connection.execute(endless).fetchone()
    assert connection.execute("SELECT 1").fetchone() == (1,)
    connection.close()


def test_an_older_copy_in_the_registers_place_is_noticed_as_well(office: Office) -> None:
    seen = replace(last_seen.head(office.desk), number=99)
    office.desk.seen_head = lambda: seen
    found = meanwhile(office, 0, nothing)
    assert not found.is_sound
    assert "This register is older than the one last used here" in found.said


def test_what_somebody_changed_is_named_as_the_command_line_names_it(office: Office) -> None:
    register = office.desk.register
    connection = database.connect(register.path, register.key)
    connection.execute("UPDATE person SET name = 'Somebody Else' WHERE id = (SELECT max(id) FROM person)")
    connection.close()
    with pytest.raises(RuleBroken) as told:
        office.safekeeping.check()
    assert meanwhile(office, 0, nothing) == Checked(False, str(told.value))


def _no_room(_beside: Path) -> object:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_where_there_is_no_room_for_a_copy_the_register_itself_is_checked(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "workspace", _no_room)
    assert meanwhile(office, 0, nothing).is_sound


def test_a_copy_cut_short_by_a_full_disk_is_given_up_and_the_register_itself_is_checked(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chc_desktop.store import snapshot

    def full(_register: object, target: Path, _tick: object) -> None:
        target.write_bytes(b"half")
        raise database.Error("database or disk is full")

    monkeypatch.setattr(snapshot, "copy_register", full)
    assert meanwhile(office, 0, nothing).is_sound
    assert left_behind(office) == []


def test_a_damaged_page_is_told_of(office: Office) -> None:
    path = office.desk.register.path
    content = bytearray(path.read_bytes())
    content[-3000:-2900] = bytes(100)
    path.write_bytes(content)
    found = meanwhile(office, 0, nothing)
    assert not found.is_sound
    assert "The file is damaged" in found.said


def test_a_desk_beside_knows_what_was_last_seen(office: Office) -> None:
    office.desk.seen_head = lambda: last_seen.head(office.desk)
    with office.desk.beside() as desk:
        assert isinstance(desk, Desk)
        assert desk.seen_head is office.desk.seen_head
