"""Malformed spreadsheets through the office: each ends in a sentence, or is read; the register stays as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.planned import Trouble
from chc_desktop.office.office import Office
from tests import make
from tests.exchange.malformed import NOT_READ, READ, REGISTER

Read = Callable[[str, bytes], str]

_SENTENCE_ENDS = (".", "?", "!")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def taken_up(office: Office, tmp_path: Path) -> Read:
    """Takes a file as far as its forecast, as the window does; the sentence that ended it, empty where none did."""

    def act(name: str, content: bytes) -> str:
        (tmp_path / name).write_bytes(content)
        before = state(office)
        said = attempt(office, tmp_path / name)
        assert state(office) == before, "looking at a spreadsheet changes nothing"
        return said

    return act


def attempt(office: Office, path: Path) -> str:
    room = office.importing
    try:
        opened = room.read(path)
        for sheet in opened.book.sheets:
            looked = room.look(opened.book, sheet.name, room.guess(opened.book, sheet.name))
            room.forecast(opened, looked, tuple(Trouble), None)
    except RuleBroken as broken:
        return str(broken)
    return ""


def state(office: Office) -> tuple[object, ...]:
    with office.desk.register.transaction() as shelves:
        return shelves.record.head(), shelves.record.counts(), shelves.record.complaints()


@pytest.mark.parametrize("name", NOT_READ)
def test_what_is_no_register_ends_in_a_sentence(taken_up: Read, name: str) -> None:
    said = taken_up(name, NOT_READ[name])
    assert said.endswith(_SENTENCE_ENDS)
    assert name.rpartition(".")[0][:5] in said, "the sentence names the file"


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_is_read_or_ends_in_a_sentence(taken_up: Read, name: str) -> None:
    said = taken_up(name, READ[name])
    assert not said or said.endswith(_SENTENCE_ENDS)


FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FUZZ
@given(flips=st.lists(st.tuples(st.integers(0, len(REGISTER) - 1), st.integers(1, 255)), min_size=1, max_size=12))
def test_flipped_bytes_change_nothing(taken_up: Read, flips: list[tuple[int, int]]) -> None:
    content = bytearray(REGISTER)
    for place, by in flips:
        content[place] ^= by
    said = taken_up("flipped.xlsx", bytes(content))
    assert not said or said.endswith(_SENTENCE_ENDS)


@FUZZ
@given(st.integers(0, len(REGISTER)))
def test_a_file_cut_short_anywhere_changes_nothing(taken_up: Read, length: int) -> None:
    said = taken_up("short.xlsx", REGISTER[:length])
    assert not said or said.endswith(_SENTENCE_ENDS)


CELLS = st.one_of(st.text(max_size=30), st.sampled_from(["=1+1", "31/04/2026", "3/4/2026", "@x", "\0", '"', ",", "\r"]))


@FUZZ
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=8), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_rows_of_text_change_nothing(taken_up: Read, rows: list[list[str]], encoding: str) -> None:
    text = "Name,Date received,Details\r\n" + "\r\n".join(",".join(row) for row in rows)
    said = taken_up("any.csv", text.encode(encoding, "replace"))
    assert not said or said.endswith(_SENTENCE_ENDS)


@FUZZ
@given(st.binary(max_size=600), st.sampled_from(["a.csv", "a.xlsx", "a.txt", "a.xlsm"]))
def test_any_bytes_change_nothing(taken_up: Read, content: bytes, name: str) -> None:
    said = taken_up(name, content)
    assert not said or said.endswith(_SENTENCE_ENDS)
