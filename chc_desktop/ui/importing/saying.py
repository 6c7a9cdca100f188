"""The pages that say something: what an import comes to, how far it is, what came in."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.imports.events import Imported
from chc_desktop.office.import_plan import Forecast
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, WrapLabel, stacked

_SHOWN = 50
"""So many sentences are read through; more are counted."""


class _Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.page = QVBoxLayout(self)
        self.page.setContentsMargins(0, 0, 0, 0)
        self.page.setSpacing(scaled(12))


class TextPage(_Page):
    """A title and some sentences."""

    def __init__(self, title: str, sentences: tuple[str, ...]) -> None:
        super().__init__()
        self.title = WrapLabel(title, "title")
        self.text = WrapLabel("\n\n".join(sentences))
        self.page.addWidget(self.title)
        self.page.addWidget(self.text)
        self.page.addStretch(1)

    def say(self, title: str, text: str) -> None:
        """Say something else."""
        self.title.setText(title)
        self.text.setText(text)
        self.setAccessibleName(f"{title} {text}")


class WorkPage(_Page):
    """What goes on, and how far it is."""

    def __init__(self) -> None:
        super().__init__()
        self.title = WrapLabel("", "title")
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.page.addWidget(self.title)
        self.page.addWidget(self.bar)
        self.page.addWidget(WrapLabel("You can stop at any time. Until it is done, nothing is changed.", "soft"))
        self.page.addStretch(1)

    def begin(self, meanwhile: str) -> None:
        """Say what goes on."""
        self.title.setText(meanwhile)
        self.bar.setAccessibleName(meanwhile)
        self.bar.setValue(0)

    def show_share(self, share: float) -> None:
        """Show how far it is, from 0 to 1."""
        self.bar.setValue(round(share * 100))


class ForecastPage(_Page):
    """What bringing the rows in comes to, before it is done."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers = WrapLabel()
        self.refused = Card("What stays a note")
        self._about_refused = WrapLabel(
            "Some of what the rows say cannot have happened so. It is kept word for word in the note of the complaint, "
            "and its dates are not counted:"
        )
        self._cases = 0
        self.page.addWidget(WrapLabel("What would come in", "title"))
        self.page.addWidget(self.numbers)
        self.page.addWidget(self._about_refused)
        self.page.addWidget(self.refused)
        self.page.addStretch(1)

    def show_forecast(self, found: Forecast, left: int) -> None:
        """Say what it comes to; so many rows stay behind."""
        self._cases = found.cases
        self.numbers.setText(_numbers(found, left))
        self.refused.clear()
        for row, sentence in found.refused[:_SHOWN]:
            self.refused.add_row(stacked(Phrase(Part(f"Row {row}", bold=True)), WrapLabel(sentence, "soft")))
        if len(found.refused) > _SHOWN:
            self.refused.add_row(WrapLabel(f"And {words.count(len(found.refused) - _SHOWN, 'more')}.", "soft"))
        for widget in (self.refused, self._about_refused):
            widget.setVisible(bool(found.refused))

    def agree(self) -> str:
        """What the button says that does it."""
        return f"Bring in {self._cases:,} {'complaint' if self._cases == 1 else 'complaints'}"


def came_in(imported: Imported) -> tuple[str, str]:
    """What came in and where to look, as a title and a text."""
    left = imported.rows - imported.cases
    behind = (
        f"{words.count(left, 'row')} stayed behind. Put them right in the spreadsheet and bring those "
        "rows in by themselves, or log them by hand."
    )
    return (
        f"{words.count(imported.cases, 'complaint')} came in",
        "\n\n".join(
            filter(
                None,
                (
                    f"They are among your cases now. The last entry of each names “{imported.file}” and the row, and "
                    "holds everything in it that has no other place.",
                    behind if left else "",
                    "What is still open stands on Today with the dates the Code gives it.",
                    "Was it the wrong file, or a column taken for another? In Settings, under Spreadsheets, all of it "
                    "can be taken out again, as long as nothing else has happened on these complaints.",
                ),
            )
        ),
    )


def _numbers(found: Forecast, left: int) -> str:
    lines = (
        f"{words.count(found.cases, 'complaint')} would come in. "
        f"{words.count(left, 'row')} would stay behind.",
        f"{words.count(found.given_days, 'complaint')} would have the day of receipt you gave."
        if found.given_days else "",
        f"{words.count(found.open, 'complaint')} would be open, "
        f"{words.number(found.late)} of them late already." if found.open else "None of them would be open.",
        f"{words.count(found.new_people, 'person', 'people')} would be new"
        + (f", {words.number(found.known_people)} found by exact name and address." if found.known_people else "."),
        f"New among those who deal with complaints: {words.listed(found.new_colleagues)}."
        if found.new_colleagues else "",
        f"{words.count(found.given_references, 'complaint')} would get a new reference; the one in the "
        "spreadsheet, if there is one, stays in the note." if found.given_references else "",
    )  # fmt: skip
    return "\n".join(filter(None, lines))
