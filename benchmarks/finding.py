"""The register at 100,000 cases with 500,000 events, beside the same SQL through the bare driver with the same key.

The floor of each line runs the very statements the program runs, word for word, and fetches every row.
"""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks import large
from benchmarks.ratio import Ratio, in_turn
from chc_desktop.domain.events import Noted
from chc_desktop.domain.listing.asked import YES, Asked
from chc_desktop.office.office import Office
from chc_desktop.store import database
from chc_desktop.store.list_questions import question
from tests import make

CASES = 100_000
FEW = 100
EVENTS_OF_ONE = 200
_SIZE = 100  # rows the list fetches at once
_TYPED = ("boi", "boil", "boile", "boiler", "obrien", "am3 4ab", "boiler khan")
_NARROWED = ((("open", YES),), (("late", YES),), (("stage", "1"), ("vulnerable", YES)), (("category", "Repairs"),))
_HISTORY = (
    "SELECT e.number, e.kind, c.body FROM event e JOIN event_content c USING (number) WHERE e.case_id = ? ORDER BY 1"
)


def finding(folder: Path) -> Iterator[Ratio]:
    """Every line about the list, on one register of 100,000 cases, and one of 100 to compare the window with."""
    from benchmarks import screen

    application = screen.application()
    office, small = make.an_office(folder / "finding"), make.an_office(folder / "few")
    large.fill(office, CASES)
    large.fill(small, FEW)
    bare = database.connect(office.desk.register.path, office.desk.register.key)
    yield first_page(office, bare)
    yield counts(office, bare)
    yield typing(office, bare)
    yield one_case(office, bare)
    yield in_the_window(office, small)
    application.processEvents()
    bare.close()
    for each in (office, small):
        each.close()


def first_page(office: Office, bare: Any) -> Ratio:
    """How many there are, and the first hundred as frozen lines, as the list opens."""
    asked = Asked("cases")

    def floor() -> None:
        _count(bare, asked)
        _rows(bare, asked)

    ours, least = in_turn(lambda: office.lists.glance(asked, _SIZE), floor, 60)
    return Ratio(f"first page of the register, {CASES:,} cases", ours, least, "ms", 2.0)


def counts(office: Office, bare: Any) -> Ratio:
    """How many cases each of some filters lets through."""
    asked = [Asked("cases", narrowed=narrowed) for narrowed in _NARROWED]
    ours, least = in_turn(
        lambda: [office.lists.count(each) for each in asked], lambda: [_count(bare, each) for each in asked], 15
    )
    return Ratio(f"counting what {len(_NARROWED)} filters let through", ours, least, "ms", 2.0)


def typing(office: Office, bare: Any) -> Ratio:
    """A word letter by letter, a name, part of a postcode and two words: how many have it, and the first hundred."""
    asked = [Asked("cases", typed) for typed in _TYPED]

    def floor() -> None:
        for each in asked:
            _count(bare, Asked("cases"))
            _count(bare, each)
            _rows(bare, each)

    ours, least = in_turn(lambda: [office.lists.glance(each, _SIZE) for each in asked], floor, 15)
    return Ratio(f"search as you type, {len(_TYPED)} times", ours, least, "ms", 2.0)


def one_case(office: Office, bare: Any) -> Ratio:
    """Against reading the same entries with their content and the JSON in them, without which no case can be shown."""
    case_id = make.a_complaint(office)
    make.acknowledged(office, case_id, office.today() - timedelta(3))
    with office.desk.register.transaction() as shelves:
        for number in range(EVENTS_OF_ONE - 2):
            text = f"Call {number} about the pump."
            office.desk.append(shelves, case_id, Noted(happened_on=office.today(), done_by=1, text=text))

    def floor() -> list[Any]:
        return [json.loads(body) for _number, _kind, body in bare.execute(_HISTORY, (case_id,)).fetchall()]

    ours, least = in_turn(lambda: office.cases.view(case_id), floor, 30)
    return Ratio(f"reading one case with {EVENTS_OF_ONE} events", ours, least, "ms", 12.0)


def in_the_window(office: Office, small: Office) -> Ratio:
    """The list read again and painted, at 100,000 cases beside the same at 100."""
    ours, least = in_turn(_window(office), _window(small), 15)
    return Ratio(f"the list in its window, at {CASES:,} cases beside {FEW}", ours, least, "ms", 2.0)


def _window(office: Office) -> Callable[[], object]:
    from chc_desktop.ui.case_list import CaseListPage
    from chc_desktop.ui.prompts import Prompts

    page = CaseListPage(office, Prompts())
    page.resize(1366, 768)
    page.show()

    def look() -> None:
        page.refresh()
        page.grab()

    return look


def _count(bare: Any, asked: Asked) -> Any:
    made = question(asked, make.TODAY)
    return bare.execute(made.count(), made.values).fetchone()


def _rows(bare: Any, asked: Asked) -> Any:
    made = question(asked, make.TODAY)
    return bare.execute(made.lines(), made.values | {"start": 0, "size": _SIZE}).fetchall()
