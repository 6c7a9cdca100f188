"""When a record may be kept longer: with a day in the future and a reason."""

from chc_desktop.domain import rules
from chc_desktop.domain.case import Case
from chc_desktop.domain.refusing import needs, refuse_if
from chc_desktop.domain.requests import rules as request_rules
from chc_desktop.domain.requests.request import ServiceRequest
from chc_desktop.domain.retention.events import KeptLonger
from chc_desktop.domain.rulebook import Rulebook


@rules._check.register
def _(event: KeptLonger, case: Case, book: Rulebook) -> None:
    _check(event)


@request_rules._check.register
def _(event: KeptLonger, request: ServiceRequest) -> None:
    _check(event)


def _check(event: KeptLonger) -> None:
    refuse_if(event.until <= event.happened_on, "Please give a day still to come until which it is kept.", "until")
    needs(event.why, "Please write why it is kept longer, such as a claim that is still going on.", "why")
