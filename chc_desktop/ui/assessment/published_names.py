"""A word of warning where what will be published names a resident, with the two things to do about it."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from chc_desktop.domain.assessments.named import Named, without
from chc_desktop.ui.theme import link_button
from chc_desktop.ui.widgets.arrange import RowLayout
from chc_desktop.ui.widgets.fields import LineField, LongText
from chc_desktop.ui.widgets.wrap import WrapLabel

_A_WHILE = 300
"""Milliseconds without a key, after which the texts are looked at."""

Finding = Callable[[str, Iterable[str]], Named | None]
"""Whoever a text names first, but for the names that were kept."""


def nobody(_text: str, _kept: Iterable[str]) -> Named | None:
    """Nobody is looked for."""
    return None


class PublishedNames(QFrame):
    """Looks through fields, by what each is called. `kept` tells that another name may stay."""

    kept = Signal(str)

    def __init__(self, fields: Mapping[str, LongText | LineField], may_stay: Iterable[str], find: Finding) -> None:
        super().__init__()
        self.setProperty("ground", "amber")
        self._fields = dict(fields)
        self._may_stay = tuple(may_stay)
        self._find = find
        self._place: tuple[LongText | LineField, Named] | None = None
        self.words = WrapLabel()
        self.take_out = link_button("Take the name out")
        self.keep = link_button("It may stay")
        self.setLayout(layout := RowLayout(None, self.words, (self.take_out, self.keep)))
        layout.setContentsMargins(14, 8, 14, 8)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_A_WHILE)
        self._soon.timeout.connect(self.look)
        for field in self._fields.values():
            field.changed.connect(self._soon.start)
        self.take_out.clicked.connect(self._take_out)
        self.keep.clicked.connect(self._keep)
        self.hide()
        if any(field.text().strip() for field in self._fields.values()):
            self._soon.start()

    def names_that_may_stay(self) -> tuple[str, ...]:
        """Those the officer kept."""
        return self._may_stay

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return self.take_out, self.keep

    def look(self) -> None:
        """Look through all of them for the first name."""
        found = ((called, field, self._find(field.text(), self._may_stay)) for called, field in self._fields.items())
        hit = next(((called, field, place) for called, field, place in found if place), None)
        self._place = hit[1:] if hit else None
        if hit:
            called, _field, place = hit
            self.words.setText(f"This will be published: the {called} names {place.words}.")
            self.take_out.setAccessibleName(f"Take {place.words} out of the {called}")
            self.keep.setAccessibleName(f"{place.words} may stay in the {called}")
        self.setVisible(hit is not None)

    def _take_out(self) -> None:
        """“a resident” instead; Ctrl+Z in the field brings the name back."""
        if self._place:
            field, place = self._place
            field.replace_value(without(field.text(), place))
            field.setFocus()
            self.look()

    def _keep(self) -> None:
        if self._place:
            field, place = self._place
            self._may_stay = (*self._may_stay, place.words)
            field.setFocus()
            self.look()
            self.kept.emit(place.words)
