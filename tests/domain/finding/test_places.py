"""Whatever text an entry holds can be found, of whatever kind the entry is."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from chc_desktop.domain.events import Event, Finding, LetterIssued, Received, Responded
from chc_desktop.domain.finding.places import findable, places
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.vocabulary import Outcome
from tests import make

DAY = date(2026, 11, 24)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYetThoughtOf(Event):
    """An event this part of the program knows nothing of."""

    kind: ClassVar[str]
    words: str
    several: tuple[str, ...]


def found(*events: Event) -> str:
    return findable("2026-001", places(enumerate(events, 1), [make.RESIDENT]))


def test_texts_of_an_event_nobody_told_of_are_found() -> None:
    text = found(NotYetThoughtOf(happened_on=DAY, words="A kestrel", several=("nests", "under the eaves")))
    assert all(word in text for word in ("kestrel", "nests", "eaves"))


def test_reasons_inside_findings_are_found_and_names_of_the_programs_own_are_not() -> None:
    event = Responded(happened_on=DAY, stage=1, findings=(Finding(1, Outcome.PARTLY_UPHELD, "The log shows it."),))
    assert "The log shows it." in found(event)
    assert "partly-upheld" not in found(event)


def test_an_issued_letter_is_found_by_its_texts_and_not_by_its_hash() -> None:
    letter = LetterIssued(
        happened_on=DAY,
        document=1,
        letter="response-stage1",
        title="Stage 1 response",
        digest="ab" * 32,
        sent="by post",
        texts='{"texts": {"why": "The valve was shut."}, "decisions": [{"outcome": "upheld", "reasons": "Sorry."}]}',
    )
    text = found(letter)
    assert "The valve was shut." in text
    assert "Sorry." in text
    assert "abab" not in text
    assert '"' not in text


def test_what_looks_like_a_letter_and_is_none_is_found_as_it_is() -> None:
    event = NotYetThoughtOf(happened_on=DAY, words="{curly}", several=())
    assert "{curly}" in found(event)


def test_a_text_that_stands_in_two_places_is_kept_once() -> None:
    received = Received(
        happened_on=DAY,
        reference="2026-001",
        edition="hos-2024",
        complainant=1,
        handler=1,
        channel=Channel.EMAIL,
        category=Category.DAMP,
        made_on=DAY,
        title="Mould",
        their_words="It is black.",
        points=("It is black.",),
        outcome_sought="",
    )
    assert found(received).count("It is black.") == 1
    assert found(received).count("2026-001") == 1


def test_what_the_officer_wrote_of_somebody_is_found_and_what_is_confidential_is_not() -> None:
    person = replace(
        make.RESIDENT,
        vulnerability="Uses an oxygen cylinder",
        adjustment="Large print",
        disability="Macular",
        language="Pashto",
        other_names="Mrs Harris",
        confidential="Her son must not know",
    )
    text = findable("2026-001", places((), [person]))
    for word in ("oxygen", "Large print", "Macular", "Pashto", "Mrs Harris"):
        assert word in text
    assert "son" not in text
