"""What was marked is kept as text and comes back, but boxes only on the pages they were drawn on."""

import pytest

from chc_desktop.domain.redacting.boxes import Box
from chc_desktop.domain.redacting.marks import Marks, read, written

FRESH = Marks(words=("Quillfeather",), stays=("Church Walk",), whole=frozenset({1}))
THESE, OTHERS = 1, 2
BOX = Box(0, 10, 20, 30.5, 40)


def test_marks_come_back_as_they_were() -> None:
    marks = FRESH.with_box(BOX).with_word("Church Walk", True).with_word("Quillfeather", False).with_whole(0, True)
    assert (marks.words, marks.stays, marks.whole) == (("Church Walk",), ("Quillfeather",), frozenset({0, 1}))
    assert read(written(marks, THESE), THESE, 2, FRESH) == (marks, False)


def test_boxes_drawn_on_other_pages_do_not_come_back_and_that_is_said() -> None:
    marks = FRESH.with_box(BOX).with_word("Church Walk", True).with_word("Gone since", True)
    back, has_lost = read(written(marks, THESE), OTHERS, 2, FRESH)
    assert has_lost
    assert not back.boxes
    assert (back.words, back.whole) == (("Quillfeather", "Church Walk"), frozenset({1}))


def test_a_page_with_a_box_is_not_covered_altogether_any_more() -> None:
    assert FRESH.with_box(Box(1, 0, 0, 9, 9)).whole == frozenset()
    assert FRESH.with_box(BOX).without_box(BOX).boxes == ()


@pytest.mark.parametrize("text", ["", "nonsense", "[]", '{"of": 1}'])
def test_what_cannot_be_read_leaves_what_was_offered(text: str) -> None:
    back, has_lost = read(text, THESE, 2, FRESH)
    assert not has_lost
    assert back.words == FRESH.words
    assert back.boxes == ()
