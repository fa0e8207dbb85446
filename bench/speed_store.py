"""How fast and how small the store is: `python bench/speed_store.py [ROWS]`.

Prints one line a figure. Seconds are of the processor where that is said: other
programs on the machine do not count then. The large store (ROWS pages and versions,
1,000,000 unless given) is filled behind the store's back, as its own way of writing
would take an hour.
"""

import argparse
import datetime as dt
import hashlib
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from monitor.model import (
    Availability,
    Capture,
    Change,
    Check,
    Document,
    Edit,
    EditKind,
    Kind,
    Link,
    Page,
    PageKind,
    Parsed,
    Part,
    Role,
    Severity,
    Turn,
    Verdict,
)
from monitor.store import Query, SqlStore, _words, page_key, search, trace, verify

START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
CHARACTERS = (
    "港口渡轮统计公布检修码头航线今年同比增长旅客安全部门继续加强我们将依法处理"
)
DAY = 86_400_000_000

# Of a large store: so many people spoke, and one page in so many is gone.
SPEAKERS = 20_000
ONE_IS_GONE = 1000


def transcript(rng: random.Random, paragraphs: int = 250) -> list[str]:
    """Return paragraphs of 120 characters each: 30,000 in all."""
    return [
        "".join(rng.choices(CHARACTERS, k=110)) + f"{number:05d}万人次。"
        for number in range(paragraphs)
    ]


def check(page: Page, seconds: int, paragraphs: list[str], edited: int | None) -> Check:
    """Return a visit that brings the paragraphs as a version, five to a turn."""
    turns = tuple(
        Turn(Role.OFFICIAL, f"讲话人{n % 7}", "\n".join(paragraphs[n : n + 5]))
        for n in range(0, len(paragraphs), 5)
    )
    document = Document(Kind.TRANSCRIPT, "新闻发布会", dt.date(2026, 1, 1), turns)
    body = "<html><body>" + "".join(f"<p>{p}</p>" for p in paragraphs)
    change = None
    if edited is not None:
        text = paragraphs[edited]
        edit = Edit(EditKind.EDITED, Part.PARAGRAPH, text, text, Severity.HIGH)
        change = Change((edit,))
    return Check(
        page=page,
        capture=Capture(
            url=page.url,
            final_url=page.url,
            at=START + dt.timedelta(seconds=seconds),
            seconds=0.2,
            status=200,
            headers=(("Content-Type", "text/html; charset=utf-8"),),
            body=body.encode(),
            request_headers=(("User-Agent", "monitor"),),
        ),
        verdict=Verdict(Availability.OK),
        due_at=START + dt.timedelta(seconds=seconds + 3600),
        parsed=Parsed(document, "utf-8", 1, rest=("首页", "联系我们")),
        change=change,
    )


def watch(store: SqlStore, name: str) -> Page:
    """Return a page under watch."""
    (page,) = store.ensure_pages(
        "bench",
        [Link(f"https://press.example/{name}", "")],
        kind=PageKind.DOCUMENT,
        found_at=START,
        due_at=START,
    )
    return page


def edits(
    store: SqlStore, page: Page, rng: random.Random, count: int
) -> Iterator[tuple[float, float]]:
    """Store versions of one changed figure each.

    Yields the seconds that each took, and those of the processor.
    """
    last = store.latest(page.id)
    paragraphs = transcript(rng)
    if last and isinstance(last.parsed.content, Document):
        paragraphs = [p for turn in last.parsed.content.turns for p in turn.paragraphs]
    for number in range(page.versions, page.versions + count):
        edited = rng.randrange(len(paragraphs)) if number else None
        if edited is not None:
            figure = f"{rng.randrange(10**6):06d}"
            paragraphs[edited] = figure + paragraphs[edited][6:]
        visit = check(page, number, paragraphs, edited)
        start, busy = time.perf_counter(), time.process_time()
        (done,) = store.record([visit], channels=("feed",))
        yield time.perf_counter() - start, time.process_time() - busy
        page = done.page


def report(name: str, value: float, unit: str) -> None:
    """Print one figure."""
    print(f"{name:44} {value:14,.2f} {unit}", flush=True)


def p95(call: Callable[[], object], times: int = 200) -> float:
    """Return the milliseconds below which 95 of 100 calls stay."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.quantiles(taken, n=20)[-1]


def small(pages: int = 100, versions: int = 20) -> None:
    """Bytes and time of versions of one changed figure, and of verifying them."""
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as name, SqlStore.open(Path(name)) as store:
        for number in range(pages):
            list(edits(store, watch(store, str(number)), rng, 1))
        first = database(store)
        taken = [t for p in store.pages() for t in edits(store, p, rng, versions)]
        grown = (database(store) - first) / len(taken)
        report("a further version, database", grown, "bytes")
        files = [path.stat().st_size for path in Path(name).rglob("*.warc.gz")]
        report("a further version, file", statistics.mean(files), "bytes")
        wall, busy = (statistics.median(column) for column in zip(*taken, strict=True))
        report("record one version", wall * 1e3, "ms")
        report("record one version, processor", busy * 1e3, "ms")
        verifying(store, Path(name))


def verifying(store: SqlStore, folder: Path) -> None:
    """Report what verifying takes, beside the digests of the files alone."""
    runs = []
    for _ in range(3):
        start, busy = time.perf_counter(), time.process_time()
        result = verify(store)
        runs.append((time.process_time() - busy, time.perf_counter() - start))
        assert result.sound
    busy, wall = min(runs)
    report("verify, files and texts unpacked", result.bytes / wall / 1e6, "MB/s")
    report("verify, of the processor", result.bytes / busy / 1e6, "MB/s")
    stored = sum(path.stat().st_size for path in folder.rglob("*.warc.gz"))
    stored += database(store)
    report("verify, files and database as stored", stored / busy / 1e6, "MB/s")
    report("verify, versions, of the processor", result.versions / busy, "1/s")
    start, size = time.process_time(), 0
    for path in folder.rglob("*.warc.gz"):
        data = path.read_bytes()
        hashlib.sha256(data).digest()
        size += len(data)
    limit = size / (time.process_time() - start) / 1e6
    report("the limit: reading and SHA-256 alone", limit, "MB/s")


def database(store: SqlStore) -> int:
    """Return the bytes of the database that hold something."""
    with store.reading() as connection:
        ask = connection.exec_driver_sql
        pages = ask("PRAGMA page_count").scalar_one()
        free = ask("PRAGMA freelist_count").scalar_one()
        return int((pages - free) * ask("PRAGMA page_size").scalar_one())


def large(rows: int) -> None:
    """Report what a large store takes for each question."""
    rng = random.Random(2)
    with tempfile.TemporaryDirectory() as name, SqlStore.open(Path(name)) as store:
        few = list(edits(store, watch(store, "few"), rng, 110))[10:]
        small_store = statistics.median(busy for _, busy in few)
        report("record, small store, processor", small_store * 1e3, "ms")
        fill(store, rows)
        report("pages and versions", rows, "rows")
        many = list(edits(store, watch(store, "many"), rng, 110))[10:]
        large_store = statistics.median(busy for _, busy in many)
        report("record, large store, processor", large_store * 1e3, "ms")
        report("record, large to small", large_store / small_store, "times")
        page = store.pages()[0]
        now, early = START + dt.timedelta(days=2), START - dt.timedelta(days=2)
        questions: dict[str, Callable[[], object]] = {
            "due, 1000 of all": lambda: store.due(now),
            "due, none": lambda: store.due(early),
            "next_due": store.next_due,
            "a page's history": lambda: store.history(rng.randrange(1000, rows)),
            "a page's 110 versions": lambda: store.versions(page.id),
            "a page's last version": lambda: store.latest(page.id),
            "100 changes": store.changes,
            "search, two characters": lambda: search(store, Query(words(rng, 2))),
            "search, six characters": lambda: search(store, Query(words(rng, 6))),
            "search, two terms": lambda: search(
                store, Query(f"{words(rng, 2)} {words(rng, 3)}")
            ),
            "search, gone": lambda: search(store, Query(words(rng, 2), gone=True)),
            "search, still there": lambda: search(
                store, Query(words(rng, 2), gone=False)
            ),
            "search, one speaker": lambda: search(
                store, Query(words(rng, 2), speaker=f"发言人{rng.randrange(SPEAKERS)}")
            ),
            "search, a role nobody has": lambda: search(
                store, Query(words(rng, 2), role="reporter")
            ),
            "search, a source that says little": lambda: search(
                store, Query(words(rng, 2), source="bench")
            ),
            "search, before there was anything": lambda: search(
                store, Query(words(rng, 2), until=early)
            ),
            "pages at an address": lambda: store.pages_at(
                f"https://press.example/x/{rng.randrange(1000, rows)}"
            ),
            "trace a sentence": lambda: trace(store, sentence(rng.randrange(rows))),
        }
        for question, ask in questions.items():
            report(f"{question}, p95", p95(ask), "ms")
        report("database", (Path(name) / "monitor.db").stat().st_size / 1e6, "MB")


def words(rng: random.Random, count: int) -> str:
    """Return so many characters at random: most pairs are in a large store."""
    return "".join(rng.choices(CHARACTERS, k=count))


def sentence(number: int) -> str:
    """Return the text of a row of the large store."""
    return words(random.Random(number), 40) + f"{number}人次。"


def fill(store: SqlStore, rows: int) -> None:
    """Put in pages with a version and a text of their own each."""
    start, step = int(START.timestamp() * 1e6), DAY // rows
    url = "https://press.example/x/"
    tables: dict[str, Callable[[int], tuple[object, ...]]] = {
        "page (id, source, key, url, kind, availability, failures, versions, due_at)": (
            lambda n: (
                n,
                "b",
                page_key(f"{url}{n}"),
                f"{url}{n}",
                "document",
                "ok" if n % ONE_IS_GONE else "gone",
                0,
                1,
                start + n * step,
            )
        ),
        "capture (id, page_id, at, seconds, availability, reason, size, number)": (
            lambda n: (n, n, start, 0.1, "ok", "", 30000, 1)
        ),
        "text (id, digest, body)": (
            lambda n: (
                n * 10,
                hashlib.sha256(b"%d" % n).digest(),
                b"\x00" + sentence(n).encode(),
            )
        ),
        "voice (id, role, speaker, affiliation)": (
            lambda n: (n, "official", f"发言人{n - 1000}", "")
        ),
        "snapshot (id, page_id, number, capture_id, parser, shape_id, texts, "
        "parsed_digest)": (lambda n: (n, n, 1, n, 1, n * 10, b"\x00\x01", bytes(32))),
        "passage (page_id, text_id, voice_id, since, since_at)": (
            lambda n: (n, n * 10, 1000 + n % SPEAKERS, 1, start)
        ),
        "search_text (rowid, words)": lambda n: (n * 10, _words.indexed(sentence(n))),
    }
    for table, row in tables.items():
        marks = ", ".join("?" for _ in row(0))
        count = min(rows, SPEAKERS) if table.startswith("voice") else rows
        with store.writing() as connection:
            cursor = connection.connection.cursor()
            cursor.executemany(
                f"INSERT INTO {table} VALUES ({marks})",
                [row(number) for number in range(1000, 1000 + count)],
            )


def main() -> None:
    """Print all figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rows", nargs="?", type=int, default=1_000_000)
    rows = arguments.parse_args().rows
    small()
    large(rows)


if __name__ == "__main__":
    main()
