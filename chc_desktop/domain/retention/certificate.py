"""What the certificate of an erasure says: which case by its reference, and nothing of anybody."""

from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.page import Block, Heading, Table, Text

TITLE = "Certificate of erasure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One erasure. `references` are the case and what it came from; `decided_by` is a post, never a name.

    `spreadsheet` says instead what was erased of a spreadsheet that had been taken out again; `mistake` is one that was
    logged by mistake, and counted nowhere.
    """

    organisation: str
    register: str
    references: tuple[str, ...]
    spreadsheet: str = ""
    mistake: bool = False
    entry: int
    erased_on: date
    ground: str
    decided_by: str
    received_on: str
    ended_on: str
    outcome: str
    entries: int
    documents: int
    files: int
    people: int
    backups_gone_from: date

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The page, from its title on."""
        return (
            Heading(TITLE, 1),
            Text(f"{self.organisation}\nComplaints register {self.register}"),
            Table(("About", "What is certified"), tuple(self._rows()), (1, 2.4)),
            Heading("What was done"),
            Text(
                f"Everything the register held of {self._these} was deleted, and the places where it had stood were "
                "overwritten: what was written and said, letters, files, drafts, and the words by which it was found. "
                f"{self._of_people} {self._stays} The chain of the record still proves that nothing else was changed."
            ),
            Heading("Backups and copies"),
            Text(
                f"Backups made before that day still hold {self._these}. Each goes in its turn: the last of them with "
                f"the first backup that is made on or after {words.day(self.backups_gone_from)}, if one is made in "
                "every month until then. A backup that was carried elsewhere, such as one handed over or kept on "
                "another stick, and what was set aside when a backup was restored or the register was moved, does "
                "not go by itself and is to be destroyed by whoever keeps it. What was printed, saved or sent from "
                "the register before lies outside it and is not covered here."
            ),
        )

    def _rows(self) -> list[tuple[str, str]]:
        rows = [
            ("Case", words.listed(self.references)),
            ("What", "logged by mistake, and taken out of the lists" if self.mistake else self.spreadsheet),
            ("Received", self.received_on),
            ("Ended", self.ended_on),
            ("Outcome", self.outcome),
            ("Erased on", words.day(self.erased_on)),
            ("Why", self.ground),
            ("Decided by", self.decided_by),
            ("What was erased", held_in_words(self.entries, self.documents, self.files)),
            ("Allowed by", f"entry {self.entry} of the record"),
        ]
        return [(name, text) for name, text in rows if text]

    @property
    def _these(self) -> str:
        return "these complaints" if self.spreadsheet else "this case"

    @property
    def _stays(self) -> str:
        if self.spreadsheet:
            return (
                "What stays is that a spreadsheet was brought in and taken out again, what its file was called, and "
                "how many complaints it had. None of them counts in a figure."
            )
        if self.mistake:
            return "What stays is the reference and the day above. It counted in no figure."
        above = "the reference, the days and the outcome" if self.outcome else "the reference and the days"
        return f"What stays is {above} above, and how the case counted in the yearly figures."

    @property
    def _of_people(self) -> str:
        if not self.people:
            return "Those named in it are named in other cases too, or work for us, so they are still known."
        if self.people == 1:
            return "The details of the one person of whom nothing else was kept are gone with it."
        return f"The details of the {self.people} people of whom nothing else was kept are gone with it."


def held_in_words(entries: int, letters: int, files: int) -> str:
    """“12 entries, 3 letters and 2 files”, without what there is none of."""
    counted = ((entries, "entry", "entries"), (letters, "letter", "letters"), (files, "file", "files"))
    return words.listed([words.count(*each) for each in counted if each[0]])
