"""What happens on the demonstration site, and the report each event must cause."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from monitor.model import Availability, Comparison, Edit, EditKind, Part

Matches = Callable[[Comparison], bool]


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    """Something that the site does to one of its pages.

    `page` is the page's path, or None where every page is concerned. `matches` says
    whether a report is the one that this event must cause; an event without it must
    cause none.
    """

    name: str
    page: str | None
    what: str
    matches: Matches | None = None


INDEX = "/fbh/"
# Nobody watches this one: it is there to be added by whoever plays on.
OTHER_INDEX = "/zwgk/"


@dataclasses.dataclass(frozen=True, slots=True)
class Release:
    """A release on the site: its address, template, layout and place on the index."""

    path: str
    template: str
    layout: str
    title: str
    date: str


RELEASES = (
    Release(
        "/fbh/202606/t20260602_1005.html",
        "clinics.html",
        "layout_answers.html",
        "省卫生健康委参加“家门口的医院”新闻发布会并回答记者提问",
        "2026-06-02",
    ),
    Release(
        "/fbh/live/20260528.html",
        "fishing_live.html",
        "layout_live.html",
        "介绍伏季休渔和海洋牧场建设有关情况",
        "2026-05-28",
    ),
    Release(
        "/fbh/live/20260526.html",
        "forest_live.html",
        "layout_live.html",
        "介绍全省森林防火和生态修复有关情况",
        "2026-05-26",
    ),
    Release(
        "/fbh/live/20260521.html",
        "port_live.html",
        "layout_live.html",
        "介绍海棠港“十五五”时期发展的重点任务和举措",
        "2026-05-21",
    ),
    Release(
        "/fbh/202605/t20260519_1004.html",
        "museums.html",
        "layout_answers.html",
        "省文化和旅游厅参加“夜游云汐”新闻发布会并回答记者提问",
        "2026-05-19",
    ),
    Release(
        "/fbh/202605/t20260515_1003.html",
        "schools.html",
        "layout_answers.html",
        "省教育厅参加“护航成长”新闻发布会并回答记者提问",
        "2026-05-15",
    ),
    Release(
        "/fbh/202605/t20260512_1002.html",
        "reservoirs.html",
        "layout_answers.html",
        "省水利厅参加“安澜”新闻发布会并回答记者提问",
        "2026-05-12",
    ),
    Release(
        "/fbh/202605/t20260508_1001.html",
        "bridges.html",
        "layout_answers.html",
        "省交通运输厅参加“便民出行”新闻发布会并回答记者提问",
        "2026-05-08",
    ),
)


def page(template: str) -> str:
    """Return the path of the release made from a template."""
    return next(r.path for r in RELEASES if r.template == template)


def _only(matches: Callable[[Edit], bool]) -> Matches:
    """Match a report of just one edit worth telling, and that one right."""

    def one(comparison: Comparison) -> bool:
        told = [e for e in comparison.change.edits if e.severity]
        return comparison.became is None and len(told) == 1 and matches(told[0])

    return one


def _becomes(availability: Availability) -> Matches:
    return lambda comparison: comparison.became is availability


EVENTS: dict[str, Event] = {
    event.name: event
    for event in (
        Event(
            "visitors",
            None,
            "a new view counter, visitor number, day and sidebar on every page",
        ),
        Event(
            "figure",
            page("bridges.html"),
            "a figure in Luo Qingyue's first answer: 3.3万 became 3.2万",
            _only(
                lambda e: (
                    e.kind is EditKind.EDITED
                    and e.speaker == "骆清越"
                    and "3.3万" in (e.old or "")
                    and "3.2万" in (e.new or "")
                )
            ),
        ),
        Event(
            "removal",
            page("reservoirs.html"),
            "the second question and its answer were taken out",
            _only(
                lambda e: (
                    e.kind is EditKind.REMOVED
                    and e.part is Part.EXCHANGE
                    and "白鹭湾" in (e.old or "")
                    and "锰含量" in (e.old or "")
                )
            ),
        ),
        Event(
            "moved",
            page("port_live.html"),
            "a sentence of Shen Wangshu moved into Liang Xingye's answer",
            _only(
                lambda e: (
                    e.kind is EditKind.MOVED
                    and e.former_speaker == "沈望舒"
                    and e.speaker == "梁星野"
                )
            ),
        ),
        Event(
            "name",
            page("forest_live.html"),
            "a name corrected in Xi Muhan's statement: 陈志远 became 陈致远",
            _only(
                lambda e: (
                    e.kind is EditKind.EDITED
                    and e.speaker == "席慕寒"
                    and "陈志远" in (e.old or "")
                    and "陈致远" in (e.new or "")
                )
            ),
        ),
        Event(
            "release",
            INDEX,
            "a new release at the top of the index",
            _only(
                lambda e: (
                    e.kind is EditKind.ADDED
                    and e.part is Part.RELEASE
                    and "家门口的医院" in (e.new or "")
                )
            ),
        ),
        Event(
            "challenge",
            page("schools.html"),
            "a bot challenge with status 200 instead of the page",
            _becomes(Availability.BLOCKED),
        ),
        Event(
            "gone",
            page("fishing_live.html"),
            "the page was taken down (404)",
            _becomes(Availability.GONE),
        ),
        Event(
            "redesign",
            page("museums.html"),
            "the page was redesigned with the same words, and is now in UTF-8",
        ),
    )
}

# What happens between two rounds. The last stage brings nothing new: it is there for
# the checks that confirm what the one before it did.
STAGES: tuple[tuple[str, ...], ...] = (
    (),
    ("visitors",),
    ("figure", "removal"),
    ("moved", "name", "release"),
    ("challenge", "gone", "redesign"),
    (),
    (),
)
