"""When an agreement how often to tell may be recorded, and what a case is after it."""

from dataclasses import replace

from chc_desktop.domain import history, rules
from chc_desktop.domain.case import Case
from chc_desktop.domain.refusing import NOTHING_CHANGED, needs, refuse_if
from chc_desktop.domain.rulebook import Rulebook
from chc_desktop.domain.stage_rules import check_open
from chc_desktop.domain.updates.events import UpdatesAgreed
from chc_desktop.domain.vocabulary import Rule


@rules._check.register
def _(event: UpdatesAgreed, case: Case, book: Rulebook) -> None:
    check_open(case)
    refuse_if(
        case.stage.response is not None,
        f"Stage {case.stage.number} has been answered, so nothing is late that they would have to hear about. "
        f"{NOTHING_CHANGED}",
    )
    needs(
        event.agreed_how,
        f"Please write how it was agreed with the {book.edition.person}, such as by telephone, and with whom"
        f"{book.edition.cite(Rule.UPDATES)}.",
        "agreed_how",
    )


@history._after.register
def _(event: UpdatesAgreed, case: Case, number: int) -> Case:
    return replace(case, updates_agreed=event)
