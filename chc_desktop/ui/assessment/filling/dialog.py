"""What goes into which row of a form and what does not, before the filled one is saved under a new name."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.assessments.assessment import called
from chc_desktop.domain.assessments.filling.plan import Standing
from chc_desktop.office.filling import FilledForm, FilledRow, FormToFill
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment.filling.rows import ALL, COLUMNS, LOOK, SHOWN, becomes, wants_a_look
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.tables import RowTable
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.choices import Answers
from chc_desktop.ui.widgets.wrap import Card, WrapLabel, chips, stacked

_NAMED = 8


class FillDialog(FormDialog):
    """`saved` tells where the filled form is, and how many rows were written. The form chosen stays as it is."""

    saved = Signal(object, int)

    def __init__(self, office: Office, prompts: Asking, form: FormToFill, parent: QWidget) -> None:
        super().__init__("Fill in the official form", "Save as…", parent)
        self._office, self._prompts, self._form = office, prompts, form
        self._agreed: frozenset[int] = frozenset()
        self._filled = office.filling.fill(form)
        self.summary = WrapLabel("", "strong")
        self.notes = WrapLabel("", "soft")
        self.which = Answers("Rows shown", SHOWN)
        self.table = RowTable("Rows of the form", COLUMNS, "Every row has its answer: there is nothing to look at.")
        self.why = WrapLabel()
        self.agree = plain_button("")
        self.agree.setAutoDefault(False)
        self._detail = Card("The row that is chosen")
        self._lay_out_body()
        self._connect()
        self._fill()

    @property
    def filled(self) -> FilledForm:
        """The form as it would be saved now."""
        return self._filled

    def submit(self) -> None:
        suggested = self._form.path.with_name(self._form.suggested)
        self._prompts.choose_save_file(
            self, "Save the filled form", suggested, f"Word documents (*{suggested.suffix})", self._save
        )

    def preferred_width(self) -> int:
        return 52

    def spare_lines(self) -> int:
        return 22

    def _save(self, path: Path) -> None:
        if self.attempt(lambda: self._office.filling.save(self._form, self._filled, path)):
            self.accept()
            self.saved.emit(path, self._filled.counted(Standing.WRITTEN))

    def _lay_out_body(self) -> None:
        self._detail.add_row(stacked(self.why, chips(self.agree), gap=10))
        self.body.addWidget(WrapLabel(f"What goes into “{self._form.path.name}”", "title"))
        for widget in (self.summary, self.notes, self.which):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._detail)
        self.table.setMinimumHeight(self.table.fontMetrics().height() * 8)
        self.which.set_value(LOOK if any(map(wants_a_look, self._filled.rows)) else ALL)

    def _connect(self) -> None:
        self.which.changed.connect(self._fill)
        self.table.row_chosen.connect(self._show_row)
        self.agree.clicked.connect(self._change_mind)

    def _fill(self) -> None:
        filled, chosen = self._filled, self.table.current_row()
        self.summary.setText(_summary(self._form, filled))
        self.notes.setText(" ".join(_notes(self._form, filled)))
        self.notes.setVisible(bool(self.notes.text()))
        shown = [row for row in filled.rows if self.which.value() == ALL or wants_a_look(row)]
        self.table.show_rows(shown)
        again = next((row for row in shown if chosen and _place(row) >= _place(chosen)), shown[0] if shown else None)
        self.table.choose(again)
        self._show_row(again)
        self.done_button.setEnabled(bool(filled.counted(Standing.WRITTEN)))
        self.show_error(_nothing_to_write(self._form, filled))

    def _show_row(self, row: FilledRow | None) -> None:
        self._detail.setVisible(row is not None)
        if row is None:
            return
        agreed = _place(row) in self._agreed
        self.why.setText(_told(row))
        self.agree.setText("Leave it as it is after all" if agreed else "Write it here all the same")
        self.agree.setVisible(agreed or row.standing is Standing.DOUBTFUL)

    def _change_mind(self) -> None:
        if row := self.table.current_row():
            self._agreed = self._agreed ^ {_place(row)}
            self._filled = self._office.filling.fill(self._form, self._agreed)
            self._fill()


def _place(row: FilledRow) -> int:
    return row.planned.source.place


def _told(row: FilledRow) -> str:
    source = row.planned.source
    asked = " ".join(f"{source.number} {source.requirement}".split())
    parts = (
        f"In the form: {asked if len(asked) < 300 else asked[:300].rsplit(' ', 1)[0] + ' …'}",
        f"Our row: {called(row.row)}" if row.row else "",
        f"{becomes(row)}. {' '.join(row.why)}".strip(),
    )
    return "\n\n".join(filter(None, parts))


def _summary(form: FormToFill, filled: FilledForm) -> str:
    rows = words.count(len(filled.rows), "row")
    counts = (
        (filled.counted(Standing.WRITTEN), "will be written"),
        (filled.counted(Standing.DOUBTFUL), "in doubt"),
        (filled.counted(Standing.NOT_ANSWERED), "without an answer in your register"),
        (filled.counted(Standing.NOT_PLACED), "without a place for it"),
    )
    said = ", ".join(f"{count} {what}" for count, what in counts if count)
    return f"{words.capital(form.titles[form.edition])}: {rows} found, {said}." if filled.rows else ""


def _notes(form: FormToFill, filled: FilledForm) -> list[str]:
    found = []
    if filled.replaced:
        rows = words.count(filled.replaced, "row")
        found.append(f"In {rows} something is written already; it is replaced by the answers of {form.year}.")
    if filled.rows and not filled.plan.recognised.is_sure:
        title = form.titles[form.edition]
        found.append(f"Which Code’s form this is could not be told for certain; it is taken for that of {title}.")
    if not form.approved:
        found.append(f"The self-assessment of {form.year} is not approved yet; the filled form does not say so.")
    if filled.plan.missing and filled.rows:
        named = [called(row) for row in filled.plan.missing]
        more = len(named) - _NAMED
        listed = words.listed([*named[:_NAMED], f"{more} more"] if more > 0 else named)
        found.append(f"The form has no row for {listed}, which you have answered.")
    return [*found, *filled.notices]


def _nothing_to_write(form: FormToFill, filled: FilledForm) -> str:
    """Why nothing can be saved, with what to do; empty where something can."""
    if filled.counted(Standing.WRITTEN):
        return ""
    plan, instead = filled.plan, "Nothing was changed. Please choose another form."
    if plan.is_of_another_form and plan.recognised.is_sure:
        other = form.titles[plan.recognised.edition]
        return (
            f"This is the form of another Code, {other}, and {form.year} goes by {form.titles[form.edition]}. {instead}"
        )
    if not filled.rows:
        return f"No row of a self-assessment form was found in it. {instead}"
    if not filled.counted(Standing.DOUBTFUL) and not filled.counted(Standing.NOT_PLACED):
        return f"No row of {form.year} has an answer yet. Nothing was changed. Please answer some first."
    return ""
