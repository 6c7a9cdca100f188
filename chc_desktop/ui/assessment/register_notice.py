"""What the register says about a provision: the figure, its cases as links, and where the answer differs."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from chc_desktop.domain.assessments.figure import Figure, Spoiler
from chc_desktop.domain.assessments.reporting_year import ReportingYear
from chc_desktop.domain.assessments.said import of_figure
from chc_desktop.domain.form import Answer as Asked
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.theme import link_button
from chc_desktop.ui.widgets.arrange import RowLayout
from chc_desktop.ui.widgets.wrap import Part, WrapLabel, stacked

_MOST_NAMED = 12
_MOST_COUNTED = 60


class RegisterNotice(QFrame):
    """A notice beside the answer: amber where something is amiss, teal where all is well.

    `lead` stands before it in the place of the year, where it is not the row's first.
    Where the form `asked` for the very number, it can be used as the answer; elsewhere its sentence as evidence.
    """

    case_chosen = Signal(int)
    evidence_wanted = Signal(str)
    number_wanted = Signal(str, str)
    """The key of an answer, and what it would be."""

    def __init__(
        self,
        figure: Figure,
        year: ReportingYear,
        editable: bool,
        asked: Asked | None = None,
        lead: str = "",
    ) -> None:
        super().__init__()
        self.asked = asked
        self._editable = editable
        self.setProperty("ground", "amber" if figure.shortfall else "teal")
        self.words = LinkPhrase(*_parts(figure, lead or f"Your register, {year.title}: "))
        self.words.link_chosen.connect(lambda key: self.case_chosen.emit(int(key)))
        self.difference = WrapLabel("", "soft")
        self.use = link_button(_offer(asked))
        self.use.setAccessibleName(f"{self.use.text()}: {figure.sentence}")
        self.use.clicked.connect(lambda: self._use(figure, asked))
        self.show_cases = link_button("Show the cases counted")
        self.show_cases.setAccessibleName(f"Show the cases counted: {figure.sentence}")
        self.show_cases.clicked.connect(self._show_cases)
        self.cases = LinkPhrase(*_counted(figure.counted, figure.more_counted))
        self.cases.link_chosen.connect(lambda key: self.case_chosen.emit(int(key)))
        said = stacked(self.words, self.difference, self.cases, gap=4)
        self.setLayout(layout := RowLayout(None, said, (self.use, self.show_cases)))
        layout.setContentsMargins(14, 10, 14, 10)
        self.cases.hide()
        self.use.setVisible(editable)
        self.show_cases.setVisible(bool(figure.counted))

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (self.words, self.cases, self.use, self.show_cases)

    def take_focus(self) -> None:
        """Put the keyboard on the cases behind the figure: those that spoil it, else those that are counted."""
        if self.words.has_links:
            self.words.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self.show_cases.isHidden():
            self._show_cases()
        elif not self.cases.isHidden():
            self.cases.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_cases(self) -> None:
        self.cases.show()
        self.show_cases.hide()
        self.cases.setFocus(Qt.FocusReason.TabFocusReason)

    def _use(self, figure: Figure, asked: Asked | None) -> None:
        if asked:
            self.number_wanted.emit(asked.key, of_figure(asked.kind, figure))
        else:
            self.evidence_wanted.emit(figure.sentence)

    def show_difference(self, sentence: str) -> None:
        """Say where answer and register differ; nothing where they do not."""
        advice = " You may be right; say why in the commentary." if self._editable else ""
        self.difference.setText(f"{sentence}{advice}" if sentence else "")
        self.difference.setVisible(bool(sentence))


def _offer(asked: Asked | None) -> str:
    if asked is None:
        return "Use this as evidence"
    return f"Use this for “{asked.label}”" if asked.label else "Use this number"


def _parts(figure: Figure, lead: str) -> Iterator[Part | str]:
    yield Part(lead, bold=True)
    yield _with_percentage(figure)
    counted_too = figure.numerator == figure.denominator
    yield from _named(" By case: " if counted_too else " The others: ", figure.spoilers, figure.more_spoilers)
    yield from _named(
        " Still inside the time: " if figure.judges else " Not counted yet: ", figure.waiting, figure.more_waiting
    )


def _counted(cases: tuple[Spoiler, ...], unnamed: int) -> Iterator[Part | str]:
    """The cases that count as good by name, each a link; so many as can be read, and how many more."""
    yield "Counted: "
    for place, case in enumerate(cases[:_MOST_COUNTED]):
        yield ", " if place else ""
        yield _case(case)
    more = len(cases[_MOST_COUNTED:]) + unnamed
    yield f" and {more:,} more, which the list of complaints shows." if more > 0 else "."


def _with_percentage(figure: Figure) -> str:
    """The sentence, with the share in hundredths at the end of what it counts."""
    if figure.percentage is None:
        return figure.sentence
    counted, stop, rest = figure.sentence.partition(".")
    return f"{counted} ({figure.percentage}%){stop}{rest}"


def _named(lead: str, cases: tuple[Spoiler, ...], unnamed: int) -> Iterator[Part | str]:
    """Cases by name, each a link; the first dozen, and how many more."""
    for place, case in enumerate(cases[:_MOST_NAMED]):
        yield lead if place == 0 else ", "
        yield _case(case)
        yield f" {case.why}" if case.why else ""
    if cases:
        more = len(cases[_MOST_NAMED:]) + unnamed
        yield f" and {more:,} more." if more > 0 else "."


def _case(case: Spoiler) -> Part | str:
    """A case as a link to it; somebody who is named without one, by their name alone."""
    return Part(case.reference, link=str(case.case_id)) if case.case_id else case.reference
