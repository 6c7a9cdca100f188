"""A complaint that spoils a figure."""

from datetime import date

from chc_desktop.office.office import Office
from tests import make


def a_late_case(office: Office) -> int:
    """Acknowledged a day late in the year that ends on 31 October 2026."""
    case_id = make.a_complaint(office, received_on=date(2026, 10, 1))
    make.acknowledged(office, case_id, date(2026, 10, 9))
    return case_id
