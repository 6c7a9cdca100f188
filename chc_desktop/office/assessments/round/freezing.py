"""Freezes an approved form: the exact bytes of each format, with their digests; and gives them back, checked."""

from collections.abc import Callable, Mapping
from hashlib import sha256

from chc_desktop.domain.entries import Frozen
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.page import FormPage
from chc_desktop.store.record_shelf import Document
from chc_desktop.store.transaction import Transaction

PDF = "pdf"


def freeze(shelves: Transaction, page: FormPage, kept_as: Document) -> tuple[Frozen, ...]:
    """Keep every format of a form, the PDF first. Raises `RuleBroken` where it cannot be printed."""
    try:
        made = {name: make(page) for name, make in _formats().items()}
    except ValueError as error:
        raise RuleBroken(str(error)) from error
    return tuple(_kept(shelves, name, content, kept_as) for name, content in made.items())


def thawed(shelves: Transaction, files: tuple[Frozen, ...], format: str = PDF) -> bytes:
    """A frozen file, byte for byte. Raises `RuleBroken` where it was erased, or is not as it was frozen."""
    frozen = next((each for each in files if each.format == format), None)
    if frozen is None:
        raise RuleBroken(f"This version was kept without a .{format} file. Nothing was lost: please open its PDF.")
    content = shelves.record.document_bytes(frozen.document)
    if content is None:
        raise RuleBroken("The approved form was erased, as the record says. Its entry is still there.")
    if sha256(content).hexdigest() != frozen.digest:
        raise RuleBroken(
            "The approved form is not as it was approved: its digest is another one, so it is not shown. Please keep "
            "this register as it is and restore the latest backup."
        )
    return content


def _formats() -> Mapping[str, Callable[[FormPage], bytes]]:
    from chc_desktop.documents.form import form_pdf
    from chc_desktop.documents.form_docx import form_docx
    from chc_desktop.documents.form_html import form_html

    return {PDF: form_pdf, "docx": form_docx, "html": form_html}


def _kept(shelves: Transaction, name: str, content: bytes, kept_as: Document) -> Frozen:
    title = kept_as.title if name == PDF else f"{kept_as.title} (.{name})"
    document = shelves.record.keep_document(kept_as._replace(title=title), content)
    return Frozen(name, document, sha256(content).hexdigest())
