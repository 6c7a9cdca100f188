"""Reads a kind of clock from its file and reports every fault in it at once, by file and key."""

from pathlib import Path

from chc_desktop.domain.clocks.kind import START, ClockKind, ClockStep, Measured, Roll, Span
from chc_desktop.domain.resource_file import FaultyFile, Section, read_file, read_folder


def load_kinds(folder: Path) -> tuple[dict[str, ClockKind], tuple[FaultyFile, ...]]:
    """Every kind in the folder by its slug, in the order of their titles, and the files that could not be read."""
    kinds, faulty = read_folder(folder, read_kind)
    return {kind.slug: kind for kind in sorted(kinds, key=lambda kind: kind.title)}, faulty


def read_kind(path: Path) -> ClockKind:
    """One kind. Raises `FaultyFile` with all its faults."""
    return read_file(path, _kind, its_name="slug")


def _kind(top: Section) -> ClockKind:
    kind = ClockKind(
        slug=top.text("slug"),
        title=top.text("title"),
        about=top.text("about"),
        begins=top.text("begins"),
        source=top.text("source"),
        checked=top.truth("checked"),
        note=top.text("note"),
        asks=top.text("asks"),
        goes_by_what=top.truth("goes_by_what", False),
        steps=top.tables("steps", _step),
    )
    _check_whole(top, kind)
    return kind


def _check_whole(top: Section, kind: ClockKind) -> None:
    """What only shows once all steps are read: whether what each runs from is there, and comes before it."""
    if "steps" in top.data and not kind.steps:
        top.fault("steps", "there is none")
    top.unique("steps.slug", [step.slug for step in kind.steps])
    if sum(1 for step in kind.steps if step.typed_in) > 1:
        top.fault("steps.typed_in", "only one step can have a date typed in")
    known = {START: kind.begins}
    for number, step in enumerate(kind.steps, 1):
        where = f"steps[{number}]"
        if step.runs_from not in known:
            top.fault(f"{where}.runs_from", f"“{step.runs_from}” is no step before it")
        elif not known[step.runs_from]:
            top.fault(f"{where}.runs_from", f"the step “{step.runs_from}” does not say what happens")
        if not step.span and not step.typed_in:
            top.fault(where, "has neither a limit nor a date that is typed in")
        known[step.slug] = step.happens


def _step(row: Section) -> ClockStep:
    latest = row.optional_table("latest")
    return ClockStep(
        slug=row.text("slug"),
        title=row.text("title"),
        happens=row.text("happens", ""),
        span=_span(row) if "number" in row.data or "unit" in row.data else None,
        runs_from=row.text("runs_from", START),
        roll=row.optional_one_of("roll", Roll) or Roll.STAYS,
        typed_in=row.text("typed_in", ""),
        by_edition=row.truth("by_edition", False),
        latest=_span(latest) if latest else None,
    )


def _span(table: Section) -> Span:
    number = table.whole("number")
    if number < 1 and "number" in table.data:
        table.fault("number", "should be one or more")
    return Span(number, table.one_of("unit", Measured))
