"""The filters that are wanted now and then, in a small dialog."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.listing.asked import YES
from chc_desktop.domain.listing.choices import Choices
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import Choice, labelled
from chc_desktop.ui.widgets.wrap import chips

_ANY = ("", "Any")


class MoreFilters(FormDialog):
    """Chooses values of filters. What the list is narrowed by otherwise is handed back as it was."""

    chosen = Signal(tuple)

    def __init__(
        self, choices: tuple[Choices, ...], narrowed: tuple[tuple[str, str], ...], parent: QWidget | None
    ) -> None:
        super().__init__("More filters", "Show these", parent)
        self._narrowed = narrowed
        self.fields: dict[str, Choice | Tick] = {}
        self._placed: dict[str, QWidget] = {}
        self.none_button = plain_button("Set all to “Any”")
        self.none_button.setAutoDefault(False)
        for one in choices:
            self._add(one, dict(narrowed).get(one.key, ""))
        for kind in (Choice, Tick):
            self.body.addWidget(chips(*(self._placed[key] for key in self.fields if self._is(key, kind)), gap=20))
        self.body.addWidget(self.none_button)
        self.body.addStretch(1)
        next(iter(self.fields.values())).setFocus()
        self.none_button.clicked.connect(self._clear)

    def submit(self) -> None:
        """Hand back everything the list is narrowed by."""
        kept = tuple(pair for pair in self._narrowed if pair[0] not in self.fields)
        chosen = ((key, str(value)) for key, field in self.fields.items() if (value := _value(field)))
        self.chosen.emit((*kept, *chosen))
        self.accept()

    def _add(self, one: Choices, value: str) -> None:
        field: Choice | Tick
        if one.is_switch:
            field = Tick(one.name)
            field.set_value(bool(value))
            self._placed[one.key] = field
        else:
            field = Choice(one.name, (_ANY, *one.values))
            field.set_value(value)
            self._placed[one.key] = labelled(one.name, field)
        self.fields[one.key] = field

    def _is(self, key: str, kind: type[Choice] | type[Tick]) -> bool:
        return isinstance(self.fields[key], kind)

    def _clear(self) -> None:
        for field in self.fields.values():
            if isinstance(field, Tick):
                field.set_value(False)
            else:
                field.set_value("")


def _value(field: Choice | Tick) -> str:
    if isinstance(field, Tick):
        return YES if field.value() else ""
    return field.value()
