"""The line on a complaint’s page that names the complaints linked with it and leads to them."""

from chc_desktop.office.links import LinkedCase
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.widgets.wrap import Part


class LinkedWithLine(LinkPhrase):
    """The link chosen is the id of the complaint to show."""

    def __init__(self, linked: tuple[LinkedCase, ...]) -> None:
        parts: list[Part | str] = ["Linked with "]
        for place, case in enumerate(linked):
            if place:
                parts.append(" and " if place == len(linked) - 1 else ", ")
            about = f" ({case.stands.lower()})" + (f": {' '.join(case.text.split())}" if case.text else "")
            parts += [Part(f"{case.reference}, {case.title}", link=str(case.case_id)), about]
        super().__init__(*parts, "." if not linked[-1].text.endswith(".") else "")
