"""What to look at before a letter goes to somebody who speaks, or asks, for whoever complains."""

from collections.abc import Iterator

from chc_desktop.domain import words
from chc_desktop.domain.intake import Channel
from chc_desktop.domain.letters.letter import Matter
from chc_desktop.domain.people.events import Relation
from chc_desktop.domain.people.parties import Representative, Standing
from chc_desktop.domain.vocabulary import Rule

_CHANNELS = {Channel.MP: Relation.MP, Channel.COUNCILLOR: Relation.COUNCILLOR}


def people_cautions(matter: Matter) -> Iterator[str]:
    """Each in a sentence, for the day the letter bears."""
    addressing = matter.addressing
    if addressing and addressing.speaks:
        yield from _may_not_speak(matter, addressing.to.name, addressing.speaks)
        if not addressing.to.address.strip():
            yield f"We know no address of {addressing.to.name}. Add it on the page of the case, under People."
    yield from _unnamed_enquirer(matter)


def _may_not_speak(matter: Matter, name: str, representative: Representative) -> Iterator[str]:
    standing, resident = representative.standing(matter.dated), matter.person.name
    if standing.may_speak:
        return
    cite = "" if representative.relation.is_elected else matter.edition.cite(Rule.REPRESENTATIVES)
    what = representative.what_is_needed
    if standing is Standing.LAPSED and representative.authority and representative.authority.until:
        missing = f"The {what} of {resident} for {name} ended on {words.day(representative.authority.until)}{cite}."
    else:
        missing = f"The {what} of {resident} for {name} is not here yet{cite}."
    instead = (
        f"Send nothing personal to them before it is: wait, or let the letters go to {resident} (on the page of the "
        "case, under People)."
    )
    yield f"{missing} {instead}"


def _unnamed_enquirer(matter: Matter) -> Iterator[str]:
    """A complaint that came through an MP or a councillor of whom nothing is recorded yet."""
    relation = _CHANNELS.get(matter.case.channel)
    known = any(each.relation is relation for each in matter.case.parties.representatives)
    if relation and not known:
        yield (
            f"This complaint came {matter.case.channel.words}. Before you answer them, record who it is and whether "
            f"{matter.person.name} agreed, under People on the page of the case; nothing personal goes to them before."
        )
