"""An invented newsroom's store: transcripts that were edited, and pages that went."""

import dataclasses
import datetime as dt

from monitor.clock import ManualClock
from monitor.config import Config, read
from monitor.diff import diff, fingerprint
from monitor.model import (
    Availability,
    Capture,
    Check,
    Document,
    Exchange,
    Kind,
    Link,
    Listing,
    Page,
    PageKind,
    Parsed,
    Participant,
    Role,
    Turn,
    Verdict,
)
from monitor.store import MemoryStore, Store

START = dt.datetime(2026, 6, 1, 1, 30, tzinfo=dt.UTC)

CONFIG = """
contact: desk@example.org
timezone: Asia/Shanghai
sources:
  - name: harbour
    url: https://harbour.example/press/
    kind: listing
    note: Ferries and piers.
  - name: 江城发布
    url: https://jiangcheng.example/fbh/
    kind: listing
    cron: "*/30 8-20 * * mon-fri"
  - name: quiet
    url: https://quiet.example/
    enabled: false
"""


def transcript(
    figure="3.3万起", speaker="骆清越", *, answer=True, title="便民出行发布会"
):
    turns = [
        Turn(Role.MODERATOR, "宋知远", "各位记者，大家上午好。\n下面请记者提问。"),
        Turn(Role.REPORTER, "江城日报", "请问今年以来处理了多少起交通违法行为？"),
        Turn(
            Role.OFFICIAL,
            speaker,
            f"感谢您的提问。截至5月底，全省共查处此类违法行为{figure}，同比下降。\n"
            "下一步我们将继续公布进展，欢迎社会各界监督。",
            "省交通运输厅副厅长",
        ),
        Turn(Role.REPORTER, "晚报", "新的公交线路什么时候开通？"),
        Turn(Role.OFFICIAL, "骆清越", "计划在九月第一周开通，共有十二条线路。"),
    ]
    exchanges = (Exchange((1,), (2,)), Exchange((3,), (4,)))
    return Document(
        Kind.TRANSCRIPT,
        title,
        dt.date(2026, 6, 1),
        tuple(turns if answer else turns[:3]),
        exchanges if answer else exchanges[:1],
        (Participant("骆清越", "省交通运输厅副厅长"),),
    )


def ferry(boats="three", title="Ferry line to open in September"):
    return Document(
        Kind.ARTICLE,
        title,
        dt.date(2026, 5, 30),
        (
            Turn(Role.NARRATION, None, "The council met on Tuesday about the ferry."),
            Turn(
                Role.OFFICIAL,
                "Orla Byrne",
                f"We have bought {boats} boats, and the first one sails in September.",
                "harbour master",
            ),
        ),
    )


def listing(*titles):
    links = tuple(
        Link(f"https://harbour.example/press/{n}", t, dt.date(2026, 5, n))
        for n, t in enumerate(titles, 1)
    )
    return Listing("Harbour press office", links)


@dataclasses.dataclass
class Newsroom:
    """A store, its configuration and its clock; visits are recorded one by one."""

    store: Store
    config: Config
    clock: ManualClock

    def page(self, source, url, title="") -> Page:
        (page,) = self.store.ensure_pages(
            source,
            [Link(url, title)],
            kind=PageKind.UNKNOWN,
            found_at=self.clock.now(),
            due_at=self.clock.now(),
        )
        return page

    def see(self, page, content=None, *, body=None, kind="text/html", **more):
        """Record a visit: a new version if `content`, else nothing new."""
        page = self.store.page(page.id)
        now = self.clock.now()
        text = body if body is not None else _markup(content)
        capture = Capture(
            page.url,
            page.url,
            now,
            0.21,
            status=200,
            headers=(("Content-Type", kind),),
            body=text if isinstance(text, bytes) else text.encode(),
        )
        last = self.store.latest(page.id)
        change = diff(last.parsed.content, content) if last and content else None
        check = Check(
            page,
            capture,
            more.pop("verdict", Verdict(Availability.OK)),
            now + dt.timedelta(hours=6),
            parsed=Parsed(content, "utf-8", 1) if content else None,
            change=change,
            fingerprint=fingerprint(change)
            if change and "became" not in more
            else None,
            **more,
        )
        (done,) = self.store.record([check], channels=("desk",))
        return done

    def fail(self, page, availability=Availability.UNAVAILABLE, *, became=None):
        verdict = Verdict(availability, "the server answered 503")
        return self.see(page, None, body="", verdict=verdict, became=became)

    def wait(self, hours):
        self.clock.advance(hours * 3600)


def _markup(content):
    """Return a page that could have been read so, with what must never run."""
    if content is None:
        return "<p>nothing new"
    texts = (
        [x.title for x in content.links]
        if isinstance(content, Listing)
        else [t.text for t in content.turns]
    )
    body = "".join(f"<p>{t}</p>" for t in texts)
    return (
        f"<!doctype html><title>{content.title}</title><h1>{content.title}</h1>{body}"
        "<script>document.title='ran'</script><img src=https://tracker.example/x.png>"
    )


def empty() -> Newsroom:
    return Newsroom(MemoryStore(), read(CONFIG), ManualClock(START))


def newsroom(store=None) -> Newsroom:
    """A newsroom after some days of work."""
    room = Newsroom(store or MemoryStore(), read(CONFIG), ManualClock(START))
    index = room.page("harbour", "https://harbour.example/press/")
    boats = room.page("harbour", "https://harbour.example/press/1")
    talk = room.page("江城发布", "https://jiangcheng.example/fbh/20260601.html")
    gone = room.page("江城发布", "https://jiangcheng.example/fbh/20260520.html")
    room.see(index, listing("Ferry line to open in September"))
    room.see(boats, ferry())
    room.see(talk, transcript())
    room.see(gone, transcript(title="防汛工作发布会"))
    for _ in range(6):
        room.wait(4)
        for page in (index, boats, talk, gone):
            room.see(page, verdict=Verdict(Availability.UNCHANGED))
    room.see(talk, transcript("3.2万起"))
    room.wait(5)
    room.see(boats, ferry("two"))
    room.see(
        index, listing("Ferry line to open in September", "New pier for the island")
    )
    room.wait(9)
    room.fail(gone)
    room.wait(6)
    room.fail(gone, Availability.GONE, became=Availability.GONE)
    room.see(talk, transcript("3.2万起", speaker="郑闻笛"))
    room.wait(7)
    room.see(talk, transcript("3.2万起", speaker="郑闻笛", answer=False))
    room.fail(boats)
    room.wait(2)
    return room
