"""Settings: what helps while writing. The officer's ready sentences, and the words of their own."""

from functools import partial

from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.snippets import Snippet
from chc_desktop.office.office import Office
from chc_desktop.office.snippets import PLACES
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.forms.keeper import Keeper, Kept
from chc_desktop.ui.settings.part import SettingsPart
from chc_desktop.ui.theme import link_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.fields import LineField, LongText, labelled
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, chips, stacked


class WritingPart(SettingsPart):
    """Each can be changed, and deleted into the bin."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self.banner = Banner()
        self.sentences = Card("Ready sentences")
        self.add = plain_button("Add a ready sentence…")
        self.own_words = Card("Your own words")
        self.no_words = WrapLabel("None yet. Add one from the menu of a word with a wavy line.", "soft")
        self.arrange(
            self.banner,
            WrapLabel("Ready sentences", "section"),
            WrapLabel(
                "Press Ctrl+J in any long text and choose one, or write its short word and press Ctrl+J. What stands "
                "in braces is filled in from the case."
            ),
            self.sentences,
            chips(self.add),
            WrapLabel("Your own words", "section"),
            WrapLabel("They are not marked as unknown. Names and addresses in the register never are."),
            self.own_words,
            self.no_words,
        )
        self.add.clicked.connect(lambda: self._edit(Snippet(0, "", "")))

    def refresh(self) -> None:
        """Read both again."""
        self.sentences.clear()
        for snippet in self._office.snippets.all():
            self.sentences.add_row(self._sentence(snippet))
        self.own_words.clear()
        own = self._office.spelling.own_words()
        for word in own:
            self.own_words.add_row(self._word(word))
        self.own_words.setVisible(bool(own))
        self.no_words.setVisible(not own)

    def _sentence(self, snippet: Snippet) -> Row:
        change = plain_button("Change…")
        change.setAccessibleName(f"Change {snippet.name}")
        change.clicked.connect(partial(self._edit, snippet))
        delete = link_button("Delete")
        delete.setAccessibleName(f"Delete {snippet.name}")
        delete.clicked.connect(partial(self._delete, snippet))
        short = f" · {snippet.short}" if snippet.short else ""
        told = stacked(Phrase(Part(snippet.name, bold=True), short), WrapLabel(snippet.text, "soft"))
        return Row(None, told, delete, change)

    def _word(self, word: str) -> Row:
        delete = link_button("Delete")
        delete.setAccessibleName(f"Delete {word}")
        delete.clicked.connect(partial(self._delete_word, word))
        return Row(None, WrapLabel(word), delete)

    def _edit(self, snippet: Snippet) -> None:
        SnippetDialog(self._office, snippet, self).open()

    def _delete(self, snippet: Snippet) -> None:
        self._office.snippets.remove(snippet)
        self.refresh()
        self.banner.show_notice(f"“{snippet.name}” is in the bin, where you can take it back.")

    def _delete_word(self, word: str) -> None:
        self._office.spelling.remove(word)
        self.refresh()
        self.banner.show_notice(f"“{word}” is in the bin, where you can take it back.")


class SnippetDialog(FormDialog):
    """Asks for a ready sentence."""

    def __init__(self, office: Office, snippet: Snippet, parent: QWidget) -> None:
        title = "Change a ready sentence" if snippet.id else "Add a ready sentence"
        super().__init__(title, "Save", parent)
        self._office = office
        self._snippet = snippet
        self.name = LineField("Name")
        self.text = LongText("The sentence", minimum_lines=3)
        self.short = LineField("Short word")
        self.name.set_value(snippet.name)
        self.text.set_value(snippet.text)
        self.short.set_value(snippet.short)
        self.body.addWidget(WrapLabel(title, "title"))
        self.body.addWidget(labelled("Name", self.name, "By which you find it."))
        places = words.listed([f"{{{place}}}".replace(" ", "\u00a0") for place in PLACES])
        self.body.addWidget(
            labelled("The sentence", self.text, f"These are filled in from the case at hand: {places}.")
        )
        self.body.addWidget(
            labelled("Short word (may stay empty)", self.short, "Such as “thanks”: write it and press Ctrl+J.")
        )
        self.body.addStretch(1)
        self._draft = f"settings/ready-sentence/{snippet.id}"
        fields: dict[str, Kept] = {"name": self.name, "text": self.text, "short": self.short}
        self.bring_back(Keeper(office.drafts, self._draft, fields, self))
        self.name.setFocus()

    def submit(self) -> None:
        changed = Snippet(self._snippet.id, self.name.value(), self.text.value(), self.short.value())
        if self.attempt(lambda: self._office.snippets.save(changed, self._draft)):
            self.accept()
