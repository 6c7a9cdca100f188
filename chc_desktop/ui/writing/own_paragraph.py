"""Asks for a paragraph of one's own."""

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.intake import Category
from chc_desktop.domain.letters.field_words import field_words
from chc_desktop.domain.letters.letter import Field
from chc_desktop.domain.paragraphs.paragraph import Paragraph, Purpose
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.forms.keeper import Keeper, Kept
from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.fields import Choice, LineField, LongText, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel

_FIELDS = (Field.PERSON, Field.REFERENCE, Field.RECEIVED, Field.DUE, Field.CONTACT_US, Field.OMBUDSMAN_NAME)


class OwnParagraphDialog(FormDialog):
    """New where the paragraph has no id yet."""

    def __init__(self, office: Office, paragraph: Paragraph, parent: QWidget) -> None:
        title = "Change your paragraph" if paragraph.id else "Keep a paragraph"
        super().__init__(title, "Save", parent)
        self._office, self._paragraph = office, paragraph
        self.name = LineField("Name")
        self.text = LongText("The paragraph", minimum_lines=5)
        self.purpose = Choice("What it is for", _choices(Purpose, "Anything"))
        self.category = Choice("Kind of complaint", _choices(Category, "Any kind"))
        self._lay_out_fields(title)
        self._draft = f"settings/paragraph/{paragraph.id}"
        self._show(paragraph)
        fields: dict[str, Kept] = {
            "name": self.name,
            "text": self.text,
            "purpose": self.purpose,
            "category": self.category,
        }
        if not paragraph.text or paragraph.id:  # what was selected in a letter is not lost, so nothing is brought back
            self.bring_back(Keeper(office.drafts, self._draft, fields, self))
        self.name.setFocus()

    def submit(self) -> None:
        purpose, category = self.purpose.value(), self.category.value()
        changed = Paragraph(
            name=self.name.value(),
            text=self.text.value(),
            purposes=(Purpose(purpose),) if purpose else (),
            categories=(Category(category),) if category else (),
            checked=self._paragraph.checked,
            id=self._paragraph.id,
        )
        if self.attempt(lambda: self._office.paragraphs.save(changed, self._draft)):
            self.accept()

    def _show(self, paragraph: Paragraph) -> None:
        self.name.set_value(paragraph.name)
        self.text.set_value(paragraph.text)
        self.purpose.set_value(paragraph.purposes[0].value if paragraph.purposes else "")
        self.category.set_value(paragraph.categories[0].value if paragraph.categories else "")

    def _lay_out_fields(self, title: str) -> None:
        offered = "; ".join(f"{{{field.value}}}\u00a0{field_words(field)}" for field in _FIELDS)
        help_text = (
            "What only you can know goes into [square brackets]: a letter with such a gap cannot be issued. These are "
            f"filled in from the case: {offered}."
        )
        self.body.addWidget(role(WrapLabel(title), "title"))
        self.body.addWidget(labelled("Name", self.name, "By which you find it."))
        self.body.addWidget(labelled("The paragraph", self.text, help_text))
        self.body.addWidget(labelled("What it is for", self.purpose))
        self.body.addWidget(labelled("Kind of complaint", self.category))
        self.body.addStretch(1)


def _choices(kinds: type[Purpose] | type[Category], anything: str) -> tuple[tuple[str, str], ...]:
    return (("", anything), *((kind.value, kind.words) for kind in kinds))
