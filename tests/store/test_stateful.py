"""Whatever is asked of them in whatever order, both stores answer alike."""

import dataclasses
import tempfile
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from monitor.model import Availability, Comparison, Link, PageKind, Severity
from monitor.store import MemoryStore, SqlStore, repair, verify

CHANNELS = ("feed", "mail")
urls = st.sampled_from([f"https://press.example/{name}" for name in "abc"])
sources = st.sampled_from(["press", "archive"])
moments = st.integers(-5000, 5000)
figures = st.lists(st.sampled_from(["12", "13", "", "a\n\nb"]), max_size=3)


class Stores(RuleBasedStateMachine):
    """Asks both stores for the same and compares the answers."""

    build: Any = None

    @initialize()
    def start(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name)
        self.memory = MemoryStore()
        self.sql = SqlStore.open(self.path)

    def teardown(self):
        assert verify(self.sql).sound
        self.sql.close()
        self.folder.cleanup()

    def both(self, ask):
        """Ask both, compare the answers, and return them."""
        one, other = ask(self.memory), ask(self.sql)
        assert plain(one) == plain(other)
        return one

    def page(self, number):
        pages = self.memory.pages(retired=True)
        return pages[number % len(pages)] if pages else None

    @rule(source=sources, url=urls, moment=moments)
    def ensure(self, source, url, moment):
        given = {
            "kind": PageKind.UNKNOWN,
            "found_at": self.build.at(moment),
            "due_at": self.build.at(moment),
        }
        links = [Link(url, "")]
        self.both(lambda store: store.ensure_pages(source, links, **given))

    @rule(
        number=st.integers(0, 9),
        moment=moments,
        figures=figures,
        severity=st.sampled_from(Severity),
        found=st.lists(urls, max_size=2),
        flags=st.tuples(st.booleans(), st.booleans()),
    )
    def version(self, number, moment, figures, **drawn):
        severity, found = drawn["severity"], drawn["found"]
        behind, keep = drawn["flags"]
        page = self.page(number)
        if page is None:
            return
        if behind and page.versions:
            page = dataclasses.replace(page, versions=page.versions - 1)
        check = self.build.version(
            page,
            moment,
            *figures,
            change=self.build.change(severity=severity) if page.versions else None,
            found=tuple(Link(url, "found") for url in found),
            keep=keep,
        )
        self.both(lambda store: store.record([check], channels=CHANNELS))

    @rule(
        number=st.integers(0, 9),
        moment=moments,
        availability=st.sampled_from(Availability),
        became=st.none() | st.sampled_from(Availability),
    )
    def visit(self, number, moment, availability, became):
        page = self.page(number)
        if page is None:
            return
        check = self.build.visit(page, moment, availability, became=became)
        self.both(lambda store: store.record([check], channels=CHANNELS))

    @rule(source=sources, moment=moments)
    def retire(self, source, moment):
        self.both(lambda store: store.retire(source, at=self.build.at(moment)))

    @rule(source=sources, moment=moments)
    def revive(self, source, moment):
        self.both(lambda store: store.revive(source, due_at=self.build.at(moment)))

    @rule(channel=st.sampled_from(CHANNELS), moment=moments, fails=st.booleans())
    def deliver(self, channel, moment, fails):
        now = self.build.at(moment)
        waiting = self.both(lambda store: store.pending(channel, now=now, limit=2))
        ids = [delivery.id for delivery in waiting]
        later = self.build.at(moment + 60)
        if fails:
            self.both(lambda store: store.failed(ids, error="no", retry_at=later))
        else:
            self.both(lambda store: store.delivered(ids, at=now))

    @rule(number=st.integers(0, 9), figures=figures)
    def reparse(self, number, figures):
        page = self.page(number)
        if page is None or not page.versions:
            return
        version = self.memory.versions(page.id)[number % page.versions]
        parsed = dataclasses.replace(self.build.transcript(*figures), parser=number)
        self.both(
            lambda store: store.replace_parsed(
                version.id, parsed, at=self.build.at(number)
            )
        )

    @rule()
    def open_again(self):
        self.sql.close()
        self.sql = SqlStore.open(self.path, exclusive=True)
        assert repair(self.sql, at=self.build.start).adopted == ()

    @rule(moment=moments, limit=st.integers(1, 4))
    def look(self, moment, limit):
        now = self.build.at(moment)
        self.both(lambda store: store.due(now, limit))
        self.both(lambda store: store.next_due())
        self.both(lambda store: store.sources())
        self.both(lambda store: store.changes(since=now, limit=limit))
        self.both(lambda store: store.changes(min_severity=Severity(limit - 1)))
        self.both(lambda store: store.find_page("press.example/a"))

    @invariant()
    def all_pages_are_alike(self):
        pages = self.both(lambda store: store.pages(retired=True))
        for page in pages:
            self.both(lambda store, key=page.id: store.latest(key))
            self.both(lambda store, key=page.id: store.versions(key))
            self.both(lambda store, key=page.id: store.history(key))
        for change in self.both(lambda store: store.changes()):
            self.both(lambda store, key=change.id: store.comparison(key))


def plain(answer: Any) -> Any:
    """Return the answer without what may differ: where the files are."""
    if isinstance(answer, tuple):
        return tuple(plain(item) for item in answer)
    if isinstance(answer, Comparison):
        sides = {
            name: dataclasses.replace(
                getattr(answer, name), location=bool(getattr(answer, name).location)
            )
            for name in ("old", "new")
        }
        return dataclasses.replace(answer, **sides)
    return answer


def test_both_stores_answer_alike(build):
    Stores.build = build
    run_state_machine_as_test(
        Stores,
        settings=settings(max_examples=15, stateful_step_count=15, deadline=None),
    )
