"""`chc-desktop due` under every edition, against the worked dates on which two calendars agree."""

import argparse
import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chc_desktop import cli, files

EDITIONS = sorted(path.stem for path in files.resources("codes").glob("*.toml"))
VECTORS = list(csv.DictReader((Path(__file__).parent / "deadlines.csv").open(encoding="utf-8")))
FROM_RECEIPT = ("hos-2020", "joint-draft")
FROM_ACKNOWLEDGEMENT = ("hos-2024", "lgsco-2024", "own-policy")
Due = Callable[..., dict[str, dict[str, Any]]]

KEYS = [
    "duty", "due", "runs_from", "start", "limit", "provision", "provisional", "latest_if_extended",
    "due_if_started_in_time", "due_in_calendar_days", "breach", "explanation", "counted", "skipped", "warnings",
]  # fmt: skip


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    cli.add_commands(parser.add_subparsers())
    return cli.run(parser.parse_args(["due", *arguments]))


@pytest.fixture
def due(capsys: pytest.CaptureFixture[str]) -> Due:
    """The deadlines as JSON, by duty."""

    def found(*arguments: str) -> dict[str, dict[str, Any]]:
        assert run(*arguments, "--json") == 0
        return {each["duty"]: each for each in json.loads(capsys.readouterr().out)}

    return found


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["received"])
def test_the_worked_dates_come_out_under_every_edition(due: Due, edition: str, row: dict[str, str]) -> None:
    received, last = row["received"], row["acknowledge_by"]
    found = due("--code", edition, "--received", received)
    assert found["stage1-acknowledgement"]["due"] == last
    response = found["stage1-response"]
    if edition in FROM_RECEIPT:
        assert (response["due"], response["provisional"]) == (row["stage1_from_receipt"], False)
        return
    assert (response["due"], response["start"]) == (row["stage1_if_acknowledged_on_last_day"], last)
    assert response["provisional"]
    assert response["latest_if_extended"] == row["stage1_extended_from_last_day_ack"]
    event = "--logged" if edition == "hos-2022" else "--acknowledged"
    at_once = due("--code", edition, "--received", received, event, received)["stage1-response"]
    assert (at_once["due"], at_once["provisional"]) == (row["stage1_if_acknowledged_same_day"], False)
    late = due("--code", edition, "--received", received, event, last)["stage1-response"]
    assert late["due"] == row["stage1_if_acknowledged_on_last_day"]
    assert late["latest_if_extended"] == row["stage1_extended_from_last_day_ack"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_fields_of_the_json_are_the_same_under_every_edition(due: Due, edition: str) -> None:
    found = due("--code", edition, "--received", "2026-09-01", "--escalated", "2026-10-01")
    assert all(list(each) == KEYS for each in found.values())


@pytest.mark.parametrize(("edition", "provision"), [("hos-2020", "3.11"), ("hos-2022", "5.18")])
def test_a_third_stage_is_counted_from_its_own_request(due: Due, edition: str, provision: str) -> None:
    asked = ("--escalated", "2021-10-04", "--stage3-escalated", "2026-11-23")
    third = due("--code", edition, "--received", "2021-09-01", *asked)["stage3-response"]
    assert (third["start"], third["limit"], third["provision"]) == ("2026-11-23", 20, provision)
    assert third["due"] == "2026-12-21"
    assert third["latest_if_extended"] is None


@pytest.mark.parametrize("edition", [each for each in EDITIONS if each not in ("hos-2020", "hos-2022")])
def test_a_third_stage_that_there_is_not_is_refused_in_a_sentence(
    edition: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--escalated", "2026-10-01", "--stage3-escalated", "2026-11-02")
    assert run("--code", edition, "--received", "2026-09-01", *asked) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "has no third stage" in said.err


def test_the_edition_of_2022_counts_from_the_day_of_logging(due: Due) -> None:
    logged = due("--code", "hos-2022", "--received", "2022-09-08", "--logged", "2022-09-12")["stage1-response"]
    assert (logged["runs_from"], logged["start"], logged["due"]) == ("logged", "2022-09-12", "2022-09-27")
    late = due("--code", "hos-2022", "--received", "2022-09-08", "--logged", "2022-09-16")["stage1-response"]
    assert late["due_if_started_in_time"] == "2022-09-30"
    assert late["due"] == "2022-10-03"


@pytest.mark.parametrize("edition", [*FROM_RECEIPT, *FROM_ACKNOWLEDGEMENT])
def test_a_day_of_logging_from_which_nothing_counts_changes_no_date_and_is_said_so(due: Due, edition: str) -> None:
    without = due("--code", edition, "--received", "2026-09-01")
    given = due("--code", edition, "--received", "2026-09-01", "--logged", "2026-09-04")
    assert [each["due"] for each in given.values()] == [each["due"] for each in without.values()]
    said = "Nothing is counted here from the day the complaint was logged, so Fri 4 Sep 2026 changes no date."
    assert said in given["stage1-response"]["warnings"]
    assert said not in given["stage1-acknowledgement"]["warnings"]


@pytest.mark.parametrize("edition", ["hos-2020", "hos-2022", "joint-draft"])
def test_a_second_acknowledgement_from_which_nothing_counts_is_said_so_too(due: Due, edition: str) -> None:
    asked = ("--escalated", "2026-10-01", "--stage2-acknowledged", "2026-10-05")
    response = due("--code", edition, "--received", "2026-09-01", *asked)["stage2-response"]
    assert response["due"] == "2026-10-29"
    assert any("the request for stage 2 was acknowledged, so Mon 5 Oct 2026" in each for each in response["warnings"])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--logged", "2022-09-07"), "cannot have been logged on Wed 7 Sep 2022, before it was received"),
        (("--stage3-escalated", "2022-11-07"), "Stage 3 cannot be asked for before stage 2 was"),
        (("--logged", "soon"), "“soon” (logged) is not a date"),
    ],
)
def test_dates_that_cannot_be_end_in_a_sentence(
    arguments: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--code", "hos-2022", "--received", "2022-09-08", *arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err


@pytest.mark.parametrize("duty", ["stage1-acknowledgement"])
def test_days_that_are_not_called_working_days_warn_of_the_stricter_reading(due: Due, duty: str) -> None:
    found = due("--code", "hos-2022", "--received", "2022-09-08")[duty]
    assert (found["due"], found["due_in_calendar_days"]) == ("2022-09-15", "2022-09-13")
    assert any("counted strictly" in each.lower() for each in found["warnings"])


def test_an_edition_that_was_no_more_in_force_is_said_so(due: Due) -> None:
    warnings = due("--code", "hos-2020", "--received", "2022-04-01")["stage1-response"]["warnings"]
    assert "ended on 31 March 2022" in warnings[0]
    draft = due("--code", "joint-draft", "--received", "2023-10-02")["stage1-response"]["warnings"]
    assert draft == ["This edition is a draft that never came into force."]
