"""Whether the register may live in a folder: only where no other program changes it behind its back."""

import os
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.whereabouts.computer import Computer
from chc_desktop.whereabouts.marks import marked
from chc_desktop.whereabouts.recognising import Elsewhere, Kind, recognise
from chc_desktop.whereabouts.this_computer import this_computer

_WHY = {
    Kind.SYNCED: "{name} copies files away while they are still being written, and puts its own copies in their place. "
    "A register there can be damaged, or end as two that differ",
    Kind.NETWORK: "When the connection breaks while something is written, or two computers write at once, a register "
    "there can be damaged",
}


def elsewhere(folder: Path, computer: Computer | None = None) -> Elsewhere | None:
    """Where a folder really is, with links and redirections followed; None where it is this computer's own.

    It need not be there yet: what is there of its path decides.
    """
    known, leads_to = computer or this_computer(), real(folder)
    found = recognise(str(leads_to), known) or recognise(os.path.normpath(folder.absolute()), known)
    if found:
        return found
    program = marked(leads_to)
    return Elsewhere(Kind.SYNCED, program) if program else None


def why_not(place: Elsewhere) -> str:
    """Why the register may not live there, in a sentence."""
    return f"{_WHY[place.kind].format(name=_capital(place.name))}."


def refuse_for_register(folder: Path, computer: Computer | None = None) -> None:
    """Raise `RuleBroken` where the register may not live, saying why and what to do."""
    place = elsewhere(folder, computer)
    if place:
        raise RuleBroken(
            f"The register cannot live in “{folder}”, which is {_in(place)}. {why_not(place)} Nothing was changed. "
            f"Please choose a folder of this computer itself. {_capital(place.name)} is a good place for backups."
        )


def real(folder: Path) -> Path:
    """Where a path leads, with links and redirections followed as far as that can be."""
    try:
        return folder.expanduser().resolve()
    except (OSError, RuntimeError):  # a link that leads to itself, or the home of nobody
        return folder.absolute()


def _in(place: Elsewhere) -> str:
    return f"on {place.name}" if place.kind is Kind.NETWORK else f"in {place.name}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
