"""A register of any size, made quickly: real people, entries in their chain, lines, tasks and words, as they are kept.

Some stories are told by the rules of the program. Each case is one of them, with a name, a home and words of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from itertools import accumulate, cycle
from random import Random

from chc_desktop.domain import history, record
from chc_desktop.domain.events import Acknowledged, Closed, Event, Finding, Noted, Received, Remedy, Responded
from chc_desktop.domain.facts import Person
from chc_desktop.domain.finding.places import Place, findable
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.projection import Projection, project
from chc_desktop.domain.promises.projection import PromiseLines
from chc_desktop.domain.summary import home
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.office.office import Office
from chc_desktop.store.import_shelf import Entry
from chc_desktop.store.transaction import Transaction
from tests import make

_AT_ONCE = 5_000
_REFERENCE, _TITLE, _WORDS, _NOTE = "2026-00000", "A title", "What was said", "What was noted"
_FIRST_NAMES = "Ada Bill Carys Dev Edith Grace Hugh Ines Jack Kate Łukasz Máire Nia Omar Pia Sam"
_LAST_NAMES = "O’Brien Bell Çelik Davies Evans Fox Hughes Jones Khan Lloyd Nguyễn Owen Pugh Şahin"
_NAMES = ((_FIRST_NAMES, 1), (_LAST_NAMES, 7))
_SYLLABLES = "ba con der el fa gu ha in ka lo ment ne or pa qui re sa ter tion un ve wa ing est ly"


@dataclass(frozen=True, slots=True)
class _Story:
    """Five entries of a case as they are written down, and what is kept beside them, with words to be replaced."""

    entries: tuple[Entry, ...]
    projection: Projection
    texts: tuple[str, ...]


class _Words:
    """Words of everyday and of seldom use, as what people write has them."""

    def __init__(self, random: Random) -> None:
        syllables = _SYLLABLES.split()
        made = {"".join(random.choices(syllables, k=random.choice((1, 2, 2, 3, 3, 4)))) for _ in range(8_000)}
        self._words = sorted(made)
        random.shuffle(self._words)
        self._words[:0] = ["the", "boiler", "damp", "repair", "nobody"]
        self._weights = list(accumulate(1 / (place + 8) for place in range(len(self._words))))
        self._random = random

    def text(self, words: int) -> str:
        return " ".join(self._random.choices(self._words, cum_weights=self._weights, k=words))


def fill(office: Office, cases: int, told: Iterable[tuple[Event, ...]] = ()) -> None:
    """So many complaints by the stories told; without any, of three years with five entries each, one in five open."""
    random = Random(2026)
    words, stories = _Words(random), cycle(list(_stories(office, told or _told())))
    for start in range(0, cases, _AT_ONCE):
        with office.desk.register.transaction() as shelves:
            _add(office, shelves, stories, words, min(_AT_ONCE, cases - start))


def _add(office: Office, shelves: Transaction, stories: Iterator[_Story], words: _Words, cases: int) -> None:
    room = shelves.imports.room()
    people, references, entries, projections = [], [], [], []
    for offset in range(1, cases + 1):
        case_id, story = room.complaint + offset, next(stories)
        person = _person(room.person + offset)
        said = {_REFERENCE: f"2020-{case_id:06}", _TITLE: words.text(5), _WORDS: words.text(60), _NOTE: words.text(20)}
        people.append(person)
        references.append(said[_REFERENCE])
        entries += [entry._replace(case_id=case_id, body=_bytes_with(entry.body, said)) for entry in story.entries]
        projections.append(_projection(story, case_id, person, said))
    shelves.imports.add_people(people)
    shelves.imports.add_complaints(room.complaint + 1, references, lambda _more: None)
    shelves.imports.append(entries, office.desk.now(), 1, lambda _more: None)
    shelves.projections.keep_new(projections, lambda _more: None)


def _person(number: int) -> Person:
    first, last = (names.split()[number // step % len(names.split())] for names, step in _NAMES)
    return Person(
        id=number,
        name=f"{first} {last}",
        address=f"Flat {number % 90 + 1}\n{number // 90} High Street\nAmberley\nAM{number % 9 + 1} {number % 7}AB",
        telephone=f"01234 {number:06}",
        vulnerability="Asthma" if number % 12 == 0 else "",
    )


def _projection(story: _Story, case_id: int, person: Person, said: dict[str, str]) -> Projection:
    reference = said[_REFERENCE]
    contact = (person.name, person.address, person.telephone)
    found = (Place(0, text) for text in (*contact, *(_with(text, said) for text in story.texts)))
    face = story.projection.face
    return replace(
        story.projection,
        summary=story.projection.summary._replace(
            case_id=case_id,
            reference=reference,
            title=said[_TITLE],
            person=person.name,
            home=home(person),
            person_id=person.id,
            vulnerable=int(bool(person.vulnerability)),
        ),
        tasks=tuple(task._replace(case_id=case_id) for task in story.projection.tasks),
        face=face._replace(case_id=case_id, reference=reference) if face else None,
        text=findable(reference, found),
        promises=PromiseLines(tuple(line._replace(case_id=case_id) for line in story.projection.promises.lines)),
    )


def _stories(office: Office, told: Iterable[tuple[Event, ...]]) -> Iterator[_Story]:
    with office.desk.register.transaction() as shelves:
        counting = office.desk.counting(shelves)
    edition, resident = make.hos_2024(), replace(make.RESIDENT, id=1)
    for events in told:
        first, *rest = events
        assert isinstance(first, Received)
        case = history.opened(1, first)
        for number, event in enumerate(rest, 2):
            case = history.apply(case, number, event)
        yield _Story(
            tuple(Entry(1, each.kind, each.happened_on.isoformat(), 1, record.write(each)) for each in events),
            project(case, resident, edition, counting, office.desk.kinds),
            (_TITLE, _WORDS, _NOTE, "The pump can be heard at night.", "Quiet nights.", "The records show it."),
        )


def _told() -> Iterator[tuple[Event, ...]]:
    """Two hundred: each way a case can stand, at forty ages."""
    for age in range(40):
        for ended in (True, True, True, True, False):
            yield events(make.TODAY - timedelta(40 + age * 25 if ended else age), age, ended)


def events(received_on: date, age: int, ended: bool) -> tuple[Event, ...]:
    """A complaint of a day with its five entries, all in time."""
    received = Received(
        happened_on=received_on,
        done_by=1,
        reference=_REFERENCE,
        edition="hos-2024",
        complainant=1,
        handler=1 + age % 3,
        channel=list(Channel)[age % 5],
        category=list(Category)[age % 9],
        made_on=received_on,
        title=_TITLE,
        their_words=_WORDS,
        points=("The pump can be heard at night.",),
        outcome_sought="Quiet nights.",
    )
    noted = Noted(happened_on=received_on, done_by=1, text=_NOTE)
    acknowledged = Acknowledged(happened_on=received_on + timedelta(3), done_by=1, stage=1)
    if not ended:
        further: tuple[Event, ...] = (acknowledged,) if age % 2 else (noted,)
        return (received, noted, noted, noted, *further)
    answered = received_on + timedelta(10)
    remedies = (Remedy("action-on-delay", "Fit dampers to the pump", answered + timedelta(14)),) if age % 4 == 0 else ()
    responded = Responded(
        happened_on=answered,
        done_by=1,
        stage=1,
        findings=(Finding(1, Outcome.UPHELD, "The records show it."),),
        remedies=remedies,
        no_remedy_because="" if remedies else "Put right at once.",
    )
    closed = Closed(happened_on=answered + timedelta(20), done_by=1, why="Nothing more was asked.")
    return (received, acknowledged, noted, responded, closed)


def _with(text: str, said: dict[str, str]) -> str:
    return reduce(lambda so_far, pair: so_far.replace(*pair), said.items(), text)


def _bytes_with(body: bytes, said: dict[str, str]) -> bytes:
    return _with(body.decode(), said).encode()
