"""Every letter under every edition as a Word document: the words of its page, in the same order."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from chc_desktop.domain.code import Edition
from chc_desktop.office.letter_copies import as_word, draw
from tests.documents.reading import structure
from tests.documents.test_letter_docx import without_marks, words
from tests.letters import EDITIONS, a_case_ready_for, an_office_under, complete, kinds


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=list(EDITIONS))
def test_it_carries_the_words_of_its_page(edition: Edition, tmp_path: Path) -> None:
    office = an_office_under(edition, tmp_path / "register")
    for kind in kinds(edition):
        case_id = a_case_ready_for(office, kind)
        page = replace(office.letters.page(case_id, kind, complete(office, case_id, kind)), draft=False)
        content = as_word(page)
        assert without_marks(words(content)) == without_marks(structure(draw(page)).text), kind
        styles = [each.style.name for each in Document(BytesIO(content)).paragraphs if each.style]
        assert styles.count("Title") == 1, kind
