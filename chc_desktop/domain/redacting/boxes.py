"""Boxes on a page under which nothing can be read: drawn, moved and sized, always within the page."""

from dataclasses import dataclass, replace

LEAST = 4.0
"""Points: what is smaller was a slip of the mouse."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page that is covered, in points from its top left."""

    page: int
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def foot(self) -> float:
        return self.top + self.height

    def holds(self, across: float, down: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= across <= self.right and self.top <= down <= self.foot


@dataclass(frozen=True, slots=True)
class Room:
    """The size of a page in points."""

    width: float
    height: float


def spanned(page: int, first: tuple[float, float], second: tuple[float, float], room: Room) -> Box:
    """The box between two corners, whichever they are."""
    left, right = sorted(_within(each[0], room.width) for each in (first, second))
    top, foot = sorted(_within(each[1], room.height) for each in (first, second))
    return Box(page, left, top, right - left, foot - top)


def is_slip(box: Box) -> bool:
    """Whether it is too small to have been meant."""
    return box.width < LEAST or box.height < LEAST


def moved(box: Box, across: float, down: float, room: Room) -> Box:
    """As large as before, somewhere else on the page."""
    left = _within(box.left + across, room.width - box.width)
    top = _within(box.top + down, room.height - box.height)
    return replace(box, left=left, top=top)


def sized(box: Box, wider: float, taller: float, room: Room) -> Box:
    """Wider and taller by so much, to the right and to the foot; never so small that it would be a slip."""
    width = min(max(box.width + wider, LEAST), room.width - box.left)
    height = min(max(box.height + taller, LEAST), room.height - box.top)
    return replace(box, width=width, height=height)


def around(box: Box, by: float) -> Box:
    """Larger by so much on every side."""
    return replace(box, left=box.left - by, top=box.top - by, width=box.width + 2 * by, height=box.height + 2 * by)


def added(page: int, middle: tuple[float, float], room: Room) -> Box:
    """A new box of a usual size around a point: about as large as a name."""
    width, height = min(120.0, room.width), min(24.0, room.height)
    return moved(Box(page, middle[0] - width / 2, middle[1] - height / 2, width, height), 0, 0, room)


def _within(value: float, most: float) -> float:
    return min(max(value, 0.0), max(most, 0.0))
