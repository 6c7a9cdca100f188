"""What is said of pages, boxes and words while a copy is being redacted."""

from collections.abc import Sequence

from chc_desktop.domain import words
from chc_desktop.domain.redacting.boxes import Box

_MM = 72 / 25.4
_MOST_PAGES = 8

ABOUT_COPIES = (
    "For somebody who may read a paper, but not everything in it. You see its pages, mark what is taken out, and get a "
    "copy in which that is gone. The original stays as it is."
)
ABOUT = (
    "What is black here is painted over in the copy, and its words are gone from it: they cannot be selected, copied "
    "or searched. The original stays as it is."
)
LOOK = "Look at every page before it leaves the house: a name that is misspelt is not found."
KEYS = (
    "Draw a box with the mouse, or press B. Arrow keys move the chosen box, Shift and an arrow size it; Ctrl makes "
    "small steps. N goes to the next box, Delete takes it away, Ctrl+Z takes back the last step."
)
NOTHING_FOUND = "No name or detail that the register knows stands in it."
NO_WORDS = (
    "No words can be found on this page, so all of it is covered. Take the tick away, or draw a box: then only what is "
    "in your boxes is covered."
)
PICTURE_ONLY = "No words can be found on this page: please look at it yourself, and draw a box over what is taken out."
PICTURE_THERE = "There is a picture on this page. Words in a picture are not found: please look at it yourself."
UNSURE = (
    "It is not certain where one of the words stands on this page, so all of it will be covered. To keep the rest, "
    "take the tick from the word and draw a box over it."
)
NOTHING_MARKED = (
    "Nothing is marked yet. Tick a name, draw a box on the page or write down a word, and then make the copy."
)
LOST_BOXES = (
    "The words you had chosen are back. The boxes are not: what this is made of has changed since, and they might "
    "stand in the wrong places. Please draw them again."
)


def said_of_box(box: Box, boxes: Sequence[Box]) -> str:
    """“Box 2 of 3: 20 mm from the left, 31 from the top, 42 wide, 8 high”."""
    number = f"{boxes.index(box) + 1} of {len(boxes)}" if box in boxes else "chosen"
    left, top, width, height = (round(each / _MM) for each in (box.left, box.top, box.width, box.height))
    return f"Box {number}: {left} mm from the left, {top} from the top, {width} wide, {height} high"


def said_of_page(page: int, pages: int, boxes: int, found: int) -> str:
    """What a screen reader is told of a page."""
    there = words.listed([words.count(boxes, "box", "boxes"), words.count(found, "place")])
    return f"Page {page + 1} of {pages}: {there} covered. {KEYS}"


def said_of_pages(times: int, pages: Sequence[int]) -> str:
    """“3 times, on pages 1, 2 and 5”."""
    shown = [str(page + 1) for page in pages[:_MOST_PAGES]]
    if len(pages) > _MOST_PAGES:
        shown.append(f"{len(pages) - _MOST_PAGES} more")
    return f"{words.count(times, 'time')}, on page{'s' if len(pages) > 1 else ''} {words.listed(shown)}"


def said_of_further(lines: Sequence[tuple[str, int]]) -> str:
    """How often each further word stands there: one that is misspelt is noticed."""
    return "\n".join(f"{line}: {words.count(times, 'time') if times else 'not found'}" for line, times in lines)
