"""What is said before the register is open, and of what was found on arriving; each with the ways to go on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.backups.ready import Ready
from chc_desktop.ui.doorway import Way
from chc_desktop.whereabouts.judging import why_not
from chc_desktop.whereabouts.recognising import Elsewhere, Kind

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


def unread(log: Path) -> RuleBroken:
    """Something in the register is not what the program knows, or the program is at fault; `log` says where."""
    return RuleBroken(
        "Something in the register cannot be read as this program writes it, or the program itself is at fault. The "
        "register was not opened, and nothing was changed. Please restore the newest backup. If that does not help, "
        f"what happened is noted in “{log}” for whoever helps you; it names no person and no complaint."
    )


def astray(found: str) -> str:
    """An entry that is needed to open the register is not as it was written; `found` says which."""
    return f"{found} The register was not opened, and nothing was changed. Please restore the newest backup."


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


def is_damaged(folder: Path, pages: int, refused: str, ways: tuple[Way, ...]) -> Said:
    """The file is not as it was written, and so was not opened. `refused` is why the newest backup is no way back."""
    said = (
        f"The file of the register in “{folder}” is damaged: {_how_badly(pages)}. A failing disk or another program "
        "can do that. It was not opened, so that nothing wrong is shown. Nothing was changed."
    )
    if refused:
        said = f"{said} Of the backups the newest cannot be used: {refused}"
    return Said("The register is damaged", said, ways)


def way_back(newest: Ready, where: str, restore: Go) -> Way:
    """To the newest backup that is good; `where` it lies, such as “on this computer”."""
    made = newest.inside.made_at
    return Way(
        f"Go back to the backup of {words.day(made.date())}, {words.clock(made)}",
        f"It lies {where}, was looked over just now and is whole: {_what_is_in(newest)}. The damaged register is set "
        "aside, not thrown away.",
        "Restore it",
        restore,
    )


def way_to_save(save: Go) -> Way:
    """Of whatever is still whole."""
    return Way(
        "Save what can be read",
        "Every case, letter and file that is still whole goes into a folder of your choice, as ordinary text and "
        "files, with a list of what was lost. The damaged register stays as it is.",
        "Choose a folder…",
        save,
    )


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


def cannot_be_taken(sentence: str, again: Go) -> Said:
    """The folder cannot be written to, or another window does not answer."""
    way = Way("Try again", "Once it has been put right.", "Try again", again)
    return Said("The register cannot be opened", sentence, (way,))


def usual_place_elsewhere(folder: Path, place: Elsewhere) -> str:
    """Even the usual folder is none of this computer's own."""
    return (
        f"Your folder for programs, “{folder}”, is not on this computer. {why_not(place)} Nothing is lost so far. "
        "Please ask whoever looks after the computer for a folder on its own disk, and to start the program with it "
        "(--data)."
    )


def faulty_rules(named: tuple[str, ...]) -> str:
    """Files of the rules cannot be read."""
    return (
        "The program goes on without it: cases opened under a Code that is missing can be read, not changed. Nothing "
        f"was lost. Please install the program again. ({'; '.join(named)})"
    )


def still_open(names: Iterable[str]) -> str:
    """Copies that other programs were given could not be swept."""
    return (
        f"{', '.join(f'“{name}”' for name in names)}: please close it there. It goes the next time the register is "
        "locked or the program starts."
    )


def _how_badly(pages: int) -> str:
    if not pages:
        return "there is nothing in it any more"
    if pages == 1:
        return "a page of it is not as the program wrote it"
    return f"{pages:,} pages of it are not as the program wrote them"


def _what_is_in(ready: Ready) -> str:
    found = ready.prepared.contents
    further = ((found.documents, "letter"), (found.papers, "file"))
    return words.listed(
        [words.count(found.complaints, "complaint"), *(words.count(many, what) for many, what in further if many)]
    )


def _in(place: Elsewhere) -> str:
    return f"on {place.name}" if place.kind is Kind.NETWORK else f"in {place.name}"
