"""The tags at the top of every case, request and letter of a person: what must not be missed."""

from collections.abc import Iterable
from datetime import date

from chc_desktop.domain.facts import Person
from chc_desktop.domain.persons.notices import Weight, notices
from chc_desktop.ui.tips import tip
from chc_desktop.ui.widgets.tag import Tag, Tone

_TONES = {Weight.GRAVE: Tone.RED, Weight.LOOK: Tone.AMBER, Weight.KNOW: Tone.TEAL}
_LONGEST = 80


class NoticeTag(Tag):
    """Shows the beginning of what is long; all of it is in the tool tip and what a screen reader reads."""

    def __init__(self, text: str, tone: Tone) -> None:
        super().__init__(_shortened(text), tone)
        self.setToolTip(tip(text))
        self.setAccessibleName(text)


def person_tags(person: Person, today: date) -> tuple[Tag, ...]:
    """What to look out for with this person, in a fixed order."""
    return tuple(NoticeTag(notice.words, _TONES[notice.weight]) for notice in notices(person, today))


def people_tags(people: Iterable[Person], today: date) -> tuple[Tag, ...]:
    """The same for several people of one case; of all but the first, each says whose it is."""
    first, *others = people
    whose = (
        NoticeTag(f"{other.name}: {notice.words}", _TONES[notice.weight])
        for other in others
        for notice in notices(other, today)
    )
    return (*person_tags(first, today), *whose)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;") + "…"
