"""What every store promises, whatever it keeps things in."""

import pytest

from monitor.errors import InputError, StoreError
from monitor.model import (
    Availability,
    Change,
    Link,
    PageKind,
    Severity,
    Validators,
    Verdict,
)

# --- pages ---


def test_how_a_page_was_watched_is_told_with_the_visit_before_each_version(
    store, build
):
    page = build.versions(store, build.page(store), 3)
    build.page(store, "https://press.example/never")
    (watched,) = store.watched("press", 10)
    assert (watched.page_id, watched.visits) == (page.id, 3)
    assert watched.found_at == page.found_at
    assert watched.checked_at == page.checked_at
    first, second, third = (v.at for v in store.versions(page.id))
    assert watched.versions == ((first, second), (second, third))
    assert store.watched("press", 0) == store.watched("other", 10) == ()


def test_a_page_is_put_under_watch_once(store, build):
    links = [Link("https://press.example/a", "A"), Link("http://PRESS.example/a#x", "")]
    given = {"kind": PageKind.UNKNOWN, "found_at": build.at(), "due_at": build.at(9)}
    first, second = store.ensure_pages("press", links, **given)
    assert first == second
    assert first.title == "A"
    assert first.due_at == build.at(9)
    again = store.ensure_pages("press", links[:1], **given | {"due_at": build.at(99)})
    assert again == (first,)
    assert store.pages() == (first,)


def test_two_sources_watch_one_address_apart(store, build):
    one, other = build.page(store), build.page(store, source="archive")
    assert one.id != other.id
    assert store.sources() == ("archive", "press")
    assert store.pages("archive") == (other,)


def test_an_address_that_is_none_is_a_page_all_the_same(store, build):
    page = build.page(store, url="http://press.example:port/[x")
    assert store.find_page("http://press.example:port/[x") == (page,)


def test_pages_are_due_in_order_and_only_while_watched(store, build):
    urls = [f"https://press.example/{n}" for n in (3, 1, 2)]
    pages = []
    for number, url in enumerate(urls):
        pages += store.ensure_pages(
            "press",
            [Link(url, "")],
            kind=PageKind.DOCUMENT,
            found_at=build.at(),
            due_at=build.at(10 - number),
        )
    assert store.next_due() == build.at(8)
    assert store.due(build.at(7)) == ()
    assert store.due(build.at(9)) == (pages[2], pages[1])
    assert store.due(build.at(99), limit=1) == (pages[2],)
    assert store.retire("press", at=build.at(), pages=[pages[2].id]) == 1
    assert store.due(build.at(99)) == (pages[1], pages[0])
    assert store.retire("press", at=build.at()) == 2
    assert store.retire("press", at=build.at()) == 0
    assert (store.due(build.at(99)), store.next_due()) == ((), None)
    assert (store.sources(), store.pages()) == ((), ())
    assert store.pages(retired=True) == tuple(pages)


def test_a_retired_page_comes_back_with_all_it_had(store, build):
    page = build.versions(store, build.page(store), 2)
    store.retire("press", at=build.at(500))
    assert store.latest(page.id).number == 2
    assert store.revive("press", due_at=build.at(600)) == 1
    assert store.page(page.id) == build.replace(page, due_at=build.at(600))
    store.retire("press", at=build.at(700))
    back = build.page(store)
    assert back == build.replace(page, due_at=build.start)


def test_a_page_is_found_by_what_a_person_types(store, build):
    page = build.versions(store, build.page(store), 1)
    other = build.page(store, url="https://press.example/2026?id=50%25_b")
    assert store.find_page(str(page.id)) == (page,)
    assert store.find_page("http://press.example/a") == (page,)
    assert store.find_page("on the FERRIES") == (page,)
    assert store.find_page("press.example") == (page, other)
    assert store.find_page("50%25_") == (other,)
    assert store.find_page("5_%") == ()
    assert store.find_page("nothing") == ()


def test_what_is_not_there_is_said(store, build):
    page = build.page(store)
    assert store.latest(page.id) is None
    assert store.versions(page.id) == store.history(page.id) == ()
    for ask in (
        lambda: store.page(77),
        lambda: store.snapshot(page.id, 1),
        lambda: store.comparison(1),
        lambda: store.payload(1),
    ):
        with pytest.raises(InputError):
            ask()


# --- versions ---


def test_a_version_comes_back_as_it_was_parsed(store, build):
    page = build.page(store)
    parsed = build.transcript("12 ferries", "", "a\n\nb")
    check = build.version(page, 0, parsed=parsed)
    (done,) = store.record([check])
    assert done.snapshot.parsed == parsed
    assert store.latest(page.id) == store.snapshot(page.id, 1) == done.snapshot
    assert done.snapshot.digest == check.capture.digest
    assert done.change_id is None


def test_a_listing_is_a_version_too(store, build):
    page = build.page(store)
    parsed = build.listing("a", "b")
    (done,) = store.record([build.version(page, parsed=parsed)])
    assert store.latest(page.id).parsed == parsed
    assert done.page.kind is PageKind.LISTING
    assert done.page.title == "Releases"


def test_versions_count_from_one_and_name_the_change_that_led_to_them(store, build):
    page = build.versions(store, build.page(store), 3)
    assert page.versions == 3
    rows = store.versions(page.id)
    assert [row.number for row in rows] == [1, 2, 3]
    assert [row.severity for row in rows] == [None, Severity.HIGH, Severity.HIGH]
    changes = [c.id for c in reversed(store.changes())]
    assert [row.change_id for row in rows] == [None, *changes]
    assert rows[0].path.startswith("press/press.example-a-p1/20260531T080000.123Z-0001")


def test_the_capture_of_a_version_comes_back(store, build):
    page = build.page(store)
    check = build.version(page)
    (done,) = store.record([check])
    assert store.payload(done.snapshot.id) == check.capture


def test_what_only_the_fetcher_may_know_is_not_kept(store, build):
    page = build.page(store)
    secret = ("Cookie", "session=abc")
    capture = build.capture(
        page,
        headers=(("Set-Cookie", "session=abc"), ("Server", "x")),
        request_headers=(secret, ("Authorization", "Basic abc"), ("Host", "h")),
    )
    (done,) = store.record([build.version(page, capture=capture)])
    kept = store.payload(done.snapshot.id)
    assert kept.headers == (("Server", "x"),)
    assert kept.request_headers == (("Host", "h"),)


def test_a_better_parse_replaces_the_old_one_and_is_no_change(store, build):
    page = build.versions(store, build.page(store), 2)
    first = store.snapshot(page.id, 1)
    better = build.replace(build.transcript("twelve"), parser=2)
    store.replace_parsed(first.id, better, at=build.at(999))
    assert store.snapshot(page.id, 1) == build.replace(first, parsed=better)
    assert store.versions(page.id)[0].parser == 2
    assert len(store.changes()) == 1
    assert store.page(page.id) == page


def test_no_capture_that_is_not_good_becomes_a_version(store, build):
    page = build.page(store)
    bad = build.version(page, verdict=Verdict(Availability.BLOCKED, "challenge"))
    with pytest.raises(StoreError):
        store.record([build.version(page), bad])
    assert store.page(page.id) == page
    assert store.history(page.id) == ()


# --- visits ---


def test_a_visit_without_a_version_leaves_a_line(store, build):
    page = build.versions(store, build.page(store), 1)
    (done,) = store.record([build.visit(page, 100, Availability.UNCHANGED)])
    assert done.snapshot is None
    assert done.page.checked_at == done.page.succeeded_at == build.at(100)
    assert done.page.due_at == build.at(3700)
    last, first = store.history(page.id)
    assert (last.availability, last.status, last.number) == ("unchanged", 304, None)
    assert (first.availability, first.number) == ("ok", 1)
    assert first.digest == page.digest
    assert store.history(page.id, limit=1) == (last,)


def test_failures_are_counted_from_the_first_and_hide_no_version(store, build):
    page = build.versions(store, build.page(store), 1)
    for seconds in (100, 200):
        (done,) = store.record(
            [build.visit(store.page(page.id), seconds, Availability.BLOCKED)]
        )
    assert (done.page.failures, done.page.failing_since) == (2, build.at(100))
    assert done.page.failing_reason == "it is blocked"
    assert done.page.succeeded_at == build.at(0)
    assert done.page.validators == page.validators
    assert done.page.digest == page.digest
    assert store.latest(page.id).number == 1
    (well,) = store.record([build.visit(done.page, 300)])
    assert (well.page.failures, well.page.failing_since) == (0, None)
    assert well.page.failing_reason is None


def test_validators_are_the_last_ones_sent(store, build):
    page = build.versions(store, build.page(store), 1)
    assert page.validators == Validators(etag='"0"')
    capture = build.capture(
        page, 9, status=304, headers=(("last-modified", "Sunday"),), body=""
    )
    check = build.visit(page, 9, Availability.UNCHANGED, capture=capture)
    (done,) = store.record([check])
    assert done.page.validators == Validators('"0"', "Sunday")
    assert done.page.digest == page.digest
    (done,) = store.record(
        [
            build.visit(
                done.page,
                10,
                capture=build.capture(page, 10, headers=(), body="other chrome"),
            )
        ]
    )
    assert done.page.validators == Validators()
    assert done.page.digest != page.digest


def test_a_visit_that_got_no_answer_has_no_digest(store, build):
    page = build.page(store)
    capture = build.capture(page, status=None, body="", headers=())
    store.record([build.visit(page, 0, Availability.UNAVAILABLE, capture=capture)])
    assert store.history(page.id)[0].digest is None


def test_pages_found_are_new_once_and_due_at_once(store, build):
    page = build.page(store)
    links = (Link("https://press.example/new", "New"), Link(page.url, "itself"))
    (done,) = store.record([build.version(page, 5, found=links)])
    (found,) = done.found
    assert (found.url, found.title, found.due_at) == (
        "https://press.example/new",
        "New",
        build.at(5),
    )
    (done,) = store.record([build.visit(done.page, 6, found=links)])
    assert done.found == ()


def test_a_check_that_another_overtook_is_superseded(store, build):
    page = build.page(store)
    mine = build.version(page, 20, "mine")
    (first,) = store.record([build.version(page, 10, "theirs")])
    (done,) = store.record([mine], channels=("feed",))
    assert done.superseded
    assert (done.snapshot, done.change_id) == (None, None)
    assert done.page.due_at == build.at(20)
    assert done.page.digest == first.page.digest
    assert done.page.validators == first.page.validators
    assert [v.number for v in store.versions(page.id)] == [1]
    assert [seen.number for seen in store.history(page.id)] == [None, 1]


def test_what_is_confirmed_twice_is_one_change(store, build):
    page = build.versions(store, build.page(store), 1)
    gone = build.visit(page, 50, Availability.GONE, became=Availability.GONE)
    first, second = store.record([gone, gone])
    assert first.change_id
    assert second.change_id is None
    assert second.page.availability is Availability.GONE


def test_order_is_that_of_storing_whatever_the_clock_says(store, build):
    page = build.page(store)
    for seconds in (500, 100, 900, -4000):
        check = build.version(page, seconds)
        (done,) = store.record([check])
        page = done.page
    assert [v.at for v in store.versions(page.id)] == [
        build.at(s) for s in (500, 100, 900, -4000)
    ]
    assert store.latest(page.id).at == build.at(-4000)
    assert [s.number for s in store.history(page.id)] == [4, 3, 2, 1]
    assert [c.new.number for c in store.changes()] == [4, 3, 2]


# --- changes and who hears of them ---


def test_a_change_has_all_that_a_report_names(store, build):
    page = build.versions(store, build.page(store), 2)
    (light,) = store.changes()
    assert (light.url, light.title) == (page.url, "Briefing on the ferries")
    assert (light.source, light.page_id) == ("press", page.id)
    assert light.change == build.change()
    assert (light.old.number, light.new.number) == (1, 2)
    assert (light.old.at, light.new.at) == (build.at(0), build.at(60))
    assert light.new.digest == store.latest(page.id).digest
    assert light.new.location.endswith(store.latest(page.id).path)
    assert light.old.content is light.new.content is None
    whole = store.comparison(light.id)
    assert whole.old.content == store.snapshot(page.id, 1).parsed.content
    assert whole.new.content == store.snapshot(page.id, 2).parsed.content


def test_a_page_that_went_is_a_change_with_the_evidence(store, build):
    page = build.versions(store, build.page(store), 1)
    check = build.visit(page, 50, Availability.GONE, became=Availability.GONE)
    (done,) = store.record([check], channels=("feed",))
    assert done.page.availability is Availability.GONE
    change = store.comparison(done.change_id)
    assert change.became is Availability.GONE
    assert change.verdict == check.verdict
    assert (change.change, change.severity) == (Change(), Severity.HIGH)
    assert (change.old.number, change.new.number) == (1, None)
    assert change.new.at == build.at(50)
    assert len(store.pending("feed", now=build.at(60))) == 1


def test_changes_are_chosen_by_time_source_page_and_severity(store, build):
    page = build.versions(store, build.page(store), 3)
    other = build.versions(store, build.page(store, source="other"), 1)
    low = build.version(other, 500, change=build.change(severity=Severity.LOW))
    (done,) = store.record([low])
    everything = store.changes()
    assert [c.page_id for c in everything] == [other.id, page.id, page.id]
    assert store.changes(since=build.at(120)) == everything[:2]
    assert store.changes(source="press") == everything[1:]
    assert store.changes(page=other.id) == everything[:1]
    assert store.changes(min_severity=Severity.MEDIUM) == everything[1:]
    assert store.changes(limit=2) == everything[:2]
    assert store.changes(before=done.change_id, limit=1) == everything[1:2]


def test_a_cosmetic_change_is_kept_and_reported_to_nobody(store, build):
    page = build.versions(store, build.page(store), 1)
    check = build.version(page, 60, change=build.change(severity=Severity.COSMETIC))
    (done,) = store.record([check], channels=("feed",))
    assert done.change_id
    assert store.pending("feed", now=build.at(99)) == ()


MARK = "sha256:" + "5a" * 32


def alike(store, build, count, **more):
    """Record the same edit on so many pages of a source, an hour apart."""
    done = []
    for number in range(count):
        page = build.page(store, url=f"https://gov.example/{number}")
        page = build.versions(store, page, 1)
        check = build.version(page, 3_600 * (number + 1), **more)
        done += store.record(
            [build.replace(check, fingerprint=MARK)], channels=("feed",)
        )
    return done


def test_the_same_edit_on_many_pages_of_a_source_is_one_event(store, build):
    first, *others = alike(store, build, 4)
    (told,) = store.pending("feed", now=build.at(10**6))
    assert told.change_id == first.change_id
    (event,) = store.changes(events=True)
    assert (event.id, event.event, event.alike) == (first.change_id, event.id, 3)
    members = store.changes(event=event.id)
    assert {c.id for c in members} == {d.change_id for d in (first, *others)}
    assert {c.event for c in members} == {event.id}
    assert store.comparison(first.change_id).alike == 3


def test_a_channel_that_did_not_hear_of_the_event_hears_of_its_next_change(
    store, build
):
    alike(store, build, 1)
    page = build.versions(store, build.page(store, url="https://gov.example/x"), 1)
    check = build.replace(build.version(page, 9_000), fingerprint=MARK)
    (done,) = store.record([check], channels=("feed", "mail"))
    assert len(store.pending("feed", now=build.at(10**6))) == 1
    (told,) = store.pending("mail", now=build.at(10**6))
    assert told.change_id == done.change_id


def test_the_same_edit_of_the_same_page_or_another_source_is_another_event(
    store, build
):
    alike(store, build, 1)
    (page,) = store.pages()
    again = build.replace(build.version(page, 9_000), fingerprint=MARK)
    other = build.versions(store, build.page(store, source="other"), 1)
    there = build.replace(build.version(other, 9_000), fingerprint=MARK)
    store.record([again, there], channels=("feed",))
    assert len(store.changes(events=True)) == 3
    assert len(store.pending("feed", now=build.at(10**6))) == 3


def test_an_event_ends(store, build):
    alike(store, build, 1)
    page = build.versions(store, build.page(store, url="https://gov.example/x"), 1)
    late = build.replace(build.version(page, 86_400 * 30), fingerprint=MARK)
    store.record([late], channels=("feed",))
    assert len(store.changes(events=True)) == 2


def test_a_delivery_waits_until_it_is_confirmed(store, build):
    build.versions(store, build.page(store), 3)
    one, two = store.pending("feed", now=build.at(200))
    assert (one.attempts, one.error, one.since) == (0, None, build.at(60))
    assert store.pending("mail", now=build.at(200)) == ()
    store.failed([one.id], error="refused", retry_at=build.at(400))
    assert store.pending("feed", now=build.at(399)) == (two,)
    again = store.pending("feed", now=build.at(400))
    assert again[0] == build.replace(one, attempts=1, error="refused")
    store.delivered([one.id], at=build.at(401))
    store.failed([one.id], error="late", retry_at=build.at(402))
    assert store.pending("feed", now=build.at(500)) == (two,)
    assert store.pending("feed", now=build.at(500), limit=0) == ()


def test_a_batch_is_stored_as_a_whole_or_not_at_all(store, build):
    pages = [build.page(store, url=f"https://press.example/{n}") for n in range(3)]
    stranger = build.replace(pages[0], id=999)
    checks = [build.version(page) for page in [*pages, stranger]]
    with pytest.raises(InputError):
        store.record(checks)
    assert all(store.latest(page.id) is None for page in pages)
    done = store.record(checks[:3])
    assert [r.page.id for r in done] == [p.id for p in pages]


def test_a_return_to_an_earlier_version_is_remembered(store, build):
    page = build.versions(store, build.page(store), 2)
    (done,) = store.record([build.version(page, 200, returns_to=1)])
    assert store.comparison(done.change_id).returns_to == 1


def test_pages_at_an_address_are_of_all_sources_and_spellings(store, build):
    one = build.page(store, "https://www.press.example/a?utm_source=x", source="one")
    two = build.page(store, "http://press.example/a", source="two")
    build.page(store, "https://press.example/ab", source="one")
    store.retire("two", at=build.at())
    found = store.pages_at("https://press.example/a")
    assert [page.id for page in found] == [one.id, two.id]
    assert store.pages_at("https://press.example/never") == ()
