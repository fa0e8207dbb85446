"""What may go goes by rule; its digests stay, and evidence under hold stays whole."""

import pytest

from monitor.errors import InputError
from monitor.store import (
    Query,
    Rule,
    SqlStore,
    going,
    hold_page,
    holds,
    release_page,
    remove,
    search,
    verify,
)

WHY = "older than a year"


@pytest.fixture
def filled(sql, build):
    """Two pages of five versions each."""
    for name in "ab":
        build.versions(sql, build.page(sql, f"https://press.example/{name}"), 5)
    return sql


def names(store):
    return set(store.objects.list())


def test_a_dry_run_says_what_would_go_and_lets_nothing_go(filled, build):
    before = names(filled)
    rule = Rule("press", before=build.at(9999), keep=2)
    chosen = going(filled, rule)
    assert [(g.page_id, g.number) for g in chosen] == [(1, 2), (1, 3), (2, 2), (2, 3)]
    assert all(g.size > 0 and g.path in before for g in chosen)
    assert names(filled) == before
    assert going(filled, Rule("press", before=build.at(100))) == tuple(
        g for g in chosen if g.number == 2
    )
    assert going(filled, Rule("other", before=build.at(9999))) == ()
    keeps_all = Rule("press", before=build.at(9999), keep=99)
    assert going(filled, keeps_all) == ()


def test_what_went_is_gone_and_its_digests_are_not(filled, build):
    old = filled.snapshot(1, 3)
    rule = Rule("press", before=build.at(9999))
    gone = remove(filled, rule, at=build.at(10_000), reason=WHY)
    assert len(gone) == 6
    assert not names(filled) & {g.path for g in gone}
    assert [v.number for v in filled.versions(1)] == [1, 5]
    with pytest.raises(InputError):
        filled.snapshot(1, 3)
    assert filled.history(1)[2].digest == old.digest
    result = verify(filled, deep=True)
    assert (result.faults, result.orphans, result.files) == ((), (), 4)
    assert remove(filled, rule, at=build.at(10_001), reason=WHY) == ()


def test_changes_stay_and_say_what_they_can(filled, build):
    remove(filled, Rule("press", build.at(9999)), at=build.at(10_000), reason=WHY)
    changes = filled.changes(page=1)
    assert len(changes) == 4
    middle = filled.comparison(changes[1].id)
    assert (middle.old.number, middle.old.content) == (3, None)
    assert middle.old.digest
    assert filled.comparison(changes[0].id).new.content is not None


def test_the_words_of_what_went_are_not_found(filled, build):
    assert search(filled, Query('"60 ferries"'))
    remove(filled, Rule("press", build.at(9999)), at=build.at(10_000), reason=WHY)
    assert search(filled, Query('"60 ferries"')) == ()
    found = search(filled, Query('"240 ferries"'))
    assert [(f.page_id, f.since, f.until) for f in found] == [
        (1, 5, None),
        (2, 5, None),
    ]
    assert len(search(filled, Query("sailed"))) == 2
    with filled.reading() as connection:
        used = connection.exec_driver_sql("SELECT count(*) FROM text").scalar()
    assert used < 20


def test_a_page_goes_on_after_its_old_versions_went(filled, build):
    remove(filled, Rule("press", build.at(9999)), at=build.at(10_000), reason=WHY)
    page = build.versions(filled, filled.page(1), 2)
    assert page.versions == 7
    assert [v.number for v in filled.versions(1)] == [1, 5, 6, 7]
    assert verify(filled).sound


def test_nothing_under_hold_goes_until_it_is_released(filled, build):
    rule = Rule("press", before=build.at(9999))
    hold_page(filled, 1, reason="a court asks", at=build.at(9000))
    hold_page(filled, 1, reason="two courts ask", at=build.at(9001))
    (held,) = holds(filled)
    assert (held.page_id, held.reason) == (1, "two courts ask")
    gone = remove(filled, rule, at=build.at(10_000), reason=WHY)
    assert {g.page_id for g in gone} == {2}
    release_page(filled, 1, reason="settled", at=build.at(10_001))
    assert holds(filled) == ()
    with pytest.raises(InputError, match="not under hold"):
        release_page(filled, 1, reason="again", at=build.at(10_002))
    with pytest.raises(InputError):
        hold_page(filled, 99, reason="x", at=build.at(9000))
    assert len(remove(filled, rule, at=build.at(10_003), reason=WHY)) == 3
    assert verify(filled).sound


def test_files_that_a_crash_left_go_the_next_time(filled, build, monkeypatch):
    rule = Rule("press", before=build.at(9999))
    objects = type(filled.objects)
    real = objects.delete

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(objects, "delete", killed)
    with pytest.raises(KeyboardInterrupt):
        remove(filled, rule, at=build.at(10_000), reason=WHY)
    monkeypatch.setattr(objects, "delete", real)
    assert verify(filled).sound
    assert len(names_of_versions(filled)) == 10
    assert remove(filled, rule, at=build.at(10_001), reason=WHY) == ()
    assert len(names_of_versions(filled)) == 4


def names_of_versions(store):
    return [name for name in store.objects.list() if name.endswith(".warc.gz")]


def test_a_file_that_is_missing_without_an_entry_is_still_a_fault(filled, build):
    remove(filled, Rule("press", build.at(9999)), at=build.at(10_000), reason=WHY)
    filled.objects.delete(filled.versions(1)[0].path)
    (fault,) = verify(filled).faults
    assert (fault.page_id, fault.number) == (1, 1)


def test_a_removal_survives_opening_again(filled, build):
    remove(filled, Rule("press", build.at(9999)), at=build.at(10_000), reason=WHY)
    folder = filled.path.parent
    filled.close()
    with SqlStore.open(folder) as store:
        assert [v.number for v in store.versions(2)] == [1, 5]
        assert verify(store).sound


def test_the_parts_of_a_version_go_with_it(sql, build):
    page = build.page(sql)
    for seconds in (0, 60, 120):
        part = build.capture(page, seconds + 1, body=f"<p>part {seconds}")
        part = build.replace(part, final_url=page.url + "?page=2")
        check = build.version(sql.page(page.id), seconds, parts=(part,))
        sql.record([check])
    assert len(names_of_versions(sql)) == 6
    assert len(sql.changes()) == 2
    gone = remove(sql, Rule("press", build.at(9999)), at=build.at(10_000), reason=WHY)
    assert [g.number for g in gone] == [2]
    assert len(names_of_versions(sql)) == 4
    assert verify(sql).sound
    assert [c.old.number for c in sql.changes()] == [2, 1]


def test_captures_that_were_kept_beside_the_versions_go_too(sql, build):
    """But not what is newer than the rule says, and nothing under hold."""
    page = build.versions(sql, build.page(sql), 1)
    for seconds in (100, 200, 10_000):
        (done,) = sql.record([build.visit(page, seconds, keep=True)])
        page = done.page
    rule = Rule("press", before=build.at(5000))
    assert [one.number for one in going(sql, rule)] == [None, None]
    hold_page(sql, page.id, reason="case 12", at=build.at(20_000))
    assert going(sql, rule) == ()
    release_page(sql, page.id, reason="closed", at=build.at(20_001))
    gone = remove(sql, rule, at=build.at(20_002), reason="retention")
    assert len(gone) == 2
    assert not any(sql.objects.exists(one.path) for one in gone)
    assert going(sql, rule) == (), "what went does not go again"
    result = verify(sql)
    assert (result.faults, result.orphans, result.files) == ((), (), 2)
    assert len(sql.history(page.id)) == 4
