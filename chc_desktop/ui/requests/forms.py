"""The forms of what can happen to a service request: a note, a review, done, and putting an entry right."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from chc_desktop.domain import words
from chc_desktop.domain.events import Event
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.requests.events import RequestDone, Requested, RequestNoted, RequestReviewed
from chc_desktop.domain.requests.lines import REQUEST_REVIEW
from chc_desktop.domain.vocabulary import Rule
from chc_desktop.office.chronicle import Line
from chc_desktop.office.office import Office
from chc_desktop.office.requests import RequestView
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import ask_day, officer
from chc_desktop.ui.forms.actions.mistake import bring_back, take_out
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskDay, AskLine, AskText, Filled
from chc_desktop.ui.requests.stands import MISTAKE, NO_MISTAKE

_REPLACE, _STRIKE = "replace", "strike"
_WHEN = ("how", _REPLACE)

_LINES = {"title": "Title"}
_TEXTS = {"their_words": "What was asked for", "text": "What it says", "found": "What was found"}
_DAYS = {"happened_on": "When it happened", "review_on": "Look at it again on", "next_review": "Look at it again on"}
_CHOICES: dict[str, tuple[str, type[Channel] | type[Category]]] = {
    "channel": ("How it came", Channel),
    "category": ("What it is about", Category),
}


def note(office: Office, view: RequestView) -> ActionForm:
    """Something for the record."""
    return ActionForm(
        _draft(view, "note"),
        "Add a note",
        "A call, a visit, work that was done. It becomes part of the record and can be corrected later, not removed.",
        "Add the note",
        (AskText(name="text", label="What happened?", lines=5), ask_day(office, "When?")),
        _recording(
            office,
            view,
            lambda answers: RequestNoted(
                happened_on=answers.day("happened_on"), done_by=officer(office), text=answers.text("text")
            ),
        ),
        help_name="requests",
    )


def review(office: Office, view: RequestView) -> ActionForm:
    """How far the request is, and when to look again."""
    cited = view.edition.cite(Rule.SERVICE_REQUESTS)
    return ActionForm(
        _draft(view, "review"),
        "Review the request",
        f"Requests are recorded and looked at again until they are done{cited}. How often is for you to say; we "
        "suggest every two weeks, sooner where somebody is at risk.",
        "Keep the review",
        (
            AskText(name="found", label="What did you find?", help="How far the work is, and what holds it up."),
            ask_day(office, "When did you look?"),
            AskDay(
                name="next_review",
                label="Look at it again on",
                value=office.requests.next_review(),
                today=office.today(),
            ),
        ),
        _recording(
            office,
            view,
            lambda answers: RequestReviewed(
                happened_on=answers.day("happened_on"),
                done_by=officer(office),
                found=answers.text("found"),
                next_review=answers.day("next_review"),
            ),
        ),
        help_name="requests",
    )


def done(office: Office, view: RequestView) -> ActionForm:
    """What was asked for is done."""
    return ActionForm(
        _draft(view, "done"),
        "Mark the request as done",
        "For when the work is done, or the person has had their answer. If they are not satisfied with it, log a "
        "complaint instead; that can be done afterwards too.",
        "Mark it as done",
        (
            AskText(name="text", label="What was done?", help="Such as who came, when, and that it works."),
            ask_day(office, "When was it done?"),
        ),
        _recording(
            office,
            view,
            lambda answers: RequestDone(
                happened_on=answers.day("happened_on"), done_by=officer(office), text=answers.text("text")
            ),
        ),
        help_name="requests",
    )


def correct(office: Office, view: RequestView, line: Line) -> ActionForm:
    """Put right what an entry of the record says."""
    event = office.requests.entry(view.request.id, line.number)

    def act(answers: Filled, draft: str) -> None:
        replacement = _corrected(event, answers) if answers.text("how") == _REPLACE else None
        office.requests.correct(view.request.id, line.number, answers.text("correction"), replacement, draft)

    return ActionForm(
        _draft(view, f"correct/{line.number}"),
        f"Correct “{line.what}” of {words.day(line.happened_on)}",
        "Nothing is overwritten: the first entry stays in the record, struck through, with your correction beside it.",
        "Record the correction",
        (_how(event), AskText(name="correction", label="Why is it corrected?", lines=2), *_asks(office, event)),
        act,
        help_name="requests",
    )


FORMS: dict[str, Callable[[Office, RequestView], ActionForm]] = {
    "note": note,
    REQUEST_REVIEW: review,
    "done": done,
    MISTAKE: lambda office, view: take_out(office, view.request.id, "service request"),
    NO_MISTAKE: lambda office, view: bring_back(office, view.request.id, "service request"),
}


def _draft(view: RequestView, name: str) -> str:
    return f"action/{view.request.id}/{name}"


def _recording(office: Office, view: RequestView, event: Callable[[Filled], Event]) -> Callable[[Filled, str], object]:
    return lambda answers, draft: office.requests.record(view.request.id, event(answers), draft)


def _how(event: Event) -> AskChoice:
    ways = [(_REPLACE, "It should say something else"), (_STRIKE, "It never happened: strike it out")]
    if isinstance(event, Requested):
        del ways[1]  # what was asked for is marked as done, not struck out
    return AskChoice(name="how", label="What is wrong with it?", choices=tuple(ways), value=_REPLACE)


def _asks(office: Office, event: Event) -> tuple[Ask, ...]:
    asks = (_ask(office, field.name, getattr(event, field.name)) for field in fields(event))
    return tuple(ask for ask in asks if ask)


def _ask(office: Office, name: str, value: Any) -> Ask | None:
    if name in _LINES:
        return AskLine(name=name, label=_LINES[name], value=value, only_when=_WHEN)
    if name in _TEXTS:
        return AskText(name=name, label=_TEXTS[name], value=value, lines=3, only_when=_WHEN)
    if name in _DAYS:
        return AskDay(name=name, label=_DAYS[name], value=value, today=office.today(), only_when=_WHEN)
    if name in _CHOICES:
        label, kinds = _CHOICES[name]
        ways = tuple((kind.value, words.capital(kind.words)) for kind in kinds)
        return AskChoice(name=name, label=label, choices=ways, value=value.value, only_when=_WHEN)
    return None


def _corrected(event: Event, answers: Filled) -> Event:
    """The event with what was answered in place of what it said."""
    known = {field.name for field in fields(event)}
    changes: dict[str, Any] = {name: value for name, value in answers.values.items() if name in known}
    for name in _CHOICES.keys() & changes.keys():
        changes[name] = _CHOICES[name][1](str(changes[name]))
    return replace(event, **changes)
