"""The letters that are made when one is issued: one for each who gets it, each kept with its exact bytes."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from chc_desktop.domain import history
from chc_desktop.domain.case import Case
from chc_desktop.domain.events import LetterIssued
from chc_desktop.domain.letters.letter import LetterContents, LetterTemplate, Matter
from chc_desktop.domain.letters.printed import letter_page
from chc_desktop.domain.papers.events import Way
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.letter_copies import draw, in_plain_text
from chc_desktop.store.record_shelf import Document
from chc_desktop.store.transaction import Transaction


def kept_sheets(
    shelves: Transaction,
    template: LetterTemplate,
    matters: tuple[Matter, ...],
    contents: LetterContents,
    issued: LetterIssued,
    before: Mapping[int, LetterIssued],
) -> list[LetterIssued]:
    """One letter for each who gets one, kept with its bytes, and its entry; `issued` is what all of them say.

    `before` are those that these replace, by whose letter each is; empty where none was sent.
    """
    version = _next_version(shelves, template, matters[0])
    entries: list[LetterIssued] = []
    for matter in matters:
        page = letter_page(template, matter, contents, draft=False)
        content = draw(page)
        title = f"{template.name}, {goes_to(matter)}" if len(matters) > 1 else template.name
        to = matter.addressing.to if matter.addressing else matter.person
        replaced = before.get(matter.person.id)
        entries.append(
            replace(
                issued,
                document=_keep_document(shelves, template, matter, content, title, version),
                title=title,
                digest=sha256(content).hexdigest(),
                complainant=matter.person.id,
                addressee=to.id,
                beside=entries[0].document if entries else 0,
                sent_to=to.email.strip() if issued.way == Way.EMAIL else "",
                version=max((each.version for each in before.values()), default=0) + 1,
                replaces=replaced.document if replaced else 0,
                plain_text=in_plain_text(page) if page.form.plain_text else "",
                template=template.id,
                edition=matter.edition.id,
            )
        )
    return entries


def sent_before(shelves: Transaction, case: Case, kind: LetterKind) -> dict[int, LetterIssued]:
    """The letters of a kind that went out last, by whose letter each is."""
    said = (event for _number, event in history.effective(shelves.record.history(case.id)))
    return {
        event.complainant or case.complainant: event
        for event in said
        if isinstance(event, LetterIssued) and event.letter == kind.value
    }


def goes_to(matter: Matter) -> str:
    """“Joan Bell”, or “Sam Bell for Joan Bell”."""
    addressing = matter.addressing
    if addressing is None:
        return matter.person.name
    return f"{addressing.to.name} for {matter.person.name}" if addressing.speaks else addressing.to.name


def _next_version(shelves: Transaction, template: LetterTemplate, matter: Matter) -> int:
    earlier = (
        document for document in shelves.record.documents(matter.case.id) if document.kind == template.kind.value
    )
    return max((document.version for document in earlier), default=0) + 1


def _keep_document(
    shelves: Transaction, template: LetterTemplate, matter: Matter, content: bytes, title: str, version: int
) -> int:
    document = Document(
        id=0,
        case_id=matter.case.id,
        kind=template.kind.value,
        title=title,
        version=version,
        template=template.id,
        edition=matter.edition.id,
        dated=matter.dated.isoformat(),
        digest=b"",
    )
    return shelves.record.keep_document(document, content)
