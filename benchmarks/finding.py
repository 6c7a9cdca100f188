"""The register at 100,000 cases with 500,000 events, beside the same SQL through the bare driver with the same key.

The floor of each line runs the very statements the program runs, word for word, and fetches every row. Ours is what the
officer waits for: through the window of the list, its model and the words in the cells it shows.
"""

import json
from collections.abc import Iterator
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
EVENTS_OF_ONE = 200
_SIZE = 100  # rows the list fetches at once
_ROWS_SEEN = 15
_TYPED = ("boi", "boil", "boile", "boiler", "obrien", "am3 4ab", "boiler khan")
_NARROWED = ((("open", YES),), (("late", YES),), (("stage", "1"), ("vulnerable", YES)), (("category", "Repairs"),))
_HISTORY = (
    "SELECT e.number, e.kind, c.body FROM event e JOIN event_content c USING (number) WHERE e.case_id = ? ORDER BY 1"
)


def finding(folder: Path) -> Iterator[Ratio]:
    """Every line about the list, on one register of 100,000 cases."""
    from chc_desktop.app import make_application
    from chc_desktop.ui.case_list import CaseListPage
    from chc_desktop.ui.prompts import Prompts

    application = make_application()
    office = make.an_office(folder / "finding")
    large.fill(office, CASES)
    bare = database.connect(office.desk.register.path, office.desk.register.key)
    page = CaseListPage(office, Prompts())
    page.resize(1366, 768)
    page.show()
    application.processEvents()
    yield _first_page(page, bare)
    yield _counts(office, bare)
    yield _typing(page, bare)
    page.close()
    yield _one_case(office, bare)
    bare.close()
    office.close()


def _first_page(page: Any, bare: Any) -> Ratio:
    everything = Asked("cases")

    def ours() -> None:
        page.refresh()
        _read_cells(page)

    def floor() -> None:
        _count(bare, everything)
        _count(bare, everything)
        _rows(bare, everything)

    return Ratio(f"first page of the register, {CASES:,} cases", *in_turn(ours, floor, 30), "ms", 2.0)


def _counts(office: Office, bare: Any) -> Ratio:
    asked = [Asked("cases", narrowed=narrowed) for narrowed in _NARROWED]
    ours = in_turn(
        lambda: [office.lists.count(each) for each in asked], lambda: [_count(bare, each) for each in asked], 15
    )
    return Ratio("counting what four filters let through", *ours, "ms", 2.0)


def _typing(page: Any, bare: Any) -> Ratio:
    asked = [Asked("cases", typed) for typed in _TYPED]

    def ours() -> None:
        for typed in _TYPED:
            page.search.setText(typed)
            _read_cells(page)

    def floor() -> None:
        for each in asked:
            _count(bare, each)
            _rows(bare, each)

    return Ratio(f"search as you type, {len(_TYPED)} times", *in_turn(ours, floor, 9), "ms", 2.0)


def _one_case(office: Office, bare: Any) -> Ratio:
    """Against reading the same entries, with their content, and the JSON in them: no case can be shown without that."""
    case_id = make.a_complaint(office)
    make.acknowledged(office, case_id, office.today() - timedelta(3))
    with office.desk.register.transaction() as shelves:
        for number in range(EVENTS_OF_ONE - 2):
            office.desk.append(
                shelves, case_id, Noted(happened_on=office.today(), done_by=1, text=f"Call {number} about the pump.")
            )

    def floor() -> list[Any]:
        return [json.loads(body) for _number, _kind, body in bare.execute(_HISTORY, (case_id,)).fetchall()]

    ours, least = in_turn(lambda: office.cases.view(case_id), floor, 30)
    return Ratio(f"reading one case with {EVENTS_OF_ONE} events", ours, least, "ms", 10.0)


def _read_cells(page: Any) -> None:
    model = page.table().model()
    for row in range(min(_ROWS_SEEN, model.rowCount())):
        for column in range(8):
            model.index(row, column).data()


def _count(bare: Any, asked: Asked) -> Any:
    made = question(asked, make.TODAY)
    return bare.execute(made.count(), made.values).fetchone()


def _rows(bare: Any, asked: Asked) -> Any:
    made = question(asked, make.TODAY)
    return bare.execute(made.lines(), made.values | {"start": 0, "size": _SIZE}).fetchall()
