"""Settings: how long records are kept, those whose time is over, and those that were erased."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.points.outcome import CaseOutcome
from chc_desktop.domain.retention.periods import CHOICES, Due, Kind, Period
from chc_desktop.office.erasing import Gone
from chc_desktop.office.office import Office
from chc_desktop.store.erasure_shelf import ErasedCase
from chc_desktop.ui.forms.action import ActionDialog, ActionForm
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.settings.form import Form
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.theme import link_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.fields import Choice, Labelled, LineField, labelled
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, chips, stacked

_SHOWN = 40
_INTRO = (
    "Personal data are kept no longer than they are needed. You choose how long that is; what is suggested here is no "
    "law. When the time of a record is over it is listed here and Today says so. Nothing is ever erased by itself."
)
_YEARS = tuple((str(n), words.count(n, "year") if n else "Do not ask") for n in CHOICES)


class RetentionPart(SettingsPart):
    """`case_chosen` asks for a case to be shown."""

    case_chosen = Signal(int)

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__()
        self._office = office
        self._prompts = prompts
        self.banner = Banner()
        self.due = Card("Due for review")
        self.form = Form({kind.value: _question(each) for kind, each in office.retention.periods().items()})
        self.save = plain_button("Save these times")
        self.reference = labelled("Another case, by its number", LineField("Another case, by its number"))
        self.look = plain_button("Erase it…")
        self.erased = Card("Erased")
        self._typed = False
        self.arrange(
            WrapLabel(_INTRO),
            self.banner,
            WrapLabel("Due for review", "section"),
            self.due,
            WrapLabel("How long each kind is kept", "section"),
            self.form,
            chips(self.save),
            WrapLabel("Erase something else", "section"),
            WrapLabel("Such as where somebody asks to be forgotten and nothing speaks against it.", "soft"),
            self.reference,
            chips(self.look),
            WrapLabel("Erased", "section"),
            self.erased,
            gap=12,
        )
        self.form.changed.connect(self._mark_typed)
        self.save.clicked.connect(self._save)
        self.look.clicked.connect(self._look)

    def refresh(self) -> None:
        """Read again what is due and what was erased."""
        if not self._typed:
            self.form.fill({kind.value: str(each.years) for kind, each in self._office.retention.periods().items()})
        self._show_due(self._office.retention.due())
        self.erased.clear()
        for line in self._office.erasing.erased():
            self.erased.add_row(self._erased_row(line))
        if not self._office.erasing.erased():
            self.erased.add_row(WrapLabel("Nothing was erased yet.", "soft"))

    def _show_due(self, due: tuple[Due, ...]) -> None:
        self.due.clear()
        for each in due[:_SHOWN]:
            self.due.add_row(self._due_row(each))
        if len(due) > _SHOWN:
            self.due.add_row(WrapLabel(f"And {len(due) - _SHOWN} more, once these are decided.", "soft"))
        if not due:
            self.due.add_row(WrapLabel("Nothing is due for review.", "soft"))

    def _due_row(self, due: Due) -> Row:
        ended = due.ended
        what = f" · {ended.title}" if ended.title else " · logged by mistake"
        said = (
            f"Ended {words.day(ended.ended_on)}. Its time was over on {words.day(due.since)}: {_small(due.why)}",
            f"Kept longer until {words.day(due.since)}: {due.why}",
        )[ended.until is not None]
        look, longer, erase = link_button("Open"), plain_button("Keep longer…"), plain_button("Erase…")
        look.clicked.connect(partial(self.case_chosen.emit, ended.record_id))
        longer.clicked.connect(partial(self._keep_longer, ended.record_id))
        erase.clicked.connect(partial(self.ask_to_erase, ended.record_id))
        for button in (look, longer, erase):
            button.setAccessibleName(f"{button.text().rstrip('…')} {ended.reference}")
        buttons: list[QWidget] = [erase] if ended.kind is Kind.MISTAKES else [look, longer, erase]
        return Row(None, stacked(Phrase(Part(ended.reference, bold=True), what), WrapLabel(said, "soft")), *buttons)

    def _erased_row(self, line: ErasedCase) -> Row:
        days = [f"received {_day(line.received_on)}", f"ended {_day(line.ended_on)}" if line.ended_on else ""]
        outcome = CaseOutcome(line.outcome).words.lower() if line.outcome else ""
        what = ", ".join(filter(None, (*days, outcome)))
        show = plain_button("Certificate")
        show.setAccessibleName(f"Certificate of {line.reference}")
        show.clicked.connect(partial(self._show_certificate, line.certificate, line.reference))
        said = stacked(
            Phrase(Part(line.reference, bold=True), f" · {what}"), WrapLabel(f"Erased {_day(line.dated)}", "soft")
        )
        return Row(None, said, show)

    def _mark_typed(self) -> None:
        self._typed = True

    def _save(self) -> None:
        chosen = self.form.values()
        self._typed = False
        self._office.retention.choose({kind: int(str(chosen[kind.value])) for kind in Kind})
        self.banner.show_good_news("Saved. What is due is counted by these times from now on.")
        self.refresh()

    def _look(self) -> None:
        typed = str(self.reference.field.value()).strip()  # type: ignore[attr-defined]
        found = self._office.erasing.of_reference(typed)
        if not found:
            self.reference.show_error("There is no such case or request. Its number is such as 2026-014 or S2026-003.")
            return
        self.reference.clear_error()
        self.ask_to_erase(found)

    def ask_to_erase(self, record_id: int) -> None:
        """Open the form that erases a case."""
        from chc_desktop.ui.retention.forms import erase_case  # seldom needed

        self._open(erase_case(self._office, record_id, self._tell_gone))

    def _keep_longer(self, record_id: int) -> None:
        from chc_desktop.ui.retention.forms import keep_longer

        self._open(keep_longer(self._office, record_id))

    def _open(self, form: ActionForm) -> None:
        dialog = ActionDialog(form, self._office.drafts, self)
        dialog.accepted.connect(self.refresh)
        dialog.open()

    def _tell_gone(self, gone: Gone) -> None:
        said = f"{gone.reference} was erased."
        if gone.still_named:
            said += f" Somebody of it is still named in {words.listed(gone.still_named)}: please look there."
        show = partial(self._show_certificate, gone.certificate, gone.reference)
        self.banner.show_good_news(said, "Certificate", show)

    def _show_certificate(self, document: int, reference: str) -> None:
        content = self._office.erasing.certificate(document)
        name = self._office.organisation.register_folder() / f"Certificate of erasure {reference}.pdf"
        PdfWindow(content, f"Certificate of erasure, {reference}", name, self._prompts, self).open()


def _question(period: Period) -> Labelled:
    counted = f"From {period.counts_from}. We suggest {words.count(period.suggested, 'year')}. {period.reason}"
    return labelled(period.title, Choice(period.title, _YEARS), counted)


def _day(iso: str) -> str:
    return words.day(date.fromisoformat(iso))


def _small(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}."
