"""Where own copies of letters lie in the register, and the letters as they are used once those are laid over ours."""

import json
from collections.abc import Mapping
from dataclasses import replace

from chc_desktop.domain.letters.file import read_letter_text
from chc_desktop.domain.letters.letter import LetterTemplate
from chc_desktop.domain.letters.own.copy import OwnCopy, as_used, own_id, own_letter
from chc_desktop.domain.letters.own.since import Change, changes
from chc_desktop.domain.resource_file import FaultyFile
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction

KEY = "letter "
"""What the setting of an own copy is called, and its entries in the record: this, and the kind of letter."""


def kept_copies(desk: Desk) -> dict[LetterKind, OwnCopy]:
    """Every own copy there is or was."""
    with desk.register.transaction() as shelves:
        kept = shelves.facts.settings(KEY)
    copies = (read_copy(LetterKind(key.removeprefix(KEY)), value) for key, value in kept.items())
    return {copy.kind: copy for copy in copies}


def with_copies(
    ours: Mapping[LetterKind, LetterTemplate], copies: Mapping[LetterKind, OwnCopy]
) -> tuple[dict[LetterKind, LetterTemplate], tuple[FaultyFile, ...]]:
    """The letters as they are used, and the own copies that cannot be: ours stand in their place."""
    letters, faulty = dict(ours), []
    for kind, copy in copies.items():
        if copy.text and kind in ours:
            try:
                letters[kind] = own_letter(copy, ours[kind])
            except FaultyFile as fault:
                faulty.append(fault)
    return letters, tuple(faulty)


def readable(copy: OwnCopy, ours: LetterTemplate) -> tuple[LetterTemplate, str]:
    """The letter of a copy, and why it is not used; ours where nothing of it can be read."""
    try:
        return own_letter(copy, ours), ""
    except FaultyFile as fault:
        said = str(fault)
    try:
        letter = as_used(read_letter_text(copy.text, ours.name), ours)
    except FaultyFile:
        return ours, said
    return replace(letter, id=own_id(ours, copy.version)), said


def since(copy: OwnCopy, ours: LetterTemplate) -> tuple[Change, ...]:
    try:
        return changes(read_letter_text(copy.base, ours.name), ours)
    except FaultyFile:  # an older program's letter that this one cannot read: everything is new
        return changes(replace(ours, title="", parts=()), ours)


def copy_of(shelves: Transaction, kind: LetterKind) -> OwnCopy:
    return read_copy(kind, shelves.facts.setting(f"{KEY}{kind}"))


def read_copy(kind: LetterKind, value: str) -> OwnCopy:
    kept = json.loads(value) if value else {}
    return OwnCopy(kind, int(kept.get("version", 0)), str(kept.get("text", "")), str(kept.get("base", "")))


def plain_copy(copy: OwnCopy) -> dict[str, object]:
    """A copy as it is kept; the kind stands in its key."""
    return {"version": copy.version, "text": copy.text, "base": copy.base}
