"""Keeps a form's unsaved changes a moment after each, so that nothing typed is lost."""

from collections.abc import Callable

from chc_desktop.domain import words
from chc_desktop.office.drafts import Drafts
from chc_desktop.ui.kept_soon import KeptSoon, Unkept, unkept_of
from chc_desktop.ui.settings.form import Form
from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.wrap import WrapLabel


class FormDraft:
    """The unsaved changes of one form; `saved` gives the values as they are kept in the register.

    `kept_words`, to stand beside the form’s button, say when the changes were last kept.
    """

    def __init__(self, drafts: Drafts, key: str, form: Form, saved: Callable[[], dict[str, object]]) -> None:
        self._drafts = drafts
        self._key = key
        self._form = form
        self._saved = saved
        self._begun = False
        self.kept_words = WrapLabel("", "soft")
        self._soon = KeptSoon(self._keep, form)
        self._soon.refused.connect(self._say_refused)
        form.changed.connect(self._changed)

    def is_begun(self) -> bool:
        """Whether the form holds something that is not saved yet."""
        return self._begun

    def keep(self) -> bool:
        """Keep the changes now; False where they cannot be kept, which is said beside the button."""
        return self._soon.finish()

    def unkept(self) -> Unkept | None:
        """What was typed and cannot be kept just now."""
        return unkept_of(self._form, self._soon)

    def bring_back(self) -> bool:
        """Fill the form with changes that were kept; whether there were any."""
        kept = self._drafts.read(self._key)
        if kept:
            self._form.fill(kept)
            self._begun = True
        return bool(kept)

    def drop(self) -> None:
        """The changes were saved, or are not wanted."""
        self._soon.stop()
        self._begun = False
        self.kept_words.setText("")
        self._drafts.drop(self._key)

    def throw_away(self) -> None:
        """Show again what is saved; what was written goes into the bin."""
        self._soon.now()
        self._begun = False
        self.kept_words.setText("")
        self._drafts.throw_away(self._key)
        self._form.fill(self._saved())

    def _keep(self) -> None:
        """A form that is as it was saved leaves nothing behind."""
        if not self._begun:
            return
        if self._form.values() == self._saved():
            self.drop()
        else:
            at = self._drafts.save(self._key, self._form.values())
            self.kept_words.setText(f"Kept {words.clock(at)}, not saved yet")

    def _changed(self) -> None:
        self._begun = True
        self._soon.begin()

    def _say_refused(self, sentence: str) -> None:
        role(self.kept_words, "error" if sentence else "soft")
        if sentence:
            self.kept_words.setText(sentence)
