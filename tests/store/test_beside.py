"""What is stored beside a page's versions: parts, companions, alerts, hosts' rest."""

import dataclasses

import pytest

from monitor.model import (
    Alert,
    Availability,
    Failure,
    Link,
    PageKind,
    Validators,
    Verdict,
)
from monitor.store import verify

NOT_SEEN = Verdict(Availability.UNAVAILABLE, "press.example rests")


def test_the_parts_of_a_version_are_kept_as_files(store, build):
    page = build.page(store)
    parts = tuple(
        build.capture(page, n, body=f"<p>part {n}", final_url=f"{page.url}_{n}")
        for n in (2, 3)
    )
    check = build.version(page, parts=parts)
    (done,) = store.record([check])
    kept = store.parts(done.snapshot.id)
    assert [c.body for c in kept] == [b"<p>part 2", b"<p>part 3"]
    assert [c.final_url for c in kept] == [f"{page.url}_2", f"{page.url}_3"]
    assert store.payload(done.snapshot.id).body == check.capture.body
    assert done.page.parts == 3
    assert len(store.history(page.id)) == 3
    later = build.version(done.page, 60, change=build.change())
    (after,) = store.record([later])
    assert after.page.parts == 1
    assert store.parts(after.snapshot.id) == ()
    assert len(store.parts(done.snapshot.id)) == 2


def test_what_was_fetched_beside_is_in_the_history_only(store, build):
    page = build.page(store)
    others = (
        build.capture(page, 1, final_url=f"{page.url}?page=2"),
        build.capture(page, 2, status=304),
        build.capture(page, 3, status=None, failure=Failure.TIMEOUT, attempts=3),
    )
    (done,) = store.record([build.version(page, others=others)])
    seen = store.history(page.id)
    assert [s.availability for s in reversed(seen)] == [
        "ok",
        "ok",
        "unchanged",
        "unavailable",
    ]
    assert [s.attempts for s in reversed(seen)] == [1, 1, 1, 3]
    assert [s.number for s in reversed(seen)] == [1, None, None, None]
    assert done.page.versions == 1


def test_a_page_that_was_not_asked_is_only_due_later(store, build):
    page = build.page(store)
    rests = build.capture(
        page, 5, status=None, failure=Failure.CIRCUIT_OPEN, attempts=0, body=""
    )
    check = build.visit(page, 5, capture=rests, verdict=NOT_SEEN)
    (done,) = store.record([check])
    assert done.page == dataclasses.replace(page, due_at=check.due_at)
    assert store.history(page.id)[0].attempts == 0


@pytest.mark.parametrize("alert", Alert)
def test_an_alert_is_a_change_that_is_reported(store, build, alert):
    page = build.page(store)
    check = build.visit(page, alert=alert, verdict=Verdict(Availability.OK, "because"))
    (done,) = store.record([check], channels=["feed"])
    comparison = store.comparison(done.change_id)
    assert comparison.alert is alert
    assert comparison.verdict.reason == "because"
    assert len(store.pending("feed", now=build.at(99))) == 1


def test_a_silence_begins_and_ends(store, build):
    page = build.page(store)
    (quiet,) = store.record([build.visit(page, 5, alert=Alert.QUIET)])
    assert quiet.page.quiet_since == build.at(5)
    (still,) = store.record([build.visit(quiet.page, 6)])
    assert still.page.quiet_since == build.at(5)
    (heard,) = store.record([build.visit(still.page, 7, alert=Alert.HEARD)])
    assert heard.page.quiet_since is None


def test_where_an_archive_could_not_be_read_on_is_known_until_it_was(store, build):
    page = build.page(store)
    at = "https://press.example/page-3"
    (broken,) = store.record([build.visit(page, 5, older_at=at)])
    gone = build.visit(broken.page, 6, Availability.GONE)
    (failed,) = store.record([gone])
    assert store.page(page.id).older_at == failed.page.older_at == at
    (read,) = store.record([build.visit(failed.page, 7)])
    assert store.page(page.id).older_at is read.page.older_at is None


def test_a_visit_that_a_stop_broke_off_is_in_the_books_and_no_failure(store, build):
    page = build.page(store)
    sent = build.capture(page, 5, status=None, failure=Failure.STOPPED, body="")
    check = build.visit(page, 5, capture=sent, verdict=NOT_SEEN)
    (done,) = store.record([check])
    assert done.page == dataclasses.replace(page, due_at=check.due_at)
    (seen,) = store.history(page.id)
    assert (seen.failure, seen.attempts) == (Failure.STOPPED, 1)


def test_a_server_that_is_not_trusted_has_no_validators_for_good(store, build):
    page = build.versions(store, build.page(store), 1)
    assert page.validators.etag
    (found_out,) = store.record([build.visit(page, 60, stale=True)])
    (later,) = store.record([build.visit(found_out.page, 120)])
    for done in (found_out, later):
        assert done.page.distrusted
        assert done.page.validators == Validators()
        assert store.page(page.id) == done.page or done is found_out


def test_pages_of_busy_hosts_are_left_out(store, build):
    urls = [
        "https://one.example/a",
        "http://two.example:8080/b",
        "http://two.example/c",
    ]
    pages = store.ensure_pages(
        "press",
        [Link(url, "") for url in urls],
        kind=PageKind.DOCUMENT,
        found_at=build.at(),
        due_at=build.at(),
    )
    assert store.due(build.at(1), busy={"two.example"}) == pages[:1]
    assert store.due(build.at(1), busy={"one.example"}) == pages[1:]


def test_a_thousand_links_are_enrolled_at_once_each_once(store, build):
    links = [Link(f"https://press.example/{n // 2}", "") for n in range(2400)]
    given = {"kind": PageKind.UNKNOWN, "found_at": build.at(), "due_at": build.at()}
    pages = store.ensure_pages("press", links, **given)
    assert [p.url for p in pages] == [link.url for link in links]
    assert len({p.id for p in pages}) == 1200
    store.retire("press", at=build.at())
    again = store.ensure_pages("press", links[:1300], **given)
    assert [p.id for p in again] == [p.id for p in pages[:1300]]
    assert len(store.pages()) == 650


def test_a_store_with_all_of_this_verifies(sql, build):
    page = build.page(sql)
    parts = (build.capture(page, 2, body="<p>part", attempts=2),)
    check = build.version(page, parts=parts, others=parts, alert=Alert.HEARD)
    sql.record([check])
    assert verify(sql).faults == ()
