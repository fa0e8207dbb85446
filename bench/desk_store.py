"""A large store for the desk: `python bench/desk_store.py FOLDER [PAGES]`.

PAGES (100,000 unless given) with ten versions each, two changes each, and visits that
found nothing, of 200 sources, and the `config.yaml` that names these. It is filled
behind the store's back, as its own way of writing would take an hour; there are no WARC
files, so that originals cannot be shown. One page, the last, is a long transcript.

Everything is drawn from one seed and ends at `END`: ask for it with a clock that stands
there.
"""

import argparse
import bisect
import contextlib
import dataclasses
import datetime as dt
import hashlib
import itertools
import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from monitor import codec
from monitor.model import (
    Change,
    Document,
    Edit,
    EditKind,
    Exchange,
    Kind,
    Link,
    Listing,
    Matter,
    Parsed,
    Part,
    Role,
    Severity,
    Span,
    Subject,
    Turn,
)
from monitor.store import SqlStore, page_key

# The store's own forms of what it keeps: this file is filled in their place.
from monitor.store._changes import Body
from monitor.store._texts import pack, pack_ids, split
from monitor.store._words import indexed

END = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)
PAGES = 100_000
VERSIONS = 10
CHANGES = 2
SOURCES = 200
SPEAKERS = 2000
# Visits of each page since its last version, one a day.
QUIET = 3
# The long transcript has so many turns of so many paragraphs.
LONG = (200, 3)
# So many neighbouring pages get the same edit at once, as where a footer is edited.
GROUP = 7

# Shares of the changes that somebody judged, and of the pages that fail.
_JUDGED = 0.3
_FAILING = 0.03
_AT_ONCE = 20_000
_DOWN = "The server answered 503."

_ROUND = dt.timedelta(days=30)
_FIGURE = "截至目前，全市今年以来共办结此类案件"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_NAMES = "安邦成达恩芳刚海佳康岚敏宁平强蓉"
_WORDS = (
    *("港口", "渡轮", "统计", "检修", "码头", "航线", "旅客", "安全", "治安", "案件"),
    *("食品", "药品", "就业", "社保", "学校", "医院", "道路", "水质", "空气", "住房"),
    *("物价", "税收", "消防", "防汛", "电网", "桥梁", "公园", "养老", "幼儿园"),
)
_DEEDS = (
    "已全部完成整改",
    "将继续加强监督",
    "比去年同期明显改善",
    "正在制定具体办法",
    "由有关部门负责",
    "预计年底前建成",
    "没有接到相关报告",
    "将依法严肃处理",
    "已向社会公布",
    "需要进一步核实",
)
# The ids of the voices that are no official's.
_REPORTER, _MODERATOR, _TITLE = 1, 2, 3
_SEVERITIES = (Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.COSMETIC)
_CONFIG = """\
# Written by bench/desk_store.py; nothing of it can be reached.
contact: bench@example.org
timezone: Asia/Shanghai
store: .
sources:
"""


@dataclasses.dataclass(slots=True)
class _State:
    """A page while its versions are made."""

    shape: int
    ids: list[int]
    packed: bytes
    figure: int
    text: str
    voice: int
    since: int = 1


def make(folder: Path, pages: int = PAGES) -> None:
    """Make store and configuration in `folder`, which has none yet."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"source-{number:03d}" for number in range(SOURCES)]
    entries = "".join(
        f"  - name: {name}\n    url: https://{name}.example/news/\n"
        f"    every: {(15, 30, 60)[number % 3]}m\n"
        for number, name in enumerate(names)
    )
    (folder / "config.yaml").write_text(_CONFIG + entries, "utf-8")
    SqlStore.open(folder).close()
    with contextlib.closing(sqlite3.connect(folder / "monitor.db")) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -300000")
        _Filling(connection, pages, names).run()
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class _Filling:
    """Fills the tables, in the order in which visits would have done."""

    def __init__(
        self, connection: sqlite3.Connection, pages: int, names: list[str]
    ) -> None:
        self._connection = connection
        self._pages = pages
        self._names = names
        self._rng = random.Random(7)
        self._waiting: dict[str, list[tuple[object, ...]]] = {}
        self._texts: dict[str, int] = {}
        self._ids = itertools.count(1)
        self._changes = itertools.count(1)
        self._captures = itertools.count(1)
        self._snapshots = itertools.count(1)
        # A few sources have most of the pages, as on any desk.
        shares = itertools.accumulate(1 / (n + 1) for n in range(len(names)))
        self._shares = list(shares)

    def run(self) -> None:
        """Fill all tables."""
        self._voices()
        pool = [self._sentence() for _ in range(5000)]
        states = [self._first(page, pool) for page in self._numbers]
        wanted = self._pages * CHANGES
        for number in range(1, VERSIONS + 1):
            left = self._pages * (VERSIONS - number + 1)
            for page, state in zip(self._numbers, states, strict=True):
                at = self._at(number, page)
                capture = self._capture(page, at, "ok", number=number)
                # So that exactly so many are drawn (Knuth's algorithm S).
                edited = number > 1 and (
                    self._grouped(page, number) or self._rng.random() * left < wanted
                )
                left -= 1
                if edited and not self._is_listing(page):
                    wanted -= 1
                    self._edit(page, state, number, capture, at)
                self._snapshot(page, state, number, capture)
        for page, state in zip(self._numbers, states, strict=True):
            self._passage(page, state.figure, state.voice, state.since, None)
        self._visits()
        self._tallies()
        self._flush()

    @property
    def _numbers(self) -> range:
        return range(1, self._pages + 1)

    def _grouped(self, page: int, number: int) -> bool:
        return (page // GROUP + number) % 25 == 0

    def _is_listing(self, page: int) -> bool:
        return page <= len(self._names)

    def _source(self, page: int) -> str:
        if self._is_listing(page):
            return self._names[page - 1]
        place = random.Random(page).random() * self._shares[-1]
        return self._names[bisect.bisect(self._shares, place)]

    def _at(self, number: int, page: int) -> int:
        """Return when a version of a page was captured, in microseconds."""
        back = (VERSIONS - number + 1) * _ROUND - _ROUND * (page / self._pages)
        return _instant(END - dt.timedelta(days=QUIET + 1) - back)

    # --- what pages say ---

    def _voices(self) -> None:
        self._put("voice", (_REPORTER, "reporter", "记者", ""))
        self._put("voice", (_MODERATOR, "moderator", "主持人", ""))
        self._put("voice", (_TITLE, "title", "", ""))
        for number in range(_TITLE + 1, SPEAKERS):
            self._put("voice", (number, "official", self._speaker(number), ""))

    def _speaker(self, number: int) -> str:
        given = _NAMES[number // 16 % 16] + _NAMES[number // 256 % 16]
        return _SURNAMES[number % 16] + given

    def _sentence(self) -> str:
        rng = self._rng
        words = "、".join(rng.sample(_WORDS, 3))
        return f"关于{words}的情况，{rng.choice(_DEEDS)}，{rng.choice(_DEEDS)}。"

    def _unique(self, page: int, what: str) -> str:
        return f"{self._sentence()[:-1]}，{what}第{page}号。"

    def _figure(self, page: int) -> str:
        return (
            f"{_FIGURE}{self._rng.randrange(100, 99999)}起，涉及{page % 97 + 3}个区。"
        )

    def _first(self, page: int, pool: list[str]) -> _State:
        """Store a page's row and what its first version says."""
        title = f"{self._rng.choice(_WORDS)}工作新闻发布会（第{page}场）"
        host = f"{self._source(page)}.example"
        url = f"https://{host}/news/"
        if self._is_listing(page):
            title = f"{self._source(page)} 新闻发布"
            links = tuple(
                Link(f"{url}{n}.html", f"{self._rng.choice(_WORDS)}发布会{n}")
                for n in range(25)
            )
            parsed = Parsed(Listing(title, links), "utf-8", 1, rest=("首页",))
        else:
            url += f"{page}.html"
            parsed = self._document(page, title, pool)
        self._page(page, url, host, title)
        shape, texts = split(parsed)
        ids = [self._text(text) for text in texts]
        state = _State(self._text(shape), ids, pack_ids(ids), 0, "", _TITLE)
        content = parsed.content
        if isinstance(content, Document):
            said = [(p, t) for t in content.turns for p in t.paragraphs]
            state.text = next(p for p, _ in said if p.startswith(_FIGURE))
            state.figure = self._text(state.text)
            for text, turn in dict(said).items():
                number = self._text(text, said=True)
                if number != state.figure:
                    self._passage(page, number, self._voice(page, turn.role), 1, None)
            self._passage(page, self._text(title, said=True), _TITLE, 1, None)
            state.voice = self._voice(page, Role.OFFICIAL)
        return state

    def _document(self, page: int, title: str, pool: list[str]) -> Parsed:
        rng = self._rng
        official = self._speaker(self._voice(page, Role.OFFICIAL))
        turns = [
            Turn(Role.MODERATOR, "主持人", rng.choice(pool)),
            Turn(Role.REPORTER, "记者", self._unique(page, "请介绍")),
            Turn(
                Role.OFFICIAL,
                official,
                f"{self._unique(page, '见公告')}\n{self._figure(page)}",
            ),
            Turn(Role.REPORTER, "记者", rng.choice(pool)),
            Turn(Role.OFFICIAL, official, self._unique(page, "见通知")),
        ]
        if page == self._pages:
            asked, paragraphs = LONG
            for number in range(asked):
                role = Role.OFFICIAL if number % 2 else Role.REPORTER
                text = "\n".join(
                    self._unique(page, f"{number}之{n}") * 2 for n in range(paragraphs)
                )
                turns.append(Turn(role, official if number % 2 else "记者", text))
        exchanges = tuple(
            Exchange((number,), (number + 1,)) for number in range(1, len(turns) - 1, 2)
        )
        day = (END - VERSIONS * _ROUND).date()
        document = Document(Kind.TRANSCRIPT, title, day, tuple(turns), exchanges)
        return Parsed(document, "utf-8", 1, rest=("首页", "联系我们", "网站地图"))

    def _voice(self, page: int, role: Role) -> int:
        """Return a voice of that role; a few officials say most of what is said."""
        if role is not Role.OFFICIAL:
            return _REPORTER if role is Role.REPORTER else _MODERATOR
        drawn = int(random.Random(page).paretovariate(0.7))
        return min(_TITLE + drawn, SPEAKERS - 1)

    # --- rows ---

    def _edit(
        self, page: int, state: _State, number: int, capture: int, at: int
    ) -> None:
        """Store a change of the page's figure, and what it says from then on."""
        new = self._figure(page)
        if self._grouped(page, number):
            new = f"{_FIGURE}{(page // GROUP) * 10 + number}起，具体以公报为准。"
        old = state.text
        start = len(_FIGURE)
        ends = old.index("起", start), new.index("起", start)
        severity = self._rng.choices(_SEVERITIES, (30, 30, 25, 15))[0]
        edit = Edit(
            EditKind.EDITED,
            Part.PARAGRAPH,
            old,
            new,
            severity,
            (2, 1),
            (2, 1),
            speaker=self._speaker(state.voice),
            role=Role.OFFICIAL,
            spans=(Span(start, ends[0], start, ends[1]),),
            matters=(
                Matter(
                    Subject.FIGURE, old[start : ends[0] + 1], new[start : ends[1] + 1]
                ),
            ),
        )
        body = pack(codec.encode(Body(Change((edit,)))))
        made = next(self._changes)
        values = (made, page, capture, at, number - 1, number, int(severity))
        self._put("change", (*values, None, None, body))
        self._judge(made, at, number)
        self._passage(page, state.figure, state.voice, state.since, number)
        figure = self._text(new, said=True)
        state.ids = [figure if n == state.figure else n for n in state.ids]
        state.packed = pack_ids(state.ids)
        state.figure, state.text, state.since = figure, new, number

    def _judge(self, change: int, at: int, number: int) -> None:
        if number == VERSIONS or self._rng.random() > _JUDGED:
            return
        standing = self._rng.choice(("seen", "seen", "important", "dismissed"))
        values = (change, change, standing, at, "li", "", "")
        self._put("judgement", (*values, 1))

    def _page(self, page: int, url: str, host: str, title: str) -> None:
        rng = random.Random(f"down {page}")
        due = END + dt.timedelta(hours=6) * (page / self._pages - 0.001)
        failing = _fails(page)
        availability = "ok"
        if failing:
            availability = rng.choice(("gone", "blocked", "unavailable"))
        checked = self._checked(page, QUIET)
        values = (
            *(page, self._source(page), page_key(url), url),
            "listing" if self._is_listing(page) else "document",
            *(title, self._at(1, page), _instant(due), checked),
            self._checked(page, 0) if failing else checked,
            *(availability, QUIET if failing else 0),
            self._checked(page, 1) if failing else None,
            _DOWN if failing else None,
            *(f'"{page}"', None, VERSIONS, hashlib.sha256(b"%d" % page).digest()),
            *(None, host, 1, 0, None, rng.choice((1.0, 1.0, 0.9, 0.6))),
        )
        self._put("page", values)

    def _checked(self, page: int, visit: int) -> int:
        """Return when a page was visited since its last version, in microseconds."""
        days = dt.timedelta(days=QUIET - visit) + dt.timedelta(hours=6) * (
            1 - page / self._pages
        )
        return _instant(END - days)

    def _visits(self) -> None:
        for visit in range(1, QUIET + 1):
            for page in self._numbers:
                result = "unavailable" if _fails(page) else "unchanged"
                self._capture(page, self._checked(page, visit), result)

    def _tallies(self) -> None:
        """Store what each of the last hundred days brought, in round figures."""
        today = (END.date() - dt.date(1970, 1, 1)).days
        for name in self._names:
            for day in range(today - 100, today + 1):
                failed = self._rng.randrange(3)
                self._put("tally", (name, day, 500, failed, 50, day % 3))

    def _capture(
        self, page: int, at: int, result: str, *, number: int | None = None
    ) -> int:
        made = next(self._captures)
        digest = hashlib.sha256(b"%d %d" % (page, number or 0)).digest()
        status = {"ok": 200, "unchanged": 304}.get(result, 503)
        path = f"{page % 1000:03d}/p{page}-{number:04d}.warc.gz" if number else None
        reason = _DOWN if result == "unavailable" else ""
        self._put(
            "capture",
            (
                *(made, page, at, 0.2, result, reason, status, None, None),
                *(30_000 if number else 0, digest, number, path, digest, 1),
            ),
        )
        return made

    def _snapshot(self, page: int, state: _State, number: int, capture: int) -> None:
        made = next(self._snapshots)
        values = (made, page, number, capture, 1, state.shape, state.packed, bytes(32))
        self._put("snapshot", values)

    def _passage(
        self, page: int, text: int, voice: int, since: int, until: int | None
    ) -> None:
        if text:
            self._put("passage", (None, page, text, voice, since, until))

    def _text(self, text: str, *, said: bool = False) -> int:
        """Return the id of a text; what is said is indexed."""
        if text not in self._texts:
            self._texts[text] = made = next(self._ids)
            digest = hashlib.sha256(text.encode()).digest()
            self._put("text", (made, digest, pack(text.encode())))
        made = self._texts[text]
        if said and made > 0:
            self._put("search_text", (made, indexed(text)))
            self._texts[text] = -made
        return abs(made)

    def _put(self, table: str, row: tuple[object, ...]) -> None:
        waiting = self._waiting.setdefault(table, [])
        waiting.append(row)
        if len(waiting) >= _AT_ONCE:
            self._flush(table)

    def _flush(self, *tables: str) -> None:
        for table in tables or tuple(self._waiting):
            rows = self._waiting.pop(table, [])
            if rows:
                columns = ", ".join(_COLUMNS[table])
                marks = ", ".join("?" for _ in rows[0])
                self._connection.executemany(
                    f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows
                )


_COLUMNS = {
    "page": (
        *("id", "source", "key", "url", "kind", "title", "found_at", "due_at"),
        *("checked_at", "succeeded_at", "availability", "failures", "failing_since"),
        *("failing_reason", "etag", "last_modified", "versions", "digest"),
        *("retired_at", "host", "parts", "distrusted", "quiet_since"),
        "confidence",
    ),
    "capture": (
        *("id", "page_id", "at", "seconds", "availability", "reason", "status"),
        *("failure", "final_url", "size", "digest", "number", "path"),
        *("file_digest", "attempts"),
    ),
    "text": ("id", "digest", "body"),
    "search_text": ("rowid", "words"),
    "snapshot": (
        *("id", "page_id", "number", "capture_id", "parser", "shape_id", "texts"),
        "parsed_digest",
    ),
    "change": (
        *("id", "page_id", "capture_id", "at", "old_number", "new_number"),
        *("severity", "became", "returns_to", "body"),
    ),
    "voice": ("id", "role", "speaker", "affiliation"),
    "passage": ("id", "page_id", "text_id", "voice_id", "since", "until"),
    "tally": ("source", "day", "visits", "failed", "versions", "found"),
    "judgement": (
        *("id", "change_id", "standing", "at", "who", "owner", "note", "holds"),
    ),
}


def _fails(page: int) -> bool:
    """Whether a page's visits since its last version failed."""
    return random.Random(f"fails {page}").random() < _FAILING


def _instant(moment: dt.datetime) -> int:
    return round(moment.timestamp() * 1e6)


def counted(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield how many rows each table has."""
    with contextlib.closing(sqlite3.connect(folder / "monitor.db")) as connection:
        for table in _COLUMNS:
            if table != "search_text":
                query = f"SELECT count(*) FROM {table}"
                yield table, connection.execute(query).fetchone()[0]


def main() -> None:
    """Make the store and say what is in it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("pages", nargs="?", type=int, default=PAGES)
    given = arguments.parse_args()
    start = time.process_time()
    make(given.folder, given.pages)
    for table, count in counted(given.folder):
        print(f"{table:12} {count:10,}")
    size = (given.folder / "monitor.db").stat().st_size / 1e6
    print(f"{size:,.0f} MB, {time.process_time() - start:.0f} s of CPU")


if __name__ == "__main__":
    main()
