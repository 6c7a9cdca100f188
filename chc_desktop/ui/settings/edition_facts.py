"""What an edition of a Code says, to be read in Settings, and how far it was compared with the published document."""

from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import DUTY_WORDS
from chc_desktop.domain.limits import Extension, Limit
from chc_desktop.domain.policy import age_provision
from chc_desktop.domain.provision import Source
from chc_desktop.domain.vocabulary import FurtherStages, OmbudsmanTold, Rule, Standing, Trigger, Unit
from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, stacked

_STARTS = {
    Trigger.RECEIVED: "of receiving it",
    Trigger.LOGGED: "of logging it",
    Trigger.ACKNOWLEDGED: "of acknowledging it",
    Trigger.ESCALATED: "of the request",
    Trigger.STAGE2_ACKNOWLEDGED: "of acknowledging the request",
    Trigger.STAGE3_ESCALATED: "of the request for stage 3",
}

_STANDINGS = {
    Standing.STATUTORY: "It is a statutory Code: members of the scheme must follow it.",
    Standing.IN_FORCE: "It asks members of the scheme to follow it, and to explain where they do not.",
    Standing.GUIDANCE: "It is guidance: to be considered, and left aside only for a good reason.",
    Standing.DRAFT: "It was a draft to be consulted on, and binds nobody.",
    Standing.OWN_POLICY: "It is good practice, until your own policy sets its own limits.",
}

_FURTHER = {
    FurtherStages.FORBIDDEN: "no further one is allowed",
    FurtherStages.ADVISED_AGAINST: "a further one is advised against",
    FurtherStages.DISCOURAGED: "the last one is optional and discouraged",
}

_OMBUDSMAN = {
    OmbudsmanTold.ALWAYS: "with the Ombudsman’s details",
    OmbudsmanTold.IF_NOT_AGREED: "with the Ombudsman’s details where nothing is agreed",
    OmbudsmanTold.GOOD_PRACTICE: "and we add where else one can turn",
}


def edition_facts(edition: Edition) -> QWidget:
    """Everything about one edition, from its standing to how the Ombudsman is reached."""
    published = "" if edition.is_own_policy else f"{edition.publisher}: {edition.title}. "
    return stacked(
        WrapLabel(f"{published}{in_force(edition)} {_STANDINGS[edition.standing]}"),
        _limits(edition),
        _rules(edition),
        _compared(edition),
        WrapLabel("Where to go after us, as your letters say", "strong"),
        _ombudsman(edition),
        gap=12,
    )


def in_force(edition: Edition) -> str:
    """For which complaints it is, by the day they were made."""
    if edition.in_force_from is None:
        return "For complaints to which no Code applies." if edition.is_own_policy else "It never came into force."
    ends = f"to {words.day(edition.in_force_to)}" if edition.in_force_to else "on"
    return f"For complaints made from {words.day(edition.in_force_from)} {ends}."


def _limits(edition: Edition) -> Card:
    card = Card(f"Limits of {edition.short_title}")
    for limit in edition.limits:
        card.add_row(Row(None, stacked(*_limit(limit, edition.person)), *_provision(limit.provision)))
    return card


def _limit(limit: Limit, person: str) -> list[QWidget]:
    counted = ", which we count as working days," if limit.unit is Unit.DAYS else ""
    within = f" within {_days(limit.days, limit.unit)}{counted} {_STARTS[limit.runs_from]}"
    lines: list[QWidget] = [Phrase(Part(DUTY_WORDS[limit.duty], bold=True), within)]
    if limit.extension:
        lines.append(WrapLabel(_extension(limit.extension, person), "soft"))
    return lines


def _extension(extension: Extension, person: str) -> str:
    if extension.days is None:
        may = f"May be extended; how far is not said{_bracketed(extension.provision)}"
    else:
        most = _days(extension.days, extension.unit)
        may = f"May be extended by {most} at most{_bracketed(extension.provision)}"
    if extension.agreed_beyond:
        may += f", beyond that only as agreed with the {person}{_bracketed(extension.agreed_beyond)}"
    return f"{may}, {_OMBUDSMAN[extension.ombudsman]}{_bracketed(extension.ombudsman_provision)}."


def _rules(edition: Edition) -> Card:
    card = Card(f"What else {edition.short_title} says")
    stages = f": {words.number(edition.stages.most)} at most; {_FURTHER[edition.stages.further]}."
    card.add_row(_rule("Stages", stages, edition.stages.provision))
    months = edition.exclusion_months
    age = f" when {months} months have passed." if months else ": it names no age; your own policy may."
    card.add_row(_rule("A complaint may be refused as too old", age, age_provision(edition) if months else ""))
    card.add_row(_rule("Who may take stage 2", *_stage2_is_for(edition)))
    return card


def _stage2_is_for(edition: Edition) -> tuple[str, str]:
    if other := edition.number(Rule.OTHER_PERSON):
        return ": somebody who did not handle stage 1.", other
    if reviewer := edition.number(Rule.REVIEWER):
        return f": whoever the {edition.body} decides on.", reviewer
    return ": it does not say. Somebody who did not handle stage 1 is good practice.", ""


def _rule(what: str, how: str, provision: str) -> Row:
    return Row(None, Phrase(Part(what, bold=True), how), *_provision(provision))


def _compared(edition: Edition) -> QWidget:
    """How far our wording was compared, with which document and when; amber where something was not."""
    lines = [_with_source(edition, source) for source in edition.sources]
    look = "soft" if edition.checked or edition.is_own_policy else "notice-amber"
    return role(WrapLabel("\n".join([*lines, edition.note])), look)


def _with_source(edition: Edition, source: Source) -> str:
    rows, limits = edition.form.rows, edition.limits
    same_rows = sum(row.checked_in == source.key for row in rows)
    same_limits = sum(limit.checked_in == source.key for limit in limits)
    return (
        f"Compared on {words.day(source.compared_on)} with “{source.title}”: {same_rows} of {len(rows)} rows of the "
        f"form and {same_limits} of {len(limits)} limits."
    )


def _ombudsman(edition: Edition) -> Card:
    ombudsman = edition.ombudsman
    card = Card("Where to go after us")
    card.add_row(
        stacked(
            Phrase(Part(ombudsman.name, bold=True)),
            WrapLabel(", ".join(ombudsman.address)),
            WrapLabel(f"{ombudsman.telephone} · {ombudsman.website}"),
            WrapLabel(f"Last checked {words.day(ombudsman.last_checked)}.", "soft"),
            gap=4,
        )
    )
    return card


def _provision(number: str) -> tuple[Tag, ...]:
    return (Tag(words.cited(number), Tone.TEAL),) if number else ()


def _days(days: int, unit: Unit) -> str:
    return words.count(days, "day" if unit is Unit.DAYS else "working day")


def _bracketed(provision: str) -> str:
    return f" ({provision})" if provision else ""
