"""How what a letter says is kept as text: in a draft, and beside the letter in the record."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from chc_desktop.domain.letters.letter import Decision, Done, LetterContents, LetterTemplate, Matter, NotOurs, Offer
from chc_desktop.domain.letters.wording import defaults, texts
from chc_desktop.domain.reading.kept import Kept
from chc_desktop.domain.vocabulary import Agreed, Outcome


def plain(contents: LetterContents) -> dict[str, object]:
    """The contents as plain values, ready for JSON."""
    return {key: _plain(value) for key, value in asdict(contents).items()}


def contents_of(data: Mapping[str, Any]) -> LetterContents:
    """The contents that `plain` took apart. What a later version left out is as in an empty letter."""
    empty = LetterContents()
    return LetterContents(
        texts={str(key): str(text) for key, text in data.get("texts", {}).items()},
        decisions=tuple(_decision(row) for row in data.get("decisions", [])),
        offers=tuple(_offer(row) for row in data.get("offers", [])),
        no_remedy=bool(data.get("no_remedy", empty.no_remedy)),
        no_remedy_because=str(data.get("no_remedy_because", "")),
        nothing_outstanding=bool(data.get("nothing_outstanding", empty.nothing_outstanding)),
        not_ours=tuple(
            NotOurs(int(row["point"]), str(row["why"]), str(row.get("whose", ""))) for row in data.get("not_ours", [])
        ),
        new_date=_day(data.get("new_date")),
        beyond_cap_because=str(data.get("beyond_cap_because", "")),
        exclusion=str(data.get("exclusion", "")),
        done=tuple(
            Done(str(row["promise"]), str(row.get("what", "")), _day(row.get("on"))) for row in data.get("done", [])
        ),
        promise=str(data.get("promise", "")),
        kept=tuple(
            Kept(str(row["kind"]), str(row["words"]), str(row.get("because", ""))) for row in data.get("kept", [])
        ),
    )


def plain_decisions(decisions: Iterable[Decision]) -> list[object]:
    """Decisions as plain values, ready for JSON; those not begun are left out."""
    return [_plain(asdict(decision)) for decision in decisions if decision.is_begun]


def decisions_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Decision, ...]:
    """The decisions that `plain_decisions` took apart."""
    return tuple(_decision(row) for row in rows)


def settled(template: LetterTemplate, matter: Matter, contents: LetterContents) -> LetterContents:
    """The contents with every text written out, the letter's own words too: as the letter says it."""
    return replace(contents, texts=texts(template, matter, contents))


def touched(template: LetterTemplate, matter: Matter, contents: LetterContents) -> LetterContents:
    """The contents with only those texts that differ from the letter's own words."""
    own = defaults(template, matter, contents)
    kept = {key: text for key, text in contents.texts.items() if text != own.get(key)}
    return replace(contents, texts=kept)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _decision(row: Mapping[str, Any]) -> Decision:
    outcome = Outcome(row["outcome"]) if row.get("outcome") else None
    return Decision(
        int(row["point"]),
        outcome,
        str(row.get("reasons", "")),
        str(row.get("policy", "")),
        bool(row.get("without_evidence", False)),
    )


def _offer(row: Mapping[str, Any]) -> Offer:
    pence = row.get("pence", 0)
    return Offer(
        str(row["kind"]),
        str(row["what"]),
        _day(row.get("by")),
        None if pence is None else int(pence),
        int(row.get("owner", 0)),
        Agreed(row.get("agreed", "")),
        str(row.get("agreed_how", "")),
        str(row.get("repeats", "")),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
