"""Emails that are ready to be sent: with a letter that was issued, to whoever it went to, or with a draft."""

from datetime import date

from chc_desktop.domain import history
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import LetterIssued
from chc_desktop.domain.facts import Person
from chc_desktop.domain.letters.covering import covering_words, draft_subject, draft_words, subject
from chc_desktop.domain.letters.going import refuse_forbidden_email
from chc_desktop.exchange.email_draft import EmailDraft, email_draft
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.office.desk import Desk
from chc_desktop.office.issued_letters import issued_bytes
from chc_desktop.store.transaction import Transaction


class LetterEmails:
    """Drafts of emails; nothing is sent from here."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of_issued(self, document_id: int) -> bytes:
        """An email to whoever a letter went to, with its exact bytes attached.

        It says the letter itself in plain text where they asked for their letters so, else a few covering words.
        """
        with self._desk.register.transaction() as shelves:
            document = shelves.record.document(document_id)
            content = issued_bytes(shelves, document_id)
            case = self._desk.case(shelves, document.case_id or 0)
            event = _entry(shelves, case.id, document_id)
            _refuse_where_it_went_elsewhere(event)
            to = shelves.facts.person(event.addressee or case.complainant)
            about = shelves.facts.person(event.complainant or case.complainant)
            _refuse_where_none_may_go(to, about)
            organisation = self._desk.organisation(shelves)
            signed = shelves.facts.person(event.done_by).title if event.done_by else ""
        covering = covering_words(to.name, date.fromisoformat(document.dated), case.reference, organisation, signed)
        said = event.plain_text or covering
        name = safe_name(f"{case.reference} {document.title.replace('/', '-')}.pdf")
        return email_draft(EmailDraft(to.name, to.email.strip(), subject(case.reference), said, name, content))

    def of_draft(self, reference: str, name: str, content: bytes) -> bytes:
        """An email for a colleague, with the draft of a letter attached; the officer says to whom."""
        draft = EmailDraft("", "", draft_subject(reference), draft_words(reference), name, content)
        return email_draft(draft)


def _entry(shelves: Transaction, case_id: int, document_id: int) -> LetterIssued:
    said = (event for _number, event in history.effective(shelves.record.history(case_id)))
    return next(event for event in said if isinstance(event, LetterIssued) and event.document == document_id)


def _refuse_where_it_went_elsewhere(event: LetterIssued) -> None:
    """Older entries name nobody: those letters went to whoever complains."""
    if event.complainant and not event.addressee:
        raise RuleBroken(
            "This letter went to somebody whose email address is not kept with the people of the case, so no email was "
            "made. Nothing was lost. Please save the PDF, and attach it to an email of your own."
        )


def _refuse_where_none_may_go(to: Person, about: Person) -> None:
    if not to.email.strip():
        raise RuleBroken(
            f"We know no email address of {to.name}, so no email was made. Nothing was lost. Add it in the person’s "
            "details, on the page of the case, or send the letter another way."
        )
    if to.has_died:
        raise RuleBroken(
            f"{to.name} has died, so no email was made. Nothing was lost. Please find out who the letter should go to."
        )
    refuse_forbidden_email(to, about)
