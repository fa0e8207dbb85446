"""A version costs what is new in it."""

import dataclasses
import random

from monitor.model import Change, Edit, EditKind, Part, Severity, Span
from monitor.store import SqlStore

WORDS = ["港口", "渡轮", "统计", "公布", "检修", "码头", "航线", "同比", "增长", "旅客"]
VERSIONS = 20


def paragraph(random, number):
    words = "".join(random.choices(WORDS, k=60))
    return f"{words}{number}万人次。"


def test_one_changed_figure_of_a_long_transcript_costs_less_than_2_kb(tmp_path, build):
    rng = random.Random(7)
    paragraphs = [paragraph(rng, number) for number in range(250)]
    parsed = build.transcript("x")
    turns = [
        dataclasses.replace(
            parsed.content.turns[2],
            speaker=f"讲话人{number % 7}",
            text="\n".join(paragraphs[number : number + 5]),
        )
        for number in range(0, 250, 5)
    ]
    parsed = dataclasses.replace(
        parsed, content=dataclasses.replace(parsed.content, turns=tuple(turns))
    )
    assert sum(len(turn.text) for turn in turns) > 30_000
    with SqlStore.open(tmp_path) as store:
        page = build.page(store)
        (done,) = store.record([build.version(page, parsed=parsed)])
        page = done.page
        before = used(store)
        for number in range(VERSIONS):
            place = (number * 7) % len(turns)
            old = turns[place].text
            new = old.replace("万人次", f"{number}万人次", 1)
            turns[place] = dataclasses.replace(turns[place], text=new)
            parsed = dataclasses.replace(
                parsed, content=dataclasses.replace(parsed.content, turns=tuple(turns))
            )
            sides = old.split("\n")[0], new.split("\n")[0]
            edit = Edit(
                EditKind.EDITED,
                Part.PARAGRAPH,
                *sides,
                Severity.HIGH,
                spans=(Span(120, 121, 120, 121),),
            )
            check = build.version(
                page, (number + 1) * 60, parsed=parsed, change=Change((edit,))
            )
            (done,) = store.record([check], channels=("feed",))
            page = done.page
        assert store.snapshot(page.id, VERSIONS + 1).parsed == parsed
        assert (used(store) - before) / VERSIONS < 2048


def used(store):
    """Return the bytes of the database that hold something."""
    with store.reading() as connection:

        def ask(name):
            return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

        return (ask("page_count") - ask("freelist_count")) * ask("page_size")
