"""What opens the register is never written out beside it: not the words of the sheet, not the passphrase."""

from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.backups.handover import hand_over
from chc_desktop.office.office import Office
from chc_desktop.store import key_file, recovery_words
from chc_desktop.store.register import KEY_NAME
from tests import make
from tests.store.test_key_file import CHEAP

PHRASE = "four bells at the almshouse"


@pytest.fixture
def locked(tmp_path: Path) -> Office:
    office = make.an_office(tmp_path / "data")
    register = office.desk.register
    key_file.put(register.path.parent / KEY_NAME, key_file.wrapped_text(register.key, PHRASE, CHEAP))
    (tmp_path / "safe").mkdir()
    return office


def typed(office: Office, how: str) -> str:
    words = recovery_words.words_of(office.desk.register.key)
    return {
        "all of them": " ".join(words),
        "numbered and in capitals": "\n".join(f"{place}. {word.upper()}" for place, word in enumerate(words, 1)),
        "a few from the middle": f"in the safe ({words[7]} {words[8]}, {words[9]})",
        "four letters of each": " ".join(word[:4] for word in words[:8]),
        "the passphrase": f" {PHRASE} ",
        "the passphrase with a word before": f"In the safe. Passphrase: {PHRASE}",
    }[how]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("all of them", "words of the recovery sheet itself"),
        ("numbered and in capitals", "words of the recovery sheet itself"),
        ("a few from the middle", "words of the recovery sheet itself"),
        ("four letters of each", "words of the recovery sheet itself"),
        ("the passphrase", "the passphrase itself"),
        ("the passphrase with a word before", "the passphrase itself"),
    ],
)
def test_the_page_of_a_handover_never_carries_what_opens_the_file(
    locked: Office, tmp_path: Path, how: str, said: str
) -> None:
    with pytest.raises(RuleBroken, match=said):
        hand_over(locked.desk, tmp_path / "safe", typed(locked, how))
    assert list((tmp_path / "safe").iterdir()) == []


def test_where_the_sheet_is_kept_is_written_as_it_was_typed(locked: Office, tmp_path: Path) -> None:
    made = hand_over(locked.desk, tmp_path / "safe", "in the safe: in the envelope marked Complaints")
    assert made.backup.exists()
    assert made.sheet.exists()
