"""What the second reader notes, and above all what it leaves alone."""

import pytest

from chc_desktop.domain.facts import Person, Role
from chc_desktop.domain.letters.letter import LetterContents, Offer
from chc_desktop.domain.reading.note import Kind
from tests.letters import TODAY
from tests.reading import in_outstanding, in_reasons, read_letter, words_of

STAFF = ("Ruth Ellis", "Peter Grant", "Theresa May", "Dr Ian Park", "Siân O’Brien", "Joan Mills", "Łukasz Nowak")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("I spoke to Ruth Ellis about it.", "Ruth Ellis"),
        ("I spoke to RUTH ELLIS about it.", "RUTH ELLIS"),
        ("ruth ellis came on Friday.", "ruth ellis"),
        ("Ruth  Ellis came.", "Ruth  Ellis"),
        ("Ruth M. Ellis came.", "Ruth M. Ellis"),
        ("Ruth Ellis’s report says so.", "Ruth Ellis"),
        ("The report is Ellis’ own.", "Ellis"),
        ("Ruth said so.", "Ruth"),
        ("We asked Mrs Ellis.", "Mrs Ellis"),
        ("We asked Mr Grant.", "Mr Grant"),
        ("The chair, Peter Grant, saw it.", "Peter Grant"),
        ("Theresa May came to see you.", "Theresa May"),
        ("Theresa came to see you.", "Theresa"),
        ("We asked Mrs May.", "Mrs May"),
        ("We asked Dr. Park.", "Dr. Park"),
        ("Ian Park looked at it.", "Ian Park"),
        ("Peter came to Peter Grant House.", "Peter"),
        ("We asked Siân O'Brien.", "Siân O'Brien"),
        ("We asked Sian O’Brien.", "Sian O’Brien"),
        ("Our records show that O'Brien came.", "O'Brien"),
        ("Lukasz Nowak came.", "Lukasz Nowak"),
        ("Łukasz came.", "Łukasz"),
        ("We asked Ms Mills.", "Ms Mills"),
        ("“Ruth Ellis was kind”, you told us.", "Ruth Ellis"),
    ],
)
def test_somebody_who_works_for_us_is_noticed(text: str, named: str) -> None:
    assert words_of(in_reasons(text, staff=STAFF), Kind.NAME) == [named]


@pytest.mark.parametrize(
    "text",
    [
        "Your appointment is in May.",
        "May we come again?",
        "It was on 4 May 2026.",
        "You may ask us.",
        "The car park was flooded. Park Road was shut.",
        "Park your car here.",
        "Grant applications are dealt with elsewhere.",
        "We grant your request.",
        "The pump stands in Ellis House.",
        "She lives at 12 Ellis Road.",
        "You live in Cottage 3, Church Walk.",
        "Joan, you told us so.",
        "Mrs Bell, you told us so.",
        "Nobody was trusted; the truth is that the ruthless cut came late.",
        "Write to peter@amberley.example or see www.ruth.example.",
        "Peterborough and Elliston are far away.",
        "Ellis-Jones came.",
        "You moved to Peter Grant House.",
        "You moved from 4 Theresa May Close.",
        "Jones-Ellis came.",
        "The ian and the ruth are no names.",
        "Our Chief Officer came.",
        "",
    ],
)
def test_what_only_looks_like_a_name_is_left_alone(text: str) -> None:
    assert words_of(in_reasons(text, staff=STAFF), Kind.NAME) == []


def test_a_name_shared_with_the_resident_is_theirs() -> None:
    resident = Person(name="Peter Ellis", role=Role.RESIDENT, address="Grant House\nAmberley")
    assert words_of(in_reasons("Peter, you told us. Mr Ellis, too.", person=resident), Kind.NAME) == []
    assert words_of(in_reasons("Ruth Ellis told us.", person=resident), Kind.NAME) == ["Ruth Ellis"]


def test_a_name_is_replaced_by_what_they_do() -> None:
    note = in_reasons("Peter Grant saw the log.")[0]
    assert note.sentence == "Say what they do and not who they are: “our Chair of trustees”."
    assert note.instead == "our Chair of trustees"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("You can go through a designated person.", "designated person"),
        ("You can go to the Ombudsman after eight weeks.", "eight weeks"),
        ("After 8 weeks the Ombudsman may look at it.", "8 weeks"),
        ("Write to Liverpool, L33 7WQ.", "L33 7WQ"),
        ("Write to info@housing-ombudsman.org.uk.", "@housing-ombudsman.org.uk"),
        ("You can email the Ombudsman.", "email the Ombudsman"),
        ("This was dealt with at Stage 0.", "Stage 0"),
        ("It was an informal\ncomplaint.", "informal\ncomplaint"),
        ("At the pre-complaint stage we rang you.", "pre-complaint stage"),
    ],
)
def test_a_phrase_that_is_out_of_date_is_noticed(text: str, phrase: str) -> None:
    assert words_of(in_reasons(text), Kind.OUT_OF_DATE) == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        "The repair took eight weeks.",
        "The person designated as lead is our chair.",
        "You emailed us, and then went to the Ombudsman.",
        "We had an informal talk.",
        "Stage 10 of the works is done.",
        "The Ombudsman’s website is www.housing-ombudsman.org.uk.",
    ],
)
def test_what_is_still_so_is_left_alone(text: str) -> None:
    assert words_of(in_reasons(text), Kind.OUT_OF_DATE) == []


@pytest.mark.parametrize(
    "text",
    [
        "This point is partially upheld.",
        "We partly uphold this.",
        "It is upheld in part.",
        "It is part-upheld.",
        "We uphold your complaint in part.",
        "PARTLY UPHELD.",
    ],
)
def test_partly_upheld_is_noticed_where_the_edition_forbids_it(text: str) -> None:
    notes = [note for note in in_reasons(text, "joint-draft") if note.kind is Kind.VERDICT]
    assert [(note.provision, note.blocks) for note in notes] == [("6.8", True)]
    assert words_of(in_reasons(text, "hos-2024"), Kind.VERDICT) == []


@pytest.mark.parametrize(
    "text",
    [
        "It is upheld.",
        "We partly rebuilt the wall and uphold this.",
        "You asked for “partly upheld”.",
        "In part you are right.",
    ],
)
def test_other_outcomes_are_left_alone(text: str) -> None:
    assert words_of(in_reasons(text, "joint-draft"), Kind.VERDICT) == []


@pytest.mark.parametrize(
    "text",
    [
        "We will repair the gutter.",
        "We’ll pay you back.",
        "We shall also replace the door.",
        "Our contractor will fit a new lock.",
        "We are going to train our team.",
        "The gutter leaks. We will mend it. Sorry.",
    ],
)
def test_a_promise_without_a_date_is_noticed(text: str) -> None:
    assert len(words_of(in_outstanding(text), Kind.PROMISE)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We will repair the gutter by Friday 4 December 2026.",
        "We will repair the gutter\nby 4 December.",
        "We will write to you when they are fitted.",
        "We will not replace the door.",
        "We will never send letters to that address.",
        "We will send you a copy within five working days.",
        "If it leaks again, we will mend it.",
        "We will test the alarm every month.",
        "We will consider everything you tell us.",
        "We will keep you informed.",
        "We repaired the gutter.",
        "You said that we would repair the gutter.",
        "You asked whether we will repair the gutter.",
        "“We will repair it”, our caretaker had said.",
        "Our chair will review your complaint.",
        "We will be sorry to hear it.",
        "The dampers are on order; we will write to you once they are here.",
        "We willingly repair gutters.",
    ],
)
def test_what_is_no_promise_or_has_its_time_is_left_alone(text: str) -> None:
    assert words_of(in_outstanding(text), Kind.PROMISE) == []


def test_a_promise_that_stands_among_the_remedies_has_its_date_there() -> None:
    text = "We will repair the kitchen window."
    offer = Offer("action-on-delay", "Repair the window in the kitchen", TODAY)
    with_it = read_letter(LetterContents(texts={"outstanding": text}, offers=(offer,))).notes
    other = Offer("action-on-delay", "Paint the bedroom ceiling", TODAY)
    without_it = read_letter(LetterContents(texts={"outstanding": text}, offers=(other,))).notes
    assert words_of(with_it, Kind.PROMISE) == []
    assert words_of(without_it, Kind.PROMISE) == ["We will repair the kitchen window"]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("We will answer within 10 days.", "10 working days"),
        ("We acknowledge a complaint within five days.", "five working days"),
        ("Our answer at stage 2 takes 20 calendar days.", "20 working days"),
        ("We may extend this by a further 10 days.", "10 working days"),
    ],
)
def test_days_that_the_code_counts_as_working_days_are_noticed(text: str, instead: str) -> None:
    notes = [note for note in in_reasons(text) if note.kind is Kind.WORKING_DAYS]
    assert [note.instead for note in notes] == [instead]
    assert notes[0].provision


@pytest.mark.parametrize(
    "text",
    [
        "We will answer within 10 working days.",
        "The flat was cold for 10 days.",
        "You waited 10 days for the plumber.",
        "We answered ten days ago.",
        "We will answer within 14 days.",
        "The engineer came within 5 days.",
    ],
)
def test_other_days_are_left_alone(text: str) -> None:
    assert words_of(in_reasons(text), Kind.WORKING_DAYS) == []


def test_an_edition_that_says_days_itself_may_be_quoted() -> None:
    assert words_of(in_reasons("We will answer within 10 days.", "hos-2022"), Kind.WORKING_DAYS) == []


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("We came on Tuesday 4 December 2026.", "Tuesday 4 December 2026", "4 December 2026 is a Friday."),
        ("We came on Mon, 23rd of November.", None, ""),
        ("We came on Sun 23rd of November.", "Sun 23rd of November", "23 November 2026 is a Monday."),
        ("It was on 31 November 2026.", "31 November 2026", "There is no such day. Please check the date."),
        ("It was on 30/02/2026.", "30/02/2026", "There is no such day. Please check the date."),
        (
            "We will repair it by 4 November 2026.",
            "4 November 2026",
            "This day has passed already. Please check the date.",
        ),
        (
            "We will repair it by 25 December 2026.",
            "25 December 2026",
            "Friday 25 December 2026 is no working day (Christmas Day). Make sure that somebody is there.",
        ),
        (
            "We will mend it by 5 December.",
            "5 December",
            "Saturday 5 December 2026 is no working day (Saturday). Make sure that somebody is there.",
        ),
        (
            "We will send you our answer by Monday 7 December 2026.",
            "Monday 7 December 2026",
            "In the case our answer is due by Friday 27 November 2026.",
        ),
        (
            "You will hear from us by 26 November.",
            "26 November",
            "In the case our answer is due by Friday 27 November 2026. Keep this if you mean an earlier day.",
        ),
    ],
)
def test_a_date_that_cannot_be_right_is_noticed(text: str, words: str | None, sentence: str) -> None:
    notes = [note for note in in_reasons(text) if note.kind is Kind.DATE]
    assert [(note.place.words, note.sentence) for note in notes] == ([(words, sentence)] if words else [])


@pytest.mark.parametrize(
    "text",
    [
        "We said that we would answer by 4 November 2026.",
        "We will send you our answer by Friday 27 November 2026.",
        "We will mend it by Saturday 5 December 2026.",
        "We will mend what broke on 4 November by 4 December.",
        "We will answer your stage 2 request by 22 December 2026.",
        "We will pay your rent for 7 December.",
        "Please reply by 7 December 2026 and we will help.",
        "The policy of 1/2 and version 1.2.3 is 12.11.10.9.",
        "It opens 9 to 5, and 24 hours later too.",
        "Flat 5 may be let.",
        "“We will answer by 4 November 2026”, said the note.",
    ],
)
def test_a_date_that_may_be_right_is_left_alone(text: str) -> None:
    assert words_of(in_reasons(text), Kind.DATE) == []


def test_a_long_sentence_is_noticed_and_one_with_a_pause_is_not() -> None:
    breath = "we came to your home and looked at the wall of the kitchen and the window beside it"
    assert len(words_of(in_reasons(f"On that day {breath}, and {breath}."), Kind.LONG)) == 1
    assert words_of(in_reasons(f"On that day {breath}: {breath}."), Kind.LONG) == []
    assert words_of(in_reasons(f"On that day {breath}. Then {breath}."), Kind.LONG) == []
    assert words_of(in_reasons("- " + "\n- ".join(["Mr. J. Bell came at 9 a.m. to No. 4"] * 6)), Kind.LONG) == []


@pytest.mark.parametrize(
    "text",
    [
        "It was decided that you are right.",
        "Your letter was lost by our contractor.",
        "The boiler will be repaired on Friday.",
        "The report has been read by the housing team.",
    ],
)
def test_a_passive_that_hides_who_did_it_is_noticed(text: str) -> None:
    assert len(words_of(in_reasons(text), Kind.PASSIVE)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We are satisfied by your answer.",
        "The work was finished by 4 November.",
        "The pump was fitted without dampers.",
        "You are concerned about the noise.",
        "The door is opened by pressing the bell.",
        "It was agreed.",
        "We will be in touch.",
        "The boiler will be repaired by our contractor.",
    ],
)
def test_an_ordinary_passive_is_left_alone(text: str) -> None:
    assert words_of(in_reasons(text), Kind.PASSIVE) == []


def test_a_word_that_has_a_plainer_one_is_noticed_once() -> None:
    notes = in_reasons("We commenced in accordance with policy, and then we commenced again.")
    assert [(note.place.words, note.instead) for note in notes if note.kind is Kind.PLAINER] == [
        ("commenced", "start"),
        ("in accordance with", "under / by"),
    ]


def test_other_peoples_words_are_not_made_plainer() -> None:
    assert words_of(in_reasons("You wrote: “we commenced”."), Kind.PLAINER) == []
    template_point = "The boiler pump can be heard in the bedroom from 2 am."
    assert in_reasons(template_point) == ()


def test_a_good_letter_has_no_note_at_all() -> None:
    good = (
        "Your note of 3 September reached our office the next day. It was put with the post of another house, and "
        "nobody read it until 2 October. We should have rung you then, and did not. The log of 12 November shows "
        "64 decibels at 2.10 a.m., which is more than our policy allows.\n\n"
        "We are sorry. You lost sleep for nine weeks because of us.\n\n"
        "- Our engineer turned the pump down on 14 November.\n- Since then the log shows 31 decibels."
    )
    assert in_reasons(good) == ()
