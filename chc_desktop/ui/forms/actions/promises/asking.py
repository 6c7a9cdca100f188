"""What the forms of promises ask alike: what is promised, by when, who does it and whether it was agreed."""

from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Remedy
from chc_desktop.domain.promises.promise import Promise
from chc_desktop.domain.promises.rules import MONEY
from chc_desktop.domain.vocabulary import Agreed
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.actions.common import NOBODY_YET, called, colleagues, paper_choices
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskDay, AskLine, AskText, Filled
from chc_desktop.ui.typed_money import read_pence

AGREED = tuple((agreed.value, agreed.words) for agreed in Agreed)


_NOTHING = Remedy("", "", date.max)


def remedy_asks(
    office: Office,
    view: CaseView,
    start: str = "",
    when: tuple[str, str] | None = None,
    said: Remedy | None = None,
) -> tuple[Ask, ...]:
    """The questions that make a remedy. `start` begins their names, `when` is when they are asked at all.

    `said` is what the answers are at first.
    """
    first = said or _NOTHING
    kinds = (NOBODY_YET, *((remedy.kind, remedy.title) for remedy in view.edition.remedies))
    return (
        AskChoice(
            name=f"{start}kind",
            label="What kind of remedy is it?",
            choices=kinds,
            value=first.kind,
            only_when=when,
        ),
        AskText(
            name=f"{start}what",
            label="What will be done?",
            help="In a sentence that can be checked, such as “Fit dampers to the pump”.",
            value=first.what,
            lines=2,
            only_when=when,
        ),
        AskLine(
            name=f"{start}amount",
            label="How much, in £?",
            value=words.money(first.pence).removeprefix("£") if first.pence else "",
            help="Such as 50 or 12.50.",
            only_when=(f"{start}kind", MONEY),
        ),
        AskDay(
            name=f"{start}by", label="By when?", value=said.by if said else None, today=office.today(), only_when=when
        ),
        ask_owner(office, f"{start}owner", "Who has to do it?", first.owner, when),
        AskChoice(
            name=f"{start}agreed",
            label=f"Was it agreed with the {view.edition.person}?",
            choices=AGREED,
            value=first.agreed.value,
            only_when=when,
        ),
        AskLine(
            name=f"{start}agreed_how",
            label="When and how it was agreed, or why it was not",
            help="Such as “by telephone on 20 November”.",
            value=first.agreed_how,
            only_when=when,
        ),
    )


def remedy_of(answers: Filled, start: str = "") -> Remedy:
    """The remedy that was filled in."""
    kind = answers.text(f"{start}kind")
    if not kind:
        raise RuleBroken("Please choose what kind of remedy it is. Nothing was changed.", f"{start}kind")
    return Remedy(
        kind,
        answers.text(f"{start}what").strip(),
        answers.day_or_none(f"{start}by") or date.max,
        pence_of(answers, f"{start}amount") if kind == MONEY else 0,
        answers.person(f"{start}owner"),
        Agreed(answers.text(f"{start}agreed")),
        answers.text(f"{start}agreed_how").strip(),
    )


def ask_owner(office: Office, name: str, label: str, value: int = 0, when: tuple[str, str] | None = None) -> AskChoice:
    """Who of the organisation has to do something."""
    people = tuple((str(person.id), called(person)) for person in colleagues(office))
    return AskChoice(name=name, label=label, choices=(NOBODY_YET, *people), value=str(value or ""), only_when=when)


def pence_of(answers: Filled, name: str) -> int:
    """An amount of money; refused where what was typed is none."""
    pence = read_pence(answers.text(name))
    if pence is None:
        raise RuleBroken("Please write the amount like 50 or 12.50. Nothing was changed.", name)
    return pence


def ask_paper(view: CaseView, label: str) -> tuple[AskChoice, ...]:
    """Which paper of the case shows something; not asked where the case has none."""
    known = paper_choices(view)
    if not known:
        return ()
    return (AskChoice(name="paper", label=label, choices=(("", "None of the papers of this case"), *known)),)


def paper_of(answers: Filled) -> int:
    """The id of the paper that was chosen, 0 where there is none."""
    return answers.person("paper") if "paper" in answers.values else 0


def promise_of(view: CaseView, key: str) -> Promise:
    """The promise a form is about."""
    promise = view.case.promise(key)
    assert promise, "only what is there can be pressed"
    return promise


def in_quotes(promise: Promise) -> str:
    """““Fit dampers to the pump”, by Fri 4 Dec 2026.”"""
    return f"“{promise.remedy.what}”, by {words.day(promise.by)}."
