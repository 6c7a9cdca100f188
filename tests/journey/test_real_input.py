"""The whole job on real documents, where `CHC_SOURCES` names their folder: a policy, complaints, a published form.

Nothing of them is copied into the project: the test reads them where they lie.
"""

import csv
import os
import re
from pathlib import Path

import pytest

from chc_desktop.domain.assessments.answer import Comply
from chc_desktop.domain.intake import Category
from chc_desktop.office.first_answers import FirstAnswers
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
        earlier = [published[name.removeprefix("hos-2022/")] for name in row.follows]
        if earlier:
            assert earlier[0][0].startswith("Yes")
            answers[row.slug] = (Comply.YES, earlier[0][1])
    assert len(answers) > 50
    assert answer_rows(job, year, answers) == len(answers)
    printed = text_of(job.office.assessments.preview(year))
    assert all(" ".join(evidence.split()[:6]) in printed for _, evidence in answers.values())
