"""Forms for a record whose time is over: erase it, or keep it longer."""

from collections.abc import Callable

from chc_desktop.domain import words
from chc_desktop.domain.retention.erasing import Decision, Ground
from chc_desktop.domain.retention.events import KeptLonger
from chc_desktop.office.erasing import Going, Gone
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import NOBODY_YET, called, colleagues, officer
from chc_desktop.ui.forms.asks import AskChoice, AskDay, AskText, Filled


def erase_case(office: Office, record_id: int, gone: Callable[[Gone], object] = lambda _gone: None) -> ActionForm:
    """All of it goes for good. `gone` is told what came of it."""
    going = office.erasing.look(record_id)

    def act(answers: Filled, _draft: str) -> None:
        decision = Decision(
            ground=Ground(answers.text("ground")),
            why=answers.text("why"),
            decided_by=int(answers.text("decided_by") or 0),
        )
        gone(office.erasing.erase(record_id, decision))

    return ActionForm(
        f"action/{record_id}/erase",
        f"Erase {going.reference}",
        going.hindrance or _what_goes(going),
        "Erase it for good",
        (
            AskChoice(
                name="ground",
                label="Why is it erased?",
                help="This stands on the certificate.",
                choices=tuple((ground.value, ground.words) for ground in Ground),
                value=Ground.LONG_ENOUGH.value,
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
        ),
        act,
        "retention",
    )


def keep_longer(office: Office, record_id: int) -> ActionForm:
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
        "Keep it longer",
        "It is not asked about again before that day. The day and the reason stand in its record.",
        "Keep it",
        (until, AskText(name="why", label="Why is it kept longer?", help="Such as a claim that goes on.", lines=3)),
        act,
        "retention",
    )


def _what_goes(going: Going) -> str:
    with_it = f" with {going.with_it}, from which it came" if going.with_it else ""
    people = f" What is known of {words.listed(going.people)} goes too." if going.people else ""
    staying = f" {words.listed(going.staying)} stays known from elsewhere." if going.staying else ""
    if len(going.staying) > 1:
        staying = staying.replace(" stays known", " stay known")
    return (
        f"“{going.title}”{with_it}: {going.words} are erased and cannot be brought back.{people}{staying} Its line, "
        "its days and outcome, and the figures of past years stay. A certificate is made that names nobody. Backups "
        "made before keep it until they go in their turn."
    )
