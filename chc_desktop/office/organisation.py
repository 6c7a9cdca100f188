"""What the officer can do with the organisation: answer the first questions, change facts and people."""

from base64 import b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import OWN_PEOPLE, Organisation, Person
from chc_desktop.domain.people.posts import Post, with_post
from chc_desktop.office.desk import Desk

if TYPE_CHECKING:
    from chc_desktop.domain.code import Edition
    from chc_desktop.office.first_answers import FirstAnswers

LARGEST_LOGO = 300_000
"""In bytes, as it is kept."""

_LARGEST_FILE = 50_000_000  # bytes: what a camera makes is far below


class OrganisationRoom:
    """The organisation and its people."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def organisation(self) -> Organisation | None:
        """The organisation, None before the first questions were answered."""
        with self._desk.register.transaction() as shelves:
            return shelves.facts.organisation()

    def refuse_if_lost(self) -> None:
        """Refuse where the first questions were answered, as the record says, and nothing of that is left."""
        with self._desk.register.transaction() as shelves:
            if shelves.facts.had_organisation():
                raise RuleBroken(
                    "What the register says of your organisation was taken out by something other than this program. "
                    "The register was not opened, and nothing was changed. Please restore the newest backup."
                )

    def set_up(self, answers: "FirstAnswers") -> None:
        """Keep the answers to the first questions: the people, then the organisation with them, or nothing."""
        from chc_desktop.office.first_answers import faults  # asked once

        for wrong in faults(answers, self.register_folder()):
            raise wrong
        desk = self._desk
        with desk.register.transaction() as shelves:
            if shelves.facts.organisation():
                raise RuleBroken("The first questions were answered before. Nothing was changed. Please use Settings.")
            officer = shelves.facts.save_person(answers.officer(), desk.now(), 0)
            lead = answers.lead()
            lead_id = shelves.facts.save_person(lead, desk.now(), officer.id).id if lead else 0
            shelves.facts.save_organisation(answers.organisation(officer.id, lead_id), desk.now(), officer.id)
        desk.on_change()

    def save(self, organisation: Organisation) -> None:
        """Keep changed facts; where days are counted differently now, every open case is counted anew with them."""
        from chc_desktop.office.first_answers import check_folder, check_name, check_year_end  # seldom needed

        check_name(organisation.name)
        check_year_end(organisation.year_end)
        kept = self.organisation()
        is_new = kept is None or kept.backup_folder != organisation.backup_folder
        check_folder(organisation.backup_folder, self.register_folder() if is_new else None)
        from chc_desktop.office.assessments.round import reading as rounds  # seldom needed
        from chc_desktop.office.recount import recounting  # seldom needed

        with recounting(self._desk) as shelves:
            shelves.facts.save_organisation(organisation, self._desk.now(), self._desk.officer(shelves))
            rounds.renew(self._desk, shelves)

    def read_logo(self, path: Path) -> bytes:
        """What is in the file of a logo."""
        try:
            size = path.stat().st_size
            if size > _LARGEST_FILE:
                raise RuleBroken(
                    f"“{path.name}” is too large to be read as a logo ({size // 1_000_000:,} MB). Nothing was changed. "
                    "Please choose a smaller picture."
                )
            return path.read_bytes()
        except OSError:
            raise RuleBroken(f"“{path.name}” could not be read. Nothing was changed. Please choose another.") from None

    def set_logo(self, path: Path, picture: bytes) -> None:
        """Take the picture of a file as the logo of new letters, made smaller where it has more than print needs.

        Refused where it is no picture, or one too large to be read.
        """
        from chc_desktop.documents.logo import check_logo, made_smaller  # heavy, and seldom needed

        try:
            check_logo(picture)
            if len(picture) > LARGEST_LOGO:
                picture = made_smaller(picture, LARGEST_LOGO)
        except ValueError as why:
            raise RuleBroken(
                f"“{path.name}” cannot be the logo. {why} Nothing was changed. Please choose another PNG, JPEG or SVG "
                "file."
            ) from None
        from chc_desktop.office.recount import recounting  # seldom needed

        with recounting(self._desk) as shelves:
            changed = replace(self._desk.organisation(shelves), logo=b64encode(picture).decode("ascii"))
            shelves.facts.save_organisation(changed, self._desk.now(), self._desk.officer(shelves))

    def people(self) -> list[Person]:
        """Those who work for the organisation or govern it, by name."""
        with self._desk.register.transaction() as shelves:
            return shelves.facts.people(*OWN_PEOPLE)

    def save_person(self, person: Person, post: Post | None = None) -> Person:
        """Keep one of the organisation's own people, new or changed, with the post they hold; None leaves the posts."""
        from chc_desktop.office.first_answers import AnswerWrong  # seldom needed

        if not person.name.strip():
            raise AnswerWrong("name", "Please write the person’s name.")
        desk = self._desk
        person = replace(person, name=person.name.strip(), job=person.job.strip())
        with desk.register.transaction() as shelves:
            _check_new(person, shelves.facts.people(*OWN_PEOPLE))
            person = shelves.facts.save_person(person, desk.now(), desk.officer(shelves))
            organisation = shelves.facts.organisation()
            if post is not None and organisation:
                changed = with_post(organisation, person.id, post)
                shelves.facts.save_organisation(changed, desk.now(), desk.officer(shelves))
        desk.on_change()
        return person

    def editions(self) -> "tuple[Edition, ...]":
        """The Codes the program knows, the newest first; drafts and the own policy last."""
        known = sorted(self._desk.editions.values(), key=lambda edition: edition.id)
        return tuple(sorted(known, key=lambda edition: edition.in_force_from or date.min, reverse=True))

    def register_folder(self) -> Path:
        """Where the register lives."""
        return self._desk.register.path.parent


def _check_new(person: Person, known: list[Person]) -> None:
    same = [other for other in known if other.name == person.name and other.id != person.id]
    if same:
        from chc_desktop.office.first_answers import AnswerWrong  # seldom needed

        raise AnswerWrong("name", f"{person.name} is among the people already. Nothing was changed.")
