"""When to look again: within bounds, sooner where more is edited, and what it costs."""

import dataclasses
import datetime as dt
import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.revisit import (
    AGES,
    PRIOR,
    Adaptive,
    Age,
    Fixed,
    Known,
    Life,
    Rhythm,
    eagerness_for,
    edits_made,
    forecast,
    learn,
)

NOW = dt.datetime(2026, 6, 3, 10, 30, tzinfo=dt.UTC)
SHORTEST, LONGEST = dt.timedelta(minutes=5), dt.timedelta(days=14)
OFFICE = tuple(
    3.0 if day < 5 and 8 <= hour < 18 else 0.2 for day in range(7) for hour in range(24)
)

ages = st.floats(0, 20_000)
rhythms = st.builds(
    Rhythm,
    st.tuples(*[st.floats(1e-6, 10.0)] * len(AGES)),
    st.sampled_from([PRIOR.week, OFFICE]),
    st.sampled_from(["UTC", "Asia/Shanghai", "America/New_York"]),
)
policies = st.one_of(
    st.builds(Fixed, st.timedeltas(SHORTEST, LONGEST)),
    st.builds(Age, st.floats(0.01, 10), st.just(SHORTEST), st.just(LONGEST)),
    st.builds(
        Adaptive, rhythms, st.floats(1e-4, 1e4), st.just(SHORTEST), st.just(LONGEST)
    ),
)


def aged(hours, edits=0, visits=0):
    born = NOW - dt.timedelta(hours=hours)
    return Known(born, born, edits, visits)


@given(policies, ages, st.integers(0, 50))
def test_every_policy_keeps_its_bounds_and_answers_the_same_twice(policy, age, edits):
    page = aged(age, edits, 2 * edits)
    after = policy.next_visit(page, NOW)
    assert SHORTEST <= after - NOW <= LONGEST
    assert policy.next_visit(page, NOW) == after


@given(rhythms, st.floats(1e-3, 1e3), ages, st.integers(0, 20))
def test_a_page_that_was_edited_more_often_is_seen_sooner(rhythm, eager, age, edits):
    policy = Adaptive(rhythm, eager, SHORTEST, LONGEST)
    seldom, often = (policy.next_visit(aged(age, n), NOW) for n in (edits, edits + 1))
    assert often <= seldom + dt.timedelta(milliseconds=1)


def test_a_new_release_is_seen_sooner_than_an_old_one():
    policy = Adaptive(PRIOR, 10.0, SHORTEST, LONGEST)
    waits = [policy.next_visit(aged(age), NOW) - NOW for age in (0, 5, 50, 500, 5000)]
    assert waits == sorted(waits)
    assert waits[0] < dt.timedelta(hours=2)
    assert waits[-1] > dt.timedelta(days=1)


def test_visits_are_kept_for_the_hours_in_which_pages_are_edited():
    week = dataclasses.replace(PRIOR, week=OFFICE)
    policy = Adaptive(week, 40.0, SHORTEST, LONGEST)
    friday_evening = dt.datetime(2026, 6, 5, 19, tzinfo=dt.UTC)
    born = friday_evening - dt.timedelta(days=20)
    at, hours = friday_evening, []
    for _ in range(400):
        at = policy.next_visit(Known(born, born), at)
        hours.append(OFFICE[at.weekday() * 24 + at.hour])
    # Thirty per cent of the hours; the root of fifteen times the edits in them.
    assert hours.count(3.0) > 0.55 * len(hours)


def test_a_page_not_yet_born_is_treated_as_new():
    policy = Adaptive(PRIOR, 10.0, SHORTEST, LONGEST)
    assert policy.next_visit(aged(-3.0), NOW) > NOW


def test_edits_that_two_visits_hid_between_them_are_allowed_for():
    assert edits_made(100, 0) == 0
    assert edits_made(0, 3) == 3
    assert edits_made(1000, 10) == pytest.approx(10, rel=0.05)
    rng = random.Random(1)
    for rate in (0.1, 0.5, 1.5):
        found = sum(rng.random() < 1 - 2.718281828 ** (-rate) for _ in range(2000))
        assert edits_made(2000, found) == pytest.approx(2000 * rate, rel=0.1)


def lives(rate, week, count, *, every=4.0, days=28):
    """Return pages that are edited at `rate` an hour of age, and visited regularly."""
    rng = random.Random(7)
    found = []
    for _ in range(count):
        born = NOW - dt.timedelta(days=days, hours=rng.random() * 168)
        edits, before = [], born
        steps = int(days * 24 / every)
        for step in range(1, steps + 1):
            at = born + dt.timedelta(hours=every * step)
            hours = [
                born + dt.timedelta(hours=every * (step - 1) + h) for h in range(4)
            ]
            mean = sum(
                rate((h - born).total_seconds() / 3600)
                * week[h.weekday() * 24 + h.hour]
                for h in hours
            )
            if rng.random() < 1 - 2.718281828 ** (-mean):
                edits.append((before, at))
            before = at
        found.append(Life(born, born, before, tuple(edits), steps))
    return found


def test_a_rhythm_is_learnt_from_pages_that_have_one():
    rhythm = learn(lives(lambda age: 0.1 if age < 24 else 0.005, OFFICE, 300))
    assert rhythm.rates[2] == pytest.approx(0.1, rel=0.4)
    assert rhythm.rates[7] == pytest.approx(0.005, rel=0.4)
    by_day = [sum(rhythm.week[d * 24 : d * 24 + 24]) for d in range(7)]
    assert min(by_day[:5]) > 2 * max(by_day[5:])
    assert sum(rhythm.week[10:16]) > 3 * sum(rhythm.week[0:6])
    assert sum(rhythm.week) == pytest.approx(168)


def test_a_page_edited_at_every_age_is_not_taken_for_dead_at_the_next():
    flat = (1.0,) * 168
    rhythm = learn(lives(lambda _: 0.05, flat, 20, days=20))
    seen = [r for r, age in zip(rhythm.rates, AGES, strict=True) if age < 480]
    following = rhythm.rates[len(seen)]
    assert following > 0.2 * seen[-1]


def test_nothing_seen_leaves_what_is_taken_for_granted():
    assert learn([]).rates == pytest.approx(PRIOR.rates)
    assert set(learn([]).week) == {1.0}


@given(st.floats(50, 5000), st.lists(ages, min_size=5, max_size=30))
def test_a_budget_is_spent_and_more_of_it_means_less_delay(visits, hours):
    policy = Adaptive(PRIOR, 1.0, SHORTEST, LONGEST)
    pages = [aged(h) for h in hours]
    results = []
    for budget in (visits, 2 * visits):
        eager = eagerness_for(budget, [(policy, pages)], NOW)
        spent = dataclasses.replace(policy, eagerness=eager)
        results.append(forecast([(spent, pages)], NOW))
    least = len(pages) * 0.5  # the longest gap asks for half a visit a week
    for budget, result in zip((visits, 2 * visits), results, strict=True):
        assert result.visits == pytest.approx(max(budget, least), rel=0.02)
    assert results[1].delay < results[0].delay


def test_a_forecast_is_what_then_happens():
    policy = Adaptive(PRIOR, 20.0, SHORTEST, LONGEST)
    pages = [aged(h) for h in (0, 3, 30, 300)]
    expected = forecast([(policy, pages)], NOW).visits
    made = 0
    for page in pages:
        at = NOW
        for _ in itertools.count():
            at = policy.next_visit(page, at)
            if at > NOW + dt.timedelta(days=7):
                break
            made += 1
    assert made == pytest.approx(expected, rel=0.15)
