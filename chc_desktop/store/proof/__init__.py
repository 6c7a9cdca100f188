"""Proves that a register is as it was written: its chain, what hangs on it, its current facts, and its guards."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection

from chc_desktop.store.backups.progress import Tick, nobody
from chc_desktop.store.proof import documents, erased_cases, erasures, facts, guards, links, papers, records


def first_broken(connection: Connection, tick: Tick = nobody) -> str:
    """A sentence that names the first thing somebody changed outside the program; empty if all is as it was written.

    In the order of weight: the chain of entries, what was erased, letters and files, cases, people and settings, and
    last the guards in the database that keep all of it from being changed.
    """
    for done, proof in enumerate(_PROOFS):
        tick(done / len(_PROOFS))
        if sentence := next(proof(connection), ""):
            return sentence
    return ""


_PROOFS: tuple[Callable[[Connection], Iterator[str]], ...] = (
    links.broken,
    erasures.broken,
    erased_cases.broken,
    documents.broken,
    papers.broken,
    records.broken,
    facts.broken,
    guards.broken,
)
"""Each tells what is broken, the first of it first."""
