"""The line on a complaint's page that leads back to the service request it grew from."""

from chc_desktop.domain import words
from chc_desktop.domain.requests.request import ServiceRequest
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.widgets.wrap import Part


class GrewFrom(LinkPhrase):
    """Names the request; its link, when chosen, asks for the request's page."""

    def __init__(self, request: ServiceRequest) -> None:
        super().__init__(
            "Grew from ",
            Part(f"service request {request.reference}", link="request"),
            f" of {words.day(request.asked_on)}. Its history stands first in the record, and any work still to do goes "
            "on.",
        )
