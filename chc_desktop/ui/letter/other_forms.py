"""The forms in which a letter can be saved beside the page itself: as plain text, and as a script to be read aloud."""

from collections.abc import Callable
from dataclasses import dataclass

from chc_desktop.domain.page import LetterPage
from chc_desktop.office.letter_copies import as_script, as_text


@dataclass(frozen=True, slots=True)
class OtherForm:
    """One of them: what its entry in a menu says, what is added to the name of its file, and how it is made."""

    words: str
    added: str
    make: Callable[[LetterPage], bytes]


OTHER_FORMS = (
    OtherForm("Save as plain text…", "", as_text),
    OtherForm("Save as a script to read aloud…", " (to be read aloud)", as_script),
)

TEXT_FILE = "Text (*.txt)"
