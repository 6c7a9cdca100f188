"""The kinds of other clock as files: each can be read, and a faulty one says everything that is wrong with it."""

from pathlib import Path

import pytest

from chc_desktop import files
from chc_desktop.domain.clocks.file import load_kinds, read_kind
from chc_desktop.domain.clocks.kind import Measured, Roll, Span, kind_of
from chc_desktop.domain.resource_file import FaultyFile
from tests.domain.clocks.material import FAULTY_KINDS, KINDS, edition

FILES = sorted(files.resources("clocks").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_kind_can_be_read_and_says_what_it_is(path: Path) -> None:
    kind = read_kind(path)
    assert kind.slug == path.stem
    assert kind.about.endswith(".")
    assert kind.checked or kind.note, "what was not checked says so"
    assert "://" not in path.read_text(encoding="utf-8")


def test_adding_a_kind_is_adding_a_file(tmp_path: Path) -> None:
    copied = (files.resources("clocks") / "subject-access.toml").read_text(encoding="utf-8")
    (tmp_path / "subject-access.toml").write_text(copied, encoding="utf-8")
    new = copied.replace('slug = "subject-access"', 'slug = "erasure"').replace("Subject access request", "Erasure")
    (tmp_path / "erasure.toml").write_text(new, encoding="utf-8")
    kinds, faulty = load_kinds(tmp_path)
    assert (list(kinds), faulty) == (["erasure", "subject-access"], ())


def test_the_shipped_kinds_are_the_seven_the_officer_meets() -> None:
    assert FAULTY_KINDS == ()
    assert set(KINDS) == {
        "ombudsman-evidence",
        "ombudsman-order",
        "subject-access",
        "data-protection-complaint",
        "hazard-emergency",
        "hazard-significant",
        "your-own-date",
    }


def test_a_subject_access_request_rolls_to_the_next_working_day() -> None:
    (step,) = KINDS["subject-access"].steps
    assert (step.span, step.roll) == (Span(1, Measured.CALENDAR_MONTHS), Roll.NEXT_WORKING_DAY)


def test_the_limits_taken_at_second_hand_say_that_they_were_not_checked() -> None:
    unchecked = {slug for slug, kind in KINDS.items() if not kind.checked}
    assert unchecked == {"subject-access", "data-protection-complaint", "hazard-emergency", "hazard-significant"}


def test_evidence_needs_a_date_only_where_the_code_sets_no_limit() -> None:
    kind = KINDS["ombudsman-evidence"]
    assert kind.needs_date(edition("hos-2024"))
    assert not kind.needs_date(edition("hos-2020"))


def test_a_faulty_file_names_every_fault_at_once(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(
        'slug = "other"\ntitle = "T"\nabout = "A."\nbegins = "it came"\nsource = "S"\nchecked = false\nnote = "N."\n'
        'asks = "?"\n'
        '[[steps]]\nslug = "one"\ntitle = "One"\nruns_from = "two"\nnumber = 0\nunit = "fortnights"\n'
        '[[steps]]\nslug = "two"\ntitle = "Two"\nruns_from = "one"\ntyped_in = "a date"\n'
        '[[steps]]\nslug = "two"\ntitle = "Two"\ntyped_in = "a date"\n'
        '[[steps]]\nslug = "four"\ntitle = "Four"\n',
        encoding="utf-8",
    )
    with pytest.raises(FaultyFile) as fault:
        read_kind(path)
    said = "\n".join(fault.value.faults)
    for part in (
        "slug: “other” is not the file's own name",
        "steps[1].number: should be one or more",
        "“fortnights” is not known",
        "steps[1].runs_from: “two” is no step before it",
        "steps[2].runs_from: the step “one” does not say what happens",
        "steps.slug: “two” stands there twice",
        "steps.typed_in: only one step",
        "steps[4]: has neither a limit nor a date",
    ):
        assert part in said


def test_a_clock_whose_kind_is_gone_is_still_called_something() -> None:
    kind = kind_of({}, "vanished")
    assert not kind.readable
    assert "vanished" in kind.title
