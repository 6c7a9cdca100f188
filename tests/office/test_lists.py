"""Lists asked for by the page: the same rows, in the same order, as if all were read at once."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from chc_desktop.domain.events import ClockStarted, Noted, Withdrawn
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.listing.asked import CASES, REQUESTS, YES, Asked, Sort, plain, read_plain
from chc_desktop.office.office import Office
from chc_desktop.store.list_questions import KINDS
from tests import make
from tests.office.test_requests import a_request

NAMES = ("Ann Day", "Łukasz Nowak", "Mary O’Brien", "ann bell", "Zoë Hart", "Élodie Roy", "Siân Pugh", "Joan Bell")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = make.an_office(tmp_path_factory.mktemp("lists") / "data")
    for number in range(24):
        person = replace(make.RESIDENT, name=NAMES[number % 8], address=f"Flat {number % 12 + 1}\nAmberley")
        case_id = make.a_complaint(
            made,
            person=replace(person, vulnerability="Asthma" if number % 6 == 0 else ""),
            received_on=make.TODAY - timedelta(number * 20),
            title=f"Case {24 - number}",
            category=list(Category)[number % 4],
            channel=list(Channel)[number % 3],
            handler=1 + number % 2,
        )
        if number % 4 == 0:
            made.cases.record(case_id, Withdrawn(happened_on=make.TODAY, done_by=1, why="By telephone."))
    made.cases.record(2, ClockStarted(happened_on=make.TODAY, clock_kind="ombudsman-evidence", due=date(2026, 12, 8)))
    answered = make.a_complaint(made, received_on=date(2026, 10, 20))
    make.acknowledged(made, answered, date(2026, 10, 22))
    make.answered(made, answered, date(2026, 11, 3))
    for title in ("Gate", "Tap"):
        a_request(made, title=title)
    return made


@pytest.mark.parametrize("kind", [CASES, REQUESTS])
def test_it_sorts_by_every_column_both_ways_with_nothing_lost(office: Office, kind: str) -> None:
    every = {row.case_id for row in office.lists.every(Asked(kind))}
    assert len(every) == office.lists.count(Asked(kind))
    for column in KINDS[kind].sorts:
        up = [row.case_id for row in office.lists.every(Asked(kind, sort=Sort(column)), 7)]
        down = [row.case_id for row in office.lists.every(Asked(kind, sort=Sort(column, True)), 7)]
        assert set(up) == set(down) == every, column
        assert len(up) == len(every)


def test_homes_sort_by_their_number_and_names_without_regard_to_accents(office: Office) -> None:
    homes = [row.home for row in office.lists.every(Asked(CASES, sort=Sort("home"))) if row.home.startswith("Flat")]
    assert homes == sorted(homes, key=lambda home: int(home.split()[1]))
    people = list(dict.fromkeys(row.person for row in office.lists.every(Asked(CASES, sort=Sort("person")))))
    assert people == [
        "ann bell", "Ann Day", "Élodie Roy", "Joan Bell", "Łukasz Nowak", "Mary O’Brien", "Siân Pugh", "Zoë Hart"
    ]  # fmt: skip


def test_what_has_no_date_comes_last_either_way(office: Office) -> None:
    for descending in (False, True):
        due = [row.first_due for row in office.lists.every(Asked(CASES, sort=Sort("due", descending)))]
        known = [day for day in due if day]
        assert due == sorted(known, reverse=descending) + [""] * (len(due) - len(known))


@pytest.mark.parametrize(
    ("narrowed", "number"),
    [
        ((("open", YES),), 19),
        ((("ended", YES),), 6),
        ((("stage", "1"),), 25),
        ((("stage", "2"), ("stage", "3")), 0),
        ((("vulnerable", YES),), 4),
        ((("vulnerable", YES), ("open", YES)), 2),
        ((("ombudsman", YES),), 1),
        ((("promise", YES),), 1),
        ((("handler", "2"),), 12),
        ((("category", Category.REPAIRS.words), ("category", Category.DAMP.words)), 12),
        ((("channel", Channel.EMAIL.words),), 0),
        ((("year", "2025"),), 7),
        ((("answered", "this-month"),), 1),
        ((("answered", "last-month"),), 0),
        ((("outcome", "upheld"),), 1),
        ((("late", YES),), 19),
        ((("never heard of", YES),), 25),
    ],
)
def test_each_filter_lets_through_what_it_says(
    office: Office, narrowed: tuple[tuple[str, str], ...], number: int
) -> None:
    asked = Asked(CASES, narrowed=narrowed)
    assert office.lists.count(asked) == number
    assert len(list(office.lists.every(asked))) == number


def test_filters_search_and_order_go_together(office: Office) -> None:
    asked = Asked(CASES, "obrien", (("open", YES),), Sort("received"))
    found = list(office.lists.every(asked))
    assert [row.person for row in found] == ["Mary O’Brien"] * office.lists.count(asked)
    assert [row.received_on for row in found] == sorted(row.received_on for row in found)


def test_a_page_is_a_part_of_the_whole_and_each_row_knows_its_place(office: Office) -> None:
    by_home, found = Asked(CASES, sort=Sort("home", True)), Asked(CASES, "am", (), Sort("due"))
    for asked in (Asked(CASES), Asked(CASES, "bell"), by_home, found):
        whole = [row.case_id for row in office.lists.every(asked)]
        assert [row.case_id for row in office.lists.page(asked, 3, 4)] == whole[3:7]
        assert [office.lists.place(asked, case_id) for case_id in whole] == list(range(len(whole)))
    assert office.lists.place(Asked(CASES, narrowed=(("ended", YES),)), 2) is None


def test_what_is_first_seen_comes_with_how_many_there_are(office: Office) -> None:
    glance = office.lists.glance(Asked(CASES, narrowed=(("ended", YES),)), 2)
    assert (glance.every, glance.shown, len(glance.first)) == (25, 6, 2)


@pytest.mark.parametrize("typed", [*"\"'%_*-é\\\0", "NEAR(", "AND", "a\0b", "\ud800", "col:", "2 am"])
def test_no_sign_is_an_error_in_any_order(office: Office, typed: str) -> None:
    for sort in (None, Sort("person")):
        asked = Asked(CASES, typed, (), sort)
        assert office.lists.count(asked) == len(list(office.lists.every(asked)))


def test_what_was_asked_is_read_again_as_it_was_kept() -> None:
    asked = Asked(CASES, "o'b", (("late", YES), ("year", "2026")), Sort("due", True))
    assert read_plain(CASES, plain(asked)) == asked
    assert read_plain(CASES, {"typed": 3, "narrowed": [1, ["a"]], "sort": "x"}) == Asked(CASES)
    assert read_plain(CASES, None) == Asked(CASES)


def test_the_name_of_who_deals_with_it_is_the_one_they_have_now(tmp_path: Path) -> None:
    made = make.an_office(tmp_path / "data")
    make.a_complaint(made, handler=2)
    chair = next(person for person in made.organisation.people() if person.id == 2)
    made.organisation.save_person(replace(chair, name="Petra Grant"))
    assert [row.handler for row in made.lists.every(Asked(CASES))] == ["Petra Grant"]


def test_it_says_why_something_was_found(tmp_path: Path) -> None:
    made = make.an_office(tmp_path / "data")
    case_id = make.a_complaint(made)
    made.cases.record(case_id, Noted(happened_on=make.TODAY, done_by=1, text="The heron came back."))
    request = a_request(made, title="Tap", person=replace(make.RESIDENT, name="Máire O’Brien"))
    ((why,),) = made.lists.why(Asked(CASES, "heron"), [case_id]).values()
    assert why.text == "Note, Tue 24 Nov 2026: The heron came back."
    ((why,),) = made.lists.why(Asked(REQUESTS, "obrien"), [request]).values()
    assert why.text == "Name: Máire O’Brien"
    ((why,),) = made.lists.why(Asked(CASES, Category.NEIGHBOURS.words.split()[0]), [case_id]).values()
    assert why.where == "About"


def test_far_down_the_list_the_rows_are_the_same(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    by_home, found = Asked(CASES, sort=Sort("home", True)), Asked(CASES, "am", (("open", YES),))
    for asked in (Asked(CASES), by_home, found, replace(found, sort=Sort("due"))):
        near = [office.lists.page(asked, start, 5) for start in (3, 9)]
        monkeypatch.setattr("chc_desktop.store.list_shelf._NEAR", 0)
        assert [office.lists.page(asked, start, 5) for start in (3, 9)] == near
        monkeypatch.undo()
