"""Prints the table of ratios: the program beside its floor, both made in this run."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import (
    assessment_form,
    backing_up,
    calendar,
    case_file,
    deadlines,
    figures,
    finding,
    importing,
    letter,
    letter_batch,
    locking,
    memory,
    reading,
    register,
    start,
)
from benchmarks.ratio import HEADING
from benchmarks.windows import assessment_page, letter_refresh, redacted_copy


def main() -> int:
    """0 if every ratio keeps its limit, 1 if not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ratios = [
            *start.start_and_memory(folder / "start"),
            *finding.finding(folder),
            memory.memory_of_the_program(folder / "finding", folder / "few"),
            register.one_action(folder),
            letter.two_page_letter(),
            assessment_form.a_full_form(),
            letter_refresh.one_refresh(folder),
            *letter_batch.memory_of_a_batch(folder),
            *assessment_page.opening_and_changing(folder),
            reading.second_reader(),
            deadlines.deadlines_of_cases(),
            deadlines.one_case_explained(),
            calendar.preview_of_a_holiday(folder),
            importing.importing(folder),
            *figures.of_a_year(folder),
            case_file.memory_of_papers(folder),
            redacted_copy.a_redacted_copy(),
            *locking.locking(folder),
            *backing_up.backing_up(folder),
        ]
    print(HEADING)
    for ratio in ratios:
        print(ratio.line())
    return 0 if all(ratio.ratio <= ratio.at_most for ratio in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
