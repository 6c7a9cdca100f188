"""A passphrase is set, changed and taken away; the backups follow, and those that cannot are named."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.backups import Backups
from chc_desktop.office.keys import open_copies
from chc_desktop.office.keys.room import Keys
from chc_desktop.office.office import Office
from chc_desktop.store import backups, key_file, opening, recovery_words, register, wrapping
from chc_desktop.store.backups import places
from chc_desktop.store.key_file import PassphraseNeeded, PassphraseWrong
from chc_desktop.store.register import KEY_NAME
from tests import make
from tests.store.test_key_file import CHEAP
from tests.store.test_rekey import Faults, Killed

PHRASE, OTHER = "four bells at the almshouse", "a quite different passphrase"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrapping, "USUAL", CHEAP)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def stick(office: Office, tmp_path: Path) -> Path:
    """A second place for backups."""
    folder = tmp_path / "stick"
    folder.mkdir()
    organisation = office.organisation.organisation()
    assert organisation
    office.organisation.save(replace(organisation, backup_folder=str(folder)))
    return folder


def with_sheet(office: Office) -> Keys:
    office.keys.sheet_was_confirmed(office.keys.sheet())
    return office.keys


def a_backup(office: Office, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return backups.back_up(office.desk.register, folder, office.desk.now())[0]


def own(office: Office) -> Path:
    return office.desk.register.path.parent / backups.FOLDER


def key_text(office: Office) -> str:
    return office.desk.register.key_text()


def test_a_passphrase_is_refused_until_there_is_a_recovery_sheet(office: Office) -> None:
    with pytest.raises(RuleBroken, match="recovery sheet"):
        office.keys.set_passphrase(PHRASE)
    assert not office.keys.has_passphrase()
    with_sheet(office).set_passphrase(PHRASE)
    assert office.keys.has_passphrase()
    assert office.keys.locking().sheet_made_on == make.TODAY


def test_with_a_passphrase_the_register_opens_with_nothing_else(office: Office) -> None:
    folder = office.desk.register.path.parent
    with_sheet(office).set_passphrase(PHRASE)
    words = office.keys.sheet().words
    office.close()
    with pytest.raises(PassphraseNeeded):
        opening.open_register(folder)
    for key in (key_file.unwrap(key_file.read_text(folder / KEY_NAME), PHRASE), recovery_words.key_of(words)):
        opening.open_register(folder, key).close()


def test_changing_it_asks_for_the_one_of_now(office: Office) -> None:
    with_sheet(office).set_passphrase(PHRASE)
    with pytest.raises(PassphraseWrong):
        office.keys.change_passphrase("something else", OTHER)
    office.keys.change_passphrase(PHRASE, OTHER)
    office.keys.check(OTHER)
    with pytest.raises(PassphraseWrong):
        office.keys.remove_passphrase(PHRASE)
    office.keys.remove_passphrase(OTHER)
    assert not office.keys.has_passphrase()


@pytest.mark.parametrize("weak", ["short", "Password2026!!", "aaaaaaaaaaaa", "qwertyuiop", "sunshinesunshine"])
def test_one_that_is_tried_first_is_refused(office: Office, weak: str) -> None:
    with pytest.raises(RuleBroken, match="Too"):
        with_sheet(office).set_passphrase(weak)


def test_how_good_it_is_goes_by_its_length_first(office: Office) -> None:
    judged = [office.keys.strength(each).name for each in ("", "cat", "bell tower", "bell tower cat", PHRASE)]
    assert judged == ["", "Too short", "Just enough", "Good", "Strong"]


def test_the_record_says_that_it_was_set_and_nothing_of_it(office: Office) -> None:
    from chc_desktop.domain.entries import FactChanged

    with_sheet(office).set_passphrase(PHRASE)
    with office.desk.register.transaction() as shelves:
        last = shelves.record.entries(FactChanged.kind)[-1].event
    assert isinstance(last, FactChanged)
    assert (last.what, last.before, last.after) == ("passphrase", "", "set 2026-11-24 14:02:00")
    assert office.safekeeping.check().startswith("All is sound")


def test_the_backups_in_both_places_are_locked_with_it(office: Office, stick: Path) -> None:
    first, second = a_backup(office, own(office)), a_backup(office, stick)
    reach = with_sheet(office).set_passphrase(PHRASE)
    assert (reach.alike, reach.others, reach.away) == (2, (), "")
    for backup in (first, second):
        with pytest.raises(PassphraseNeeded):
            backups.verify(backup)
        backups.verify(backup, office.desk.register.key)


def test_a_register_that_was_set_aside_is_locked_too(office: Office) -> None:
    aside = office.desk.register.path.parent / "replaced 2026-11-20 090000"
    aside.mkdir()
    older = key_file.make()
    key_file.write(aside / KEY_NAME, older)
    with_sheet(office).set_passphrase(PHRASE)
    assert key_file.unwrap(key_file.read_text(aside / KEY_NAME), PHRASE) == older


def test_a_stick_that_is_away_is_named_and_put_right_when_it_is_back(office: Office, stick: Path) -> None:
    backup = a_backup(office, stick)
    office.keys.copies()  # it was seen
    stick.rename(away := stick.with_name("in a drawer"))
    reach = with_sheet(office).set_passphrase(PHRASE)
    assert reach.away == "in “stick”"
    assert reach.others == ("The backup of Tue 24 Nov 2026, 14:02, in “stick”: opens as it did when it was last seen",)
    away.rename(stick)
    assert any("opens without a passphrase" in each for each in office.keys.copies().others)
    assert office.keys.copies().are_waiting
    assert office.keys.bring_copies_up_to_date().others == ()
    with pytest.raises(PassphraseNeeded):
        backups.verify(backup)


def test_a_place_that_was_used_before_is_locked_too_and_named_where_it_is_away(office: Office, stick: Path) -> None:
    former = stick.with_name("former")
    former.mkdir()
    for place in (former, stick):
        organisation = office.organisation.organisation()
        assert organisation
        office.organisation.save(replace(organisation, backup_folder=str(place)))
        Backups(office.desk, list).make()
    reach = with_sheet(office).set_passphrase(PHRASE)
    assert (reach.alike, reach.others) == (3, ())
    (backup,) = former.rglob(f"*{backups.SUFFIX}")
    with pytest.raises(PassphraseNeeded):
        backups.verify(backup)
    former.rename(former.with_name("in a drawer"))
    reach = office.keys.change_passphrase(PHRASE, OTHER)
    assert reach.others == ("The backup of Tue 24 Nov 2026, 14:02, in “former”: opens as it did when it was last seen",)
    assert reach.away == "", "it is not the second place any more"


def test_the_backups_of_another_register_on_the_stick_are_left_alone(
    office: Office, stick: Path, tmp_path: Path
) -> None:
    theirs = a_backup(make.an_office(tmp_path / "the neighbours"), stick)
    before = theirs.read_bytes()
    assert with_sheet(office).set_passphrase(PHRASE).others == ()
    assert theirs.read_bytes() == before


def test_a_backup_that_cannot_be_changed_now_is_named(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_backup(office, stick)

    def refuse(_path: Path, _text: str) -> None:
        raise RuleBroken("It is read-only.")

    monkeypatch.setattr(backups, "rewrap", refuse)
    reach = with_sheet(office).set_passphrase(PHRASE)
    assert reach.others == ("The backup of Tue 24 Nov 2026, 14:02, in “stick”: opens without a passphrase",)


def test_taking_it_away_opens_the_backups_again(office: Office) -> None:
    backup = a_backup(office, own(office))
    with_sheet(office).set_passphrase(PHRASE)
    assert office.keys.remove_passphrase(PHRASE).others == ()
    backups.verify(backup)


def test_a_copy_of_an_older_key_is_wrapped_with_its_own_key(office: Office) -> None:
    other = make.an_office(office.desk.register.path.parent.with_name("other"))
    foreign = a_backup(other, own(office))
    with_sheet(office).set_passphrase(PHRASE)
    found = backups.container.key_text(foreign)
    assert key_file.unwrap(found, PHRASE) == other.desk.register.key
    assert key_file.fingerprint(found) != office.desk.register.key.fingerprint()


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), Killed()], ids=["full disk", "kill"])
@pytest.mark.parametrize("action", ["set", "change", "remove"])
def test_whenever_a_change_ends_the_register_opens_as_before_or_as_after(
    tmp_path: Path, action: str, fault: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each change of a file on the way there is a full disk or a kill; the backup is whole each time."""
    sound = make.an_office(tmp_path / "sound")
    key, words = sound.desk.register.key, sound.keys.sheet().words
    with_sheet(sound)
    a_backup(sound, own(sound))
    if action != "set":
        sound.keys.set_passphrase(PHRASE)
    sound.close()
    steps = 0
    while True:
        folder = Path(shutil.copytree(tmp_path / "sound", tmp_path / f"{action}{steps}"))
        office = make.around(opening.open_register(folder, key))
        counted = Faults(steps, fault)
        with monkeypatch.context() as patched, suppress(RuleBroken, Killed, OSError):
            counted.stand_in_for(patched)
            _ACTIONS[action](office.keys)
        office.desk.register.close()
        assert opens(folder) == key, counted.last
        assert recovery_words.key_of(words) == key
        (backup,) = (folder / backups.FOLDER).glob(f"*{backups.SUFFIX}")
        backups.verify(backup, key)
        if not counted.happened:
            break
        steps += 1
    assert steps >= 5


_ACTIONS: dict[str, Callable[[Keys], Any]] = {
    "set": lambda keys: keys.set_passphrase(PHRASE),
    "change": lambda keys: keys.change_passphrase(PHRASE, OTHER),
    "remove": lambda keys: keys.remove_passphrase(PHRASE),
}


def opens(folder: Path) -> key_file.Key:
    """The key the register opens with: without a passphrase, or with one of the two."""
    text = key_file.read_text(folder / KEY_NAME)
    for phrase in (PHRASE, OTHER):
        with suppress(PassphraseWrong):
            found = key_file.unwrap(text, phrase)
            opening.open_register(folder, found).close()
            return found
    raise AssertionError("it does not open")


def test_not_now_is_reminded_of_once(office: Office) -> None:
    assert not office.keys.locking().is_reminder_due
    office.keys.put_off()
    assert office.keys.locking().is_reminder_due
    office.keys.was_reminded()
    assert not office.keys.locking().is_reminder_due


def test_how_long_it_waits_is_kept_and_nothing_else_is_taken(office: Office) -> None:
    office.keys.set_idle_minutes(30)
    assert office.keys.idle_minutes() == 30
    office.keys.set_idle_minutes(7)
    assert office.keys.idle_minutes() == 10


def test_looking_changes_nothing_that_asks_for_a_new_backup(office: Office, stick: Path) -> None:
    a_backup(office, stick)
    before = office.desk.register.inspect()
    open_copies.look(office.desk)
    assert office.desk.register.inspect() == before


def test_a_locked_register_answers_nothing_until_it_is_unlocked(office: Office) -> None:
    kept = office.desk.register
    key = kept.key
    kept.lock()
    for ask in (kept.uuid, office.organisation.organisation, lambda: kept.key, kept.inspect):
        with pytest.raises(register.RegisterLocked, match="Nothing was lost"):
            ask()
    with pytest.raises(RuleBroken, match="another register"):
        kept.unlock(key_file.make())
    kept.unlock(key)
    assert office.organisation.organisation() is not None


def test_a_stick_that_comes_under_another_letter_is_found(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own_place = places.make(stick, office.desk.register.uuid())
    a_backup(office, own_place)
    office.keys.copies()
    other_letter = tmp_path / "F"
    other_letter.mkdir()
    stick.rename(other_letter / stick.name)
    monkeypatch.setattr(places, "plugged_in", lambda: [other_letter])
    reach = with_sheet(office).set_passphrase(PHRASE)
    assert (reach.others, reach.away) == ((), "")
    (moved,) = other_letter.rglob(f"*{backups.SUFFIX}")
    with pytest.raises(PassphraseNeeded):
        backups.verify(moved)
