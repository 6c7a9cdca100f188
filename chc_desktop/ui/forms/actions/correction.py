"""The form that puts an earlier entry right: it should have said something else, or it never happened."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from chc_desktop.domain import words
from chc_desktop.domain.events import Event, PointAdded, Received, Responded
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.people.events import Part, Relation
from chc_desktop.domain.points.events import EvidenceConsidered, PointReworded
from chc_desktop.domain.updates.events import Interval
from chc_desktop.office.cases import CaseView
from chc_desktop.office.chronicle import Line
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions import answer_correction, evidence_correction
from chc_desktop.ui.forms.actions.common import called, colleagues, draft_key
from chc_desktop.ui.forms.actions.promises import correcting as promises
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskDay, AskLine, AskPoints, AskSentence, AskText, Filled, Value

REPLACE, STRIKE = "replace", "strike"

_LINES = {"title": "Title", "outcome_sought": "Outcome sought"}
_TEXTS = {
    "text": "What it says",
    "their_words": "Their words",
    "why": "The reason given in the entry",
    "agreed_how": "How it was agreed",
    "reason": "The reason for the extension",
    "reasons": "The reasons",
    "evidence": "What shows that it was done",
    "still_unhappy_with": "What is still wrong",
    "no_remedy_because": "Why there is no remedy",
    "outstanding": "What is still to be done",
    "beyond_cap_because": "Why it goes beyond the limit",
    "what": "What it is about",
    "whose": "Who is responsible",
    "about": "What to know of them",
    "done": "What was done about it",
    "given_how": "How it was given",
    "may_go_on_because": "Why they may go on",
    "not_needed_because": "Why no consent is needed",
}
_DAYS = {
    "happened_on": "When it happened",
    "made_on": "When the complaint was made",
    "logged_on": "When the complaint was logged",
    "new_date": "The new date",
    "next_update": "When they will hear again",
    "due": "The date that was given",
    "dated": "Its date",
    "given_on": "When it was given",
    "until": "Until when",
    "wanted_by": "By when it should be here",
    "answer_by": "By when we want their answer",
}
_PEOPLE = {"handler": "Who deals with it", "reviewer": "Who considers stage 2"}
_Kind = type[Channel] | type[Category] | type[KeptBack] | type[Relation] | type[Part] | type[Interval]

_CHOICES: dict[str, tuple[str, _Kind]] = {
    "channel": ("How it came", Channel),
    "category": ("What it is about", Category),
    "kept_back": ("Who may see it", KeptBack),
    "relation": ("What they are to whoever complains", Relation),
    "part": ("What they have to do with it", Part),
    "every": ("How often", Interval),
}
_POINTS = {"points": "The points"}
_WHEN = ("how", REPLACE)


def correct(office: Office, view: CaseView, line: Line) -> ActionForm:
    """Put right what an entry of the record says."""
    event = office.cases.entry(view.case.id, line.number)

    def act(answers: Filled, draft: str) -> None:
        replacement = corrected(event, answers.values) if answers.text("how") == REPLACE else None
        office.cases.correct(view.case.id, line.number, answers.text("correction"), replacement)
        office.drafts.drop(draft)

    return ActionForm(
        draft_key(view, f"correct/{line.number}"),
        f"Correct “{line.what}” of {words.day(line.happened_on)}",
        "Nothing is overwritten: the first entry stays in the record, struck through, with your correction beside it.",
        "Record the correction",
        (_how(event), AskText(name="correction", label="Why is it corrected?", lines=2), *_asks(office, view, event)),
        act,
    )


def corrected(event: Event, answers: Mapping[str, Value]) -> Event:
    """The event with what was answered in place of what it said; what was not asked stays."""
    if isinstance(event, promises.CorrectedHere):
        return promises.corrected(event, Filled(answers))
    if isinstance(event, EvidenceConsidered):
        return evidence_correction.corrected(event, Filled(answers))
    known = {field.name for field in fields(event)}
    changes: dict[str, Any] = {name: value for name, value in answers.items() if name in known}
    for name in _PEOPLE.keys() & changes.keys():
        changes[name] = int(str(changes[name]) or 0)
    for name in _CHOICES.keys() & changes.keys():
        changes[name] = _CHOICES[name][1](str(changes[name]))
    if isinstance(event, Responded):
        changes["findings"] = answer_correction.findings(event, answers)
        changes["remedies"] = answer_correction.remedies(event, answers)
    return replace(event, **changes)


def _how(event: Event) -> AskChoice:
    ways = [(REPLACE, "It should say something else"), (STRIKE, "It never happened: strike it out")]
    if isinstance(event, Received):
        del ways[1]  # a complaint that was received can be withdrawn, not struck out
    return AskChoice(name="how", label="What is wrong with it?", choices=tuple(ways), value=REPLACE)


def _asks(office: Office, view: CaseView, event: Event) -> tuple[Ask, ...]:
    """A question for each part of the event that can be put right."""
    if isinstance(event, promises.CorrectedHere):
        return promises.asks(office, view, event, _WHEN)
    if isinstance(event, EvidenceConsidered):
        return evidence_correction.asks(event, office.today(), _WHEN)
    asks = (_ask(office, field.name, getattr(event, field.name)) for field in fields(event))
    known = [ask for ask in asks if ask]
    if isinstance(event, PointAdded | PointReworded):
        known = [_as_a_point(ask) for ask in known]
    if not isinstance(event, Responded):
        return tuple(known)
    happened_on, *others = known
    decided = answer_correction.about_findings(view, event, _WHEN)
    promised = answer_correction.about_remedies(office, view, event, _WHEN)
    return (happened_on, *decided, *promised, *others)


def _as_a_point(ask: Ask) -> Ask:
    """A point has no line breaks."""
    if ask.name != "text" or not isinstance(ask, AskText):
        return ask
    return AskSentence(name=ask.name, label=ask.label, value=ask.value, only_when=ask.only_when)


def _ask(office: Office, name: str, value: object) -> Ask | None:
    if name in _LINES:
        return AskLine(name=name, label=_LINES[name], value=str(value), only_when=_WHEN)
    if name in _TEXTS:
        return AskText(name=name, label=_TEXTS[name], value=str(value), lines=3, only_when=_WHEN)
    if name == "logged_on" and value is None:
        return None  # nothing counts from it
    if name in _DAYS:
        day = value if isinstance(value, date) else None
        return AskDay(
            name=name, label=_DAYS[name], value=day, today=office.today(), optional=day is None, only_when=_WHEN
        )
    if name in _PEOPLE:
        people = tuple((str(person.id), called(person)) for person in colleagues(office))
        return AskChoice(name=name, label=_PEOPLE[name], choices=people, value=str(value), only_when=_WHEN)
    if name in _CHOICES:
        label, kinds = _CHOICES[name]
        ways = tuple((kind.value, words.capital(kind.words)) for kind in kinds)
        return AskChoice(name=name, label=label, choices=ways, value=str(value), only_when=_WHEN)
    if name in _POINTS and isinstance(value, tuple):
        return AskPoints(name=name, label=_POINTS[name], value=value, only_when=_WHEN)
    return None
