"""A year's self-assessment for tests, brought as far in its round as a test needs. Filled once, then copied."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.office.office import Office
from tests import make

YEAR = 2026
BOARD = date(2026, 11, 20)
RESPONSE = "The trustees are content."

_FOLDERS: list[TemporaryDirectory[str]] = []


def filled(folder: Path, today: date = make.TODAY) -> Office:
    """An office whose self-assessment of 2026 has every answer."""
    shutil.copytree(_filled_once(), folder, dirs_exist_ok=True)
    return make.again(folder, today)


def approved(folder: Path, response: str = RESPONSE) -> Office:
    """The same, approved on 20 November."""
    shutil.copytree(_approved_once(response), folder, dirs_exist_ok=True)
    return make.again(folder)


def approve(office: Office, on: date, response: str = RESPONSE) -> None:
    office.assessments.approve(YEAR, on, "minute 7", response, 2, response_by="the chair" if response else "")


def a_folder() -> Path:
    """A folder that goes when the tests end."""
    _FOLDERS.append(TemporaryDirectory(prefix="round-", ignore_cleanup_errors=True))
    return Path(_FOLDERS[-1].name)


@cache
def _filled_once() -> Path:
    folder = a_folder()
    office = make.an_office(folder)
    with office.desk.register.transaction() as shelves:
        for row in make.hos_2024().form.rows:
            answer = Answer(slug=row.slug, comply=Comply.YES, evidence=f"Policy, on {row.number}")
            shelves.scratch.save_answer(YEAR, "hos-2024", answer, office.desk.now())
    office.assessments.open(YEAR)
    office.close()
    return folder


@cache
def _approved_once(response: str) -> Path:
    folder = a_folder()
    office = filled(folder)
    approve(office, BOARD, response)
    office.close()
    return folder
