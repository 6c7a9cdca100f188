"""What the figures of the self-assessment are counted from: how each case counts in every measure. Rebuilt at will."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from chc_desktop.domain.assessments.figure import NAMED, Spoiler, Tally
from chc_desktop.domain.assessments.measures.measured import Measured
from chc_desktop.domain.assessments.measures.persons import Known
from chc_desktop.domain.assessments.timeliness import Mark
from chc_desktop.domain.vocabulary import Measure
from chc_desktop.store import plain
from chc_desktop.store.in_parts import in_parts
from chc_desktop.store.person_rows import PERSON, person_of

if TYPE_CHECKING:
    from sqlalchemy import Connection


class ToMeasure(NamedTuple):
    """A record to be measured anew: a complaint, a service request, or what was taken out of every list."""

    case_id: int
    kind: str
    is_out: bool


class Asked(NamedTuple):
    """Which figures: of cases under an edition, between two days, as they stand on a third."""

    edition: str
    first: str
    last: str
    today: str


Wanted = tuple[Asked, str, str, str]
"""A measure, a mark and a kind, of what is asked about."""


class MeasuredShelf:
    """What is measured, on one open transaction."""

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection

    def how_many_wait(self) -> int:
        """How many cases are to be measured anew before figures can be read."""
        return int(plain.rows(self._connection, "SELECT count(*) FROM to_measure")[0][0])

    def waiting(self, most: int) -> list[ToMeasure]:
        """Some of them."""
        return [ToMeasure(case_id, kind, bool(out)) for case_id, kind, out in self._ask(_WAITING, most)]

    def up_to_date(self) -> list[ToMeasure]:
        """All the others."""
        return [ToMeasure(case_id, kind, bool(out)) for case_id, kind, out in self._ask(_UP_TO_DATE)]

    def keep(self, case_ids: Sequence[int], lines: Sequence[Measured]) -> None:
        """Put the lines of these cases in the place of those there were."""
        put = self._connection.exec_driver_sql
        for table in ("measured", "to_measure"):
            for part in in_parts(case_ids):
                put(f"DELETE FROM {table} WHERE case_id IN ({plain.marks(len(part))})", tuple(part))
        if lines:
            put(_KEEP, [tuple(line) for line in lines])

    def lines(self, case_ids: Iterable[int]) -> dict[int, list[Measured]]:
        """The lines of cases as they are kept, those that wait to be measured anew left out."""
        found: dict[int, list[Measured]] = defaultdict(list)
        for part in in_parts(case_ids):
            for row in plain.rows(self._connection, _LINES.format(plain.marks(len(part))), part):
                found[row[0]].append(Measured._make(row))
        return found

    def of_erased(self, case_ids: Iterable[int]) -> list[Measured]:
        """How those of these that were erased counted when they were."""
        found = (
            plain.rows(self._connection, _ERASED.format(plain.marks(len(part))), part) for part in in_parts(case_ids)
        )
        return [Measured._make(row) for rows in found for row in rows]

    def measure_all_anew(self, version: int) -> None:
        """Have every case measured anew, by this version of the measures."""
        put = self._connection.exec_driver_sql
        put("INSERT OR IGNORE INTO to_measure (case_id) SELECT id FROM complaint")
        put("UPDATE projection_state SET measured = ?", (version,))

    def version(self) -> int:
        """By which version of the measures they were made."""
        kept = plain.rows(self._connection, "SELECT measured FROM projection_state")
        return int(kept[0][0]) if kept else 0

    def tallies(self, *asked: Asked) -> dict[Measure, Tally]:
        """What is counted for each measure: one question for all the numbers, one for the names behind them."""
        counted = [row for each in asked for row in self._ask(COUNTED, *each)]
        names = self._names([(each, *row[:3]) for each in asked for row in counted])
        numbers: dict[str, dict[tuple[Mark, str], int]] = defaultdict(dict)
        amounts: dict[str, dict[tuple[Mark, str], int]] = defaultdict(dict)
        for measure, mark, kind, number, amount in counted:
            numbers[measure][Mark(mark), kind] = number
            amounts[measure][Mark(mark), kind] = amount
        return {Measure(each): Tally(numbers[each], amounts[each], names[each]) for each in numbers}

    def known(self, asked: Asked) -> tuple[Known, ...]:
        """The people of whom something is on record, each with the latest complaint of theirs that is asked about."""
        people = {row[0]: person_of(row) for row in plain.rows(self._connection, f"{PERSON} WHERE {OF_FIGURES}")}
        latest: dict[int, tuple[int, str]] = {}
        for part in in_parts(people):
            question = LATEST.format(plain.marks(len(part)))
            for person_id, case_id, reference in self._ask(question, *part, *asked[:3]):
                latest[person_id] = case_id, reference
        return tuple(Known(person, *latest.get(person_id, ())) for person_id, person in people.items())

    def _names(self, wanted: Iterable[Wanted]) -> dict[str, dict[Mark, tuple[Spoiler, ...]]]:
        """The first cases of each measure and mark, of whatever kind."""
        each = dict.fromkeys(wanted)
        found: dict[tuple[str, str], list[tuple[int, int, Spoiler]]] = defaultdict(list)
        for question, values in names_asked(each):
            for measure, mark, case_id, place, reference, why in self._ask(question, *values):
                found[measure, mark].append((case_id, place, Spoiler(case_id, reference, why)))
        names: dict[str, dict[Mark, tuple[Spoiler, ...]]] = defaultdict(dict)
        for (measure, mark), some in found.items():
            names[measure][Mark(mark)] = tuple(
                spoiler for _id, _place, spoiler in sorted(some, key=lambda one: one[:2])
            )
        return names

    def _ask(self, question: str, *values: object) -> list[Any]:
        return plain.rows(self._connection, question, values)


def names_asked(wanted: Iterable[Wanted]) -> list[tuple[str, tuple[object, ...]]]:
    """The questions for the names of some measures, marks and kinds, with their values; a few hundred at once."""
    every = list(wanted)
    parts = (every[start : start + _AT_ONCE] for start in range(0, len(every), _AT_ONCE))
    return [
        (" UNION ALL ".join([_NAMED] * len(part)), tuple(value for each in part for value in _values(*each)))
        for part in parts
    ]


def _values(asked: Asked, measure: str, mark: str, kind: str) -> tuple[object, ...]:
    return asked.edition, measure, mark, kind, asked.first, asked.last, asked.today, asked.today


_AT_ONCE = 200
_KEEP = f"INSERT INTO measured ({', '.join(Measured._fields)}) VALUES ({plain.marks(len(Measured._fields))})"
_WAITING = """
    SELECT to_measure.case_id, complaint.kind, complaint.taken_out IS NOT NULL
    FROM to_measure JOIN complaint ON complaint.id = to_measure.case_id ORDER BY 1 LIMIT ?
"""
_UP_TO_DATE = """
    SELECT id, kind, taken_out IS NOT NULL FROM complaint WHERE id NOT IN (SELECT case_id FROM to_measure) ORDER BY id
"""
_LINES = f"""
    SELECT {", ".join(Measured._fields)} FROM measured
    WHERE case_id IN ({{}}) AND case_id NOT IN (SELECT case_id FROM to_measure) ORDER BY case_id, place
"""
_ERASED = f"""
    SELECT {", ".join(Measured._fields)} FROM erased_figure WHERE case_id IN ({{}}) ORDER BY case_id, place
"""
COUNTED = """
    SELECT measure, mark, kind, count(*), sum(amount) FROM measured
    WHERE edition = ?1 AND day BETWEEN ?2 AND ?3 AND since <= ?4 AND until >= ?4 GROUP BY measure, mark, kind
"""
_NAMED = f"""
    SELECT * FROM (
        SELECT measured.measure, measured.mark, measured.case_id, measured.place, complaint.reference, measured.why
        FROM measured JOIN complaint ON complaint.id = measured.case_id
        WHERE measured.edition = ? AND measured.measure = ? AND measured.mark = ? AND measured.kind = ?
        AND measured.day BETWEEN ? AND ? AND measured.since <= ? AND measured.until >= ? LIMIT {NAMED}
    )
"""
OF_FIGURES = (
    "joined_to IS NULL AND (adjustment <> '' OR disability <> '' OR restriction <> '' OR letter_form <> '') ORDER BY id"
)
LATEST = """
    SELECT case_summary.person_id, max(case_summary.case_id), case_summary.reference
    FROM case_summary JOIN measured ON measured.case_id = case_summary.case_id
    WHERE case_summary.person_id IN ({}) AND measured.measure = 'complaints-received' AND measured.edition = ?
    AND measured.day BETWEEN ? AND ? GROUP BY case_summary.person_id
"""
