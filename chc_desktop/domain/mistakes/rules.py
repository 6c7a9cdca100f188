"""When something may be called a mistake, and what it is after that. A complaint that was answered was none."""

from dataclasses import replace

from chc_desktop.domain import history, rules
from chc_desktop.domain.case import Case
from chc_desktop.domain.events import Event
from chc_desktop.domain.mistakes.events import LoggedByMistake, NoMistake
from chc_desktop.domain.refusing import NOTHING_CHANGED, needs, refuse_if
from chc_desktop.domain.requests import request as requests
from chc_desktop.domain.requests import rules as request_rules
from chc_desktop.domain.requests.request import ServiceRequest
from chc_desktop.domain.rulebook import Rulebook


def check_still_listed(event: Event, mistake: str) -> None:
    """Refuse that anything happens to what was logged by mistake, except that it comes back."""
    refuse_if(
        bool(mistake) and not isinstance(event, NoMistake),
        f"This was logged by mistake, so nothing more happens to it. {NOTHING_CHANGED} If it was no mistake, take it "
        "back first.",
    )


def may_be_mistake(case: Case) -> bool:
    """Whether a case can still be called a mistake: nobody has decided anything about it."""
    return case.status.is_open and len(case.asked_stages) == 1 and case.stage1.response is None and not case.mistake


@rules._check.register
def _(event: LoggedByMistake, case: Case, book: Rulebook) -> None:
    refuse_if(
        not may_be_mistake(case),
        "This complaint was answered or has ended, so it counts, in the figures too. "
        f"{NOTHING_CHANGED} What is wrong in its record can be corrected entry by entry.",
    )
    needs(
        event.why,
        "Please write why it should not have been logged, such as the number it was logged under before.",
        "why",
    )


@rules._check.register
def _(event: NoMistake, case: Case, book: Rulebook) -> None:
    _check_taken_back(event, case.mistake)


@history._after.register
def _(event: LoggedByMistake, case: Case, number: int) -> Case:
    return replace(case, mistake=event.why)


@history._after.register
def _(event: NoMistake, case: Case, number: int) -> Case:
    return replace(case, mistake="")


@request_rules._check.register
def _(event: LoggedByMistake, request: ServiceRequest) -> None:
    refuse_if(
        bool(request.complaint),
        f"This request became complaint {request.complaint_reference}, so it stays. {NOTHING_CHANGED}",
    )
    needs(
        event.why,
        "Please write why it should not have been logged, such as the number it was logged under before.",
        "why",
    )


@request_rules._check.register
def _(event: NoMistake, request: ServiceRequest) -> None:
    _check_taken_back(event, request.mistake)


@requests._after.register
def _(event: LoggedByMistake, request: ServiceRequest) -> ServiceRequest:
    return replace(request, mistake=event.why)


@requests._after.register
def _(event: NoMistake, request: ServiceRequest) -> ServiceRequest:
    return replace(request, mistake="")


def _check_taken_back(event: NoMistake, mistake: str) -> None:
    refuse_if(not mistake, f"This was not logged by mistake: it stands in the lists. {NOTHING_CHANGED}")
    needs(event.why, "Please write why it is brought back.", "why")
