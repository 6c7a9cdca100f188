"""What is said before the register is open, and the ways to go on: it lies in a cloud folder, or is an older copy."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.domain import words
from chc_desktop.ui.doorway import Way
from chc_desktop.whereabouts.judging import why_not
from chc_desktop.whereabouts.recognising import Elsewhere, Kind

if TYPE_CHECKING:
    from chc_desktop.store.backups import Backup

Go = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Said:
    """A doorway: its title, what is the matter, and the ways to go on."""

    title: str
    text: str
    ways: tuple[Way, ...]


def lies_elsewhere(folder: Path, place: Elsewhere, here: Path | None, move: Go, choose: Go, stay: Go) -> Said:
    """The register lies where another program copies it, or on the network. `here` is where it would be moved to."""
    ways = (
        Way(
            "Move it to this computer",
            f"It is copied to “{here}”, compared, and opened there. What is left behind is set aside, not thrown away. "
            "Backups stay where they are.",
            "Move it",
            move,
        ),
        Way("Move it to a folder you choose", "Another folder of this computer.", "Choose a folder…", choose),
        Way(
            "Go on this once",
            "It is opened where it is. Please see that nobody else has it open. You will be asked again at the next "
            "start.",
            "Open it here",
            stay,
        ),
    )  # fmt: skip
    return Said(
        f"The register lies {_in(place)}",
        f"It is in “{folder}”. {why_not(place)} Nothing is lost so far. Backups are welcome there; the register itself "
        "belongs on this computer.",
        ways if here else ways[1:],
    )


def cannot_begin_there(folder: Path, place: Elsewhere, here: Path | None, use: Go, choose: Go) -> Said:
    """There is no register yet, and none may begin in this folder."""
    ways = (
        Way("Keep it on this computer", f"In “{here}”, where nothing but this program touches it.", "Begin there", use),
        Way("Choose another folder", "A folder of this computer itself.", "Choose a folder…", choose),
    )
    return Said(
        f"A register cannot live {_in(place)}",
        f"“{folder}” is {_in(place)}. {why_not(place)} Nothing was made there. It is a good place for backups, which "
        "you can choose in a moment.",
        ways if here else ways[1:],
    )


def is_older(told: str, restore: Way, find: Way, go_on: Go) -> Said:
    """The register is not the one that was last used here."""
    return Said(
        "Is this the right register?",
        f"{told} If you have just put a backup there yourself, go on. If not, restore the newest backup, or look for "
        "the register you worked with.",
        (
            restore,
            find,
            Way("Go on with this one", "The record will say that it was taken up as it is.", "Go on with it", go_on),
        ),
    )


def is_damaged(folder: Path, pages: int, ways: tuple[Way, ...]) -> Said:
    """The file is not as it was written, and so was not opened."""
    many = "a page of it is not as the program wrote it"
    if pages > 1:
        many = f"{pages:,} pages of it are not as the program wrote them"
    return Said(
        "The register is damaged",
        f"The file of the register in “{folder}” is damaged: {many}. A failing disk or another program can do "
        "that. It was not opened, so that nothing wrong is shown. Nothing was changed.",
        ways,
    )


def ways_past_damage(newest: "Backup | None", restore: Go, save: Go) -> tuple[Way, ...]:
    """The newest backup that was looked over just now, if there is one, and saving what can be read."""
    saving = Way(
        "Save what can be read",
        "Every case, letter and file that is still whole goes into a folder of your choice, as ordinary text and "
        "files, with a list of what was lost. The damaged register stays as it is.",
        "Choose a folder…",
        save,
    )
    if newest is None:
        return (saving,)
    restoring = Way(
        f"Go back to the backup of {words.day(newest.made_at.date())}, {words.clock(newest.made_at)}",
        f"It was looked over just now and is whole: {_what_is_in(newest)}. The damaged register is set aside, not "
        "thrown away.",
        "Restore it",
        restore,
    )
    return restoring, saving


def held_elsewhere(sentence: str, again: Go, take: Go) -> Said:
    """Another computer has the register open."""
    return Said(
        "The register is open on another computer",
        sentence,
        (
            Way("Try again", "Once it has been closed there.", "Try again", again),
            Way(
                "It is not open there any more",
                "That computer stopped without closing it. Only if you are sure: two at once can damage the register.",
                "Open it here",
                take,
            ),
        ),
    )


def _what_is_in(backup: "Backup") -> str:
    found = backup.contents
    return words.listed(
        [
            words.count(found.complaints, "complaint"),
            words.count(found.documents, "letter"),
            words.count(found.papers, "file"),
        ]
    )


def _in(place: Elsewhere) -> str:
    return f"on {place.name}" if place.kind is Kind.NETWORK else f"in {place.name}"
