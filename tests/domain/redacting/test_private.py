"""Details that tell who somebody is are found by their looks, and addresses the register knows by their words."""

import pytest

from chc_desktop.domain.redacting.places import can_be_read
from chc_desktop.domain.redacting.private import lines_that_stand, shaped_like_details
from chc_desktop.domain.redacting.strangers import strangers

OURS = ("1 Church Walk", "AM1 1AA", "01234 567890", "office@amberley.example")


@pytest.mark.parametrize(
    "detail",
    [
        "z.quill@example.org",
        "o'brien+flat@mail.example.co.uk",
        "07700 900123",
        "(01632) 960 983",
        "+44 7700 900123",
        "+44 (0)20 7946 0958",
        "SW1A 1AA",
        "m1 1ae",
        "AB 12 34 56 C",
        "QQ 12 34 56 C",
        "AB123456C",
        "20-11-26",
    ],
)
def test_a_detail_is_found(detail: str) -> None:
    assert detail in shaped_like_details([f"She said {detail}, and rang off."], OURS)


@pytest.mark.parametrize(
    "text",
    [
        "Ring us on 01234 567 890 or write to office@amberley.example, AM1 1AA.",
        "From abroad it is +44 (0)1234 567890.",
        "On 24 November 2026 at 10.30, complaint 2026-012, £1,250.00, Code 6.3.",
        f"SHA-256 {'0123456789abcdef' * 4}",
    ],
)
def test_what_is_the_landlords_own_or_no_detail_is_not(text: str) -> None:
    assert shaped_like_details([text], OURS) == ()


def test_a_line_of_an_address_is_found_where_it_has_a_number_and_every_word_stands_there() -> None:
    lines = ["Cottage 9", "Amberley", "12 High Street,", "1 Church Walk"]
    page = "They live at 12 High\nStreet; she is in cottage 9, Amberley, beside 1 Church Walk."
    assert lines_that_stand([page], lines, OURS) == ("Cottage 9", "12 High Street")
    assert lines_that_stand(["Cottage 3"], lines, OURS) == ()


def test_whoever_stands_behind_a_title_is_found_though_the_register_does_not_know_them() -> None:
    page = (
        "I met Mrs Blenkinsop’s son, dr. Ada van Damme, Mr O’Hara and Miss Jane Eyre. The Mrs said no; Mr and Mrs too. "
        "She is the Chief Officer Complaint received."
    )
    assert strangers([page], ("mr", "mrs", "dr", "miss", "officer")) == {
        "Blenkinsop", "Ada", "O’Hara", "Jane Eyre", "Eyre",
    }  # fmt: skip
    assert strangers([page], ()) == set()


def test_a_page_of_signs_without_letters_cannot_be_read() -> None:
    assert can_be_read("£1,250.00 | £3.00 | 2026-012")
    assert not can_be_read(" \n\x0c")
    assert not can_be_read("\x01\x02\x03 \ue001\ue002\ue003\ue004 a")
