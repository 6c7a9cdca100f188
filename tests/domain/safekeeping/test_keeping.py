"""Which backups stay: seven days, five weeks, twelve months, and never fewer than what would be lost."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.domain.safekeeping.keeping import FEWER, USUAL, Generations, Kept, Why, generations_for, may_go

NOW = datetime(2026, 11, 24, 17, 30)


def daily(days: int, until: datetime = NOW) -> list[Kept]:
    """One a day until then, each with one entry more; the last is the newest that was checked."""
    made = [Kept(f"day {day}", until - timedelta(days=days - 1 - day), day + 1) for day in range(days)]
    return [*made[:-1], Kept(made[-1].name, made[-1].made_at, made[-1].entries, is_newest_checked=True)]


def staying(found: list[Kept], now: datetime = NOW, generations: Generations = USUAL) -> list[Kept]:
    gone = set(may_go(found, now, generations))
    return [kept for kept in found if kept.name not in gone]


def test_after_two_years_of_days_there_are_the_days_the_weeks_and_the_months() -> None:
    kept = staying(daily(730))
    ages = sorted((NOW.date() - each.made_at.date()).days for each in kept)
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert 7 + 5 + 12 - 4 <= len(kept) <= 7 + 5 + 12
    assert 300 <= ages[-1] <= 366, "the oldest is about a year old"


def test_of_several_of_one_day_the_last_stands_for_it() -> None:
    found = [Kept(f"{hour} o’clock", NOW.replace(hour=hour), hour) for hour in (9, 11, 16)]
    found.append(Kept("now", NOW, 20, is_newest_checked=True))
    assert [kept.name for kept in staying(found)] == ["now"]


def test_where_space_is_short_fewer_stay() -> None:
    assert generations_for(free=10, size=3) == FEWER
    assert generations_for(free=100, size=3) == USUAL
    assert len(staying(daily(200), generations=FEWER)) < len(staying(daily(200))) / 2


def test_one_made_before_something_large_stays_for_thirty_days() -> None:
    before = [Kept(why.value, NOW.replace(hour=9), 3, why) for why in Why if why.is_before]
    found = [*before, Kept("now", NOW, 20, is_newest_checked=True)]
    assert {kept.name for kept in staying(found)} == {"now", *(kept.name for kept in before)}
    assert len(staying(found, NOW + timedelta(days=31))) == 1


def test_a_clock_that_went_backwards_lets_nothing_go_that_was_made_before_something_large() -> None:
    before = Kept("before", NOW + timedelta(days=900), 3, Why.IMPORT)
    assert before in staying([before, *daily(60)])


def test_restoring_an_old_one_never_pushes_the_good_ones_out() -> None:
    """Failure 7: an older backup was restored, and the schedule goes on from there for two years."""
    later = [Kept(f"lost line {day}", NOW - timedelta(days=day), 500 - day, is_held=False) for day in range(40)]
    on_from_there = daily(730, NOW + timedelta(days=730))
    kept = staying([*later, *on_from_there], NOW + timedelta(days=730))
    assert set(later) <= set(kept)


def test_while_no_newest_one_was_checked_nothing_goes() -> None:
    assert may_go([Kept(f"{n}", NOW - timedelta(hours=n), 5) for n in range(50)], NOW) == ()


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1))
BACKUPS = st.lists(
    st.builds(
        Kept,
        name=st.uuids().map(str),
        made_at=MOMENTS,
        entries=st.integers(0, 50),
        why=st.sampled_from(Why),
        is_held=st.booleans(),
    ),
    max_size=60,
    unique_by=lambda kept: kept.name,
)


@given(BACKUPS, MOMENTS, st.integers(0, 50), st.sampled_from([USUAL, FEWER]))
def test_whatever_there_is_the_newest_checked_one_stays_and_whatever_it_does_not_hold(
    found: list[Kept], now: datetime, entries: int, generations: Generations
) -> None:
    newest = Kept("newest", now, entries, is_newest_checked=True)
    every = [*found, newest]
    kept = staying(every, now, generations)
    assert newest in kept
    assert all(one in kept for one in found if not one.is_held)
    assert all(one in kept for one in found if one.why.is_before and now - one.made_at < timedelta(days=30))
    gone = [one for one in every if one not in kept]
    assert all(one.is_held for one in gone), "each that goes is wholly in one that stays"


@given(BACKUPS, MOMENTS)
def test_letting_go_twice_lets_nothing_more_go(found: list[Kept], now: datetime) -> None:
    every = [*found, Kept("newest", now, 99, is_newest_checked=True)]
    once = staying(every, now)
    assert staying(once, now) == once


@given(BACKUPS, MOMENTS)
def test_each_day_that_loses_one_keeps_one_at_least_as_full_or_is_older_than_what_is_kept(
    found: list[Kept], now: datetime
) -> None:
    every = [*found, Kept("newest", now, 99, is_newest_checked=True)]
    kept = staying(every, now)
    held_days = sorted({one.made_at.date() for one in every if one.is_held}, reverse=True)[:7]
    for one in (one for one in every if one not in kept and one.made_at.date() in held_days):
        same_day = [other for other in kept if other.made_at.date() == one.made_at.date()]
        assert max(other.entries for other in same_day) >= one.entries
