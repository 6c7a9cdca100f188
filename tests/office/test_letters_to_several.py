"""Letters follow the people of a case: to who speaks for the resident, to both, and one for each who complains."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Acknowledged, LetterIssued
from chc_desktop.domain.facts import Person
from chc_desktop.domain.intake import Channel
from chc_desktop.domain.people.events import AuthorityEnded, LettersTo, Relation
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from tests import make
from tests.letters import complete, issue
from tests.office import people

TODAY = make.TODAY
LETTER = LetterKind.ACKNOWLEDGEMENT_STAGE1


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office)


def pages(office: Office, case_id: int) -> list[tuple[str, tuple[str, ...], str]]:
    """To whom each letter would go: the salutation, the address, how it begins."""
    contents = office.letters.open(case_id, LETTER).contents
    count = len(office.letters.open(case_id, LETTER).goes_to)
    drawn = (office.letters.page(case_id, LETTER, contents, place=place) for place in range(count))
    return [(page.salutation, page.recipient, getattr(page.blocks[0], "text", "")) for page in drawn]


def printed(office: Office, document_id: int) -> str:
    return str(PdfReader(BytesIO(office.cases.document(document_id))).pages[0].extract_text())


def cautions(office: Office, case_id: int) -> tuple[str, ...]:
    return office.letters.look(case_id, LETTER, office.letters.open(case_id, LETTER).contents).cautions


def test_letters_go_to_who_speaks_for_the_resident(office: Office, case_id: int) -> None:
    people.spoken_for(office, case_id)
    assert office.letters.open(case_id, LETTER).goes_to == ("Sam Bell for Joan Bell",)
    assert pages(office, case_id) == [
        (
            "Dear Sam Bell",
            ("Sam Bell", "9 High Street", "Amberley", "AM1 2BB"),
            "You speak for Joan Bell in this complaint. Where this letter says “you” or “your”, it means them.",
        )
    ]
    assert cautions(office, case_id) == ()


def test_letters_go_to_both_and_each_says_so(office: Office, case_id: int) -> None:
    people.spoken_for(office, case_id, letters_to=LettersTo.BOTH)
    assert office.letters.open(case_id, LETTER).goes_to == ("Joan Bell", "Sam Bell for Joan Bell")
    contents = office.letters.open(case_id, LETTER).contents
    endings = [office.letters.page(case_id, LETTER, contents, place=place).blocks[-1] for place in (0, 1)]
    assert [getattr(block, "text", "") for block in endings] == [
        "We have also sent this letter to Sam Bell, who speaks for you.",
        "We have also sent this letter to Joan Bell.",
    ]


def test_letters_go_to_the_resident_alone_where_that_was_agreed_or_authority_ended(
    office: Office, case_id: int
) -> None:
    sam = people.spoken_for(office, case_id, letters_to=LettersTo.RESIDENT)
    assert office.letters.open(case_id, LETTER).goes_to == ("Joan Bell",)
    people.record(office, case_id, people.somebody(office, sam), AuthorityEnded, why="She said so.")
    people.spoken_for(office, case_id)
    newer = office.cases.view(case_id).case.parties.representatives[-1].person
    people.record(office, case_id, people.somebody(office, newer), AuthorityEnded, why="She said so.")
    assert pages(office, case_id)[0][0] == "Dear Joan Bell"


def test_a_letter_to_somebody_without_authority_is_cautioned(office: Office, case_id: int) -> None:
    people.spoken_for(office, case_id, given_on=None, given_how="", wanted_by=TODAY)
    assert cautions(office, case_id) == (
        "The authority of Joan Bell for Sam Bell is not here yet (Code 3.6). Send nothing personal to them before it "
        "is: wait, or let the letters go to Joan Bell (on the page of the case, under People).",
    )


def test_a_letter_after_authority_ran_out_is_cautioned(office: Office, case_id: int) -> None:
    people.spoken_for(office, case_id, until=TODAY - timedelta(1))
    assert cautions(office, case_id)[0].startswith(
        "The authority of Joan Bell for Sam Bell ended on Mon 23 Nov 2026 (Code 3.6). Send nothing personal to them"
    )


def test_an_answer_to_an_mp_before_consent_is_cautioned(office: Office) -> None:
    case_id = make.a_complaint(office, channel=Channel.MP)
    assert cautions(office, case_id)[0].startswith("This complaint came through an MP. Before you answer them, record")
    people.spoken_for(
        office,
        case_id,
        people.MP,
        relation=Relation.MP,
        letters_to=LettersTo.BOTH,
        given_on=None,
        given_how="",
        wanted_by=TODAY,
    )
    assert cautions(office, case_id)[0].startswith("The consent of Joan Bell for Dr Nia Rees MP is not here yet.")


def test_each_who_complains_gets_a_letter_of_their_own_in_one_step(office: Office, case_id: int) -> None:
    people.joined(office, case_id)
    first = issue(office, case_id, LETTER, complete(office, case_id, LETTER))
    view = office.cases.view(case_id)
    assert [(each.title, each.version) for each in view.documents] == [
        ("Stage 1 acknowledgement, Joan Bell", 1),
        ("Stage 1 acknowledgement, Ali Khan", 1),
    ]
    assert [each.id for each in office.letters.issued_together(first)] == [each.id for each in view.documents]
    texts = [printed(office, each.id) for each in view.documents]
    assert "Dear Joan Bell" in texts[0]
    assert "Cottage 4" in texts[1]
    assert "Joan" not in texts[1]
    with office.desk.register.transaction() as shelves:
        events = [entry.event for entry in shelves.record.history(case_id)]
    letters = [event for event in events if isinstance(event, LetterIssued)]
    steps = [event for event in events if isinstance(event, Acknowledged)]
    assert [step.letter for step in steps] == [first]
    assert [letter.beside for letter in letters] == [0, first]
    assert [letter.digest for letter in letters] == [
        sha256(office.cases.document(each.id)).hexdigest() for each in view.documents
    ]


def test_who_left_gets_no_letter_any_more(office: Office, case_id: int) -> None:
    ali = people.joined(office, case_id)
    people.left(office, case_id, people.somebody(office, ali))
    assert [salutation for salutation, *_ in pages(office, case_id)] == ["Dear Joan Bell"]


def test_where_one_letter_cannot_be_printed_none_is_issued(office: Office, case_id: int) -> None:
    people.joined(office, case_id, Person(name="Ali \U000f0000 Khan"))
    with pytest.raises(RuleBroken, match=r"cannot show U\+F0000"):
        issue(office, case_id, LETTER, complete(office, case_id, LETTER))
    view = office.cases.view(case_id)
    assert (view.documents, view.case.stage1.acknowledged_on) == ((), None)


def test_a_reissued_letter_is_one_new_version_for_everybody(office: Office, case_id: int) -> None:
    people.joined(office, case_id)
    issue(office, case_id, LETTER)
    issue(office, case_id, LETTER)
    assert [each.version for each in office.cases.view(case_id).documents] == [1, 1, 2, 2]
