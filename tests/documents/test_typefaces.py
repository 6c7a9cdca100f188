"""The typefaces we ship: what they can show, and what has to be refused before it is printed."""

import subprocess
import sys

import pytest

from chc_desktop.documents.typefaces import Weight, face, printed, runs, unprintable


@pytest.mark.parametrize(
    "text",
    [
        "Łukasz, Şahin, Nguyễn, Tŷ Siân ŵ",
        "Кириллица, Ελληνικά",
        "“curly” ‘quotes’ – — … £ € ½ ² °C ©",
        "✓ ✗ ☐ ☑ ☎ → ♿",
        "😀 👍🏽 👨‍👩‍👧 ❤️ 1️⃣",
        "a tab\tand a line end\nand another\r\nand \u2028 another",
        "\u202a01798 555 010\u202c, co\xadoperate",
    ],
)
def test_what_residents_and_officers_write_can_be_printed(text: str) -> None:
    assert unprintable(text) == ()


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x0b", "\x1b", "\x85", "م", "ש", "中", "あ", "\ue000", "\uffff", "\ud800"]
)
def test_what_no_typeface_can_show_properly_is_named(character: str) -> None:
    assert unprintable(f"before {character} after {character}") == (character,)


def test_what_cannot_be_printed_shows_in_a_preview() -> None:
    assert printed("a中b") == "a\ufffdb"


def test_each_character_is_drawn_by_the_first_face_that_has_it() -> None:
    text = "yes ✓ and 😀 done"
    pieces = list(runs(text, Weight.BOLD))
    assert "".join(words for _, words in pieces) == text
    drawn_by = {words.strip(): name for name, words in pieces}
    assert (drawn_by["✓"], drawn_by["😀"]) == ("DejaVuSans", "NotoEmoji-Regular")
    assert pieces[0] == ("NotoSans-Bold", "yes ")


def test_a_face_is_read_once() -> None:
    assert face("NotoSans-Regular") is face("NotoSans-Regular")


def test_importing_the_room_alone_does_not_load_the_drawing_library() -> None:
    check = "import sys, chc_desktop.documents; sys.exit('reportlab' in sys.modules or 'pikepdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
