"""Settings: how long records are kept, those whose time is over, those kept longer, and those that were erased."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.retention.periods import CHOICES, Due, Kind, Period
from chc_desktop.office.erasing_told import Gone
from chc_desktop.office.office import Office
from chc_desktop.office.older_registers import OlderRegister
from chc_desktop.ui.forms.action import ActionDialog, ActionForm
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.retention.rows import due_row, erased_row, held_row, import_row, older_row
from chc_desktop.ui.settings.form import Form
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.fields import Choice, Labelled, LineField, labelled
from chc_desktop.ui.widgets.in_view import bring_into_view
from chc_desktop.ui.widgets.wrap import Card, Row, WrapLabel, chips

_SHOWN = 40
_INTRO = (
    "Personal data are kept no longer than they are needed. You choose how long that is; what is suggested here is no "
    "law. When the time of a record is over it is listed here and Today says so. Nothing is ever erased by itself."
)
_ANOTHER = (
    "Erase it where somebody asks to be forgotten and nothing speaks against it. Keep it longer where it will be "
    "needed, such as for a claim: it cannot be erased before that day."
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
        self.held_title, self.held = WrapLabel("Kept longer", "section"), Card("Kept longer")
        self.form = Form({kind.value: _question(each) for kind, each in office.retention.periods().items()})
        self.save = plain_button("Save these times")
        self.reference = labelled("Its number", LineField("Another case, by its number"))
        self.look, self.longer = plain_button("Erase it…"), plain_button("Keep it longer…")
        self.imports_title = WrapLabel("Spreadsheets taken out again", "section")
        self.imports = Card("Spreadsheets taken out again")
        self.older_title = WrapLabel("Older registers on this computer", "section")
        self.older = Card("Older registers on this computer")
        self.erased = Card("Erased")
        self._typed = False
        self.arrange(
            WrapLabel(_INTRO),
            self.banner,
            WrapLabel("Due for review", "section"),
            self.due,
            self.held_title,
            self.held,
            WrapLabel("How long each kind is kept", "section"),
            self.form,
            chips(self.save),
            WrapLabel("Another case", "section"),
            WrapLabel(_ANOTHER, "soft"),
            self.reference,
            chips(self.look, self.longer),
            self.imports_title,
            self.imports,
            self.older_title,
            self.older,
            WrapLabel("Erased", "section"),
            self.erased,
            gap=12,
        )
        self.form.changed.connect(self._mark_typed)
        self.save.clicked.connect(self._save)
        self.look.clicked.connect(lambda: self._with_typed(self._ask_to_erase_typed))
        self.longer.clicked.connect(lambda: self._with_typed(self.ask_to_keep_longer))

    def refresh(self) -> None:
        """Read again what is due, what is kept longer and what was erased."""
        if not self._typed:
            self.form.fill({kind.value: str(each.years) for kind, each in self._office.retention.periods().items()})
        due = self._office.retention.due()
        more = f"And {len(due) - _SHOWN} more, once these are decided." if len(due) > _SHOWN else ""
        _fill(self.due, map(self._due_row, due[:_SHOWN]), more if due else "Nothing is due for review.")
        self._show_held()
        self._show_imports({each.ended.record_id for each in due if each.ended.kind is Kind.IMPORTS})
        self._show_older()
        lines = self._office.erasing.erased()
        rows = (erased_row(line, partial(self._show_certificate, line.certificate, line.reference)) for line in lines)
        _fill(self.erased, rows, "" if lines else "Nothing was erased yet.")

    def ask_to_erase(self, record_id: int) -> None:
        """Open the form that erases a case."""
        from chc_desktop.ui.retention.forms import erase_case  # seldom needed

        gone: list[Gone] = []
        self._open(erase_case(self._office, record_id, gone), gone)

    def ask_to_erase_import(self, entry: int) -> None:
        """Open the form that erases what a spreadsheet brought which this entry took out again."""
        from chc_desktop.ui.retention.forms import erase_import

        gone: list[Gone] = []
        self._open(erase_import(self._office, entry, gone), gone)

    def ask_to_keep_longer(self, record_id: int) -> None:
        """Open the form that keeps a case longer."""
        from chc_desktop.ui.retention.forms import keep_longer

        reference = self._office.erasing.reference(record_id)
        self._open(keep_longer(self._office, record_id, reference))

    def _due_row(self, due: Due) -> QWidget:
        ended = due.ended
        erase = self.ask_to_erase_import if ended.kind is Kind.IMPORTS else self.ask_to_erase
        return due_row(
            due,
            partial(self.case_chosen.emit, ended.record_id),
            partial(self.ask_to_keep_longer, ended.record_id),
            partial(erase, ended.record_id),
        )

    def _show_held(self) -> None:
        held = self._office.retention.held()
        rows = [held_row(each, partial(self.case_chosen.emit, each.record_id)) for each in held]
        _fill_if_any(self.held_title, self.held, rows)

    def _show_imports(self, due: set[int]) -> None:
        """Those that are not among what is due."""
        kept = [each for each in self._office.erasing.imports() if each.entry not in due]
        rows = [import_row(each, partial(self.ask_to_erase_import, each.entry)) for each in kept]
        _fill_if_any(self.imports_title, self.imports, rows)

    def _show_older(self) -> None:
        rows = [older_row(each, partial(self._ask_to_delete, each)) for each in self._office.erasing.older.all()]
        _fill_if_any(self.older_title, self.older, rows)

    def _ask_to_delete(self, older: OlderRegister) -> None:
        self._prompts.ask(
            self,
            "Delete this older register?",
            f"{older.words} is deleted from this computer, with its key. It cannot be brought back. The register you "
            "work with and its backups stay as they are.",
            "Delete it for good",
            partial(self._delete, older),
        )

    def _delete(self, older: OlderRegister) -> None:
        try:
            self._office.erasing.older.delete(older)
        except RuleBroken as broken:
            self.banner.show_error(str(broken))
            bring_into_view(self.banner)
            return
        self.refresh()
        self._tell(f"Deleted: {older.words[:1].lower()}{older.words[1:]}.")

    def _mark_typed(self) -> None:
        self._typed = True

    def _save(self) -> None:
        chosen = self.form.values()
        self._typed = False
        self._office.retention.choose({kind: int(str(chosen[kind.value])) for kind in Kind})
        self._tell("Saved. What is due is counted by these times from now on.")
        self.refresh()

    def _ask_to_erase_typed(self, record_id: int) -> None:
        """What cannot be erased yet is said where its number was typed, before anything is asked."""
        if hindrance := self._office.erasing.look(record_id).hindrance:
            self.reference.show_error(hindrance)
        else:
            self.ask_to_erase(record_id)

    def _with_typed(self, ask: Callable[[int], None]) -> None:
        typed = str(self.reference.field.value()).strip()  # type: ignore[attr-defined]
        found = self._office.erasing.of_reference(typed)
        if not found:
            self.reference.show_error("There is no such case or request. Its number is such as 2026-014 or S2026-003.")
            return
        self.reference.clear_error()
        ask(found)

    def _open(self, form: ActionForm, gone: list[Gone] | None = None) -> None:
        dialog = ActionDialog(form, self._office.drafts, self)
        dialog.accepted.connect(self.refresh)
        if gone is not None:
            dialog.accepted.connect(lambda: self._tell_gone(gone[0]))
        dialog.open()

    def _tell_gone(self, gone: Gone) -> None:
        self._tell(gone.told, "Certificate", partial(self._show_certificate, gone.certificate, gone.reference))

    def _tell(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say it at the top, with the keyboard there: what was pressed may be gone."""
        self.banner.show_good_news(text, action, act)
        first = next(each for each in self.banner.findChildren(QAbstractButton) if each.isVisibleTo(self.banner))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(self.banner)

    def _show_certificate(self, document: int, reference: str) -> None:
        content = self._office.erasing.certificate(document)
        name = self._office.organisation.register_folder() / f"Certificate of erasure {reference}.pdf"
        PdfWindow(content, f"Certificate of erasure, {reference}", name, self._prompts, self).open()


def _fill(card: Card, rows: Iterable[QWidget], further: str = "") -> None:
    card.clear()
    for row in rows:
        card.add_row(row)
    if further:
        card.add_row(WrapLabel(further, "soft"))


def _fill_if_any(title: QWidget, card: Card, rows: list[Row]) -> None:
    """A card with its title, where there is something to show."""
    _fill(card, rows)
    for each in (title, card):
        each.setVisible(bool(rows))


def _question(period: Period) -> Labelled:
    counted = f"From {period.counts_from}. We suggest {words.count(period.suggested, 'year')}. {period.reason}"
    return labelled(period.title, Choice(period.title, _YEARS), counted)
