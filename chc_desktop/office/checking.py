"""The proof that nobody edited the register: every page, the chain, letters and files, and what lists show of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.seen_head import SeenHead
from chc_desktop.office import last_seen, lesson_projections, request_projections
from chc_desktop.office.desk import Desk
from chc_desktop.store.backups.progress import Remembered, Tick, nobody, part
from chc_desktop.store.inspection import IndexAstray
from chc_desktop.store.transaction import Transaction

_KEEP_IT = "Please keep this register as it is and restore the latest backup."
_MADE_ANEW = (
    "The record itself is as it was written. Lists and search are made anew from it when the register is next opened: "
    "please close the program, open it again, and check once more."
)


class Unsound(RuleBroken):
    """The register is not as it was written."""


class SearchAstray(Unsound):
    """The record is as it was written; what finds its words is not."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, in words."""

    is_sound: bool
    said: str


def check(desk: Desk, tick: Tick = nobody) -> str:
    """Verify the whole register, and say how much of it there is.

    Raises `Unsound` with the first thing that is not as it should be.
    """
    with _made_anew_later(desk):
        return _check(desk, _last_seen(desk), tick)


def check_meanwhile(desk: Desk, tick: Tick) -> Checked:
    """The same on a copy of this moment, so that the register can be worked in, locked and closed meanwhile.

    The copy has every page of the register from a read that was checked. Where none can be made, because the disk is
    full or a page is damaged, the register itself is looked at.
    """
    from chc_desktop.store.snapshot import NoSnapshot, snapshot

    told, seen = Remembered(tick), _last_seen(desk)
    try:
        with _made_anew_later(desk), snapshot(desk.register, part(told, 0, 0.2), told.again) as copied:
            return Checked(True, _check(replace(desk, register=copied), seen, part(told, 0.2, 1)))
    except NoSnapshot:
        return _checked(desk, seen, told)
    except Unsound as unsound:
        return Checked(False, str(unsound))


def _checked(desk: Desk, seen: SeenHead | None, tick: Tick) -> Checked:
    try:
        with _made_anew_later(desk):
            return Checked(True, _check(desk, seen, tick))
    except Unsound as unsound:
        return Checked(False, str(unsound))


@contextmanager
def _made_anew_later(desk: Desk) -> Iterator[None]:
    """Lists are made anew when the register is next opened, where nothing else than the search in them is wrong."""
    try:
        yield
    except SearchAstray:
        with desk.register.transaction() as shelves:
            shelves.projections.set_version(0)
        raise


def _last_seen(desk: Desk) -> SeenHead | None:
    """Where the record last ended as far as is known outside it; where nothing is, as the newest backup has it."""
    from chc_desktop.store import backups

    folder = desk.register.path.parent / backups.FOLDER
    return desk.seen_head() or next(map(last_seen.of_backup, backups.backups(folder, desk.register.uuid())[:1]), None)


def _check(desk: Desk, seen: SeenHead | None, tick: Tick) -> str:
    _check_pages(desk, part(tick, 0, 0.3))
    unsearched = _first_unsearched(desk, part(tick, 0.3, 0.35))
    with desk.register.transaction() as shelves:
        broken = shelves.record.first_broken(part(tick, 0.35, 0.5))
        astray = "" if broken else unsearched or _unfound(shelves)
        broken = broken or ("" if astray else _first_stale(desk, shelves, part(tick, 0.5, 1)))
        found = _found(shelves)
    older = last_seen.told(desk, seen) if seen and _is_another(desk, seen) else ""
    if astray and not older:
        raise SearchAstray(f"{astray} {_MADE_ANEW}")
    if broken or older:
        raise Unsound(" ".join(filter(None, (broken, older, _KEEP_IT))))
    return f"All is sound: {found}, each as it was written."


def _is_another(desk: Desk, seen: SeenHead) -> bool:
    """Whether it is another register than was last seen, or an older copy of it."""
    return desk.register.uuid() != seen.register or last_seen.is_older(desk, seen)


def _check_pages(desk: Desk, tick: Tick) -> None:
    from chc_desktop.store.stopping import creeping  # not for the first screen

    try:
        desk.register.inspect(creeping(tick))
    except IndexAstray:
        return  # whose it is will be said, after what weighs more
    except RuleBroken as broken:
        raise Unsound(f"{broken} {_KEEP_IT}") from broken


def _first_unsearched(desk: Desk, tick: Tick) -> str:
    """The first of the lists in which search misses words.

    It is asked on a connection of its own: on one that remembers an index from before another connection wrote to it,
    FTS5 takes for astray what is whole.
    """
    from chc_desktop.store.stopping import creeping, stoppable  # not for the first screen

    with desk.register.beside() as fresh, stoppable(fresh.driver(), creeping(tick)), fresh.transaction() as shelves:
        return shelves.projections.first_unsearched()


def _unfound(shelves: Transaction) -> str:
    """Whether people are found by something else than what is known of them."""
    from chc_desktop.store.proof import indexes  # not for the first screen

    return indexes.missed("people") if shelves.facts.is_index_astray() else ""


def _first_stale(desk: Desk, shelves: Transaction, tick: Tick) -> str:
    """The first thing that lists, Today or the figures show otherwise than the record says."""
    from chc_desktop.office.assessments import figures  # not for the first screen
    from chc_desktop.office.assessments.round import reading as round_reading

    looks: tuple[tuple[float, Callable[[], str]], ...] = (
        (0.0, lambda: _stale_case(desk, shelves, part(tick, 0, 0.7))),
        (0.7, lambda: figures.first_stale(desk, shelves)),
        (0.9, lambda: request_projections.first_stale(shelves)),
        (0.95, lambda: lesson_projections.first_stale(shelves)),
        (1.0, lambda: round_reading.first_stale(shelves)),
    )
    for share, look in looks:
        tick(share)
        if sentence := look():
            return sentence
    return ""


def _stale_case(desk: Desk, shelves: Transaction, tick: Tick) -> str:
    """The first case whose kept line, tasks or words differ from a fresh fold of its record."""
    from chc_desktop.domain.projection import project  # seldom needed
    from chc_desktop.office.findable import words_of_case

    counting, kept = desk.counting(shelves), list(shelves.projections.all())
    unlisted = set(shelves.record.complaints()).difference(summary.case_id for summary, _tasks, _folded in kept)
    if unlisted:
        return f"{shelves.record.reference(min(unlisted))} is in the record, and no list shows it."
    for done, (summary, tasks, folded) in enumerate(kept):
        tick(done / len(kept))
        case = desk.case(shelves, summary.case_id)
        if case.edition not in desk.editions:
            continue  # what is kept of it cannot be worked out anew
        person, edition = shelves.facts.person(case.complainant), desk.edition_of(shelves, case)
        text = words_of_case(shelves, case)
        fresh = project(case, person, edition, counting, desk.kinds, text)
        if not shelves.projections.agrees(fresh, summary, tasks, folded):
            return f"What the lists show of {summary.reference} is not what its record says."
    return ""


def _found(shelves: Transaction) -> str:
    """“14 complaints, 120 entries and 22 documents”."""
    counts, papers = shelves.record.counts(), shelves.papers.count()
    return words.listed(
        [
            words.count(counts["complaint"], "complaint"),
            *([words.count(counts["request"], "service request")] if counts["request"] else []),
            words.count(counts["event"], "entry", "entries"),
            words.count(counts["document"], "document"),
            *([words.count(papers, "file")] if papers else []),
        ]
    )
