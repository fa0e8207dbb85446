"""The day on which a page says that it was published."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from monitor.parse._blocks import Layout
from monitor.parse._body import Body, mark_parts
from monitor.parse._dates import find_dates
from monitor.parse._phrases import AS_OF_BEHIND, EVENT, PUBLISHED, TODAY, UPDATED
from monitor.parse._title import Title
from monitor.parse._words import words


class _Clue(NamedTuple):
    score: float
    day: dt.date


# Weights of the evidence for a day, added up.
PUBLISHED_WORD = 4.0
UPDATED_WORD = -1.5
EVENT_WORD = -0.5
DATE_ALONE = 1.5
NEAR_TITLE = 2.0
NAMED_DATE = 1.5
BESIDE_TITLE = 0.8
AS_OF = -2.5
HEADER_LINE = 1.0
BODY_EDGE = -1.0
IN_CHROME = -4.0
IN_PROSE = -3.0
IN_TITLE = -2.5
META = 0.6
JSON_LD = 0.5
URL = 0.4
META_UPDATED = -0.5
LEAST = -2.5
NEAR = 8
LINE_WEIGHT = 170.0
# The first and last paragraphs of a body may hold the only date of a page.
EDGE = 3
# So may a field of its header, of so many blocks, in a line of its own.
HEADER, LONGEST_DAY = 12, 40
# In characters: what may stand beside a date alone, and how far before it its word.
ALONE = 14
WORDS_WITHIN = 40
_CHROME = words("navigation footer aside related form comment links dialog")

_DATE_MARKS = words(
    "date dates datetime time pubdate published publishdate posted timestamp pubtime "
    "postdate entrydate fecha data datum rq riqi shijian fbsj createddate"
)
_META_PUBLISHED = words(
    """
    article:published_time pubdate publishdate publish_date datepublished date dc.date
    dc.date.issued dcterms.issued dcterms.created dcterms.date og:published_time
    published_time sailthru.date parsely-pub-date dc.date.created citation_date
    firstpublishedtime publicationdate article.published releasedate publish-date
    og:release_date created dcterms.available date.release
    """
)
_META_UPDATED = words(
    """
    article:modified_time og:updated_time dcterms.modified dc.date.modified lastmod
    last-modified datemodified modified revised
    """
)
# The day at a page's head, "今天是 2026年6月2日": that of the visit, in a short line.
VISIT, LONGEST_CLOCK = -20.0, 60
_JSON_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_DIGIT = re.compile(
    r"[\d〇一二三四五六七八九十](?:(?<=\d)|[〇一二三四五六七八九十]|(?=[月日]))"
)
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/\-_]?(0[1-9]|1[0-2])[/\-_]?([0-3]\d)(?!\d)"
)


def find_published(
    layout: Layout, body: Body, title: Title, url: str | None, at: dt.datetime | None
) -> dt.date | None:
    """Weigh all that the page says of days; None where nothing is said."""
    scores: dict[dt.date, float] = {}
    order: list[dt.date] = []
    for clue in (*_printed(layout, body, title, at), *_unprinted(layout, url)):
        if clue.day not in scores:
            order.append(clue.day)
            scores[clue.day] = clue.score
        else:
            # A second clue to the same day speaks for it, if less than the first.
            high, low = sorted((scores[clue.day], clue.score), reverse=True)
            scores[clue.day] = high + max(0.0, 0.3 * low)
    best = max(order, key=lambda day: scores[day], default=None)
    if best is None or scores[best] < LEAST:
        return None
    return best


def _printed(
    layout: Layout, body: Body, title: Title, at: dt.datetime | None
) -> Iterator[_Clue]:
    inside = set(body.blocks)
    edges = set(body.blocks[:EDGE] + body.blocks[-EDGE:])
    header = body.blocks[EDGE:HEADER]
    edges.update(i for i in header if len(layout.blocks[i].text) <= LONGEST_DAY)
    place = title.blocks[-1] if title.blocks else (body.blocks[0] if body.blocks else 0)
    lang = layout.head.lang or None
    for index, block in enumerate(layout.blocks):
        if block.hidden or (index in inside and index not in edges):
            continue
        if not _DIGIT.search(block.text):
            continue
        if block.heavy > LINE_WEIGHT and index not in edges:
            continue
        text = block.text[:400]
        dates = find_dates(text, at=at, lang=lang)
        of_event = EVENT_WORD * bool(dates and EVENT.search(block.text))
        for found in dates:
            yield _Clue(
                of_event
                + _score(layout, body, index, (found.start, found.end), place)
                + (IN_TITLE if index in title.blocks else 0.0),
                found.date,
            )


def _score(
    layout: Layout, body: Body, index: int, span: tuple[int, int], place: int
) -> float:
    block = layout.blocks[index]
    score = _by_words(layout, index, span)
    if len(block.text) - (span[1] - span[0]) <= ALONE:
        score += DATE_ALONE
    distance = abs(index - place)
    if distance <= NEAR:
        score += NEAR_TITLE * (1 - distance / (2 * NEAR))
    if distance == 1 and _beside(layout, block.box, layout.blocks[place].box):
        score += BESIDE_TITLE
    for box in layout.ancestors(block.box)[:2]:
        mark = layout.boxes[box].mark
        if mark and not _DATE_MARKS.isdisjoint(mark_parts(mark)):
            score += NAMED_DATE
            break
    why = body.reasons.get(index)
    if why in _CHROME:
        score += IN_CHROME
    elif why == "source line":
        score += HEADER_LINE
    elif why is None:
        score += BODY_EDGE
        if block.heavy > LINE_WEIGHT:
            score += IN_PROSE
    return score


def _beside(layout: Layout, box: int, title: int) -> bool:
    """Tell whether a line over the headline, or under it, stands in one box with it."""
    around = layout.boxes[title].parent
    return around > 0 and box != title and around in (box, layout.boxes[box].parent)


def _by_words(layout: Layout, index: int, span: tuple[int, int]) -> float:
    """Weigh the words before a date, or in the block before where it stands alone."""
    text = layout.blocks[index].text
    before = text[max(0, span[0] - WORDS_WITHIN) : span[0]]
    score = 0.0
    published = bool(PUBLISHED.search(before))
    if published:
        score += PUBLISHED_WORD
    elif index and not before.strip():
        above = layout.blocks[index - 1].text[-WORDS_WITHIN:]
        score += PUBLISHED_WORD / 2 * bool(PUBLISHED.search(above))
    if UPDATED.search(before):
        score += UPDATED_WORD - PUBLISHED_WORD / 2 * published
    if AS_OF_BEHIND.match(text, span[1]):
        score += AS_OF
    if len(text) <= LONGEST_CLOCK and TODAY.match(text):
        return VISIT
    return score


def _unprinted(layout: Layout, url: str | None) -> Iterator[_Clue]:
    for name, content in layout.head.metas:
        published = name in _META_PUBLISHED
        if published or name in _META_UPDATED:
            for found in find_dates(content, day_first=False)[:1]:
                yield _Clue(META if published else META_UPDATED, found.date)
    for script in layout.head.scripts:
        for match in _JSON_PUBLISHED.finditer(script):
            for found in find_dates(match[1], day_first=False)[:1]:
                yield _Clue(JSON_LD, found.date)
    for match in _URL_DAY.finditer(url or ""):
        try:
            yield _Clue(URL, dt.date(int(match[1]), int(match[2]), int(match[3])))
        except ValueError:
            continue
