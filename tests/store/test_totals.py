"""How the sources are, counted alike by both stores."""

import datetime as dt

import pytest

from monitor.model import Availability, Parsed
from monitor.store import (
    SqlStore,
    Tally,
    Week,
    failing_pages,
    overdue,
    pages_after,
    siblings,
    tallies,
    totals,
    week_of,
    weeks,
)
from tests.web.newsroom import newsroom


@pytest.fixture
def room(store):
    return newsroom(store)


def test_sources_are_counted_as_their_pages_are(room):
    counted = {t.source: t for t in totals(room.store)}
    for name, total in counted.items():
        pages = room.store.pages(name)
        assert total.pages == len(pages)
        assert total.versions == sum(p.versions for p in pages)
        assert total.failing == sum(p.failures > 0 for p in pages)
        assert total.checked_at == max(p.checked_at for p in pages)
        assert total.due_at == min(p.due_at for p in pages)
    assert counted["江城发布"].down == {"gone": 1}
    assert counted["harbour"].down == {}


def test_what_fails_longest_comes_first(room):
    assert [p.id for p in failing_pages(room.store)] == [4, 2]
    assert [p.id for p in failing_pages(room.store, "harbour")] == [2]
    assert [p.id for p in failing_pages(room.store, limit=1)] == [4]


def test_pages_go_on_after_one_of_them(room):
    assert [p.id for p in pages_after(room.store, after=1, limit=2)] == [2, 3]
    assert [p.id for p in pages_after(room.store, "harbour")] == [1, 2]


def test_siblings_are_the_newest_pages_of_a_kind_with_enough_versions(room):
    for of in room.store.pages():
        alike = [
            p
            for p in reversed(room.store.pages(of.source))
            if p.id != of.id and p.kind is of.kind and p.versions
        ]
        assert list(siblings(room.store, of, versions=1, limit=9)) == alike
        assert list(siblings(room.store, of, versions=1, limit=1)) == alike[:1]
        assert siblings(room.store, of, versions=99, limit=9) == ()
        assert siblings(room.store, of, versions=1, limit=9, among=0) == ()


def test_siblings_ask_for_no_more_pages_than_they_are_told_to(room, monkeypatch):
    """A source may have a hundred thousand pages: none is read but those returned."""
    first = room.store.pages()[0]
    if isinstance(room.store, SqlStore):
        monkeypatch.setattr(room.store, "pages", None)
    assert len(siblings(room.store, first, versions=0, limit=1)) <= 1


def test_retired_pages_are_not_counted(room):
    room.store.retire("harbour", at=room.clock.now())
    assert [t.source for t in totals(room.store)] == ["江城发布"]
    assert pages_after(room.store, "harbour") == ()


def test_what_is_due_is_counted_from_the_first(room):
    now = room.clock.now()
    due = room.store.due(now)
    assert overdue(room.store, now) == (len(due), due[0].due_at)
    assert overdue(room.store, now - dt.timedelta(days=9)) == (0, None)
    assert totals(room.store, "harbour") == (totals(room.store)[0],)


def test_each_day_of_a_source_is_counted_as_it_is_stored(store, build):
    page = build.versions(store, build.page(store), 2)
    store.record(
        [
            build.visit(page, 200, Availability.UNCHANGED),
            build.visit(page, 300, Availability.BLOCKED),
        ]
    )
    store.record([build.visit(page, 86_400, Availability.UNCHANGED)])
    day = build.start.date()
    first = Tally("press", day, visits=4, failed=1, versions=2)
    second = Tally("press", day + dt.timedelta(days=1), visits=1)
    assert tallies(store, day) == (first, second)
    assert tallies(store, second.day, "press") == (second,)
    assert tallies(store, day, "another") == ()
    for today in (second.day, day + dt.timedelta(days=9)):
        counted = week_of(tallies(store, day), today)
        assert weeks(store, today) == {"press": counted}
    assert weeks(store, second.day)["press"] == Week(5, 1, 2, 0, streak=1)
    assert weeks(store, day + dt.timedelta(days=40)) == {}


def test_pages_that_were_put_off_are_no_visits(store, build):
    page = build.page(store)
    resting = build.capture(page, status=None, failure="circuit open", attempts=0)
    store.record([build.visit(page, 5, Availability.UNAVAILABLE, capture=resting)])
    assert tallies(store, build.start.date()) == ()


def test_the_parsers_confidence_is_that_of_the_pages_last_versions(store, build):
    page = build.page(store)
    sure = build.transcript("12")
    unsure = Parsed(sure.content, "utf-8", 1, confidence=0.4)
    (done,) = store.record([build.version(page, 1, parsed=sure)])
    assert done.page.confidence == 1
    other = build.page(store, "https://press.example/b")
    (done,) = store.record([build.version(other, 2, parsed=unsure)])
    assert totals(store)[0].confidence == pytest.approx(0.7)
    store.replace_parsed(done.snapshot.id, sure, at=build.at(9))
    assert store.page(other.id).confidence == 1


def test_a_visit_can_be_brought_forward_and_never_put_off(store, build):
    page = build.versions(store, build.page(store), 1)
    now = build.at(100)
    assert store.hasten([page.id, 99], due_at=now) == 1
    assert store.page(page.id).due_at == now
    store.hasten([page.id], due_at=build.at(9999))
    assert store.due(now) == (store.page(page.id),)
    store.retire("press", at=now)
    assert store.hasten([page.id], due_at=now) == 0


def test_a_store_knows_whether_a_daemon_is_at_work_on_it(tmp_path):
    with SqlStore.open(tmp_path) as looking:
        assert not looking.is_watched
        with SqlStore.open(tmp_path, exclusive=True) as daemon:
            assert looking.is_watched
            assert daemon.is_watched
        assert not looking.is_watched
        SqlStore.open(tmp_path, exclusive=True).close()
