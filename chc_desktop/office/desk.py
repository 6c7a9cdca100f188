"""What every action needs: the register, the Codes, the clock, and how a case is read and written down.

What only an action on a case needs is imported when the first one is done: the first screen opens sooner.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import OWN_PEOPLE, Organisation
from chc_desktop.domain.working_days import Counting
from chc_desktop.office.library import Library
from chc_desktop.store.register import Register
from chc_desktop.store.transaction import Transaction

if TYPE_CHECKING:
    from chc_desktop.domain.case import Case, Recorded
    from chc_desktop.domain.clocks.kind import Kinds
    from chc_desktop.domain.code import Edition
    from chc_desktop.domain.entries import Erased
    from chc_desktop.domain.events import Event, Received
    from chc_desktop.domain.intake import Matter
    from chc_desktop.domain.people.routing import Team
    from chc_desktop.domain.projection import Projection
    from chc_desktop.domain.rulebook import Rulebook
    from chc_desktop.domain.seen_head import SeenHead


@dataclass
class Desk:
    """The officer's desk. `today` and `now` are handed in: nothing here reads the clock itself.

    `kinds` are those of the clocks a case may carry beside the Code's. `on_change` is called after each action that was
    kept, so that what is shown can be read again.
    """

    register: Register
    editions: Mapping[str, "Edition"]
    kinds: "Kinds"
    today: Callable[[], date]
    now: Callable[[], datetime]
    on_change: Callable[[], None] = lambda: None
    seen_head: "Callable[[], SeenHead | None]" = lambda: None
    """What was last seen of the record, as it is kept outside the register."""
    _counting: Counting | None = field(default=None, repr=False)

    @contextmanager
    def beside(self) -> "Iterator[Desk]":
        """The same desk once more, for another thread: a connection serves only the one it was made in."""
        with self.register.beside() as register:
            yield Desk(register, self.editions, self.kinds, self.today, self.now, seen_head=self.seen_head)

    def counting(self, shelves: Transaction) -> Counting:
        """The register's calendar and how the organisation counts, read once until either changes."""
        if self._counting is None:
            organisation = shelves.facts.organisation()
            from_the_day = bool(organisation and organisation.count_from_the_day_itself)
            self._counting = Counting(shelves.facts.calendar(), from_the_day)
        return self._counting

    def forget_calendar(self) -> None:
        self._counting = None

    def edition(self, edition_id: str) -> "Edition":
        """An edition by its id. Raises `RuleBroken` where its file could not be read."""
        try:
            return self.editions[edition_id]
        except KeyError:
            raise RuleBroken(
                f"The Code “{edition_id}”, under which this case was opened, could not be read, so the case can be "
                "read but not worked on. Nothing was lost. Please install the program again."
            ) from None

    def edition_of(self, shelves: Transaction, case: "Case | Received") -> "Edition":
        """The edition a case was opened under, beside the organisation's own limits of that day.

        The own policy names the Ombudsman of the organisation's scheme, where one could take the complaint.
        """
        edition = self.edition(case.edition)
        if edition.is_own_policy:
            from chc_desktop.domain.applying import with_its_ombudsman

            scheme = self.organisation(shelves).scheme
            edition = with_its_ombudsman(edition, self.editions.values(), scheme, case.matter)
        return edition.applied(case.own_limits, case.own_stages)

    def edition_to_read(self, shelves: Transaction, case: "Case") -> "Edition":
        """The same, or a bare edition with the id alone where its file could not be read."""
        from chc_desktop.domain.code import bare_edition

        return self.edition_of(shelves, case) if case.edition in self.editions else bare_edition(case.edition)

    def edition_on(self, shelves: Transaction, made_on: date, matter: "Matter | None" = None) -> "Edition":
        """The edition that applies to a complaint made on a day, by the organisation's scheme."""
        from chc_desktop.domain.applying import applying, falls_to
        from chc_desktop.domain.intake import Matter

        scheme, about = self.organisation(shelves).scheme, matter or Matter.HOUSING
        found = applying(self.editions.values(), made_on, scheme, about)
        if found.is_own_policy and self._has_faulty_code_of(falls_to(scheme, about)):
            raise RuleBroken(
                "The file of a Code could not be read, and it may be the one for that day. Nothing was lost. Please "
                "install the program again; Settings names the file."
            )
        return found

    def _has_faulty_code_of(self, scheme: str) -> bool:
        """Whether the file of one of a scheme's Codes cannot be read; the files go by the scheme's name."""
        faulty = self.editions.faulty() if scheme and isinstance(self.editions, Library) else ()
        return any(file.name.startswith(f"{scheme}-") for file in faulty)

    def book(self, shelves: Transaction, case: "Case | Received") -> "Rulebook":
        from chc_desktop.domain.rulebook import Rulebook

        edition, counting = self.edition_of(shelves, case), self.counting(shelves)
        return Rulebook(edition, counting, self.today(), self.kinds, self.team(shelves))

    def team(self, shelves: Transaction) -> "Team":
        """Those who may deal with complaints, with the posts as Settings have them."""
        from chc_desktop.domain.people.routing import team_of

        return team_of(shelves.facts.people(*OWN_PEOPLE), shelves.facts.organisation())

    def case(self, shelves: Transaction, case_id: int) -> "Case":
        from chc_desktop.domain import history

        return history.fold(case_id, shelves.record.history(case_id))

    def write(self, shelves: Transaction, case: "Case", *events: "Event") -> "Case":
        """Let events happen to a case, each checked by the rules as the case then stands; the case afterwards."""
        from chc_desktop.domain import history, rules

        book = self.book(shelves, case)
        for event in events:
            rules.check(event, case, book)
            entry = self.append(shelves, case.id, event)
            case = history.apply(case, entry.number, event)
        self.project(shelves, case)
        return case

    def append(self, shelves: Transaction, case_id: int | None, event: "Event") -> "Recorded":
        return shelves.record.append(case_id, event, self.now(), self.officer(shelves))

    def erase(self, shelves: Transaction, erased: "Erased") -> None:
        """Erase what entries say, and take their words out of what is searched."""
        from chc_desktop.office import lesson_projections, request_projections

        shelves.record.erase(erased, self.now(), self.officer(shelves))
        for record_id in shelves.record.told_of(erased.entries):
            if shelves.record.is_request(record_id):
                request_projections.renew(shelves, [record_id])
            else:
                self.project_cases(shelves, [record_id])
        taught = {case_id for _lesson, case_id in shelves.projections.changes.pairs()}
        lesson_projections.renew(shelves)
        self.project_listed(shelves, taught)

    def project(self, shelves: Transaction, case: "Case") -> None:
        """Bring what lists, Today, calendar and search know of a case up to date.

        They know nothing of a case that was logged by mistake. What they know of a case whose Code could not be read
        stays as it was; where they know nothing, it is listed without its dates.
        """
        if case.mistake:
            shelves.projections.forget(case.id)
        elif case.edition in self.editions or shelves.projections.summary(case.id) is None:
            shelves.projections.keep(self.projected(shelves, case))

    def projected(self, shelves: Transaction, case: "Case") -> "Projection":
        """What lists, Today, calendar and search are to know of a case, worked out and not kept."""
        from chc_desktop.domain.projection import project
        from chc_desktop.office.findable import words_of_case

        person = shelves.facts.person(case.complainant)
        edition, counting = self.edition_to_read(shelves, case), self.counting(shelves)
        return project(case, person, edition, counting, self.kinds, words_of_case(shelves, case))

    def renew_projections(self, tick: Callable[[float], object] = lambda _share: None) -> None:
        """Make all projections anew where an older version of the program made them.

        While the Code of a case cannot be read they stay unfinished, and are made anew at every start. `tick` is told
        how far it is, from 0 to 1.
        """
        from chc_desktop.domain.summary import PROJECTED

        with self.register.transaction() as shelves:
            if shelves.projections.version() != PROJECTED:
                from chc_desktop.office.renewing import renew  # only now and then

                shelves.projections.set_version(PROJECTED if renew(self, shelves, tick) else 0)

    def project_cases(self, shelves: Transaction, case_ids: Iterable[int]) -> None:
        for case_id in case_ids:
            self.project(shelves, self.case(shelves, case_id))

    def project_listed(self, shelves: Transaction, case_ids: Iterable[int]) -> None:
        """The same for those of them that the lists know: not one that an undone import took out."""
        self.project_cases(shelves, sorted(shelves.projections.some(case_ids)))

    def officer(self, shelves: Transaction) -> int:
        """Who sits at the desk, 0 before the first-run questions were answered."""
        organisation = shelves.facts.organisation()
        return organisation.officer if organisation else 0

    def organisation(self, shelves: Transaction) -> Organisation:
        organisation = shelves.facts.organisation()
        if organisation is None:
            raise RuleBroken("The register does not know the organisation yet. Please answer the first questions.")
        return organisation
