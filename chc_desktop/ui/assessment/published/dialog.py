"""Each row of a published self-assessment and what was understood of it, to keep, correct or leave out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.assessments.answer import Comply
from chc_desktop.domain.assessments.published.reading import Reading, ReadRow
from chc_desktop.domain.assessments.published.review import Review, Standing
from chc_desktop.domain.assessments.published.source import Source
from chc_desktop.domain.form import NO_FORM, Form
from chc_desktop.office.office import Office
from chc_desktop.office.published import BroughtIn
from chc_desktop.ui.assessment.published.detail import RowDetail
from chc_desktop.ui.assessment.published.rows import ALL, AROUND, SHOWN, WAITING, columns, place_of
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.tables import RowTable
from chc_desktop.ui.theme import link_button
from chc_desktop.ui.widgets.choices import Answers
from chc_desktop.ui.widgets.fields import Choice, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, chips

_NAMED = 8


class PublishedDialog(FormDialog):
    """`came` tells the year it was brought in for, and how it went. Nothing is kept before that."""

    came = Signal(object)

    def __init__(self, office: Office, source: Source, parent: QWidget, reading: Reading | None = None) -> None:
        """`reading` is what was understood of the source, where that was looked at before."""
        self.keep_all = link_button("Keep all that need me as they are")
        super().__init__("Bring in a published self-assessment", "Bring in", parent)
        self._office = office
        self._source = source
        self._review = Review.of(reading or office.published.look(source))
        self.edition = Choice("The form it answers", self._editions())
        self.year = Choice("The year it is for")
        self.summary = WrapLabel("", "strong")
        self.missing = WrapLabel("", "soft")
        self.which = Answers("Rows shown", SHOWN)
        self.table = RowTable(
            "Rows of the published form", columns(self._standing, self._place), "No row needs you any more."
        )
        self.around = WrapLabel("", "soft")
        self.detail = RowDetail()
        self._lay_out_body()
        self.edition.set_value(self._review.reading.edition)
        self._connect()
        self._show_reading()

    @property
    def review(self) -> Review:
        """The rows as they stand now."""
        return self._review

    def submit(self) -> None:
        if waiting := self._review.waiting:
            self.show_error(_still_waiting(waiting))
            self._go_to(waiting[0])
            return
        results: list[BroughtIn] = []
        year, edition = int(self.year.value() or 0), self._review.reading.edition
        bring_in = self._office.published.bring_in
        if self.attempt(lambda: results.append(bring_in(year, edition, self._review.coming))):
            self.accept()
            self.came.emit(results[0])

    def preferred_width(self) -> int:
        return 80

    def spare_lines(self) -> int:
        return 24

    def further_buttons(self) -> tuple[QWidget, ...]:
        self.keep_all.setAutoDefault(False)
        return (self.keep_all,)

    def _lay_out_body(self) -> None:
        self.body.addWidget(WrapLabel("Look through what was published", "title"))
        self.body.addWidget(chips(labelled("The form it answers", self.edition), labelled("The year", self.year)))
        for widget in (self.summary, self.missing, self.which):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.detail)
        self.body.addWidget(self.around)
        self.table.setMinimumHeight(self.table.fontMetrics().height() * 8)
        self.which.set_value(ALL)

    def _connect(self) -> None:
        self.edition.changed.connect(self._read_again)
        self.which.changed.connect(self._fill)
        self.year.changed.connect(self._fill)
        self.table.row_chosen.connect(self._show_row)
        self.detail.kept.connect(self._keep)
        self.detail.moved.connect(lambda slug: self._change(self._review.move(self._chosen(), slug)))
        self.detail.answered.connect(lambda key: self._change(self._review.answer(self._chosen(), Comply(key))))
        self.keep_all.clicked.connect(lambda: self._change(self._review.keep_all()))

    def _editions(self) -> tuple[tuple[str, str], ...]:
        return tuple((one.id, words.capital(one.short_title)) for one in self._office.published.editions())

    def _form(self) -> Form:
        return self._office.published.forms().get(self._review.reading.edition, NO_FORM)

    def _read_again(self) -> None:
        self._review = Review.of(self._office.published.look(self._source, self.edition.value()))
        self._show_reading()

    def _show_reading(self) -> None:
        """A form that was just read: its years, the rows that need the officer, and the text around them."""
        years = self._office.published.years(self._review.reading.edition) if self._review.reading.edition else ()
        self.year.set_choices(tuple((str(year.number), year.title) for year in years))
        usual = self._office.published.usual_year(self._review.reading.edition)
        self.year.set_value(str(usual) if usual else "")
        self.detail.show_form(self._form())
        self.which.set_value(WAITING if self._review.waiting else ALL)
        self.around.setText(AROUND + "\n".join(self._review.reading.around))
        self.around.setVisible(bool(self._review.reading.around))
        self._fill()
        self.show_error("" if years else self._without_year())

    def _without_year(self) -> str:
        if not self._review.rows:
            return "No row of a self-assessment was found in it. Nothing was changed. Please choose another file."
        if not self._review.reading.edition:
            return "Which form this is could not be told. Please choose it above, or another file."
        return "Every year it could be for has been approved. Nothing was changed."

    def _fill(self) -> None:
        review, chosen = self._review, self.table.current_row()
        waits = len(review.waiting)
        self.summary.setText(_summary(self._source.name, review))
        self.missing.setText(_missing(review, self._form()))
        self.missing.setVisible(bool(self.missing.text()))
        self.keep_all.setVisible(bool(waits))
        self.done_button.setText(f"Bring in {words.count(len(review.coming), 'answer')}")
        self.done_button.setEnabled(bool(review.rows) and bool(self.year.value()))
        shown = review.waiting if self.which.value() == WAITING else review.rows
        self.table.show_rows(shown)
        places = [row.source.place for row in shown]
        again = place_of(places, chosen.source.place if chosen else 0)
        self.table.choose(shown[again] if shown else None)
        self._show_row(shown[again] if shown else None)

    def _show_row(self, row: ReadRow | None) -> None:
        self.detail.show_row(row, self._review.standing(row) if row else None)

    def _chosen(self) -> int:
        row = self.table.current_row()
        return row.source.place if row else 0

    def _keep(self) -> None:
        self._change(self._review.keep(self._chosen()))

    def _change(self, review: Review) -> None:
        self._review = review
        self.show_error("")
        self._fill()

    def _go_to(self, row: ReadRow) -> None:
        self.which.set_value(WAITING)
        self._fill()
        self.table.choose(row)
        self.table.setFocus()

    def _standing(self, row: ReadRow) -> Standing:
        return self._review.standing(row)

    def _place(self, row: ReadRow) -> str:
        return self.detail.place_words(row.slug)


def _summary(name: str, review: Review) -> str:
    waits = len(review.waiting)
    need = f"{waits} {'needs' if waits == 1 else 'need'} you" if waits else "none needs you"
    far = f" The form has {len(review.reading.asked)} rows." if review.reading.is_far_too_long else ""
    return f"“{name}”: {words.count(len(review.rows), 'row')}, of which {need}.{far}"


def _missing(review: Review, form: Form) -> str:
    """The rows of the form that nothing was found for."""
    numbers = {row.slug: row.number or row.slug for row in form.rows}
    named = [numbers[slug] for slug in review.missing]
    more = len(named) - _NAMED
    listed = words.listed([*named[:_NAMED], f"{more} more"] if more > 0 else named)
    return f"Nothing was found for {listed}." if named else ""


def _still_waiting(waiting: tuple[ReadRow, ...]) -> str:
    rows = words.count(len(waiting), "row")
    return f"{rows} still {'needs' if len(waiting) == 1 else 'need'} you: please keep, correct or leave out each one."
