"""Boxes stay on their page and are never too small to be seen, however they are drawn, moved and sized."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.domain.redacting.boxes import LEAST, Box, Room, added, is_slip, moved, sized, spanned

ROOM = Room(595, 842)
far = st.floats(-2_000, 2_000)
points = st.tuples(far, far)


def is_on_page(box: Box) -> bool:
    return box.left >= 0 and box.top >= 0 and box.right <= ROOM.width + 0.001 and box.foot <= ROOM.height + 0.001


@given(points, points, far, far)
def test_whatever_is_done_with_it_a_box_stays_on_its_page(
    first: tuple[float, float], second: tuple[float, float], across: float, down: float
) -> None:
    box = spanned(2, first, second, ROOM)
    new = added(2, first, ROOM)
    assert box == spanned(2, second, first, ROOM)
    assert all(map(is_on_page, (box, new, moved(new, across, down, ROOM), sized(new, across, down, ROOM))))
    assert moved(new, across, down, ROOM).width == new.width
    assert not is_slip(sized(new, across, down, ROOM)) or new.left > ROOM.width - LEAST


def test_a_slip_of_the_mouse_is_no_box() -> None:
    assert is_slip(spanned(0, (10, 10), (12, 200), ROOM))
    assert not is_slip(spanned(0, (10, 10), (16, 16), ROOM))


@pytest.mark.parametrize("room", [Room(20, 10), Room(3, 3)])
def test_a_new_box_on_a_tiny_page_is_no_larger_than_the_page(room: Room) -> None:
    box = added(0, (400, 400), room)
    assert (box.left, box.top, box.width, box.height) == (0, 0, room.width, room.height)
