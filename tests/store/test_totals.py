"""How the sources are, counted alike by both stores."""

import datetime as dt

import pytest

from monitor.store import failing_pages, overdue, pages_after, totals
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
