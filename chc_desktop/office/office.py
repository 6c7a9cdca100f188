"""The office: everything the officer can do, by the room it belongs to."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from chc_desktop.office.desk import Desk
from chc_desktop.store.register import Register

if TYPE_CHECKING:
    from chc_desktop.domain.clocks.kind import Kinds
    from chc_desktop.domain.code import Edition
    from chc_desktop.office.agenda import Agenda
    from chc_desktop.office.assessments import Assessments
    from chc_desktop.office.backups import Backups
    from chc_desktop.office.bin import Bin
    from chc_desktop.office.case_file import CaseFiles
    from chc_desktop.office.case_people import CasePeople
    from chc_desktop.office.case_record import CaseRecord
    from chc_desktop.office.cases import Cases
    from chc_desktop.office.drafts import Drafts
    from chc_desktop.office.erasing import Erasing
    from chc_desktop.office.evidence import Evidence
    from chc_desktop.office.filling import Filling
    from chc_desktop.office.importing import Importing
    from chc_desktop.office.keys.room import Keys
    from chc_desktop.office.lessons import Lessons
    from chc_desktop.office.letter_emails import LetterEmails
    from chc_desktop.office.letter_printing import LetterPrinting
    from chc_desktop.office.letters import Letters
    from chc_desktop.office.lists import Lists
    from chc_desktop.office.mistakes import Mistakes
    from chc_desktop.office.official_wording import OfficialWordings
    from chc_desktop.office.opened_copies import OpenedCopies
    from chc_desktop.office.organisation import OrganisationRoom
    from chc_desktop.office.own_letters import OwnLetters
    from chc_desktop.office.papers import Papers
    from chc_desktop.office.paragraphs import Paragraphs
    from chc_desktop.office.persons import Persons
    from chc_desktop.office.points import Points
    from chc_desktop.office.policy import PolicyRoom
    from chc_desktop.office.promises import Promises
    from chc_desktop.office.published import Published
    from chc_desktop.office.requests import Requests
    from chc_desktop.office.retention import Retention
    from chc_desktop.office.safekeeping import Safekeeping
    from chc_desktop.office.saved_views import SavedViews
    from chc_desktop.office.snippets import Snippets
    from chc_desktop.office.spelling import Spelling
    from chc_desktop.office.working_calendar import WorkingCalendar


class Office:
    """The rooms around one register, each opened when it is first entered: what is not needed is not loaded."""

    def __init__(
        self,
        register: Register,
        editions: "Mapping[str, Edition]",
        kinds: "Kinds",
        today: Callable[[], date],
        now: Callable[[], datetime],
        renewing: Callable[[float], object] = lambda _share: None,
    ) -> None:
        """`renewing` is told how far it is, from 0 to 1, while what an older version kept is made anew."""
        self.desk = Desk(register, editions, kinds, today, now)
        self.desk.renew_projections(renewing)

    @cached_property
    def bin(self) -> "Bin":
        from chc_desktop.office.bin import Bin
        from chc_desktop.office.bin_rooms import bin_rooms

        return Bin(self.desk, bin_rooms(self))

    @cached_property
    def mistakes(self) -> "Mistakes":
        from chc_desktop.office.mistakes import Mistakes

        return Mistakes(self.desk)

    @cached_property
    def spelling(self) -> "Spelling":
        from chc_desktop.office.spelling import Spelling

        return Spelling(self.desk)

    @cached_property
    def snippets(self) -> "Snippets":
        from chc_desktop.office.snippets import Snippets

        return Snippets(self.desk)

    @cached_property
    def paragraphs(self) -> "Paragraphs":
        from chc_desktop.office.paragraphs import Paragraphs

        return Paragraphs(self.desk)

    @cached_property
    def cases(self) -> "Cases":
        from chc_desktop.office.cases import Cases

        return Cases(self.desk)

    @cached_property
    def case_people(self) -> "CasePeople":
        from chc_desktop.office.case_people import CasePeople

        return CasePeople(self.desk)

    @cached_property
    def persons(self) -> "Persons":
        from chc_desktop.office.persons import Persons

        return Persons(self.desk)

    @cached_property
    def case_record(self) -> "CaseRecord":
        from chc_desktop.office.case_record import CaseRecord

        return CaseRecord(self.desk)

    @cached_property
    def case_files(self) -> "CaseFiles":
        from chc_desktop.office.case_file import CaseFiles

        return CaseFiles(self.desk)

    @cached_property
    def lists(self) -> "Lists":
        from chc_desktop.office.lists import Lists

        return Lists(self.desk)

    @cached_property
    def saved_views(self) -> "SavedViews":
        from chc_desktop.office.saved_views import SavedViews

        return SavedViews(self.desk)

    @cached_property
    def requests(self) -> "Requests":
        from chc_desktop.office.requests import Requests

        return Requests(self.desk)

    @cached_property
    def importing(self) -> "Importing":
        from chc_desktop.office.importing import Importing

        return Importing(self.desk)

    @cached_property
    def agenda(self) -> "Agenda":
        from chc_desktop.office.agenda import Agenda

        return Agenda(self.desk)

    @cached_property
    def lessons(self) -> "Lessons":
        from chc_desktop.office.lessons import Lessons

        return Lessons(self.desk)

    @cached_property
    def points(self) -> "Points":
        from chc_desktop.office.points import Points

        return Points(self.desk)

    @cached_property
    def organisation(self) -> "OrganisationRoom":
        from chc_desktop.office.organisation import OrganisationRoom

        return OrganisationRoom(self.desk)

    @cached_property
    def policy(self) -> "PolicyRoom":
        from chc_desktop.office.policy import PolicyRoom

        return PolicyRoom(self.desk)

    @cached_property
    def drafts(self) -> "Drafts":
        from chc_desktop.office.drafts import Drafts

        return Drafts(self.desk)

    @cached_property
    def letter_emails(self) -> "LetterEmails":
        from chc_desktop.office.letter_emails import LetterEmails

        return LetterEmails(self.desk)

    @cached_property
    def letter_printing(self) -> "LetterPrinting":
        from chc_desktop.office.letter_printing import LetterPrinting

        return LetterPrinting(self.desk)

    @cached_property
    def letters(self) -> "Letters":
        from chc_desktop.office.letters import Letters

        return Letters(self.desk)

    @cached_property
    def own_letters(self) -> "OwnLetters":
        from chc_desktop.office.own_letters import OwnLetters

        return OwnLetters(self.desk, self.letters)

    @cached_property
    def papers(self) -> "Papers":
        from chc_desktop.office.papers import Papers

        return Papers(self.desk)

    @cached_property
    def opened_copies(self) -> "OpenedCopies":
        """Copies of files that other programs read; swept when the register is closed."""
        from chc_desktop.office.opened_copies import OpenedCopies

        return OpenedCopies(self.desk.register.path.parent)

    @cached_property
    def promises(self) -> "Promises":
        from chc_desktop.office.promises import Promises

        return Promises(self.desk)

    @cached_property
    def assessments(self) -> "Assessments":
        from chc_desktop.office.assessments import Assessments

        return Assessments(self.desk)

    @cached_property
    def filling(self) -> "Filling":
        from chc_desktop.office.filling import Filling

        return Filling(self.desk)

    @cached_property
    def official_wording(self) -> "OfficialWordings":
        from chc_desktop.office.official_wording import OfficialWordings

        return OfficialWordings(self.desk)

    @cached_property
    def evidence(self) -> "Evidence":
        from chc_desktop.office.evidence import Evidence

        return Evidence(self.desk)

    @cached_property
    def published(self) -> "Published":
        from chc_desktop.office.published import Published

        return Published(self.desk)

    @cached_property
    def backups(self) -> "Backups":
        from chc_desktop.office.backups import Backups

        return Backups(self.desk)

    @cached_property
    def safekeeping(self) -> "Safekeeping":
        from chc_desktop.office.safekeeping import Safekeeping

        return Safekeeping(self.desk)

    @cached_property
    def erasing(self) -> "Erasing":
        from chc_desktop.office.erasing import Erasing

        return Erasing(self.desk)

    @cached_property
    def retention(self) -> "Retention":
        from chc_desktop.office.retention import Retention

        return Retention(self.desk)

    @cached_property
    def keys(self) -> "Keys":
        from chc_desktop.office.keys.room import Keys

        return Keys(self.desk)

    @cached_property
    def working_calendar(self) -> "WorkingCalendar":
        from chc_desktop.office.working_calendar import WorkingCalendar

        return WorkingCalendar(self.desk)

    def today(self) -> date:
        return self.desk.today()

    def on_change(self, call: Callable[[], None]) -> None:
        """What to call after each action that was kept."""
        self.desk.on_change = call

    def close(self) -> None:
        """Close the register. Nothing is waiting to be written: each action was kept when it happened."""
        if "opened_copies" in self.__dict__:
            self.opened_copies.sweep()
        self.desk.register.close()
