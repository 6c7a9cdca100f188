"""The service request a complaint grows from: what its form begins with, and what it says at the top."""

from collections.abc import Mapping
from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.vocabulary import Rule
from chc_desktop.office.requests import RequestView
from chc_desktop.ui.forms.keeper import Kept
from chc_desktop.ui.widgets.wrap import WrapLabel


@dataclass(frozen=True, slots=True)
class Origin:
    """A request whose person is not satisfied."""

    view: RequestView

    @property
    def request(self) -> int:
        return self.view.request.id

    @property
    def linked(self) -> int:
        """It is linked with no other complaint."""
        return 0

    @property
    def draft(self) -> str:
        """The key the half-written complaint is kept under, apart from one that has nothing to do with the request."""
        return complaint_draft(self.view.request.id)

    def fill(self, fields: Mapping[str, Kept]) -> None:
        """Write what is known into the form of a complaint, by the names its fields are kept under."""
        request, person = self.view.request, self.view.person
        for name, known in {
            "name": person.name,
            "person": str(person.id),
            "address": person.address,
            "telephone": person.telephone,
            "email": person.email,
            "vulnerability": person.vulnerability,
            "adjustment": person.adjustment,
            "adjustment_review": person.adjustment_review,
            "their_words": request.their_words,
            "title": request.title,
            "category": request.category.value,
            "channel": request.channel.value,
        }.items():
            fields[name].set_value(known)

    def notice(self) -> WrapLabel:
        """From which request it grows, and what the Code asks."""
        request = self.view.request
        cited = self.view.edition.cite(Rule.REQUEST_BECOMES_COMPLAINT)
        return WrapLabel(
            f"From service request {request.reference} of {words.day(request.asked_on)}, filled in with what we know. "
            f"Somebody who is unhappy with how we dealt with a request is making a complaint{cited}. Write in their "
            "words what they are unhappy with now. Any work still to do goes on.",
            "notice-teal",
        )


def complaint_draft(request_id: int) -> str:
    """Where a half-written complaint that grows from a request is kept."""
    return f"log/request/{request_id}"
