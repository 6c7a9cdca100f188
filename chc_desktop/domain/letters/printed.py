"""Sets a letter out as the page that is printed."""

import base64
from collections.abc import Callable, Iterator, Mapping

from chc_desktop.domain import words
from chc_desktop.domain.case import Point
from chc_desktop.domain.facts import Organisation, Person
from chc_desktop.domain.letters.addressing import ending, opening
from chc_desktop.domain.letters.checklist import Check, checklist
from chc_desktop.domain.letters.form_offers import offered
from chc_desktop.domain.letters.going import goes_to, printed_address
from chc_desktop.domain.letters.letter import Done, LetterContents, LetterTemplate, Matter, NotOurs, Offer, Part, Shape
from chc_desktop.domain.letters.wording import in_a_line as promise_line
from chc_desktop.domain.letters.wording import otherwise, role_of, texts
from chc_desktop.domain.page import Block, Heading, Letterhead, LetterPage, Missing, Numbered, Text
from chc_desktop.domain.points.evidence import in_a_line


def letter_page(template: LetterTemplate, matter: Matter, contents: LetterContents, draft: bool) -> LetterPage:
    """The letter as it stands. In a draft, what is still to be written is marked in its place."""
    unmet = [check for check in checklist(template, matter, contents) if draft and not check.met]
    said = texts(template, matter, contents)
    blocks = (block for part in template.parts for block in _blocks(part, matter, contents, said[part.key], unmet))
    to = goes_to(matter)
    return LetterPage(
        letterhead=letterhead(matter.organisation),
        recipient=(to.name, *_lines(printed_address(matter))),
        dated=matter.dated,
        reference=matter.case.reference,
        salutation=f"Dear {to.name}",
        title=template.title,
        blocks=(
            *opening(matter.addressing, matter.person),
            *blocks,
            *ending(matter.addressing),
            *offered(to.letter_form, matter.organisation),
        ),
        closing="Yours sincerely",
        signature=_signature(matter.signatory, matter.organisation),
        draft=draft,
        form=to.letter_form,
    )


def blocks_of(part: Part, matter: Matter, contents: LetterContents, text: str) -> tuple[Block, ...]:
    """What one part of a letter prints; `text` is what stands in it."""
    return tuple(_blocks(part, matter, contents, text, []))


def letterhead(organisation: Organisation) -> Letterhead:
    """Who writes, as it stands at the top of everything we send."""
    return Letterhead(
        organisation.name,
        _lines(organisation.address),
        tuple(filter(None, (organisation.telephone.strip(), organisation.email.strip(), organisation.website.strip()))),
        base64.b64decode(organisation.logo) if organisation.logo else None,
    )


def _blocks(part: Part, matter: Matter, contents: LetterContents, text: str, unmet: list[Check]) -> Iterator[Block]:
    blocks = list(_SHAPES[part.shape](part, matter, contents, text))
    gaps = [
        Missing(f"Still to be written: {check.required.title}. {check.sentence}")
        for check in unmet
        if check.part == part.key
    ]
    if part.heading and (blocks or gaps):
        yield Heading(part.heading)
    yield from blocks
    yield from gaps


def _text(part: Part, matter: Matter, contents: LetterContents, text: str) -> Iterator[Block]:
    if text.strip():
        yield Text(text)


def _points(part: Part, matter: Matter, contents: LetterContents, text: str) -> Iterator[Block]:
    if matter.case.points:
        yield Numbered(tuple(_decided(point, contents) for point in matter.case.points))


def _decided(point: Point, contents: LetterContents) -> tuple[str, str]:
    about = point.text.strip().rstrip(".")
    if point.not_ours:
        return f"{about}: not our responsibility", _whose(point.why_not_ours, point.whose) or _TOLD_BEFORE
    decision = contents.decision(point.number)
    lead = f"{about}: {decision.outcome.words.lower()}" if decision.outcome else about
    evidence = "" if decision.without_evidence else in_a_line(point.evidence)
    seen = f"We looked at: {evidence}." if evidence else ""
    gone_by = f"We went by: {_stopped(decision.policy)}" if decision.policy.strip() else ""
    beneath = " ".join(part for part in (seen, gone_by) if part)
    return lead, "\n\n".join(part for part in (decision.reasons, beneath) if part.strip())


def _whose(why: str, whose: str) -> str:
    """“It stands on the council’s land. Responsible: the council.”"""
    responsible = f"Responsible: {_stopped(whose)}" if whose.strip() else ""
    return " ".join(part for part in (_stopped(why), responsible) if part)


def _stopped(text: str) -> str:
    """In one line, with a stop at its end."""
    line = " ".join(text.split())
    return line if not line or line.endswith((".", "!", "?")) else f"{line}."


def _remedies(part: Part, matter: Matter, contents: LetterContents, text: str) -> Iterator[Block]:
    if contents.no_remedy:
        yield Text(f"{otherwise(part, matter, contents)}\n\n{contents.no_remedy_because}".strip())
        return
    offers = [_offered(offer, matter) for offer in contents.offers if offer.what.strip()]
    if offers:
        yield Text("\n".join(f"- {offer}" for offer in offers))


def _offered(offer: Offer, matter: Matter) -> str:
    """“Fit dampers to the pump, by Friday 4 December 2026.”"""
    what = " ".join(offer.what.split()).rstrip(".,;")
    amount = words.money(offer.pence) if offer.pence else ""
    money = f": {amount}" if amount and amount not in what else ""
    if offer.by is None:
        return f"{what}{money}."
    when = f"by {words.long_day(offer.by)}" if offer.by > matter.dated else f"on {words.long_day(offer.by)}"
    return f"{what}{money}, {when}."


def _outstanding(part: Part, matter: Matter, contents: LetterContents, text: str) -> Iterator[Block]:
    said = otherwise(part, matter, contents) if contents.nothing_outstanding else text
    yield from _text(part, matter, contents, said)


def _responsibility(part: Part, matter: Matter, contents: LetterContents, text: str) -> Iterator[Block]:
    listed = "\n".join(f"- {_not_ours(point, matter)}" for point in contents.not_ours)
    yield from _text(part, matter, contents, f"{text}\n{listed}".strip())


def _not_ours(not_ours: NotOurs, matter: Matter) -> str:
    about = next((point.text.strip().rstrip(".") for point in matter.case.points if point.number == not_ours.point), "")
    return f"{about}: {_whose(not_ours.why, not_ours.whose) if not_ours.whose else ' '.join(not_ours.why.split())}"


def _new_date(part: Part, matter: Matter, contents: LetterContents, text: str) -> Iterator[Block]:
    yield from _text(part, matter, contents, text)
    latest = matter.response.latest_if_extended
    if contents.new_date and latest and contents.new_date > latest and contents.beyond_cap_because.strip():
        yield Text(f"{otherwise(part, matter, contents)} {contents.beyond_cap_because.strip()}".strip())


def _ground(part: Part, matter: Matter, contents: LetterContents, text: str) -> Iterator[Block]:
    """What leads to it, and the ground itself with its provision: a refusal always names it."""
    yield from _text(part, matter, contents, text)
    for ground in matter.edition.exclusions:
        if ground.slug == contents.exclusion:
            where = f" ({matter.edition.title}, {ground.provision})" if ground.provision else ""
            yield Text(f"- {ground.title.rstrip('.')}{where}.")


def _done(part: Part, matter: Matter, contents: LetterContents, text: str) -> Iterator[Block]:
    listed = [_carried_out(done, matter) for done in contents.done]
    if listed:
        yield Text("\n".join((text, *listed)).strip())


def _carried_out(done: Done, matter: Matter) -> str:
    """“- Fit dampers to the pump: fitted and tested, on Friday 4 December 2026.”"""
    promise = matter.case.promise(done.promise)
    about = " ".join(promise.remedy.what.split()).rstrip(".,;") if promise else ""
    what = " ".join(done.what.split()).rstrip(".,;")
    when = f"on {words.long_day(done.on)}" if done.on else ""
    return f"- {': '.join(filter(None, (about, ', '.join(filter(None, (what, when))))))}."


def _promise(part: Part, matter: Matter, contents: LetterContents, text: str) -> Iterator[Block]:
    promise = matter.case.promise(contents.promise)
    if promise:
        yield Text(f"{text}\n- {promise_line(promise, promise.made_on)}".strip())


_TOLD_BEFORE = "We told you why when we acknowledged your complaint."

_SHAPES: Mapping[Shape, Callable[[Part, Matter, LetterContents, str], Iterator[Block]]] = {
    Shape.TEXT: _text,
    Shape.POINTS: _points,
    Shape.REMEDIES: _remedies,
    Shape.OUTSTANDING: _outstanding,
    Shape.RESPONSIBILITY: _responsibility,
    Shape.NEW_DATE: _new_date,
    Shape.NEXT_UPDATE: _text,
    Shape.GROUND: _ground,
    Shape.DONE: _done,
    Shape.PROMISE: _promise,
}


def _signature(person: Person, organisation: Organisation) -> tuple[str, ...]:
    """Who signs: by role where the organisation wants it so, else by name and role."""
    if organisation.sign_with_role:
        return words.capital(role_of(person)), organisation.name
    return person.name, words.capital(role_of(person)), organisation.name


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
