"""What cells mean."""

import pytest

from chc_desktop.exchange.book import Value
from chc_desktop.exchange.cells import Reading, is_empty, pence, shown, telephone, text, whole


@pytest.mark.parametrize("value", [None, "", "  ", "-", "–", "—", "n/a", "N/A", "nil", "\xa0", " " * 50])
def test_blanks_and_dashes_are_nothing(value: Value) -> None:
    assert is_empty(value)
    assert {text(value), pence(value), whole(value)} == {Reading()}


@pytest.mark.parametrize("value", [0, 0.0, "0", "no", "nothing was done", "-5"])
def test_nought_and_words_are_something(value: Value) -> None:
    assert not is_empty(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("£1,250.50", 125_050), (1250.5, 125_050), (1250, 125_000), ("1250.5", 125_050), ("£50", 5_000), ("50p", 50),
        ("GBP 20", 2_000), ("£ 20.00", 2_000), ("20 pounds", 2_000), (0.1 + 0.2, 30), (0, 0),
        ("£1,234,567", 123_456_700),
    ],
)  # fmt: skip
def test_money_is_read_in_pence(value: Value, expected: int) -> None:
    assert pence(value).value == expected


@pytest.mark.parametrize(
    "value",
    ["£12,50", "1.250,50", "£50 voucher", "tbc", "-5", -5, 12.345, float("inf"), float("nan"), 1e300, "£12,34,567"],
)
def test_what_is_no_amount_is_a_problem_in_words(value: Value) -> None:
    assert pence(value).value is None
    assert pence(value).problem.endswith("is not an amount of money.")


@pytest.mark.parametrize(("value", "expected"), [(3.0, 3), (3, 3), ("3", 3), ("3.0", 3), ("1,250", 1_250), ("-2", -2)])
def test_whole_numbers_are_whole_however_they_are_kept(value: Value, expected: int) -> None:
    assert whole(value).value == expected


@pytest.mark.parametrize("value", [3.5, "3.5", "three", "1,25", "9" * 400, float("nan")])
def test_other_numbers_are_not_rounded(value: Value) -> None:
    assert "is not a whole number" in whole(value).problem


def test_a_telephone_number_kept_as_a_number_gets_its_0_back() -> None:
    assert telephone(7700900123).value == "07700900123"
    assert telephone(1234567890.0).value == "01234567890"
    assert telephone("7700900123").value == "7700900123"
    assert telephone("+44 7700 900123").value == "+44 7700 900123"


def test_a_reference_kept_as_a_number_has_no_point() -> None:
    assert shown(201916247.0) == "201916247"
