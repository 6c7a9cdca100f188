"""The form of each step of a promise."""

from collections.abc import Callable

from chc_desktop.domain.promises.steps import Step
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.promises.cannot import promise_undeliverable
from chc_desktop.ui.forms.actions.promises.keeping import (
    promise_handed_over,
    promise_kept,
    promise_moved,
    promise_updated,
)
from chc_desktop.ui.forms.actions.promises.paying import money_accepted, money_declined, money_paid

PROMISE_FORMS: dict[str, Callable[[Office, CaseView, str], ActionForm]] = {
    Step.PAID.value: money_paid,
    Step.KEPT.value: promise_kept,
    Step.UPDATE.value: promise_updated,
    Step.MOVE.value: promise_moved,
    Step.ACCEPTED.value: money_accepted,
    Step.DECLINED.value: money_declined,
    Step.HAND_OVER.value: promise_handed_over,
    Step.CANNOT.value: promise_undeliverable,
}
"""By the name of the step. A promise is named by its key."""
