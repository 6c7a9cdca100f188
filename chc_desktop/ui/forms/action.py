"""One dialog for every action on a case: the questions are data, the office decides."""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from chc_desktop.office.desk import Desk
from chc_desktop.office.drafts import Drafts
from chc_desktop.ui.forms.asks import Ask, AskChoice, Field, Filled, Value, field_for
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.forms.keeper import Keeper
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import Choice, DateField, Labelled, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel


@dataclass(frozen=True, slots=True)
class ActionForm:
    """What a dialog shows, asks and does. `act` is given the answers and the key of the draft to drop.

    `draft` is the key the texts are kept under while they are written, `help_name` the page of Help about it. What
    takes longer than a blink has `aside`, which is done in the place of `act`.
    """

    draft: str
    title: str
    explanation: str
    button: str
    asks: tuple[Ask, ...]
    act: Callable[[Filled, str], object]
    help_name: str = "case"
    aside: "ActAside | None" = None


@dataclass(frozen=True, slots=True)
class ActAside:
    """The action at a desk of its own, off the window’s thread; `meanwhile` is the sentence that is said."""

    desk: Desk
    act: Callable[[Desk, Filled, str], object]
    meanwhile: str


_WHO = ("who", "colleague", "about")


class ActionDialog(FormDialog):
    """Asks what an action needs, and does it. A refusal is shown here and what was typed stays."""

    also_called = MappingProxyType({"person": _WHO, "name": _WHO})

    def __init__(self, form: ActionForm, drafts: Drafts, parent: QWidget | None) -> None:
        self._form = form
        super().__init__(form.title, form.button, parent)
        self.fields: dict[str, Field] = {}
        self._holders: dict[str, QWidget] = {}
        self.body.addWidget(WrapLabel(form.title, "title"))
        self.body.addWidget(WrapLabel(form.explanation))
        for ask in form.asks:
            self._add(ask)
        self.body.addStretch(1)
        self.bring_back(Keeper(drafts, form.draft, self.fields, self))
        self._show_what_is_asked()
        self._focus_first()

    @property
    def help_name(self) -> str:
        """The help page about the action."""
        return self._form.help_name

    def submit(self) -> None:
        if not self._dates_are_clear():
            return
        if self._form.aside:
            self._do_aside(self._form.aside)
        elif self.attempt(lambda: self._form.act(self._filled(), self._form.draft)):
            self.accept()

    def _do_aside(self, aside: ActAside) -> None:
        from chc_desktop.ui.forms.aside import Aside  # few forms need it

        answers, draft = self._filled(), self._form.draft
        Aside(aside.desk, self).do(lambda desk: aside.act(desk, answers, draft), aside.meanwhile, self.accept)

    def _add(self, ask: Ask) -> None:
        field = field_for(ask)
        holder: QWidget = field if isinstance(field, Tick) else labelled(ask.label, field, ask.help)
        self.fields[ask.name], self._holders[ask.name] = field, holder
        self.body.addWidget(holder)
        if isinstance(field, Choice):
            field.changed.connect(self._show_what_is_asked)

    def _show_what_is_asked(self) -> None:
        for ask in self._form.asks:
            if ask.only_when:
                name, answer = ask.only_when
                asked = not self._holders[name].isHidden() and self.fields[name].value() == answer
                self._holders[ask.name].setVisible(asked)
            if isinstance(ask, AskChoice) and ask.only_with:
                field = self.fields[ask.name]
                assert isinstance(field, Choice)
                field.set_choices(ask.offered(lambda name: self.fields[name].value()))

    def _focus_first(self) -> None:
        """On the first thing to write, past the dates that are right already."""
        waiting = (one for one in self.fields.values() if not (isinstance(one, DateField) and one.value()))
        first = next(waiting, None)
        if first:
            first.setFocus()

    def _dates_are_clear(self) -> bool:
        """Whether every date could be understood; one that could not is said beside it and at the foot."""
        problems = []
        for name, field in self.fields.items():
            holder = self._holders[name]
            if isinstance(field, DateField) and isinstance(holder, Labelled) and not holder.isHidden():
                problems.append((holder, field.problem()))
        return self.are_clear(problems)

    def _filled(self) -> Filled:
        values: dict[str, Value] = {name: field.value() for name, field in self.fields.items()}
        return Filled(values)
