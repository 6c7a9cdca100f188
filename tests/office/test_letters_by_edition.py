"""Letters under each edition: what one asks for and another does not, the third stage, and who reviewed it."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from chc_desktop.domain.code import Edition
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Acknowledged
from chc_desktop.domain.letters.letter import LetterContents
from chc_desktop.domain.vocabulary import Duty, Element, LetterKind, Rule
from chc_desktop.office.office import Office
from tests import make
from tests.letters import EDITIONS, TODAY, a_case_ready_for, an_office_under, complete, issue

RESPONSE1, RESPONSE2, RESPONSE3 = LetterKind.RESPONSE_STAGE1, LetterKind.RESPONSE_STAGE2, LetterKind.RESPONSE_STAGE3
ACKNOWLEDGEMENT2, EXTENSION1, EXTENSION3 = (
    LetterKind.ACKNOWLEDGEMENT_STAGE2,
    LetterKind.EXTENSION_STAGE1,
    LetterKind.EXTENSION_STAGE3,
)
THREE_STAGES = {name: edition for name, edition in EDITIONS.items() if edition.stages.most > 2}
TWO_STAGES = {name: edition for name, edition in EDITIONS.items() if edition.stages.most == 2}


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_the_answer_says_what_we_are_responsible_for_only_where_that_is_asked(tmp_path: Path, edition: Edition) -> None:
    office = an_office_under(edition, tmp_path)
    letter = office.letters.open(a_case_ready_for(office, RESPONSE1), RESPONSE1)
    assert ("responsibility" in [part.key for part in letter.template.parts]) == (edition.id == "lgsco-2024")


def test_what_is_not_ours_is_told_apart_in_the_answer(tmp_path: Path) -> None:
    office = an_office_under(EDITIONS["lgsco-2024"], tmp_path)
    case_id = make.a_complaint(office)
    office.cases.record(case_id, Acknowledged(happened_on=TODAY, done_by=1, stage=1, not_ours=(2,)))
    ours, not_ours = _texts(office, case_id, RESPONSE1)["responsibility"].split("\n\n")
    assert ours.splitlines()[1:] == ["- The boiler pump can be heard in the bedroom from 2 am."]
    assert not_ours.splitlines()[1:] == ["- The first report, in September, was lost."]


@pytest.mark.parametrize(
    ("edition", "cited"),
    [
        ("hos-2020", ("1.5", "1.6", "1.7")),
        ("hos-2022", ("1.8", "1.9", "1.9")),
        ("joint-draft", ("2.4", "2.5", "2.5")),
        ("lgsco-2024", ("2.3", "2.4", "2.4")),
        ("hos-2024", ("2.2", "2.4", "2.4")),
    ],
)
def test_a_refusal_to_accept_rests_on_what_each_edition_says_of_it(edition: str, cited: tuple[str, ...]) -> None:
    asked = EDITIONS[edition].elements(LetterKind.REFUSAL_STAGE1)
    assert [each.element for each in asked] == [
        Element.EXCLUSION,
        Element.REFUSAL_REASONS,
        Element.OMBUDSMAN_REFERRAL,
    ]
    assert tuple(each.provision for each in asked) == cited


@pytest.mark.parametrize(
    ("edition", "cited"), [("joint-draft", " (Code 2.3)"), ("hos-2020", " (Code 1.5)"), ("hos-2024", "")]
)
def test_before_a_refusal_goes_out_the_officer_is_asked_whether_it_is_about_safety(
    tmp_path: Path, edition: str, cited: str
) -> None:
    office = an_office_under(EDITIONS[edition], tmp_path / "register")
    case_id = a_case_ready_for(office, LetterKind.REFUSAL_STAGE1)
    look = office.letters.look(case_id, LetterKind.REFUSAL_STAGE1, LetterContents())
    assert any(f"health and safety, is not turned away{cited}. " in caution for caution in look.cautions)


@pytest.mark.parametrize("kind", [RESPONSE3, EXTENSION3])
@pytest.mark.parametrize("edition", TWO_STAGES.values(), ids=TWO_STAGES)
def test_a_letter_of_a_third_stage_is_refused_in_a_sentence_where_there_are_two(
    tmp_path: Path, edition: Edition, kind: LetterKind
) -> None:
    office = an_office_under(edition, tmp_path)
    case_id = make.a_complaint(office)
    for tried in (office.letters.open, partial(office.letters.preview, contents=LetterContents())):
        with pytest.raises(RuleBroken, match="stage 3, and this complaint has 2 stages"):
            tried(case_id, kind)


@pytest.mark.parametrize("edition", TWO_STAGES.values(), ids=TWO_STAGES)
def test_stage_2_is_the_last_where_the_edition_has_two_stages(tmp_path: Path, edition: Edition) -> None:
    office = an_office_under(edition, tmp_path)
    case_id = a_case_ready_for(office, RESPONSE2)
    assert office.letters.open(case_id, RESPONSE2).template.title == "Our final answer to your complaint (stage 2)"
    assert "This was the last stage" in _texts(office, case_id, RESPONSE2)["referral"]
    assert not _cautions(office, case_id, RESPONSE2)


@pytest.mark.parametrize("edition", THREE_STAGES.values(), ids=THREE_STAGES)
def test_where_there_may_be_a_third_stage_the_second_does_not_call_itself_the_last(
    tmp_path: Path, edition: Edition
) -> None:
    office = an_office_under(edition, tmp_path)
    case_id = a_case_ready_for(office, RESPONSE2)
    texts = _texts(office, case_id, RESPONSE2)
    assert office.letters.open(case_id, RESPONSE2).template.title == "Our answer to your complaint (stage 2)"
    assert not any("last stage" in text or "final" in text for text in texts.values())
    assert "Housing Ombudsman Service" in texts["referral"]
    assert _cautions(office, case_id, RESPONSE2) == (
        "If your procedure still has a stage 3, say in the letter that the resident may ask for it, and how "
        f"(Code {edition.stages.provision}).",
    )


@pytest.mark.parametrize("edition", THREE_STAGES.values(), ids=THREE_STAGES)
def test_stage_2_without_an_acknowledgement_can_be_answered_and_acknowledged_all_the_same(
    tmp_path: Path, edition: Edition
) -> None:
    assert not edition.sets(Duty.STAGE2_ACKNOWLEDGEMENT)
    office = an_office_under(edition, tmp_path)
    case_id = a_case_ready_for(office, ACKNOWLEDGEMENT2)
    issue(office, case_id, ACKNOWLEDGEMENT2)
    assert office.cases.view(case_id).case.stage2.acknowledged_on == TODAY
    issue(office, case_id, RESPONSE2)
    assert office.cases.view(case_id).case.stage2.responded_on == TODAY


def test_stage_3_takes_up_what_stage_2_said_and_promised(tmp_path: Path) -> None:
    office = an_office_under(EDITIONS["hos-2022"], tmp_path)
    case_id = a_case_ready_for(office, RESPONSE3)
    texts = _texts(office, case_id, RESPONSE3)
    assert "after our answer of Thursday 12 November 2026" in texts["opening"]
    assert "Trustee for complaints, who was not involved at stages 1 and 2," in texts["opening"]
    assert texts["unresolved"] == ""
    assert texts["outstanding"].count("Fit dampers to the pump") == 2
    assert "This was the last stage of our complaints procedure." in texts["referral"]
    nothing = LetterContents(nothing_outstanding=True)
    assert "promised at stages 1 and 2" in office.letters.look(case_id, RESPONSE3, nothing).cautions[0]
    said = _text(office, issue(office, case_id, RESPONSE3))
    assert "stage 3 of our complaints procedure" in said


def test_a_stage_3_extension_has_no_cap_where_the_edition_gives_none(tmp_path: Path) -> None:
    office = an_office_under(EDITIONS["hos-2020"], tmp_path)
    case_id = a_case_ready_for(office, EXTENSION3)
    contents = complete(office, case_id, EXTENSION3)
    assert contents.new_date
    later = replace(contents, new_date=contents.new_date + timedelta(60))
    issue(office, case_id, EXTENSION3, later)
    assert office.cases.view(case_id).case.stage3.extended_to == later.new_date


def test_beyond_the_cap_the_2022_code_asks_how_the_resident_agreed(tmp_path: Path) -> None:
    office = an_office_under(EDITIONS["hos-2022"], tmp_path)
    case_id = a_case_ready_for(office, EXTENSION1)
    contents = complete(office, case_id, EXTENSION1)
    assert contents.new_date
    with pytest.raises(RuleBroken, match=r"how they agreed to a later one \(Code 5\.2\)"):
        issue(office, case_id, EXTENSION1, replace(contents, new_date=contents.new_date + timedelta(7)))


def test_a_reviewer_who_handled_stage_1_is_not_said_to_be_new_to_it(tmp_path: Path) -> None:
    office = an_office_under(EDITIONS["hos-2020"], tmp_path)
    case_id = make.a_complaint(office, received_on=TODAY - timedelta(35))
    make.acknowledged(office, case_id, TODAY - timedelta(33))
    make.answered(office, case_id, TODAY - timedelta(30))
    make.escalated(office, case_id, TODAY - timedelta(5), reviewer=1)
    assert "Our Chief Officer has reviewed it." in _texts(office, case_id, RESPONSE2)["opening"]


def test_our_own_policy_names_neither_a_landlord_nor_an_ombudsman(tmp_path: Path) -> None:
    edition = EDITIONS["own-policy"]
    office = an_office_under(edition, tmp_path)
    for kind in (LetterKind.ACKNOWLEDGEMENT_STAGE1, RESPONSE1, RESPONSE2):
        case_id = a_case_ready_for(office, kind)
        said = _text(office, issue(office, case_id, kind))
        assert edition.ombudsman.name in said
        assert "Ombudsman" not in said
        assert "landlord" not in said


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_another_reviewer_at_stage_2_is_promised_only_where_that_is_asked(tmp_path: Path, edition: Edition) -> None:
    office = an_office_under(edition, tmp_path)
    said = _texts(office, a_case_ready_for(office, RESPONSE1), RESPONSE1)["escalation"]
    assert ("not involved at stage 1 will then review" in said) == bool(edition.number(Rule.OTHER_PERSON))
    assert "{" not in said


def test_our_own_policy_names_the_ombudsman_where_one_could_take_an_old_complaint(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "register", TODAY)
    case_id = make.a_complaint(office, made_on=date(2020, 6, 29))
    said = _text(office, issue(office, case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1))
    assert "You have the right to contact the Housing Ombudsman Service" in said
    assert "Charity Commission" not in said


def _texts(office: Office, case_id: int, kind: LetterKind) -> dict[str, str]:
    return dict(office.letters.look(case_id, kind, LetterContents()).texts)


def _cautions(office: Office, case_id: int, kind: LetterKind) -> tuple[str, ...]:
    return office.letters.look(case_id, kind, complete(office, case_id, kind)).cautions


def _text(office: Office, document: int) -> str:
    pages = PdfReader(BytesIO(office.cases.document(document))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
