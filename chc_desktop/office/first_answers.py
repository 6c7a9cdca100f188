"""What the officer answers when the program is first opened, as typed, and what is wrong with it in plain sentences."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Organisation, Person, Role, Scheme

_LEAP_YEAR = 2024
_MOST_HOMES = 100_000


class AnswerWrong(RuleBroken):
    """An answer that cannot be. `field` names it, so that the sentence can stand beside it."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAnswers:
    """The first-run questions. `homes` is as typed; `year_end` is day and month; `lead_name` may be empty."""

    name: str
    address: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""
    homes: str = ""
    year_end: tuple[int, ...] = (31, 3)
    scheme: Scheme = Scheme.HOUSING_OMBUDSMAN
    governing_body: str = "Board of trustees"
    lead_name: str = ""
    lead_job: str = ""
    officer_name: str = ""
    officer_job: str = "Complaints officer"
    backup_folder: str = ""

    def officer(self) -> Person:
        return Person(name=self.officer_name.strip(), role=Role.OFFICER, job=self.officer_job.strip())

    def lead(self) -> Person | None:
        """Who leads on complaints in the governing body, None where nobody was named."""
        if not self.lead_name.strip():
            return None
        return Person(name=self.lead_name.strip(), role=Role.GOVERNING_BODY, job=self.lead_job.strip())

    def organisation(self, officer: int, lead: int) -> Organisation:
        """The organisation with these people, by their ids."""
        return Organisation(
            name=self.name.strip(),
            address=self.address.strip(),
            telephone=self.telephone.strip(),
            email=self.email.strip(),
            website=self.website.strip(),
            homes=read_homes(self.homes),
            year_end=self.year_end,
            scheme=self.scheme,
            governing_body=self.governing_body.strip() or "Board of trustees",
            complaints_lead=lead,
            officer=officer,
            backup_folder=self.backup_folder.strip(),
        )


def faults(answers: FirstAnswers, register: Path | None = None) -> tuple[AnswerWrong, ...]:
    """Everything that is wrong with the answers, in the order of the questions; empty where they will do.

    `register` is the folder of the register, where it is known: backups are kept elsewhere too.
    """
    checks: tuple[Callable[[], object], ...] = (
        lambda: check_name(answers.name),
        lambda: read_homes(answers.homes),
        lambda: check_year_end(answers.year_end),
        lambda: _check_officer(answers.officer_name),
        lambda: check_folder(answers.backup_folder, register),
    )
    return tuple(wrong for check in checks if (wrong := _wrong(check)))


def check_name(name: str) -> None:
    if not name.strip():
        raise AnswerWrong("name", "Please write the name of your organisation, as it stands on your letters.")


def read_homes(typed: str) -> int:
    """The number of homes in what was typed; 0 where nothing was."""
    text = typed.strip().replace(",", "").replace(" ", "")
    if not text:
        return 0
    if not (text.isascii() and text.isdigit()):
        raise AnswerWrong("homes", f"“{typed.strip()}” is not a number. Please write figures only, such as 34.")
    if int(text) > _MOST_HOMES:
        raise AnswerWrong("homes", f"{typed.strip()} homes is more than this program is made for. Please check it.")
    return int(text)


def check_year_end(year_end: tuple[int, ...]) -> None:
    day, month = year_end
    last = monthrange(_LEAP_YEAR, month)[1]
    if not 1 <= day <= last:
        name = words.month(date(_LEAP_YEAR, month, 1))
        raise AnswerWrong("year_end", f"There is no {day} {name}. {name} has {last} days at most. Please check it.")


def check_folder(typed: str, register: Path | None = None) -> None:
    """A place for backups may be left open; one that is named is a whole path, and not where the register itself is."""
    named = typed.strip()
    if named and not (Path(named).is_absolute() and min(named) >= " "):
        raise AnswerWrong("backup_folder", f"“{named}” is not a whole folder name. Please use Choose….")
    if named and register:
        from chc_desktop.whereabouts.second_place import Suits, second_place  # seldom needed

        judged = second_place(register, Path(named), has_passphrase=True)
        if judged.suits is Suits.NOT:
            raise AnswerWrong("backup_folder", judged.sentence)


def remark_on_place(typed: str, register: Path) -> str:
    """Why a place for backups that may be kept will hardly do, in sentences; empty where it will, or none is named."""
    from chc_desktop.whereabouts.second_place import Suits, second_place  # seldom needed

    if not typed.strip():
        return ""
    judged = second_place(register, Path(typed.strip()), has_passphrase=False)
    return words.capital(judged.sentence.removeprefix("But ")) if judged.suits is Suits.POOR else ""


def _check_officer(name: str) -> None:
    if not name.strip():
        raise AnswerWrong("officer_name", "Please write the name of the person who deals with complaints.")


def _wrong(check: Callable[[], object]) -> AnswerWrong | None:
    try:
        check()
    except AnswerWrong as wrong:
        return wrong
    return None
