"""What the forms of several actions share: who is at the desk, whom one may choose, the day it happened."""

from collections.abc import Callable

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import Event
from chc_desktop.domain.facts import Person, Role
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.papers.paper import kept
from chc_desktop.domain.vocabulary import Measure, Rule
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.asks import AskChoice, AskDay, Filled

NOBODY_YET = ("", "Please choose")

_RULES = {Measure.ADJUSTMENTS_RECORDED: Rule.ADJUSTMENTS, Measure.UPDATES_WHILE_LATE: Rule.UPDATES}
"""The rule behind a measure; one that has none goes by the row of the form it speaks to."""


def draft_key(view: CaseView, name: str) -> str:
    """Where the half-written texts of an action on a case are kept."""
    return f"action/{view.case.id}/{name}"


def officer(office: Office) -> int:
    """Who sits at the desk."""
    organisation = office.organisation.organisation()
    return organisation.officer if organisation else 0


def colleagues(office: Office) -> list[Person]:
    """Everybody who may deal with a complaint."""
    return office.cases.people(Role.OFFICER, Role.STAFF, Role.GOVERNING_BODY)


def called(person: Person) -> str:
    """“Ruth Ellis, Chief Officer”."""
    return ", ".join(filter(None, (person.name, person.job)))


def paper_choices(view: CaseView) -> tuple[tuple[str, str], ...]:
    """The papers of the case by their ids, the newest first, such as “Tue 24 Nov 2026: Invoice 114”."""
    said = ((paper.id, paper.said) for paper in reversed(kept(view.case.papers)))
    return tuple((str(id_), f"{words.day(each.happened_on)}: {each.subject or each.file_name}") for id_, each in said)


def provision(edition: Edition, measure: Measure) -> str:
    """“ (Code 5.10)”, where the edition asks for what a measure counts; empty where it is silent."""
    if measure in _RULES:
        return edition.cite(_RULES[measure])
    number = next((row.number for row in edition.form.rows if row.measure is measure), "")
    return f" ({words.cited(number)})" if number else ""


def ask_day(office: Office, label: str, help_text: str = "") -> AskDay:
    """The true day something happened on, today unless changed."""
    return AskDay(name="happened_on", label=label, help=help_text, value=office.today(), today=office.today())


def ask_kept_back(value: KeptBack = KeptBack.NOT) -> AskChoice:
    """Whether it stays out of the copy of the case that whoever complained may ask for."""
    choices = tuple((each.value, words.capital(each.words)) for each in KeptBack)
    return AskChoice(name="kept_back", label="Who may see it?", choices=choices, value=value.value)


def recording(office: Office, view: CaseView, event: Callable[[Filled], Event]) -> Callable[[Filled, str], object]:
    """What a form does that lets one event happen to the case."""
    return lambda answers, draft: office.cases.record(view.case.id, event(answers), draft)
