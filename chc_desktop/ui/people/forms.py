"""The form of everything that can be done about the people of a case."""

from collections.abc import Callable

from chc_desktop.domain.people.actions import PeopleAction
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.people.contractors import pass_on, reply
from chc_desktop.ui.people.fairness import accuse, accuse_no_more, declare_conflict, end_conflict
from chc_desktop.ui.people.others import concern, concern_no_more, contact, join, leave
from chc_desktop.ui.people.speaking import direct_letters, end_authority, name_representative, record_authority

PEOPLE_FORMS: dict[PeopleAction, Callable[[Office, CaseView, str], ActionForm]] = {
    PeopleAction.REPRESENTATIVE: name_representative,
    PeopleAction.COMPLAINANT: join,
    PeopleAction.CONCERNED: concern,
    PeopleAction.ACCUSED: accuse,
    PeopleAction.CONFLICT: declare_conflict,
    PeopleAction.CONTRACTOR: pass_on,
    PeopleAction.AUTHORITY_GIVEN: record_authority,
    PeopleAction.LETTERS_TO: direct_letters,
    PeopleAction.AUTHORITY_ENDED: end_authority,
    PeopleAction.COMPLAINANT_LEFT: leave,
    PeopleAction.NOT_CONCERNED: concern_no_more,
    PeopleAction.NOT_ACCUSED: accuse_no_more,
    PeopleAction.CONFLICT_ENDED: end_conflict,
    PeopleAction.CONTRACTOR_REPLIED: reply,
    PeopleAction.CONTACT: contact,
}
