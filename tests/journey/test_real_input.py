"""The whole job on real documents, where `CHC_SOURCES` names their folder: a policy, complaints, a published form.

Nothing of them is copied into the project: the test reads them where they lie.
"""

import csv
import os
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.assessments.answer import Comply
from chc_desktop.domain.assessments.published.reading import State
from chc_desktop.domain.intake import Category
from chc_desktop.exchange.targets import Target
from chc_desktop.office.first_answers import FirstAnswers
from chc_desktop.ui.importing.window import ImportWindow
from chc_desktop.ui.main_window import MainWindow
from tests import make
from tests.conftest import Answers
from tests.journey.test_the_whole_job import text_of
from tests.journey.whole_job import VECTORS, Words, answer_rows, begin, log_with_worked_dates, through_both_stages

SOURCES = Path(os.environ.get("CHC_SOURCES", "not there"))
pytestmark = pytest.mark.skipif(not SOURCES.is_dir(), reason="CHC_SOURCES names no folder")

KINDS = {
    "Complaint Handling": Category.COMPLAINT_HANDLING,
    "Other": Category.OTHER,
    "Repairs & Maintenance": Category.REPAIRS,
    "Damp & Mould": Category.DAMP,
    "Leaks & Water Ingress": Category.LEAKS,
    "Anti-Social Behaviour (ASB)": Category.NEIGHBOURS,
    "Estate Management": Category.ESTATE,
    "Rent & Service Charges": Category.CHARGES,
    "Pest Control": Category.PESTS,
    "Rehousing & Allocations": Category.ALLOCATIONS,
}


def the_charity() -> FirstAnswers:
    """The charity of the policy, with its address, telephone and governing body as the policy gives them."""
    policy = next(SOURCES.glob("001_*.txt")).read_text(encoding="utf-8")
    found = re.search(r"sent to the (Chief Officer), ([^,]+), (.+?), (.+?), (\w+) (TA1 \w+)", policy)
    telephone = re.search(r"Chief Officer (0\d+ \d+)", policy)
    assert found
    assert telephone
    officer, name, homes, street, town, postcode = found.groups()
    return FirstAnswers(
        name=name,
        address="\n".join((homes, street, town, postcode)),
        telephone=telephone.group(1),
        homes="70",
        governing_body="Trustees" if "Trustee" in policy else "",
        lead_name="The Chairman",
        lead_job="Chairman",
        officer_name=officer,
        officer_job=officer,
    )


def ten_complaints() -> list[Words]:
    """The first complaint of each of the ten kinds, in the words it was described in."""
    kept: dict[str, Words] = {}
    with (SOURCES / "ombudsman-decisions-sample.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["category"] not in kept and len(row["complaint"]) > 80:
                kept[row["category"]] = Words(KINDS[row["category"]], row["category"], row["complaint"])
    return list(kept.values())


def published_answers() -> dict[str, tuple[str, str]]:
    """Answer and evidence of the published self-assessment, by provision; cells broken over pages put together."""
    answers: dict[str, tuple[str, str]] = {}
    last = ""
    for line in next(SOURCES.glob("004_*.txt")).read_text(encoding="utf-8").splitlines():
        cells = [re.sub(r"<[^>]+>", " ", cell).strip() for cell in line.split("\t")]
        if len(cells) == 4 and re.fullmatch(r"\d\.\d+", cells[0]):
            last = cells[0]
            answers[last] = (cells[2], cells[3])
        elif len(cells) == 4 and not cells[0] and last:
            comply, evidence = answers[last]
            answers[last] = (comply, f"{evidence} {cells[3]}".strip())
    return answers


def test_a_real_charity_s_first_weeks(tmp_path: Path) -> None:
    job = begin(tmp_path / "data", the_charity(), VECTORS[0]["received"])
    complaints = ten_complaints()
    assert len(complaints) == 10
    cases = log_with_worked_dates(job, complaints)
    for case_id, words in zip(cases, complaints, strict=True):
        assert job.office.cases.view(case_id).case.their_words == words.said

    for letter in map(text_of, through_both_stages(job, complaints[3])):
        assert the_charity().name in letter
        assert " ".join(complaints[3].said.split()) in letter

    year = job.office.assessments.current_year()
    published = published_answers()
    assert len(published) == 72
    answers = {}
    for row in job.office.assessments.open(year).form.rows:
        followed = [name.removeprefix("hos-2022/") for name in row.follows if name.startswith("hos-2022/")]
        earlier = [published[number] for number in followed]
        if earlier:
            assert earlier[0][0].startswith("Yes")
            answers[row.slug] = (Comply.YES, earlier[0][1])
    assert len(answers) > 50
    assert answer_rows(job, year, answers) == len(answers)
    printed = text_of(job.office.assessments.preview(year))
    assert all(" ".join(evidence.split()[:6]) in printed for _, evidence in answers.values())


def test_the_published_self_assessment_comes_in_whole(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "data", date(2026, 11, 23))
    found = office.published.look(office.published.open_file(next(SOURCES.glob("004_*.txt"))))
    assert (found.edition, len(found.rows), found.missing) == ("hos-2022", 72, ())
    assert found.counted(State.UNDERSTOOD) == 72
    assert office.published.bring_in(2022, found.edition, found.rows).came == 72
    answers = office.assessments.open(2022).answers
    for number, (said, evidence) in published_answers().items():
        assert answers[number].comply is Comply.YES
        assert re.findall(r"\w+", answers[number].evidence) == re.findall(r"\w+", unescape(evidence)), number
        assert said in ("Yes", "Yes, for the Complaints team")
    assert answers["7.6"].own_words == "Yes, for the Complaints team"


def test_all_3_000_decisions_come_in_through_the_window_with_one_day_for_those_without(
    qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    office = make.an_office(tmp_path / "data", date(2026, 11, 23))
    answers.path = SOURCES / "ombudsman-decisions-sample.csv"
    main = MainWindow(office, answers)
    qtbot.addWidget(main)
    main.show()
    window = ImportWindow(office, answers, main)
    window.open()
    step(qtbot, window, window.columns)
    window.columns.column("decided").set_value(Target.RECEIVED.value)
    step(qtbot, window, window.meanings)
    step(qtbot, window, window.check)
    for tick in window.check.ticks.values():
        tick.set_value(True)
    assert "13 rows need you" in window.check.numbers.text()
    assert window.check.for_all
    window.check.for_all.field.set_value(date(2024, 4, 3))
    window.check.for_all.button.click()
    qtbot.waitUntil(window.check.isVisible, timeout=60_000)
    assert window.check.numbers.text() == "3,000 complaints can come in, no row needs you."
    step(qtbot, window, window.forecast)
    assert "3,000 complaints would come in. 0 rows would stay behind." in window.forecast.numbers.text()
    assert "13 complaints would have the day of receipt you gave." in window.forecast.numbers.text()
    step(qtbot, window, window.end)
    assert len(office.cases.summaries()) == 3_000
    assert office.safekeeping.check()


def step(qtbot: QtBot, window: ImportWindow, page: QWidget) -> None:
    """Press the button of a step, and wait for the next."""
    window.done_button.click()
    qtbot.waitUntil(page.isVisible, timeout=120_000)
