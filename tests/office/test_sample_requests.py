"""The sample landlord's service requests: one in every state."""

from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.requests.summary import RequestStatus
from tests import make
from tests.office.test_sample import sample


@pytest.mark.parametrize("today", [make.TODAY, date(2026, 12, 26), date(2027, 1, 4)])
def test_there_is_a_request_in_every_state_and_one_grew_into_a_complaint(tmp_path: Path, today: date) -> None:
    office = sample(tmp_path / "data", today)
    requests = office.requests.summaries()
    assert {request.status for request in requests} == set(RequestStatus)
    grown = next(request for request in requests if request.complaint)
    view = office.cases.view(grown.complaint)
    assert (view.case.request, view.case.title) == (grown.case_id, "Garden gate off its hinges")
    assert view.lines[0].what == f"Service request {grown.reference}: asked for"
    assert "All is sound" in office.safekeeping.check()
