"""The line at the top of a complaint’s form that tells a service request from a complaint and leads to its form."""

from PySide6.QtCore import Signal

from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.widgets.wrap import Part


class RequestInstead(LinkPhrase):
    """Says the difference in plain words; `asked` is told when the link is chosen."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Only the name and what happened are needed now. Unhappy with us, in whatever words? A complaint. Only "
            "asking us to put something right? ",
            Part("Log a service request instead", link="request"),
            role_name="soft",
        )
        self.link_chosen.connect(lambda _link: self.asked.emit())
