"""The files of the second reader: what is wrong with one is said by file and key, all at once."""

from pathlib import Path

import pytest

from chc_desktop.domain.reading.phrase_file import load_name_words, load_phrases, read_phrases
from chc_desktop.domain.reading.phrases import PhraseKind
from chc_desktop.domain.resource_file import FaultyFile
from tests.reading import knowledge


def test_every_fault_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "old.toml"
    path.write_text(
        """
        kind = "out-of-date"
        [[phrases]]
        words = ["stage 0", " "]
        since = "yesterday"
        [[phrases]]
        key = "twice"
        words = ["Stage 0"]
        why = "It is gone"
        instead = "Leave it out"
        source = "us"
        last_checked = 2026-11-28
        near = "ombudsman"
        """
    )
    with pytest.raises(FaultyFile) as fault:
        read_phrases(path)
    said = str(fault.value)
    for part in (
        "old.toml",
        "phrases[1].words: should hold at least one phrase",
        "phrases[1].instead: is missing",
        "phrases[1].why: is missing",
        "phrases[1].since: should be a date",
        "phrases[1].source: is missing",
        "phrases[1].last_checked: is missing",
        "phrases[2].near: should be a list",
        "“stage 0” stands there twice",
    ):
        assert part in said


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"kind = ", b"", b'kind = "odd"\nphrases = []', b'kind = "plainer"\nphrases = 3'], ids=repr
)
def test_a_broken_file_is_named_and_the_others_go_on(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.toml").write_bytes(content)
    (tmp_path / "good.toml").write_text(
        'kind = "plainer"\nsource = "us"\nlast_checked = 2026-11-28\n'
        'phrases = [{ words = ["commence"], instead = "start" }]'
    )
    phrases, faulty = load_phrases(tmp_path)
    assert [fault.name for fault in faulty] == ["broken.toml"]
    assert [phrase.words for each in phrases for phrase in each.phrases] == [("commence",)]


def test_without_its_file_names_are_still_found(tmp_path: Path) -> None:
    (tmp_path / "names.toml").write_text("titles = 3")
    name_words, faulty = load_name_words(tmp_path)
    assert "titles: should be a list" in str(faulty[0])
    assert name_words.titles == ()


def test_what_we_ship_says_why_since_when_and_from_where() -> None:
    kinds = {each.kind: each.phrases for each in knowledge().phrases}
    old, plain = kinds[PhraseKind.OUT_OF_DATE], kinds[PhraseKind.PLAINER]
    assert {"designated-person", "eight-weeks", "liverpool-address", "ombudsman-by-email", "stage-0"} <= {
        phrase.key for phrase in old
    }
    assert all(phrase.why and phrase.instead and phrase.source and phrase.last_checked for phrase in old)
    assert len(plain) >= 60
    assert all(phrase.instead or phrase.why for phrase in plain)
