"""Every letter under every edition: complete it goes out as it is, and without any one thing it must carry it does not.

The letters and the editions are those of the files there are, so a new file arrives with these tests.
"""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import page as validation
import pytest
from pypdf import PdfReader

from chc_desktop.domain.code import Edition, RequiredElement
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import LetterIssued
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Shape
from chc_desktop.domain.vocabulary import Element, LetterKind
from chc_desktop.office.office import Office
from tests.letters import (
    EDITIONS,
    a_case_ready_for,
    an_office_under,
    blanked,
    complete,
    issue,
    kinds,
    silent_about_its_stage,
)

EVERY_LETTER = [
    pytest.param(edition, kind, id=f"{edition.id}-{kind}") for edition in EDITIONS.values() for kind in kinds(edition)
]
HURTFUL = 'Jo <jo@example.org> & <16C ]]> O\'Brien said "no" £5 {reference} Łukasz Şahin Nguyễn Дмитрий Ελένη %s'


@pytest.mark.parametrize(("edition", "kind"), EVERY_LETTER)
def test_without_any_of_what_it_must_carry_a_letter_does_not_go_out(
    tmp_path: Path, edition: Edition, kind: LetterKind
) -> None:
    office = an_office_under(edition, tmp_path / "register")
    case_id = a_case_ready_for(office, kind)
    letter = office.letters.templates[kind]
    contents, before = complete(office, case_id, kind), office.cases.view(case_id)

    for required in letter.asked(before.edition):
        office.letters.templates[kind] = silent_about_its_stage(letter) if required.element is Element.STAGE else letter
        for how, lacking in _lacking(letter, contents, required.element):
            with pytest.raises(RuleBroken) as refused:
                issue(office, case_id, kind, lacking)
            assert _where(required) in str(refused.value), how

    after = office.cases.view(case_id)
    assert after.lines == before.lines
    assert after.documents == before.documents


@pytest.mark.parametrize(("edition", "kind"), EVERY_LETTER)
def test_a_complete_letter_is_kept_as_it_went_out_and_can_be_read_aloud(
    tmp_path: Path, edition: Edition, kind: LetterKind
) -> None:
    office = an_office_under(edition, tmp_path / "register")
    case_id = a_case_ready_for(office, kind)
    contents, free = _with_hurtful_text(office, case_id, kind)

    content = office.cases.document(issue(office, case_id, kind, contents))

    document = office.cases.view(case_id).documents[-1]
    event = _issued(office, case_id)
    assert document.digest == sha256(content).digest()
    assert event.digest == sha256(content).hexdigest()
    assert (document.kind, document.version, document.edition) == (kind.value, 1, edition.id)
    assert event.sent == "by first class post"
    said = _words(content)
    assert "DRAFT" not in said
    assert "Still to be written" not in said
    assert HURTFUL in said if free else True
    assert not validation.validate_pdf_bytes(content, profile=validation.ValidationProfile.PDF_UA_1).failures


@pytest.mark.parametrize("kind", kinds(EDITIONS["hos-2024"]))
def test_a_letter_is_offered_where_it_makes_sense(tmp_path: Path, kind: LetterKind) -> None:
    office = an_office_under(EDITIONS["hos-2024"], tmp_path / "register")
    assert kind in [each.kind for each in office.letters.offered(a_case_ready_for(office, kind))]


def _lacking(
    letter: LetterTemplate, contents: LetterContents, element: Element
) -> Iterator[tuple[str, LetterContents]]:
    """The letter without an element: blank; where it is text, also with our prompt left in it, or an earlier line."""
    if element is Element.STAGE:
        yield "silent", blanked(letter, contents, element)
        return
    yield f"{element} blank", blanked(letter, contents, element)
    part = letter.part_for(element)
    assert part
    if element is Element.REASONS:
        decisions = tuple(replace(made, reasons=part.prompt) for made in contents.decisions)
        yield "reasons are the prompt", replace(contents, decisions=decisions)
    if part.shape in (
        Shape.TEXT,
        Shape.NEW_DATE,
        Shape.NEXT_UPDATE,
        Shape.GROUND,
        Shape.RESPONSIBILITY,
        Shape.OUTSTANDING,
    ):
        for line in (part.prompt, f"  {part.prompt.upper()} ", part.label, letter.parts[0].label):
            yield f"{element} is “{line}”", replace(contents, texts={**contents.texts, part.key: line})


def _where(required: RequiredElement) -> str:
    return f"Code {required.provision}" if required.provision else "our good practice"


def _with_hurtful_text(office: Office, case_id: int, kind: LetterKind) -> tuple[LetterContents, bool]:
    """The complete letter with text that hurts in a part where anything may be written, if it has one."""
    contents = complete(office, case_id, kind)
    letter = office.letters.open(case_id, kind)
    said = office.letters.look(case_id, kind, contents).texts
    for part in letter.template.parts:
        if part.shape is Shape.TEXT and said[part.key].strip():
            texts = {**contents.texts, part.key: f"{said[part.key]}\n\n{HURTFUL}"}
            return replace(contents, texts=texts), True
    return contents, False


def _issued(office: Office, case_id: int) -> LetterIssued:
    with office.desk.register.transaction() as shelves:
        events = [entry.event for entry in shelves.record.history(case_id)]
    return [event for event in events if isinstance(event, LetterIssued)][-1]


def _words(content: bytes) -> str:
    """What the PDF says, in even spaces."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())
