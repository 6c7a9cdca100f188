"""`chc-desktop due`: deadlines on the command line."""

import argparse
import json
import os
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from chc_desktop import cli


def due(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    cli.add_commands(parser.add_subparsers())
    return cli.run(parser.parse_args(["due", "--code", "hos-2024", *arguments]))


def printed(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    return {each["duty"]: each for each in json.loads(capsys.readouterr().out)}


def test_the_json_names_each_duty_with_its_date_and_how_it_was_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert due("--received", "2026-12-24", "--json") == 0
    found = printed(capsys)
    assert list(found) == ["stage1-acknowledgement", "stage1-response"]
    response = found["stage1-response"]
    assert response["due"] == "2027-01-19"
    assert (response["runs_from"], response["start"], response["limit"]) == ("acknowledged", "2027-01-05", 10)
    assert (response["provision"], response["provisional"], response["breach"]) == ("6.3", True, None)
    assert response["latest_if_extended"] == "2027-02-02"
    assert response["counted"][0] == "2027-01-06"
    assert {"date": "2027-01-09", "why": "Saturday"} in response["skipped"]
    assert found["stage1-acknowledgement"]["latest_if_extended"] is None


def test_escalated_adds_both_duties_of_stage_2(capsys: pytest.CaptureFixture[str]) -> None:
    stage2 = ["--escalated", "2027-02-01", "--stage2-acknowledged", "2027-02-03", "--json"]
    assert due("--received", "2026-12-24", "--acknowledged", "2026-12-29", *stage2) == 0
    found = printed(capsys)
    assert found["stage2-acknowledgement"]["due"] == "2027-02-08"
    assert found["stage2-response"]["start"] == "2027-02-03"
    assert found["stage2-response"]["due"] == "2027-03-03"
    assert not found["stage2-response"]["provisional"]


def test_a_late_acknowledgement_is_a_breach_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert due("--received", "2026-12-24", "--acknowledged", "2027-01-06", "--json") == 0
    assert "1 working day after the last day" in printed(capsys)["stage1-acknowledgement"]["breach"]


def test_a_further_holiday_moves_the_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert due("--received", "2026-12-24", "--holiday", "2026-12-31", "--json") == 0
    found = printed(capsys)["stage1-acknowledgement"]
    assert date.fromisoformat(found["due"]) == date(2027, 1, 6)
    assert any(skipped["date"] == "2026-12-31" for skipped in found["skipped"])


def test_without_json_it_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert due("--received", "2026-12-24") == 0
    said = capsys.readouterr().out
    assert "Acknowledge the complaint: Tuesday 5 January 2027" in said
    assert "Provisional until the complaint is acknowledged." in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["--received", "24/12/2026"],
        ["--received", "2026-02-30"],
        ["--received", "2026-12-24", "--holiday", "soon"],
        ["--received", "2026-12-24", "--acknowledged", "2026-12-23"],
        ["--received", "2026-12-24", "--escalated", "2026-12-01"],
        ["--received", "2026-12-24", "--stage2-acknowledged", "2027-01-05"],
        ["--received", "1066-10-14"],
        ["--received", "2040-12-30"],
    ],
)
def test_a_date_that_is_none_or_out_of_order_ends_in_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert due(*arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert said.err.strip().endswith(".")


def test_an_unknown_code_is_named_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    cli.add_commands(parser.add_subparsers())
    assert cli.run(parser.parse_args(["due", "--code", "hos-1999", "--received", "2026-12-24"])) == 2
    assert "hos-2024" in capsys.readouterr().err


def test_a_complaint_from_before_the_edition_began_is_warned_about(capsys: pytest.CaptureFixture[str]) -> None:
    warning = (
        "This edition of the Code began on 1 April 2024, after the complaint was received: it did not apply to it yet."
    )
    assert due("--received", "2024-03-28", "--json") == 0
    assert all(duty["warnings"][0] == warning for duty in printed(capsys).values())
    assert due("--received", "2024-03-28") == 0
    assert capsys.readouterr().out.count(warning) == 2
    assert due("--received", "2024-04-01", "--json") == 0
    assert not any(warning in duty["warnings"] for duty in printed(capsys).values())


def test_limits_are_said_in_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert due("--received", "2026-12-24") == 0
    text = capsys.readouterr().out
    assert "5 working days after the complaint was received (Code 6.2)" in text
    assert "10 working days after the complaint was acknowledged (Code 6.3)" in text


def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    command = (sys.executable, "-m", "chc_desktop", "due", "--code", "hos-2024", "--received", "2026-12-24")
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, timeout=30, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
