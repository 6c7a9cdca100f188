"""What a letter offers to who reads it with difficulty: translation, and other forms of the same letter."""

from collections.abc import Iterator

from chc_desktop.domain.facts import Organisation
from chc_desktop.domain.letters.form import Form
from chc_desktop.domain.page import Text


def offered(form: Form, organisation: Organisation) -> Iterator[Text]:
    """The lines at the end of a letter that offer it otherwise; none where nothing is to be offered."""
    language = form.translation.strip()
    offers = [
        f"We can have this letter translated into {language} for you, or put you through to an interpreter."
        if language
        else "",
        "We can also send you this letter in another form: in larger print, on paper of another colour, as plain text "
        "by email, in braille, or recorded to be listened to."
        if form.offers
        else "",
    ]
    given = " ".join(offer for offer in offers if offer)
    if given:
        yield Text(f"{given} Please {_ask(organisation)}.")


def _ask(organisation: Organisation) -> str:
    telephone, email = organisation.telephone.strip(), organisation.email.strip()
    ways = [f"call us on {telephone}" if telephone else "", f"email {email}" if email else ""]
    return " or ".join(way for way in ways if way) or "tell us"
