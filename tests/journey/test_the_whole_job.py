"""A small charity's year, in words of our own: first questions, ten complaints, both stages, the self-assessment."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from chc_desktop.domain.assessments.answer import Comply
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.intake import Category
from chc_desktop.office.first_answers import FirstAnswers
from tests.journey.whole_job import VECTORS, Words, answer_rows, begin, log_with_worked_dates, through_both_stages

CHARITY = FirstAnswers(
    name="Wren’s Almshouses",
    address="The Lodge\nSouth Street\nMarlbury\nMB2 3QQ",
    telephone="01632 960123",
    homes="61",
    year_end=(31, 3),
    governing_body="Trustees",
    lead_name="Nell Ashby",
    lead_job="Trustee for complaints",
    officer_name="Owen Hart",
    officer_job="Chief Officer",
)
COMPLAINTS = [
    Words(Category.REPAIRS, "Gutter", "The gutter has hung loose since January & drips on the step < every night."),
    Words(Category.DAMP, "Mould", "There is mould behind the bed; my daughter coughs."),
    Words(Category.LEAKS, "Leak", "Water came through the ceiling in three places."),
    Words(Category.NEIGHBOURS, "Music", "Loud music until four. Nobody came when I rang."),
    Words(Category.ESTATE, "Lights", "The path lights have been out for a month."),
    Words(Category.CHARGES, "Charge", "I was charged £40 for a key I gave back."),
    Words(Category.PESTS, "Rats", "Rats in the roof. I can hear them — Łukasz, flat 4."),
    Words(Category.ALLOCATIONS, "Transfer", "I asked for a ground-floor flat two years ago."),
    Words(Category.COMPLAINT_HANDLING, "No reply", "I complained in May and had no reply."),
    Words(Category.OTHER, "Other", "The minibus no longer stops here ✓ and nobody told us."),
]


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_from_the_first_questions_to_the_approved_self_assessment(tmp_path: Path) -> None:
    job = begin(tmp_path / "data", CHARITY, VECTORS[0]["received"])
    assert len(log_with_worked_dates(job, COMPLAINTS)) == 10

    acknowledgement, answer, second, final = map(text_of, through_both_stages(job, COMPLAINTS[0]))
    for letter in (acknowledgement, answer, second, final):
        assert "Wren’s Almshouses" in letter
        assert "0300 111 3000" in letter
        assert "drips on the step < every night" in letter
    assert "by Tuesday 11 January 2028" in acknowledgement
    assert "stage 1" in answer
    assert "The visit of 3 March found nothing wrong." in answer
    assert "A second visit found what the first had missed." in final
    assert "Trustee for complaints" in final

    year = job.office.assessments.current_year()
    form = job.office.assessments.open(year).form
    rows = {row.slug: (Comply.YES, "Our complaints policy, revised this year.") for row in form.rows}
    first = form.rows[0].slug
    assert answer_rows(job, year, {first: rows.pop(first)}) == 1
    with pytest.raises(RuleBroken, match="71"):
        job.office.assessments.approve(year, job.clock.day, "Minute 4", "Agreed.", job.trustee)
    assert answer_rows(job, year, rows) == 72
    job.office.assessments.approve(year, job.clock.day, "Minute 4", "The trustees thank the officer.", job.trustee)
    printed = text_of(job.office.assessments.preview(year))
    assert "The trustees thank the officer." in printed
    assert "DRAFT" not in printed
    assert "All is sound" in job.office.safekeeping.check()


def test_the_day_after_everything_due_is_on_today(tmp_path: Path) -> None:
    job = begin(tmp_path / "data", CHARITY, date(2026, 11, 23))
    job.log(COMPLAINTS[1], date(2026, 11, 23))
    job.clock.day += timedelta(8)
    today = job.office.agenda.today()
    assert "late" in today.headline
