"""Settings: the Codes the program knows, their limits, how far they were checked, and how to reach the Ombudsman."""

from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition, Limit
from chc_desktop.domain.deadlines import DUTY_WORDS
from chc_desktop.office.office import Office
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, stacked

_STARTS = {
    "received": "of receiving it",
    "acknowledged": "of acknowledging it",
    "escalated": "of the request",
    "stage2-acknowledged": "of acknowledging the request",
}


class CodePart(SettingsPart):
    """Only to be read: an edition comes with the program."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.arrange(*(_edition(edition) for edition in office.organisation.editions()), gap=24)


def _edition(edition: Edition) -> QWidget:
    ends = f" to {words.day(edition.in_force_to)}" if edition.in_force_to else " on"
    return stacked(
        WrapLabel(edition.short_title, "section"),
        WrapLabel(
            f"{edition.publisher}: {edition.title}. For complaints made from {words.day(edition.in_force_from)}{ends}. "
            "A case keeps the edition it was opened under."
        ),
        _limits(edition),
        *([] if edition.checked else [role(WrapLabel(edition.note), "notice-amber")]),
        WrapLabel("The Ombudsman, as your letters give it", "section"),
        _ombudsman(edition),
        gap=12,
    )


def _limits(edition: Edition) -> Card:
    card = Card(f"Limits of the {edition.short_title}")
    for limit in edition.limits:
        tag = Tag(f"Code {limit.provision}", Tone.TEAL)
        card.add_row(Row(None, stacked(*_limit(limit)), tag))
    return card


def _limit(limit: Limit) -> list[QWidget]:
    within = f" within {words.count(limit.days, 'working day')} {_STARTS[limit.runs_from.value]}"
    lines: list[QWidget] = [Phrase(Part(DUTY_WORDS[limit.duty], bold=True), within)]
    if limit.extension:
        extension = limit.extension
        lines.append(
            WrapLabel(
                f"May be extended by {words.count(extension.days, 'working day')} at most ({extension.provision}), "
                f"with the Ombudsman’s details ({extension.ombudsman_provision}).",
                "soft",
            )
        )
    return lines


def _ombudsman(edition: Edition) -> Card:
    ombudsman = edition.ombudsman
    card = Card("The Ombudsman")
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
