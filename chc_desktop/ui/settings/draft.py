"""Keeps a form's unsaved changes a moment after each, so that nothing typed is lost."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from chc_desktop.domain import words
from chc_desktop.office.drafts import Drafts
from chc_desktop.ui.settings.form import Form
from chc_desktop.ui.widgets.wrap import WrapLabel

PAUSE = 1_000
"""Milliseconds from a change to its being kept."""


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
        self._timer = QTimer(form)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.keep)
        form.changed.connect(self._changed)

    def is_begun(self) -> bool:
        """Whether the form holds something that is not saved yet."""
        return self._begun

    def keep(self) -> None:
        """Keep the changes now; a form that is as it was saved leaves nothing behind."""
        self._timer.stop()
        if not self._begun:
            return
        if self._form.values() == self._saved():
            self.drop()
        else:
            at = self._drafts.save(self._key, self._form.values())
            self.kept_words.setText(f"Kept {words.clock(at)}, not saved yet")

    def bring_back(self) -> bool:
        """Fill the form with changes that were kept; whether there were any."""
        kept = self._drafts.read(self._key)
        if kept:
            self._form.fill(kept)
            self._begun = True
        return bool(kept)

    def drop(self) -> None:
        """The changes were saved, or are not wanted."""
        self._timer.stop()
        self._begun = False
        self.kept_words.setText("")
        self._drafts.drop(self._key)

    def throw_away(self) -> None:
        """Show again what is saved; what was written goes into the bin."""
        self.keep()
        self._begun = False
        self.kept_words.setText("")
        self._drafts.throw_away(self._key)
        self._form.fill(self._saved())

    def _changed(self) -> None:
        self._begun = True
        if not self._timer.isActive():
            self._timer.start()
