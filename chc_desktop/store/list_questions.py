"""How a list is asked for: its columns in the register, what each filter means there, and what it is sorted by.

Days are ISO text and are compared as text, with the day it is handed in. What is typed and chosen goes in as values,
never as part of a question.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from chc_desktop.domain.case import Status
from chc_desktop.domain.listing.asked import CASES, REQUESTS, YES, Asked
from chc_desktop.domain.listing.lines import CaseLine
from chc_desktop.domain.requests.summary import RequestSummary
from chc_desktop.store import found_words, search

Values = dict[str, object]

_STATUSES = " ".join(f"WHEN '{status}' THEN {place}" for place, status in enumerate(Status))
_IN_STATUS_ORDER = f"CASE c.status {_STATUSES} END"


@dataclass(frozen=True, slots=True)
class Listed:
    """A kind of list: the table, the index of its words, its columns, filters and what it can be sorted by.

    A filter that is on or off has one condition; the others have theirs for any value, `:value`.
    """

    table: str
    index: str
    columns: str
    filters: Mapping[str, str]
    sorts: Mapping[str, str]
    row: type[CaseLine] | type[RequestSummary]


_CASES = Listed(
    table="case_summary",
    index=found_words.CASES,
    columns=", ".join(
        "(SELECT name FROM person WHERE person.id = c.handler)" if name == "handler" else f"c.{name}"
        for name in CaseLine._fields
    ),
    filters={
        "open": "c.ended_on = ''",
        "ended": "c.ended_on <> ''",
        "late": "(c.first_due = '') = 0 AND c.first_due < :today",
        "stage": "c.stage = CAST(:value AS INTEGER)",
        "vulnerable": "c.vulnerable = 1",
        "adjusted": "c.adjusted = 1",
        "restricted": "c.restricted = 1",
        "promise": "c.promise_due <> ''",
        "ombudsman": "c.ombudsman = 1",
        "category": "c.category = :value",
        "channel": "c.channel = :value",
        "handler": "c.handler = CAST(:value AS INTEGER)",
        "outcome": "c.outcome = :value",
        "year": "c.received_on BETWEEN :value || '-01-01' AND :value || '-12-31'",
        "answered": "c.answered_on BETWEEN :value AND :value || '~'",
    },
    sorts={
        "reference": "c.reference_key",
        "title": "c.title_key",
        "person": "c.person_key",
        "home": "c.home_key",
        "status": _IN_STATUS_ORDER,
        "due": "c.first_due = '', c.first_due",
        "category": "c.category",
        "received": "c.received_on",
        "handler": "(SELECT name FROM person WHERE person.id = c.handler) IS NULL, "
        "(SELECT name FROM person WHERE person.id = c.handler)",
        "stage": "c.stage",
        "channel": "c.channel",
        "answered": "c.answered_on = '', c.answered_on",
        "ended": "c.ended_on = '', c.ended_on",
        "promise": "c.promise_due = '', c.promise_due",
        "outcome": "c.outcome = '', c.outcome",
        "known": "c.vulnerable + c.adjusted + c.restricted",
    },
    row=CaseLine,
)
_REQUESTS = Listed(
    table="request_summary",
    index=found_words.REQUESTS,
    columns=", ".join(
        "coalesce((SELECT reference FROM complaint WHERE complaint.id = c.complaint), '')"
        if name == "became"
        else f"c.{name}"
        for name in RequestSummary._fields
    ),
    filters={
        "open": "c.status = 'open'",
        "late": "c.review_due <> '' AND c.review_due < :today",
        "done": "c.status = 'done'",
        "became": "c.complaint <> 0",
        "category": "c.category = :value",
        "year": "c.received_on BETWEEN :value || '-01-01' AND :value || '-12-31'",
    },
    sorts={
        "reference": "c.reference_key",
        "title": "c.title_key",
        "person": "c.person_key",
        "home": "c.home_key",
        "status": "c.status",
        "due": "c.review_due = '', c.review_due",
        "category": "c.category",
        "received": "c.received_on",
        "ended": "c.ended_on = '', c.ended_on",
    },
    row=RequestSummary,
)
KINDS: Mapping[str, Listed] = {CASES: _CASES, REQUESTS: _REQUESTS}


@dataclass(slots=True)
class Question:
    """A list asked for, as SQL: where its lines are, which of them, and their order, with the values that go in."""

    listed: Listed
    source: str
    conditions: list[str] = field(default_factory=list)
    order: str = "c.case_id DESC"
    values: Values = field(default_factory=dict)
    words_alone: bool = False

    def lines(self, far: bool = False) -> str:
        """So many lines from some place on: `:size` and `:start`. `far` from the first, their numbers come first:
        those that are passed over are then not read."""
        wanted = f"FROM {self.source}{self._where()} ORDER BY {self.order} LIMIT :size OFFSET :start"
        if not far:
            return f"SELECT {self.listed.columns} {wanted}"
        numbers = f"SELECT c.case_id AS id, row_number() OVER () AS nth FROM (SELECT c.case_id {wanted}) c"
        return (
            f"SELECT {self.listed.columns} FROM ({numbers}) found CROSS JOIN {self.listed.table} c "
            "ON c.case_id = found.id ORDER BY found.nth"
        )

    def count(self) -> str:
        """How many lines there are."""
        if self.words_alone:
            return f"SELECT count(*) FROM {self.listed.index} WHERE {self.listed.index} MATCH :match"
        return f"SELECT count(*) FROM {self.source}{self._where()}"

    def ids(self) -> str:
        """The number of every record."""
        return f"SELECT c.case_id FROM {self.source}{self._where()}"

    def place(self) -> str:
        """How many lines stand before that of `:record`."""
        numbered = f"SELECT c.case_id AS id, row_number() OVER (ORDER BY {self.order}) - 1 AS place"
        return f"SELECT place FROM ({numbered} FROM {self.source}{self._where()}) WHERE id = :record"

    def _where(self) -> str:
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def question(asked: Asked, today: date) -> Question:
    """What the register is asked to show this. A filter or a column it does not know is passed over."""
    listed = KINDS[asked.kind]
    made = Question(listed, f"{listed.table} c")
    _put_in_order(made, asked)
    _look_for(made, asked)
    _narrow(made, asked, today)
    return made


def _put_in_order(made: Question, asked: Asked) -> None:
    terms = made.listed.sorts.get(asked.sort.column) if asked.sort else None
    if asked.sort and terms:
        way = "DESC" if asked.sort.descending else "ASC"
        made.order = f"{terms} {way}, c.case_id DESC"


def _look_for(made: Question, asked: Asked) -> None:
    looked = search.looked_for(asked.typed)
    if looked is None:
        return
    index, by_newest = made.listed.index, made.order == "c.case_id DESC"
    made.values |= {f"letter{place}": like for place, like in enumerate(looked.likes())}
    if not looked.match:
        made.conditions += [f"{_IN_SHORT} LIKE :letter{place} ESCAPE '\\'" for place in range(len(looked.letters))]
        return
    made.values["match"] = looked.match
    letters = [f"folded LIKE :letter{place} ESCAPE '\\'" for place in range(len(looked.letters))]
    if by_newest:
        made.source = f"{index} f CROSS JOIN {made.listed.table} c ON c.case_id = f.rowid"
        made.order = "f.rowid DESC"
        made.conditions += [f"f.{index} MATCH :match", *(f"f.{letter}" for letter in letters)]
    else:
        found = " AND ".join((f"{index} MATCH :match", *letters))
        made.conditions.append(f"c.case_id IN (SELECT rowid FROM {index} WHERE {found})")
    made.words_alone = not looked.letters and not asked.narrowed


_IN_SHORT = "' ' || c.reference || ' ' || c.title || ' ' || c.person || ' ' || c.home"
"""Where single letters are looked for while nothing else is: in what the list shows of each."""


def _narrow(made: Question, asked: Asked, today: date) -> None:
    for place, key in enumerate(asked.keys()):
        condition = made.listed.filters.get(key)
        if not condition:
            continue
        made.values["today"] = today.isoformat()
        values = [_meant(key, value, today) for value in asked.values(key)] if ":value" in condition else [YES]
        either = []
        for number, value in enumerate(values):
            name = f"value{place}_{number}"
            either.append(condition.replace(":value", f":{name}"))
            if ":value" in condition:
                made.values[name] = value
        made.conditions.append(f"({' OR '.join(either)})")


def _meant(key: str, value: str, today: date) -> str:
    """The month that “this-month” means; any other value is meant as it is."""
    if key != "answered":
        return value
    this = today.replace(day=1)
    return {"this-month": this, "last-month": (this - timedelta(1))}.get(value, this).isoformat()[:7]
