"""Edit scripts over made-up articles and indexes are found as they were made."""

import collections
import dataclasses
import datetime as dt
import random
from typing import Any

import pytest

from monitor.diff import apply, diff, invert
from monitor.model import (
    Document,
    EditKind,
    Form,
    Image,
    Kind,
    Link,
    Listing,
    Part,
    Reference,
    Role,
    Turn,
)
from tests.diff.test_scripts import ENGLISH as WORDS

PARTS = {
    Form.PARAGRAPH: Part.PARAGRAPH,
    Form.ITEM: Part.LIST_ITEM,
    Form.CELL: Part.CELL,
}


class Article:
    """An article as a list of paragraphs, and the edits that are made to it."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.old = [self.block() for _ in range(20 + seed % 40)]
        self.new = [[block] for block in self.old]
        self.free = set(range(1, len(self.old) - 1))
        self.links = [
            Reference(self.sentence(3), f"https://a.example/{n}") for n in range(3)
        ]
        self.images = [Image(f"https://a.example/{n}.jpg", f"Pier {n}") for n in "abc"]
        self.expected: collections.Counter[Any] = collections.Counter()

    def sentence(self, words=12):
        return " ".join(self.random.choices(WORDS, k=words)).capitalize() + "."

    def block(self):
        form = self.random.choice(list(PARTS))
        return self.sentence(self.random.randint(8, 30)), form

    def place(self):
        """Return an untouched place with untouched neighbours, or None."""
        fits = [at for at in self.free if {at - 1, at + 1} <= self.free]
        if not fits:
            return None
        at = self.random.choice(sorted(fits))
        self.free -= {at - 1, at, at + 1}
        return at

    def expect(self, kind, part, text):
        self.expected[kind, part, text] += 1

    def run(self, edits):
        kinds = [name for name in dir(self) if name.startswith("edit_")]
        for kind in self.random.choices(kinds, k=edits):
            getattr(self, kind)()
        new_links, new_images = list(self.links), list(self.images)
        if self.random.random() < 0.4:
            old = self.links[0]
            new_links[0] = dataclasses.replace(old, url="https://b.example/other")
            self.expect(EditKind.EDITED, Part.LINK, f"{old.text} <{old.url}>")
        if self.random.random() < 0.4:
            new_images[0] = dataclasses.replace(self.images[0], alt="A quay")
            self.expect(EditKind.EDITED, Part.IMAGE, None)
        if self.random.random() < 0.4:
            new_images.pop()
            self.expect(EditKind.REMOVED, Part.IMAGE, None)
        new = [block for blocks in self.new for block in blocks]
        return (
            self.document(self.old, self.links, self.images),
            self.document(new, new_links, new_images),
        )

    def document(self, blocks, links, images):
        text = "\n".join(text for text, _ in blocks)
        forms = tuple(form for _, form in blocks)
        turn = Turn(Role.NARRATION, None, text, forms=forms)
        day = dt.date(2026, 3, 3)
        return Document(
            Kind.ARTICLE,
            "The port",
            day,
            (turn,),
            references=tuple(links),
            images=tuple(images),
        )

    def edit_added(self):
        if (at := self.place()) is not None:
            text, form = self.block()
            self.new[at].append((text, form))
            self.expect(EditKind.ADDED, PARTS[form], text)

    def edit_removed(self):
        if (at := self.place()) is not None:
            text, form = self.old[at]
            self.new[at] = []
            self.expect(EditKind.REMOVED, PARTS[form], text)

    def edit_edited(self):
        if (at := self.place()) is not None:
            text, form = self.old[at]
            words = text.split(" ")
            words[len(words) // 2] = "suddenly"
            self.new[at] = [(" ".join(words), form)]
            self.expect(EditKind.EDITED, PARTS[form], text)

    def edit_moved(self):
        at, to = self.place(), self.place()
        if at is not None and to is not None and abs(at - to) > 3:
            text, form = self.old[at]
            self.new[at] = []
            self.new[to].append((text, form))
            self.expect(EditKind.MOVED, PARTS[form], text)


class Index:
    """An index as a list of releases, and the edits that are made to it."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0
        self.old = [self.release() for _ in range(12 + seed % 30)]
        self.expected: collections.Counter[Any] = collections.Counter()

    def release(self):
        self.count += 1
        title = " ".join(self.random.sample(WORDS, k=7)).capitalize()
        day = dt.date(2026, 3, 1) - dt.timedelta(days=self.count)
        return Link(f"https://a.example/{self.count}.html", title, day)

    def expect(self, kind, link):
        self.expected[kind, Part.RELEASE, link.title] += 1

    def run(self):
        new = list(self.old)
        pick = self.random
        # Places apart from each other, so that each edit is its own.
        places = pick.sample(range(2, len(new) - 3, 3), k=2)
        if pick.random() < 0.6:
            at = places[0]
            words = new[at].title.split(" ")
            words[3] = "suddenly"
            self.expect(EditKind.EDITED, new[at])
            new[at] = dataclasses.replace(new[at], title=" ".join(words))
        gone = None
        if pick.random() < 0.5:
            gone = new[places[1]]
            self.expect(EditKind.REMOVED, gone)
        if pick.random() < 0.4:
            self.expect(EditKind.MOVED, new[-2])
            new.insert(1, new.pop(-2))
        come = [self.release() for _ in range(pick.randint(0, 3))]
        for link in come:
            self.expect(EditKind.ADDED, link)
        if gone is not None:
            new.remove(gone)
        elif come:
            # The list rolls: as many fall off its end as come in, and are not told.
            new = new[: len(new) - len(come)]
        return self.listing(self.old), self.listing([*come, *new])

    def listing(self, links):
        return Listing("News", tuple(links))


def found(change):
    counts: collections.Counter[Any] = collections.Counter()
    for edit in change.edits:
        text = edit.old if edit.old is not None else edit.new
        counts[edit.kind, edit.part, None if edit.part is Part.IMAGE else text] += 1
    return counts


@pytest.fixture(scope="module")
def scripts():
    made = []
    for seed in range(150):
        article = Article(seed)
        pair = article.run(1 + seed % 8)
        made.append((article.expected, *pair))
        index = Index(seed)
        pair = index.run()
        made.append((index.expected, *pair))
    return made


def test_scripts_are_found_as_they_were_made(scripts):
    right: collections.Counter[Any] = collections.Counter()
    expected: collections.Counter[Any] = collections.Counter()
    told: collections.Counter[Any] = collections.Counter()
    for wanted, old, new in scripts:
        have = found(diff(old, new))
        for counts, keys in ((right, wanted & have), (expected, wanted), (told, have)):
            for key, count in keys.items():
                counts[key[:2]] += count
    figures = {
        " ".join(key): (right[key] / max(1, told[key]), right[key] / max(1, count))
        for key, count in expected.items()
    }
    assert right.total() / told.total() >= 0.98, figures
    assert right.total() / expected.total() >= 0.98, figures
    assert len(expected) >= 19, sorted(expected)
    for name in ("moved paragraph", "moved release", "edited cell", "edited link"):
        assert min(figures[name]) >= 0.98, figures


def test_scripts_lead_there_and_back(scripts):
    for _, old, new in scripts:
        change = diff(old, new)
        assert not diff(old, old).edits
        assert apply(old, change) == new
        assert apply(new, invert(change)) == old
