"""What people type goes into a letter as it is: it is no wording to be filled in once more, and no command."""

from collections.abc import Callable

import pytest

from chc_desktop.domain.letters import wording
from chc_desktop.domain.paragraphs import filling

Fill = Callable[[str, dict[str, str]], str]

TYPED = "{reference} {0.__class__.__init__.__globals__} {person!r} {{reference}} %(reference)s $reference ${reference}"
KNOWN = {"reference": "2026-001", "person": TYPED}


@pytest.mark.parametrize("fill", [wording.fill, filling.filled])
def test_a_name_that_looks_like_a_field_is_not_filled_in(fill: Fill) -> None:
    assert fill("Dear {person}, about {reference}.", KNOWN) == f"Dear {TYPED}, about 2026-001."


@pytest.mark.parametrize("fill", [wording.fill, filling.filled])
@pytest.mark.parametrize("own", ["{0.__class__}", "{person.__class__}", "{person!r}", "%(person)s", "${x", "{", "}"])
def test_an_own_wording_can_name_fields_and_nothing_else(fill: Fill, own: str) -> None:
    assert fill(f"About {own}.", KNOWN) == f"About {own}."
