"""Which column is which, and which word means what."""

import json

import pytest

from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.exchange.headings import HEADINGS as KNOWN
from chc_desktop.exchange.mapping import Mapping, from_plain, guess, samples_of, words_not_known
from chc_desktop.exchange.meanings import plain_words
from chc_desktop.exchange.spreadsheet import read_sheet
from chc_desktop.exchange.targets import TARGETS, Target
from tests.exchange.registers import HEADINGS, usual_row, workbook


def taken(*headings: str) -> list[Target | None]:
    mapping = guess(headings)
    return [mapping.target(heading) for heading in headings]


def test_every_target_has_a_title_and_headings() -> None:
    assert set(TARGETS) == set(Target) == set(KNOWN.values())
    assert len({target.words for target in Target}) == len(Target)


def test_every_known_heading_is_written_as_it_compares() -> None:
    assert [heading for heading in KNOWN if plain_words(heading) != heading] == []


def test_the_titles_the_officer_reads_are_known_headings_too() -> None:
    assert [target for target in Target if KNOWN.get(plain_words(target.words)) is not target] == []


def test_a_usual_register_is_understood() -> None:
    sheet = read_sheet("r.xlsx", workbook([HEADINGS, *(usual_row(n) for n in range(1, 60))])).sheets[0]
    mapping = guess(sheet.headings, samples_of(sheet))
    assert [heading for heading in sheet.headings if mapping.target(heading) is None] == ["Patch"]
    assert mapping.target("Date Received") is Target.RECEIVED
    assert mapping.target("Stage 2 Response") is Target.ANSWERED2
    assert words_not_known(mapping, sheet) == {}


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Date Recieved", Target.RECEIVED), ("DATE_RECEIVED", Target.RECEIVED), ("dateReceived", Target.RECEIVED),
        ("Stage 1 Reponse", Target.ANSWERED1), ("Stage 2 reponse", Target.ANSWERED2),
        ("Compensation (£)", Target.COMPENSATION),
        ("Stage 1 response due", Target.DUE1), ("Resident’s name", Target.PERSON), ("E-mail", Target.EMAIL),
    ],
)  # fmt: skip
def test_headings_are_known_through_case_spelling_and_punctuation(heading: str, target: Target) -> None:
    assert taken(heading) == [target]


@pytest.mark.parametrize("heading", ["Stage 3 response", "Patch", "Response not sent", "Landlord type", "", "£"])
def test_a_heading_that_is_only_like_another_is_left_alone(heading: str) -> None:
    assert taken(heading) == [None]


def test_a_plain_date_gives_way_to_a_date_with_a_name() -> None:
    assert taken("Date", "Date Recieved") == [None, Target.RECEIVED]
    assert taken("Date", "Name") == [Target.RECEIVED, Target.PERSON]


def test_names_and_addresses_may_stand_in_several_columns() -> None:
    assert taken("First name", "Surname", "Address 1", "Address 2", "Postcode", "Point 1", "Point 2") == [
        Target.PERSON, Target.PERSON, Target.ADDRESS, Target.ADDRESS, Target.ADDRESS, Target.POINTS, Target.POINTS,
    ]  # fmt: skip


def test_cells_that_cannot_be_what_the_heading_says_leave_the_column_to_the_notes() -> None:
    mapping = guess(("Acknowledged", "Compensation", "Email"), (("Yes", "No"), ("voucher",), ("sent", "yes")))
    assert dict(mapping.columns) == {}


def test_a_title_of_mr_and_mrs_belongs_to_the_name() -> None:
    assert guess(("Title",), (("Mr", "Mrs", "Dr."),)).target("Title") is Target.PERSON
    assert guess(("Title",), (("Lift broken", "Damp"),)).target("Title") is Target.TITLE


def test_what_the_officer_chose_is_remembered_as_plain_text() -> None:
    mapping = guess(("Ref", "Seen on", "Date received", "Notes"))
    mapping = mapping.with_column("Seen on", Target.RECEIVED).with_column("Notes", None)
    mapping = mapping.with_word("Housing Plus", Category.CHARGES).with_word("Pigeon", Channel.OTHER)
    mapping = mapping.with_word("Sorted", Outcome.UPHELD)
    again = guess(("SEEN ON", "notes", "Ref"), remembered=from_plain(json.loads(json.dumps(mapping.as_plain()))))
    assert again.columns == {"SEEN ON": Target.RECEIVED, "notes": None, "Ref": Target.REFERENCE}
    assert again.category("housing plus") is Category.CHARGES
    assert again.channel("PIGEON") is Channel.OTHER
    assert again.outcome("sorted") is Outcome.UPHELD


def test_a_column_chosen_for_a_target_takes_it_from_the_one_that_had_it() -> None:
    mapping = guess(("Date received", "Seen on")).with_column("Seen on", Target.RECEIVED)
    assert mapping.target("Date received") is None
    assert guess(("Name",)).with_column("Surname", Target.PERSON).target("Name") is Target.PERSON


@pytest.mark.parametrize(
    "kept", [None, [], "x", {"columns": 3}, {"columns": {"a": "gone"}, "channels": {"b": []}}, {"x": 1}]
)
def test_a_spoilt_memory_does_no_harm(kept: object) -> None:
    assert from_plain(kept) == Mapping()


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Repairs & Maintenance", Category.REPAIRS), ("Repair and maintenence", Category.REPAIRS),
        ("Damp/Mould", Category.DAMP), ("Anti-Social Behaviour (ASB)", Category.NEIGHBOURS), ("Fire", Category.SAFETY),
        ("Hire", None), ("Zebra", None), ("", None),
    ],
)  # fmt: skip
def test_category_words_are_known_through_their_spelling(word: str, meaning: Category | None) -> None:
    assert Mapping().category(word) is meaning


@pytest.mark.parametrize("channel", Channel)
def test_our_own_words_for_channels_and_categories_are_known(channel: Channel) -> None:
    assert Mapping().channel(channel.words) is channel
    assert all(Mapping().category(category.words) is category for category in Category)
    assert all(Mapping().outcome(outcome.words) is outcome for outcome in Outcome)


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Upheld", Outcome.UPHELD), ("NOT UPHELD", Outcome.NOT_UPHELD), ("Part-upheld", Outcome.PARTLY_UPHELD),
        ("Nott upheld", None), ("Uphelt", None), ("No maladministration", Outcome.NOT_UPHELD),
    ],
)  # fmt: skip
def test_outcomes_are_never_guessed_by_likeness(word: str, meaning: Outcome | None) -> None:
    assert Mapping().outcome(word) is meaning


def test_words_that_are_not_known_are_shown_once() -> None:
    sheet = read_sheet("r.csv", b"Ref,Category,Outcome\n1,Zebra,Upheld\n2,Zebra,Sorted\n3,Damp,-\n").sheets[0]
    assert words_not_known(guess(sheet.headings), sheet) == {Target.CATEGORY: ("Zebra",), Target.OUTCOME: ("Sorted",)}
