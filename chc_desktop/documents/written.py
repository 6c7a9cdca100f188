"""Reads text as the officer writes it: a blank line parts paragraphs, lines that begin with "- " make a list."""

from collections.abc import Iterator
from dataclasses import dataclass

_BULLET = "- "
_SHORT_LIST, _SHORT_LIST_CHARACTERS = 4, 120
_STOPS = (".", ":", "!", "?", "–", "—", ",", ";")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some lines with no blank one between; their ends and leading spaces are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, each item without its "- "."""

    items: tuple[str, ...]

    @property
    def stays_whole(self) -> bool:
        """Whether it is so short, such as how to reach the Ombudsman, that it stands on one page."""
        return len(self.items) <= _SHORT_LIST and sum(map(len, self.items)) <= _SHORT_LIST_CHARACTERS


def written(text: str) -> Iterator[Paragraph | Bullets]:
    """The paragraphs and lists of a text, in order. A line that is set in goes on the item above it."""
    lines: list[str] = []
    items: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith(_BULLET):
            yield from _paragraph(lines)
            items.append(line.removeprefix(_BULLET))
        elif items and line.strip() and line[0].isspace():
            items[-1] += f"\n{line.strip()}"
        else:
            yield from _bullets(items)
            if line.strip():
                lines.append(line)
            else:
                yield from _paragraph(lines)


def runs_on(line: str) -> bool:
    """Whether what follows may go on in the same line: it ends in a stop."""
    return line.rstrip().endswith(_STOPS)


def _paragraph(lines: list[str]) -> Iterator[Paragraph]:
    if lines:
        yield Paragraph("\n".join(lines))
        lines.clear()


def _bullets(items: list[str]) -> Iterator[Bullets]:
    if items:
        yield Bullets(tuple(items))
        items.clear()
