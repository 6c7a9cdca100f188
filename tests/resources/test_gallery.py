"""The gallery of letters shows each letter there is."""

from pathlib import Path

import pytest

from chc_desktop.domain.vocabulary import LetterKind
from tests.letters import LETTERS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("kind", LETTERS)
def test_every_letter_is_in_the_gallery_in_ordinary_and_in_large_print(kind: LetterKind) -> None:
    for name in (f"pictures/letters/{kind}.png", f"pictures/letters/{kind}-large.png"):
        assert f"({name})" in (DOCS / "letters.md").read_text(encoding="utf-8")
        assert (DOCS / name).is_file()
