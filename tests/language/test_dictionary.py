"""British English: what is known, what is not, and what may have been meant."""

import pytest

from chc_desktop import files
from chc_desktop.language.dictionary import Dictionary, read_words
from chc_desktop.language.prose import word_at, words_in


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    folder = files.resources("dictionaries")
    return Dictionary(folder, read_words(folder / "housing.txt"))


@pytest.mark.parametrize(
    "word",
    [
        *("colour", "organise", "neighbour’s", "won't", "won’t", "Ombudsman", "almshouse", "whilst", "tyre"),
        *("café", "well-being", "landlord-tenant", "soffits", "uPVC", "x" * 400),
    ],
)
def test_good_british_words_are_known(dictionary: Dictionary, word: str) -> None:
    assert dictionary.knows(word)


@pytest.mark.parametrize("word", ["color", "recieve", "nieghbour", "complaitn", "teh", "well-bieng"])
def test_slips_and_american_spelling_are_not(dictionary: Dictionary, word: str) -> None:
    assert not dictionary.knows(word)


def test_what_was_meant_comes_first_and_five_at_most(dictionary: Dictionary) -> None:
    assert dictionary.suggest("recieve")[0] == "receive"
    assert dictionary.suggest("nieghbour") == ("neighbour",)
    assert len(dictionary.suggest("teh")) == 5


def test_our_own_words_are_written_once_each_and_were_missing(dictionary: Dictionary) -> None:
    own = read_words(files.resources("dictionaries") / "housing.txt")
    bare = Dictionary(files.resources("dictionaries"))
    assert [word for word in own if bare.knows(word)] == []
    assert sorted(own, key=str.casefold) == list(own)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The boiler is lowd.", ["The", "boiler", "is", "lowd"]),
        ("Don’t ring O'Brien's sister-in-law", ["Don’t", "ring", "O'Brien's", "sister-in-law"]),
        ("See 2026-001, flat 7b, AM1 1AA and HHSRS", ["See", "flat", "and"]),
        ("Write to jo@exmaple.org or www.exmaple.org/pge or C:\\Filez", ["Write", "to", "or", "or"]),
        ("Dear {naem}, hello", ["Dear", "hello"]),
        ("Дмитрий said привет", ["said"]),
        ("‘Quoted’ (bracketted) end-", ["Quoted", "bracketted", "end"]),
        ("👩‍👩‍👧 famly", ["famly"]),
        ("cafe\u0301s", ["cafe\u0301s"]),
        ("and/or", []),
        ("", []),
    ],
)
def test_only_what_is_prose_is_looked_up(text: str, found: list[str]) -> None:
    words = list(words_in(text))
    assert [word.text for word in words] == found
    assert all(text[word.start : word.end] == word.text for word in words)


def test_a_long_text_is_read_in_no_time() -> None:
    assert len(list(words_in("word " * 4_000 + "x" * 20_000))) == 4_001


def test_the_word_at_a_place_is_found_from_either_end() -> None:
    for place in (4, 6, 10):
        word = word_at("The boiler hums", place)
        assert word
        assert word.text == "boiler"
    assert word_at("  ", 1) is None
