"""How good a passphrase is said to be."""

import pytest

from chc_desktop.domain.passphrases import strength


@pytest.mark.parametrize(
    "passphrase",
    [
        "letmeinletmeinletmein",
        "1234567890123456789012",
        "qwertyuiopasdfghjkl",
        "zyxwvutsrqponmlkji",
        "ababababababababababab",
        "Almshouse Almshouse ",
    ],
)
def test_one_that_goes_on_by_a_rule_is_refused_however_long_it_is(passphrase: str) -> None:
    found = strength(passphrase, frozenset())
    assert (found.name, found.is_enough) == ("Too even", False)


@pytest.mark.parametrize(
    "passphrase", ["four bells at the almshouse", "Mabel's tabby hums at 5", "abcdef weather kettle"]
)
def test_words_one_can_picture_are_strong(passphrase: str) -> None:
    assert strength(passphrase, frozenset()).name == "Strong"


@pytest.mark.parametrize(
    "passphrase", ["Mabel Ogden", "st botolph's homes", "OgdenMabel2026!", "Homes of St Botolph’s"]
)
def test_little_more_than_a_name_others_know_is_refused(passphrase: str) -> None:
    found = strength(passphrase, frozenset(), ("St Botolph’s Homes", "Mabel Ogden"))
    assert (found.name, found.is_enough) == ("Too easy to guess", False)


@pytest.mark.parametrize("passphrase", ["Mabel hums at five", "4829 5716 3048", "four homes in a teapot"])
def test_a_name_among_other_words_does_no_harm(passphrase: str) -> None:
    assert strength(passphrase, frozenset(), ("St Botolph’s Homes", "Mabel Ogden")).is_enough


def test_strong_is_not_said_to_be_safe_from_everybody() -> None:
    assert "unless it is a saying" in strength("welcome to the jungle", frozenset()).words
