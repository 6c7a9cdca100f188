"""What is said of the last backups, and when something is said about what wants doing."""

from datetime import date, datetime, timedelta

import pytest

from chc_desktop.domain.safekeeping.telling import PlaceSeen, Remedy, Safety, is_rehearsal_due, tell, when

NOW = datetime(2026, 11, 26, 14, 2)  # a Thursday
BEGUN = NOW - timedelta(days=400)
TRIED = NOW - timedelta(days=10)


def told(
    own: datetime | None, second: datetime | str | None = "none chosen", holds_all: bool = True, begun: datetime = BEGUN
) -> Safety:
    place = None if isinstance(second, str) else PlaceSeen("on the stick", second, holds_all)
    return tell(PlaceSeen("here", own, holds_all), place, NOW, begun, TRIED)


def test_how_old_and_where_the_last_good_ones_are_stands_in_one_line() -> None:
    assert told(NOW, NOW - timedelta(days=2)).words == "Backed up today 14:02 here, on Tuesday on the stick, checked ✓"
    assert told(NOW, NOW).words == "Backed up today 14:02, here and on the stick, checked ✓"
    assert told(NOW).words == "Backed up today 14:02 here, checked ✓"
    assert told(None).words == "Not backed up yet."


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today 14:02"),
        (1, "yesterday 14:02"),
        (3, "on Monday"),
        (7, "on 19 November 2026"),
        (-2, "on 28 November 2026"),
    ],
)
def test_a_day_is_said_as_one_would(days: int, said: str) -> None:
    assert when(NOW - timedelta(days=days), NOW) == said


def test_where_all_is_well_nothing_is_said() -> None:
    assert told(NOW, NOW).nag == ""
    assert told(NOW - timedelta(days=30), NOW - timedelta(days=30)).nag == "", "nothing was entered since"


def test_after_three_days_without_one_away_from_here_it_is_said_with_a_button() -> None:
    late = told(NOW, NOW - timedelta(days=4), holds_all=False)
    assert "The last backup on the stick was made on Sunday" in late.nag
    assert late.remedy is Remedy.BACK_UP
    assert told(NOW, NOW - timedelta(days=2), holds_all=False).nag == ""


def test_without_any_it_is_said_and_without_a_second_place_it_is_offered() -> None:
    assert told(None).remedy is Remedy.BACK_UP
    assert "no backup of the register yet" in told(None).nag
    assert told(NOW).remedy is Remedy.CHOOSE_PLACE
    assert "All backups are on this computer" in told(NOW).nag


def test_a_register_of_the_last_three_days_is_left_in_peace() -> None:
    young = NOW - timedelta(days=2)
    assert told(None, begun=young).nag == ""
    assert told(NOW, begun=young).nag == ""


def test_a_clock_that_went_backwards_does_not_hide_that_work_is_in_no_backup() -> None:
    assert "is in none yet" in told(NOW + timedelta(days=90), holds_all=False).nag


def test_a_backup_is_to_be_tried_out_after_a_month_and_then_every_year() -> None:
    today, begun = date(2026, 11, 26), date(2026, 10, 27)
    assert is_rehearsal_due(today, begun, None)
    assert not is_rehearsal_due(today, begun + timedelta(days=1), None)
    assert is_rehearsal_due(today, begun, date(2025, 11, 26))
    assert not is_rehearsal_due(today, begun, date(2025, 11, 27))
    due = tell(PlaceSeen("here", NOW, True), PlaceSeen("on the stick", NOW, True), NOW, BEGUN, None)
    assert due.remedy is Remedy.REHEARSE
    assert "No backup was ever tried out" in due.nag


@pytest.mark.parametrize(("second", "said"), [(NOW, "on this computer"), (None, "of the register")])
def test_after_a_restore_on_a_new_computer_it_is_not_said_that_there_is_none_at_all(
    second: datetime | None, said: str
) -> None:
    assert told(None, second).nag == f"There is no backup {said} yet. Making one takes a moment."
