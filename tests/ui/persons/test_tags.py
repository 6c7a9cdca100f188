"""What must not be missed of a person stands at the top of each case and request, in one order, whole for a reader."""

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from chc_desktop.domain.facts import ContactWay, Person, Whereabouts
from chc_desktop.office.office import Office
from chc_desktop.ui.case import CasePage
from chc_desktop.ui.persons.form import PersonDialog
from chc_desktop.ui.persons.tags import NoticeTag
from chc_desktop.ui.requests.page import RequestPage
from chc_desktop.ui.widgets.tag import Tone
from tests import make
from tests.conftest import Answers
from tests.office.test_requests import a_request
from tests.ui.forms.driving import spoken_name

EVERYTHING = replace(
    make.RESIDENT,
    whereabouts=Whereabouts.MOVED,
    since=date(2026, 11, 2),
    new_address="Flat 2\nHigh Street",
    no_letters_to="Cottage 3",
    write_to="c/o Mary Bell\n5 High Street",
    confidential="Do not leave messages",
    restriction="Letters only",
    restriction_reason="Threats",
    restriction_fair="Weighed",
    restriction_review=date(2027, 2, 1),
    risk="A former partner looks for her",
    vulnerability="Heart condition",
    disability="Deaf in one ear",
    disability_review=date(2027, 6, 1),
    adjustment="Large print",
    adjustment_review=date(2026, 11, 20),
    contact_way=ContactWay.TELEPHONE,
    contact_times="mornings",
)
IN_ORDER = [
    "Do not write to: Cottage 3; write to c/o Mary Bell, 5 High Street",
    "Confidential: Do not leave messages",
    "Contact restricted: Letters only, review Mon 1 Feb",
    "Risk: A former partner looks for her",
    "Vulnerable: Heart condition",
    "Disability: Deaf in one ear, review Tue 1 Jun",
    "Adjustment: Large print, review was due Fri 20 Nov",
    "Moved Mon 2 Nov 2026: to Flat 2, High Street",
    "Prefers: by telephone, mornings",
]


def case_page(qtbot: QtBot, office: Office, person: Person) -> CasePage:
    page = CasePage(office, Answers())
    qtbot.addWidget(page)
    page.show_case(make.a_complaint(office, person=person))
    page.show()
    return page


def tags(page: CasePage | RequestPage) -> list[NoticeTag]:
    return [tag for tag in page.findChildren(NoticeTag) if tag.isVisible()]


def test_everything_stands_at_the_top_of_a_case_in_one_order(qtbot: QtBot, office: Office) -> None:
    found = tags(case_page(qtbot, office, EVERYTHING))
    assert [spoken_name(tag) for tag in found] == IN_ORDER
    assert [tag.tone() for tag in found] == [*[Tone.RED] * 5, Tone.TEAL, Tone.AMBER, Tone.TEAL, Tone.TEAL]


def test_everything_stands_at_the_top_of_a_service_request_too(qtbot: QtBot, office: Office) -> None:
    page = RequestPage(office, Answers())
    qtbot.addWidget(page)
    page.show_request(a_request(office, person=EVERYTHING))
    page.show()
    assert [spoken_name(tag) for tag in tags(page)] == IN_ORDER
    page.start_action("edit-person")
    (form,) = page.findChildren(PersonDialog)
    assert form.fields["confidential"].value() == "Do not leave messages"
    form.close()


def test_that_somebody_died_comes_first(qtbot: QtBot, office: Office) -> None:
    died = replace(
        EVERYTHING, whereabouts=Whereabouts.DIED, since=date(2026, 11, 2), what_to_do="Mary Bell is the executor"
    )
    first = tags(case_page(qtbot, office, died))[0]
    assert first.text() == "Has died Mon 2 Nov 2026: Mary Bell is the executor"
    assert first.tone() is Tone.RED


def test_what_is_long_is_shown_by_its_beginning_and_read_out_whole(qtbot: QtBot, office: Office) -> None:
    long = "The neighbour at Cottage 4 must not learn who complained, nor that anybody did, nor that we know of it."
    (tag,) = tags(case_page(qtbot, office, replace(make.RESIDENT, confidential=long)))
    assert tag.text().endswith("…")
    assert tag.toolTip() == spoken_name(tag) == f"Confidential: {long}"


def test_where_nothing_is_known_nothing_is_shown(qtbot: QtBot, office: Office) -> None:
    assert tags(case_page(qtbot, office, make.RESIDENT)) == []
