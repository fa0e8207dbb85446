"""Edit scripts over made-up transcripts are found as they were made."""

import collections
import dataclasses
import datetime as dt
import random

import pytest

from monitor.diff import apply, diff, invert
from monitor.model import (
    Document,
    EditKind,
    Exchange,
    Kind,
    Part,
    Participant,
    Role,
    Turn,
)

ENGLISH = [
    "port",
    "ministry",
    "harbour",
    "budget",
    "figures",
    "region",
    "water",
    "quality",
    "plan",
    "northern",
    "coastal",
    "families",
    "support",
    "measure",
    "district",
    "council",
    "public",
    "health",
    "service",
    "opened",
    "week",
    "late",
    "bridge",
    "road",
    "works",
    "inspection",
    "results",
    "company",
    "licence",
    "review",
    "law",
    "draft",
    "agreement",
    "partners",
    "talks",
    "delegation",
    "visit",
    "growth",
    "trade",
    "export",
    "price",
    "energy",
    "forecast",
    "winter",
    "school",
    "teachers",
    "pupils",
    "places",
    "fund",
    "grant",
    "project",
    "research",
    "station",
    "rail",
    "safety",
]
CHINESE = list(
    "港口建设项目资金安排群众服务保障水平质量监督检查工作机制部门协调推进落实政策措施企业"
    "发展经济社会民生教育医疗就业住房交通能源环境治理污染防治农村农业粮食安全生产科技创新"
)
GLUE = ["of", "the", "and", "to", "in", "for", "with", "on", "a", "by"]
OFFICIALS = ["Ida Holm", "Jorge Pena", "Mary Okoro"]
OFFICIALS_CHINESE = ["林书河", "高原", "欧阳晓青"]


def labelled(turns):
    return "\n".join(f"{turn.speaker}: {turn.text}" for turn in turns)


class Script:
    """A transcript as a list of turns, and the edits that are made to it."""

    def __init__(self, seed: int, size: int = 30):
        self.random = random.Random(seed)
        self.chinese = seed % 2 == 0
        self.people = OFFICIALS_CHINESE if self.chinese else OFFICIALS
        self.old = [self.moderator()]
        while len(self.old) < size:
            self.add_block(self.old)
        self.expected: collections.Counter[tuple[str, ...]] = collections.Counter()

    # --- making text --------------------------------------------------------------

    def sentence(self):
        pick = self.random
        if self.chinese:
            text = "".join(pick.choices(CHINESE, k=pick.randint(8, 30)))
            return text + pick.choice(["。", f"，{pick.randint(2, 999)}万元。"])
        many = pick.randint(6, 18)
        text = " ".join(pick.choices(ENGLISH + GLUE, k=many)).capitalize()
        return text + pick.choice([".", f" {pick.randint(2, 999)} tonnes."])

    def paragraph(self, least=1, most=4):
        join = "" if self.chinese else " "
        count = self.random.randint(least, most)
        return join.join(self.sentence() for _ in range(count))

    def text(self, least=1, most=3):
        count = self.random.randint(least, most)
        return "\n".join(self.paragraph() for _ in range(count))

    def moderator(self):
        return Turn(
            Role.MODERATOR, "Host" if not self.chinese else "主持人", self.text(1, 1)
        )

    def reporter(self):
        number = self.random.randint(1, 9)
        name = f"{number}号台记者" if self.chinese else f"Radio {number}"
        return Turn(Role.REPORTER, name, self.text(1, 1))

    def official(self, least=1):
        return Turn(Role.OFFICIAL, self.random.choice(self.people), self.text(least, 4))

    def add_block(self, turns):
        if self.random.random() < 0.3:
            turns.append(self.moderator())
        turns.append(self.reporter())
        turns.append(self.official())

    def document(self, turns, title="Briefing on the port", day=3, people=3):
        exchanges = tuple(
            Exchange((at,), (at + 1,))
            for at in range(len(turns) - 1)
            if turns[at].role is Role.REPORTER and turns[at + 1].role is Role.OFFICIAL
        )
        return Document(
            Kind.TRANSCRIPT,
            title,
            dt.date(2026, 3, day),
            tuple(turns),
            exchanges,
            tuple(Participant(name, "office") for name in self.people[:people]),
        )

    # --- editing --------------------------------------------------------------------

    def expect(self, kind, part, text):
        self.expected[kind, part, text] += 1

    def run(self, edits):
        """Apply so many edits at places apart from each other."""
        self.before: dict[int, list[Turn]] = {}
        self.result = {at: [turn] for at, turn in enumerate(self.old)}
        self.free = set(range(2, len(self.old) - 2))
        kinds = [name[5:] for name in dir(self) if name.startswith("edit_")]
        for kind in self.random.choices(kinds, k=edits):
            getattr(self, "edit_" + kind)()
        new = [turn for at in sorted(self.result) for turn in self.result[at]]
        old = [
            turn
            for at, whole in enumerate(self.old)
            for turn in self.before.get(at, [whole])
        ]
        old, new = self.document(old), self.document(new)
        if self.random.random() < 0.3:
            new = dataclasses.replace(new, title="Briefing on the new port")
            self.expect(EditKind.EDITED, Part.TITLE, old.title)
        if self.random.random() < 0.3:
            new = dataclasses.replace(new, published=dt.date(2026, 3, 4))
            self.expect(EditKind.EDITED, Part.DATE, "2026-03-03")
        if self.random.random() < 0.3:
            new = dataclasses.replace(new, participants=new.participants[1:])
            gone = old.participants[0]
            self.expect(EditKind.REMOVED, Part.PARTICIPANT, f"{gone.name}, office")
        return old, new

    def place(self, wanted=lambda turn: True, count=1):
        """Return an untouched place with untouched neighbours, or None."""
        fits = [
            at
            for at in sorted(self.free)
            if all(at + k in self.free for k in range(-1, count + 1))
            and all(wanted(self.old[at + k]) for k in range(1))
        ]
        if not fits:
            return None
        at = self.random.choice(fits)
        self.free -= set(range(at - 1, at + count + 1))
        return at

    def edit_turn_added(self):
        at = self.place()
        if at is not None:
            turn = self.moderator()
            self.result[at].append(turn)
            self.expect(EditKind.ADDED, Part.TURN, turn.text)

    def edit_turn_removed(self):
        at = self.place(lambda turn: turn.role is not Role.REPORTER)
        # An answer's removal leaves the question; a statement's leaves nothing.
        if at is not None:
            self.result[at] = []
            self.expect(EditKind.REMOVED, Part.TURN, self.old[at].text)

    def edit_turn_edited(self):
        at = self.place()
        if at is None:
            return
        turn = self.old[at]
        paragraphs = list(turn.paragraphs)
        which = self.random.randrange(len(paragraphs))
        before = paragraphs[which]
        if self.chinese:
            cut = len(before) // 2
            paragraphs[which] = before[:cut] + "不" + before[cut:]
        else:
            words = before.split(" ")
            words[len(words) // 2] = "suddenly"
            paragraphs[which] = " ".join(words)
        self.result[at] = [dataclasses.replace(turn, text="\n".join(paragraphs))]
        part = Part.TURN if len(paragraphs) == 1 else Part.PARAGRAPH
        self.expect(EditKind.EDITED, part, before)

    def edit_turn_moved(self):
        at = self.place(lambda turn: turn.role is Role.MODERATOR)
        to = self.place()
        if at is not None and to is not None and abs(at - to) > 4:
            self.result[at] = []
            self.result[to].append(self.old[at])
            self.expect(EditKind.MOVED, Part.TURN, self.old[at].text)

    def edit_exchange_moved(self):
        at = self.place(lambda turn: turn.role is Role.REPORTER, 2)
        to = self.place(lambda turn: turn.role is Role.OFFICIAL)
        if at is not None and to is not None and abs(at - to) > 6:
            both = self.old[at : at + 2]
            self.result[at] = self.result[at + 1] = []
            self.result[to].extend(both)
            text = labelled(both)
            self.expect(EditKind.MOVED, Part.EXCHANGE, text)

    def edit_exchange_removed(self):
        at = self.place(lambda turn: turn.role is Role.REPORTER, 2)
        if at is not None:
            self.result[at] = self.result[at + 1] = []
            text = labelled(self.old[at : at + 2])
            self.expect(EditKind.REMOVED, Part.EXCHANGE, text)

    def edit_exchange_added(self):
        at = self.place(lambda turn: turn.role is Role.OFFICIAL)
        if at is not None:
            both = [self.reporter(), self.official()]
            self.result[at].extend(both)
            text = labelled(both)
            self.expect(EditKind.ADDED, Part.EXCHANGE, text)

    def cut(self):
        """Return a place and the two turns that its turn may be cut into."""
        at = self.place(lambda turn: len(turn.paragraphs) > 1)
        if at is None:
            return None, []
        turn = self.old[at]
        cut = self.random.randint(1, len(turn.paragraphs) - 1)
        texts = [
            "\n".join(part) for part in (turn.paragraphs[:cut], turn.paragraphs[cut:])
        ]
        return at, [dataclasses.replace(turn, text=text) for text in texts]

    def edit_split(self):
        at, parts = self.cut()
        if at is not None:
            self.result[at] = parts
            self.expect(EditKind.SPLIT, Part.TURN, self.old[at].text)

    def edit_merged(self):
        at, parts = self.cut()
        if at is not None:
            self.before[at] = parts
            self.expect(EditKind.MERGED, Part.TURN, self.old[at].text)

    def edit_reattributed(self):
        at = self.place()
        if at is not None:
            turn = self.old[at]
            other = "某部门" if self.chinese else "Somebody Else"
            self.result[at] = [dataclasses.replace(turn, speaker=other)]
            self.expect(EditKind.REATTRIBUTED, Part.TURN, turn.text)

    def edit_sentence_moved(self):
        at = self.place(lambda turn: len(turn.paragraphs) == 1)
        to = self.place(lambda turn: len(turn.paragraphs) == 1)
        if at is None or to is None or abs(at - to) < 3:
            return
        moved, rest, other = self.sentence(), self.paragraph(2), self.paragraph(2)
        join = "" if self.chinese else " "
        turn, target = self.old[at], self.old[to]
        self.old[at] = dataclasses.replace(turn, text=rest + join + moved)
        self.old[to] = dataclasses.replace(target, text=other)
        self.result[at] = [dataclasses.replace(turn, text=rest)]
        self.result[to] = [dataclasses.replace(target, text=moved + join + other)]
        self.expect(EditKind.MOVED, Part.SENTENCE, moved)

    def edit_paragraph_added(self):
        at = self.place(lambda turn: len(turn.paragraphs) > 1)
        if at is not None:
            turn, text = self.old[at], self.paragraph()
            texts = [turn.paragraphs[0], text, *turn.paragraphs[1:]]
            self.result[at] = [dataclasses.replace(turn, text="\n".join(texts))]
            self.expect(EditKind.ADDED, Part.PARAGRAPH, text)

    def edit_paragraph_removed(self):
        at = self.place(lambda turn: len(turn.paragraphs) > 1)
        if at is not None:
            turn = self.old[at]
            text = "\n".join(turn.paragraphs[1:])
            self.result[at] = [dataclasses.replace(turn, text=text)]
            self.expect(EditKind.REMOVED, Part.PARAGRAPH, turn.paragraphs[0])

    def edit_paragraph_moved(self):
        at = self.place(lambda turn: len(turn.paragraphs) > 2)
        if at is not None:
            turn = self.old[at]
            texts = [*turn.paragraphs[1:], turn.paragraphs[0]]
            self.result[at] = [dataclasses.replace(turn, text="\n".join(texts))]
            self.expect(EditKind.MOVED, Part.PARAGRAPH, turn.paragraphs[0])


def found(change):
    counts: collections.Counter[tuple[str, ...]] = collections.Counter()
    for edit in change.edits:
        text = edit.old if edit.old is not None else edit.new
        counts[edit.kind, edit.part, text] += 1
    return counts


@pytest.fixture(scope="module")
def scripts():
    made = []
    for seed in range(120):
        script = Script(seed, size=20 + seed)
        pair = script.run(3 + seed // 4)
        made.append((script.expected, *pair))
    return made


def test_scripts_are_found_as_they_were_made(scripts):
    right: collections.Counter[tuple[str, ...]] = collections.Counter()
    expected: collections.Counter[tuple[str, ...]] = collections.Counter()
    told: collections.Counter[tuple[str, ...]] = collections.Counter()
    for wanted, old, new in scripts:
        have = found(diff(old, new))
        for key, count in (wanted & have).items():
            right[key[:2]] += count
        for key, count in wanted.items():
            expected[key[:2]] += count
        for key, count in have.items():
            told[key[:2]] += count
    figures = {
        " ".join(key): (right[key] / max(1, told[key]), right[key] / max(1, count))
        for key, count in expected.items()
    }
    assert right.total() / told.total() >= 0.98, figures
    assert right.total() / expected.total() >= 0.98, figures
    assert len(expected) >= 14
    for name in ("moved turn", "moved exchange", "moved sentence", "moved paragraph"):
        assert min(figures[name]) >= 0.98, figures


def test_scripts_lead_there_and_back(scripts):
    for _, old, new in scripts[::6]:
        change = diff(old, new)
        assert apply(old, change) == new
        assert apply(new, invert(change)) == old
