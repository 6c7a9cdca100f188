"""What the officer can do with evidence for the self-assessment: attach it, open it, put it into the bin, take it out.

A file is kept in the register byte for byte. Something that is in the register already is named and led to.
"""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.assessments.assessment import called
from chc_desktop.domain.assessments.attached import Attached, Source
from chc_desktop.domain.entries import Erased
from chc_desktop.domain.errors import RuleBroken, reason
from chc_desktop.domain.refusing import needs
from chc_desktop.exchange.file_names import safe_name, stem_and_ending
from chc_desktop.exchange.limits import check_size
from chc_desktop.files import unfinished
from chc_desktop.office.assessments.approving import refuse_approved
from chc_desktop.office.assessments.reading import attached_in, year_numbered
from chc_desktop.office.assessments.round.reading import approval_of, round_of
from chc_desktop.office.bin import Removed
from chc_desktop.office.desk import Desk
from chc_desktop.office.evidence_offered import Offered, lessons_offered, of_case
from chc_desktop.office.saving import save_copy
from chc_desktop.store.evidence_shelf import Kept
from chc_desktop.store.transaction import Transaction

_NOTHING_CHANGED = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class Pack:
    """What was saved as an evidence pack: the files, and the list of everything that is attached."""

    folder: Path
    files: int
    references: int

    @property
    def told(self) -> str:
        """What was done, for the officer."""
        named = f" and {words.count(self.references, 'reference')}" if self.references else ""
        return f"{words.count(self.files, 'file')}{named} of evidence, with a list of them, saved to “{self.folder}”."


class Evidence:
    """Evidence attached to the rows of the self-assessments."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def attach_file(self, year: int, slug: str, path: Path) -> Attached:
        """Keep a file with a row. Raises `RuleBroken` where it cannot be read, is too large, or is there already."""
        content = _read(path)
        name = safe_name(path.name)
        new = Attached(0, slug, Source.FILE, name, size=len(content), digest=sha256(content).hexdigest())
        return self._attach(year, new, content)

    def attach(self, year: int, slug: str, offered: Offered) -> Attached:
        """Name something that is in the register with a row."""
        return self._attach(year, Attached(0, slug, offered.source, offered.title, offered.case_id, offered.key))

    def of_row(self, year: int, slug: str) -> tuple[Attached, ...]:
        """What is attached to a row, in the order it was."""
        with self._desk.register.transaction() as shelves:
            return attached_in(shelves, year, self._edition(shelves, year)).get(slug, ())

    def offered(self, case_id: int) -> tuple[Offered, ...]:
        """What of a complaint can be attached: itself, its letters, correspondence and promises."""
        return of_case(self._desk, case_id)

    def offered_lessons(self) -> tuple[Offered, ...]:
        """What was learnt, the newest first."""
        return lessons_offered(self._desk)

    def content(self, attached: Attached) -> bytes:
        """The exact bytes of a file that is attached."""
        with self._desk.register.transaction() as shelves:
            return shelves.evidence.content(attached.id)

    def remove(self, evidence: int) -> None:
        """Put an attachment into the bin; from there it can be taken back."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            kept = self._changeable(shelves, evidence)
            shelves.evidence.put_in_bin(kept.attached.id, desk.now(), desk.officer(shelves))
        desk.on_change()

    def removed(self) -> list[Removed]:
        """What is in the bin."""
        with self._desk.register.transaction() as shelves:
            return [self._in_bin(each) for each in shelves.evidence.removed()]

    def take_back(self, key: str) -> None:
        """Attach it again to its row."""
        with self._desk.register.transaction() as shelves:
            shelves.evidence.take_out_of_bin(self._changeable(shelves, int(key)).attached.id)
        self._desk.on_change()

    def what_goes(self, key: str) -> str:
        """What would be erased for good with a file: also from the other rows and years that have the same one."""
        with self._desk.register.transaction() as shelves:
            kept = self._there(shelves, int(key))
            others = [each for each in shelves.evidence.sharing(kept.attached.id) if each.attached.id != int(key)]
            also = words.listed([self._where(each) for each in others])
            frozen = any(round_of(shelves, each.year).versions for each in (kept, *others))
        stays = "; an approved version keeps the name in its list of evidence" if frozen else ""
        too = f" The same file is attached to {also}: it goes from there too." if also else ""
        return (
            f"“{kept.attached.title}” ({self._where(kept)}) is erased from this register, its bytes and its name.{too} "
            "It cannot be taken back. The record says that a file was erased, when, by whom and why; what evidence you "
            f"wrote, and every form approved with it, stays as it is{stays}. Backups made before today still hold it."
        )

    def erase(self, key: str, why: str, draft: str = "") -> None:
        """Erase a file for good, in the bin or not, of an approved year too: its bytes, and its name with every row
        that has it. Raises `RuleBroken` where nobody says why."""
        desk = self._desk
        why = why.strip()
        needs(why, f"Please write why it is erased, without naming anybody: it stays. {_NOTHING_CHANGED}", "why")
        with desk.register.transaction() as shelves:
            kept = self._there(shelves, int(key))
            if not kept.attached.is_file:
                raise RuleBroken(f"Only a file can be erased here. {_NOTHING_CHANGED} The rest lies with its case.")
            gone = tuple(each.attached.id for each in shelves.evidence.sharing(kept.attached.id))
            officer = desk.officer(shelves)
            erased = Erased(happened_on=desk.today(), done_by=officer, entries=(), why=why, evidence=gone)
            shelves.evidence.erase(gone, shelves.record.erase(erased, desk.now(), officer))
            if draft:
                shelves.scratch.drop_draft(draft)
        desk.on_change()

    def save_pack(self, year: int, parent: Path) -> Pack:
        """Save every attached file of a year into a new folder, named in the order of the form, with a list of all.

        All of it, or nothing is left there.
        """
        folder = _free(parent, f"Evidence for the self-assessment {year}")
        try:
            with unfinished(folder) as half:
                files, references = self._pack(year, half)
        except OSError as error:
            raise RuleBroken(
                f"The folder “{folder}” could not be made ({reason(error)}). Nothing was left there, and everything is "
                "safe in the register. Please choose another place."
            ) from error
        return Pack(folder, files, references)

    def _pack(self, year: int, folder: Path) -> tuple[int, int]:
        """Fill the folder; how many files there are, and how many other things are named."""
        with self._desk.register.transaction() as shelves:
            edition = self._desk.editions[self._edition(shelves, year)]
            attached = attached_in(shelves, year, edition.id)
            lines: list[str] = []
            files = references = 0
            for row in edition.form.rows:
                for each in attached.get(row.slug, ()):
                    if each.is_file:
                        files += 1
                        name = safe_name(f"{files:03} {row.number} {each.title}".replace("/", "-"))
                        save_copy(folder / name, shelves.evidence.content(each.id))
                        lines.append(f"{called(row)}: {name} (SHA-256 {each.digest})")
                    else:
                        references += 1
                        lines.append(f"{called(row)}: {each.title}")
        listed = f"Evidence attached to the self-assessment {year}\n\n" + "\n".join(lines) + "\n"
        save_copy(folder / "List of the evidence.txt", listed.encode())
        return files, references

    def _attach(self, year: int, new: Attached, content: bytes = b"") -> Attached:
        desk = self._desk
        with desk.register.transaction() as shelves:
            refuse_approved(approval_of(shelves, round_of(shelves, year)), year)
            edition = self._edition(shelves, year)
            _refuse_twice(new, attached_in(shelves, year, edition).get(new.slug, ()))
            evidence = shelves.evidence.add(year, edition, new, desk.now())
            if new.is_file:
                shelves.evidence.keep_content(evidence, content)
        desk.on_change()
        return replace(new, id=evidence)

    def _edition(self, shelves: Transaction, year: int) -> str:
        return self._desk.edition_on(shelves, year_numbered(self._desk, shelves, year).last).id

    def _there(self, shelves: Transaction, evidence: int) -> Kept:
        kept = shelves.evidence.get(evidence)
        if kept is None:
            raise RuleBroken(f"There is no such evidence in the register. {_NOTHING_CHANGED}")
        return kept

    def _changeable(self, shelves: Transaction, evidence: int) -> Kept:
        kept = self._there(shelves, evidence)
        refuse_approved(approval_of(shelves, round_of(shelves, kept.year)), kept.year)
        return kept

    def _in_bin(self, kept: Kept) -> Removed:
        attached, where = kept.attached, f"Evidence for {self._where(kept)}"
        assert kept.removed_at
        return Removed(str(attached.id), attached.title, where, kept.removed_at, kept.removed_by, attached.is_file)

    def _where(self, kept: Kept) -> str:
        """“6.2 of the self-assessment 2026”."""
        rows = {row.slug: row for row in self._desk.editions[kept.edition].form.rows}
        row = rows.get(kept.attached.slug)
        return f"{called(row) if row else kept.attached.slug} of the self-assessment {kept.year}"


def said_of(attached: Attached) -> str:
    """What the evidence says of an attachment: a file by its name without its ending."""
    return stem_and_ending(attached.title)[0] if attached.is_file else attached.title


def _refuse_twice(new: Attached, there: tuple[Attached, ...]) -> None:
    if any(new.is_the_same_as == each.is_the_same_as for each in there):
        raise RuleBroken(f"“{new.title}” is attached to this provision already. {_NOTHING_CHANGED}")


def _read(path: Path) -> bytes:
    try:
        check_size(path.name, path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise RuleBroken(
            f"“{path.name}” could not be read ({error.strerror}). {_NOTHING_CHANGED} Please check that it is still "
            "there and not open in another program, and try again."
        ) from error


def _free(parent: Path, name: str) -> Path:
    """A folder of this name that is not there yet."""
    for number in range(1, 1_000):
        folder = parent / (name if number == 1 else f"{name} ({number})")
        if not folder.exists():
            return folder
    raise RuleBroken(f"There are too many evidence packs in “{parent}” already. Please choose another place.")
