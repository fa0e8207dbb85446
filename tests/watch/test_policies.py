"""Releases are visited as their source's policy says, and `plan` says it before."""

import datetime as dt

from monitor.config import read
from monitor.watch import outlook, plans
from tests.watch.press import CONFIG, START, index, new_press, page

HOUR = dt.timedelta(hours=1)


def press_with(**settings):
    """Return a press whose configuration has further general settings."""
    more = "".join(f"{name}: {value}\n" for name, value in settings.items())
    press = new_press()
    press.config = read(CONFIG + more)
    press.pages["/index.html"] = index(1)
    press.pages["/2026/release-1.html"] = page()
    return press


async def test_by_age_a_release_waits_longer_each_time():
    press = press_with(policy="age")
    await press.rounds(1)
    waits = []
    for _ in range(4):
        await press.rounds(1)
        release = press.page("release-1.html")
        waits.append(release.due_at - release.checked_at)
    assert waits == sorted(waits)
    assert waits[-1] > 2 * waits[0]


async def test_by_default_a_release_waits_as_long_each_time():
    press = press_with()
    await press.rounds(2)
    release = press.page("release-1.html")
    waits = release.due_at - release.checked_at
    assert 6 * HOUR <= waits <= 6.5 * HOUR


async def test_adaptive_visits_a_release_that_is_edited_sooner_than_its_like():
    press = press_with(policy="adaptive")
    press.pages["/index.html"] = index(1, 2)
    press.pages["/2026/release-2.html"] = page(title="Harbour")
    await press.rounds(2)
    for figure in ("four", "five", "six", "seven"):
        press.pages["/2026/release-1.html"] = page(figure=figure)
        await press.rounds(1)
    edited, calm = (press.page(f"release-{n}.html") for n in (1, 2))
    assert edited.versions == 5
    assert edited.due_at - edited.checked_at < calm.due_at - calm.checked_at


async def test_a_larger_budget_finds_edits_sooner():
    press = press_with(policy="adaptive")
    await press.rounds(3)
    (plan,) = plans(press.config).values()
    seen = outlook(plan, press.store, press.clock.now(), but=())
    assert seen.pages == 5  # the index, which the caller did not leave out, too
    (less_visits, less), (more_visits, more) = seen.others.values()
    assert less_visits < seen.visits < more_visits
    assert more < seen.delay < less


async def test_a_source_of_which_nothing_is_known_has_an_outlook():
    press = press_with()
    (plan,) = plans(press.config).values()
    assert outlook(plan, press.store, START, but=()).pages == 0
