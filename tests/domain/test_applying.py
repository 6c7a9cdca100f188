"""Which Code a complaint runs under: by the day it was made, the scheme, and whose complaint it is."""

from datetime import date

import pytest

from chc_desktop import files
from chc_desktop.domain.applying import applying
from chc_desktop.domain.code import Edition
from chc_desktop.domain.code_file import load_editions
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Scheme
from chc_desktop.domain.intake import Matter

HOS, LGSCO, BOTH, NEITHER = Scheme.HOUSING_OMBUDSMAN, Scheme.LGSCO, Scheme.BOTH, Scheme.NEITHER
HOUSING, COUNCIL, OTHER = Matter.HOUSING, Matter.COUNCIL_OR_CARE, Matter.OTHER
LATELY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def editions() -> tuple[Edition, ...]:
    known, faulty = load_editions(files.resources("codes"))
    assert not faulty
    return tuple(known.values())


@pytest.mark.parametrize(
    ("made_on", "expected"),
    [
        (date(2019, 5, 1), "own-policy"),
        (date(2020, 6, 30), "own-policy"),
        (date(2020, 7, 1), "hos-2020"),
        (date(2022, 3, 31), "hos-2020"),
        (date(2022, 4, 1), "hos-2022"),
        (date(2024, 3, 31), "hos-2022"),
        (date(2024, 4, 1), "hos-2024"),
        (LATELY, "hos-2024"),
    ],
)
def test_a_landlord_in_the_housing_ombudsmans_scheme_goes_by_the_code_of_the_day(
    editions: tuple[Edition, ...], made_on: date, expected: str
) -> None:
    assert applying(editions, made_on, HOS).id == expected
    assert applying(editions, made_on, BOTH).id == expected


@pytest.mark.parametrize(
    ("made_on", "expected"),
    [(date(2024, 3, 31), "own-policy"), (date(2024, 4, 1), "lgsco-2024"), (LATELY, "lgsco-2024")],
)
def test_a_member_of_the_other_scheme_goes_by_its_code_from_april_2024(
    editions: tuple[Edition, ...], made_on: date, expected: str
) -> None:
    assert applying(editions, made_on, LGSCO, COUNCIL).id == expected
    assert applying(editions, made_on, BOTH, COUNCIL).id == expected


@pytest.mark.parametrize(
    ("scheme", "matter", "expected"),
    [
        (HOS, HOUSING, "hos-2024"),
        (HOS, COUNCIL, "hos-2024"),
        (HOS, OTHER, "own-policy"),
        (LGSCO, HOUSING, "lgsco-2024"),
        (LGSCO, COUNCIL, "lgsco-2024"),
        (LGSCO, OTHER, "own-policy"),
        (BOTH, HOUSING, "hos-2024"),
        (BOTH, COUNCIL, "lgsco-2024"),
        (BOTH, OTHER, "own-policy"),
        (NEITHER, HOUSING, "own-policy"),
        (NEITHER, COUNCIL, "own-policy"),
        (NEITHER, OTHER, "own-policy"),
    ],
)
def test_whose_complaint_it_is_decides_with_the_scheme(
    editions: tuple[Edition, ...], scheme: Scheme, matter: Matter, expected: str
) -> None:
    assert applying(editions, LATELY, scheme, matter).id == expected


def test_a_grant_applicants_complaint_goes_to_the_charity_commission(editions: tuple[Edition, ...]) -> None:
    edition = applying(editions, LATELY, HOS, OTHER)
    assert edition.is_own_policy
    assert edition.ombudsman.name == "Charity Commission for England and Wales"


def test_the_draft_never_applies(editions: tuple[Edition, ...]) -> None:
    days = (date(year, month, 1) for year in range(2019, 2031) for month in range(1, 13))
    found = {applying(editions, day, scheme, matter).id for day in days for scheme in Scheme for matter in Matter}
    assert found == {"own-policy", "hos-2020", "hos-2022", "hos-2024", "lgsco-2024"}


def test_without_any_file_it_is_refused_in_a_sentence() -> None:
    with pytest.raises(RuleBroken, match="Nothing was lost"):
        applying((), LATELY, HOS)


@pytest.mark.parametrize("scheme", list(Scheme))
def test_each_answer_that_is_asked_for_leads_to_another_code_and_the_usual_one_comes_first(
    editions: tuple[Edition, ...], scheme: Scheme
) -> None:
    asked = [applying(editions, LATELY, scheme, matter).id for matter in scheme.matters]
    every = {applying(editions, LATELY, scheme, matter).id for matter in Matter}
    assert len(set(asked)) == len(asked)
    assert set(asked) == every or (asked == [] and len(every) == 1)
    assert not asked or asked[-1] == "own-policy"


@pytest.mark.parametrize(
    ("made_on", "scheme", "matter", "ombudsman"),
    [
        (date(2019, 5, 1), HOS, HOUSING, "Housing Ombudsman"),
        (date(2019, 5, 1), BOTH, HOUSING, "Housing Ombudsman"),
        (date(2024, 3, 31), LGSCO, COUNCIL, "Local Government and Social Care Ombudsman"),
        (date(2024, 3, 31), BOTH, COUNCIL, "Local Government and Social Care Ombudsman"),
        (date(2019, 5, 1), HOS, OTHER, "Charity Commission"),
        (date(2019, 5, 1), NEITHER, HOUSING, "Charity Commission"),
    ],
)
def test_a_complaint_older_than_the_first_code_still_goes_to_the_ombudsman_of_the_scheme(
    editions: tuple[Edition, ...], made_on: date, scheme: Scheme, matter: Matter, ombudsman: str
) -> None:
    edition = applying(editions, made_on, scheme, matter)
    assert edition.is_own_policy
    assert edition.ombudsman.name.startswith(ombudsman)
