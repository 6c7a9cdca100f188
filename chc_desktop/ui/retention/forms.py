"""Forms for a record whose time is over: erase it, or keep it longer."""

from collections.abc import Callable

from chc_desktop.domain import words
from chc_desktop.domain.retention.erasing import Decision, Ground
from chc_desktop.domain.retention.events import KeptLonger
from chc_desktop.office.desk import Desk
from chc_desktop.office.erasing import Erasing
from chc_desktop.office.erasing_told import Going, Gone
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActAside, ActionForm
from chc_desktop.ui.forms.actions.common import NOBODY_YET, called, colleagues, officer
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskDay, AskText, Filled

_HELP = "retention"
_MANY = 4
"""More people than these are counted, not named."""

_LINE_STAYS = "Its line, its days and outcome, and the figures of past years stay."
_NUMBER_STAYS = "Its number and its days stay; it counted in no figure."
_FILE_STAYS = "That it was brought in and taken out, and what its file was called, stays."


def erase_case(office: Office, record_id: int, gone: list[Gone]) -> ActionForm:
    """All of it goes for good. What came of it is put into `gone`."""
    going, ground = office.erasing.look(record_id), office.retention.ground(record_id)
    stays = _NUMBER_STAYS if ground is Ground.MISTAKE else _LINE_STAYS

    def erase(desk: Desk, decision: Decision) -> Gone:
        return Erasing(desk).erase(record_id, decision)

    return _erase(office, f"action/{record_id}/erase", going, stays, erase, gone, ground)


def erase_import(office: Office, undone: int, gone: list[Gone]) -> ActionForm:
    """All that a spreadsheet brought goes for good, which this entry took out again."""
    going = office.erasing.look_at_import(undone)

    def erase(desk: Desk, decision: Decision) -> Gone:
        return Erasing(desk).erase_import(undone, decision)

    return _erase(office, f"erase/import/{undone}", going, _FILE_STAYS, erase, gone, Ground.MISTAKE)


def keep_longer(office: Office, record_id: int, reference: str) -> ActionForm:
    """It is needed for some time yet."""

    def act(answers: Filled, draft: str) -> None:
        event = KeptLonger(
            happened_on=office.today(),
            done_by=officer(office),
            until=answers.day("until"),
            why=answers.text("why"),
        )
        office.retention.keep_longer(record_id, event, draft)

    until = AskDay(name="until", label="Until when?", value=None, today=office.today())
    return ActionForm(
        f"action/{record_id}/keep-longer",
        f"Keep {reference} longer",
        "It is not asked about, and cannot be erased, before that day. The day and the reason stand in its record.",
        "Keep it",
        (until, AskText(name="why", label="Why is it kept longer?", help="Such as a claim that goes on.", lines=3)),
        act,
        _HELP,
    )


def _erase(
    office: Office,
    draft: str,
    going: Going,
    stays: str,
    erase: Callable[[Desk, Decision], Gone],
    gone: list[Gone],
    ground: Ground | None,
) -> ActionForm:
    def act(desk: Desk, answers: Filled, _draft: str) -> None:
        decision = Decision(
            ground=Ground.chosen(answers.text("ground")),
            why=answers.text("why"),
            decided_by=int(answers.text("decided_by") or 0),
        )
        gone.append(erase(desk, decision))

    return ActionForm(
        draft,
        f"Erase {going.reference}",
        going.hindrance or _what_goes(going, stays),
        "Erase it for good",
        _asks(office, ground),
        lambda answers, name: act(office.desk, answers, name),
        _HELP,
        ActAside(office.desk, act, "Erasing it…"),
    )


def _asks(office: Office, ground: Ground | None) -> tuple[Ask, ...]:
    return (
        AskChoice(
            name="ground",
            label="Why is it erased?",
            help="This stands on the certificate.",
            choices=(*(() if ground else (NOBODY_YET,)), *((each.value, each.words) for each in Ground)),
            value=ground.value if ground else "",
        ),
        AskText(
            name="why",
            label="In your words, without anybody’s name",
            help="This stays in the record when all else is gone.",
            lines=2,
        ),
        AskChoice(
            name="decided_by",
            label="Who decided it?",
            choices=(NOBODY_YET, *((str(each.id), called(each)) for each in colleagues(office))),
        ),
    )


def _what_goes(going: Going, stays: str) -> str:
    title = f"“{going.title}”" if going.title else "All it had brought"
    with_it = f" with {going.with_it}, from which it came" if going.with_it else ""
    people = f" What is known of {_people(going.people)} goes too." if going.people else ""
    stay = "stay" if len(going.staying) > 1 else "stays"
    staying = f" {words.capital(_people(going.staying))} {stay} known from elsewhere." if going.staying else ""
    return (
        f"{title}{with_it}: {going.words} are erased and cannot be brought back.{people}{staying} {stays} A "
        "certificate is made that names nobody. Backups made before keep it until they go in their turn."
    )


def _people(names: tuple[str, ...]) -> str:
    return words.listed(names) if len(names) <= _MANY else f"{len(names)} people"
