"""The best way to lay one list along another in order, leaving out on either side what fits nowhere."""

from collections.abc import Sequence

_GAP = 0.02
"""What a pair has to be alike at least, to be better than none."""


def aligned(likeness: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs whose likeness comes to the most in all; both lists keep their order."""
    rows, columns = len(likeness), len(likeness[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            paired = best[row + 1][column + 1] + likeness[row][column] - _GAP
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    pairs, row, column = [], 0, 0
    while row < rows and column < columns:
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            pairs.append((row, column))
            row, column = row + 1, column + 1
    return pairs
