"""The form of each action on a case. A new action is a function here that makes its `ActionForm`."""

from collections.abc import Callable

from chc_desktop.domain.actions import Action
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.clocks import clock_step, start_clock, stop_clock
from chc_desktop.ui.forms.actions.correction import correct
from chc_desktop.ui.forms.actions.ending import close, refuse, reopen, withdraw
from chc_desktop.ui.forms.actions.mistake import logged_by_mistake, no_mistake
from chc_desktop.ui.forms.actions.points import link, responsibility, reword
from chc_desktop.ui.forms.actions.promises.keeping import add_promise, promise_kept
from chc_desktop.ui.forms.actions.telling import acknowledged, add_point, note, update
from chc_desktop.ui.forms.actions.updates import agree_updates
from chc_desktop.ui.forms.actions.who import change_handler, escalate

__all__ = ["FORMS", "FORMS_OF_ONE", "correct", "promise_kept"]

FORMS: dict[Action, Callable[[Office, CaseView], ActionForm]] = {
    Action.ACKNOWLEDGED: acknowledged,
    Action.UPDATE: update,
    Action.AGREE_UPDATES: agree_updates,
    Action.NOTE: note,
    Action.ADD_POINT: add_point,
    Action.REWORD_POINT: reword,
    Action.RESPONSIBILITY: responsibility,
    Action.LINK: link,
    Action.ESCALATE: escalate,
    Action.ADD_PROMISE: add_promise,
    Action.PROMISE_KEPT: promise_kept,
    Action.CHANGE_HANDLER: change_handler,
    Action.REFUSE: refuse,
    Action.WITHDRAW: withdraw,
    Action.CLOSE: close,
    Action.REOPEN: reopen,
    Action.START_CLOCK: start_clock,
    Action.CLOCK_STEP: clock_step,
    Action.STOP_CLOCK: stop_clock,
    Action.LOGGED_BY_MISTAKE: logged_by_mistake,
    Action.NO_MISTAKE: no_mistake,
}

FORMS_OF_ONE: dict[Action, Callable[[Office, CaseView, str], ActionForm]] = {
    Action.PROMISE_KEPT: promise_kept,
    Action.CLOCK_STEP: clock_step,
    Action.STOP_CLOCK: stop_clock,
    Action.REWORD_POINT: reword,
    Action.RESPONSIBILITY: responsibility,
}
"""Those that can be about one of several, named by its key."""
