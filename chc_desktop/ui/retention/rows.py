"""The lines of “Keeping and erasing”: what is due, what is kept longer, what a spreadsheet left, what was erased."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.points.outcome import CaseOutcome
from chc_desktop.domain.retention.periods import Due, Held, Kind
from chc_desktop.office.erasing_imports import TakenOut
from chc_desktop.office.older_registers import OlderRegister
from chc_desktop.store.erasure_shelf import ErasedCase
from chc_desktop.ui.theme import Button, link_button, plain_button
from chc_desktop.ui.widgets.wrap import Part, Phrase, Row, WrapLabel, stacked

Does = Callable[[], object]

_NO_TITLE = {Kind.MISTAKES: "logged by mistake", Kind.IMPORTS: "spreadsheet taken out again"}


def due_row(due: Due, look: Does, longer: Does, erase: Does) -> Row:
    """A record whose time is over."""
    ended = due.ended
    if due.paper:
        opens = _button(link_button("Open"), f"{ended.reference}: {ended.title}", look)
        return _row(ended.reference, ended.title, _why_due(due), opens)
    buttons: list[QWidget] = [_button(plain_button("Erase…"), ended.reference, erase)]
    if ended.kind not in _NO_TITLE:
        buttons.insert(0, _button(plain_button("Keep longer…"), ended.reference, longer))
        buttons.insert(0, _button(link_button("Open"), ended.reference, look))
    return _row(ended.reference, _NO_TITLE.get(ended.kind, ended.title), _why_due(due), *buttons)


def held_row(held: Held, look: Does) -> Row:
    """A record that is kept longer by a decision."""
    said = f"kept until {words.day(held.until)}"
    return _row(held.reference, said, held.why, _button(link_button("Open"), held.reference, look))


def import_row(out: TakenOut, erase: Does) -> Row:
    """What a spreadsheet brought that was taken out again."""
    said = f"Taken out of the lists {words.day(out.on)}. All it had brought is still in the register."
    return _row(out.words, "", said, _button(plain_button("Erase…"), out.words, erase))


def older_row(older: OlderRegister, delete: Does) -> Row:
    """A register that a restored backup replaced."""
    said = f"A restored backup replaced it. What was erased since is in it. It lies in “{older.name}”."
    button = plain_button("Delete…")
    button.setAccessibleName(f"Delete {older.words[:1].lower()}{older.words[1:]}")
    button.clicked.connect(delete)
    return _row(older.words, "", said, button)


def erased_row(line: ErasedCase, show: Does) -> Row:
    """The line that stays."""
    days = [_day("received ", line.received_on), _day("ended ", line.ended_on)]
    outcome = CaseOutcome(line.outcome).words.lower() if line.outcome else ""
    what = ", ".join(filter(None, (*days, outcome)))
    button = plain_button("Certificate")
    button.setAccessibleName(f"Certificate of {line.reference}")
    button.clicked.connect(show)
    return _row(line.reference, what, _day("Erased ", line.dated), button)


def _row(name: str, what: str, said: str, *buttons: QWidget) -> Row:
    phrase = Phrase(Part(name, bold=True), f" · {what}" if what else "")
    return Row(None, stacked(phrase, WrapLabel(said, "soft")), *buttons)


def _button(button: Button, name: str, does: Does) -> Button:
    button.setAccessibleName(f"{button.text().rstrip('…')} {name}")
    button.clicked.connect(does)
    return button


def _why_due(due: Due) -> str:
    if due.paper:
        first = f"{due.why}, and then " if due.why else ""
        return (
            f"Erased on {words.day(due.since)}. A restored backup has brought it back: please {first}erase it from the "
            "bin once more."
        )
    if due.came_back:
        return f"Erased on {words.day(due.since)}. A restored backup has brought it back: please erase it once more."
    if due.ended.until == due.since:
        return f"Kept longer until {words.day(due.since)}: {due.why}"
    why = f"{due.why[:1].lower()}{due.why[1:]}."
    ended = "Taken out of the lists" if due.ended.kind in _NO_TITLE else "Ended"
    return f"{ended} {words.day(due.ended.ended_on)}. Its time was over on {words.day(due.since)}: {why}"


def _day(what: str, iso: str) -> str:
    return f"{what}{words.day(date.fromisoformat(iso))}" if iso else ""
