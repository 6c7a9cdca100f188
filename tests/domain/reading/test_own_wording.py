"""Our own letters stand before the second reader too: it has nothing to say of them, and they are easy to read."""

from pathlib import Path

import pytest

from chc_desktop.domain.letters.family import GoesTo
from chc_desktop.domain.letters.letter import LetterContents
from chc_desktop.domain.reading.readability import AIM
from chc_desktop.domain.reading.reader import read
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.files import resources
from tests.letters import EDITIONS, kinds
from tests.reading import a_letter, knowledge

LETTERS = [(edition.id, kind) for edition in EDITIONS.values() for kind in kinds(edition)]


@pytest.mark.parametrize(("edition", "kind"), LETTERS)
def test_a_letter_as_it_ships_has_no_note_and_is_easy_to_read(edition: str, kind: LetterKind) -> None:
    template, matter, complete = a_letter(edition, kind)

    for contents in (LetterContents(), complete):
        reading = read(template, matter, contents, knowledge())
        assert reading.notes == ()

    if template.goes_to is not GoesTo.OMBUDSMAN:  # which is a list, and goes to people who know
        assert reading.readability
        assert reading.readability.reading_age < AIM - 1


@pytest.mark.parametrize("path", sorted(resources("letters").glob("*.toml")), ids=lambda path: path.stem)
def test_a_letter_file_holds_no_phrase_that_is_out_of_date_or_has_a_plainer_word(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [phrase.key for phrases in knowledge().phrases for phrase, _, _ in phrases.found_in(text)] == []
