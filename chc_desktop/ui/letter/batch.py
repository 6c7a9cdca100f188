"""Print letters in one go: those that were issued and not printed yet, ticked, as one print job or as one PDF."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.papers.events import Way
from chc_desktop.office.letter_printing import ToPrint, save_together
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.letter.print_job import PrintJob
from chc_desktop.ui.letter.printing import new_printer
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import link_button, plain_button
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import Choice, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, chips
from chc_desktop.ui.work_dialog import WorkDialog

_SPANS = (("0", "Today"), ("6", "The last 7 days"), ("29", "The last 30 days"), ("364", "The last 12 months"))
_PDF = "PDF (*.pdf)"
_MOST = 300
_STOPPED = "Stopped. Nothing was noted as printed, and no file was left behind."


class PrintLettersDialog(FormDialog):
    """The letters of a span of days, each with a tick; those that still have to be printed are ticked at first."""

    def __init__(self, office: Office, prompts: Asking, parent: QWidget) -> None:
        super().__init__("Print letters", "Print…", parent)
        self._office, self._prompts = office, prompts
        self._job: PrintJob | None = None
        self.span = Choice("Letters dated", _SPANS)
        self.span.set_value("29")
        self.also_printed = Tick("Also those that were printed before, went by email or were replaced")
        self.all, self.none = link_button("Tick all"), link_button("Tick none")
        self.counted = WrapLabel("", "soft")
        self.save = plain_button("Save as one PDF…")
        self.left = WrapLabel("", "soft")
        self.bar = QProgressBar()
        self.stop = plain_button("Stop printing")
        self.ticks: list[tuple[Tick, ToPrint]] = []
        self.letters = QWidget()
        self._list = QVBoxLayout(self.letters)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._fill_body()
        self._connect()
        self.show_letters()

    def show_letters(self) -> None:
        """Read the list again."""
        for tick, _letter in self.ticks:
            tick.hide()
            tick.deleteLater()
        since = self._office.today() - timedelta(int(self.span.value()))
        found = self._office.letter_printing.issued_since(since)
        wanted = found if self.also_printed.value() else tuple(each for each in found if each.is_waiting)
        self.ticks = [(self._tick(letter), letter) for letter in wanted[:_MOST]]
        self.left.setText(f"The other {len(wanted) - _MOST} are shown once these are printed.")
        self.left.setVisible(len(wanted) > _MOST)
        self._count()

    def submit(self) -> None:
        """Ask which printer, then print."""
        letters = self._ticked()
        if not letters:
            self.show_error("Please tick the letters to print first.")
            return
        self.show_error("")
        printer = new_printer(f"{len(letters)} letters")
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
        dialog.setWindowTitle("Print letters")
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own “open” wants the name of a slot

    def print_on(self, printer: QPrinter) -> None:
        """Print what is ticked as one job, and note it once all of it is out."""
        letters = self._ticked()
        self.bar.setRange(0, len(letters))
        self.bar.setValue(0)
        job = self._job = PrintJob(printer, letters, self._office.letter_printing.content, self)
        job.progressed.connect(self.bar.setValue)
        job.finished.connect(lambda: self._printed(letters))
        job.failed.connect(self._failed)
        job.stopped.connect(lambda: self._failed(_STOPPED))
        self._work(True)
        job.begin()

    def reject(self) -> None:
        """Closing it stops what is being printed."""
        if self._job:
            self._job.stop()
        super().reject()

    def _fill_body(self) -> None:
        self.done_button.setText("Print…")
        self.back_button.setText("Close")
        self._list.addWidget(self.left)
        self.bar.setAccessibleName("How many letters are printed")
        self.body.addWidget(labelled("Letters dated", self.span))
        self.body.addWidget(self.also_printed)
        self.body.addWidget(chips(self.counted, self.all, self.none))
        self.body.addWidget(self.bar)
        self.body.addWidget(chips(self.stop, self.save))
        self.body.addWidget(self.letters)
        self.body.addStretch(1)
        self._work(False)

    def _connect(self) -> None:
        self.span.changed.connect(self.show_letters)
        self.also_printed.changed.connect(self.show_letters)
        self.all.clicked.connect(lambda: self._tick_all(True))
        self.none.clicked.connect(lambda: self._tick_all(False))
        self.save.clicked.connect(self._ask_where)
        self.stop.clicked.connect(lambda: self._job.stop() if self._job else None)

    def _tick(self, letter: ToPrint) -> Tick:
        tick = Tick(_said(letter))
        tick.set_value(letter.is_waiting)
        tick.changed.connect(self._count)
        self._list.insertWidget(self._list.count() - 1, tick)
        return tick

    def _tick_all(self, on: bool) -> None:
        for tick, _letter in self.ticks:
            tick.set_value(on)
        self._count()

    def _count(self) -> None:
        if not self.ticks:
            self.counted.setText("No letter of these days still has to be printed.")
        else:
            self.counted.setText(f"{len(self._ticked())} of {words.count(len(self.ticks), 'letter')} ticked.")
        for button in (self.all, self.none):
            button.setVisible(bool(self.ticks))

    def _ticked(self) -> list[int]:
        return [letter.issued.document for tick, letter in self.ticks if tick.value()]

    def _printed(self, letters: Sequence[int]) -> None:
        self._office.letter_printing.note_printed(letters)
        self._end()
        self.banner.show_good_news(f"{_letters(len(letters))} printed and noted in the record.")
        self.show_letters()

    def _failed(self, sentence: str) -> None:
        self._end()
        self.banner.show_error(sentence)

    def _end(self) -> None:
        self._job = None
        self._work(False)

    def _work(self, on: bool) -> None:
        """While it prints only how far it is can be seen, and only “Stop” pressed."""
        for widget, shown in ((self.bar, on), (self.stop, on), (self.letters, not on), (self.save, not on)):
            widget.setVisible(shown)
        if on:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        for widget in (self.done_button, self.save, self.span, self.also_printed, self.all, self.none):
            widget.setEnabled(not on)

    def _ask_where(self) -> None:
        letters = self._ticked()
        if not letters:
            self.show_error("Please tick the letters to save first.")
            return
        self.show_error("")
        name = f"Letters of {self._office.today().isoformat()}.pdf"
        suggested = Path.home() / "Documents" / name
        self._prompts.choose_save_file(
            self, "Save the letters as one PDF", suggested, _PDF, lambda path: self._save(path, letters)
        )

    def _save(self, path: Path, letters: Sequence[int]) -> None:
        work = WorkDialog(
            "Putting the letters together…",
            "They are noted as printed once the file is there; if you stop, nothing is.",
            self._office.desk,
            self,
        )
        work.came_out.connect(lambda saved: self._saved(saved, len(letters)))
        work.failed.connect(self.banner.show_error)
        work.stopped.connect(lambda: self.banner.show_notice(_STOPPED))
        work.begin(lambda desk, tick: save_together(desk, letters, path, tick))

    def _saved(self, path: Path, count: int) -> None:
        self._office.letter_printing.tell()
        self.banner.show_good_news(
            f"{_letters(count)} saved as “{path.name}” and noted as printed. Please print it now."
        )
        self.show_letters()


def _letters(count: int) -> str:
    return "1 letter was" if count == 1 else f"{count} letters were"


def _said(letter: ToPrint) -> str:
    """“2026-012 · Stage 1 response to Joan Bell, Tue 24 Nov 2026, by first class post”."""
    issued = letter.issued
    to = f" to {issued.to}" if issued.to else ""
    facts = [f"{letter.reference} · {issued.title}{to}", words.day(issued.dated), issued.how]
    if issued.way is Way.EMAIL:
        facts.append("needs no print")
    if issued.replaced_by:
        facts.append("replaced since")
    if issued.printed_on:
        facts.append(f"printed on {words.day(issued.printed_on)}")
    return ", ".join(filter(None, facts))
