"""Putting right an answer that was recorded: what was decided on each point and why, and what was promised."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Finding, Remedy, Responded
from chc_desktop.domain.vocabulary import Agreed, Outcome
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.actions.promises.asking import AGREED, ask_owner
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskDay, AskLine, AskText, Value
from chc_desktop.ui.typed_money import read_pence


def about_findings(view: CaseView, event: Responded, when: tuple[str, str]) -> Iterator[Ask]:
    """The decision and the reasons, point by point."""
    outcomes = tuple((outcome.value, outcome.words) for outcome in view.edition.outcomes)
    texts = {point.number: point.text for point in view.case.points}
    for finding in event.findings:
        yield AskChoice(
            name=f"outcome_{finding.point}",
            label=f"Decision on point {finding.point}",
            help=texts.get(finding.point, ""),
            choices=outcomes,
            value=finding.outcome.value,
            only_when=when,
        )
        yield AskText(
            name=f"reasons_{finding.point}",
            label=f"Reasons on point {finding.point}",
            value=finding.reasons,
            lines=3,
            only_when=when,
        )
        yield AskText(
            name=f"policy_{finding.point}",
            label=f"Policy, law or good practice on point {finding.point}",
            value=finding.policy,
            lines=1,
            only_when=when,
        )


def about_remedies(office: Office, view: CaseView, event: Responded, when: tuple[str, str]) -> Iterator[Ask]:
    """What was promised, by when, who does it and whether it was agreed; and room for one that was left out."""
    today = office.today()
    for place, remedy in enumerate(event.remedies, 1):
        yield AskText(
            name=f"what_{place}",
            label=f"Remedy {place}: what we will do",
            help="Empty it to take the remedy out.",
            value=remedy.what,
            lines=2,
            only_when=when,
        )
        yield AskDay(name=f"by_{place}", label=f"Remedy {place}: by when", value=remedy.by, today=today, only_when=when)
        if remedy.pence:
            amount = words.money(remedy.pence).removeprefix("£")
            yield AskLine(name=f"amount_{place}", label=f"Remedy {place}: amount in £", value=amount, only_when=when)
        yield ask_owner(office, f"owner_{place}", f"Remedy {place}: who has to do it", remedy.owner, when)
        yield AskChoice(
            name=f"agreed_{place}",
            label=f"Remedy {place}: was it agreed?",
            choices=AGREED,
            value=remedy.agreed.value,
            only_when=when,
        )
        yield AskLine(
            name=f"agreed_how_{place}",
            label=f"Remedy {place}: when and how it was agreed, or why not",
            value=remedy.agreed_how,
            only_when=when,
        )
    kinds = tuple((remedy.kind, remedy.title) for remedy in view.edition.remedies)
    new = "A remedy that was left out"
    yield AskText(name="what_new", label=f"{new}: what we will do", lines=2, only_when=when)
    yield AskDay(name="by_new", label=f"{new}: by when", value=None, today=today, optional=True, only_when=when)
    yield AskChoice(name="kind_new", label=f"{new}: what kind", choices=kinds, value=kinds[0][0], only_when=when)


def findings(event: Responded, answers: Mapping[str, Value]) -> tuple[Finding, ...]:
    """The findings as they should have been."""
    return tuple(_finding(finding.point, answers) for finding in event.findings)


def remedies(event: Responded, answers: Mapping[str, Value]) -> tuple[Remedy, ...]:
    """The remedies as they should have been; one that was emptied is taken out."""
    kept = [_remedy(remedy, place, answers) for place, remedy in enumerate(event.remedies, 1)]
    kept.append(_remedy(Remedy(str(answers["kind_new"]), "", date.max), "new", answers))
    return tuple(remedy for remedy in kept if remedy)


def _finding(point: int, answers: Mapping[str, Value]) -> Finding:
    outcome, reasons = Outcome(str(answers[f"outcome_{point}"])), str(answers[f"reasons_{point}"])
    return Finding(point, outcome, reasons, str(answers.get(f"policy_{point}", "")))


def _remedy(remedy: Remedy, place: int | str, answers: Mapping[str, Value]) -> Remedy | None:
    what, by = str(answers[f"what_{place}"]), answers[f"by_{place}"]
    if not what.strip():
        return None
    if not isinstance(by, date):
        raise RuleBroken("Please give the day by which the remedy was promised. Nothing was changed.")
    pence = read_pence(str(answers.get(f"amount_{place}", "")))
    if pence is None:
        raise RuleBroken("Please write the amount like 50 or 12.50. Nothing was changed.")
    return replace(
        remedy,
        what=what,
        by=by,
        pence=pence,
        owner=int(str(answers.get(f"owner_{place}", "")) or 0),
        agreed=Agreed(str(answers.get(f"agreed_{place}", ""))),
        agreed_how=str(answers.get(f"agreed_how_{place}", "")).strip(),
    )
